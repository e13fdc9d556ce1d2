"""Legs of one statement that are one journey, and the order in which a mover's journeys follow one another.

Here: merging within a statement, before and after, then, on from there. Not here: what other statements add (joined.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secondlead.model.parse import Parse
from secondlead.statements.journeys.ground import Ground, Spot, place_nouns
from secondlead.statements.journeys.legs import Leg
from secondlead.statements.journeys.motion import cue

_BACK = 3  # sentences within which "then" and "from there" take up the leg before


@dataclass(frozen=True, slots=True)
class Order:
    """The place in the list of a leg and of the one that the report puts right after it; onward: it sets out where the first ended."""

    first: int
    second: int
    onward: bool


def spoken_of(legs: Sequence[Leg]) -> list[Leg]:
    """The legs, "there" made the last place gone to before it."""
    found: list[Leg] = []
    for leg in legs:
        if leg.to and not leg.to.named and place_nouns().get(leg.to.name) == "said":
            before = next((one.to for one in reversed(found) if one.to and one.to.named), None)
            leg = replace(leg, to=before, spans=tuple(sorted({*leg.spans, *([before.span] if before else ())})))
        found.append(leg)
    return found


def merged(parse: Parse, ground: Ground, legs: Sequence[Leg]) -> list[Leg]:
    """The legs, those of one statement that tell of one journey made one: "left Carrow and is heading for Lessing"."""
    found: list[Leg] = []
    for leg in legs:
        before = next((n for n in range(len(found) - 1, max(-1, len(found) - 3), -1) if found[n].statement is leg.statement), None)
        if before is not None and _one_journey(parse, ground, found[before], leg):
            found[before] = _both(ground, found[before], leg)
        else:
            found.append(leg)
    return found


def same_place(ground: Ground, one: Spot | None, other: Spot | None) -> bool:
    """Whether two places can be one: alike, one in the other, or one untold."""
    if one is None or other is None:
        return True
    if _taken_up(one) != _taken_up(other):
        return True
    return one.name == other.name or _alike(one, other) or ground.holds(one, other) or ground.holds(other, one)


def narrower(ground: Ground, one: Spot | None, other: Spot | None) -> Spot | None:
    """The more exact of two places that can be one."""
    if one is None or other is None:
        return one or other
    return other if _taken_up(one) or ground.holds(one, other) else one


def _taken_up(spot: Spot) -> bool:
    """Whether a place is told by a noun that may take up another: "the city", "the country"."""
    return not spot.named and place_nouns().get(spot.name.split()[-1].lower()) == "area"


def _alike(one: Spot, other: Spot) -> bool:
    return (
        one.place is not None
        and other.place is not None
        and one.place.geonameid is not None
        and one.place.geonameid == other.place.geonameid
    )


def _one_journey(parse: Parse, ground: Ground, one: Leg, other: Leg) -> bool:
    """Whether two legs of a statement, in the order of the text, are one journey."""
    if one.sentence != other.sentence or (one.mover and other.mover and not _same_mover(one, other)):
        return False
    if (one.left and other.left) or (one.due and other.due):
        return False
    if one.move.first == other.move.first:  # a list of places visited
        return False
    links = _links(parse, one.move.last + 1, other.move.first)
    first, second = (other, one) if "behind" in links else (one, other)
    if first.condition != second.condition:
        return (first.to is None or second.to is None) or same_place(ground, first.to, second.to)
    if first.move.motion.time == "due" and first.to is not None and second.placed:
        return second.move.motion.time == "stay" and second.move.motion.pos == "noun" and same_place(ground, first.to, second.to)
    if first.move.motion.time == "due" and second.move.motion.time != "due" and second.move.motion.pos == "verb":
        return False
    if first.to is not None and second.to is not None:
        return same_place(ground, first.to, second.to) and ("ahead" not in links and "then" not in links and "behind" not in links)
    if first.to is not None and second.from_ is not None:
        return False
    return same_place(ground, first.from_, second.from_)


def _same_mover(one: Leg, other: Leg) -> bool:
    return (
        one.mover is not None
        and other.mover is not None
        and (one.mover.key == other.mover.key or one.mover.span.overlaps(other.mover.span))
    )


def _both(ground: Ground, one: Leg, other: Leg) -> Leg:
    if one.move.motion.object == "cargo" and other.move.motion.object != "cargo":
        one, other = other, one
    condition = one.condition and other.condition
    via = (*one.via, *(spot for spot in other.via if spot.name not in {known.name for known in one.via}))
    return replace(
        one,
        mover=one.mover or other.mover,
        aboard=one.aboard or other.aboard,
        means=one.means or other.means,
        from_=narrower(ground, one.from_, other.from_),
        to=narrower(ground, one.to, other.to),
        via=via,
        left=one.left or other.left,
        due=one.due or other.due,
        takes=one.takes or other.takes,
        length=one.length or other.length,
        speed=one.speed or other.speed,
        condition=condition,
        spans=tuple(sorted({*one.spans, *other.spans})),
    )


def _links(parse: Parse, first: int, last: int) -> set[str]:
    """What the small words from first up to last do."""
    return {cue(word.lower) for word in parse.words[first:last] if word.xpos != "EX"}


def orders(parse: Parse, legs: Sequence[Leg], clusters: Sequence[int | None]) -> Iterator[Order]:
    """Which of a mover's legs comes right before which, where words say so."""
    last: dict[int, int] = {}
    for at, leg in enumerate(legs):
        cluster = clusters[at]
        if cluster is None:
            continue
        before, last[cluster] = last.get(cluster), at
        if before is None:
            continue
        earlier = legs[before]
        if earlier.sentence == leg.sentence and earlier.statement is leg.statement:
            links = _links(parse, earlier.move.last + 1, leg.move.first)
            if "behind" in links:
                yield Order(at, before, False)
            elif links & {"ahead", "then", "there"}:
                yield Order(before, at, True)
        elif 0 < leg.sentence - earlier.sentence <= _BACK:
            opening = _links(parse, parse.sentences[leg.sentence].first, leg.move.first)
            if "then" in opening or "there" in opening:
                yield Order(before, at, True)
