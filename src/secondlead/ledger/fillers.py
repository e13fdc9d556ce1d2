"""Two fillers of one slot, held against each other.

Here: names, numbers, times, places, descriptions. Not here: whole frames (matching.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import TypeVar

from secondlead.lexicon import index, table
from secondlead.model.frame import Filler

Bound = TypeVar("Bound", float, str)
_LANDS = frozenset({"", "a", "e", "ia", "y", "o"})
_PEOPLE = frozenset({"an", "ian", "n", "i", "ese", "ish", "ite", "ari"})


class Fit(StrEnum):
    """How the second filler stands to the first."""

    SAME = "same"
    NARROWER = "narrower"
    WIDER = "wider"
    OPEN = "open"  # nothing speaks against it, nothing for it
    CONFLICT = "conflict"


def fit(one: Filler, other: Filler) -> Fit:
    """How other stands to one. Numbers first, then times, names, descriptions."""
    if one.numbered and other.numbered:
        told = numbers(one, other)
        if told is not Fit.SAME or not (one.names or other.names):
            return told if told is not Fit.SAME else _worded(one, other, told)
    if (one.from_ or one.to) and (other.from_ or other.to):
        return days(one, other)
    if one.names and other.names:
        return names(one, other)
    return _worded(one, other, Fit.OPEN)


def numbers(one: Filler, other: Filler) -> Fit:
    """Two numbers with their bounds: equal, one within the other, or apart. Rounding: within five in a hundred of an "about"."""
    if one.unit and other.unit and one.unit != other.unit and one.unit.isupper() != other.unit.isupper():
        return Fit.OPEN
    return _within(_bounds(one), _bounds(other))


def days(one: Filler, other: Filler) -> Fit:
    """Two times as intervals of days."""
    return _within(_interval(one), _interval(other))


def _within(a: tuple[Bound, Bound], b: tuple[Bound, Bound]) -> Fit:
    """How the second of two stretches, ends included, lies to the first."""
    if a == b:
        return Fit.SAME
    if a[0] <= b[0] and b[1] <= a[1]:
        return Fit.NARROWER
    if b[0] <= a[0] and a[1] <= b[1]:
        return Fit.WIDER
    if a[1] < b[0] or b[1] < a[0]:
        return Fit.CONFLICT
    return Fit.OPEN


def names(one: Filler, other: Filler) -> Fit:
    """Two sets of names: a shared bearer, a place within a place, or strangers."""
    if any(akin(a, b) for a in one.names for b in other.names):
        return Fit.SAME
    if one.ids and other.ids and set(one.ids) & set(other.ids):
        return Fit.SAME
    if one.country and one.country == other.country and bool(one.ids) and bool(other.ids):
        wide, narrow = (_is_country(one), _is_country(other))
        if wide and not narrow:
            return Fit.NARROWER
        if narrow and not wide:
            return Fit.WIDER
    if set(map(str.casefold, one.words)) & _tokens(other.names):
        return Fit.WIDER  # "the depot at Sumar" against "Sumar"
    if set(map(str.casefold, other.words)) & _tokens(one.names):
        return Fit.NARROWER
    return Fit.CONFLICT


def akin(one: str, other: str) -> bool:
    """Whether two names can be one bearer's: the same words, or all of one's words in the other's."""
    a, b = _parts(one), _parts(other)
    if not a or not b:
        return False
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    return all(any(_akin_word(word, against) for against in many) for word in few)


def within(name: str, words: Sequence[str]) -> bool:
    """Whether all words of a name stand among words ("the shareholders of Veltrix")."""
    parts = _parts(name)
    return bool(parts) and parts <= {word.casefold() for word in words}


def _akin_word(one: str, other: str) -> bool:
    """Whether two words of names are one, or a land and its people ("Karvia", "Karvian")."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    stem = short.rstrip("aeiouy")
    return len(stem) >= 4 and long.startswith(stem) and long[len(stem) :] in _PEOPLE and short[len(stem) :] in _LANDS


def _worded(one: Filler, other: Filler, told: Fit) -> Fit:
    if one.head == other.head or (sorts(one.head) and sorts(one.head) & sorts(other.head)):
        a, b = _described(one), _described(other)
        if a and b and not a & b and one.head == other.head and not (one.names or other.names):
            return Fit.OPEN
        if one.head == other.head and a < b:
            return Fit.NARROWER
        if one.head == other.head and b < a:
            return Fit.WIDER
        return Fit.SAME if one.head == other.head or a & b else Fit.OPEN
    if one.names and (_tokens(one.names) & {*other.words, other.head}):
        return Fit.NARROWER
    if other.names and (_tokens(other.names) & {*one.words, one.head}):
        return Fit.WIDER
    if one.country and one.country == other.country and not (one.names and other.names):
        return Fit.OPEN
    return told


def _described(one: Filler) -> set[str]:
    return {word for word in one.words if word not in _empty()} | set(_tokens(one.names))


@cache
def _empty() -> frozenset[str]:
    return frozenset(row["word"] for row in table("act_things") if row["sort"] == "empty")


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table("act_things"):
        if row["sort"] != "empty":
            found.setdefault(row["word"], set()).add(row["sort"])
    return {word: frozenset(sorts) for word, sorts in found.items()}


def sorts(head: str) -> frozenset[str]:
    """The sorts of things that a noun can name ("vessel": ship)."""
    return _classes().get(head, frozenset())


def _bounds(one: Filler) -> tuple[float, float]:
    low = one.low if one.low is not None else float("-inf")
    high = one.high if one.high is not None else float("inf")
    return low, high


def _interval(one: Filler) -> tuple[str, str]:
    return (one.from_ or "")[:10], (one.to or "9999-12-31")[:10]


def _is_country(one: Filler) -> bool:
    return any(name.casefold() in _countries() for name in one.names)


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.casefold() for name in index("countries"))


def _parts(name: str) -> frozenset[str]:
    return frozenset(
        word for word in name.casefold().replace("’", "'").replace("'s", "").replace("-", " ").split() if word not in ("the", "of")
    )


def _tokens(several: Sequence[str]) -> set[str]:
    return {word for name in several for word in _parts(name)}
