"""Magnitudes: "a magnitude 6.8 quake", "a 6.8-magnitude quake" (units.py), "measuring 6.8 on the Richter scale" (units.py).

Here: the figure behind the word. Not here: what it is the magnitude of (counting.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondlead.model.parse import Word
from secondlead.reading.quantities.company import of_sort
from secondlead.reading.quantities.draft import Draft

STRONGEST = 10.0  # no earthquake measured has reached it (USGS: 9.5, Chile, 1960)


def of_quake(words: Sequence[Word], one: Draft) -> Draft:
    """The draft as a magnitude, where the word stands before its figure, or a preposition or bound between."""
    figure = one.figure
    if one.measure not in ("", "things") or figure.low > STRONGEST or not figure.first:
        return one
    at = figure.first - 1
    if words[at].text == "-" or words[at].lower == "of":
        at -= 1
    if at < 0 or words[at].lower not in of_sort("quake") or words[at].sentence != words[figure.first].sentence:
        return one
    return replace(one, first=at, start=at, last=figure.last, unit="magnitude", measure="magnitude", noun=None)
