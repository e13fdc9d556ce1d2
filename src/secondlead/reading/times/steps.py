"""The order of this room: a parse -> its expressions of time, in the order of the text.

Here: the steps. Not here: how each works.
"""

from __future__ import annotations

from datetime import date

from secondlead.model.circumstances import Time
from secondlead.model.parse import Parse
from secondlead.model.spans import Span
from secondlead.reading.times.extent import extent
from secondlead.reading.times.finding import Found, found
from secondlead.reading.times.meaning import READINGS
from secondlead.reading.times.scene import Scene, Sense
from secondlead.reading.times.wording import items

NAMES = frozenset({"PER", "ORG", "LOC", "VEHICLE"})


def times(parse: Parse) -> tuple[Time, ...]:
    """Every expression of time outside furniture, in order: 1 words to classes, 2 patterns, 3 no names, 4 read in order, 5 hours by their day."""
    scene = Scene(parse, day_of(parse))
    senses: list[tuple[Found, Sense]] = []
    clocks: list[Found] = []
    for one in unnamed(parse, found(items(parse))):
        if one.name == "clock":
            clocks.append(one)
            continue
        sense = READINGS[one.name](one, scene)
        if sense is not None:
            scene.note(sense, parse.words[one.items[0].first].sentence)
            senses.append((one, sense))
    for one in clocks:
        sense = READINGS["clock"](one, _beside(one, senses, scene))
        if sense is not None:
            senses.append((one, sense))
    told = [Time(extent(parse, one), sense.type, sense.value, sense.from_, sense.to) for one, sense in senses]
    return tuple(sorted(told, key=lambda one: one.span))


def day_of(parse: Parse) -> date | None:
    """The day of publication in the outlet's zone."""
    try:
        return date.fromisoformat(parse.report.published[:10]) if parse.report.published else None
    except ValueError:
        return None


def unnamed(parse: Parse, some: object) -> list[Found]:
    """The expressions that are no part of a name: Ada May, The Sunday Ledger."""
    words = parse.words
    named = [one.span for one in parse.mentions if one.type in NAMES]
    kept, at = [], 0
    for one in some:  # type: ignore[attr-defined]
        start, end = words[one.items[0].first].start, words[one.items[-1].last].end
        while at < len(named) and named[at].end <= start:
            at += 1
        if at < len(named) and named[at].start <= start and end <= named[at].end and len(named[at]) >= end - start and one.name != "relunit":
            continue
        kept.append(one)
    return kept


def _beside(clock: Found, senses: list[tuple[Found, Sense]], scene: Scene) -> Scene:
    """The scene for an hour: the day nearest to it in its sentence, else the last one before it."""
    words = scene.parse.words
    here = clock.items[0].first
    sentence = words[here].sentence
    days = [(one.items[0].first, sense.stretch) for one, sense in senses if sense.stretch and sense.stretch.unit == "D"]
    same = [(abs(at - here), stretch) for at, stretch in days if words[at].sentence == sentence]
    before = [stretch for at, stretch in days if at < here]
    chosen = min(same, key=lambda one: one[0])[1] if same else before[-1] if before else None
    return Scene(scene.parse, scene.today, chosen, days={sentence: chosen} if chosen else {})


def _unused(span: Span) -> Span:
    return span
