"""What a report is placed by: its words, names, figures and dates, each by how rare it is, and the sense of its beginning.

Here: one report -> Fingerprint. Not here: which story it belongs to (placing.py), where fingerprints are kept and found (storage/).

Terms are of seven sorts. Within a sort the weights are those of a vector of length 1, times the root of the sort's share, so that the
cosine of two fingerprints is the mean of the sorts' cosines by their shares, over the sorts that both reports have.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from secondlead.ledger.sides import stems
from secondlead.model.ledger import Fingerprint
from secondlead.model.reading import Reading
from secondlead.reading.rarity import rarity

Embed = Callable[[Sequence[str]], Sequence[bytes]]
LEAD = 600  # characters of a report's start that its vector is made of; 1,500 made vectors alone no better
# The share of each sort of terms beside the words' 1: set by coordinate ascent over ECB+ topics 1-35, checked by halves of the topics;
# `python -m benchmarks.stories` repeats the figures. Without names, persons, years, months, figures and places F1 falls from .92 to .87.
SHARES = {"": 1.0, "name": 0.4, "person": 0.4, "year": 0.6, "month": 0.4, "figure": 0.3, "place": 0.1}
KEPT = 240  # terms of a report, the weightiest
_PART = re.compile(r"\w\w+")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")
_WIDE = frozenset({"country", "region"})


def fingerprint(reading: Reading, arrived: str, embed: Embed) -> Fingerprint:
    """What a report is placed by. arrived: when it came, for reports that do not say when they were published."""
    report = reading.report
    sorts = {
        "": _weighed(stems(report.text)),
        "name": _weighed(part for one in reading.entities for part in _PART.findall(one.name.casefold())),
        "person": _weighed(_PART.findall(one.name.casefold())[-1:] for one in reading.entities if one.type == "PER"),
        "year": _counted(one.value[:4] for one in reading.times if _YEAR.search(one.span.text) and _YEAR.match(one.value)),
        "month": _counted(one.value[:7] for one in reading.times if _YEAR.search(one.span.text) and re.match(r"\d{4}-\d\d", one.value)),
        "figure": _counted(_FIGURE.findall(report.text)),
        "place": {one.name.casefold(): 1.0 for one in reading.places if one.kind not in _WIDE},
    }
    terms = [(f"{sort}:{term}" if sort else term, weight) for sort, told in sorts.items() for term, weight in _share(told, SHARES[sort])]
    best = sorted(terms, key=lambda item: (-item[1], item[0]))[:KEPT]
    (vector,) = embed([" ".join(report.text[:LEAD].split())])
    return Fingerprint(tuple(sorted((term, round(weight, 4)) for term, weight in best)), vector, (report.published or arrived)[:10])


def _weighed(words: Iterable[str | list[str]]) -> Mapping[str, float]:
    """Words by how often they stand and how rare they are."""
    flat = (word for one in words for word in ([one] if isinstance(one, str) else one))
    return {word: _often(many) * rarity(word) for word, many in Counter(flat).items()}


def _counted(values: Iterable[str]) -> Mapping[str, float]:
    return {value: _often(many) for value, many in Counter(values).items()}


def _often(many: int) -> float:
    return 1 + math.log(many)


def _share(weights: Mapping[str, float], share: float) -> list[tuple[str, float]]:
    size = math.sqrt(sum(weight * weight for weight in weights.values()))
    return [(term, math.sqrt(share) * weight / size) for term, weight in weights.items() if weight] if size else []
