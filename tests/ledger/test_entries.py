"""The log replayed: each rule of the fold as a table, and that nothing depends on what came after the moment.

Here: entries made by hand. Not here: that a store's index says the same (tests/storage/contract.py).
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from secondlead.ledger.entries import State, failures, replay, undone
from secondlead.model.filing import Place
from secondlead.model.ledger import Entry


def log(*lines: tuple[str, dict[str, Any]]) -> list[Entry]:
    """Entries in order, a minute apart."""
    return [Entry(number, f"2025-03-04T08:{number:02}:00+00:00", kind, "anna", what) for number, (kind, what) in enumerate(lines, 1)]


def came(report: str, story: str, **others: dict[str, str]) -> tuple[str, dict[str, Any]]:
    """A report that came into a story; others: where its coming put others."""
    return "report", {"report": report, "places": {report: {"story": story, "series": report}, **others}}


A, B, C = came("a", "1"), came("b", "1"), came("c", "2")
MOVE = ("move", {"report": "b", "story": "2"})
SPLIT = ("split", {"story": "1", "reports": ["a", "c"], "into": "3"})
MERGE = ("merge", {"story": "1", "into": "2"})
DROP = ("drop", {"report": "a", "statement": "s1", "words": "the ferry sank"})


def undo(number: int) -> tuple[str, dict[str, Any]]:
    return "undo", {"entry": number}


CASES: list[tuple[str, list[tuple[str, dict[str, Any]]], dict[str, str]]] = [
    ("reports stand where they came", [A, B, C], {"a": "1", "b": "1", "c": "2"}),
    ("one is moved", [A, B, C, MOVE], {"a": "1", "b": "2", "c": "2"}),
    ("a split takes those of the story alone", [A, B, C, SPLIT], {"a": "3", "b": "1", "c": "2"}),
    ("a merge takes all of the story", [A, B, C, MERGE], {"a": "2", "b": "2", "c": "2"}),
    ("what comes after a merge stays where it came", [A, MERGE, B], {"a": "2", "b": "1"}),
    ("an undo takes it back", [A, B, C, MERGE, undo(4)], {"a": "1", "b": "1", "c": "2"}),
    ("an undo that is undone does not", [A, B, C, MERGE, undo(4), undo(5)], {"a": "2", "b": "2", "c": "2"}),
    ("undone thrice, undone", [A, B, MERGE, undo(3), undo(4), undo(5)], {"a": "1", "b": "1"}),
    ("a later mend stands on what is left", [A, B, MERGE, MOVE, undo(3)], {"a": "1", "b": "2"}),
    ("a move of what is not there moves nothing", [A, ("move", {"report": "x", "story": "2"})], {"a": "1"}),
    ("its coming may move others", [A, C, came("b", "1", c={"story": "1", "series": "a"})], {"a": "1", "b": "1", "c": "1"}),
    ("a report that is forgotten is nowhere", [A, B, ("forget", {"report": "a", "why": "x"})], {"b": "1"}),
    ("a name that is forgotten moves nothing", [A, ("forget", {"name": True, "reports": ["a"], "why": "x"})], {"a": "1"}),
    ("the desk's own notes are reports", [("note", A[1])], {"a": "1"}),
    (
        "a reread and a feed's failure move nothing",
        [A, ("reread", {"report": "a"}), ("collected", {"feed": "f", "well": False})],
        {"a": "1"},
    ),
]


@pytest.mark.parametrize(("lines", "stands"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_where_reports_stand(lines: list[tuple[str, dict[str, Any]]], stands: dict[str, str]) -> None:
    assert {report: place.story for report, place in replay(log(*lines)).places.items()} == stands


def test_a_series_and_the_original_of_a_copy_are_replayed_too() -> None:
    later = came("b", "1", a={"story": "1", "series": "b", "copy_of": "b"})
    assert replay(log(A, later)).places["a"] == Place("1", "b", "b")
    assert replay(log(A, later), 1).places["a"] == Place("1", "a")


def test_mends_of_readings_count_until_they_are_undone() -> None:
    entries = log(A, DROP, ("correct", {"report": "a", "statement": "s2", "words": "x", "set": {"certainty": "likely"}}), undo(2))
    assert [one.number for one in replay(entries, 3).mends] == [2, 3]
    assert [one.number for one in replay(entries).mends] == [3]


def test_the_reports_of_a_story() -> None:
    assert replay(log(B, A, C)).story("1") == ("a", "b")
    assert State().story("1") == ()


LINES = some.one_of(
    some.builds(came, some.sampled_from("abcdef"), some.sampled_from("123")),
    some.builds(lambda r, s: ("move", {"report": r, "story": s}), some.sampled_from("abcdef"), some.sampled_from("1234")),
    some.builds(lambda s, t: ("merge", {"story": s, "into": t}), some.sampled_from("123"), some.sampled_from("123")),
    some.builds(
        lambda s, r, t: ("split", {"story": s, "reports": r, "into": t}),
        some.sampled_from("123"), some.lists(some.sampled_from("abcdef")), some.sampled_from("123"),
    ),
    some.builds(undo, some.integers(1, 12)),
)  # fmt: skip


@given(some.lists(LINES, max_size=12), some.integers(0, 12), some.randoms())
def test_what_comes_after_a_moment_changes_nothing_before_it(lines: list[tuple[str, dict[str, Any]]], upto: int, order: Any) -> None:
    """And the order in which entries are handed over does not either."""
    entries = log(*lines)
    mixed = list(entries)
    order.shuffle(mixed)
    assert replay(mixed, upto) == replay(entries[:upto])


@given(some.lists(LINES, max_size=12))
def test_an_undo_of_the_last_mend_gives_what_was_before_it(lines: list[tuple[str, dict[str, Any]]]) -> None:
    entries = [one for one in log(*lines) if one.kind != "undo"]
    entries = log(*((one.kind, one.what) for one in entries))
    if entries and entries[-1].kind in ("move", "split", "merge"):
        again = log(*((one.kind, one.what) for one in entries), undo(len(entries)))
        assert replay(again).places == replay(entries[:-1]).places
        assert undone(again) == {len(entries)}


FAILED: list[tuple[str, list[tuple[bool, str | None]], list[tuple[str, str]]]] = [
    ("never failed", [], []),
    ("failing since its last good answer", [(False, "2025-03-04T07:00:00+00:00")], [("2025-03-04T07:00:00+00:00", "now")]),
    ("failing since the first time that it was asked", [(False, None)], [("2025-03-04T08:01:00+00:00", "now")]),
    (
        "well again",
        [(False, "2025-03-04T07:00:00+00:00"), (True, None)],
        [("2025-03-04T07:00:00+00:00", "2025-03-04T08:02:00+00:00")],
    ),
]


@pytest.mark.parametrize(("turns", "spans"), [case[1:] for case in FAILED], ids=[case[0] for case in FAILED])
def test_when_a_feed_could_not_be_asked(turns: list[tuple[bool, str | None]], spans: list[tuple[str, str]]) -> None:
    entries = log(*(("collected", {"feed": "f", "well": well, "since": since}) for well, since in turns))
    assert failures(entries, "now") == tuple(spans)
