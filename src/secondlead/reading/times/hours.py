"""Hours of the day and parts of it: "9 a.m. Tuesday", "Friday night", "this morning", "at noon".

Here: found expressions of an hour -> senses. Not here: the day that they name (days.py).
"""

from __future__ import annotations

import re
from functools import cache

from secondlead.lexicon import index
from secondlead.reading.times.calendar import Stretch, day
from secondlead.reading.times.days import mod_of, says, the_day, way
from secondlead.reading.times.finding import Found
from secondlead.reading.times.scene import Scene, Sense
from secondlead.reading.times.tense import AHEAD

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(am|pm)?")


@cache
def _parts() -> dict[str, dict[str, str]]:
    return index("day_parts")


def read_daypart(found: Found, scene: Scene) -> Sense:
    """A part of a day: Friday night, this morning, last night, tonight."""
    part = next((one.value for one in found.of("part")), "NI")
    code = _parts()[part]["code"]
    if found.has("month", "weekday", "deictic", "holiday"):
        one, rest = the_day(found, scene)
    else:
        base, rest = scene.base, ""
        rel = next((one.value for one in found.of("rel", "this", "current")), "0")
        one = day(base) if base else None
        if rel in ("F", "B", "S") or (rel == "-1" and says(found, scene, "previous")) or (rel == "1" and says(found, scene, "the")):
            last = scene.last if scene.last and scene.last.unit == "D" else one
            one = last.moved({"F": 1, "1": 1, "B": -1, "-1": -1}.get(rel, 0)) if last else None
        elif one and rel in ("-1", "1"):
            one = one.moved(int(rel))
        if one and any(w.lower == "overnight" for w in scene.parse.words[found.items[0].first : found.items[-1].last + 1]):
            one = one.moved(0 if way(found, scene) == AHEAD else -1)
    if one is None or one.first is None:
        return Sense("TIME", f"{rest}T{code}" if rest else "")
    return Sense(
        "TIME",
        f"{one.value}T{code}",
        *_hours(one, part),
        mod=mod_of(found) if mod_of(found) in ("START", "END", "MID") else "",
        stretch=one,
    )


def _hours(one: Stretch, part: str) -> tuple[str, str]:
    row = _parts()[part]
    end = one.moved(1) if row["to"] < row["from"] else one
    return f"{one.value}T{row['from']}", f"{(end if end.first else one).value}T{row['to']}"


def _hour_of(found: Found) -> tuple[int, int] | None:
    """Hour and minute that a clock time says; None where no clock shows it."""
    if found.has("clockword"):
        noon = found.of("clockword")[0].value
        return int(noon[:2]), int(noon[3:])
    half = next((one.value for one in found.of("ampm")), "")
    if not half and found.has("part"):
        half = "am" if found.of("part")[0].value in ("MO", "DAWN") else "pm"
    first = found.of("clock", "year", "figure", "daynum", "numeral")
    if not first:
        return None
    item = first[0]
    if item.cls in ("year", "figure"):
        if len(item.value) not in (3, 4) or not item.value.isdigit():
            return None
        hour, minute = int(item.value[:-2]), int(item.value[-2:])
    elif item.cls == "clock":
        parts = _CLOCK.fullmatch(item.value)
        if not parts:
            return None
        hour, minute, half = int(parts[1]), int(parts[2] or 0), half or parts[3] or ""
    else:
        hour, minute = int(item.value), 0
    if half and hour > 12:
        half = ""
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    return (hour, minute) if hour < 25 and minute < 60 else None


def read_clock(found: Found, scene: Scene) -> Sense | None:
    """An hour, of the day named with it, else of the day that its sentence speaks of, else of the last day spoken of."""
    shown = _hour_of(found)
    if shown is None:
        return None
    sentence = scene.parse.words[found.items[0].first].sentence
    if found.has("month", "weekday", "deictic", "holiday"):
        one, rest = the_day(found, scene)
    else:
        one, rest = scene.days.get(sentence), ""
        if one is None:
            one = scene.last if scene.last and scene.last.unit == "D" else day(scene.base) if scene.base else None
    clock = f"T{shown[0]:02}:{shown[1]:02}"
    if one is None or one.first is None:
        return Sense("TIME", (rest or "XXXX-XX-XX") + clock)
    moment = one.value + clock
    if shown[0] == 24:
        after = one.moved(1)
        moment = f"{after.value}T00:00" if after.first else f"{one.value}T23:59"
    return Sense("TIME", one.value + clock, moment, moment, "APPROX" if found.has("approx") else "", one)
