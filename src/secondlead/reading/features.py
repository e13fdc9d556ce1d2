"""What an uncased encoder cannot see of a word: its shape, the gap before it, whether it stands in a quotation.

Here: three small numbers a word. Not here: what the encoder makes of them (training/ and encoder.py must agree on them).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from secondlead.model.parse import Quotation

SHAPES = 8  # lower, Title, CAPS, mixed, figure, mark, one capital, other script
GAPS = 4  # none, space, new line, blank line (or the start of the text)
PLACES = 4  # outside, opening mark, inside, closing mark


@lru_cache(maxsize=8192)
def shape(word: str) -> int:
    """The class of a word's letters, 0 to SHAPES - 1."""
    if not any(c.isalnum() for c in word):
        return 5
    if any(c.isdigit() for c in word):
        return 4
    if word.islower():
        return 0
    if len(word) == 1:
        return 6 if word.isupper() else 7
    if word.isupper():
        return 2
    return 1 if word[0].isupper() and word[1:].islower() else 3 if any(c.isupper() for c in word) else 7


def gap(text: str, before: int, start: int) -> int:
    """The class of the white space between two words, 0 to GAPS - 1."""
    between = text[before:start]
    breaks = between.count("\n")
    return 3 if before == 0 or breaks > 1 else 2 if breaks else 1 if between else 0


def places(spans: Sequence[tuple[int, int]], quotations: Sequence[Quotation]) -> list[int]:
    """For each word, whether it stands outside a quotation, opens it, stands in it, closes it."""
    found = [0] * len(spans)
    at = 0
    for quotation in quotations:
        low, high = quotation.span.start, quotation.span.end
        while at < len(spans) and spans[at][1] <= low:
            at += 1
        first = at
        while at < len(spans) and spans[at][0] < high:
            found[at] = 2
            at += 1
        if at > first:
            found[first] = 1
            if not quotation.open and at - 1 > first:
                found[at - 1] = 3
    return found
