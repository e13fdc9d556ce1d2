"""Subjective logic: intervals as opinions, discounted on the way, averaged within a body, fused across bodies.

Formulas: Jøsang, Subjective Logic (2016): trust discounting with a probability, averaging and cumulative belief fusion.
Not here: which statements count (standing.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from secondlead.model.ledger import Opinion

SOFT = 0.02  # the uncertainty of a flat "certain" or "no": no source is infallible (design.md)
TRUST = 0.9  # what a hop after the root lets through, until its outlet has a record (design.md)
VACUOUS = Opinion(0.0, 0.0, 1.0)


def opinion(low: float, high: float) -> Opinion:
    """An interval of probability as an opinion: b = low, d = 1 - high, u = high - low."""
    if high - low < SOFT:
        share = (1 - SOFT) / (low + 1 - high)
        return Opinion(low * share, (1 - high) * share, SOFT)
    return Opinion(low, 1 - high, high - low)


def discounted(one: Opinion, hops: int, trust: float = TRUST) -> Opinion:
    """What is left of an opinion after so many carriers."""
    share = trust**hops
    belief, disbelief = one.belief * share, one.disbelief * share
    return Opinion(belief, disbelief, 1 - belief - disbelief)


def averaged(several: Sequence[Opinion]) -> Opinion:
    """Opinions that hang on each other (one body's). Each must have some uncertainty."""
    if not several:
        return VACUOUS
    weights = [1 / one.uncertainty for one in several]
    total = sum(weights)
    belief = sum(one.belief * weight for one, weight in zip(several, weights, strict=True)) / total
    disbelief = sum(one.disbelief * weight for one, weight in zip(several, weights, strict=True)) / total
    return Opinion(belief, disbelief, len(several) / total)


def fused(several: Iterable[Opinion]) -> Opinion:
    """Opinions of bodies that do not hang on each other."""
    evidence_for = evidence_against = 0.0
    for one in several:
        evidence_for += one.belief / one.uncertainty
        evidence_against += one.disbelief / one.uncertainty
    whole = 1 + evidence_for + evidence_against
    return Opinion(evidence_for / whole, evidence_against / whole, 1 / whole)


def total(by_body: Mapping[str, Sequence[Opinion]]) -> Opinion:
    """The opinion of all: averaged within each body, fused across them."""
    return fused(averaged(ones) for _, ones in sorted(by_body.items()) if ones)
