"""How far the words of two claims tell the same, whatever their slots.

Here: two words, and the share of a claim's words that another has. Not here: the judgement (matching.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from secondlead.model.frame import Term

_HEAVY = {"name": 1.5, "number": 1.2, "word": 1.0}
_ACT = 1.5  # the weight of a word that tells an act
_STEM = 5  # letters that words of one stem share


def covered(one: Sequence[Term], other: Sequence[Term]) -> float:
    """The share of one's words, by weight, that other has too; 0 for none."""
    return cover(one, matched(one, other))


def matched(one: Sequence[Term], other: Sequence[Term]) -> list[float]:
    """For each word of one, how like it the likest of other is."""
    return [max((likeness(a, b) for b in other), default=0.0) for a in one]


@lru_cache(maxsize=65536)
def likeness(one: Term, other: Term) -> float:
    """How far two words can mean one thing: the same 1, of one act .9, of one stem .8, of one sort of things .7."""
    if one.lemma == other.lemma:
        return 1.0
    if one.kind == "number" or other.kind == "number":
        return 0.0
    stem = len(one.lemma) >= _STEM and one.lemma[:_STEM] == other.lemma[:_STEM]
    if one.kind == "name" or other.kind == "name":
        return 0.8 if stem or (len(one.lemma) > 3 and one.lemma[:4] == other.lemma[:4] and one.kind == other.kind) else 0.0
    if not set(one.acts).isdisjoint(other.acts):
        return 0.9
    if stem:
        return 0.8
    return 0.7 if not set(one.sorts).isdisjoint(other.sorts) else 0.0


def cover(several: Sequence[Term], matched: Sequence[float]) -> float:
    """The share of words, by weight, of which so much is matched."""
    weights = [_ACT if one.acts else _HEAVY[one.kind] for one in several]
    return sum(w * m for w, m in zip(weights, matched, strict=True)) / sum(weights) if weights else 0.0
