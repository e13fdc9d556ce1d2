"""Which reading an expression gets: the table of names of time_patterns.tsv to functions.

Here: the table, and the readings of whole-word expressions. Not here: the other readings (days.py, hours.py, periods.py, lengths.py).
"""

from __future__ import annotations

from collections.abc import Callable

from secondlead.reading.times import days, hours, lengths, periods, quarters, years
from secondlead.reading.times.calendar import Stretch
from secondlead.reading.times.directions import words_for
from secondlead.reading.times.finding import Found
from secondlead.reading.times.numbers import number
from secondlead.reading.times.scene import Scene, Sense, date_of


def read_vague(found: Found, scene: Scene) -> Sense | None:
    """Now, recently, soon: nothing but before, at or after the time of the report."""
    item = found.items[0]
    word = scene.parse.words[item.last]
    value = {"current": "PRESENT_REF", "recent": "PAST_REF"}.get(item.cls, item.value)
    after = scene.parse.words[item.last + 1].lower if item.last + 1 < len(scene.parse.words) else ""
    before = scene.parse.words[item.first - 1].lower if item.first else ""
    if after in words_for("not_soon") and word.lower in ("soon", "shortly"):
        return None
    if before == "as" and word.lower == "soon":
        return None
    today = scene.base.isoformat() if scene.base else None
    ends = {"PRESENT_REF": (today, today), "PAST_REF": (None, today), "FUTURE_REF": (today, None)}[value]
    return Sense("DATE", value, *ends)


def read_past(found: Found, scene: Scene) -> Sense | None:
    """The past, as a noun."""
    word = scene.parse.words[found.items[-1].last]
    today = scene.base.isoformat() if scene.base else None
    return Sense("DATE", "PAST_REF", None, today) if word.lower == "past" and word.upos == "NOUN" else None


def read_spoken(found: Found, scene: Scene) -> Sense | None:
    """A year in words: nineteen ninety-six, the year two thousand."""
    del scene
    numerals = [int(one.value) for one in found.of("numeral")]
    if found.has("unit"):
        year = int(number(found.of("numeral")) or 0) if found.of("unit")[0].value == "Y" else 0
        return date_of(Stretch("Y", year)) if 1000 <= year < 2200 else None
    if numerals[0] not in range(16, 21) or not 10 <= numerals[1] < 100:
        return None
    return date_of(Stretch("Y", numerals[0] * 100 + sum(numerals[1:])))


READINGS: dict[str, Callable[[Found, Scene], Sense | None]] = {
    "age": lengths.read_age,
    "ago": lengths.read_ago,
    "century": years.read_century,
    "clock": hours.read_clock,
    "clockday": hours.read_clock,
    "coming": lengths.read_coming,
    "day": days.read_day,
    "daypart": hours.read_daypart,
    "decade": years.read_decade,
    "dayrange": days.read_dayrange,
    "edge": periods.read_edge,
    "edgeday": days.read_edgeday,
    "fiscalyear": years.read_year,
    "holiday": days.read_holiday,
    "iso": days.read_iso,
    "length": lengths.read_length,
    "lengthrel": lengths.read_lengthrel,
    "month": periods.read_monthrel,
    "monthrel": periods.read_monthrel,
    "monthyear": periods.read_monthrel,
    "quarter": quarters.read_quarter,
    "relunit": periods.read_relunit,
    "relweekend": periods.read_weekend,
    "season": periods.read_season,
    "set": lengths.read_set,
    "slashed": days.read_slashed,
    "spokenyear": read_spoken,
    "thepast": read_past,
    "theunit": periods.read_theunit,
    "vague": read_vague,
    "year": years.read_year,
    "yearapos": years.read_year,
    "yearearlier": quarters.read_yearearlier,
    "yearpair": years.read_year,
    "yearsquarter": quarters.read_yearsquarter,
}
