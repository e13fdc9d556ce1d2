"""Days and moments as a reader says them.

Here: ISO 8601 in, words out, the same in every locale. Not here: what "Monday" means (reading/), time zones' names.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime

from secondlead.reading.times.days import WEEKDAYS

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def day(iso: str) -> str:
    """ "2025-03-04" as "Tuesday 4 March 2025", with the hour and zone where there are any; what is not ISO 8601 stays as it is."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    spoken = f"{WEEKDAYS[moment.weekday()]} {plain(moment)} {moment.year}"
    if len(iso) > 10:
        spoken += f", {moment:%H:%M}"
        if moment.tzinfo is not None:
            offset = f"{moment:%z}"
            spoken += " UTC" if offset == "+0000" else f" {offset[:3]}:{offset[3:5]}"
    return spoken


def stretch(first: str | None, last: str | None) -> str | None:
    """From one day to another, both included, without the weekday: "4 March", "1 to 7 March"; None where neither is known."""
    try:
        start = date.fromisoformat(first) if first else None
        end = date.fromisoformat(last) if last else None
    except ValueError:
        return None
    if start is None or end is None:
        return f"from {plain(start)}" if start else f"until {plain(end)}" if end else None
    if start == end:
        return plain(start)
    if start.year != end.year:
        return f"{plain(start)} {start.year} to {plain(end)} {end.year}"
    return f"{start.day if start.month == end.month else plain(start)} to {plain(end)}"


def plain(when: date) -> str:
    """Day and month: "4 March"."""
    return f"{when.day} {MONTHS[when.month - 1]}"


def between(first: str | None, last: str | None) -> str:
    """From one day or moment to another, with the year: "Tuesday 4 March 2025", "1 to 7 March 2025", "from 4 March 2025"."""
    if first == last or first is None or last is None:
        one = first or last or ""
        told = day(one)
        return told if first == last else f"from {told}" if first else f"until {told}"
    if len(first) > 10 and len(last) > 10 and first[:10] == last[:10]:
        return f"{day(first)} to {last[11:16]}"
    if len(first) == 10 and len(last) == 10:
        if first[4:] == "-01-01" and last[4:] == "-12-31":
            return first[:4] if first[:4] == last[:4] else f"{first[:4]} to {last[:4]}"
        if whole := month(first, last):
            return whole
        if days := stretch(first, last):
            return days if first[:4] != last[:4] else f"{days} {last[:4]}"
    if len(first) > 10 and first[:10] == last:
        return f"{day(first)} on"
    if len(last) > 10 and last[:10] == first:
        return f"{day(first)}, until {last[11:16]}"
    return f"{day(first)} to {day(last)}"


def month(first: str, last: str) -> str | None:
    """ "September 2023", where the two are its first and last day."""
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    whole = start.day == 1 and start.month == end.month and start.year == end.year and end.day == monthrange(end.year, end.month)[1]
    return f"{MONTHS[start.month - 1]} {start.year}" if whole else None


LENGTH = re.compile(r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?")
UNITS = ("year", "month", "week", "day", "hour", "minute", "second")


def duration(value: str) -> str:
    """ "PT20H" as "20 hours"; nothing for what is no plain ISO 8601 duration."""
    found = LENGTH.fullmatch(value)
    parts = (
        [f"{count} {unit}{'' if count == '1' else 's'}" for count, unit in zip(found.groups(), UNITS, strict=True) if count]
        if found
        else []
    )
    return " ".join(parts)
