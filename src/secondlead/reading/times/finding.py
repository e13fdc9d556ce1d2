"""Rows of classes -> expressions of time, by the table of patterns.

Here: patterns compiled, and where they fit. Not here: what an expression means (meaning.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from secondlead.lexicon import table
from secondlead.reading.times.wording import Item

_PART = re.compile(r"[A-Z]+|[a-z]+|\s+|.")
_FIRST = 0x4E00  # each class is one letter, from here on: none of them means anything to a regular expression
NONE = "."
# classes that make no expression by themselves
WEAK = frozenset(
    "a adj and ago ahead apos approx around at bound comma dash daynum early edge every figure fiscal from half ordinal ordday numeral "
    "of old on or orbound other poss rel shift slash sport the this times to vaguecount".split()
)


@dataclass(frozen=True, slots=True)
class Found:
    """An expression: how it is to be read, and the items that it is made of."""

    name: str
    items: tuple[Item, ...]

    def of(self, *classes: str) -> list[Item]:
        """Its items of these classes, in order."""
        return [one for one in self.items if one.cls in classes]

    def has(self, *classes: str) -> bool:
        """Whether an item is of one of these classes."""
        return any(one.cls in classes for one in self.items)


@cache
def _letters() -> dict[str, str]:
    names = {row["class"] for row in table("time_words")} | {
        "holiday",
        "daynum",
        "year",
        "figure",
        "ordday",
        "clock",
        "decade",
        "fiscalyear",
    }
    return {name: chr(_FIRST + i) for i, name in enumerate(sorted(names))}


@cache
def _patterns() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One expression over letters, a group for each row, and the rows' names by group."""
    letters = _letters()
    parts: dict[str, str] = {}
    rows: list[str] = []
    names: list[str] = []
    for row in table("time_patterns"):
        made = "".join(_piece(piece, letters, parts) for piece in _PART.findall(row["pattern"]))
        if row["name"].isupper():
            parts[row["name"]] = f"(?:{made})"
        else:
            rows.append(f"({made})")
            names.append(row["name"])
    return re.compile("|".join(rows)), tuple(names)


@cache
def _runs() -> re.Pattern[str]:
    """Runs of items among which one is telling: the others are in every sentence."""
    telling = "".join(letter for name, letter in _letters().items() if name not in WEAK)
    return re.compile(f"[^{NONE}]*[{telling}][^{NONE}]*")


def _piece(piece: str, letters: dict[str, str], parts: dict[str, str]) -> str:
    if piece.isspace():
        return ""
    if piece.isupper():
        return parts[piece]
    if piece.isalpha():
        return letters[piece]
    return "(?:" if piece == "(" else piece


def found(items: Sequence[Item | None]) -> Iterator[Found]:
    """The expressions in order; none shares a word with another."""
    letters, (pattern, names) = _letters(), _patterns()
    row = "".join([letters[one.cls] if one else NONE for one in items])
    for run in _runs().finditer(row):
        for match in pattern.finditer(row, run.start(), run.end()):
            if match.lastindex:
                taken = items[match.start() : match.end()]
                yield Found(names[match.lastindex - 1], tuple(one for one in taken if one))
