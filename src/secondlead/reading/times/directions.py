"""Words around an expression of time, by what they tell of it (lexicon/en/time_directions.tsv).

Here: the table as sets. Not here: what follows from them (tense.py, years.py, periods.py).
"""

from __future__ import annotations

from functools import cache

from secondlead.lexicon import table


@cache
def _sorts() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table("time_directions"):
        found.setdefault(row["sort"], set()).add(row["word"] or "-")  # the loader reads a lone hyphen as an empty cell
    return {sort: frozenset(words) for sort, words in found.items()}


def words_for(sort: str) -> frozenset[str]:
    """The words of a sort. Raises KeyError for a sort that the table does not have."""
    return _sorts()[sort]
