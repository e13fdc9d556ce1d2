"""Names that the encoder's tags ran together: cut apart again.

Here: cuts at blank lines, and between a place and the state or country printed behind it without a comma. Not here: joining (joined.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import Mention
from secondlead.model.spans import cut

_BLANK = re.compile(r"\s*\n\s*\n\s*")
_LONGEST = 3  # words of a state's or country's name


@cache
def _wider() -> frozenset[str]:
    """Names of states and countries, in lower case, full stops taken off."""
    names = [name for row in table("countries") for name in (row["name"], *row["aliases"].split("|"))]
    names += [name for row in table("regions") for name in (row["name"], *row["short"].split("|"))]
    return frozenset(_plain(name) for name in names if name)


@cache
def _before() -> frozenset[str]:
    """Words that open a place's name and are none by themselves: "New", "North", "San", "French"."""
    adjectives = {row["adjective"].lower() for row in table("countries")}
    return frozenset(adjectives | {row["word"].lower() for row in table("name_parts") if row["place"] == "before"})


def parted(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """1 no name crosses a blank line; 2 "Springfield Illinois" is two places, "New Mexico" and "City of Mexico" are one."""
    found: list[Mention] = []
    for one in mentions:
        for start, end in _lines(one.span.text):
            piece = one.span.text[start:end]
            at = _border(piece) if one.type == "LOC" else 0
            edges = [(start, start + len(piece[:at].rstrip())), (start + at, end)] if at else [(start, end)]
            found += [Mention(cut(text, one.span.start + a, one.span.start + b), one.type) for a, b in edges]
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BLANK.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _border(name: str) -> int:
    """Where the wider place begins behind the narrower; 0 where the name is one."""
    words = [(found.start(), _plain(found[0])) for found in re.finditer(r"\S+", name)]
    if _plain(name) in _wider():
        return 0
    for count in range(min(_LONGEST, len(words) - 1), 0, -1):
        behind = " ".join(word for _, word in words[-count:])
        if behind in _wider() and _stands_alone([word for _, word in words[:-count]]):
            return words[-count][0]
    return 0


def _stands_alone(words: list[str]) -> bool:
    """Whether the words before can be a place of their own: no mere point of the compass, nothing left open ("of", "-")."""
    last = words[-1]
    return any(char.isalpha() for char in last) and last not in ("of", "and", "the", "in") and not set(words) <= _before()


def _plain(name: str) -> str:
    return " ".join(name.lower().replace(".", "").split())
