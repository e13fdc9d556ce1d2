"""The small words at the joints of a sentence, by what they are asked for.

Here: the look-up of lexicon/en/joints.tsv. Not here: where they stand (verbs.py, reports.py, adopt.py).
"""

from __future__ import annotations

from functools import cache

from secondlead.lexicon import table


@cache
def joints(use: str) -> frozenset[str]:
    """The words of one use."""
    return frozenset(row["word"] for row in table("joints") if use in row["uses"].split("|"))
