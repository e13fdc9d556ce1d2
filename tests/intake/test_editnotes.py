"""Rules: what editors' notes tell of a version. Notes are made up, in the agencies' forms."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlead.intake import from_text
from secondlead.intake.editnotes import note_of
from secondlead.lexicon import table
from secondlead.model.spans import Span

Told = tuple[str, str, str, str, str]  # act, what, where, right, wrong

NOTES: list[tuple[str, list[Told]]] = [
    (
        "(ATTN: ADDS details from 3rd para; RECASTS headline)",
        [("added", "details", "3rd para", "", ""), ("recast", "", "headline", "", "")],
    ),
    (
        "(ATTN: RECASTS headline, lead; ADDS denial, background)",
        [("recast", "", "headline, lead", "", ""), ("added", "denial, background", "", "", "")],
    ),
    ("(ATTN: UPDATES with more details throughout)", [("updated", "more details", "throughout", "", "")]),
    ("(ATTN: CORRECTS name of ferry in 2nd para)", [("corrected", "name of ferry", "2nd para", "", "")]),
    ("(ATTN: ADDS more info in paras 5-7, photo)", [("added", "more info, photo", "paras 5-7", "", "")]),
    ("ATTENTION - ADDS toll, quotes ///", [("added", "toll, quotes", "", "", "")]),
    ("ATTENTION - UPDATES toll, ADDS quotes ///", [("updated", "toll", "", "", ""), ("added", "quotes", "", "", "")]),
    ("ATTENTION - RECASTS with late match ///", [("recast", "late match", "", "", "")]),
    (
        "ATTENTION - CORRECTS day to Tuesday, not Monday, in para two ///",
        [("corrected", "day to Tuesday, not Monday", "para two", "Tuesday", "Monday")],
    ),
    ("Castrel stead Castril. Here is a corrected repetition ///", [("corrected", "Castrel for Castril", "", "Castrel", "Castril")]),
    ("Tuesday instead of Monday. Here is a corrected repetition", [("corrected", "Tuesday for Monday", "", "Tuesday", "Monday")]),
    ("Here is a corrected version", [("corrected", "", "", "", "")]),
    ("Eds: UPDATES with quotes from the harbour master. With photos.", [("updated", "quotes from the harbour master", "", "", "")]),
    ("Eds: SUBS 2nd graf to CORRECT spelling of Brandt.", [("corrected", "spelling of Brandt", "2nd graf", "", "")]),
    (
        "Eds: SUBS 28th graf, bgng The ferry, to CORRECT day to Tuesday sted Monday.",
        [("corrected", "day to Tuesday sted Monday", "28th graf", "Tuesday", "Monday")],
    ),
    (
        "Eds: LEADS with 3 grafs to UPDATE with toll; ADDS photo links.",
        [("recast", "3 grafs", "", "", ""), ("updated", "toll", "", "", ""), ("added", "photo links", "", "", "")],
    ),
    ("Eds: CORRECTS toll to 41 sted 44.", [("corrected", "toll to 41 sted 44", "", "41", "44")]),
    (
        "(Adds minister's reaction in paragraph 3, updates toll in paragraph 4)",
        [("added", "minister's reaction", "paragraph 3", "", ""), ("updated", "toll", "paragraph 4", "", "")],
    ),
    ("(Corrects name in paragraph 3)", [("corrected", "name", "paragraph 3", "", "")]),
    ("(Corrects spelling of Brandt in paragraphs 2 and 5)", [("corrected", "spelling of Brandt", "paragraphs 2 and 5", "", "")]),
    (
        "(Corrects to show ferry carried 41, not 44, in paragraph 3)",
        [("corrected", "show ferry carried 41, not 44", "paragraph 3", "41", "44")],
    ),
    (
        "(Corrects headline and first paragraph to say loss, not profit)",
        [("corrected", "say loss, not profit", "headline and first paragraph", "loss", "profit")],
    ),
    (
        "(Corrects day to Tuesday from Monday in paragraph 2)",
        [("corrected", "day to Tuesday from Monday", "paragraph 2", "Tuesday", "Monday")],
    ),
    ("(Refiles to fix typo in headline)", [("refiled", "", "", "", ""), ("corrected", "typo", "headline", "", "")]),
    (
        "(This Oct. 14 story corrects the name of the ferry to Amber Gull in paragraph 4)",
        [("corrected", "the name of the ferry to Amber Gull", "paragraph 4", "Amber Gull", "")],
    ),
    ("(Removes reference to harbour master in paragraph 7)", [("removed", "reference to harbour master", "paragraph 7", "", "")]),
    ("(Clarifies in paragraph 3 that talks were informal)", [("clarified", "talks were informal", "paragraph 3", "", "")]),
    ("(repetition, correcting date)", [("corrected", "date", "", "", "")]),
    (
        "This story has been corrected to show that the ferry carried 41 people, not 44.",
        [("corrected", "the ferry carried 41 people, not 44", "", "41", "44")],
    ),
    (
        "This article has been updated to include comments from the harbour master.",
        [("added", "comments from the harbour master", "", "", "")],
    ),
    (
        "An earlier version of this story misstated the number of passengers. It was 41, not 44.",
        [("corrected", "misstated the number of passengers. It was 41, not 44", "", "41", "44")],
    ),
    ("Editor's note: Ida Brandt is our correspondent in Seld.", []),
    ("ATTENTION - photo to follow ///", []),
]


@pytest.mark.parametrize(("note", "expected"), NOTES, ids=[note for note, _ in NOTES])
def test_note(note: str, expected: list[Told]) -> None:
    found = note_of(note, Span(0, len(note), note))
    assert [(str(one.act), one.what, one.where, one.right, one.wrong) for one in found.edits] == expected


UPCOMING = [
    ("Eds: ADDS toll. UPCOMING: 800 words by 4 p.m., photos.", 800, "4 p.m."),
    ("SENT: 760 words. UPCOMING: 1,200 words by noon.", 1200, "noon"),
    ("UPCOMING: Developing from 3 p.m. news conference; 600 words by 5:30 p.m.", 600, "5:30 p.m."),
    ("UPCOMING: Timing uncertain, 500 words.", 500, ""),
    ("TO COME: graphic by 1400 GMT", None, "1400 GMT"),
]


@pytest.mark.parametrize(("note", "words", "by"), UPCOMING)
def test_what_is_to_come(note: str, words: int | None, by: str) -> None:
    (found,) = note_of(note, Span(0, len(note), note)).upcoming
    assert (found.words, found.by) == (words, by)


def test_a_report_carries_its_notes() -> None:
    text = "(2nd LD) Ferry sinks off Port Anselm\n\n(ATTN: CORRECTS toll to 41, not 44, in 2nd para)\n\nA ferry sank, officials said."
    (note,) = from_text(text).notes
    assert text[note.span.start : note.span.end] == note.span.text
    (edit,) = note.edits
    assert (edit.right, edit.wrong, text[edit.span.start : edit.span.end]) == ("41", "44", "CORRECTS toll to 41, not 44, in 2nd para)")


def test_a_date_alone_is_no_note_to_keep() -> None:
    assert from_text("Ferry sinks\n\nPublished: 11 September 2031\n\nA ferry sank, officials said.").notes == ()


@pytest.mark.parametrize("name", ["note_places", "note_values"])
def test_every_row_matches_its_example(name: str) -> None:

    for row in table(name):
        assert re.search(row["pattern"], row["example"], re.IGNORECASE), row


@given(st.text(max_size=300), st.sampled_from(["", "(Corrects ", "Eds: SUBS ", "ATTN: ", "This story has been corrected to show "]))
def test_any_text_is_read_and_places_are_true(text: str, head: str) -> None:
    whole = head + text
    note = note_of(whole, Span(0, len(whole), whole))
    for span in (*(one.span for one in note.edits), *(one.span for one in note.upcoming)):
        assert whole[span.start : span.end] == span.text
