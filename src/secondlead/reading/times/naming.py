"""What relative words, years, months and quarters name, before early, late or an edge is looked at.

Here: the parts that several readings share. Not here: the readings themselves (periods.py, quarters.py, years.py).
"""

from __future__ import annotations

from secondlead.reading.times.calendar import Stretch, at, month
from secondlead.reading.times.days import way, year_of
from secondlead.reading.times.finding import Found
from secondlead.reading.times.scene import Scene
from secondlead.reading.times.tense import AHEAD, BEHIND
from secondlead.reading.times.wording import Item


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
        return (month(scene.last.year, number) if scene.last and not scene.coarser("M") else None), rest
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


def words_in(found: Found, scene: Scene) -> set[str]:
    """The words of an expression, in lower case."""
    return {w.lower for w in scene.parse.words[found.items[0].first : found.items[-1].last + 1]}
