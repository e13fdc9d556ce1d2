"""People aboard, where only the number is told: "a ferry carrying 180 sank", "Flight carrying 120 vanishes".

Here: bare numbers behind a word of carrying. Not here: "180 aboard" (beside.py), "180 passengers" (nouns.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondlead.model.parse import TENSED, Word
from secondlead.reading.quantities.company import of_sort
from secondlead.reading.quantities.draft import Draft

_BOUND = 3  # words of a bound between: "carrying at least 180"
COUNTS = "aboard"


def aboard(words: Sequence[Word], one: Draft, begin: int, end: int) -> Draft | None:
    """The draft as a number of people aboard, None where something else is told behind it."""
    figure = one.figure
    if one.measure or one.joined or figure.sort not in ("digits", "words", "many") or not _carried(words, figure.first, begin):
        return None
    behind = words[figure.last + 1] if figure.last + 1 < end else None
    if behind is not None and not (
        behind.lower in of_sort("mishap") or behind.xpos in TENSED or behind.text in (".", ",", ";", ":") or behind.upos == "AUX"
    ):
        return None
    return replace(one, unit="person", measure="things", counts=COUNTS, noun=None)


def _carried(words: Sequence[Word], first: int, begin: int) -> bool:
    for at in range(first - 1, max(begin, first - 1 - _BOUND) - 1, -1):
        if words[at].lower in of_sort("carries"):
            return True
        if words[at].upos not in ("ADV", "ADP", "ADJ", "DET") and words[at].xpos not in ("RBS", "JJR", "JJS"):
            return False
    return False
