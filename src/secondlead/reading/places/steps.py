"""The order of this room: a parse -> its places, in the order of the text.

Here: the steps. Not here: how each works.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from secondlead.model.circumstances import Place
from secondlead.model.parse import Parse
from secondlead.reading.places.candidates import Candidate
from secondlead.reading.places.found import Token, Toponym, all_tokens, toponyms
from secondlead.reading.places.meant import Name, chosen
from secondlead.reading.places.names import key
from secondlead.reading.places.roles import role

_UNKNOWN = {"": "region", "site": "site", "water": "water", "area": "region", "region": "admin1", "town": "city"}


def places(parse: Parse) -> tuple[Place, ...]:
    """1 names found, 2 what each may stand for, 3 which is meant, by the company of the others, 4 place or government."""
    every = all_tokens(parse)
    found = toponyms(parse, every)
    names, which = _names(found, every, parse.report.text)
    best = chosen(names)
    return tuple(
        _place(one, names[i].several[best[i]] if best[i] >= 0 else None, role(parse, every, one))
        for one, i in zip(found, which, strict=True)
    )


def _names(found: Sequence[Toponym], every: Sequence[Token], text: str) -> tuple[list[Name], list[int]]:
    """The distinct names, and for each toponym which it is. A name with its region printed behind it tells for all of its kind."""
    within: dict[str, tuple[Candidate, ...]] = {}
    dateline = set()
    for one, after in zip(found, [*found[1:], None], strict=False):
        if after and text[one.span.end : after.span.start].strip(" ") in (",", "in", "(", "") and _outer(after) and not _people(one):
            between = text[one.span.end : after.span.start]
            if between.strip() == "," or between.strip() in ("in", "("):
                within.setdefault(key(one.span.text), _outer(after))
        if every[one.first].word < 0:
            dateline.add(key(one.span.text))
    counts = Counter(key(one.span.text) for one in found)
    numbers: dict[str, int] = {}
    names: list[Name] = []
    which = []
    for one in found:
        form = key(one.span.text)
        if form not in numbers:
            numbers[form] = len(names)
            names.append(Name(one.several, counts[form], within.get(form, ()), form in dateline))
        which.append(numbers[form])
    return names, which


def _outer(one: Toponym) -> tuple[Candidate, ...]:
    return tuple(c for c in one.several if c.kind in ("admin1", "country", "region") and c.sort == "name")


def _people(one: Toponym) -> bool:
    return any(c.sort == "people" for c in one.several)


def _place(one: Toponym, meant: Candidate | None, stands_for: str) -> Place:
    if meant is None:
        return Place(one.span, one.span.text, _UNKNOWN[one.noun], role=stands_for)
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
