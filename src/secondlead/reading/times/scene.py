"""What an expression is counted from: the day of the report, and what was spoken of before.

Here: the day of a report, the moving references, and senses as they are made. Not here: words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from secondlead.model.parse import Parse
from secondlead.reading.times.calendar import Stretch, at, day


@dataclass(frozen=True, slots=True)
class Sense:
    """What an expression means. stretch: the part of the calendar that later expressions may refer to."""

    type: str
    value: str
    from_: str | None = None
    to: str | None = None
    mod: str = ""
    stretch: Stretch | None = None
    problem: str = ""


@dataclass(slots=True)
class Scene:
    """The report's day, and what was spoken of last. Lives as long as one report is read; `times` itself is pure."""

    parse: Parse
    today: date | None
    last: Stretch | None = None  # the last part of the calendar spoken of
    quarter: Stretch | None = None  # the last quarter spoken of
    quarter_sentence: int = -9
    borrowed: int = 0  # the year of the expression that it is joined to ("March through August 2021"); 0 for none
    days: dict[int, Stretch] = field(default_factory=dict)  # the days spoken of, by sentence: the last of each

    @property
    def base(self) -> date | None:
        """The day to count from: the report's, else the last day that the text gives."""
        if self.today:
            return self.today
        return self.last.first if self.last and self.last.unit == "D" else None

    def enter(self, today: date | None) -> None:
        """A part of the report with a day of its own begins: nothing before it is referred to."""
        self.today, self.last, self.quarter, self.quarter_sentence = today, None, None, -9

    def here(self, unit: str) -> Stretch | None:
        """The stretch of that unit in which the base lies."""
        base = self.base
        return at(unit, base) if base else None

    def there(self, unit: str) -> Stretch | None:
        """The stretch of that unit of what was spoken of last, else of the base; a coarser reference gives no finer one."""
        if self.last and self.last.first and (self.last.unit == unit or _size(self.last.unit) <= _size(unit)):
            return at(unit, self.last.first)
        return self.here(unit)

    def coarser(self, unit: str) -> bool:
        """Whether what was spoken of last is too coarse to count that unit from: no day is two days behind a year."""
        return self.last is not None and unit in _SIZES and _size(self.last.unit) > _size(unit)

    def note(self, sense: Sense, sentence: int) -> None:
        """Remember what was spoken of."""
        if sense.stretch and sense.type in ("DATE", "TIME"):
            self.last = sense.stretch
            if sense.stretch.unit == "Q":
                self.quarter, self.quarter_sentence = sense.stretch, sentence
            if sense.stretch.unit == "D":
                self.days[sentence] = sense.stretch


_SIZES = {"D": 1, "WE": 2, "W": 7, "M": 30, "Q": 91, "S": 91, "H": 182, "Y": 365, "E": 3650, "C": 36500, "L": 365000}


def _size(unit: str) -> int:
    return _SIZES[unit]


def date_of(stretch: Stretch | None, mod: str = "", today: date | None = None, unsettled: str = "") -> Sense:
    """The sense of a part of the calendar, bounded more closely by mod; `unsettled` is the value where there is none."""
    if stretch is None or stretch.first is None:
        return Sense("DATE", unsettled, mod=mod)
    first, last = bounds(stretch, mod, today)
    return Sense("DATE", stretch.value, first, last, mod if mod in MODS else "", stretch)


MODS = {"START", "MID", "END", "APPROX", "BEFORE", "AFTER", "EQUAL_OR_MORE", "EQUAL_OR_LESS", "MORE_THAN", "LESS_THAN"}


def bounds(stretch: Stretch, mod: str, today: date | None = None) -> tuple[str | None, str | None]:
    """From when to when: the whole stretch; its first, middle or last third by mod; up to or from today for earlier and later."""
    first, last = stretch.first, stretch.last
    if first is None or last is None:
        return (first.isoformat() if first else None, last.isoformat() if last else None)
    if stretch.unit == "D":
        whole = first.isoformat()
        return {"START": (whole, f"{whole}T12:00"), "END": (f"{whole}T12:00", whole)}.get(mod, (whole, whole))
    if stretch.unit == "WE":
        return first.isoformat(), last.isoformat()
    third = ((last - first).days + 1) // 3
    if mod == "START":
        last = first + timedelta(days=third)
    elif mod == "MID":
        first, last = first + timedelta(days=third), last - timedelta(days=third)
    elif mod == "END":
        first = last - timedelta(days=third)
    elif today and first <= today <= last and mod in ("EARLIER", "LATER"):
        first, last = (first, today) if mod == "EARLIER" else (today, last)
    elif mod == "APPROX":
        slack = timedelta(days=(last - first).days // 2 + 1)
        return _iso(first, -slack), _iso(last, slack)
    elif mod == "EQUAL_OR_MORE":
        return first.isoformat(), None
    elif mod == "EQUAL_OR_LESS":
        return None, last.isoformat()
    return first.isoformat(), last.isoformat()


def _iso(one: date, by: timedelta) -> str | None:
    try:
        return (one + by).isoformat()
    except OverflowError:
        return None


def weekday_on(base: date, weekday: int, ahead: bool) -> Stretch:
    """The nearest such weekday on or after the base, or on or before it."""
    gap = (weekday - base.weekday()) % 7 if ahead else -((base.weekday() - weekday) % 7)
    return day(base).moved(gap)
