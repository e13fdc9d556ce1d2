"""Which legs of a report are of one mover: "a special train", "the train", and whoever is aboard it.

Here: movers -> clusters. Not here: naming a mover (movers.py).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from secondlead.statements.journeys.legs import Leg
from secondlead.statements.journeys.movers import Mover

_BACK = 3  # sentences within which a journey without a mover takes up the one before


@dataclass(slots=True)
class _Cluster:
    number: int
    keys: set[str] = field(default_factory=set)
    headline: bool = True  # met in the headline alone


class _Clusters:
    """The movers met so far, by what they are called; of several that are called so, the last."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, bool], _Cluster] = {}
        self._by_means: dict[tuple[str, bool], _Cluster] = {}
        self._last: tuple[int, _Cluster] | None = None  # with the sentence
        self._count = itertools.count()

    def of(self, leg: Leg) -> _Cluster | None:
        """The cluster of a leg's mover."""
        mover = leg.mover
        if mover is None:
            one = self._last[1] if self._last and leg.sentence - self._last[0] <= _BACK else None
        else:
            one = self._known(mover) or _Cluster(next(self._count))
            for key in filter(None, (mover.key, mover.alias)):
                self.add(one, key, mover.plural)
            if mover.means:
                self._by_means[mover.means, mover.plural] = one
        if one is not None:
            one.headline = one.headline and leg.headline
            self._last = leg.sentence, one
        return one

    def add(self, one: _Cluster, key: str, plural: bool) -> None:
        """Let a cluster go by a key."""
        one.keys.add(key)
        self._by_key[key, plural] = one

    def merge(self, one: _Cluster, other: _Cluster) -> None:
        """Let all that was the other's be one's."""
        one.keys |= other.keys
        for met in (self._by_key, self._by_means):
            for key, cluster in met.items():
                if cluster is other:
                    met[key] = one

    def named(self, mover: Mover) -> _Cluster | None:
        """The last that goes by a mover's key."""
        return self._by_key.get((mover.key, mover.plural))

    def _known(self, mover: Mover) -> _Cluster | None:
        one = self.named(mover)
        if mover.fresh:
            return None
        if not mover.key.startswith("noun:"):
            return one
        if not mover.known:
            return one if one and one.headline else None
        return one or (self._by_means.get((mover.means, mover.plural)) if mover.means else None)


def clusters(legs: Sequence[Leg]) -> list[int | None]:
    """For each leg the number of its mover's cluster; None where nobody goes.

    Asked in this order: 1 another one, a second one: somebody new; 2 a name: its bearer; 3 a noun taken up again: the last so called, or
    the last of that means; 4 a noun with no article or an indefinite one: the headline's, or somebody new; 5 no mover: the last, if near.
    """
    met = _Clusters()
    numbers: list[int | None] = []
    merged: dict[int, int] = {}
    for leg in legs:
        one, aboard = met.of(leg), leg.aboard
        if one is not None and aboard is not None and (aboard.person or aboard.known):
            other = met.named(aboard)
            if other is not None and other is not one:
                met.merge(one, other)
                merged[other.number] = one.number
            met.add(one, aboard.key, aboard.plural)
        numbers.append(one.number if one else None)
    last: dict[int, int] = {}
    for old, new in reversed(merged.items()):  # what was merged later is resolved first
        last[old] = last.get(new, new)
    return [None if number is None else last.get(number, number) for number in numbers]
