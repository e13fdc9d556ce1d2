"""A time and the words before it -> the window in which something is expected.

Here: what the words make of a time. Not here: whether anything is expected then (sightings.py). Conventions (docs/diary.md): "by X" has no
beginning and ends with X; "within N" runs from the report's day to that day and N; "in N" is the day reckoned; "in the coming hours" ends
the next day; what has begun before the report's day begins with it; early in a year is its first third.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from secondlead.ledger.diary.phrases import Phrase
from secondlead.ledger.diary.words import Token
from secondlead.lexicon import index
from secondlead.model.circumstances import Quantity

_LENGTH = re.compile(
    r"^P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+)M)?)?$"
)
_REACH = 4  # words before a time that may shape it: "no later than", "within the next"


@dataclass(frozen=True, slots=True)
class Window:
    """from_, to: days or moments, None where open. shape: as diary_bounds.tsv has it; deadline: only the end tells."""

    from_: str | None
    to: str | None
    shape: str = "on"
    deadline: bool = False


def shape_before(words: Sequence[Token], start: int) -> tuple[str, int]:
    """The shape that the words before a time give it, and the number of the first of them ("" and the time's own where there are none)."""
    at = next((number for number, word in enumerate(words) if word.start >= start), len(words))
    stop = at - 1 if at and words[at - 1].lower in ("the", "a", "this") else at
    for end in (at, stop):
        for long in range(min(_REACH, end), 0, -1):
            row = index("diary_bounds").get(" ".join(word.lower for word in words[end - long : end]))
            if row is not None:
                return row["shape"], end - long
    return "", at


def window(phrase: Phrase, shape: str, today: date, *, negative: bool = False, quantity: Quantity | None = None) -> Window | None:
    """The window of a time; None where it makes none. negative: the clause is denied ("not expected before May")."""
    if phrase.length and not phrase.from_ and not phrase.to:
        return _of_length(phrase, shape, today, quantity)
    from_, to = phrase.from_, _early(phrase)
    if negative and shape in ("by", "until"):
        return Window(from_, None, "notbefore")
    if negative and shape == "notbefore":
        return Window(from_, None, shape)
    if negative:
        return None
    if shape in ("notbefore", "after"):
        return Window(from_, None, shape)
    if shape == "by":
        return Window(None, to, shape, deadline=True)
    if shape == "from":
        return Window(_clipped(from_, to, today), to, shape)
    if shape == "until":
        return Window(None, to, shape)
    if phrase.length and from_ and not to:
        coming_hours = phrase.value.startswith("PT")
        return Window(from_, _plus(today, 1) if coming_hours else None, "coming")
    if not from_ and not to:
        return None
    return Window(_clipped(from_, to, today), to, shape or "on")


def _early(phrase: Phrase) -> str | None:
    """The end of a time; early in a year ends with April."""
    if phrase.mod == "START" and re.fullmatch(r"\d{4}", phrase.value):
        return f"{phrase.value}-04-30"
    return phrase.to


def _clipped(from_: str | None, to: str | None, today: date) -> str | None:
    """A time that has begun already begins with the report's day, if it is not over."""
    day = today.isoformat()
    return day if from_ and to and from_[:10] < day <= to[:10] else from_


def _of_length(phrase: Phrase, shape: str, today: date, quantity: Quantity | None) -> Window | None:
    days = days_of(phrase.value)
    if days is None:
        return None
    if shape == "within":
        return Window(today.isoformat(), _plus(today, days), shape, deadline=True)
    if shape in ("in", "after"):
        low, high = _range(phrase, quantity) or (days, days)
        return Window(_plus(today, low), _plus(today, high) if shape == "in" else None, shape)
    return None


def _range(phrase: Phrase, quantity: Quantity | None) -> tuple[int, int] | None:
    """ "five to seven days": the days of both ends."""
    whole = days_of(phrase.value)
    if quantity is None or not quantity.low or not quantity.high or whole is None or quantity.low == quantity.high:
        return None
    return whole, ceil(whole * quantity.high / quantity.low)


def days_of(value: str) -> int | None:
    """The days of a TIMEX3 length, part of a day counted whole; None where it tells no number."""
    match = _LENGTH.match(value)
    if match is None or not any(match.groups()):
        return None
    years, months, weeks, days, hours, minutes = (float(one) if one else 0.0 for one in match.groups())
    return ceil(years * 365 + months * 30 + weeks * 7 + days + (hours + minutes / 60) / 24)


def hours_of(value: str) -> float | None:
    """The hours of a TIMEX3 length told in hours and minutes; None otherwise."""
    match = _LENGTH.match(value)
    if match is None or not (match.group(5) or match.group(6)) or any(match.groups()[:4]):
        return None
    return float(match.group(5) or 0) + float(match.group(6) or 0) / 60


def lasting(one: Window, days: int) -> Window:
    """A window that starts with a day, made as long as what is then to happen; the first day counts."""
    if one.from_ is None or "T" in one.from_ or days < 1:
        return one
    return replace(one, to=_plus(date.fromisoformat(one.from_), days - 1))


def _plus(day: date, days: int) -> str:
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return date.max.isoformat()


def plus(day: str, days: int) -> str:
    """An ISO day so many days later."""
    return _plus(date.fromisoformat(day[:10]), days)
