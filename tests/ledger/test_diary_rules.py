"""Rules of the diary that need no reader: windows from times, states from windows, sentences and stems from text.

Here: tables and properties. Not here: what a whole report expects (test_diary.py).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlead.ledger.diary import expectations
from secondlead.ledger.diary.phrases import Phrase, ahead, phrases
from secondlead.ledger.diary.sentence import day_of
from secondlead.ledger.diary.states import grace, state_at
from secondlead.ledger.diary.windows import days_of, hours_of, lasting, shape_before, window
from secondlead.ledger.diary.words import markers, sentences, stem, stems, tokens
from secondlead.model.circumstances import Time
from secondlead.model.ledger import Filed, State
from secondlead.model.reading import Reading
from secondlead.model.report import Report
from secondlead.model.spans import Span

TODAY = date(2025, 3, 4)  # a Tuesday
HERE = Span(0, 1, "x")


def day(from_: str, to: str | None = "", value: str = "", mod: str = "") -> Phrase:
    return Phrase(HERE, from_, from_ if to == "" else to, value or from_, mod)


def length(value: str) -> Phrase:
    return Phrase(HERE, None, None, value, length=True)


@pytest.mark.parametrize(
    ("phrase", "shape", "from_", "to", "why"),
    [
        (day("2025-03-07"), "on", "2025-03-07", "2025-03-07", "on Friday"),
        (day("2025-03-07"), "by", None, "2025-03-07", "by Friday: no beginning"),
        (day("2025-03-07"), "until", None, "2025-03-07", "until Friday"),
        (day("2025-03-07"), "notbefore", "2025-03-07", None, "no earlier than Friday"),
        (day("2025-03-07"), "after", "2025-03-07", None, "after Friday"),
        (day("2025-03-07"), "from", "2025-03-07", "2025-03-07", "from Friday: it begins then"),
        (day("2025-03-10", "2025-03-16", "2025-W11"), "notbefore", "2025-03-10", None, "as early as next week"),
        (day("2025-03-03", "2025-03-09", "2025-W10"), "on", "2025-03-04", "2025-03-09", "this week: what is left of it"),
        (day("2025-08-21", "2025-08-31", "2025-08", "END"), "by", None, "2025-08-31", "by the end of August"),
        (day("2026-01-01", "2026-05-02", "2026", "START"), "on", "2026-01-01", "2026-04-30", "early next year: January to April"),
        (length("PT48H"), "within", "2025-03-04", "2025-03-06", "within 48 hours"),
        (length("P2W"), "in", "2025-03-18", "2025-03-18", "in two weeks: that day"),
        (length("P2W"), "after", "2025-03-18", None, "after two weeks"),
        (replace(length("PTXH"), from_="2025-03-04"), "in", "2025-03-04", "2025-03-05", "in the coming hours"),
        (replace(length("PXD"), from_="2025-03-04"), "in", "2025-03-04", None, "in the coming days: open at its end"),
    ],
)
def test_a_time_and_the_words_before_it_make_a_window(phrase: Phrase, shape: str, from_: str | None, to: str | None, why: str) -> None:
    found = window(phrase, shape, TODAY)
    assert found is not None
    assert (found.from_, found.to) == (from_, to), why


@pytest.mark.parametrize(("shape", "from_"), [("by", "2025-05-01"), ("until", "2025-05-01"), ("notbefore", "2025-05-01"), ("on", None)])
def test_what_is_denied_before_a_time_may_come_after_it(shape: str, from_: str | None) -> None:
    """ "A verdict is not expected before May"; "not on Friday" expects nothing."""
    found = window(day("2025-05-01", "2025-05-31", "2025-05"), shape, TODAY, negative=True)
    assert (found.from_ if found else None) == from_
    assert found is None or found.to is None


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        ("it will end by", "by"),
        ("it will land no earlier than", "notbefore"),
        ("it will be done no later than", "by"),
        ("it will start within the next", "within"),
        ("he leaves soon after", "after"),
        ("it may come as early as", "notbefore"),
        ("he arrives", ""),
        ("it was put off to", "to"),
    ],
)
def test_the_longest_words_before_a_time_shape_it(words: str, shape: str) -> None:
    text = f"{words} Friday"
    assert shape_before(tokens(Span(0, len(text), text)), len(words) + 1)[0] == shape


@pytest.mark.parametrize(("value", "days"), [("P4D", 4), ("PT72H", 3), ("PT20H", 1), ("P2W", 14), ("P1M", 30), ("PXD", None), ("", None)])
def test_a_length_in_days(value: str, days: int | None) -> None:
    assert days_of(value) == days


def test_a_length_in_hours_is_one_told_in_hours() -> None:
    assert (hours_of("PT3H30M"), hours_of("P2D")) == (3.5, None)


def test_what_lasts_counts_its_first_day() -> None:
    """A 48-hour strike from Monday is over on Tuesday."""
    start = window(day("2025-03-10"), "from", TODAY)
    assert start is not None
    assert lasting(start, 2).to == "2025-03-11"


def test_a_weekday_behind_us_lies_ahead_where_the_words_say_so() -> None:
    told = replace(day("2025-03-01"), weekday=True)
    assert (ahead(told, TODAY).from_, ahead(day("2025-03-01"), TODAY).from_) == ("2025-03-08", "2025-03-01")


@pytest.mark.parametrize(
    ("text", "times", "want", "why"),
    [
        ("noon on Friday", [("noon", "T12"), ("Friday", "")], ("2025-03-07", "2025-03-07"), "an hour with its day"),
        ("midnight on Friday", [("midnight", "T00"), ("Friday", "")], ("2025-03-07", "2025-03-08"), "midnight reaches into the next day"),
        ("Thursday and Friday", [("Thursday", ""), ("Friday", "")], ("2025-03-06", "2025-03-07"), "two days"),
        ("March 20 and 21", [("March 20", "")], ("2025-03-20", "2025-03-21"), "a day of the same month"),
        ("March 20 and 40", [("March 20", "")], ("2025-03-20", "2025-03-20"), "no day of that month"),
        ("the second half of June", [("the second half", ""), ("June", "")], ("2025-06-16", "2025-06-30"), "half a month"),
        ("rain before dawn", [], ("2025-03-05", "2025-03-05"), "the next dawn"),
    ],
)
def test_times_side_by_side_are_one(text: str, times: list[tuple[str, str]], want: tuple[str, str], why: str) -> None:
    known = {
        "Thursday": ("2025-03-06", "2025-03-06", "2025-03-06"),
        "Friday": ("2025-03-07", "2025-03-07", "2025-03-07"),
        "March 20": ("2025-03-20", "2025-03-20", "2025-03-20"),
        "June": ("2025-06", "2025-06-01", "2025-06-30"),
        "the second half": ("2025-H2", "2025-07-01", "2025-12-31"),
        "noon": ("2025-03-07T12:00", "2025-03-07T12:00", "2025-03-07T12:00"),
        "midnight": ("2025-03-07T00:00", "2025-03-07T00:00", "2025-03-07T00:00"),
    }
    several = [
        Time(Span(at := text.index(words), at + len(words), words), "TIME" if clock else "DATE", *known[words]) for words, clock in times
    ]
    (one,) = phrases(text, Span(0, len(text), text), several, TODAY)
    assert (one.from_, one.to) == want, why


@pytest.mark.parametrize(
    ("from_", "to", "deadline", "running", "states"),
    [
        # at noon of March 4, 6, 7, 8, 9 and April 30
        ("2025-03-06", "2025-03-07", False, False, "pending due due overdue overdue lapsed"),
        ("2025-03-04", "2025-03-07", True, False, "pending pending due overdue overdue lapsed"),
        (None, "2025-03-07", True, False, "pending pending due overdue lapsed lapsed"),
        ("2025-03-03", "2025-03-07", False, True, "due due due lapsed lapsed lapsed"),
        ("2025-03-06", None, False, False, "pending due due due due lapsed"),
        ("2025-03-07T13:00:00+00:00", "2025-03-07T13:00:00+00:00", False, False, "pending pending pending overdue lapsed lapsed"),
    ],
)
def test_the_clock_alone_moves_a_state(from_: str | None, to: str | None, deadline: bool, running: bool, states: str) -> None:
    moments = [f"2025-{one}T12:00:00+00:00" for one in ("03-04", "03-06", "03-07", "03-08", "03-09", "04-30")]
    assert " ".join(state_at(from_, to, one, deadline=deadline, running=running) for one in moments) == states


def test_the_grace_is_as_long_as_the_window_between_a_day_and_a_fortnight() -> None:
    assert [grace("2025-03-01", to) for to in ("2025-03-01", "2025-03-05", "2025-12-31")] == [1, 5, 14]


RANK = {State.PENDING: 0, State.DUE: 1, State.OVERDUE: 2, State.LAPSED: 3}


@given(
    start=st.one_of(st.none(), st.integers(0, 60)),
    long=st.one_of(st.none(), st.integers(0, 60)),
    hours=st.lists(st.integers(0, 24 * 200), min_size=2, max_size=6),
    deadline=st.booleans(),
    running=st.booleans(),
)
def test_time_never_runs_back(start: int | None, long: int | None, hours: list[int], deadline: bool, running: bool) -> None:
    """The later it is, the further a window that no report closes has gone."""
    first = date(2025, 1, 1)
    from_ = (first + timedelta(days=start)).isoformat() if start is not None else None
    to = (first + timedelta(days=(start or 0) + long)).isoformat() if long is not None else None
    if from_ is None and to is None:
        return
    moments = [f"{first + timedelta(days=one // 24)}T{one % 24:02d}:00:00+00:00" for one in sorted(hours)]
    ranks = [RANK[state_at(from_, to, one, deadline=deadline, running=running)] for one in moments]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("text", "many", "why"),
    [
        ("A trial opens on Oct. 10 in Riga. It will last a week.", 2, "a shortened month"),
        ("Gen. Vesk said so at 5 p.m. on Friday.", 1, "a title, and an hour"),
        ("“We will go,” he said. “Soon.”", 2, "marks behind the full stop"),
        ("Ferry sinks off Port Sarro", 0, "a headline ends without a mark"),
        ("One.\nTwo.", 2, "a line each"),
    ],
)
def test_sentences_end_where_they_end(text: str, many: int, why: str) -> None:
    assert len(sentences(text)) == many, why


@pytest.mark.parametrize(
    ("text", "classes", "why"),
    [
        ("the talks will be held", ["ahead"], "a participle behind 'be' is no past"),
        ("the fuel would have run out", ["past", "now"], "what would have been is past"),
        ("the visit to the flooded villages", [], "a participle behind an article is no past"),
        ("he put off the match", ["moved"], "several words"),
        ("he told them to leave", ["past", "infinitive"], "an infinitive"),
        ("he went to the port", ["past"], "'to' before a noun is none"),
    ],
)
def test_markers_tell_what_lies_ahead(text: str, classes: list[str], why: str) -> None:
    assert [one.class_ for one in markers(tokens(Span(0, len(text), text)))] == classes, why


@pytest.mark.parametrize(
    ("one", "other"),
    [("meets", "met"), ("meeting", "meet"), ("conceding", "concede"), ("talks", "talk"), ("opened", "opens"), ("inquiries", "inquiry")],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_small_words_and_times_tell_of_no_thing() -> None:
    assert stems("It will be held there on Friday, he said.") == frozenset()


@given(
    text=st.text(max_size=200),
    at=st.integers(0, 200),
    long=st.integers(0, 40),
    value=st.sampled_from(["2025-03-07", "P2W", "PT5H", "2025", "", "X"]),
)
def test_no_text_raises(text: str, at: int, long: int, value: str) -> None:
    """Whatever the text, and wherever the reader finds a time in it."""
    start, end = min(at, len(text)), min(at + long, len(text))
    time = Time(Span(start, end, text[start:end]), "DURATION" if value.startswith("P") else "DATE", value, None, None)
    report = Report(id="r1", input="r1", text=text, published="2025-03-04")
    filed = Filed("r1", Reading(report, (), (), (), (), (time,)), (), "2025-03-04T12:00:00+00:00", "s1", "r1")
    assert day_of(filed) == TODAY
    expectations([filed], [], "2025-03-05T12:00:00+00:00")
