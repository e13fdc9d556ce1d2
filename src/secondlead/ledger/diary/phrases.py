"""The times of one sentence as a diary needs them: an hour with its day, two days together, half a month, a weekday that lies ahead.

Here: `phrases`. Not here: the words before a time and what window they make (windows.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from secondlead.lexicon import index
from secondlead.model.circumstances import Time
from secondlead.model.spans import Span, cut

_ZONED = re.compile(r"^(\d{4}-\d\d-\d\dT\d\d:\d\d)(Z|[+-]\d\d:?\d\d)$")
_BETWEEN = re.compile(r"^[\s,]*(?:(?:on|at|the|of|in)\s+)*$", re.IGNORECASE)
_BOTH_ENDS = re.compile(r"\b(?:between|from|during)\s+$", re.IGNORECASE)
_AND = re.compile(r"^\s*(?:and|or|-|–)\s*$")
_MORE_DAYS = re.compile(r"^\s*(?:and|or|to|-|–)\s*(\d{1,2})\b(?!\s*(?:[.:]\d|percent|[ap]\.?m))")
_HALF = re.compile(r"\bfirst half$|\bsecond half$", re.IGNORECASE)
_MIDNIGHT = re.compile(r"\bmidnight\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time of a sentence.

    from_, to: ISO days, or one moment with its zone; a length ("P2D") has neither where the calendar does not tell; value: as TIMEX3 has
    it; weekday: told by its name alone; set_: every so often.
    """

    span: Span
    from_: str | None
    to: str | None
    value: str
    mod: str = ""
    length: bool = False
    weekday: bool = False
    set_: bool = False


def phrases(text: str, sentence: Span, times: Sequence[Time], today: date | None = None, *, ranges: bool = True) -> tuple[Phrase, ...]:
    """The times inside a sentence, in order: 1 each by itself, 2 hours joined to their day, 3 halves to their month, 4 days joined.

    5 With no other time in its sentence, "before dawn" is of the next dawn; today: the report's day. ranges: "from X to Y" is one time;
    not so where something was moved from X to Y.
    """
    found: list[Phrase] = []
    for time in sorted((one for one in times if sentence.holds(one.span)), key=lambda one: one.span):
        now = _of(time)
        last = found[-1] if found else None
        joined = (_range(text, last, now) if ranges else None) or _joined(text, last, now) if last else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(now)
    edge = _edge(text, sentence, today) if today and not found else None
    return (edge,) if edge else tuple(_more_days(text, one) for one in found)


def _edge(text: str, sentence: Span, today: date) -> Phrase | None:
    """The edge of a day that a sentence bounds something by."""
    match = _edges().search(text, sentence.start, sentence.end)
    if match is None:
        return None
    day = (today + timedelta(days=int(index("diary_day_edges")[match.group(1).casefold()]["days"]))).isoformat()
    return Phrase(cut(text, match.start(1), match.end(1)), day, day, day)


def ahead(phrase: Phrase, today: date) -> Phrase:
    """A weekday told by its name alone that the reader put into the week behind, moved into the week to come."""
    if not phrase.weekday or phrase.from_ is None or phrase.to is None or "T" in phrase.from_:
        return phrase
    first = date.fromisoformat(phrase.from_)
    if not today - timedelta(days=7) <= first < today:
        return phrase
    return replace(phrase, from_=_later(phrase.from_), to=_later(phrase.to))


def _later(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=7)).isoformat()


def _of(time: Time) -> Phrase:
    words = time.span.text.casefold().split()
    named = bool(words) and any(word.strip(".,") in _weekdays() for word in words)
    exact = _ZONED.match(time.value) if time.type == "TIME" else None
    if exact:
        zone = "+00:00" if exact.group(2) == "Z" else exact.group(2)
        moment = f"{exact.group(1)}:00{zone}"
        return Phrase(time.span, moment, moment, time.value, weekday=named)
    from_, to = (one[:10] if one else None for one in (time.from_, time.to))
    length = time.type == "DURATION"
    return Phrase(time.span, from_, to, time.value, time.mod, length=length, weekday=named, set_=time.type == "SET")


@cache
def _edges() -> re.Pattern[str]:
    return re.compile(rf"\b(?:before|by|until|at)\s+({'|'.join(index('diary_day_edges'))})\b", re.IGNORECASE)


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(word for word, row in index("time_words").items() if row["class"] == "weekday")


def _range(text: str, one: Phrase, other: Phrase) -> Phrase | None:
    """ "between 2006 and 2008", "from December 30 to January 3": one time from the first's beginning to the second's end."""
    told = _BOTH_ENDS.search(text[max(0, one.span.start - 9) : one.span.start])
    if not told or not re.fullmatch(r"\s*(?:and|to|through|until|-|–)\s*", text[one.span.end : other.span.start]):
        return None
    if not one.from_ or not other.to or one.from_[:10] > other.to[:10] or one.length or other.length or len(one.value) != len(other.value):
        return None
    return replace(one, span=cut(text, one.span.start, other.span.end), to=other.to, value=f"{one.value}/{other.value}", weekday=False)


def _joined(text: str, one: Phrase, other: Phrase) -> Phrase | None:
    """Two times that stand side by side as one, if they are: "noon on Friday", "the second half of June", "Wednesday and Thursday"."""
    between = text[one.span.end : other.span.start]
    whole = cut(text, one.span.start, other.span.end)
    if _AND.match(between) and _day(one) and _day(other) and (one.from_ or "") < (other.from_ or ""):
        return replace(one, span=whole, to=other.to, weekday=one.weekday)
    if not _BETWEEN.match(between) or one.length or other.length or one.set_ or other.set_:
        return None
    if not between.strip() and re.fullmatch(r"\d{4}", other.value) and one.span.text.casefold().endswith("year"):
        return replace(other, span=whole)
    if (half := _HALF.search(one.span.text)) and re.fullmatch(r"\d{4}-\d\d", other.value):
        return _half_of(other, half.group().casefold().startswith("first"), whole)
    clock, day = (one, other) if "T" in one.value else (other, one)
    if "T" not in clock.value or "T" in day.value or not _day(day):
        return None
    if clock.from_ and "T" in clock.from_:
        moment = day.from_ if day.weekday else None
        from_ = f"{moment}{clock.from_[10:]}" if moment else clock.from_
        return Phrase(whole, from_, from_, clock.value, weekday=day.weekday)
    night = day.to
    if _MIDNIGHT.search(clock.span.text) and day.to:
        night = (date.fromisoformat(day.to) + timedelta(days=1)).isoformat()
    return replace(day, span=whole, to=night)


def _day(one: Phrase) -> bool:
    return bool(one.from_) and one.from_ == one.to and re.fullmatch(r"\d{4}-\d\d-\d\d", one.value or "") is not None


def _half_of(month: Phrase, first: bool, whole: Span) -> Phrase:
    from_, to = month.from_ or "", month.to or ""
    return replace(month, span=whole, from_=from_ if first else from_[:8] + "16", to=from_[:8] + "15" if first else to)


def _more_days(text: str, one: Phrase) -> Phrase:
    """ "March 20 and 21": the days after it in the same month."""
    more = _MORE_DAYS.match(text[one.span.end : one.span.end + 12]) if _day(one) and not one.weekday else None
    if more is None or not one.from_:
        return one
    try:
        last = date.fromisoformat(one.from_).replace(day=int(more.group(1)))
    except ValueError:
        return one
    if last <= date.fromisoformat(one.from_):
        return one
    return replace(one, span=cut(text, one.span.start, one.span.end + more.end()), to=last.isoformat())
