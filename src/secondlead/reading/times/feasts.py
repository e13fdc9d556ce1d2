"""The day of a feast in a year, by its rule: "12-25", "easter-2" (days from Western Easter), "11-3#4" (November's fourth Thursday).

Here: the rules of lexicon/en/holidays.tsv. Not here: which year is meant (days.py).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_RULE = re.compile(r"(\d\d)-(\d)#(-?\d)(?:\+(\d))?")


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm, Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    number, rest = divmod(h + m - 7 * n + 114, 31)
    return date(year, number, rest + 1)


def feast(rule: str, year: int) -> date | None:
    """The day of a feast in a year; None where the calendar has none.

    rule: MM-DD, easter+N, or MM-W#N+M: the Nth weekday W of the month (0 Monday; N of -1: the last), M days after it.
    """
    try:
        if rule.startswith("easter"):
            return easter(year) + timedelta(days=int(rule[6:]))
        moving = _RULE.fullmatch(rule)
        if not moving:
            return date(year, int(rule[:2]), int(rule[3:]))
        month, number, nth, more = int(moving[1]), int(moving[2]), int(moving[3]), int(moving[4] or 0)
        first = date(year, month, 1)
        if nth > 0:
            found = first + timedelta(days=(number - first.weekday()) % 7 + 7 * (nth - 1))
        else:
            last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            found = last - timedelta(days=(last.weekday() - number) % 7)
        return found + timedelta(days=more)
    except (ValueError, OverflowError):
        return None
