"""Years, decades and centuries by their figures: 1998, early 2020, the 1980s, the 20th century; and figures that are no year.

Here: found expressions -> senses. Not here: years by a relative word (periods.py).
"""

from __future__ import annotations

from secondlead.reading.times.calendar import Stretch
from secondlead.reading.times.days import mod_of
from secondlead.reading.times.directions import words_for
from secondlead.reading.times.finding import Found
from secondlead.reading.times.naming import the_year
from secondlead.reading.times.scene import Scene, Sense, date_of


def read_year(found: Found, scene: Scene) -> Sense | None:
    """1998, early 2020, the end of 1990, fiscal 1989, '98."""
    if not found.has("fiscal", "fiscalyear", "apos", "early", "edge") and not _is_year(found, scene):
        return None
    year = the_year(found, scene)
    after = scene.parse.words[found.items[-1].last + 1].lower if found.items[-1].last + 1 < len(scene.parse.words) else ""
    if year is None and found.has("fiscal") and after in words_for("fiscal_end"):
        return Sense("DURATION", "P1Y")
    if year is None and found.has("fiscal"):
        here = scene.here("Y")
        return Sense("DURATION", "P1Y") if here is None else date_of(here)
    return date_of(Stretch("Y", year), mod_of(found), scene.today) if year is not None else None


OLD, FUTURE = 1900, 2100  # years that four figures are taken for without a word that says so


def _is_year(found: Found, scene: Scene) -> bool:
    """Whether four figures are a year: not what counts a noun (1950 tickets), numbers a name (Flight 2019), or is money."""
    words = scene.parse.words
    item = found.of("year")[0]
    word = words[item.first]
    before = words[item.first - 1] if item.first and words[item.first - 1].sentence == word.sentence else None
    after = words[item.last + 1] if item.last + 1 < len(words) and words[item.last + 1].sentence == word.sentence else None
    led = before is not None and before.lower in words_for("year_lead")
    if not OLD <= int(item.value) < FUTURE and not led:
        return False
    if before is not None and (
        before.upos in ("SYM", "NUM") or before.text in "$€£#" or (before.upos == "PROPN" and before.text[0].isupper())
    ):
        return False
    if before is not None and before.upos == "NOUN" and before.lower in words_for("numbered"):
        return False
    if (
        after is not None
        and (after.xpos == "NNS" or (after.text in ("%", "-") and not led))
        and not (before is not None and before.lower == "the")
    ):
        return led and after.upos != "NOUN"
    return True


def read_decade(found: Found, scene: Scene) -> Sense | None:
    """The 1980s, the '80s, the nineties, the late 1970s."""
    del scene
    word = found.of("decadeword")
    if word:
        return date_of(Stretch("E", 190 + int(word[0].value)), mod_of(found))
    value = found.of("decade")[0].value
    number = int(value)
    if len(value) == 2:
        number += 1900 if number > 20 else 2000
    return date_of(Stretch("E", number // 10), mod_of(found))


def read_century(found: Found, scene: Scene) -> Sense | None:
    """The 20th century."""
    del scene
    units, numbers = found.of("unit"), found.of("ordinal", "ordday")
    if not units or units[0].value != "C" or not numbers or not numbers[0].value.isdigit():
        return None
    return date_of(Stretch("C", int(numbers[0].value) - 1), mod_of(found))
