"""Figures that cannot be by themselves: a share over the whole, shares for and against that are more than all, an hour that no clock has.

Here: one figure or two of one sentence. Not here: two figures of a report held against each other (contradictions.py), dates
(reading/times).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from secondlead.model.circumstances import Quantity
from secondlead.model.parse import Parse, Word
from secondlead.reading.quantities.company import of_sort

_CLOCK = re.compile(r"(?<![\d:.,/-])(\d{1,2}):(\d{2})(?![\d:.]\d|\d|:)")
_ALL = 100.0
_ROUNDED = 101.0  # two rounded shares of one whole add up to at most 101


def impossible(parse: Parse, found: Sequence[Quantity]) -> tuple[str, ...]:
    """One warning for each, with the words and the sum."""
    return tuple(dict.fromkeys((*_hours(parse), *_shares(parse, found))))


def _hours(parse: Parse) -> Iterator[str]:
    text = parse.report.text
    for one in _CLOCK.finditer(text):
        if int(one[1]) <= 24 and int(one[2]) <= 59:
            continue
        before = text[max(0, one.start() - 20) : one.start()].lower().split()
        behind = text[one.end() : one.end() + 10].lower().split()
        if (before and before[-1] in of_sort("before hour")) or (behind and behind[0].strip(",") in of_sort("hour")):
            yield f"{one[0]!r}: no clock has that hour"


def _shares(parse: Parse, found: Sequence[Quantity]) -> Iterator[str]:
    """A share of people or votes over 100 %, and two shares that the sentence puts against each other and that are more than all."""
    by_sentence: dict[int, list[Quantity]] = {}
    for one in found:
        if one.unit == "%" and not one.change and one.low is not None:
            words = parse.words_in(one.span)
            if one.low > _ALL and _of_people(parse, words[-1]):
                yield f'"{one.span.line}" of them: a part cannot be more than the whole'
            by_sentence.setdefault(words[0].sentence, []).append(one)
    for number, several in by_sentence.items():
        if len(several) != 2 or several[0].low is None or several[1].low is None:
            continue
        total = several[0].low + several[1].low
        if total > _ROUNDED and _opposed(parse, number, several):
            yield f'"{several[0].span.line}" and "{several[1].span.line}" are {total:g} % together, more than all'


def _of_people(parse: Parse, last: Word) -> bool:
    """Whether "of" and those who have a share stand behind: "120 percent of voters"."""
    behind = parse.words[last.index + 1 : last.index + 4]
    return (
        len(behind) > 1
        and behind[0].lower == "of"
        and behind[0].sentence == last.sentence
        and any(word.lower in of_sort("sharers") for word in behind[1:])
    )


def _opposed(parse: Parse, number: int, several: Sequence[Quantity]) -> bool:
    """Whether the words put the two shares against each other, of one whole: "60 percent for, 55 percent against", "split 60 % to 55 %"."""
    words = parse.words_of(parse.sentences[number])
    ends = [parse.words_in(one.span)[-1] for one in several]
    if any(word.lower == "of" for last in ends for word in parse.words[last.index + 1 : last.index + 2]):
        return False  # 60 percent of the men and 55 percent of the women
    said = {word.lower for word in words}
    split = bool(said & of_sort("split")) and parse.words[ends[0].index + 1].lower in of_sort("parted")
    return split or bool(said & of_sort("in favour") and said & of_sort("opposed"))
