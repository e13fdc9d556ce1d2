"""Weeks, months, quarters, seasons, years, decades: "early next week", "the third quarter", "the end of 1990", "the 1980s".

Here: found expressions of a stretch longer than a day -> senses. Not here: days (days.py), lengths of time (lengths.py).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from secondlead.lexicon import table
from secondlead.reading.times.calendar import MONTHS, Stretch, at, month
from secondlead.reading.times.days import mod_of, way, year_of
from secondlead.reading.times.finding import Found
from secondlead.reading.times.scene import Scene, Sense, date_of
from secondlead.reading.times.tense import AHEAD, BEHIND
from secondlead.reading.times.wording import Item

RECENT = 3  # sentences after a quarter was spoken of in which "a year earlier" means that quarter of the year before
HALVES = {"-1": 2, "1": 1}


def rel_of(found: Found) -> str | None:
    """How a relative word moves: -1, 0, 1, F, B, S, L, R; None without one."""
    some = found.of("rel", "this", "current", "recent")
    return some[0].value if some else None


def moved(unit: str, rel: str, found: Found, scene: Scene) -> Stretch | None:
    """Last week, this month, next year; the following year and its kin move from what was spoken of."""
    words = {w.lower for w in scene.parse.words[found.items[0].first : found.items[-1].last + 1]}
    if rel in ("F", "B", "S") or ("previous" in words and scene.last):
        last = scene.there(unit)
        return last.moved({"F": 1, "S": 0}.get(rel, -1)) if last else None
    if rel == "L":
        return scene.quarter if unit == "Q" and scene.quarter else scene.here(unit) and _before(scene.here(unit))
    here = scene.here(unit)
    if here is None or rel == "R":
        return here
    if rel == "1" and unit != "Y" and scene.last and _far(scene) and "the" in words:
        there = scene.there(unit)
        return there.moved(1) if there else None
    return here.moved(int(rel))


def _before(one: Stretch | None) -> Stretch | None:
    return one.moved(-1) if one else None


def _far(scene: Scene) -> bool:
    """Whether what was spoken of last is not of the report's own days: a story told from long ago."""
    if scene.last is None or scene.today is None or scene.last.first is None:
        return scene.today is None
    return abs((scene.last.first - scene.today).days) > 366


def the_year(found: Found, scene: Scene) -> int | None:
    """The year that an expression names in figures or by a relative word; None where it does neither."""
    figures = found.of("year", "fiscalyear")
    if scene.borrowed and not figures and found.has("month"):
        return scene.borrowed
    if figures:
        return year_of(figures[0], scene.today)
    after_apos = [b for a, b in zip(found.items, found.items[1:], strict=False) if a.cls == "apos" and b.cls in ("daynum", "figure")]
    if after_apos:
        return year_of(after_apos[0], scene.today)
    rel = rel_of(found)
    years = [one for one in found.of("unit") if one.value == "Y"]
    if rel is not None and years:
        stretch = moved("Y", rel, found, scene)
        return stretch.n if stretch else None
    return None


def the_month(found: Found, scene: Scene, item: Item) -> tuple[Stretch | None, str]:
    """A month, of the year named, else the one on the side that a relative word or tense tells."""
    number = int(item.value)
    year = the_year(found, scene)
    if year is not None:
        return month(year, number), ""
    rest = f"XXXX-{number:02}"
    today = scene.today
    if today is None:
        return (month(scene.last.year, number) if scene.last else None), rest
    here, rel = at("M", today), rel_of(found)
    options = [month(today.year + by, number) for by in (-1, 0, 1)]
    if rel == "0":
        return options[1], rest
    told = BEHIND if rel in ("-1", "L", "B") else AHEAD if rel in ("1", "F") else way(found, scene)
    apart = 1 if rel in ("-1", "1") else 0
    if told == AHEAD:
        side = [one for one in options if one.n - here.n >= apart]
    elif told == BEHIND:
        side = [one for one in options if here.n - one.n >= apart]
    else:
        side = options
    if rel is None and told == BEHIND and any(one.n == here.n + 1 for one in options):  # sales for November, on the last of October
        side = options
    return min(side or options, key=lambda one: (abs(one.n - here.n), one.n > here.n)), rest


def ordinal_unit(found: Found) -> tuple[int, str] | None:
    """The number and unit of "third quarter", "second half": Q or H; None for other ordinals."""
    for row, one in enumerate(found.items):
        if one.cls in ("ordinal", "second"):
            after = [other for other in found.items[row + 1 : row + 3] if other.cls != "dash"]
            if after and after[0].cls == "half":
                return 2 if one.cls == "second" else int(one.value), "H"
            if after and after[0].cls == "unit" and after[0].value == "Q":
                return 2 if one.cls == "second" else int(one.value), "Q"
        if one.cls == "quartercode":
            return int(one.value), "Q"
        if one.cls == "halfcode":
            return int(one.value), "H"
        if one.cls == "rel" and any(other.cls == "half" for other in found.items[row + 1 : row + 2]):
            return 2, "H"
    return None


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
    return any(w.lower in sport_words() for w in scene.parse.words[first:last])


@cache
def sport_words() -> frozenset[str]:
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
        options = [one for one in options if one.n < here.n or (one.n <= here.n and "past" in _words(found, scene))]
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
    return before in ("in", "during", "over", "by", "until", "since", "for", "through", "every", "of", "next", "and") and after not in (
        "of",
        "in",
    )


def _words(found: Found, scene: Scene) -> set[str]:
    return {w.lower for w in scene.parse.words[found.items[0].first : found.items[-1].last + 1]}


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
    words = _words(found, scene)
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


def read_year(found: Found, scene: Scene) -> Sense | None:
    """1998, early 2020, the end of 1990, fiscal 1989, '98."""
    if not found.has("fiscal", "fiscalyear", "apos", "early", "edge") and not is_year(found, scene):
        return None
    year = the_year(found, scene)
    if year is None and found.has("fiscal"):
        here = scene.here("Y")
        return Sense("DURATION", "P1Y") if here is None else date_of(here)
    return date_of(Stretch("Y", year), mod_of(found), scene.today) if year is not None else None


OLD, FUTURE = 1900, 2100  # years that four figures are taken for without a word that says so


def is_year(found: Found, scene: Scene) -> bool:
    """Whether four figures are a year: not what counts a noun (1950 tickets), numbers a name (Flight 2019), or is money."""
    words = scene.parse.words
    item = found.of("year")[0]
    word = words[item.first]
    before = words[item.first - 1] if item.first and words[item.first - 1].sentence == word.sentence else None
    after = words[item.last + 1] if item.last + 1 < len(words) and words[item.last + 1].sentence == word.sentence else None
    led = before is not None and before.lower in YEAR_LEADS
    if not OLD <= int(item.value) < FUTURE and not led:
        return False
    if before is not None and (
        before.upos in ("SYM", "NUM") or before.text in "$€£#" or (before.upos == "PROPN" and before.text[0].isupper())
    ):
        return False
    if before is not None and before.upos == "NOUN" and before.lower in ("flight", "room", "highway", "route", "number", "no.", "model"):
        return False
    if (
        after is not None
        and (after.xpos == "NNS" or (after.text in ("%", "-") and not led))
        and not (before is not None and before.lower == "the")
    ):
        return led and after.upos != "NOUN"
    return True


YEAR_LEADS = frozenset(
    {
        "in",
        "since",
        "of",
        "by",
        "until",
        "from",
        "to",
        "through",
        "during",
        "around",
        "about",
        "before",
        "after",
        "circa",
        "late",
        "early",
        "and",
        "year",
    }
)


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
    return date_of(one, mod, scene.today)


def read_theunit(found: Found, scene: Scene) -> Sense | None:
    """The quarter, the year, the week, the day, by itself: the one spoken of last."""
    units = found.of("unit")
    if not units:
        return None
    unit = units[0].value
    after = scene.parse.words[found.items[-1].last + 1].lower if found.items[-1].last + 1 < len(scene.parse.words) else ""
    if after in ("ended", "ending", "to", "through") and unit in ("Y", "M", "W"):
        return Sense("DURATION", f"P1{unit}")
    if unit == "Q":
        return date_of(scene.quarter if scene.quarter else scene.here("Q"))
    if unit in ("Y", "M", "W"):
        one = scene.here(unit)
        return date_of(one) if one else Sense("DURATION", f"P1{unit}")
    return None
