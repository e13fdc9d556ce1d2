"""Rules: days in words, the same everywhere."""

from __future__ import annotations

import pytest

from secondlead.views.days import day, stretch

DAYS = [
    ("2025-03-04", "Tuesday 4 March 2025", "a day alone"),
    ("2025-03-04T09:21:00+09:00", "Tuesday 4 March 2025, 09:21 +09:00", "with hour and zone"),
    ("2025-03-04T09:21:00Z", "Tuesday 4 March 2025, 09:21 UTC", "at Greenwich"),
    ("2025-03-04T09:21", "Tuesday 4 March 2025, 09:21", "with an hour, no zone"),
    ("early March", "early March", "what is no ISO 8601 stays"),
]


@pytest.mark.parametrize(("iso", "expected", "why"), DAYS)
def test_day(iso: str, expected: str, why: str) -> None:
    assert day(iso) == expected, why


STRETCHES = [
    ("2025-03-04", "2025-03-04", "4 March", "one day"),
    ("2025-03-01", "2025-03-07", "1 to 7 March", "within a month"),
    ("2025-02-27", "2025-03-07", "27 February to 7 March", "over its end"),
    ("2024-03-01", "2025-03-07", "1 March 2024 to 7 March 2025", "over years"),
    ("2025-03-04", None, "from 4 March", "an open end"),
    (None, "2025-03-04", "until 4 March", "an open start"),
    (None, None, None, "unknown"),
    ("then", "now", None, "no days"),
]


@pytest.mark.parametrize(("first", "last", "expected", "why"), STRETCHES)
def test_stretch(first: str | None, last: str | None, expected: str | None, why: str) -> None:
    assert stretch(first, last) == expected, why
