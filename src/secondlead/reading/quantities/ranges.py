"""Two numbers that are one: ranges, and lengths of time or height told in two units.

Here: joining neighbours; scores are taken out. Not here: "at least", "about" (bounds.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from secondlead.model.parse import Word
from secondlead.reading.quantities.company import of_sort
from secondlead.reading.quantities.draft import Draft
from secondlead.reading.quantities.excluded import DASHES

# How many of the smaller unit make one of the larger (seconds, minutes, ... by definition; a month by the calendar).
_PARTS = {
    ("h", "min"): 60.0, ("min", "s"): 60.0, ("day", "h"): 24.0, ("week", "day"): 7.0, ("year", "month"): 12.0, ("month", "day"): 30.0,
    ("month", "week"): 30 / 7, ("year", "week"): 365 / 7, ("year", "day"): 365.0, ("h", "s"): 3600.0, ("ft", "in"): 12.0,
    ("lb", "oz"): 16.0, ("m", "cm"): 100.0, ("day", "min"): 1440.0,
}  # fmt: skip

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


def joined(words: Sequence[Word], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with each range as one, and results ("2-1") left out. In order."""
    kept: list[Draft] = []
    for other in drafts:
        one = kept[-1] if kept else None
        if one is not None and _result(words, one, other):
            kept.pop()
            continue
        both = _ratio(words, one, other) or _range(words, one, other) or _units(words, one, other) if one is not None else None
        if both:
            kept[-1] = both
        else:
            kept.append(other)
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
    if len(gap) != 1 or one.low is None or other.low is None or one.joined or one.bound == "between":
        return None
    low, top = one.low, other.low
    unit = _one_unit(one, other, gap[0])
    if unit is None:
        return None
    if (
        not one.measure
        and one.first
        and _YEAR.fullmatch(words[one.figure.first].text)
        and words[one.first - 1].lower in of_sort("year before")
    ):
        return None
    if other.figure.scaled and not one.figure.scaled and low < top:
        size = _scale_of(words, other)
        low = low * size if low * size < top and low < size else low
    first = _opening(words, one, gap[0])
    if first is None or not low < (other.high or top) or (gap[0].lower == "or" and top - low > max(1, low * 0.5)):
        return None
    return replace(unit, first=first, low=low, high=other.high, bound="between", start=first, counts=one.counts)


def _ratio(words: Sequence[Word], one: Draft, other: Draft) -> Draft | None:
    """One in five voters, two out of three: a share of what the second number counts."""
    gap = [word.lower for word in _between(words, one, other)]
    if gap not in (["in"], ["out", "of"]) or one.measure or other.measure != "things" or not one.low or not other.low or other.noun is None:
        return None
    before = words[one.first - 1] if one.first else None
    if one.low >= other.low or (words[other.noun].xpos not in ("NNS", "NNPS") and words[other.noun].lower not in of_sort("people")):
        return None
    if before is not None and before.upos == "VERB" and before.sentence == words[one.first].sentence:
        return None  # killed two in three attacks
    share = round(one.low / other.low, 9)
    return replace(one, last=other.last, low=share, high=share, unit="share", measure="share", counts=words[other.noun].lower)


def _one_unit(one: Draft, other: Draft, sign: Word) -> Draft | None:
    """The second number with the unit of both; None where they have not one."""
    if one.unit == other.unit or not one.measure:
        return other
    if other.measure:
        return None
    if one.counts == "age" or (one.measure == "money" and (sign.text in DASHES or sign.lower == "to")):  # ages 55 to 65; $2-3 million
        return replace(other, unit=one.unit, measure=one.measure, iso=one.iso)
    return None


def _opening(words: Sequence[Word], one: Draft, sign: Word) -> int | None:
    """The first word of a range, "between" or "from" taken in; None where the word between makes none."""
    ahead = one.figure.first if one.counts == "age" else one.first
    before = words[ahead - 1].lower if ahead else ""
    if sign.lower == "and":
        return min(one.first, ahead - 1) if before == "between" else None
    if sign.lower == "to":
        led = before in ("from", "by", "to")
        if (led and _changed(words, ahead - 1, 14)) or (one.measure and _changed(words, one.first)):
            return None
        return ahead - 1 if before in ("from", "between") else one.first
    return one.first if sign.lower == "or" or sign.text in DASHES else None


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
