"""Rules: the shorthand of the desk's notes, written out; what is no shorthand is read as it stands.

Here: text in, sentences out. Not here: what is read in them (tests/test_rereading.py has notes through the reader).
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from secondlead.errors import EmptyError
from secondlead.intake.desknotes import OUR_DESK, desk_note, written_out
from secondlead.model.report import BlockKind

NOON = "2025-03-04T12:00:00+00:00"

WRITTEN: list[tuple[str, str | None]] = [
    ("14:10, called the ministry, declined", "The ministry declined to comment."),
    ("14.10: called the ministry, declined.", "The ministry declined to comment."),
    ("2 p.m. called the ministry - no comment", "The ministry declined to comment."),
    ("1410 h, we called the ministry; it would not comment", "The ministry declined to comment."),
    ("called Veltrix, hung up", "Veltrix declined to comment."),
    ("Called the Interior Ministry, no answer", "The Interior Ministry did not respond."),
    ("emailed Veltrix at 9, no reply by 12", "Veltrix did not respond."),
    ("rang the Karvian embassy twice and got voicemail", "The Karvian embassy did not respond."),
    ("tried to reach Ines Roa by phone, unreachable", "Ines Roa did not respond."),
    ("left a message for the club: no call back", "The club did not respond."),
    ("rang the port authority again - no comment on the fire", "The port authority declined to comment on the fire."),
    ("called the court, declined to say when it rules", "The court declined to say when it rules."),
    ("called the hospital, which would not say how many were ill", "The hospital would not say how many were ill."),
    ("Rang Ines Roa's office; she confirmed that the ferry had sailed at 9", "Ines Roa's office confirmed that the ferry had sailed at 9."),
    ("called coast guard, confirmed the ferry sank", "Coast guard confirmed the ferry sank."),
    ("spoke to Ines Roa, who denied the talks", "Ines Roa denied the talks."),
    ("asked the harbour master: the ferry left at nine", "The harbour master said the ferry left at nine."),
    ("put it to the bank, neither confirmed nor denied the sale", "The bank neither confirmed nor denied the sale."),
    ("called the ministry, confirmed", None),  # what?
    ("Met Roa at noon.", None),
    ("The ministry declined to comment when we called at 14:10.", None),
    ("A source in the ministry told us the minister will resign on Friday.", None),
    ("called off: the match in Port Sarro", None),
]


@pytest.mark.parametrize(("text", "sentence"), WRITTEN, ids=[text for text, _ in WRITTEN])
def test_shorthand_is_written_out(text: str, sentence: str | None) -> None:
    assert written_out(text) == sentence


def test_what_was_typed_stands_first_and_holds_no_statement() -> None:
    report = desk_note("14:10, called the ministry, declined. Roa is at sea.", moment=NOON, by="Mira")
    assert report.text == "14:10, called the ministry, declined. Roa is at sea.\n\nThe ministry declined to comment. Roa is at sea."
    assert [(block.kind, report.text[block.span.start : block.span.end][:9]) for block in report.blocks] == [
        (BlockKind.NOTE, "14:10, ca"),
        (BlockKind.PARAGRAPH, "The minis"),
    ]
    assert (report.outlet, report.published, report.byline) == (OUR_DESK, NOON, "Mira")


def test_what_is_no_shorthand_stands_once() -> None:
    report = desk_note("The mayor is at sea.", moment=NOON)
    assert report.text == "The mayor is at sea."
    assert [block.kind for block in report.blocks] == [BlockKind.PARAGRAPH]


def test_the_same_words_at_two_moments_are_two_notes() -> None:
    assert desk_note("no word", moment=NOON).id != desk_note("no word", moment="2025-03-04T13:00:00+00:00").id


def test_an_empty_note() -> None:
    with pytest.raises(EmptyError, match="note: an empty note; say what was asked"):
        desk_note(" \n", moment=NOON)


@given(some.text(min_size=1).filter(str.strip))
def test_any_text_is_a_note(text: str) -> None:
    report = desk_note(text, moment=NOON)
    assert all(report.text[block.span.start : block.span.end] == block.span.text for block in report.blocks)
