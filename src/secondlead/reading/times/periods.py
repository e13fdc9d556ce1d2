"""Weeks, months, seasons and edges of longer stretches: "early next week", "last fall", "the end of 1990", "the weekend".

Here: found expressions of a stretch longer than a day -> senses. Not here: days (days.py), quarters, years by figures, lengths of time.
"""

from __future__ import annotations

from secondlead.reading.times.calendar import Stretch
from secondlead.reading.times.days import mod_of, way
from secondlead.reading.times.directions import words_for
from secondlead.reading.times.finding import Found
from secondlead.reading.times.naming import moved, ordinal_unit, rel_of, the_month, the_year, words_in
from secondlead.reading.times.quarters import read_quarter
from secondlead.reading.times.scene import Scene, Sense, date_of
from secondlead.reading.times.tense import AHEAD, BEHIND
from secondlead.reading.times.years import read_decade


def read_monthrel(found: Found, scene: Scene) -> Sense:
    """July last year, January this year, March 1996, early June 2020."""
    one, rest = the_month(found, scene, found.of("month")[0])
    return date_of(one, mod_of(found), scene.today, rest)


def read_season(found: Found, scene: Scene) -> Sense | None:
    """This summer, last fall, the winter of 1994, spring 2020."""
    item = found.of("season")[0]
    if len(found.items) <= 2 and rel_of(found) is None and not found.has("year", "early", "edge") and not _placed(found, scene):
        return None
    year, number, rel = the_year(found, scene), int(item.value) - 1, rel_of(found)
    if year is not None:
        return date_of(Stretch("S", year * 4 + number), mod_of(found))
    here = scene.here("S")
    if here is None:
        return Sense("DATE", "")
    options = [Stretch("S", here.n // 4 * 4 + number + 4 * by) for by in (-1, 0, 1)]
    told = BEHIND if rel in ("-1", "R") else AHEAD if rel in ("1", "F") else way(found, scene)
    if rel == "-1":
        options = [one for one in options if one.n < here.n or (one.n <= here.n and "past" in words_in(found, scene))]
    elif rel == "1":
        options = [one for one in options if one.n > here.n]
    elif told == AHEAD:
        options = [one for one in options if one.n >= here.n]
    elif told == BEHIND and rel != "0":
        options = [one for one in options if one.n <= here.n]
    if not options:
        return None
    return date_of(min(options, key=lambda one: (abs(one.n - here.n), one.n > here.n)), mod_of(found), scene.today)


def _placed(found: Found, scene: Scene) -> bool:
    """Whether a bare season stands where a time stands: in the spring, not the spring of a watch."""
    words, first, last = scene.parse.words, found.items[0].first, found.items[-1].last
    before = words[first - 1].lower if first and words[first - 1].sentence == words[first].sentence else ""
    after = words[last + 1].lower if last + 1 < len(words) else ""
    return before in words_for("season_lead") and after not in (
        "of",
        "in",
    )


def read_relunit(found: Found, scene: Scene) -> Sense | None:
    """Last week, this year, the following month, the latest quarter, that period."""
    units = found.of("unit", "second")
    rel = rel_of(found)
    if rel is None:
        return None
    unit = units[0].value if units else "P"
    if unit == "P":
        if rel in ("L", "0", "S") and scene.quarter:
            return date_of(scene.quarter)
        return None
    if unit.startswith("T"):
        return None
    words = words_in(found, scene)
    if rel == "R":
        return Sense("DATE", "PAST_REF")
    if "past" in words and unit != "D":
        return Sense("DURATION", f"P1{unit}") if unit not in ("E", "C") else Sense("DURATION", "P10Y" if unit == "E" else "P100Y")
    if unit == "F":
        return None
    one = moved(unit, rel, found, scene)
    if one is None:
        return Sense("DATE", "")
    return date_of(one, mod_of(found), scene.today)


def read_weekend(found: Found, scene: Scene) -> Sense:
    """The weekend, last weekend, this weekend: behind or ahead as tense tells."""
    rel, here = rel_of(found), scene.here("WE")
    if here is None or here.first is None or scene.base is None:
        return Sense("DATE", "")
    inside = scene.base >= here.first
    if rel in ("-1", "B"):
        one = here.moved(-1)
    elif rel in ("1", "F"):
        one = here.moved(1)
    elif way(found, scene) == AHEAD or inside or (rel == "0" and scene.base.weekday() > 1):
        one = here
    else:
        one = here.moved(-1)
    return date_of(one, mod_of(found))


def read_edge(found: Found, scene: Scene) -> Sense | None:
    """The end of the month, early next year, year-end, later this week, the beginning of October, late in 2020."""
    mod = mod_of(found)
    months = found.of("month")
    if found.has("weekday", "deictic", "holiday"):
        return None
    if months:
        one, rest = the_month(found, scene, months[0])
        return date_of(one, mod, scene.today, rest)
    if found.has("decade", "decadeword"):
        return read_decade(found, scene)
    if found.has("season"):
        return read_season(found, scene)
    if ordinal_unit(found):
        return read_quarter(found, scene)
    if found.has("weekend"):
        return read_weekend(found, scene)
    year = the_year(found, scene)
    if year is not None:
        return date_of(Stretch("Y", year), mod, scene.today)
    units = found.of("unit", "second")
    if not units or units[0].value.startswith("T") or units[0].value == "F":
        return None
    unit, rel = units[0].value, rel_of(found)
    one = moved(unit, rel, found, scene) if rel is not None else scene.there(unit) if unit == "D" else scene.here(unit)
    if mod == "EARLIER" and unit == "D" and rel is None and _ahead(one, scene):  # "earlier in the day", behind a plan for tomorrow
        one = scene.here(unit)
    return date_of(one, mod, scene.today)


def _ahead(one: Stretch | None, scene: Scene) -> bool:
    return one is not None and one.first is not None and scene.today is not None and one.first > scene.today


def read_theunit(found: Found, scene: Scene) -> Sense | None:
    """The quarter, the year, the week, the day, by itself: the one spoken of last."""
    units = found.of("unit")
    if not units:
        return None
    unit = units[0].value
    after = scene.parse.words[found.items[-1].last + 1].lower if found.items[-1].last + 1 < len(scene.parse.words) else ""
    if after in words_for("period_end") and unit in ("Y", "M", "W"):
        return Sense("DURATION", f"P1{unit}")
    if unit == "Q":
        return date_of(scene.quarter if scene.quarter else scene.here("Q"))
    if unit in ("Y", "M", "W"):
        one = scene.here(unit)
        return date_of(one) if one else Sense("DURATION", f"P1{unit}")
    return None
