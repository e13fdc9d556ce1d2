"""Which legs of a report are of one mover: "a special train", "the train", and whoever is aboard it.

Here: movers -> clusters. Not here: naming a mover (movers.py).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from secondlead.statements.journeys.legs import Leg
from secondlead.statements.journeys.movers import Mover

_BACK = 3  # sentences within which a journey without a mover takes up the one before


@dataclass(slots=True)
class _Cluster:
    number: int
    keys: set[str]
    means: set[str] = field(default_factory=set)
    plural: bool = False
    headline: bool = True  # met in the headline alone
    sentence: int = 0


def clusters(legs: Sequence[Leg]) -> list[int | None]:
    """For each leg the number of its mover's cluster; None where nobody goes.

    Asked in this order: 1 another one, a second one: somebody new; 2 a name: its bearer; 3 a noun taken up again: the last so called, or
    the last of that means; 4 a noun with no article or an indefinite one: the headline's, or somebody new; 5 no mover: the last, if near.
    """
    found: list[_Cluster] = []
    count = itertools.count()
    numbers: list[int | None] = []
    merged: dict[int, int] = {}
    for leg in legs:
        one = _cluster(found, count, leg)
        if one is not None and leg.aboard is not None and (leg.aboard.person or leg.aboard.known):
            other = _by_key(found, leg.aboard.key)
            if other is not None and other is not one:
                one.keys |= other.keys
                one.means |= other.means
                found.remove(other)
                merged[other.number] = one.number
            one.keys.add(leg.aboard.key)
        numbers.append(one.number if one else None)
    return [_last(merged, number) for number in numbers]


def _last(merged: dict[int, int], number: int | None) -> int | None:
    while number in merged:
        number = merged[number]
    return number


def _cluster(found: list[_Cluster], count: Iterator[int], leg: Leg) -> _Cluster | None:
    mover = leg.mover
    if mover is None:
        near = [one for one in found if leg.sentence - one.sentence <= _BACK]
        one = max(near, key=lambda one: one.sentence, default=None)
    else:
        one = _known(found, mover, leg)
        if one is None:
            one = _Cluster(next(count), {mover.key}, plural=mover.plural)
            found.append(one)
        one.keys |= {key for key in (mover.key, mover.alias) if key}
        if mover.means:
            one.means.add(mover.means)
    if one is not None:
        one.sentence = leg.sentence
        one.headline = one.headline and leg.headline
    return one


def _known(found: list[_Cluster], mover: Mover, leg: Leg) -> _Cluster | None:
    if mover.fresh:
        return None
    if not mover.key.startswith("noun:"):
        return _by_key(found, mover.key)
    alike = [one for one in found if mover.key in one.keys and one.plural == mover.plural]
    if not mover.known:
        alike = [one for one in alike if one.headline]
        return alike[-1] if alike else None
    if not alike and mover.means:
        alike = [one for one in found if mover.means in one.means and one.plural == mover.plural]
    return max(alike, key=lambda one: one.sentence, default=None)


def _by_key(found: list[_Cluster], key: str) -> _Cluster | None:
    return next((one for one in reversed(found) if key in one.keys), None)
