"""The arithmetic that several measures share: counts to figures, places against places.

Here: pure functions over numbers and places; a place is (start, end) in code points, end exclusive. Not here: any corpus's format.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

At = tuple[int, int]
One = TypeVar("One")
Other = TypeVar("Other")

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of those found are right, how many were found, how many there are to find."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Of those found, the share that is right."""
        return ratio(self.right, self.found)

    @property
    def recall(self) -> float:
        """Of those there are, the share that was found."""
        return ratio(self.right, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return ratio(2 * self.right, self.found + self.gold)

    def __str__(self) -> str:
        counts = f"({self.right} right of {self.found} found, {self.gold} in the gold)"
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}   {counts}"


def tally(found: set[One], gold: set[One]) -> Tally:
    """The counts where only what is equal is right."""
    return Tally(len(found & gold), len(found), len(gold))


def ratio(part: float, whole: float) -> float:
    """part of whole; 0 of nothing."""
    return part / whole if whole else 0.0


def pearson(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Pearson's r; 0 where either side does not vary."""
    n = len(xs)
    if not n:
        return 0.0
    from_x = [x - sum(xs) / n for x in xs]
    from_y = [y - sum(ys) / n for y in ys]
    spread = math.sqrt(sum(x * x for x in from_x)) * math.sqrt(sum(y * y for y in from_y))
    return ratio(sum(x * y for x, y in zip(from_x, from_y, strict=True)), spread)


def mean_error(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Mean absolute error."""
    return ratio(sum(abs(x - y) for x, y in zip(xs, ys, strict=True)), len(xs))


def trimmed(text: str, place: At) -> At | None:
    """The place without the white space at its edges; None where nothing is left."""
    words = text[place[0] : place[1]]
    start = place[0] + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return (start, end) if start < end else None


def common(a: At, b: At) -> int:
    """How many characters two places share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def common_all(some: Iterable[At], others: Sequence[At]) -> int:
    """How many characters they share, each pair counted."""
    return sum(common(a, b) for a in some for b in others)


def tokens(text: str) -> list[At]:
    """Runs of word characters, and every other sign by itself: the tokens that the measures count."""
    return [found.span() for found in _TOKEN.finditer(text)]


def touched(every: Sequence[At], places: Iterable[At]) -> set[int]:
    """Indices of the tokens (in order) of which any place holds a character."""
    found: set[int] = set()
    for start, end in places:
        low, high = 0, len(every)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if every[middle][1] <= start else (low, middle)
        while low < len(every) and every[low][0] < end:
            found.add(low)
            low += 1
    return found


def jaccard(a: set[int], b: set[int]) -> float:
    """What two sets share, of all that either holds."""
    return ratio(len(a & b), len(a | b))


def paired(gold: Sequence[One], found: Sequence[Other], fit: Callable[[One, Other], float]) -> dict[int, int]:
    """{index of gold: index of found}, one to one, the best fit first, the earlier first among equals; a fit of 0 is none."""
    fits = [(fit(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found)]
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for value, i, j in sorted(fits, key=lambda three: (-three[0], three[1], three[2])):
        if value > 0 and i not in chosen and j not in taken:
            chosen[i] = j
            taken.add(j)
    return chosen
