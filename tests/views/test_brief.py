"""Rules: where a statement stands in the brief, and what is told of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.readings import bare, voyage

from secondlead.model.reading import Certainty, Embedded, Hop, Modality, Quote, Reading, Source, SourceKind, Stance, Stated, Statement
from secondlead.model.spans import Span
from secondlead.views.brief import DEEPEST, GROUPS, Brief, Line, brief, walk

WORDS = Span(0, 5, "words")
MAYOR = Source(Span(6, 11, "mayor"), "Ada Holm", SourceKind.PERSON, "Holm town hall")


def made(
    id: str = "s1",
    class_: str = "certain",
    stance: Stance = Stance.ASSERTS,
    modality: Modality = Modality.DONE,
    condition: Span | None = None,
    source: Source | None = MAYOR,
    within: str | None = None,
    relay: tuple[str, ...] = (),
    stated: Stated | None = None,
    embedded: tuple[Embedded, ...] = (),
) -> Statement:
    hops = tuple(Hop(name, SourceKind.UNKNOWN) for name in relay)
    certainty = Certainty(class_, 0, 1, (), embedded)
    return Statement(id, source, None, (WORDS,), Quote.INDIRECT, certainty, stance, modality, condition, hops, stated, 0.9, within)


def told(*statements: Statement, outlet: str | None = "Meridian Wire") -> Brief:
    reading = bare("words mayor")
    return brief(replace(reading, report=replace(reading.report, outlet=outlet), statements=statements))


def line(statement: Statement, outlet: str | None = "Meridian Wire") -> Line:
    return told(statement, outlet=outlet).groups[0].lines[0]


PLACES = [
    (made(), "asserted", ("certain",), "flat"),
    (made(class_="no"), "asserted", ("flatly no",), "a plain negative asserts"),
    (made(class_="almost-certain"), "believed", ("almost certain",), "nearly is not flat"),
    (made(class_="likely"), "believed", ("likely",), "hedged"),
    (made(class_="almost-no"), "believed", ("remote chance",), "hedged the other way"),
    (made(stance=Stance.CONFIRMS), "asserted", ("confirms", "certain"), "confirmed"),
    (made(stance=Stance.CONFIRMS, class_="likely"), "believed", ("confirms", "likely"), "confirming does not raise the hedge beneath"),
    (made(modality=Modality.PLANNED), "planned", ("planned",), "a plan is not its event"),
    (made(modality=Modality.EXPECTED, class_="likely"), "planned", ("expected", "likely"), "expected"),
    (made(condition=WORDS), "conditional", ("certain",), "flat, but on a condition"),
    (made(condition=WORDS, modality=Modality.PLANNED), "conditional", ("planned",), "a condition goes before a plan"),
    (made(modality=Modality.CONDITIONAL), "conditional", ("certain",), "conditional without its clause"),
    (made(stance=Stance.DENIES, class_="no"), "denied", ("denies", "flatly"), "denied flatly"),
    (
        made(stance=Stance.DENIES, class_="unlikely", modality=Modality.EXPECTED),
        "denied",
        ("denies", "unlikely"),
        "a denial of what is expected",
    ),
    (made(stance=Stance.DOUBTS, class_="unlikely"), "denied", ("doubts", "unlikely"), "doubted"),
    (made(stance=Stance.SILENT, class_="none"), "silent", ("silent",), "no word"),
    (made(stance=Stance.DECLINES, class_="none"), "silent", ("declines",), "no comment"),
    (made(stance=Stance.NEITHER, class_="none"), "silent", ("neither",), "neither confirmed nor denied"),
    (made(class_="none"), "silent", ("no position",), "no position, however worded"),
    (made(stance=Stance.ASKS, class_="none"), "asked", ("asks",), "a question takes no position either, but is no silence"),
    (made(source=None), "own", ("certain",), "nobody else answers for it"),
    (made(source=None, condition=WORDS), "own", ("certain",), "the outlet's own voice, on a condition"),
]


@pytest.mark.parametrize(("statement", "group", "sure", "why"), PLACES, ids=[case[3] for case in PLACES])
def test_where_a_statement_stands_and_how_sure_it_is(statement: Statement, group: str, sure: tuple[str, ...], why: str) -> None:
    found = told(statement)
    assert [one.key for one in found.groups] == [group], why
    assert found.groups[0].lines[0].sure == sure, why


def test_groups_come_in_one_order_and_none_is_empty() -> None:
    order = [key for key, _ in GROUPS]
    assert [group.key for group in brief(voyage()).groups] == order
    assert brief(bare()).groups == ()


def test_every_statement_is_shown_once() -> None:
    reading = voyage()
    shown = [one.statement.id for group in brief(reading).groups for one in walk(group.lines)]
    assert sorted(shown) == sorted(one.id for one in reading.statements)


def test_a_nested_statement_stands_under_its_parent() -> None:
    outer, inner = made("s1"), made("s2", class_="likely", within="s1")
    (group,) = told(inner, outer).groups
    assert [one.statement.id for one in group.lines] == ["s1"]
    assert [one.statement.id for one in group.lines[0].inner] == ["s2"]
    assert group.lines[0].inner[0].key == "believed"
    assert group.count == 2


def test_nesting_deeper_than_anybody_follows_is_shown_at_the_deepest_level() -> None:
    """However deep a report nests: nothing is lost, and nothing runs out of levels."""
    deep = 3000
    found = told(*(made(f"s{number}", within=f"s{number - 1}" if number else None) for number in range(deep)))
    levels, lines = 0, found.groups[0].lines
    while lines:
        levels, lines = levels + 1, tuple(inner for one in lines for inner in one.inner)
    assert (levels, found.groups[0].count) == (DEEPEST + 1, deep)


@pytest.mark.parametrize(
    ("withins", "why"),
    [((None, "gone"), "a parent that is not there"), (("s2", "s1"), "a circle"), (("s1", None), "its own parent")],
)
def test_no_statement_is_lost_to_a_broken_nesting(withins: tuple[str | None, str | None], why: str) -> None:
    found = told(*(made(f"s{number}", within=within) for number, within in enumerate(withins, 1)))
    assert sum(group.count for group in found.groups) == 2, why


RELAYS = [
    (("Ada Holm", "Meridian Wire"), (), (), "told to the outlet itself"),
    (("Ada Holm", "Sound Radio", "Meridian Wire"), (), ("Sound Radio",), "through another"),
    (("two aides", "Ada Holm", "Meridian Wire"), ("two aides",), (), "the source has it from others"),
    (("two aides", "Ada Holm", "Sound Radio", "Meridian Wire"), ("two aides",), ("Sound Radio",), "both"),
    (("Ada Holm", "Sound Radio"), (), ("Sound Radio",), "a relay without the printing outlet"),
    (("mayor", "Sound Radio", "Meridian Wire"), (), ("Sound Radio",), "named as in the sentence"),
    (("Holm", "Sound Radio", "Meridian Wire"), (), ("Sound Radio",), "named otherwise: the origin is taken for the source"),
    ((), (), (), "no relay"),
]


@pytest.mark.parametrize(("relay", "citing", "via", "why"), RELAYS, ids=[case[3] for case in RELAYS])
def test_through_whom(relay: tuple[str, ...], citing: tuple[str, ...], via: tuple[str, ...], why: str) -> None:
    found = line(made(relay=relay))
    assert (found.citing, found.via, found.relay) == (citing, via, relay), why


SIDE_BY_SIDE = [
    Source(WORDS, "town hall, harbor office", SourceKind.ORGANISATION, parts=("Holm", "Lund")),
    Source(Span(0, 12, "Holm or Lund"), "town hall, harbor office", SourceKind.ORGANISATION),
]


@pytest.mark.parametrize("both", SIDE_BY_SIDE, ids=["by their parts", "by the words of the sentence"])
def test_sources_side_by_side_are_no_chain(both: Source) -> None:
    found = line(made(source=both, relay=("Holm", "Lund", "Meridian Wire")))
    assert (found.citing, found.via) == ((), ())


def test_a_body_is_told_where_the_name_does_not_say_it() -> None:
    assert line(made()).body == "Holm town hall"
    assert line(made(source=replace(MAYOR, name="Holm town hall spokesman"))).body is None


def test_only_unnamed_sources_are_marked_so() -> None:
    assert not line(made()).unnamed
    assert line(made(source=replace(MAYOR, kind=SourceKind.ANONYMOUS))).unnamed


STATED = [
    (Stated("Tuesday", "2025-03-04", "2025-03-04"), "Tuesday (4 March)"),
    (Stated("last\nweek", None, None), "last week"),
    (None, None),
]


@pytest.mark.parametrize(("stated", "expected"), STATED)
def test_when_it_was_said(stated: Stated | None, expected: str | None) -> None:
    assert line(made(stated=stated)).when == expected


def embedded(hedge: tuple[int, str], over: tuple[int, str]) -> Embedded:
    return Embedded(Span(hedge[0], hedge[0] + len(hedge[1]), hedge[1]), "likely", Span(over[0], over[0] + len(over[1]), over[1]))


ASIDES = [
    (
        embedded((8, "believed to be carrying"), (23, "carrying Varga")),
        "believed to be carrying Varga",
        "hedge and what it is over share a word",
    ),
    (embedded((0, "possibly"), (9, "by train")), "possibly by train", "side by side"),
    (embedded((0, "possibly"), (20, "by train")), "possibly … by train", "apart"),
    (embedded((4, "reportedly"), (0, "his reportedly vast debts")), "his reportedly vast debts", "one within the other"),
    (embedded((20, "it seems"), (0, "by train")), "by train … it seems", "behind"),
]


@pytest.mark.parametrize(("hedge", "whole", "why"), ASIDES, ids=[case[2] for case in ASIDES])
def test_a_hedge_inside_is_told_with_what_it_is_over(hedge: Embedded, whole: str, why: str) -> None:
    (aside,) = line(made(embedded=(hedge,))).asides
    assert (aside.whole, aside.sure) == (whole, "likely"), why


def test_content_in_pieces_is_one_line() -> None:
    statement = replace(made(), content=(Span(0, 9, "two\n\nmen "), Span(20, 24, "left")))
    assert line(statement).what == "two men … left"


def test_only_a_direct_quotation_is_quoted() -> None:
    assert line(replace(made(), quote=Quote.DIRECT)).quoted
    assert not line(replace(made(), quote=Quote.MIXED)).quoted


def test_a_colon_is_no_cue() -> None:
    assert line(replace(made(), cue=Span(0, 1, ":"))).cue is None
    assert line(replace(made(), cue=Span(0, 7, "no word"))).cue == "no word"


def test_the_header_counts_statements_and_different_sources() -> None:
    header = told(made("s1"), made("s2", within="s1"), made("s3", source=None)).header
    assert (header.statements, header.sources) == (3, 1)


def test_the_header_of_a_report_that_says_nothing_of_itself() -> None:
    header = brief(bare()).header
    assert (header.title, header.outlet, header.mark, header.published, header.input) == (None, None, None, None, "bare.txt")


def test_the_outlets_own_voice_bears_its_name() -> None:
    assert told(made(source=None)).groups[0].title == "Meridian Wire in its own voice"
    assert told(made(source=None), outlet=None).groups[0].title == "The outlet in its own voice"


def test_a_brief_is_the_same_each_time() -> None:
    reading: Reading = voyage()
    assert brief(reading) == brief(reading)
