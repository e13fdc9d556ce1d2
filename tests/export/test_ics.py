"""Rules of the diary's calendar: what is written is read back by a calendar as it was meant, and a later file replaces an earlier one.

Here: entries made by hand. Not here: what is expected (ledger/test_diary.py), the command (cli/test_diary.py).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from secondlead.export.ics import calendar
from secondlead.model.diary import DiaryEntry
from secondlead.model.ledger import Expectation, Ref, State

PLAIN = Expectation(
    id="x0123456789ab",
    what="Talks are to resume in Port Lessing",
    kind="scheduled",
    from_="2025-03-09",
    to="2025-03-09",
    says=(Ref("r1", "s2"),),
    who="a diplomat",
    certainty="certain",
    state=State.PENDING,
)
ENTRY = DiaryEntry(
    story="s1",
    title="Talks on herring",
    expectation=PLAIN,
    outlets=("Meridian Wire",),
    first="2025-03-04T08:00:00+00:00",
    last="2025-03-04T08:00:00+00:00",
    tellings=1,
    as_of="2025-03-05T12:00:00+00:00",
)


def back(*several: DiaryEntry) -> list[Event]:
    """The events of the calendar that entries make, read by the library."""
    read = Calendar.from_ical(calendar(several))
    return [one for one in read.walk("VEVENT") if isinstance(one, Event)]


def entry(entry: DiaryEntry = ENTRY, **changed: object) -> DiaryEntry:
    return replace(entry, expectation=replace(entry.expectation, **changed))  # type: ignore[arg-type]


def test_a_day_is_an_event_all_day() -> None:
    (one,) = back(ENTRY)
    assert (one.decoded("dtstart"), one.decoded("dtend")) == (date(2025, 3, 9), date(2025, 3, 10))
    assert one["uid"] == "x0123456789ab@secondlead"
    assert one["status"] == "CONFIRMED"
    assert str(one["summary"]) == PLAIN.what


@pytest.mark.parametrize(
    ("from_", "to", "start", "end", "words"),
    [
        ("2025-03-09", "2025-03-12", date(2025, 3, 9), date(2025, 3, 13), ""),
        (None, "2025-03-09", date(2025, 3, 9), date(2025, 3, 10), "No beginning is told: by 2025-03-09"),
        ("2025-03-09", None, date(2025, 3, 9), None, "No end is told: from 2025-03-09 on"),
        ("2025-03-09T18:00:00+09:00", "2025-03-09T18:00:00+09:00", datetime(2025, 3, 9, 9, tzinfo=UTC), None, ""),
        (
            "2025-03-09T18:00:00+09:00",
            "2025-03-09T20:00:00+09:00",
            datetime(2025, 3, 9, 9, tzinfo=UTC),
            datetime(2025, 3, 9, 11, tzinfo=UTC),
            "",
        ),
        ("2025-03-04", "2025-03-07T17:00:00+00:00", date(2025, 3, 4), date(2025, 3, 8), "Ends at 2025-03-07T17:00:00+00:00"),
    ],
)
def test_windows_are_what_they_are(from_: str | None, to: str | None, start: date, end: date | None, words: str) -> None:
    """Days all day, moments timed, open ends open, and the description says what the dates cannot."""
    (one,) = back(entry(from_=from_, to=to))
    assert one.decoded("dtstart") == start
    assert (one.decoded("dtend") if "dtend" in one else None) == end
    assert words in str(one["description"])


@pytest.mark.parametrize(
    ("state", "certainty", "status", "prefix"),
    [
        (State.PENDING, "certain", "CONFIRMED", ""),
        (State.PENDING, "likely", "TENTATIVE", ""),
        (State.CALLED_OFF, "certain", "CANCELLED", "[called off] "),
        (State.MOVED, "likely", "CANCELLED", "[moved] "),
        (State.OVERDUE, "certain", "CONFIRMED", "[overdue] "),
        (State.MET, "certain", "CONFIRMED", ""),
    ],
)
def test_a_state_is_said(state: State, certainty: str, status: str, prefix: str) -> None:
    (one,) = back(entry(state=state, certainty=certainty))
    assert (one["status"], str(one["summary"]), one["x-secondlead-state"]) == (status, prefix + PLAIN.what, state.value)


def test_a_later_file_replaces_an_earlier_one() -> None:
    """The same UID, a higher SEQUENCE, a later LAST-MODIFIED."""
    later = replace(ENTRY, last="2025-03-06T09:00:00+00:00", tellings=3)
    (old,), (new,) = back(ENTRY), back(entry(later, state=State.CALLED_OFF, because=Ref("r3", "s1")))
    assert old["uid"] == new["uid"]
    assert (old["sequence"], new["sequence"]) == (0, 2)
    assert old.decoded("last-modified") < new.decoded("last-modified")
    assert "statement s1 in report r3" in str(new["description"])


def test_an_empty_diary_is_a_calendar_without_events() -> None:
    assert back() == []


@given(what=st.text(max_size=300), who=st.text(max_size=60), title=st.text(max_size=60))
def test_any_words_come_back(what: str, who: str, title: str) -> None:
    """Commas, backslashes, line ends, letters beyond one byte: no word breaks the file or ends up elsewhere."""
    (one,) = back(replace(entry(what=what, who=who), title=title))
    assert one["uid"] == "x0123456789ab@secondlead"
    assert one.decoded("dtstart") == date(2025, 3, 9)
