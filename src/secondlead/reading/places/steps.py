"""The order of this room: a parse -> its places, in the order of the text.

Here: the steps. Not here: how each works.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from secondlead.model.circumstances import Place
from secondlead.model.parse import Parse
from secondlead.model.report import BlockKind, Report
from secondlead.reading.places.candidates import Candidate
from secondlead.reading.places.found import toponyms
from secondlead.reading.places.meant import Name, chosen
from secondlead.reading.places.names import key
from secondlead.reading.places.roles import role
from secondlead.reading.places.smallwords import small_words
from secondlead.reading.places.toponyms import Token, Toponym, all_tokens

_UNKNOWN = {"": "region", "site": "site", "water": "water", "area": "region", "region": "admin1", "town": "city"}
LONG = 60  # characters between a country and its town: "Lebanon's second city, Tripoli", "the Syrian port city of Latakia"


def places(parse: Parse) -> tuple[Place, ...]:
    """1 names found, 2 what each may stand for, 3 which is meant, by the company of the others, 4 place or government."""
    every = all_tokens(parse)
    found = toponyms(parse, every)
    names, which = _names(found, every, parse.report)
    best = chosen(names)
    return tuple(
        _place(one, _best(names[i], best[i]), role(parse, every, one, _best(names[i], best[i])))
        for one, i in zip(found, which, strict=True)
    )


@cache
def _of_town() -> re.Pattern[str]:
    """What stands between a country and its town, a noun of a settlement in it."""
    nouns = "|".join(sorted(small_words("settlement")))
    return re.compile(rf"(?:['’]s?)?(?: [\w-]+){{0,3}}? (?:{nouns})(?:,| of)? (?:the )?$")


def _names(found: Sequence[Toponym], every: Sequence[Token], report: Report) -> tuple[list[Name], list[int]]:
    """The distinct names, and for each toponym which it is.

    A name with its region printed behind it once is held to it wherever it stands; the region there ("Albany, New York") can be no town.
    """
    text = report.text
    within: dict[str, tuple[Candidate, ...]] = {}
    outer: set[int] = set()
    for i, (one, after) in enumerate(pairwise(found)):
        between = text[one.span.end : after.span.start]
        if len(between) < LONG and (told := _outer(one, people=True)) and _of_town().match(between):
            within.setdefault(key(after.span.text), told)
        between = between.strip()
        if between in (",", "in", "(") and not _people(one) and (told := _outer(after)):
            if between == "," or any(c.kind == "city" for c in one.several):
                within.setdefault(key(one.span.text), told)
            if between == ",":
                outer.add(i + 1)
    dateline = {key(one.span.text) for one in found if every[one.first].word < 0}
    lines = [one.span for one in report.blocks if one.kind is BlockKind.DATELINE and "(" in one.span.text]
    wired = {key(one.span.text) for one in found if any(line.holds(one.span) for line in lines)}
    forms = [(key(one.span.text), i in outer) for i, one in enumerate(found)]
    counts = Counter(forms)
    numbers = {form: i for i, form in enumerate(counts)}
    several = {form: one.several for form, one in zip(reversed(forms), reversed(found), strict=True)}
    names = [
        Name(
            _outer_only(several[form]) if form[1] else several[form], times, within.get(form[0], ()), form[0] in dateline, form[0] in wired
        )
        for form, times in counts.items()
    ]
    return names, [numbers[form] for form in forms]


def _outer_only(several: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    return tuple(c for c in several if c.kind != "city" and c.sort == "name") or several


def _outer(one: Toponym, people: bool = False) -> tuple[Candidate, ...]:
    sorts = ("name", "people") if people else ("name",)
    return tuple(c for c in one.several if c.kind in ("admin1", "country", "region") and c.sort in sorts)


def _people(one: Toponym) -> bool:
    return any(c.sort == "people" for c in one.several)


def _place(one: Toponym, meant: Candidate | None, stands_for: str) -> Place:
    if meant is None:
        return Place(one.span, one.span.text, _UNKNOWN[one.noun], role=stands_for)
    if one.lies:
        where = meant.precision
        return Place(
            one.span, one.span.text, _UNKNOWN[one.noun], meant.country, meant.admin1, None, meant.lat, meant.lon, where, stands_for
        )
    return Place(
        one.span,
        meant.name,
        meant.kind,
        country=meant.country,
        admin1=meant.admin1,
        geonameid=meant.ident,
        lat=meant.lat,
        lon=meant.lon,
        precision=meant.precision,
        role=stands_for,
    )


def _best(name: Name, which: int) -> Candidate | None:
    return name.several[which] if 0 <= which < len(name.several) else None
