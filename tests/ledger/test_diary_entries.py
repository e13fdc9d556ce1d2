"""Rules of choosing from the diary: the days asked for, and what is overdue.

Here: entries made by hand. Not here: what is expected (test_diary.py), its calendar (export/test_ics.py).
"""

from __future__ import annotations

import pytest

from secondlead.ledger.diary.entries import chosen
from secondlead.model.diary import DiaryEntry
from secondlead.model.ledger import Expectation, State
from secondlead.views.diarylist import diary_dict, render_diary, window


def entry(id: str, from_: str | None, to: str | None, state: State = State.PENDING, kind: str = "plan") -> DiaryEntry:
    told = Expectation(id, f"the {id} match", kind, from_, to, (), "the league", "certain", state)
    return DiaryEntry("s1", "A cup", told, ("Meridian Wire",), "2025-03-04T08:00:00+00:00", "2025-03-04", 1, "2025-03-05T12:00:00+00:00")


ALL = (
    entry("first", "2025-03-06", "2025-03-07"),
    entry("open", "2025-03-08", None),
    entry("by", None, "2025-03-10", State.OVERDUE),
    entry("last", "2025-03-20T18:00:00+01:00", "2025-03-20T18:00:00+01:00"),
)


@pytest.mark.parametrize(
    ("from_", "to", "ids"),
    [
        (None, None, "first open by last"),
        ("2025-03-07", "2025-03-07", "first by"),
        ("2025-03-11", None, "open last"),
        (None, "2025-03-05", "by"),
        ("2025-03-20", "2025-03-20", "open last"),
    ],
)
def test_days_choose_the_windows_that_they_touch(from_: str | None, to: str | None, ids: str) -> None:
    """An open end goes on, an open beginning counts from the day on which it was first told."""
    assert " ".join(one.expectation.id for one in chosen(ALL, from_, to)) == ids


def test_overdue_is_what_is_overdue() -> None:
    assert [one.expectation.id for one in chosen(ALL, overdue=True)] == ["by"]


@pytest.mark.parametrize(
    ("from_", "to", "kind", "words"),
    [
        ("2025-03-06", "2025-03-06", "plan", "Thursday 6 March 2025"),
        ("2025-03-06", "2025-03-07", "plan", "Thursday 6 March 2025 to Friday 7 March 2025"),
        (None, "2025-03-07", "plan", "by Friday 7 March 2025"),
        (None, "2025-03-07", "running", "until Friday 7 March 2025"),
        ("2025-03-07", None, "plan", "from Friday 7 March 2025 on"),
        ("2025-03-07T10:00:00+00:00", "2025-03-07T10:00:00+00:00", "plan", "Friday 7 March 2025, 10:00 UTC"),
    ],
)
def test_a_window_in_words(from_: str | None, to: str | None, kind: str, words: str) -> None:
    assert window(entry("x", from_, to, kind=kind).expectation) == words


def test_a_diary_says_state_window_thing_and_source() -> None:
    shown = render_diary(ALL, 100)
    for words in ("overdue", "by Monday 10 March 2025", "the by match", "the league · story s1"):
        assert words in shown
    assert render_diary(()) == "Nothing in the diary.\n"


def test_the_contracts_keys_are_there() -> None:
    told = diary_dict(ALL, None)
    assert told["as_of"] == "2025-03-05T12:00:00+00:00"
    assert set(told["expectations"][0]) >= {"id", "what", "proposition", "window", "says", "certainty", "state", "because", "story"}
