"""The diary as iCalendar (RFC 5545): one event an expectation.

Here: DiaryEntry -> VEVENT. Not here: which entries (ledger/diary/entries.py).

- UID is the expectation's id, which does not change as reports come: a calendar that takes the file again replaces what it has. SEQUENCE
  counts the reports after the first that tell of it or closed it, LAST-MODIFIED is the moment of the last of them.
- Days make all-day events (DTEND is the day after the last); two moments make a timed one, in UTC; one moment has no DTEND.
- An open end has no DTEND, an open beginning is put on its last day; the description says so.
- What was called off or moved is CANCELLED, what is less than certain TENTATIVE, all else CONFIRMED; the clock's own states (due,
overdue, lapsed) stand in the description and in X-SECONDLEAD-STATE.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from secondlead.model.diary import DiaryEntry
from secondlead.model.ledger import Expectation, State
from secondlead.model.version import VERSION

_GONE = frozenset({State.CALLED_OFF, State.MOVED})


def calendar(several: Iterable[DiaryEntry]) -> bytes:
    """The entries as one calendar, in their order."""
    made = Calendar()
    made.add("prodid", f"-//Second Lead//secondlead {VERSION}//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", "Second Lead: diary")
    for one in several:
        made.add_component(_event(one))
    return bytes(made.to_ical())


def _event(entry: DiaryEntry) -> Event:
    one = entry.expectation
    made = Event()
    made.add("uid", f"{one.id}@secondlead")
    made.add("dtstamp", _moment(entry.as_of))
    made.add("last-modified", _moment(entry.last))
    made.add("created", _moment(entry.first))
    made.add("sequence", max(0, entry.tellings - 1))
    start, end = _span(one)
    made.add("dtstart", start)
    if end is not None:
        made.add("dtend", end)
    made.add("summary", f"{_prefix(one)}{one.what}")
    made.add("description", "\n".join(_described(entry)))
    made.add("status", "CANCELLED" if one.state in _GONE else "CONFIRMED" if one.certainty == "certain" else "TENTATIVE")
    made.add("transp", "TRANSPARENT")
    made.add("categories", [one.kind])
    made.add("x-secondlead-state", one.state.value)
    return made


def _span(one: Expectation) -> tuple[date | datetime, date | datetime | None]:
    """DTSTART and DTEND: days where either end is a day, moments where both are."""
    from_, to = one.from_, one.to
    first = from_ or to or ""
    last = to or from_ or ""
    if "T" in first and "T" in last:
        start, end = _moment(first), _moment(last)
        return start, end if end > start else None
    day = date.fromisoformat(first[:10])
    if to is None or from_ is None:
        return day, None if to is None else _next(date.fromisoformat(last[:10]))
    return day, _next(max(day, date.fromisoformat(last[:10])))


def _next(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _moment(text: str) -> datetime:
    """A moment in UTC; a day is its midnight."""
    told = datetime.fromisoformat(text)
    return (told if told.tzinfo else told.replace(tzinfo=UTC)).astimezone(UTC)


def _prefix(one: Expectation) -> str:
    return f"[{one.state.value}] " if one.state in (*_GONE, State.OVERDUE, State.LAPSED) else ""


def _described(entry: DiaryEntry) -> Iterable[str]:
    one = entry.expectation
    printed = f" (printed by {', '.join(entry.outlets)})" if entry.outlets else ""
    yield f"Says: {one.who or 'not told'}{printed}"
    yield f"How surely: {one.certainty}"
    yield f"State: {one.state.value}, as of {entry.as_of}"
    if one.because is not None:
        yield f"Because of: statement {one.because.statement or 'of the outlet'} in report {one.because.report}"
    if one.from_ is None:
        yield f"No beginning is told: {'it has begun, and ends' if one.kind == 'running' else 'by'} {one.to}"
    if one.to is None:
        yield f"No end is told: from {one.from_} on"
    for end, name in ((one.from_, "Begins"), (one.to, "Ends")):
        if end and "T" in end and not (one.from_ and one.to and "T" in one.from_ and "T" in one.to):
            yield f"{name} at {end}"
    yield f"Story {entry.story}: {entry.title}"
