"""What befalls people and things that reports count, by table.

Here: the look-ups. Not here: where an outcome stands (beside.py, befell.py, tolls.py).
"""

from __future__ import annotations

from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import Word
from secondlead.reading.quantities.company import of_sort, weekdays

FAR = 14  # words between a counted noun and its number, or between those counted and what befell them
Outcome = tuple[str, str]  # counts, who (or "=" and the unit of the number before)


@cache
def outcomes(way: str) -> dict[str, Outcome]:
    """{form: (counts, who)} of one way."""
    return {row["form"]: (row["counts"], row["who"]) for row in table("counted_outcomes") if row["way"] == way}


@cache
def all_outcomes() -> frozenset[str]:
    """Every name of an outcome: killed, injured, missing ..."""
    return frozenset(row["counts"] for row in table("counted_outcomes") if row["way"] != "group")


@cache
def counted_by() -> dict[str, str]:
    """{counts: who}; of several, the first by way: noun, transitive, state, intransitive."""
    ways = ("intransitive", "state", "transitive", "noun")
    return {counts: who for way in ways for counts, who in reversed(outcomes(way).values())}


def day(word: Word) -> bool:
    """Whether the word is a day of the week, or says when or where by itself (overnight, worldwide)."""
    return word.lower in weekdays() or word.lower in of_sort("scope alone")
