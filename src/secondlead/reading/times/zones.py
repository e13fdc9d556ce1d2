"""Whose clocks a report counts by: the outlet's, the dateline's town's, and what clocks of several zones say of each other.

Here: names -> zones (lexicon/en/outlets.tsv, place_zones.tsv). Not here: the days that follow (anchors.py), hours in sentences (clocks.py).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from secondlead.lexicon import index, table
from secondlead.reading.places.gazetteer import Entry, gazetteer

RIVAL = 5  # times fewer people than the largest town of a name: below that, the other is not thought of
OTHERWISE = 20  # times less likely by another name than its own

_END = re.compile(r"[(/:]| (?:-|--+|[–—―_])|[–—―_]")


@cache
def _outlets() -> dict[str, str]:
    """{name in lower case: zone}; a name of several outlets in several zones has none."""
    zones: dict[str, set[str]] = {}
    for row in table("outlets"):
        for name in {row["name"].casefold(), row["name"].split(" (")[0].casefold(), *row["aliases"].casefold().split("|")} - {""}:
            zones.setdefault(name, set()).add(row["zone"])
    whole = {row["name"].casefold(): row["zone"] for row in table("outlets")}
    return {name: min(several) for name, several in zones.items() if len(several) == 1} | whole


def of_outlet(name: str | None) -> ZoneInfo | None:
    """The zone of an outlet's newsroom; None where the table does not know it."""
    bare = " ".join((name or "").split()).strip(" .,;:").casefold()
    found = _outlets().get(bare) or _outlets().get(bare.removeprefix("the "))
    return ZoneInfo(found) if found else None


@lru_cache(maxsize=256)
def of_dateline(printed: str, day: str = "") -> ZoneInfo | None:
    """The zone of the town that a dateline opens with. day: the words of its day, which are no part of the place.

    None where nobody knows the town, or where two of that name are alike in size and their clocks are not.
    """
    names = [part.strip(" .") for part in _END.split(printed.replace(day, "(") if day else printed)[0].split(",") if part.strip(" .")]
    if not names:
        return None
    towns = gazetteer().named(names[0])
    for name in names[1:]:
        outer = {(one.country, "" if one.kind == "country" else one.admin1) for one in gazetteer().named(name) if one.kind != "city"}
        towns = [one for one in towns if (one.country, one.admin1) in outer or (one.country, "") in outer] or towns
    towns = [one for one in towns if one.kind == "city"] or [one for one in towns if one.kind in ("country", "admin1")]
    if not towns:
        return None
    largest = max(_weight(one) for one in towns)
    zones = {_of_place(one) for one in towns if _weight(one) * RIVAL >= largest}
    return zones.pop() if len(zones) == 1 else None


def _weight(place: Entry) -> float:
    """How likely a place is meant by a name: its people, fewer where it has another name of its own."""
    return place.population / (OTHERWISE if place.other else 1)


def _of_place(place: Entry) -> ZoneInfo | None:
    zones = index("place_zones")
    keys = (str(place.ident), f"{place.country}.{place.admin1}", place.country)
    return next((ZoneInfo(zones[key]["zone"]) for key in keys if key in zones), None)


def offset(value: str, at: datetime, home: ZoneInfo | None) -> int | None:
    """Minutes east of Greenwich of a zone of time_words.tsv at a moment of its own clock; None for "local time" of nobody knows where.

    value: minutes, an IANA name, or an abbreviation and minutes ("IST 330"): home's own zone where it goes by that abbreviation then.
    """
    short, _, told = value.rpartition(" ")
    zone = home if short and home and at.replace(tzinfo=home).tzname() == short else None
    if zone is None and "/" in told:
        zone = ZoneInfo(told)
    if zone is None:
        return int(told) if told.lstrip("-").isdigit() else None
    away = at.replace(tzinfo=zone).utcoffset()
    return round(away / timedelta(minutes=1)) if away is not None else None


def day_at(stamp: datetime, zone: ZoneInfo | None) -> date:
    """The day of a moment by the clocks of a zone, by its own where there is none or the calendar ends."""
    try:
        return stamp.astimezone(zone or stamp.tzinfo or UTC).date()
    except OverflowError:
        return stamp.date()
