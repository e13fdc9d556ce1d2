"""Legs: one word of motion in one statement, with all that its own words tell.

Here: words of motion + statements -> legs, in the order of the text. Not here: what other sentences add (chains.py, joined.py).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from secondlead.model.circumstances import Place, Quantity, Time
from secondlead.model.parse import Parse
from secondlead.model.reading import Modality, Statement
from secondlead.model.spans import Span
from secondlead.statements.journeys.clock import Clock
from secondlead.statements.journeys.ends import ends
from secondlead.statements.journeys.ground import Ground, Spot
from secondlead.statements.journeys.motion import Move, moves
from secondlead.statements.journeys.movers import Mover, Movers
from secondlead.statements.journeys.slots import slots, vehicle


@dataclass(frozen=True, slots=True)
class Leg:
    """What one word of motion tells.

    trigger: that word with its tail; sentence: its index in the parse; spans: all that the leg rests on, in order. aboard: who or what goes
    along. condition: it stands in the statement's condition, not in its content.
    """

    statement: Statement
    move: Move
    trigger: Span
    sentence: int
    spans: tuple[Span, ...]
    mover: Mover | None = None
    aboard: Mover | None = None
    means: str = ""
    from_: Spot | None = None
    to: Spot | None = None
    via: tuple[Spot, ...] = ()
    left: Time | None = None
    due: Time | None = None
    takes: Quantity | None = None
    length: Quantity | None = None
    speed: Quantity | None = None
    condition: bool = False
    headline: bool = False
    lent: tuple[tuple[str, str], ...] = ()  # slots that another statement tells: (slot, its id)
    end: Span | None = None  # words that say that it came to an end on the way, or was never made

    @property
    def placed(self) -> bool:
        """Whether it goes from, to or through somewhere."""
        return bool(self.from_ or self.to or self.via)

    @property
    def arrived(self) -> bool:
        """Whether its own words say that it is there."""
        return self.move.motion.time == "due" and self.move.motion.pos == "verb" and self.statement.modality is Modality.DONE

    @property
    def named(self) -> bool:
        """Whether one of its places has a name."""
        return any(spot.named for spot in (self.from_, self.to, *self.via) if spot)


def legs(
    parse: Parse, statements: Sequence[Statement], times: Sequence[Time], places: Sequence[Place], quantities: Sequence[Quantity]
) -> tuple[list[Leg], Ground]:
    """Every leg that a statement tells of; where several places are visited, one for each."""
    clock = Clock(parse, times, quantities)
    going = list(moves(parse))
    holders = _holders(parse, statements) if going else []
    told = [(move, *holder) for move in going if (holder := holders[move.first])]
    if not told:
        return [], Ground(parse, (), frozenset())
    ground, who = Ground(parse, places, clock.timed), Movers(parse, clock.timed | clock.measured)
    scene = _Scene(parse, ground, clock, who, frozenset(move.first for move in going))
    found = [leg for one in told for leg in _legs(scene, *one)]
    return ended(parse, who, found), ground


def ended(parse: Parse, who: Movers, found: Sequence[Leg]) -> list[Leg]:
    """The legs, with the words that say what became of the journey; what is told as arrived has arrived."""
    if not found:
        return []
    told = [(end, head, who.named(head)) for end, head in ends(parse, who.tree)]
    if not told:
        return list(found)
    several = []
    for leg in found:
        for end, head, mover in told:
            same = mover and leg.mover and (mover.span.overlaps(leg.mover.span) or mover.key in (leg.mover.key, leg.mover.alias))
            if not leg.arrived and (same or head.index == leg.move.first):
                leg = replace(leg, end=end, spans=tuple(sorted({*leg.spans, end})))
                break
        several.append(leg)
    return several


def _holders(parse: Parse, statements: Sequence[Statement]) -> list[tuple[Statement, bool] | None]:
    """For each word the statement that tells it, and whether in its condition.

    Of several contents the one of fewest characters; else a condition; else a cue ("is expected in Carrow"); else what lies between the
    content and the cue of what nobody else is made to answer for.
    """
    told = [(sum(map(len, one.content)), one, part, False) for one in statements for part in one.content]
    told.sort(key=lambda entry: entry[0])
    told += [(0, one, one.condition, True) for one in statements if one.condition]
    told += [(0, one, one.cue, False) for one in statements if one.cue]
    told += [(0, one, _hull((one.cue, *one.content)), False) for one in statements if one.cue and one.content and not one.source]
    found: list[tuple[Statement, bool] | None] = [None] * len(parse.words)
    for _, one, part, condition in reversed(told):
        first, last = bisect_right(parse.ends, part.start), bisect_left(parse.starts, part.end)
        if first < last:
            found[first:last] = [(one, condition)] * (last - first)
    return found


def _hull(spans: Sequence[Span]) -> Span:
    return Span(min(one.start for one in spans), max(one.end for one in spans))


class _Scene(NamedTuple):
    """What every word of motion of a report is read by. starts: where such words stand."""

    parse: Parse
    ground: Ground
    clock: Clock
    who: Movers
    starts: frozenset[int]


def _legs(scene: _Scene, move: Move, statement: Statement, condition: bool) -> Iterator[Leg]:
    """What one word of motion tells: a leg, or one for each place of a list."""
    parse, who = scene.parse, scene.who
    trigger = parse.span_of(parse.words[move.first], parse.words[move.last])
    first, last = _room(parse, move, trigger, statement, condition)
    around = slots(parse, scene.ground, move, scene.starts, first, last)
    mover, aboard = who.of(move, statement, first)
    if mover is aboard is None and who.nothing(move):
        return
    if who.measures(move) and not (around.from_ or around.to):
        return
    if who.stops_another(move):
        return
    when = scene.clock.when(move, first, last, around.end)
    own = "" if who.expelled(move) or (around.from_ and not around.to and who.expels(move)) else move.motion.means
    means = around.means or (mover.means if mover else "") or (aboard.means if aboard else "") or _before(parse, move) or own
    sentence = parse.words[move.first].sentence
    leg = Leg(statement, move, trigger, sentence, (), mover, aboard, means, from_=around.from_, via=tuple(around.via), condition=condition)
    leg = replace(leg, left=when.left, due=when.due, takes=when.takes, length=when.length, speed=when.speed)
    measured = [one.span for one in (when.left, when.due, when.takes, when.length, when.speed) if one]
    for to in (*around.to,) or (None,):
        told = (mover.span if mover else None, around.aboard, *(spot.span for spot in (around.from_, to, *around.via) if spot))
        spans = {trigger, *(span for span in told if span), *measured}
        yield replace(leg, to=to, spans=tuple(sorted(spans)), headline=parse.sentences[sentence].headline)


def _room(parse: Parse, move: Move, trigger: Span, statement: Statement, condition: bool) -> tuple[int, int]:
    """The words, from first up to last, of the move's sentence that the statement tells (or its condition does)."""
    sentence = parse.sentences[parse.words[move.first].sentence]
    parts = (statement.condition,) if condition and statement.condition else statement.content
    start, end = min([trigger.start, *(part.start for part in parts)]), max([trigger.end, *(part.end for part in parts)])
    first, last = sentence.first, sentence.last
    if statement.cue and not any(part.holds(trigger) for part in parts):
        return first, last  # "Varga is expected in Carrow": what is expected is not all in the content
    while first < move.first and parse.words[first].start < start:
        first += 1
    while last > move.last + 1 and parse.words[last - 1].end > end:
        last -= 1
    return first, last


def _before(parse: Parse, move: Move) -> str:
    """The means of a noun's own compound: "boat trip", "train journey"."""
    if move.motion.pos != "noun" or move.first == 0:
        return ""
    word = parse.words[move.first - 1]
    return vehicle(word, way=True) if word.upos in ("NOUN", "PROPN") else ""
