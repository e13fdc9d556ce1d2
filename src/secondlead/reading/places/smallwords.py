"""The small words around the names of places, by what they tell (lexicon/en/places_small_words.tsv).

Here: the table as sets. Not here: what follows from them (candidates.py, found.py, surroundings.py, roles.py, steps.py).
"""

from __future__ import annotations

from functools import cache

from secondlead.lexicon import table


@cache
def small_words(sort: str) -> frozenset[str]:
    """The words of a sort, in lower case; none for a sort that the table does not have."""
    rows = table("places_small_words")
    return frozenset(row["word"] or "-" for row in rows if row["sort"] == sort)  # the loader reads a lone hyphen as an empty cell
