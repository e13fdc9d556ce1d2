"""Two numbers that are one: ranges, and lengths of time or height told in two units.

Here: joining neighbours; scores are taken out. Not here: "at least", "about" (bounds.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondlead.model.parse import Word
from secondlead.reading.quantities.company import of_sort
from secondlead.reading.quantities.draft import Draft
from secondlead.reading.quantities.excluded import DASHES

# How many of the smaller unit make one of the larger (seconds, minutes, ... by definition; a month by the calendar).
_PARTS = {
    ("h", "min"): 60.0, ("min", "s"): 60.0, ("day", "h"): 24.0, ("week", "day"): 7.0, ("year", "month"): 12.0, ("month", "day"): 30.0,
    ("month", "week"): 30 / 7, ("year", "week"): 365 / 7, ("year", "day"): 365.0, ("h", "s"): 3600.0, ("ft", "in"): 12.0, ("lb", "oz"): 16.0,
    ("m", "cm"): 100.0, ("day", "min"): 1440.0,
}  # fmt: skip


def joined(words: Sequence[Word], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with each range as one, and results ("2-1") left out. In order."""
    kept: list[Draft] = []
    skip: set[int] = set()
    for at, one in enumerate(drafts):
        if at in skip:
            continue
        if at + 1 < len(drafts):
            other = drafts[at + 1]
            if _result(words, one, other):
                skip.add(at + 1)
                continue
            both = _range(words, one, other) or _units(words, one, other)
            if both:
                skip.add(at + 1)
                kept.append(both)
                continue
        kept.append(one)
    return kept


def _between(words: Sequence[Word], one: Draft, other: Draft) -> Sequence[Word]:
    return words[one.last + 1 : other.first] if words[one.first].sentence == words[other.first].sentence else ()


def _result(words: Sequence[Word], one: Draft, other: Draft) -> bool:
    """2-1, 98-2, 5-4: a dash with no space, and no growing range with something counted behind it."""
    gap = _between(words, one, other)
    if (
        len(gap) != 1
        or gap[0].text not in DASHES
        or one.measure
        or gap[0].start != words[one.last].end
        or gap[0].end != words[other.first].start
    ):
        return False
    if one.low is None or other.low is None:
        return True
    if one.low >= other.low and not other.figure.scaled:
        return True
    behind = words[other.last].lower if other.noun is not None else ""
    before = words[one.first - 1].lower if one.first else ""
    return not other.measure or behind in of_sort("score") or (before in of_sort("score before") and other.measure == "things")


def _range(words: Sequence[Word], one: Draft, other: Draft) -> Draft | None:
    """10-15, 10 to 15, between 30 and 40, two or three, $10-15 million."""
    gap = _between(words, one, other)
    if (
        len(gap) != 1
        or one.low is None
        or other.low is None
        or one.joined
        or (one.measure and one.unit != other.unit and other.measure and one.measure != "things")
    ):
        return None
    if one.measure == "money" and not other.measure and (gap[0].text in DASHES or gap[0].lower == "to"):
        other = replace(other, unit=one.unit, measure=one.measure)  # $2-3 million
    if one.measure == "things" and one.unit != other.unit:
        return None
    if one.measure and not other.measure and one.counts != "age":
        return None
    ahead = one.figure.first if one.counts == "age" else one.first
    word, before = gap[0].lower, words[ahead - 1].lower if ahead else ""
    low = one.low
    if other.figure.scaled and not one.figure.scaled and low < other.low:
        size = _scale_of(words, other)
        low = low * size if low * size < other.low and low < size else low
    if not low < (other.high or other.low):
        return None
    first = one.first
    if word == "and" and before == "between":
        first = min(one.first, ahead - 1)
    elif word == "to":
        if (
            before in ("from", "by", "to")
            and one.first > 1
            and _changed(words, one.first - 1, 14)
            or one.measure
            and _changed(words, one.first)
        ):
            return None
        first = one.first - 1 if before in ("from", "between") else first
    elif word == "or":
        if other.low - low > max(1, low * 0.5):
            return None
    elif word not in DASHES:
        return None
    if one.counts == "age" and not other.measure:
        other = replace(other, unit=one.unit, measure=one.measure, iso=one.iso)
        return replace(other, first=one.first, low=low, high=other.high, bound="between", start=one.first, counts="age")
    return replace(other, first=first, low=low, high=other.high, bound="between", start=first, counts="")


def _changed(words: Sequence[Word], before: int, far: int = 5) -> bool:
    """Whether a verb of change stands shortly before: "rose from 30 to 41" is two numbers, not a range."""
    return any(word.lower in of_sort("change") for word in words[max(0, before - far) : before] if word.sentence == words[before].sentence)


def _scale_of(words: Sequence[Word], one: Draft) -> float:
    """By how much the scale word at the end of a figure multiplies."""
    digits = words[one.figure.first].text.replace(",", "")
    try:
        plain = float(digits)
    except ValueError:
        return 1.0
    return (one.low or 0) / plain if plain else 1.0


def _units(words: Sequence[Word], one: Draft, other: Draft) -> Draft | None:
    """two hours and 30 minutes, 5 feet 9 inches: one length in the larger unit."""
    parts = _PARTS.get((one.unit, other.unit))
    if (
        not parts
        or one.joined
        or other.joined
        or one.low is None
        or other.low is None
        or other.low >= parts * 2
        or not one.high
        or not other.high
    ):
        return None
    if [word.lower for word in _between(words, one, other)] not in ([], ["and"], [","], [",", "and"]):
        return None
    low = one.low + other.low / parts
    return replace(one, last=other.last, low=low, high=low)


def and_a_half(words: Sequence[Word], one: Draft, end: int) -> Draft:
    """Two years and a half: the half that stands behind the unit."""
    said = [word.lower for word in words[one.last + 1 : min(end, one.last + 4)]]
    if said == ["and", "a", "half"] and one.measure and one.measure != "things" and one.low is not None:
        return replace(one, last=one.last + 3, low=one.low + 0.5, high=one.high + 0.5 if one.high is not None else None)
    return one
