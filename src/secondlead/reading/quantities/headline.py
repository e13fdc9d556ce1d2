"""A figure of the headline that the body does not have.

Here: headline figures held against every number of the body, with rounding and sums allowed. Not here: two figures of the body
(contradictions.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from secondlead.model.circumstances import Quantity
from secondlead.model.parse import Parse, Sentence
from secondlead.reading.quantities.contradictions import sentence_text
from secondlead.reading.quantities.figures import figures
from secondlead.reading.quantities.outcomes import all_outcomes
from secondlead.reading.quantities.units import symbols

ROUNDED = 0.1  # a headline rounds ("300 dead" over "at least 312")
SMALL = 10  # below it a body may name those counted one by one
BODY = 2  # sentences that a body has at least
ADDENDS = 12  # figures of one kind of which sums are tried


def unheld(parse: Parse, found: Sequence[Quantity]) -> tuple[str, ...]:
    """One warning for each headline figure that no number of the body can stand for. Lengths of time and vague numbers are not asked."""
    heads = [one for one in found if _sentence(parse, one).headline]
    body = [one for one in found if not _sentence(parse, one).headline]
    if not heads or sum(not sentence.headline for sentence in parse.sentences) < BODY:
        return ()
    numbers = _numbers(parse)
    return tuple(_said(parse, one, body) for one in heads if _asked(one, body) and not _held(one, body, numbers))


def _sentence(parse: Parse, one: Quantity) -> Sentence:
    return parse.sentences[parse.words_in(one.span)[0].sentence]


def _numbers(parse: Parse) -> list[tuple[float, bool]]:
    """(value, whether it is open upwards) of each figure of the body, quantity or not."""
    return [(one.low, one.high is None) for one in figures(parse) if not parse.sentences[parse.words[one.first].sentence].headline]


def _asked(one: Quantity, body: Sequence[Quantity]) -> bool:
    value = one.low if one.low is not None else one.high
    if value is None or one.value or value == 0 or one.unit == "share":
        return False
    if one.low is not None and one.high is None and not any(character.isdigit() for character in one.span.text):
        return False  # dozens, hundreds
    if value < SMALL:
        return one.counts in all_outcomes() and any(_alike(one, other) and other.bound == "exactly" for other in body)
    if one.unit not in symbols() and one.counts not in all_outcomes():
        return any(other.unit == one.unit for other in body)  # "31 ways to ...": a list's headline counts its items
    if one.unit.isupper() and len(one.unit) == 3:
        return any(other.unit == one.unit for other in body) or not any(other.unit.isupper() and len(other.unit) == 3 for other in body)
    return True


def _alike(one: Quantity, other: Quantity) -> bool:
    return other.counts == one.counts and (one.unit == other.unit or "person" in (one.unit, other.unit))


def _held(one: Quantity, body: Sequence[Quantity], numbers: Sequence[tuple[float, bool]]) -> bool:
    """Whether a number of the body is the headline's, rounds to it, lies within its bounds, or several of a kind add up to it."""
    low = one.low if one.low is not None else 0.0
    high = one.high if one.high is not None else float("inf")
    value = one.low if one.low is not None else high
    wide = ROUNDED if value >= SMALL else 0.0
    scale = 100.0 if one.unit == "%" else 1.0
    for number, open_up in numbers:
        for told in {number, number * scale if number < 1 else number}:
            if low * (1 - wide) <= told <= high * (1 + wide) or (open_up and told <= high and told * SMALL * 10 > low):
                return True
    alike = [other.low for other in body if other.low and (_alike(one, other) or other.unit == one.unit or other.counts == one.counts)][
        :ADDENDS
    ]
    return any(abs(sum(some) - value) <= value * wide for size in (2, 3) for some in combinations(alike, size))


def _said(parse: Parse, one: Quantity, body: Sequence[Quantity]) -> str:
    number = parse.words_in(one.span)[0].sentence
    text = f'the headline has a figure that the body does not have: "{one.span.text}" in "{sentence_text(parse, number)}"'
    near = next((other for other in body if _alike(one, other)), None)
    if near is None:
        return text
    return f'{text}; the body has "{near.span.text}" in "{sentence_text(parse, parse.words_in(near.span)[0].sentence)}"'
