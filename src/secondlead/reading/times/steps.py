"""The order of this room: a parse -> its expressions of time, in the order of the text.

Here: the steps. Not here: how each works.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from secondlead.lexicon import index
from secondlead.model.circumstances import Time
from secondlead.model.parse import Parse
from secondlead.reading.times.anchors import Anchor, anchor_at, anchors
from secondlead.reading.times.clocks import beside, zoned
from secondlead.reading.times.days import way
from secondlead.reading.times.directions import words_for
from secondlead.reading.times.extent import extent
from secondlead.reading.times.finding import Found, found
from secondlead.reading.times.meaning import READINGS
from secondlead.reading.times.scene import MODS, Scene, Sense
from secondlead.reading.times.spans import begun, since
from secondlead.reading.times.tense import AHEAD
from secondlead.reading.times.wording import items

ANY_MONDAY = date(2024, 1, 1)  # a Monday like any other
NAMES = frozenset({"PER", "ORG", "LOC", "VEHICLE"})


def times(parse: Parse) -> tuple[Time, ...]:
    """Every expression of time outside furniture, in order.

    1 words to classes  2 patterns  3 no names  4 read in order  5 hours, by the day beside them  6 without a date: weekdays by their order
    7 since what happened  8 lengths by the day that they begin on.
    """
    every = unnamed(parse, found(items(parse)))
    several = anchors(parse.report)
    senses = read(every, Scene(parse, several[0].day), several)
    order = {} if several[0].day else ordered(parse, every)
    told = [
        Time(
            extent(parse, one),
            sense.type,
            sense.value,
            sense.from_,
            sense.to,
            mod=sense.mod if sense.mod in MODS else "",
            anchor=_anchor(one, sense, anchor_at(several, parse.words[one.items[0].first].start)),
            order=order.get(one.items[0].first) if sense.from_ is None else None,
            problem=sense.problem,
        )
        for one, sense in senses
    ]
    taken = [one.span for one in told]
    told += [one for one in since(parse, several) if not any(one.span.overlaps(span) for span in taken)]
    return tuple(begun(parse, sorted(told, key=lambda one: one.span)))


def read(every: Sequence[Found], scene: Scene, several: Sequence[Anchor] = ()) -> list[tuple[Found, Sense]]:
    """The senses of the expressions, hours last; each part of the report by its own anchor."""
    parse = scene.parse
    senses: list[tuple[Found, Sense]] = []
    clocks: list[Found] = []
    here = several[0] if several else None
    for row, one in enumerate(every):
        if len(several) > 1 and (part := anchor_at(several, parse.words[one.items[0].first].start)) is not here:
            here = part
            scene.enter(part.day)
        scene.borrowed = _joined_year(parse, one, every[row + 1]) if row + 1 < len(every) else 0
        if one.name == "clock":
            clocks.append(one)
            continue
        sense = READINGS[one.name](one, scene)
        if sense is not None:
            scene.note(sense, parse.words[one.items[0].first].sentence)
            senses.append((one, sense))
    for one in clocks:
        sense = READINGS["clock"](one, beside(one, senses, scene))
        if sense is not None:
            senses.append((one, sense))
    return zoned(parse, senses, several)


def ordered(parse: Parse, every: Sequence[Found]) -> dict[int, int]:
    """{first word: days from the first weekday} of a report without a date: read as if it were of the first weekday that lies behind."""
    weekdays = [one for one in every if one.has("weekday") and not one.has("month")]
    if not weekdays:
        return {}
    first = next((one for one in weekdays if way(one, Scene(parse, None)) != AHEAD), weekdays[0])
    today = ANY_MONDAY + timedelta(days=int(first.of("weekday")[0].value))
    senses = read(every, Scene(parse, today))
    near = [(one, sense) for one, sense in senses if one.has("weekday", "deictic") and sense.stretch and sense.stretch.unit == "D"]
    start = next((sense.stretch.n for one, sense in near if one.has("weekday") and sense.stretch), today.toordinal())
    return {one.items[0].first: sense.stretch.n - start for one, sense in near if sense.stretch and not one.has("month")}


def _anchor(one: Found, sense: Sense, anchor: Anchor) -> str:
    if sense.from_ is None and sense.to is None:
        return ""
    if one.has("year", "fiscalyear", "decade", "decadeword") or one.name in ("century", "iso", "slashed", "spokenyear"):
        return ""
    told = next((item.value for item in one.of("rel", "this", "shift", "around")), "")
    return "text" if anchor.day is None or (told in ("F", "B", "S") and not one.has("month")) else anchor.by


def unnamed(parse: Parse, some: Iterable[Found]) -> list[Found]:
    """The expressions that are no part of a name: Ada May, The Sunday Ledger."""
    words = parse.words
    named = [one.span for one in parse.mentions if one.type in NAMES]
    kept, at = [], 0
    for one in some:
        start, end = words[one.items[0].first].start, words[one.items[-1].last].end
        while at < len(named) and named[at].end <= start:
            at += 1
        if (
            at < len(named)
            and named[at].start <= start
            and end <= named[at].end
            and (len(named[at]) > end - start or one.name != "holiday")
        ):
            continue
        if one.items[-1].cls in ("weekday", "month") and _in_title(parse, one.items[-1].last):
            continue
        kept.append(one)
    return kept


def _in_title(parse: Parse, at: int) -> bool:
    """Whether a weekday or month is part of a name in capitals: The Sunday Ledger, General March."""
    words = parse.words
    word = words[at]
    head = words[word.head]
    if at > 0 and words[at - 1].sentence == word.sentence and words[at - 1].lower in index("titles") and words[at - 1].text[0].isupper():
        return not any(other.isdigit() for other in words[min(at + 1, len(words) - 1)].text)  # General March, not "President March 5"
    if word.relation not in ("compound", "amod", "flat") or head.index != at + 1 or parse.sentences[word.sentence].headline:
        return False
    return head.upos == "PROPN" and head.text[0].isupper() and at > 0 and words[at - 1].lower == "the"


def _joined_year(parse: Parse, one: Found, after: Found) -> int:
    """The year of the next expression, for a month without one that is joined to it: March through August 2021."""
    if not one.has("month") or one.has("year") or not (after.has("month") and after.has("year")):
        return 0
    between = parse.words[one.items[-1].last + 1 : after.items[0].first]
    joined = len(between) == 1 and between[0].lower in words_for("join")
    return int(after.of("year")[0].value) if joined else 0
