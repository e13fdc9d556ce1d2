"""The order of this room: statements with their times, places and quantities -> journeys.

Here: the steps, and which legs count. Not here: how each works.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondlead.model.circumstances import Journey, Place, Quantity, Time
from secondlead.model.parse import Parse
from secondlead.model.reading import Statement
from secondlead.reading.times.anchors import anchor_at, anchors
from secondlead.statements.journeys.again import told_again
from secondlead.statements.journeys.bounds import journey
from secondlead.statements.journeys.chains import Order, merged, orders, spoken_of
from secondlead.statements.journeys.fits import misfits
from secondlead.statements.journeys.joined import joined, put_forward
from secondlead.statements.journeys.legs import Leg, legs
from secondlead.statements.journeys.same import clusters

__all__ = ["journeys", "misfits"]


def journeys(
    parse: Parse, statements: Sequence[Statement], times: Sequence[Time], places: Sequence[Place], quantities: Sequence[Quantity]
) -> tuple[Journey, ...]:
    """A journey for each statement that tells of one, in the order of the text.

    1 words of motion with their slots; 2 those of one statement made one; 3 whose they are; 4 what comes after what; 5 what the rest of the
    report adds, and where it ended; 6 those that tell too little left out; 7 those that tell one voyage made one; 8 bounds.
    """
    found, ground = legs(parse, statements, times, places, quantities)
    if not found:
        return ()
    found = merged(parse, ground, spoken_of(found))
    whose = clusters(found)
    follow = list(orders(parse, found, whose))
    found = _onward(found, follow)
    several = anchors(parse.report)
    full = joined(ground, found, whose, several[0].day)
    full = _ended(found, full, whose)
    parted = frozenset((one.first, one.second) for one in follow)
    voyages = told_again(ground, [at for at, leg in enumerate(found) if _tells(leg, full[at])], full, whose, parted)
    full = [_through(leg, [full[other] for other in voyages.get(at, ())]) for at, leg in enumerate(full)]
    ids = {at: f"j{number}" for number, at in enumerate(voyages, 1)}
    told = []
    for at, others in voyages.items():
        before = [one for one in follow if one.second == at and one.first in ids]
        notes = tuple(
            f"from {full[at].from_.name}, where the journey before it ended"  # type: ignore[union-attr]
            for one in before
            if one.onward and full[at].from_ is full[one.first].to is not None
        )
        also = tuple(dict.fromkeys(full[one].statement.id for one in others if full[one].statement is not full[at].statement))
        today = anchor_at(several, full[at].trigger.start).day
        one = journey(today, full[at], ids[at], tuple(ids[one.first] for one in before), notes, also)
        told.append(replace(one, arrived=any(full[each].arrived and put_forward(full[each]) for each in (at, *others))))
    return tuple(told)


def _ended(found: Sequence[Leg], full: Sequence[Leg], whose: Sequence[int | None]) -> list[Leg]:
    """The legs, each that has not arrived ended by what the report tells of its mover."""
    ends = {whose[at]: leg.end for at, leg in reversed(list(enumerate(found))) if leg.end and whose[at] is not None}
    return [leg if leg.end or leg.arrived or whose[at] not in ends else replace(leg, end=ends[whose[at]]) for at, leg in enumerate(full)]


def _through(leg: Leg, others: Sequence[Leg]) -> Leg:
    """The leg with the places that other statements have it pass through, and all spans that the voyage rests on."""
    via, lent = list(leg.via), dict(leg.lent)
    for other in others:
        for spot in other.via:
            if spot.name not in {one.name for one in (*via, leg.from_, leg.to) if one}:
                via.append(spot)
                if other.statement is not leg.statement:
                    lent.setdefault("via", other.statement.id)
    spans = {span for one in (leg, *others) for span in one.spans}
    return replace(leg, via=tuple(via), lent=tuple(sorted(lent.items())), spans=tuple(sorted(spans)))


def _onward(found: Sequence[Leg], follow: Sequence[Order]) -> list[Leg]:
    """The legs, each that goes on from where another ended set out there."""
    several = list(found)
    for one in follow:
        start, leg = several[one.first].to, several[one.second]
        if one.onward and start is not None and leg.from_ is None and (leg.to is None or leg.to.name != start.name):
            several[one.second] = replace(leg, from_=start, spans=tuple(sorted({*leg.spans, start.span})))
    return several


def _tells(told: Leg, full: Leg) -> bool:
    """Whether a leg tells of a journey: it has a place, or what can only travel and a time or figure of its own; and somebody who goes."""
    if told.condition:
        return False
    motion = told.move.motion
    if not (full.mover or (full.from_ and full.to)):
        return False
    if told.placed:
        return told.named or bool(told.means or (told.mover and (told.mover.person or told.mover.means)) or motion.needs == "mover")
    measured = told.left or told.due or told.takes or told.length
    if motion.needs == "mover" and told.mover and told.mover.means:
        return True
    return bool(measured and full.placed)
