"""Two figures of one report that cannot both hold.

Here: tolls of one thing, one scope and one source, with nothing said of a change. Not here: the headline's figures (headline.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondlead.model.circumstances import Quantity
from secondlead.model.parse import Parse
from secondlead.reading.quantities.company import of_sort, weekdays
from secondlead.reading.quantities.outcomes import all_outcomes

ROUNDING = 0.15  # how far an "about" may be off; rounding to one digit moves a number by up to a third, wires round less
ROUND = 10  # what a round number is a multiple of
NEAR = 3  # quantities back within which the whole of a part stands
SEVERAL = 3  # so many tolls of one thing, all different, are a round-up of several events


@dataclass(frozen=True, slots=True)
class Toll:
    """A quantity with what it takes to hold it against another."""

    quantity: Quantity
    sentence: int
    source: str
    scope: frozenset[str]
    days: frozenset[str]
    low: float
    high: float


def contradictions(parse: Parse, found: Sequence[Quantity]) -> tuple[str, ...]:
    """One warning for each pair, with both figures and their sentences; none where the figures may be of other people, places or times."""
    loose = _loose(parse, {parse.words_in(one.span)[0].sentence for one in found if one.counts in all_outcomes()})
    tolls = [
        one
        for one in (_toll(parse, quantity, found[max(0, at - NEAR) : at]) for at, quantity in enumerate(found))
        if one and one.sentence not in loose
    ]
    groups: dict[tuple[str, str, str, frozenset[str]], list[Toll]] = {}
    for one in tolls:
        groups.setdefault((one.quantity.counts, one.quantity.unit, one.source, one.scope), []).append(one)
    warnings = []
    for group in groups.values():
        distinct = {(one.low, one.high): one for one in reversed(group)}
        if len(distinct) < 2 or len(distinct) >= SEVERAL:
            continue
        first, second = sorted(distinct.values(), key=lambda one: one.quantity.span)
        if (
            first.sentence != second.sentence
            and (not first.days or not second.days or first.days == second.days)
            and (first.high < second.low or second.high < first.low)
            and not _headline_rounds(parse, first, second)
        ):
            warnings.append(_said(parse, first, second))
    return tuple(warnings)


def _headline_rounds(parse: Parse, first: Toll, second: Toll) -> bool:
    """Whether a round number of the headline stands for the body's: "300 dead" over "at least 312"."""
    if parse.sentences[first.sentence].headline == parse.sentences[second.sentence].headline:
        return False
    head, body = (first, second) if parse.sentences[first.sentence].headline else (second, first)
    return head.low >= ROUND and head.low % ROUND == 0 and abs(head.low - body.low) <= ROUNDING * body.low


def _loose(parse: Parse, sentences: set[int]) -> set[int]:
    """The sentences that speak of a change, or perhaps of another event."""
    telling = of_sort("revised") | of_sort("another event")
    return {number for number in sentences if any(word.lower in telling for word in parse.words_of(parse.sentences[number]))}


def _toll(parse: Parse, one: Quantity, found: Sequence[Quantity]) -> Toll | None:
    """The quantity as a toll; None where it is a part, a further number, zero, revised, or perhaps of another event."""
    if one.change or one.counts not in all_outcomes() or one.unit in ("share", "") or one.low is None or one.low == 0:
        return None
    words = parse.words_in(one.span)
    sentence = parse.sentences[words[0].sentence]
    begin = words[0].index
    if any(
        word.lower in of_sort("other") or word.lower in of_sort("part")
        for word in parse.words[max(sentence.first, begin - 3) : words[-1].index + 2]
    ):
        return None
    if any(part.overlaps(other.span) for part in one.scope for other in found):
        return None
    wide = ROUNDING if one.bound == "about" else 0.0
    low, high = one.low * (1 - wide), (one.high if one.high is not None else float("inf")) * (1 + wide)
    return Toll(one, words[0].sentence, _source(parse, one), *_scope(one), low, high)


def _scope(one: Quantity) -> tuple[frozenset[str], frozenset[str]]:
    """Names and numbers of the scope, and its days; "in the blast" says only which event, and both figures may be of it."""
    telling, days = set(), set()
    for span in one.scope:
        for token in span.text.split():
            if token.lower() in weekdays():
                days.add(token.lower())
            elif token[0].isupper() or token[0].isdigit() or token.lower() in of_sort("period") or span.start < one.span.end:
                telling.add(token.lower())
    return frozenset(telling), frozenset(days)


def _source(parse: Parse, one: Quantity) -> str:
    """The words of the source of the smallest content that holds the figure; "" for the outlet's own voice."""
    best, size = "", 0
    for told in parse.attributions:
        for content in told.contents:
            if content.holds(one.span) and (not size or len(content) < size):
                best, size = " ".join(span.text.lower() for span in told.sources) or "?", len(content)
    return best


def _said(parse: Parse, first: Toll, second: Toll) -> str:
    figures = [f'"{one.quantity.span.text}" in "{sentence_text(parse, one.sentence)}"' for one in (first, second)]
    return f"two figures that cannot both hold ({first.quantity.counts}): {figures[0]}, {figures[1]}"


def sentence_text(parse: Parse, number: int) -> str:
    """The sentence as printed, its white space evened out."""
    words = parse.words_of(parse.sentences[number])
    return " ".join(parse.span_of(words[0], words[-1]).text.split())
