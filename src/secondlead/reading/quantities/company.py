"""Words beside numbers, by table: what sort of company a word is.

Here: the look-up. Not here: what a sort does to a number (the modules that ask).
"""

from __future__ import annotations

from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import Word
from secondlead.reading.times.days import WEEKDAYS


@cache
def of_sort(sort: str) -> frozenset[str]:
    """The words of one sort (number_company.tsv), in lower case."""
    return frozenset(row["word"] for row in table("number_company") if row["sort"] == sort)


@cache
def weekdays() -> frozenset[str]:
    """Names of the days of the week, in lower case."""
    return frozenset(day.lower() for day in WEEKDAYS)


@cache
def months() -> frozenset[str]:
    """Names of months, whole and short, in lower case."""
    return frozenset(row["name"].lower() for row in table("months"))


def month(word: Word) -> bool:
    """Whether the word is a month: written with a capital, its full stop apart or not."""
    return word.lower.rstrip(".") in months() and word.text[0].isupper()
