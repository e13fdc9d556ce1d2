"""Stretches of the calendar: a day, week, month, quarter, season, year, decade, counted along one line for each unit.

Here: what a stretch is written as (TIMEX3), its first and last day, and its neighbours. Not here: words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = ("SP", "SU", "FA", "WI")  # by meteorology: from March, June, September, December
MONTHS = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "E": 120, "C": 1200, "L": 12000}  # how many a stretch of that unit has


@dataclass(frozen=True, slots=True)
class Stretch:
    """The n-th stretch of a unit since the first of year 0 (weeks, weekends and days: since Monday, 1 January of year 1).

    unit: D day, W week, WE weekend, M month, Q quarter, S season, H half-year, Y year, E decade, C century, L millennium.
    """

    unit: str
    n: int

    def moved(self, by: int) -> Stretch:
        """The one that many later."""
        return Stretch(self.unit, self.n + by)

    @property
    def first(self) -> date | None:
        """Its first day; None outside the years 1 to 9999."""
        return self._edge(0)

    @property
    def last(self) -> date | None:
        """Its last day; None outside the years 1 to 9999."""
        return self._edge(1)

    def _edge(self, end: int) -> date | None:
        try:
            if self.unit == "D":
                return date.fromordinal(self.n)
            if self.unit in ("W", "WE"):
                monday = self.n * 7 + 1
                return date.fromordinal(monday + (6 if end else 5 if self.unit == "WE" else 0))
            size = MONTHS[self.unit]
            month = (self.n + end) * size + (2 if self.unit == "S" else 0)
            return date(month // 12, month % 12 + 1, 1) - timedelta(days=end)
        except (ValueError, OverflowError):
            return None

    @property
    def year(self) -> int:
        """The year that it begins in."""
        if self.unit in MONTHS:
            return self.n * MONTHS[self.unit] // 12
        day = self.first
        return day.year if day else 0

    @property
    def value(self) -> str:
        """As TIMEX3 writes it: 2023-09-11, 2023-W37, 2023-W37-WE, 2023-09, 2023-Q3, 2023-SU, 2023-H2, 2023, 202, 20; or ""."""
        first, n, unit = self.first, self.n, self.unit
        if first is None:
            return ""
        if unit == "D":
            return first.isoformat()
        if unit in ("W", "WE"):
            year, week, _ = first.isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
        if unit == "M":
            return f"{n // 12:04}-{n % 12 + 1:02}"
        if unit == "S":
            return f"{n // 4:04}-{SEASONS[n % 4]}"
        if unit in ("Q", "H"):
            parts = 12 // MONTHS[unit]
            return f"{n // parts:04}-{unit}{n % parts + 1}"
        return f"{n:0{ {'Y': 4, 'E': 3, 'C': 2, 'L': 1}[unit] }}"


def day(one: date) -> Stretch:
    """The stretch of one day."""
    return Stretch("D", one.toordinal())


def at(unit: str, one: date) -> Stretch:
    """The stretch of that unit in which the day lies (a weekend: that of its week)."""
    if unit == "D":
        return day(one)
    if unit in ("W", "WE"):
        return Stretch(unit, (one.toordinal() - 1) // 7)
    month = one.year * 12 + one.month - 1
    return Stretch(unit, (month - 2 if unit == "S" else month) // MONTHS[unit])


def month(year: int, number: int) -> Stretch:
    """A month of a year, 1 to 12."""
    return Stretch("M", year * 12 + number - 1)


def on(year: int, number: int, day_: int) -> Stretch | None:
    """A day of a year, or None where no calendar has it."""
    try:
        return day(date(year, number, day_))
    except ValueError:
        return None
