"""Rules: how times, places, quantities and journeys are told in words, in the brief and on the page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.readings import bare, resolved, voyage
from tests.views.test_page import HOSTILE, Tree

from secondlead.model.circumstances import Journey, Place, Quantity, Time
from secondlead.model.restore import from_dict
from secondlead.model.spans import Span
from secondlead.views.brief import brief
from secondlead.views.counts import many, sentence
from secondlead.views.days import between, duration
from secondlead.views.found import MOST, found, way, when, where
from secondlead.views.marks import seen
from secondlead.views.page import page
from secondlead.views.terminal import render

HERE = Span(0, 4, "here")

BETWEEN = [
    ("2025-03-04", "2025-03-04", "Tuesday 4 March 2025", "a day"),
    ("2025-03-01", "2025-03-07", "1 to 7 March 2025", "days"),
    ("2025-03-01", "2025-03-31", "March 2025", "a whole month"),
    ("2024-02-01", "2024-02-29", "February 2024", "a whole month of a leap year"),
    ("2025-01-01", "2025-12-31", "2025", "a whole year"),
    ("2024-01-01", "2025-12-31", "2024 to 2025", "whole years"),
    ("2024-12-30", "2025-01-02", "30 December 2024 to 2 January 2025", "over the year's end"),
    ("2025-03-04", None, "from Tuesday 4 March 2025", "an open end"),
    (None, "2025-03-04", "until Tuesday 4 March 2025", "an open beginning"),
    ("2025-03-04T09:00", "2025-03-04T11:30", "Tuesday 4 March 2025, 09:00 to 11:30", "hours of a day"),
    ("2025-03-04T09:00", "2025-03-04T09:00", "Tuesday 4 March 2025, 09:00", "a moment"),
    ("soon", "soon", "soon", "what is no ISO 8601 stays as it is"),
]


@pytest.mark.parametrize(("first", "last", "expected", "why"), BETWEEN, ids=[case[3] for case in BETWEEN])
def test_days_and_moments(first: str | None, last: str | None, expected: str, why: str) -> None:
    assert between(first, last) == expected, why


@pytest.mark.parametrize(
    ("value", "expected"),
    [("PT20H", "20 hours"), ("P1D", "1 day"), ("P4.5Y", "4.5 years"), ("PT2H30M", "2 hours 30 minutes"), ("PXD", ""), ("P", ""), ("", "")],
)
def test_durations(value: str, expected: str) -> None:
    assert duration(value) == expected


WHEN = [
    (Time(HERE, "DATE", "2025-03-04", "2025-03-04", "2025-03-04"), "Tuesday 4 March 2025", "resolved"),
    (Time(HERE, "DATE", ""), "not resolved: no day to count from", "said so where nothing tells"),
    (Time(HERE, "DATE", "XXXX-WXX-1"), "not resolved: no day to count from", "a weekday without a date"),
    (Time(HERE, "DATE", "PRESENT_REF"), "now", "a value of TIMEX3's own"),
    (Time(HERE, "DURATION", "P2D"), "2 days", "a length"),
    (Time(HERE, "SET", "P1W"), "again and again: 1 week", "a set"),
    (
        Time(HERE, "TIME", "2023-09-10T21:00Z", "2023-09-11T06:00", "2023-09-11T06:00"),
        "Monday 11 September 2023, 06:00 (21:00 UTC)",
        "another clock than the outlet's",
    ),
    (
        Time(HERE, "TIME", "2023-09-11T06:00+09:00", "2023-09-11T06:00", "2023-09-11T06:00"),
        "Monday 11 September 2023, 06:00 UTC+09:00",
        "the outlet's clock, with its zone",
    ),
]


@pytest.mark.parametrize(("time", "expected", "why"), WHEN, ids=[case[2] for case in WHEN])
def test_when(time: Time, expected: str, why: str) -> None:
    assert when(time) == expected, why


WHERE = [
    (Place(HERE, "here", "city", "NO", None, 1, 60.1, -5.2, "city"), "city, Norway, 60.1° N 5.2° W", "a point"),
    (Place(HERE, "here", "country", "NO", None, 1, 61.0, 8.0, "country"), "country", "a country's point is no pin"),
    (Place(HERE, "Herestad", "city", "NO", None, 1, 60.1, 5.2, "city"), "Herestad, city, Norway, 60.1° N 5.2° E", "another name"),
    (Place(HERE, "here", "city"), "city, not on the map", "a place that nobody knows"),
    (Place(HERE, "here", "country", "NO", role="actor"), "Norway: its government or people", "an actor"),
    (Place(HERE, "here", "city", "XO", None, 1, 1.0, 1.0, "region"), "city, XO", "a code that no table knows; no pin"),
]


@pytest.mark.parametrize(("place", "expected", "why"), WHERE, ids=[case[2] for case in WHERE])
def test_where(place: Place, expected: str, why: str) -> None:
    assert where(place) == expected, why


MANY = [
    (Quantity(HERE, "h", 20, None, "trip", "PT20H", "at least"), "at least 20 h (trip)", "a lower bound"),
    (Quantity(HERE, "km", 700, 1200, "", "", "between"), "700 to 1,200 km", "a range"),
    (Quantity(HERE, "person", 3, 3, "killed"), "3 people (killed)", "exact"),
    (Quantity(HERE, "person", 4.5, 4.5, "person", "", "about"), "about 4.5 people", "a unit is not told twice"),
    (Quantity(HERE, "USD", None, 5e9, "", "", "less than"), "less than 5,000,000,000 USD", "an upper bound"),
    (Quantity(HERE, "USD", None, None), "not resolved", "no bound at all"),
    (Quantity(HERE, "person", 3, 3, "killed", scope=(Span(9, 13, "in X"),)), "3 people (killed) · in X", "its scope"),
]


@pytest.mark.parametrize(("quantity", "expected", "why"), MANY, ids=[case[2] for case in MANY])
def test_how_many(quantity: Quantity, expected: str, why: str) -> None:
    assert many(quantity) == expected, why


WAYS = [
    (Journey("s1", "Holm", "train", "Carrow", "Lessing", ("Sund", "Vik")), "by train, from Carrow to Lessing through Sund, Vik"),
    (Journey("s1", "Holm", "foot", None, "Lessing"), "on foot, to Lessing"),
    (Journey("s1", "Holm"), ""),
]


@pytest.mark.parametrize(("journey", "expected"), WAYS)
def test_by_what_way(journey: Journey, expected: str) -> None:
    assert way(journey) == expected


SENTENCES = [
    ("One fell. Two rose by 5 percent. Three stood.", "5", "Two rose by 5 percent.", "its own sentence alone"),
    ("A headline of 5\n\nAnd a paragraph.", "5", "A headline of 5", "an empty line ends it"),
    ("Prices, up 4.5 percent, fell.", "4.5", "Prices, up 4.5 percent, fell.", "a point in a figure ends nothing"),
    ("“It was 5.” He left.", "5", "“It was 5.”", "marks belong to it"),
]


@pytest.mark.parametrize(("text", "part", "expected", "why"), SENTENCES, ids=[case[3] for case in SENTENCES])
def test_a_figure_carries_its_sentence(text: str, part: str, expected: str, why: str) -> None:
    at = text.index(part)
    assert sentence(text, Span(at, at + len(part), part)) == expected, why


def test_a_very_long_sentence_is_cut_around_its_figure() -> None:
    text = "word " * 500 + "5" + " word" * 500
    told = sentence(text, Span(2500, 2501, "5"))
    assert len(told) < 300
    assert told.startswith("… word")
    assert told.endswith("word …")


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_words_have_a_sentence(text: str, start: int, end: int) -> None:
    assert sentence(text, Span(start, end, text[start:end])) is not None


def test_the_brief_of_what_was_resolved(golden: object) -> None:
    golden("resolved-80.txt", render(brief(resolved()), 80))  # type: ignore[operator]


def test_kinds_without_a_fact_are_left_out() -> None:
    assert found(voyage()) == ()
    assert "WHEN, WHERE" not in render(brief(voyage()))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_it_keeps_to_the_width(width: int) -> None:
    reading = replace(resolved(), statements=())
    assert all(cell_len(line) <= max(width, 40) for line in render(brief(reading), width).splitlines())


def test_a_thousand_places_are_not_listed() -> None:
    places = tuple(Place(Span(0, 1, f"P{number}"), f"P{number}", "city") for number in range(1000))
    (kind,) = found(replace(bare("x"), places=places))
    assert (len(kind.facts), kind.left) == (MOST, 1000 - MOST)
    assert f"… and {1000 - MOST:,} more" in render(brief(replace(bare("x"), places=places)))


def test_same_words_of_the_same_meaning_are_counted() -> None:
    (port, *_) = next(kind for kind in found(resolved()) if kind.key == "where").facts
    assert (port.words, port.times) == ("Port Lessing", 2)


def test_the_page_marks_what_was_resolved_and_says_what_it_means() -> None:
    tree = Tree(page([resolved()]))
    tips = {attributes["title"] for _, attributes in tree.elements if "title" in attributes}
    assert {
        "Tuesday 4 March 2025",
        "not resolved: no day to count from",
        "city, Norway, 60.1° N 5.2° E",
        "about 0.33 (price) · herring",
    } <= tips
    assert tree.texts["report"] == [resolved().report.text]
    ends = {attributes["href"] or "" for tag, attributes in tree.elements if tag == "a"}
    assert {end for end in ends if not end.startswith("#") or end[1:] not in tree.ids} == set()
    assert len(tree.ids) == len(set(tree.ids))


def test_a_journey_stands_on_the_card_of_its_statement() -> None:
    card = next(one for one in Tree(page([resolved()])).texts["card"] if "Statement 2:" in one)
    assert "yacht, by ship, from Port Lessing to Merrow Islands" in " ".join(card.split())


def test_what_was_resolved_comes_back_from_its_json() -> None:
    """All but the blocks and the like, which are the reader's own notes."""
    told = from_dict(resolved().to_dict())
    for kind in ("times", "places", "quantities", "journeys"):
        assert getattr(told, kind) == getattr(resolved(), kind), kind


def test_hostile_words_are_only_read() -> None:
    span = Span(0, len(HOSTILE), HOSTILE)
    reading = replace(
        bare(HOSTILE),
        times=(Time(span, "DATE", HOSTILE),),
        places=(Place(span, HOSTILE, HOSTILE),),
        quantities=(Quantity(span, HOSTILE, 1, 1, HOSTILE),),
        journeys=(Journey("s1", HOSTILE, HOSTILE, HOSTILE, HOSTILE, sums=(HOSTILE,)),),
    )
    html = page([reading])
    assert [tag for tag, _ in Tree(html).elements if tag in {"script", "img"}] == ["script"]
    assert Tree(html).texts["report"] == [seen(HOSTILE)]
    assert not re.search("[\u202e\x1b]", html + render(brief(reading), colour=False))
