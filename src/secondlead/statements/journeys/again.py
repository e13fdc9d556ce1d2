"""One voyage told by several statements: which journeys are one, and which statement tells most of it.

Here: legs that other statements filled -> one for each voyage. Not here: what may be lent (joined.py), legs of one statement (chains.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from secondlead.model.circumstances import Quantity, Time
from secondlead.model.reading import Modality
from secondlead.statements.journeys.chains import same_place
from secondlead.statements.journeys.ground import Ground, Spot
from secondlead.statements.journeys.joined import meet, put_forward
from secondlead.statements.journeys.legs import Leg

_FAR = 60  # journeys of one mover beyond which none is held against another, as in joined.py


def told_again(
    ground: Ground, kept: Sequence[int], full: Sequence[Leg], clusters: Sequence[int | None], parted: frozenset[tuple[int, int]]
) -> dict[int, tuple[int, ...]]:
    """{place of a leg: places of the legs that tell the same voyage}, in the order of the text; each of kept stands in it once.

    Of one voyage a leg that tells it as made stands for all, else the one that has most slots filled, of several the first. Legs are one
    voyage where both are held to be, their mover is one, both go to one place and no slot differs; where one is not told where from, a time
    or the end of the way has to be the same. parted: pairs that the report puts one after the other.
    """
    groups: dict[int, list[list[int]]] = {}
    alone: list[list[int]] = []
    for at in kept:
        leg, cluster = full[at], clusters[at]
        if cluster is None or not put_forward(leg) or leg.to is None:
            alone.append([at])
            continue
        own = groups.setdefault(cluster, [])
        group = (
            next((one for one in own if all(_one(ground, full, other, at, parted) for other in one)), None) if len(own) <= _FAR else None
        )
        if group is None:
            own.append([at])
        else:
            group.append(at)
    voyages: Mapping[int, list[int]] = {
        max(one, key=lambda at: (_real(full[at]), _slots(full[at]), -at)): one
        for one in (*alone, *(group for several in groups.values() for group in several))
    }
    return {at: tuple(other for other in voyages[at] if other != at) for at in sorted(voyages)}


def _one(ground: Ground, full: Sequence[Leg], first: int, second: int, parted: frozenset[tuple[int, int]]) -> bool:
    one, other = full[first], full[second]
    if (first, second) in parted or (second, first) in parted or one.condition != other.condition:
        return False
    if one.mover and other.mover and one.mover.person != other.mover.person:  # whoever is aboard, if the train goes
        return False
    if not (same_place(ground, one.from_, other.from_) and same_place(ground, one.to, other.to)):
        return False
    if not (meet(one.left, other.left) and meet(one.due, other.due)):
        return False
    if one.means and other.means and one.means != other.means:
        return False
    shared = (one.left and one.left == other.left) or (one.due and one.due == other.due) or (one.end and one.end == other.end)
    if not (shared or (one.from_ and other.from_)):
        return False
    return all(_agree(*pair) for pair in ((one.takes, other.takes), (one.length, other.length), (one.speed, other.speed)))


def _agree(one: Quantity | None, other: Quantity | None) -> bool:
    return one is None or other is None or (one.low, one.high, one.unit) == (other.low, other.high, other.unit)


def _real(leg: Leg) -> bool:
    return leg.statement.modality in (Modality.DONE, Modality.ONGOING) and not leg.condition


def _slots(leg: Leg) -> int:
    """How many slots are filled, those of the leg's own words counted twice."""
    told: tuple[Spot | Time | Quantity | None, ...] = (leg.from_, leg.to, leg.left, leg.due, leg.takes, leg.length, leg.speed)
    filled = sum(one is not None for one in told) + len(leg.via) + bool(leg.means) + bool(leg.mover)
    return 2 * filled - len(leg.lent)
