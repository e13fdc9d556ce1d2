"""Figures and number words: words -> what number they are, and between which words they stand.

Here: 41, 1,500.5, 4 1/2, "four-and-a-half", "a dozen", "hundreds of thousands", 1.5bn; a range is made elsewhere (ranges.py).
Not here: whether a figure is a quantity at all (excluded.py), units, bounds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from secondlead.lexicon import index
from secondlead.model.parse import Parse, Word
from secondlead.reading.quantities.company import of_sort

_DIGITS = re.compile(
    r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(m|bn|k|km|kg|tn|mn|cm|mm|mph|kph|kmh|th|st|nd|rd|s|am|pm)?([½¼¾⅓⅔⅛⅜⅝⅞])?", re.I
)
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")  # 1,00,000
_ORDINAL = frozenset(("th", "st", "nd", "rd", "s", "am", "pm"))
_BELOW = {"1": ("2", "3", "4", "5", "8"), "2": ("3", "5"), "3": ("4", "5", "8"), "4": ("5",), "5": ("8",), "7": ("8",)}
LARGEST = 1e18
VULGAR = "½¼¾⅓⅔⅛⅜⅝⅞"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number between two words of the parse, both included.

    high is None for "dozens" and "several", of which only the least is told; unit: what is written on to the figure ("km" of 30km).
    sort: digits, words, many (dozens), vague (several), part (two-thirds), none (no casualties).
    """

    first: int
    last: int
    low: float
    high: float | None
    sort: str
    unit: str = ""
    scaled: bool = False  # a scale word is in it (1.5 million)


@cache
def _numbers() -> dict[str, tuple[str, float]]:
    return {word: (row["sort"], float(row["value"])) for word, row in index("number_words").items()}


def figures(parse: Parse) -> list[Figure]:
    """Every figure and number word, in order; none overlaps another."""
    return [one for sentence in parse.sentences for one in _of_sentence(parse.words[sentence.first : sentence.last], sentence.first)]


def _of_sentence(words: Sequence[Word], offset: int) -> list[Figure]:
    """The figures of one sentence, which begins at the word `offset` of the report."""
    numbers, found, at = _numbers(), [], 0
    while at < len(words):
        lower = words[at].lower
        if lower in numbers or lower[0].isdigit() or lower[0] in VULGAR:
            one = _figure(words, at)
            if one:
                found.append(replace(one, first=one.first + offset, last=one.last + offset))
                at = one.last
        at += 1
    return found


def _figure(words: Sequence[Word], at: int) -> Figure | None:
    """The figure that begins at a word, or None; the article of "a dozen" is taken in from before it."""
    lower = words[at].lower
    if not lower[0].isdigit() and lower[0] not in VULGAR:
        return _spelled(words, at)
    found = _DIGITS.fullmatch(lower)
    if _INDIAN.fullmatch(lower):
        return _behind(words, at, at, float(lower.replace(",", "")))
    if not found:
        return _behind(words, at, at, unicodedata.numeric(lower)) if lower in VULGAR and len(lower) == 1 else None
    suffix = found[2] or ""
    if suffix in _ORDINAL or len(found[1]) > 20:
        return None
    value = float(found[1].replace(",", ""))
    if found[3]:
        value += unicodedata.numeric(found[3])
    if suffix in ("k", "mn", "bn", "tn"):
        return Figure(at, at, value * _numbers()[suffix][1], value * _numbers()[suffix][1], "digits", scaled=True)
    if suffix:
        return Figure(at, at, value, value, "digits", suffix)
    return _behind(words, at, at, value)


def _behind(words: Sequence[Word], first: int, last: int, value: float) -> Figure:
    """Digits with what stands behind them: a fraction (4 1/2, 4-1/2), a half in words, a scale (1.5 million)."""
    top = last + 2 if _is(words, last + 1, "-") else last + 1
    if _is(words, top + 1, "/") and top + 2 < len(words) and words[top + 2].text in _BELOW.get(words[top].text, ()):
        value, last = value + int(words[top].text) / int(words[top + 2].text), top + 2
    elif _is(words, last + 1, "/") and last + 2 < len(words) and words[last + 2].text in _BELOW.get(words[last].text, ()) and value < 8:
        value, last = value / int(words[last + 2].text), last + 2  # 1/2
    value, last = _half(words, last, value)
    value, last, scaled = _scales(words, last, value)
    return Figure(first, last, value, value, "digits", scaled=scaled)


def _spelled(words: Sequence[Word], at: int) -> Figure | None:
    """Number words from at on."""
    sort, value = _numbers()[words[at].lower]
    first = at - 1 if at and words[at - 1].lower in ("a", "an") and sort not in ("one", "ten", "many", "short", "none") else at
    if sort == "short":
        return None
    if sort == "none":
        if words[at].lower == "no" and (at + 1 >= len(words) or words[at + 1].upos not in ("NOUN", "ADJ", "PROPN", "NUM", "PRON", "VERB")):
            return None
        if words[at].lower == "no" and words[at + 1].xpos in ("JJR", "RBR"):
            return None  # no fewer than 17
        last = at + 1 if words[at].lower == "no" and _is(words, at + 1, "one") else at
        return Figure(at, last, 0, 0, "none")
    if sort == "vague":
        return _vague(words, first, at, value)
    if sort == "part":
        return _part(words, first, at, value)
    if sort == "many":
        return _many(words, at, value)
    if sort == "scale" and first == at:
        return None  # "hundred" with no number before it: a name or a slip
    last = at
    if sort == "scale":
        value, last, scaled = _scales(words, first, 1)
    else:
        value, last = _under_hundred(words, at)
        part = last + 2 if _is(words, last + 1, "-") else last + 1
        if value < 10 and part < len(words) and _sort(words, part) == "part" and words[part].lower not in ("half",):
            below = _numbers()[words[part].lower][1] * value
            if below < 1 and (words[part].lower.endswith("s") or value == 1) and (part > last + 1 or _is(words, part + 1, "of")):
                return Figure(at, part, round(below, 9), round(below, 9), "part")
        if value == 1 and part < len(words) and words[part].lower == "half" and part > last + 1:
            return Figure(at, part, 0.5, 0.5, "part")
        value, last = _half(words, last, value)
        value, last, scaled = _scales(words, last, value)
    whole = _numbers()[words[last].lower][1] if sort == "scale" and last > at - 1 else 1.0
    value, last = _half(words, last, value, whole)
    return Figure(first, last, value, value, "words", scaled=scaled)


def _under_hundred(words: Sequence[Word], at: int) -> tuple[float, int]:
    """41 of "forty-one" or "forty one"; 7 of "seven"."""
    sort, value = _numbers()[words[at].lower]
    if sort == "ten":
        step = 2 if _is(words, at + 1, "-") else 1
        if at + step < len(words):
            kind, more = _numbers().get(words[at + step].lower, ("", 0.0))
            if kind == "one" and 0 < more < 10:
                return value + more, at + step
    return value, at


def _scales(words: Sequence[Word], last: int, value: float) -> tuple[float, int, bool]:
    """Scale words behind a number, and the smaller numbers behind them: "two hundred and five thousand"."""
    total, scaled = 0.0, False
    below = float("inf")
    while last + 1 < len(words):
        step = 2 if _is(words, last + 1, "-") and words[last + 1].start == words[last].end else 1
        at = last + step
        if at >= len(words):
            break
        sort, size = _numbers().get(words[at].lower, ("", 0.0))
        if sort == "scale" or (sort == "short" and not scaled and words[last].text[0].isdigit()):
            if value * size > LARGEST:
                break
            if size == 100 or value >= 1 or words[last].text[0].isdigit():
                value, last, scaled, below = value * size, at, True, min(below, size)
                continue
        more = at + 1 if scaled and _is(words, at, "and") else at
        if not scaled or below <= 1 or more >= len(words):
            break
        sort, _ = _numbers().get(words[more].lower, ("", 0.0))
        if sort not in ("one", "ten"):
            break
        less, end = _under_hundred(words, more)
        if less >= below or (more > at and below > 1000):
            break
        if _sort(words, end + 1) == "scale" and _numbers()[words[end + 1].lower][1] >= below > 100:
            break
        if below == 100:
            value, last, below = value + less, end, 1000.0
            if _sort(words, last + 1) != "scale":
                break
        else:
            total, value, last = total + value, less, end
            below = below if _sort(words, last + 1) == "scale" else 1
    return total + value, last, scaled


def _half(words: Sequence[Word], last: int, value: float, whole: float = 1.0) -> tuple[float, int]:
    """ "and a half" behind a number, hyphens or none between; of what it is a half: of one, or of a scale (a million and a half)."""
    said = [(word.lower, word.index) for word in words[last + 1 : last + 8] if word.text != "-"][:3]
    if len(said) == 3 and said[0][0] == "and" and said[1][0] in of_sort("and a half"):
        sort, part = _numbers().get(said[2][0], ("", 0.0))
        if sort == "part":
            return value + part * whole * (3 if said[1][0] == "three" else 1), said[2][1] - words[0].index
    return value, last


def _vague(words: Sequence[Word], first: int, at: int, value: float) -> Figure | None:
    """ "several hundred", "a few dozen", "a couple of"; how many "a few" are alone is told by the least."""
    lower = words[at].lower
    if (lower == "few" and first == at) or (lower in of_sort("a few of") and not _is(words, at + 1, "of")):
        return None
    if _sort(words, at + 1) == "scale":
        value, last, _ = _scales(words, at, value)
        return Figure(first, last, value, None, "many", scaled=True)
    last = at + 1 if lower in of_sort("a few of") else at
    if lower == "couple":
        return Figure(first, last, 2, 2, "vague")
    return Figure(first, last, value, None, "vague")


def _part(words: Sequence[Word], first: int, at: int, value: float) -> Figure | None:
    """ "a third of", "half of", "half a million", "half an hour", "half a dozen"."""
    lower = words[at].lower
    if lower == "half" and at + 2 < len(words) and words[at + 1].lower in ("a", "an"):
        if _sort(words, at + 2) == "scale":
            more = _numbers()[words[at + 2].lower][1]
            return Figure(at, at + 2, 0.5 * more, 0.5 * more, "words", scaled=True)
        return Figure(at, at + 1, 0.5, 0.5, "words")
    if lower in ("half", "quarter") and first < at and _sort(words, at + 1) == "scale":  # a half million
        more = value * _numbers()[words[at + 1].lower][1]
        return Figure(first, at + 1, more, more, "words", scaled=True)
    if lower == "quarter" and first < at and _is(words, at + 1, "of") and _is(words, at + 2, "a") and _sort(words, at + 3) == "scale":
        more = value * _numbers()[words[at + 3].lower][1]
        return Figure(first, at + 3, more, more, "words", scaled=True)
    if first and words[first - 1].lower == "by" and (first < at or lower == "half"):  # cut by half
        return Figure(first, at, value, value, "part")
    if _is(words, at + 1, "of") and (first < at or lower == "half") and not lower.endswith("s"):
        return Figure(first, at, value, value, "part")
    return None


def _many(words: Sequence[Word], at: int, value: float) -> Figure | None:
    """ "dozens", "hundreds of thousands", "tens of millions"."""
    last = at
    if _is(words, at + 1, "of") and _sort(words, at + 2) == "many":
        value, last = value * _numbers()[words[at + 2].lower][1] / 2, at + 2
    if words[at].lower == "tens" and last == at:
        return None
    return Figure(at, last, value, None, "many", scaled=True)


def _sort(words: Sequence[Word], at: int) -> str:
    return _numbers().get(words[at].lower, ("", 0.0))[0] if at < len(words) else ""


def _is(words: Sequence[Word], at: int, lower: str) -> bool:
    return at < len(words) and words[at].lower == lower
