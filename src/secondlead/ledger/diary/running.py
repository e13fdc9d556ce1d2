"""Events of several days that have begun: "kicked off Sunday for a four-day run", "began on March 1 and ends on March 10".

Here: `running` of a sentence. Not here: what only begins later (sightings.py).

The first that holds: 1 a length that the reader of times has put on the calendar; 2 a beginning and an end in one sentence; 3 a beginning
and a length; 4 "its second day on Tuesday" and a length; 5 "until" of something that goes on, or "under way" and an end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from secondlead.ledger.diary.phrases import Phrase
from secondlead.ledger.diary.sentence import Told, shaped
from secondlead.ledger.diary.windows import days_of, hours_of, plus
from secondlead.lexicon import index

_NTH_DAY = re.compile(r"\b(?:its|the|their) (\w+) day\b", re.IGNORECASE)
_LASTS = re.compile(r"\b(?:lasts?|runs?|goes on|is to last|will last|will run)\b", re.IGNORECASE)
_UNDER_WAY = re.compile(r"\b(?:under ?way|in progress|going on)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Run:
    """from_ to to, and the times of the sentence that it rests on."""

    from_: str | None
    to: str
    rests: tuple[Phrase, ...]


def running(told: Told, following: Told | None, today: date) -> Run | None:
    """What runs on the report's day by this sentence; following: the next one."""
    found = _laid(told) or _both_ends(told, today) or _with_length(told, today) or _reckoned_back(told, following) or _open(told, today)
    day = today.isoformat()
    return found if found and (found.from_ is None or found.from_[:10] <= day) and day <= found.to[:10] else None


def _laid(told: Told) -> Run | None:
    for one in told.times:
        if one.length and one.from_ and one.to and days_of(one.value) and shaped(told, one)[0] != "in":
            starts = tuple(other for other in told.times if other.from_ == one.from_ and other is not one)
            if starts:
                return Run(one.from_, one.to, (one, *starts))
    return None


def _begun(told: Told, today: date) -> Phrase | None:
    """The time at which the sentence says that something began: the first behind the word."""
    for mark in told.marks:
        if mark.class_ != "begun":
            continue
        at = told.words[mark.last - 1].end
        start = next((one for one in told.times if one.span.start >= at and one.from_ and not one.length), None)
        if start is not None and start.from_ and start.from_[:10] <= today.isoformat():
            return start
    return None


def _both_ends(told: Told, today: date) -> Run | None:
    start = _begun(told, today)
    if start is None:
        return None
    for one in told.times:
        if one.span.start > start.span.end and one.to and (shaped(told, one)[0] == "until" or _ended(told, one)):
            return Run(start.from_, one.to, (start, one))
    return None


def _ended(told: Told, phrase: Phrase) -> bool:
    """Whether the nearest marker before a time says that something is over then."""
    first = shaped(told, phrase)[1]
    before = [one for one in told.marks if one.last <= first]
    return bool(before) and before[-1].class_ == "end"


def _with_length(told: Told, today: date) -> Run | None:
    start = _begun(told, today)
    length = next((one for one in told.times if one.length and days_of(one.value)), None)
    if start is None or length is None or not start.from_ or shaped(told, length)[0] not in ("on", ""):
        return None
    hours = hours_of(length.value)
    clock = any(one.type == "TIME" and start.span.holds(one.span) for one in told.filed.reading.times)
    days = (days_of(length.value) or 0) + (1 if hours and clock else 0)
    return Run(start.from_, plus(start.from_, days - 1), (start, length)) if days else None


def _reckoned_back(told: Told, following: Told | None) -> Run | None:
    match = _NTH_DAY.search(told.sentence.text)
    nth = _nth(match.group(1).casefold()) if match else None
    lasting = [one for one in (told, following) if one is not None and _LASTS.search(one.sentence.text)]
    length = next((time for one in lasting for time in one.times if time.length and days_of(time.value)), None)
    day = next((one for one in told.times if one.from_ and one.from_ == one.to and not one.length), None)
    if nth is None or length is None or day is None or not day.from_:
        return None
    first = plus(day.from_, 1 - nth)
    return Run(first, plus(first, (days_of(length.value) or 1) - 1), (day, length))


def _nth(word: str) -> int | None:
    row = index("time_words").get(word)
    if row is None or row["class"] not in ("ordinal", "second"):
        return None
    return 2 if row["class"] == "second" else int(row["value"]) if row["value"].isdigit() else None


def _open(told: Told, today: date) -> Run | None:
    """What goes on until a time, or is under way and ends then; its beginning is not told."""
    for one in told.times:
        if not one.to or one.length:
            continue
        shape, first = shaped(told, one)
        before = [mark for mark in told.marks if mark.last <= first]
        if shape == "until" and before and before[-1].class_ in ("ahead", "now"):
            return Run(None, one.to, (one,))
        if _UNDER_WAY.search(told.sentence.text) and _ended(told, one):
            return Run(None, one.to, (one,))
    return None
