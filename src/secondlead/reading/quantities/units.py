"""The unit of a figure: money before or behind it, a measure behind it.

Here: units that stand in a table. Not here: nouns that are counted (nouns.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import Word
from secondlead.reading.quantities.bounds import past_bound
from secondlead.reading.quantities.company import of_sort
from secondlead.reading.quantities.draft import Draft
from secondlead.reading.quantities.figures import Figure

LONGEST = 8  # words in a unit
Unit = tuple[str, str, str]  # unit, measure, the letter in ISO 8601
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Unit], ...]]  # first (or last) word -> phrases, longest first


def _by(rows: list[tuple[str, Unit]], end: int) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for form, unit in rows:
        parts = tuple(form.split(" "))
        found.setdefault(parts[end], []).append((parts, unit))
    return {word: tuple(sorted(phrases, key=lambda one: -len(one[0]))) for word, phrases in found.items()}


@cache
def _behind() -> Phrases:
    money = [(row["form"], (row["code"], "money", "")) for row in table("currencies") if row["place"] == "after"]
    return _by([(row["form"], (row["unit"], row["measure"], row["iso"])) for row in table("measure_units")] + money, 0)


@cache
def _before() -> Phrases:
    return _by([(row["form"], (row["code"], "money", "")) for row in table("currencies") if row["place"] == "before"], -1)


@cache
def symbols() -> frozenset[str]:
    """Every unit of the tables; all other units are nouns."""
    return frozenset(unit[0] for phrases in _behind().values() for _, unit in phrases) | frozenset(
        row["code"] for row in table("currencies")
    )


def with_unit(words: Sequence[Word], figure: Figure, end: int) -> Draft:
    """The figure with its unit, where a table has one; `end` is the end of its sentence."""
    plain = Draft(figure, figure.first, figure.last, figure.low, figure.high, start=figure.first)
    written = _behind().get(figure.unit) if figure.unit else None
    money = _money(words, figure.first)
    if money:
        return _paid(plain, figure, *money)
    if figure.unit == "m" and not _next_is(words, figure.last, "in"):  # 30m: metres, but 1.5m people is a million
        written = None if _counted(words, figure.last) else written
        if written is None:
            return _times(plain, 1e6)
    if written:
        (parts, unit) = written[-1]
        return _measured(plain, unit, figure.last) if len(parts) == 1 else plain
    at = past_bound(words, figure.last + 1, end)
    hyphen = at < end and words[at].text in ("-", "‑") and words[at].start == words[at - 1].end
    at += hyphen
    found = phrase(words, at, end)
    if not found or (found[0][1] == "angle" and not hyphen and words[at].lower == "degree"):
        return plain
    unit, last = found
    if unit[1] == "money" and hyphen and unit[0] == "GBP" and not figure.scaled:
        unit = ("lb", "weight", "")  # a 500-pound bomb
    elif unit[0] == "GBP" and words[last].lower == "pounds" and not figure.scaled and _weighs(words, last, end):
        unit = ("lb", "weight", "")
    elif unit[0] in ("lb",) and not hyphen:
        unit = ("GBP", "money", "")
    if words[at].lower in of_sort("doubtful unit") and last == at and not _is_unit(words, at, figure, hyphen):
        return plain
    one = _signed(words, _measured(plain, unit, last))
    return _adjective(words, one, end) if hyphen else _aged(words, one, end)


def phrase(words: Sequence[Word], at: int, end: int) -> tuple[Unit, int] | None:
    """The longest unit that begins at a word, and its last word."""
    if at >= end:
        return None
    for parts, unit in _behind().get(words[at].lower, ()):
        if at + len(parts) <= end and all(words[at + i].lower == part for i, part in enumerate(parts)):
            return unit, at + len(parts) - 1
    return None


def _is_unit(words: Sequence[Word], at: int, figure: Figure, hyphen: bool) -> bool:
    """Whether a letter or a word with another meaning ("in", "second") is a unit here."""
    lower = words[at].lower
    if lower == "in":
        return hyphen
    if lower in of_sort("word or unit"):
        return hyphen or figure.low != 1 or lower == "point"
    return words[at].start - words[at - 1].end <= 1 and words[at].text == lower and figure.sort == "digits"


def _money(words: Sequence[Word], first: int) -> tuple[Unit, int] | None:
    """A currency right before the figure, and its first word."""
    if not first:
        return None
    for parts, unit in _before().get(words[first - 1].lower, ()):
        begin = first - len(parts)
        if begin < 0 or any(words[begin + i].lower != part for i, part in enumerate(parts)):
            continue
        if len(parts) > 1 and words[begin + 1].start != words[begin].end and len(parts[0]) < 3 and parts[0] != "us":
            continue  # "plan A $5": not Australian
        if parts[-1].isalpha() and not words[first - 1].text[0].isupper():
            continue
        return unit, begin
    return None


def _paid(plain: Draft, figure: Figure, unit: Unit, begin: int) -> Draft:
    one = _times(plain, 1e6) if figure.unit == "m" else plain
    return Draft(one.figure, begin, one.last, one.low, one.high, unit[0], unit[1], start=begin)


def _times(one: Draft, size: float) -> Draft:
    high = one.high * size if one.high is not None else None
    return Draft(one.figure, one.first, one.last, (one.low or 0) * size, high, start=one.start)


def _measured(one: Draft, unit: Unit, last: int) -> Draft:
    return Draft(one.figure, one.first, last, one.low, one.high, *unit, noun=last, start=one.start)


def _signed(words: Sequence[Word], one: Draft) -> Draft:
    """Minus 12 degrees."""
    if not one.first or words[one.first - 1].lower != "minus" or one.low is None or one.high is None:
        return one
    return replace(one, first=one.first - 1, start=one.first - 1, low=-one.low, high=-one.high)


def _adjective(words: Sequence[Word], one: Draft, end: int) -> Draft:
    """20-hour; 41-year-old, with its "-old" or " old"."""
    last, joined = one.last, "adjective"
    if one.measure == "time":
        step = 2 if last + 1 < end and words[last + 1].text == "-" else 1
        if last + step < end and words[last + step].lower in of_sort("old"):
            last, joined = last + step, "age"
    return Draft(one.figure, one.first, last, one.low, one.high, one.unit, one.measure, one.iso, one.noun, joined=joined, start=one.start)


def _aged(words: Sequence[Word], one: Draft, end: int) -> Draft:
    """41 years old, 41 years of age."""
    if one.measure != "time" or one.last + 1 >= end:
        return one
    old = words[one.last + 1].lower == "old"
    of_age = _next_is(words, one.last, "of") and one.last + 2 < end and words[one.last + 2].lower == "age"
    if not old and not of_age:
        return one
    last = one.last + (2 if of_age else 1)
    return Draft(one.figure, one.first, last, one.low, one.high, one.unit, one.measure, one.iso, one.noun, joined="age", start=one.start)


def _weighs(words: Sequence[Word], last: int, end: int) -> bool:
    """Pounds of something, or pounds beside words of weight."""
    sentence = words[max(0, last - 12) : min(end, last + 8)]
    return any(word.lower in of_sort("weight") for word in sentence)


def _next_is(words: Sequence[Word], at: int, lower: str) -> bool:
    return at + 1 < len(words) and words[at + 1].lower == lower


def _counted(words: Sequence[Word], last: int) -> bool:
    return last + 1 < len(words) and words[last + 1].xpos in ("NNS", "NNPS")
