"""What is kept of a reading comes back whole: readings and frames as JSON and back, of any values.

Here: the round trip. Not here: the contract's own (test_contract.py), the store (tests/storage).
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.readings import bare, voyage

from secondlead.model.arrivals import FeedState
from secondlead.model.frame import Filler, Frame, Kind, Role
from secondlead.model.keeping import kept, kept_frames, restored, restored_frames
from secondlead.model.ledger import Fingerprint
from secondlead.model.notes import EditorNote
from secondlead.model.plainjson import dumped, loaded
from secondlead.model.reading import Reading
from secondlead.model.report import ItemId, Report
from secondlead.model.spans import Span

WORDS = some.text(max_size=12)
NUMBERS = some.none() | some.floats(allow_nan=False)


def spans(text: str) -> some.SearchStrategy[Span]:
    """Spans of a text; now and then one whose words are not the text's."""

    def span(start: int, length: int, own: str | None) -> Span:
        return Span(start, start + length, text[start : start + length] if own is None else own)

    return some.builds(span, some.integers(0, max(0, len(text))), some.integers(0, 9), some.none() | WORDS)


def fillers(text: str) -> some.SearchStrategy[Filler]:
    return some.builds(
        Filler, spans(text), WORDS, some.lists(WORDS, max_size=2).map(tuple), some.lists(WORDS, max_size=2).map(tuple), some.booleans(),
        NUMBERS, NUMBERS, WORDS, some.none() | WORDS, some.none() | WORDS, some.none() | WORDS,
        some.lists(some.integers(), max_size=2).map(tuple), WORDS, some.booleans(),
    )  # fmt: skip


def frames(text: str) -> some.SearchStrategy[Frame]:
    slots = some.lists(some.tuples(some.sampled_from(Role), fillers(text)), max_size=3).map(tuple)
    return some.builds(
        Frame, WORDS, some.sampled_from(Kind), some.lists(WORDS, max_size=2).map(tuple), WORDS, WORDS, some.floats(0, 1), some.floats(0, 1),
        some.booleans(), spans(text), slots, some.booleans(), some.booleans(), some.none() | spans(text), WORDS,
    )  # fmt: skip


TEXT = "A ferry with 46 aboard ran aground, the harbor office said.\n\nNobody was hurt."


@given(some.lists(frames(TEXT), max_size=4).map(tuple))
def test_frames_come_back(several: tuple[Frame, ...]) -> None:
    back = restored_frames(kept_frames(several, TEXT), TEXT)
    assert back == several
    assert repr(back) == repr(several)  # repr shows too what equality leaves out: the words of spans, particles


def test_a_frame_of_an_earlier_version_lacks_fields_and_one_of_a_later_version_has_more() -> None:
    frame = Frame("s1", Kind.EVENT, ("leave",), "left", "certain", 1.0, 1.0, False, Span(0, 7, "A ferry"))
    (held,) = json.loads(kept_frames([frame], TEXT))
    assert "main" not in held  # its default
    assert restored_frames(json.dumps([held | {"unheard": [1]}]), TEXT) == (frame,)
    del held["word"]
    with pytest.raises(TypeError):
        restored_frames(json.dumps([held]), TEXT)


ODD = Report(
    "0123456789abcdef", "x\ud800.txt", "Ash\0 \ud83d said \u2028 P.", data=b"\xff", title="\ud800", warnings=("one", "two"),
    notes=(EditorNote(Span(0, 3, "Ash")),), item=ItemId("urn:x", "2"), signal=("update",), urgency=3,
)  # fmt: skip


@pytest.mark.parametrize("reading", [voyage(), bare("x"), Reading(ODD, (), (), (), ("three",))], ids=["voyage", "bare", "odd"])
def test_a_reading_comes_back_whole(reading: Reading) -> None:
    """Layout, who found a statement, and which warnings are the report's included; its bytes are handed over apart."""
    back = restored(*kept(reading), data=reading.report.data)
    assert back.to_dict() == reading.to_dict()
    assert back.report == reading.report
    assert back.report.data == reading.report.data
    assert [(one.by, one.score) for one in back.statements] == [(one.by, one.score) for one in reading.statements]
    assert back.warnings == reading.warnings
    assert repr(back.report) == repr(reading.report)


@given(some.binary(max_size=9), some.lists(some.tuples(WORDS, some.floats(allow_nan=False)), max_size=3).map(tuple))
def test_bytes_and_pairs_come_back(vector: bytes, terms: tuple[tuple[str, float], ...]) -> None:
    one = Fingerprint(terms, vector, "2025-03-04")
    assert loaded(Fingerprint, json.loads(json.dumps(dumped(one)))) == one


@given(some.builds(FeedState, WORDS, some.none() | WORDS, some.none() | some.datetimes(timezones=some.just(UTC))))
def test_moments_come_back(state: FeedState) -> None:
    assert loaded(FeedState, json.loads(json.dumps(dumped(state)))) == state


def test_what_is_no_record_of_ours_is_refused() -> None:
    with pytest.raises(TypeError, match="set is not kept as JSON"):
        dumped({1, 2})
    assert dumped(datetime(2025, 3, 4, tzinfo=UTC)) == "2025-03-04T00:00:00+00:00"
    assert dumped(replace(FeedState(), failures=1)) == {"failures": 1}
