"""What two claims share and where they differ, as numbers that can be weighed.

Here: features of a pair of frames, each from about -1 to 1. Not here: the weighing (matching.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import numpy as np

from secondlead.ledger.alike import cover, matched
from secondlead.ledger.fillers import Fit, days, numbers
from secondlead.lexicon import table
from secondlead.model.frame import Filler, Frame, Kind, Term
from secondlead.model.relation import Label, Relation
from secondlead.model.spans import Span

_NOWHERE = Span(0, 0)


def features(one: Frame, other: Frame, act: Fit | None, slots: Relation) -> dict[str, float]:
    """The features of a pair. act: how their acts stand to each other; slots: what their slots alone would say."""
    left, right = one.terms, other.terms
    there, back = matched(left, right), matched(right, left)
    cover_a, cover_b = cover(left, there), cover(right, back)
    found = {
        "cover least": min(cover_a, cover_b),
        "cover most": max(cover_a, cover_b),
        "cover more": cover_b - cover_a,
        "left of first": _left(there),
        "left of second": _left(back),
        "left more": _left(back) - _left(there),
        "longer": (len(right) - len(left)) / 8,
        "near": (near := nearness(one.vector, other.vector)),
        "near squared": near * near,
    }
    found |= _acts(one, other, act)
    found |= _names(left, right)
    found |= _numbers(one, other)
    found |= _days(one, other)
    negative, none = one.negative != other.negative, (one.class_ == "none") != (other.class_ == "none")
    found |= {
        "negative": float(negative),
        "both negative": float(one.negative and other.negative),
        "negative and near": near * negative,
        "negative and covered": cover_a * cover_b * negative,
        "silent": float(none),
        "plan": float(one.kind is not other.kind),
        "plan first": float(one.kind is Kind.PLAN and other.kind is Kind.EVENT),
        "both plans": float(one.kind is Kind.PLAN and other.kind is Kind.PLAN),
        "condition": float((one.condition is None) != (other.condition is None)),
        "figure": float(one.figure and other.figure),
    }
    return found | {f"slots {label.value}": float(slots.label is label) for label in Label}


def _left(matched: Sequence[float]) -> float:
    return sum(one < 0.5 for one in matched) / 5


def nearness(one: bytes, other: bytes) -> float:
    """The cosine of two vectors of signed bytes; 0 where one is missing."""
    if not one or not other:
        return 0.0
    return float(_unit(one) @ _unit(other))


@lru_cache(maxsize=16384)
def _unit(given: bytes) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    vector = np.frombuffer(given, np.int8).astype(np.float32)
    size = float(np.linalg.norm(vector))
    return np.asarray(vector / np.float32(size or 1.0), np.float32)


def _acts(one: Frame, other: Frame, act: Fit | None) -> dict[str, float]:
    a, b = _all_acts(one), _all_acts(other)
    opposite = any(_opposite().get(x, frozenset()) & b for x in a) or any(_opposite().get(x, frozenset()) & a for x in b)
    main = {Fit.SAME: 1.0, Fit.NARROWER: 0.7, Fit.WIDER: 0.7, Fit.CONFLICT: -1.0}.get(act, 0.0) if act else 0.0
    return {
        "an act shared": float(bool(a & b)),
        "acts shared": len(a & b) / max(1, len(a | b)),
        "acts opposite": float(opposite),
        "act of the clause": main,
        "no act": float(not a or not b),
    }


def _all_acts(one: Frame) -> frozenset[str]:
    return frozenset(one.acts).union(*(term.acts for term in one.terms))


@cache
def _opposite() -> Mapping[str, frozenset[str]]:
    return {row["act"]: frozenset(row["opposite"].split("|")) for row in table("act_relations") if row["opposite"]}


def _names(left: Sequence[Term], right: Sequence[Term]) -> dict[str, float]:
    a, b = ({term.lemma[:6] for term in several if term.kind == "name"} for several in (left, right))
    return {
        "names shared": min(3, len(a & b)) / 3,
        "names of first": min(3, len(a - b)) / 3,
        "names of second": min(3, len(b - a)) / 3,
        "names apart": float(bool(a - b) and bool(b - a)),
    }


def _numbers(one: Frame, other: Frame) -> dict[str, float]:
    found = {"number same": 0.0, "number narrower": 0.0, "number wider": 0.0, "number apart": 0.0}
    for low, high, unit in one.numbers:
        best: Fit | None = None
        for low2, high2, unit2 in other.numbers:
            if unit == unit2 or not (_symbol(unit) or _symbol(unit2)):
                told = numbers(_figure(low, high), _figure(low2, high2))
                best = told if best in (None, Fit.CONFLICT) else best
        if best is not None and best is not Fit.OPEN:
            found[{Fit.SAME: "number same", Fit.NARROWER: "number narrower", Fit.WIDER: "number wider"}.get(best, "number apart")] = 1.0
    a, b = ({term.lemma for term in f.terms if term.kind == "number"} for f in (one, other))
    return found | {
        "number of first": float(bool(one.numbers) and not other.numbers),
        "number of second": float(bool(other.numbers) and not one.numbers),
        "digits of first": float(bool(a - b)),
        "digits of second": float(bool(b - a)),
        "digits apart": float(bool(a - b) and bool(b - a)),
    }


def _symbol(unit: str) -> bool:
    return unit.isupper() or unit in ("%", "km", "h", "min", "m", "kg", "t", "day", "year")


def _figure(low: float | None, high: float | None) -> Filler:
    return Filler(_NOWHERE, "", numbered=True, low=low, high=high)


def _days(one: Frame, other: Frame) -> dict[str, float]:
    told = [
        days(Filler(_NOWHERE, "", from_=a[0], to=a[1]), Filler(_NOWHERE, "", from_=b[0], to=b[1])) for a in one.times for b in other.times
    ]
    same = Fit.SAME in told
    return {
        "day same": float(same),
        "day narrower": float(Fit.NARROWER in told and not same),
        "day wider": float(Fit.WIDER in told and not same),
        "day apart": float(bool(told) and all(fit is Fit.CONFLICT for fit in told)),
        "day of first": float(bool(one.times) and not other.times),
        "day of second": float(bool(other.times) and not one.times),
    }
