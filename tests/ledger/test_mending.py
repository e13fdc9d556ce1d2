"""Rules: what a correction does to a reading, which statements it is of, and what stands for it. Over readings made by hand.

Here: corrections laid over readings. Not here: the log and groupings (test_ledgermends.py), the command line (cli/test_mends.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests import synthetic

from secondlead.ledger.backing import claims_of
from secondlead.ledger.mending import mended, targets, words_of
from secondlead.ledger.mendwords import line, told
from secondlead.ledger.story import story
from secondlead.model.ledger import Entry, Filed, Says
from secondlead.model.reading import Certainty, Source, SourceKind, Stance, Statement
from secondlead.model.spans import Span

PLOT = synthetic.plot(1, 10)
MORNING = datetime(2025, 3, 4, 8, tzinfo=UTC)
LATER = "2025-03-09T00:00:00+00:00"


def lead(number: int, outlet: str = "Halden Press", series: str = "a") -> Filed:
    """A lead of a series in the ledger, an hour after the one before."""
    when = MORNING + timedelta(hours=number)
    deep = synthetic.deep(PLOT, outlet, number, when, number)
    return Filed(deep.reading.report.id, deep.reading, deep.frames, when.isoformat(), "1", series, vectors=deep.vectors)


def entry(filed: Filed, statement: str, number: int = 9, kind: str = "correct", **values: object) -> Entry:
    """A correction as the log holds it."""
    one = next(one for one in filed.reading.statements if one.id == statement)
    said = " ".join(part.text for part in one.content)
    what: dict[str, Any] = {"report": filed.id, "series": filed.series, "statement": statement, "said": said, "stance": one.stance.value}
    what |= {"source": one.source.name if one.source else "", "why": "the text says so"}
    return Entry(number, LATER, kind, "Mira", what | ({} if kind == "drop" else {"set": values}))


def statement_of(filed: Filed, statement: str) -> Statement:
    return next(one for one in filed.reading.statements if one.id == statement)


def with_statement(filed: Filed, statement: str, **others: object) -> Filed:
    """A report in which one statement was read otherwise."""
    several = tuple(replace(one, **others) if one.id == statement else one for one in filed.reading.statements)  # type: ignore[arg-type]
    return replace(filed, reading=replace(filed.reading, statements=several))


FIRST = lead(0)  # what its third sentence says is in the fourth of the next lead, and in none of the tenth
S3 = statement_of(FIRST, "s3")

SET: list[tuple[dict[str, Any], dict[str, object], str]] = [
    ({"certainty": "likely"}, {"class": "likely", "negative": False}, "a class alone"),
    ({"certainty": "no"}, {"class": "no", "negative": True}, "a class that says no turns the claim"),
    ({"stance": "denies"}, {"class": "no", "negative": True, "stance": "denies"}, "a denial speaks of the positive form"),
    ({"stance": "doubts"}, {"class": "no", "negative": True, "stance": "doubts"}, "a doubt too"),
    ({"stance": "denies", "certainty": "unlikely"}, {"class": "unlikely", "negative": True}, "a class that is given wins"),
    ({"stance": "declines"}, {"class": "none", "negative": False}, "who declines takes no position"),
    ({"stance": "confirms"}, {"class": "certain", "negative": False}, "confirming raises and lowers nothing"),
    ({"source": "Ana Soler"}, {"source": "Ana Soler", "relay": ["Ana Soler", "Halden Press"]}, "the first hop is the source"),
    ({"source": "-"}, {"source": None, "relay": ["Halden Press"]}, "the outlet's own voice"),
    ({"body": "Karvian government"}, {"body": "Karvian government", "source": PLOT.mayor}, "the body of the source"),
    ({"relay": ["Ana Soler", "Radio Vell", "Halden Press"]}, {"relay": ["Ana Soler", "Radio Vell", "Halden Press"]}, "the whole way"),
    ({"source": "Ana Soler", "body": "Vell port"}, {"source": "Ana Soler", "body": "Vell port"}, "both at once"),
]


@pytest.mark.parametrize(("values", "wanted", "why"), SET, ids=[case[2] for case in SET])
def test_what_a_correction_makes_of_a_statement(values: dict[str, Any], wanted: Mapping[str, object], why: str) -> None:
    (filed,) = mended([FIRST], [entry(FIRST, "s3", **values)])
    one = statement_of(filed, "s3")
    frame = next(frame for frame in filed.frames if frame.statement == "s3")
    got = {
        "class": one.certainty.class_,
        "negative": frame.negative,
        "stance": one.stance.value,
        "source": one.source.name if one.source else None,
        "body": one.source.body if one.source else None,
        "relay": [hop.name for hop in one.relay],
    }
    assert {name: got[name] for name in wanted} == wanted, why
    assert frame.class_ == one.certainty.class_
    assert filed.mends("s3").endswith("checked by Mira (the text says so)")
    assert [other for other in filed.reading.statements if other.id != "s3"] == [o for o in FIRST.reading.statements if o.id != "s3"]
    assert statement_of(FIRST, "s3") is S3, "what was read is never changed"


def test_a_dropped_statement_takes_its_claims_with_it_and_what_it_held_hangs_higher() -> None:
    inner = with_statement(with_statement(FIRST, "s4", within="s3"), "s3", within="s2")
    (filed,) = mended([inner], [entry(inner, "s3", kind="drop")])
    assert [one.id for one in filed.reading.statements] == ["s1", "s2", *(f"s{number}" for number in range(4, 11))]
    assert statement_of(filed, "s4").within == "s2"
    assert all(frame.statement != "s3" for frame in filed.frames)
    assert "s3" not in {claim.statement.id for claim in claims_of(filed)}


def cut(one: Statement, start: int, end: int) -> tuple[Span, ...]:
    (span,) = one.content
    return (Span(span.start + start, span.end - end, span.text[start : len(span.text) - end]),)


OTHER = Source(Span(0, 3, "Ana"), "Ana Soler", SourceKind.PERSON)
FOUND: list[tuple[str, Filed, list[str]]] = [
    ("the statement itself", FIRST, ["s3"]),
    ("the same words of the same source in a later lead", lead(1), ["s4"]),
    ("the same words of another source in a later lead", with_statement(lead(1), "s4", source=OTHER), []),
    ("other words in a later lead", lead(9), []),
    ("the words cut shorter in a later lead: another statement, it may be", with_statement(lead(1), "s4", content=cut(S3, 4, 0)), []),
    ("the report read again, the words cut shorter", with_statement(FIRST, "s3", content=cut(S3, 4, 0)), ["s3"]),
    ("the report read again, with its source read otherwise", with_statement(FIRST, "s3", source=OTHER), ["s3"]),
    ("the report read again, the statement under another id", with_statement(FIRST, "s3", id="s77"), ["s77"]),
    ("the report read again, the statement not found", with_statement(FIRST, "s3", content=cut(S3, 0, 120)), []),
    ("another case", with_statement(FIRST, "s3", content=(replace(S3.content[0], text=S3.content[0].text.upper()),)), ["s3"]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "filed", "ids"), FOUND, ids=[case[0] for case in FOUND])
def test_which_statements_a_mend_is_of(why: str, filed: Filed, ids: list[str]) -> None:
    assert [one.id for one in targets(entry(FIRST, "s3"), filed)] == ids, why


def test_a_mend_of_another_story_changes_nothing() -> None:
    elsewhere = replace(lead(0, "Coastal Press", series="z"), id="z")
    assert mended([elsewhere], [entry(FIRST, "s3", certainty="no")]) == [elsewhere]


def test_the_later_of_two_mends_wins_where_both_set_a_thing() -> None:
    both = [entry(FIRST, "s3", 7, certainty="no", body="Vell port"), entry(FIRST, "s3", 8, certainty="likely")]
    one = statement_of(mended([FIRST], both)[0], "s3")
    assert (one.certainty.class_, one.source and one.source.body) == ("likely", "Vell port")


def test_a_mended_statement_is_shown_as_mended_and_weighs_as_mended() -> None:
    reports = [FIRST, lead(5)]
    before = story(reports, LATER)
    after = story(mended(reports, [entry(FIRST, "s3", stance="denies")]), LATER)

    def says(told: Any) -> dict[str, Says]:
        return {b.mended: b.says for p in told.propositions for b in p.backings if (b.ref.report, b.ref.statement) == (FIRST.id, "s3")}

    assert says(before) == {"": Says.FOR}
    ((words, did),) = says(after).items()
    assert words == "stance denies; checked by Mira (the text says so)"
    assert did is Says.AGAINST


def test_a_body_that_was_mended_is_the_one_that_counts() -> None:
    told = story(mended([FIRST], [entry(FIRST, "s3", body="Karvian government")]), LATER)
    assert {b.body for p in told.propositions for b in p.backings if b.ref.statement == "s3" and not b.why} == {"Karvian government"}


LINES = [
    (Entry(3, LATER, "move", "Mira", {"report": "a", "from": "1", "story": "2"}), "report a moved from story 1 to story 2"),
    (Entry(3, LATER, "split", "Mira", {"story": "1", "reports": ["a", "b"], "into": "3"}), "a, b split off story 1 into story 3"),
    (Entry(3, LATER, "merge", "Mira", {"story": "1", "into": "2"}), "story 1 merged into story 2"),
    (Entry(3, LATER, "undo", "Mira", {"entry": 2}), "entry 2 undone"),
    (Entry(3, LATER, "drop", "Mira", {"report": "a", "statement": "s1", "said": "the ferry sank"}), "a s1 dropped: “the ferry sank”"),
    (
        Entry(3, LATER, "correct", "M", {"report": "a", "statement": "s1", "said": "it sank", "set": {"body": "B"}, "was": {"body": None}}),
        "a s1 corrected: body B (was none): “it sank”",
    ),
    (Entry(3, LATER, "correct", "Mira", {"report": "a"}), "a  corrected: : “”"),  # its report was taken out: no word of it is left
]


@pytest.mark.parametrize(("one", "words"), LINES, ids=[one.kind for one, _ in LINES])
def test_a_line_of_the_log_in_words(one: Entry, words: str) -> None:
    assert line(one) == words
    assert told(replace(one, what={})).startswith("; checked by")


CLASSES = ["no", "almost-no", "very-unlikely", "unlikely", "even", "possible", "likely", "very-likely", "almost-certain", "certain", "none"]


@given(some.sampled_from(CLASSES), some.sampled_from(list(Stance)), some.sampled_from(list(Stance)))
def test_any_stance_after_any_other_is_a_class_of_the_scale(class_: str, old: Stance, new: Stance) -> None:
    """And a mend that sets what is there already changes nothing but that it was checked."""
    filed = with_statement(FIRST, "s3", stance=old, certainty=Certainty(class_, 0.0, 1.0))
    one = statement_of(mended([filed], [entry(filed, "s3", stance=new.value)])[0], "s3")
    assert one.certainty.class_ in CLASSES
    assert one.stance is new
    if new is old:
        assert one == statement_of(filed, "s3")


@given(some.text(max_size=40))
def test_no_text_breaks_the_words_that_a_mend_is_remembered_by(text: str) -> None:
    one = replace(S3, content=(Span(0, len(text), text),))
    assert words_of(one) == words_of(replace(one, content=(Span(0, len(text), f"  {text}  "),)))
