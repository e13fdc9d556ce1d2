"""Quarters and halves of a year, and the same quarter of the year before, as business reports speak of them.

Here: found expressions of a quarter -> senses. Not here: other stretches (periods.py).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from secondlead.lexicon import table
from secondlead.reading.times.calendar import MONTHS, Stretch
from secondlead.reading.times.days import mod_of, way
from secondlead.reading.times.finding import Found
from secondlead.reading.times.naming import ordinal_unit, the_year
from secondlead.reading.times.scene import Scene, Sense, date_of
from secondlead.reading.times.tense import AHEAD

RECENT = 3  # sentences after a quarter was spoken of in which "a year earlier" means that quarter of the year before


def read_quarter(found: Found, scene: Scene) -> Sense | None:
    """The third quarter: of the year named, else of this year, or of the one that tense and the calendar leave."""
    told = ordinal_unit(found)
    sentence = scene.parse.sentences[scene.parse.words[found.items[0].first].sentence]
    if told is None or not 1 <= told[0] <= (4 if told[1] == "Q" else 2):
        return read_century_year(found, scene) if told is None else None
    number, unit = told
    year = the_year(found, scene)
    if year is None and _sport(scene, sentence.first, sentence.last):
        return None
    parts = 12 // MONTHS[unit]
    if year is not None:
        return date_of(Stretch(unit, year * parts + number - 1), mod_of(found))
    here = scene.here(unit)
    if here is None:
        return Sense("DATE", f"XXXX-{unit}{number}")
    one = Stretch(unit, here.n // parts * parts + number - 1)
    gap, direction = one.n - here.n, way(found, scene)
    if gap >= 2 and direction != AHEAD:
        one = one.moved(-parts)
    elif gap <= -2 and direction == AHEAD:
        one = one.moved(parts)
    return date_of(one, mod_of(found))


def _sport(scene: Scene, first: int, last: int) -> bool:
    return any(w.lower in _sport_words() for w in scene.parse.words[first:last])


@cache
def _sport_words() -> frozenset[str]:
    """Words of a match, whose quarters and halves are no parts of a year."""
    return frozenset(row["word"] for row in table("time_words") if row["class"] == "sport")


def read_yearsquarter(found: Found, scene: Scene) -> Sense | None:
    """Last year's third quarter, the 1988 second quarter, the 1988 period."""
    if ordinal_unit(found):
        return read_quarter(found, scene)
    year = the_year(found, scene)
    if year is None:
        return None
    if scene.quarter and (found.has("period") or any(one.value == "Q" for one in found.of("unit"))):
        return date_of(Stretch("Q", year * 4 + scene.quarter.n % 4))
    return date_of(Stretch("Y", year))


def read_century_year(found: Found, scene: Scene) -> Sense | None:
    """A quarter or year with no ordinal: this fiscal year."""
    year = the_year(found, scene)
    return date_of(Stretch("Y", year)) if year is not None else None


def read_yearearlier(found: Found, scene: Scene) -> Sense | None:
    """Year-earlier, the year-ago quarter: the same quarter a year before where a quarter was spoken of, else the year before."""
    told = ordinal_unit(found)
    shift = found.of("ago", "shift")
    if shift and shift[0].value in ("F", "N"):
        return None
    if any(one.value != "Y" for one in found.of("unit")[:1]):
        return None
    if told and told[1] == "Q" and scene.today:
        return compared(Stretch("Q", (scene.today.year - 1) * 4 + told[0] - 1))
    if scene.quarter:
        return compared(_last_year_of(scene.quarter, scene))
    here = scene.here("Y")
    return date_of(here.moved(-1) if here else None)


def compared(one: Stretch) -> Sense:
    """The sense of a stretch that is only compared with: later expressions do not refer to it."""
    return replace(date_of(one), stretch=None)


def _last_year_of(quarter: Stretch, scene: Scene) -> Stretch:
    """The quarter a year before; one that already lies a year back was itself spoken of in comparison."""
    here = scene.here("Q")
    return quarter.moved(-4) if here is None or here.n - quarter.n < 4 else quarter
