"""What other statements of a report tell of the same journey, filled into a leg.

Here: which legs may lend to which, and what. Not here: who is the same mover (same.py), legs of one statement (chains.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from secondlead.model.circumstances import Time
from secondlead.model.reading import Modality, Stance
from secondlead.statements.journeys.chains import narrower, same_place
from secondlead.statements.journeys.ground import Ground, Spot
from secondlead.statements.journeys.legs import Leg

Told = TypeVar("Told")

_REAL = frozenset({Modality.DONE, Modality.ONGOING})
_PUT_FORWARD = frozenset({Stance.ASSERTS, Stance.CONFIRMS})
_YEAR = re.compile(r"\d{4}")
OLD = 60  # days: the longest that a sea voyage of the news lasts, and more than a state visit is spoken of
_FAR = 60  # legs of one mover beyond which none lends to another: a long report is not one journey


def put_forward(leg: Leg) -> bool:
    """Whether a leg's statement holds that the journey is, was or will be made."""
    one = leg.statement
    return one.stance in _PUT_FORWARD and one.certainty.class_ not in ("no", "none", "almost-no", "very-unlikely", "unlikely")


def joined(ground: Ground, legs: Sequence[Leg], clusters: Sequence[int | None], today: date | None = None) -> list[Leg]:
    """Each leg with what legs of the same mover add, where they can be one journey and do not differ among themselves.

    A plan lends no time to a journey made, nor a destination, but for an arrival that is awaited ("left on Sunday", "is due on Friday").
    A habit ("the trip usually takes ...") lends its length of time alone. today: the day that the report counts from; a journey of old and
    one of its own days lend each other nothing.
    """
    together: dict[int, list[Leg]] = {}
    for leg, cluster in zip(legs, clusters, strict=True):
        if cluster is not None and put_forward(leg):
            together.setdefault(cluster, []).append(leg)
    old = {id(leg): told for leg, told in zip(legs, _of_then(legs, clusters, today), strict=True)}
    found = []
    for leg, cluster in zip(legs, clusters, strict=True):
        others = [] if cluster is None else [one for one in together.get(cluster, []) if old[id(one)] == old[id(leg)]]
        others = [one for one in others if one is not leg and _one_journey(ground, leg, one)] if len(others) <= _FAR else []
        found.append(_filled(ground, leg, others) if others else leg)
    return found


def _of_then(legs: Sequence[Leg], clusters: Sequence[int | None], today: date | None) -> list[bool]:
    """Of each leg, whether it is of old and not of the report's own days: "in 2019 he traveled there by train".

    What has no time and is told as done goes with a journey of old that stands right before it ("the trip took two days").
    """
    found: list[bool] = []
    last: dict[int | None, tuple[int, bool]] = {}
    for leg, cluster in zip(legs, clusters, strict=True):
        before, old = last.get(cluster, (0, False))
        timeless = leg.left is None and leg.due is None and leg.statement.modality is Modality.DONE
        found.append(_of_old(leg, today) or (timeless and old and leg.sentence - before <= 1))
        last[cluster] = leg.sentence, found[-1]
    return found


def _of_old(leg: Leg, today: date | None) -> bool:
    """Whether a leg's own time lies more than OLD days before the report; without its day, whether a year alone is told."""
    time = leg.left or leg.due
    if time is None or not time.to:
        return False
    if today is None:
        return bool(_YEAR.fullmatch(time.value))
    return time.to[:10] < (today - timedelta(days=OLD)).isoformat()


def _one_journey(ground: Ground, leg: Leg, other: Leg) -> bool:
    if not (same_place(ground, leg.from_, other.from_) and same_place(ground, leg.to, other.to)):
        return False
    if not (meet(leg.left, other.left) and meet(leg.due, other.due) and _in_turn(leg.left, other.due) and _in_turn(other.left, leg.due)):
        return False
    if leg.means and other.means and leg.means != other.means and leg.mover and other.mover and leg.mover.means != other.mover.means:
        return False
    if leg.to and leg.from_ and other.to is None and leg.to.name == (other.from_.name if other.from_ else ""):
        return False
    crossed = (leg.to and other.from_ and leg.to.name == other.from_.name) or (leg.from_ and other.to and leg.from_.name == other.to.name)
    return not crossed


def _filled(ground: Ground, leg: Leg, others: Sequence[Leg]) -> Leg:
    real = leg.statement.modality in _REAL
    mood = leg.statement.modality
    equals = [
        one for one in others if (one.statement.modality in _REAL if real else one.statement.modality is mood is not Modality.HABITUAL)
    ]
    plain = [one for one in others if one.statement.modality is not Modality.HABITUAL]
    awaited = [one for one in plain if one.move.motion.time == "due" and one.statement.modality in (Modality.PLANNED, Modality.EXPECTED)]
    under_way = real and leg.move.motion.time != "due"  # left, and due: two ends of one journey, though one is still to come
    ends = [*equals, *awaited] if under_way else equals
    starts = equals if real or leg.move.motion.time != "due" else [*equals, *(one for one in plain if one.statement.modality in _REAL)]
    spans = set(leg.spans)

    lenders = dict(leg.lent)

    def taken(slot: str, one: Leg, value: Told) -> Told:
        spans.update(one.spans)
        if one.statement.id != leg.statement.id:
            lenders[slot] = one.statement.id
        return value

    def lent(
        slot: str, own: Told | None, from_: Sequence[Leg], told: Callable[[Leg], Told | None], name: Callable[[Told], object]
    ) -> Told | None:
        """A leg's own, else what others tell of it if they tell the same; its spans are added. name: what has to be the same."""
        if own:
            return own
        given = [(one, value) for one in from_ if (value := told(one))]
        return taken(slot, *given[0]) if given and len({name(value) for _, value in given}) == 1 else own

    def spot(slot: str, own: Spot | None, given: Sequence[tuple[Leg, Spot]]) -> Spot | None:
        best = None if own else _place(ground, given)
        return taken(slot, *best) if best else own

    from_ = spot("from", leg.from_, [(one, one.from_) for one in plain if one.from_])
    to = spot("to", leg.to, [(one, one.to) for one in (ends if real else plain) if one.to])
    alike = [one for one in others if to is None or one.to is None or one.to.name == to.name or ground.holds(one.to, to)]
    return replace(
        leg,
        from_=from_,
        to=to,
        left=lent("left", leg.left, starts, lambda one: one.left, lambda time: (time.from_, time.to)),
        due=lent("due", leg.due, ends, lambda one: one.due, lambda time: (time.from_, time.to)),
        takes=lent("takes", leg.takes, alike, lambda one: one.takes, lambda one: (one.low, one.high, one.unit)),
        length=lent("length", leg.length, alike, lambda one: one.length, lambda one: (one.low, one.high, one.unit)),
        speed=lent("speed", leg.speed, alike, lambda one: one.speed, lambda one: (one.low, one.high, one.unit)),
        means=lent("means", leg.means, others, lambda one: one.means, str) or "",
        spans=tuple(sorted(spans)),
        lent=tuple(sorted(lenders.items())),
    )


def _place(ground: Ground, given: Sequence[tuple[Leg, Spot]]) -> tuple[Leg, Spot] | None:
    """The most exact of the places given, and the leg that tells it; None where two of them differ."""
    best: tuple[Leg, Spot] | None = None
    for leg, spot in given:
        if best is None:
            best = leg, spot
        elif not same_place(ground, best[1], spot):
            return None
        elif narrower(ground, best[1], spot) is spot:
            best = leg, spot
    return best


def meet(one: Time | None, other: Time | None) -> bool:
    """Whether two times can be one; ISO days and moments compare as strings, a day as all its moments."""
    if one is None or other is None:
        return True
    return _not_after(one.from_, other.to) and _not_after(other.from_, one.to)


def _in_turn(left: Time | None, due: Time | None) -> bool:
    return left is None or due is None or _not_after(left.from_, due.to)


def _not_after(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    shortest = min(len(one), len(other))
    return one[:shortest] <= other[:shortest]
