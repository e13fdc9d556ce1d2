"""Which story a report belongs to: one report against the sketches of stories, and two stories that turn out to be one.

Here: the decision. Not here: what a report is placed by (fingerprints.py), finding the stories that come into question (storage/nearby.py).

A report goes to the story that it lies nearest to, from NEAR on, or starts one. It may show that two stories are one: then the other is
joined to it. Small stories are told apart less surely, for there is less in them to be near to, so what two must share to be joined grows
with the smaller one.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from secondlead.ledger.fingerprints import Embed, fingerprint
from secondlead.model.ledger import Fingerprint, StorySketch

__all__ = ["Embed", "fingerprint", "grown", "near", "place", "rejoined", "stories_of"]

NEAR = 0.45
ONE = 0.62  # how near two large stories must lie to be one,
SMALL = 0.2  # less this over the number of reports of the smaller
DAYS = 21  # after which a story is another one
SENSE = 1.0 / 3.8  # the vector's share; the terms' is the rest (fingerprints.SHARES)
TRIED = 3  # of the nearest stories, to be joined


def place(one: Fingerprint, candidates: Sequence[StorySketch]) -> str | None:
    """The id of the story that a report belongs to, None where it starts one."""
    best = max(((near(one, sketch), sketch.id) for sketch in candidates), default=(0.0, ""))
    return best[1] if best[0] >= NEAR else None


def stories_of(one: Fingerprint, candidates: Sequence[StorySketch]) -> tuple[str, ...]:
    """The story that a report belongs to, and after it those that it shows to be the same story; () where it starts one."""
    ranked = sorted(((near(one, sketch), sketch) for sketch in candidates), key=lambda pair: (-pair[0], pair[1].id))[:TRIED]
    if not ranked or ranked[0][0] < NEAR:
        return ()
    whole = grown(ranked[0][1], one)
    return (whole.id, *(sketch.id for _, sketch in ranked[1:] if rejoined(whole, sketch)))


def near(one: Fingerprint, sketch: StorySketch) -> float:
    """How near a report lies to a story, 0 to 1."""
    return _nearness(one.terms, one.vector, sketch.terms, sketch.vector) if _within(sketch, one.day, one.day) else 0.0


def rejoined(one: StorySketch, other: StorySketch) -> bool:
    """Whether two stories are one by what is now known of both."""
    least = ONE - SMALL / max(1, min(one.reports, other.reports))
    return _within(one, other.first, other.last) and _nearness(one.terms, one.vector, other.terms, other.vector) >= least


def grown(sketch: StorySketch, one: Fingerprint) -> StorySketch:
    """A story with one report more."""
    terms = dict(sketch.terms)
    for term, weight in one.terms:
        terms[term] = terms.get(term, 0.0) + weight
    mean = _mean(sketch.vector, sketch.reports, one.vector)
    days = (sketch.first, sketch.last, one.day)
    return replace(sketch, terms=tuple(sorted(terms.items())), vector=mean, first=min(days), last=max(days), reports=sketch.reports + 1)


def _nearness(terms: Sequence[tuple[str, float]], vector: bytes, others: Sequence[tuple[str, float]], other: bytes) -> float:
    return (1 - SENSE) * cosine(dict(terms), dict(others)) + SENSE * max(0.0, _angle(vector, other))


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


def _mean(vector: bytes, reports: int, more: bytes) -> bytes:
    a, b = array("b", vector), array("b", more)
    if len(a) != len(b):
        return vector
    total = [reports * x + y for x, y in zip(a, b, strict=True)]
    size = math.sqrt(sum(x * x for x in total))
    return array("b", [round(127 * x / size) for x in total] if size else [0] * len(total)).tobytes()


def _within(sketch: StorySketch, first: str, last: str) -> bool:
    """Whether days lie close enough to a story's; unknown ones do."""
    return max(_days(sketch.last, first), _days(last, sketch.first)) <= DAYS


def _days(earlier: str, later: str) -> int:
    try:
        return (date.fromisoformat(later[:10]) - date.fromisoformat(earlier[:10])).days
    except ValueError:
        return 0
