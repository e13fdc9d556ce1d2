"""Days and moments as a reader says them.

Here: ISO 8601 in, words out, the same in every locale. Not here: what "Monday" means (reading/), time zones' names.
"""

from __future__ import annotations

from datetime import date, datetime

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def day(iso: str) -> str:
    """ "2025-03-04" as "Tuesday 4 March 2025", with the hour and zone where there are any; what is not ISO 8601 stays as it is."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    spoken = f"{DAYS[moment.weekday()]} {plain(moment)} {moment.year}"
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
