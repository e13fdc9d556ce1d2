"""Which story a report belongs to. Here: one report against the sketches of stories. Not here: finding them (storage/nearby.py).

A first measure: names and words by the cosine of their weights, the sense by that of sentence vectors, and how far apart the days lie.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from secondlead.ledger.sides import stems
from secondlead.model.ledger import Fingerprint, StorySketch
from secondlead.model.reading import Reading

Embed = Callable[[Sequence[str]], Sequence[bytes]]
NEAR = 0.45  # from which a report belongs; words alone give a pair of reports of two events in one town about .3
DAYS = 21  # after which a story is another one
LEAD = 600  # characters of a report's start that its vector is made of


def fingerprint(reading: Reading, arrived: str, embed: Embed) -> Fingerprint:
    """What a report is placed by: the names and words of its title and statements, the vector of its beginning."""
    report = reading.report
    counted: Counter[str] = Counter(stems(report.text))
    terms = {term: 1 + math.log(many) for term, many in counted.items() if not term.isdigit()}
    for one in reading.entities:
        terms[one.name] = terms.get(one.name, 1.0) + 1.0
    best = sorted(terms.items(), key=lambda item: (-item[1], item[0]))[:80]
    (vector,) = embed([re.sub(r"\s+", " ", f"{report.title or ''}. {report.text[:LEAD]}")])
    return Fingerprint(tuple(sorted(best)), vector, (report.published or arrived)[:10])


def place(one: Fingerprint, candidates: Sequence[StorySketch]) -> str | None:
    """The id of the story that a report belongs to, None where it starts one."""
    best = max(((near(one, sketch), sketch.id) for sketch in candidates), default=(0.0, ""))
    return best[1] if best[0] >= NEAR else None


def stories_of(one: Fingerprint, candidates: Sequence[StorySketch]) -> tuple[str, ...]:
    """The story that a report belongs to, and after it those that it shows to be the same story; () where it starts one."""
    found = place(one, candidates)
    return () if found is None else (found,)


def near(one: Fingerprint, sketch: StorySketch) -> float:
    """How near a report lies to a story, 0 to 1."""
    apart = max(_days(sketch.last, one.day), _days(one.day, sketch.first))
    if apart > DAYS:
        return 0.0
    return (cosine(dict(one.terms), dict(sketch.terms)) + max(0.0, _angle(one.vector, sketch.vector))) / 2


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two weighted lists of terms."""
    size = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return sum(w * other.get(term, 0.0) for term, w in one.items()) / size if size else 0.0


def _angle(one: bytes, other: bytes) -> float:
    a, b = array("b", one), array("b", other)
    if len(a) != len(b):
        return 0.0
    size = math.sqrt(sum(x * x for x in a) * sum(y * y for y in b))
    return sum(x * y for x, y in zip(a, b, strict=True)) / size if size else 0.0


def _days(earlier: str, later: str) -> int:
    try:
        return (date.fromisoformat(later[:10]) - date.fromisoformat(earlier[:10])).days
    except ValueError:
        return 0
