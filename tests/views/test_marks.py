"""Rules: how overlapping spans become stretches that do not overlap."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readings import bare, certainty, voyage

from secondlead.model.reading import Modality, Quote, Reading, Source, SourceKind, Stance, Statement
from secondlead.model.spans import Span
from secondlead.views.marks import LAYOUT, Marks, marks, seen


def stated(text: str, *spans: tuple[int, int], sources: tuple[tuple[int, int], ...] = ()) -> Reading:
    """A reading of text in which each span is the content of a statement of its own; sources likewise, where there are any."""
    several = []
    for number, (start, end) in enumerate(spans):
        begun, ended = sources[number] if number < len(sources) else (0, 0)
        several.append(
            Statement(
                id=f"s{number}",
                source=Source(Span(begun, ended, text[begun:ended]), "somebody", SourceKind.PERSON),
                cue=None,
                content=(Span(start, end, text[start:end]),),
                quote=Quote.INDIRECT,
                certainty=certainty("certain"),
                stance=Stance.ASSERTS,
                modality=Modality.DONE,
                condition=None,
                relay=(),
                stated=None,
                confidence=1.0,
            )
        )
    return replace(bare(text), statements=tuple(several))


def drawn(text: str, laid: Marks) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[one.start : one.end], one.roles) for one in laid.stretches]


@pytest.mark.parametrize(
    ("spans", "sources", "expected", "why"),
    [
        ((), (), [("abcdef", ())], "a text without statements is one stretch"),
        (((1, 3),), (), [("a", ()), ("bc", ("content",)), ("def", ())], "a span is cut out of its text"),
        (((0, 6), (2, 4)), (), [("ab", ("content",)), ("cd", ("content",)), ("ef", ("content",))], "a nested span cuts the outer one"),
        (
            ((0, 4),),
            ((2, 6),),
            [("ab", ("content",)), ("cd", ("content", "source")), ("ef", ("source",))],
            "where two overlap, both roles are told, the outer first",
        ),
        (((3, 99),), (), [("abc", ()), ("def", ("content",))], "a span that reaches beyond the text ends with it"),
        (((2, 2),), (), [("abcdef", ())], "an empty span marks nothing"),
    ],
)
def test_spans_become_stretches(
    spans: tuple[tuple[int, int], ...], sources: tuple[tuple[int, int], ...], expected: list[tuple[str, tuple[str, ...]]], why: str
) -> None:
    assert drawn("abcdef", marks(stated("abcdef", *spans, sources=sources))) == expected, why


def test_a_statement_has_all_stretches_of_its_spans_and_no_other() -> None:
    reading = voyage()
    laid = marks(reading)
    for statement, runs in zip(reading.statements, laid.runs, strict=True):
        said = [run for run in runs if run.role in ("content", "own")]
        for span, run in zip(statement.content, said, strict=True):
            assert reading.report.text[laid.stretches[run.first].start : laid.stretches[run.last].end] == span.text, statement.id


def test_the_outlets_own_words_are_marked_apart() -> None:
    reading = voyage()
    laid = marks(reading)
    roles = {one.id: {run.role for run in runs} for one, runs in zip(reading.statements, laid.runs, strict=True)}
    assert roles["s18"] == {"own"}
    assert roles["s17"] == {"own", "condition"}
    assert "own" not in roles["s1"]


def test_paragraphs_part_at_empty_lines() -> None:
    text = "One.\n\nTwo.\r\n \r\n\r\nThree,\nand on."
    laid = marks(bare(text))
    assert [text[one.start : one.end] for one in laid.stretches if one.number in laid.gaps] == ["\n\n", "\r\n \r\n\r\n"]


spans = st.lists(st.tuples(st.integers(-2, 30), st.integers(-2, 30)), max_size=8)


@given(text=st.text("ab \n\r", max_size=24), contents=spans, sources=spans)
def test_stretches_part_the_text_without_gap_or_overlap(text: str, contents: list[tuple[int, int]], sources: list[tuple[int, int]]) -> None:
    laid = marks(stated(text, *contents, sources=tuple(sources)))
    assert "".join(text[one.start : one.end] for one in laid.stretches) == text
    for one in laid.stretches:
        assert one.end > one.start
        holds = any(start <= one.start and one.end <= end for start, end in contents)
        assert ("content" in one.roles) == holds, one


@pytest.mark.parametrize("many", [1_000, 10_000])
def test_many_statements_over_the_same_words_take_no_more_room_than_their_number(many: int) -> None:
    text = "x" * (2 * many)
    laid = marks(stated(text, *((number, 2 * many - number) for number in range(many))))
    assert len(laid.stretches) <= 2 * many + 1
    assert sum(len(runs) for runs in laid.runs) == many, "a run is told by its ends, not by the stretches in it"


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("a\x00b\x07c", "a␀b␇c", "control characters are shown by their pictures"),
        ("a\u202eb\u2066c", "a\ufffdb\ufffdc", "what would turn the direction of a line is shown as something that cannot be shown"),
        ("a\u200fb", "a\u200fb", "plain direction marks stay: right-to-left text needs them"),
        ("a\tb\nc\r\nd", "a\tb\nc\r\nd", "tabs and line ends stay"),
        ("a\rb", "a\nb", "a lone CR ends a line"),
        ("\ud800", "\ufffd", "half a surrogate pair cannot be written"),
    ],
)
def test_what_must_not_be_obeyed_is_seen(text: str, expected: str, why: str) -> None:
    assert seen(text) == expected, why
    assert len(seen(text)) == len(text), "sign for sign, so that offsets hold"


def test_headline_and_furniture_are_no_part_of_statements() -> None:
    laid = marks(voyage())
    assert all(not one.marked for one in laid.stretches if one.roles and set(one.roles) <= set(LAYOUT))
