"""Rules: sums of journeys, what fits and what does not, and that no text makes the room fail. Wordings have cases of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parsing import parse_of, span

from secondlead.lexicon import table
from secondlead.model.circumstances import Journey, Place, Quantity, Time
from secondlead.model.parse import Parse
from secondlead.model.reading import Certainty, Modality, Quote, Stance, Statement
from secondlead.model.spans import Span
from secondlead.statements.journeys import journeys, misfits
from secondlead.statements.journeys.earth import great_circle, hours, speeds, straight
from secondlead.statements.journeys.sums import after, between, figure, told_hours

NOWHERE = Span(0, 0)


def place(name: str, lat: float, lon: float, precision: str = "city", country: str = "XX") -> Place:
    return Place(Span(0, len(name), name), name, "city", country, None, None, lat, lon, precision)


def figure_of(text: str, unit: str, low: float | None, high: float | None) -> Quantity:
    return Quantity(Span(0, len(text), text), unit, low, high)


def told(
    parse: Parse, modality: Modality = Modality.DONE, class_: str = "certain", stance: Stance = Stance.ASSERTS
) -> tuple[Statement, ...]:
    """Each sentence of a parse as a statement of the outlet's own."""
    found = []
    for number, sentence in enumerate(parse.sentences, 1):
        words = parse.words_of(sentence)
        part = parse.span_of(words[0], words[-1])
        sure = Certainty(class_, 0, 1)
        found.append(Statement(f"s{number}", None, None, (part,), Quote.NONE, sure, stance, modality, None, (), None, 1.0))
    return tuple(found)


# Points of real cities, to a hundredth of a degree; distances from published great-circle tables, to within one percent.
CIRCLES = [
    ((51.51, -0.13), (40.71, -74.01), 5570, "London, New York"),
    ((39.03, 125.75), (43.12, 131.89), 690, "Pyongyang, Vladivostok"),
    ((-33.87, 151.21), (-36.85, 174.76), 2160, "Sydney, Auckland: south of the equator"),
    ((21.31, -157.86), (35.68, 139.69), 6210, "Honolulu, Tokyo: over the date line"),
    ((0.0, 0.0), (0.0, 180.0), 20015, "half the way around"),
    ((10.0, 10.0), (10.0, 10.0), 0, "nowhere"),
]


@pytest.mark.parametrize(("one", "other", "expected", "why"), CIRCLES, ids=[case[3] for case in CIRCLES])
def test_great_circles(one: tuple[float, float], other: tuple[float, float], expected: float, why: str) -> None:
    assert great_circle(*one, *other) == pytest.approx(expected, rel=0.01), why
    assert great_circle(*other, *one) == pytest.approx(great_circle(*one, *other)), "the same both ways"


points = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(one=points, other=points)
def test_no_two_points_are_further_apart_than_half_the_way_around(one: tuple[float, float], other: tuple[float, float]) -> None:
    assert 0 <= great_circle(*one, *other) <= 20016


def test_only_points_have_distances() -> None:
    city, country = place("Carrow", 10, 10), place("Ostavia", 20, 20, "country")
    assert straight([city, country]) is None
    assert straight([city, None]) is None
    assert straight([city]) is None
    assert straight([city, place("Holm", 10, 11), place("Lessing", 10, 12)]) == pytest.approx(2 * 109.5, rel=0.01), "leg by leg"


def test_every_row_of_speeds_is_a_range_with_its_source() -> None:
    assert all(0 < one.low < one.high and 1 <= one.detour_low <= one.detour_high for one in speeds().values())
    assert all(len(row["source"]) > 20 for row in table("travel_speeds"))
    known = {row["means"] for row in table("movers") if row["means"]} | {row["means"] for row in table("motion") if row["means"]}
    assert known - set(speeds()) <= {"spacecraft"}, "each means of the other tables has a range, but for what leaves the earth"


def test_hours_are_a_range() -> None:
    low, high = hours(300, "train") or (0, 0)
    assert low < high
    assert hours(300, "magic carpet") is None


AFTER = [
    ("2025-03-04", 20, False, "2025-03-04T20:00", "from the first moment of a day"),
    ("2025-03-04", 20, True, "2025-03-05T20:00", "from the last"),
    ("2025-03-04T14:30", 0.5, False, "2025-03-04T15:00", "from a moment"),
    ("2025-03-04T14:30+02:00", 1, False, "2025-03-04T15:30", "in the zone that it is told in"),
    (None, 20, False, None, "an open beginning"),
    ("2025-03-04", None, False, None, "an open length"),
    ("9999-12-31", 48, True, None, "beyond the calendar"),
    ("2025-03-04", 24 * 366 * 1_000_000, False, None, "a million years"),
    ("0000-00-00", 1, False, None, "no day at all"),
    ("in May", 1, False, None, "no ISO 8601"),
]


@pytest.mark.parametrize(("start", "length", "end", "expected", "why"), AFTER, ids=[case[4] for case in AFTER])
def test_departure_and_duration(start: str | None, length: float | None, end: bool, expected: str | None, why: str) -> None:
    assert after(start, length, end) == expected, why


def test_figures_in_words() -> None:
    assert [figure(one) for one in (0.5, 4.5, 20.0, 1240.4)] == ["0.5", "4.5", "20", "1,240"]
    assert [told_hours(one) for one in (0.5, 20, 240)] == ["30 min", "20 h", "10 days"]
    bounds: list[tuple[float | None, float | None]] = [(20, 20), (20, 30), (20, None), (None, 30)]
    assert [between(low, high, "km") for low, high in bounds] == [
        "20 km",
        "20 to 30 km",
        "at least 20 km",
        "at most 30 km",
    ]


CARROW, LESSING = place("Carrow", 40.0, 10.0), place("Lessing", 40.0, 12.0)  # 170 km apart


def way(**more: object) -> Journey:
    return Journey("s1", "train", "train", "Carrow", "Lessing", **more)  # type: ignore[arg-type]


MISFITS = [
    (way(), [], "nothing told"),
    (way(takes=figure_of("three hours", "h", 3, 3), plausible=(0.6, 12.0)), [], "a duration that fits"),
    (
        way(takes=figure_of("20 hours", "h", 20, 20), plausible=(0.6, 12.0)),
        ["20 hours for 170 km in a straight line is about 8.5 km/h", "do not fit"],
        "too slow",
    ),
    (way(takes=figure_of("10 minutes", "min", 10, 10), plausible=(0.6, 12.0)), ["10 minutes", "36 min at least"], "too fast"),
    (way(takes=figure_of("20 hours or less", "h", None, 20), plausible=(0.6, 12.0)), [], "an open bound is no claim"),
    (way(length=figure_of("90 km", "km", 90, 90)), ["90 km", "the straight line is 170 km"], "shorter than the straight line"),
    (way(length=figure_of("100 miles", "mi", 100, 100)), [], "miles are no kilometres; rounded"),
    (way(length=figure_of("900 km", "km", 900, 900)), ["5.3 times less", "1.8 times"], "far longer"),
    (
        way(left=Time(NOWHERE, "DATE", "", "2025-03-04", "2025-03-04"), due=("2025-03-01", "2025-03-02")),
        ["there by 2025-03-02", "set out on 2025-03-04", "before the departure"],
        "arrival before departure",
    ),
    (
        way(left=Time(NOWHERE, "DATE", "", "2025-03-04", "2025-03-04"), due=(None, "2025-03-04"), takes=figure_of("three days", "d", 3, 3)),
        ["at most 24 h", "three days"],
        "no room for the duration",
    ),
    (
        way(
            takes=figure_of("20 hours", "h", 20, 20),
            speed=figure_of("under 60 km/h", "km/h", None, 60),
            length=figure_of("2,000 km", "km", 2000, 2000),
        ),
        ["at most 1,200 km", "2,000 km"],
        "duration times speed is less than the way",
    ),
]


@pytest.mark.parametrize(("journey", "words", "why"), MISFITS, ids=[case[2] for case in MISFITS])
def test_what_does_not_fit_is_shown_with_its_sum_and_not_judged(journey: Journey, words: list[str], why: str) -> None:
    found = misfits([journey], [CARROW, LESSING])
    assert bool(found) == bool(words), (found, why)
    assert all(word in found[0] for word in words), found
    assert not any(word in one for one in found for word in ("false", "wrong", "lie")), "a sum is no verdict"


def test_two_lengths_of_one_way_are_one_warning() -> None:
    one, other = (
        way(length=Quantity(Span(at, at + 6, text), "km", low, low)) for at, text, low in ((0, "180 km", 180), (50, "300 km", 300))
    )
    (warning,) = misfits([one, other, one], [CARROW, LESSING])
    assert "180 km and 300 km" in warning
    assert "straight line is 170 km" in warning
    assert not misfits([one, one], [CARROW, LESSING])


def test_a_name_told_of_two_places_measures_nothing() -> None:
    assert not misfits([way(length=figure_of("90 km", "km", 90, 90))], [CARROW, LESSING, place("Carrow", -40.0, 10.0)])


TEXT = "The train left Carrow for Lessing."


def test_a_bound_is_drawn_from_what_is_put_forward_alone() -> None:
    """Of a journey denied, or planned, nobody knows when it set out."""
    parse = parse_of(TEXT, mentions=[("Carrow", "LOC"), ("Lessing", "LOC")], heads={1: (2, "nsubj"), 3: (2, "obj"), 5: (2, "obl")})
    day = (Time(NOWHERE, "DATE", "", None, None),)
    assert not day[0].value
    for statements, bounded in (
        (told(parse), False),  # no date of publication: nothing to bound it by
        (told(parse, stance=Stance.DENIES, class_="no"), False),
        (told(parse, modality=Modality.PLANNED), False),
    ):
        (one,) = journeys(parse, statements, (), (), ())
        assert (one.from_, one.to, one.means) == ("Carrow", "Lessing", "train")
        assert (one.left is not None) == bounded


def test_spans_of_a_journey_are_those_of_its_words() -> None:
    parse = parse_of(TEXT, mentions=[("Carrow", "LOC"), ("Lessing", "LOC")], heads={1: (2, "nsubj"), 3: (2, "obj"), 5: (2, "obl")})
    (one,) = journeys(parse, told(parse), (), (CARROW,), ())
    assert set(one.because) >= {span(TEXT, "left"), span(TEXT, "train"), span(TEXT, "Lessing")}
    assert all(TEXT[part.start : part.end] == part.text for part in one.because)


WORDS = st.sampled_from(
    [
        "the", "train", "left", "Carrow", "for", "Lessing", "to", "from", "via", "by", "in", "and", "then", "before", "after", "it", "he",
        "arrived", "20", "hours", "is", "expected", "takes", "travel", "bound", "-", ",", ".", "way", "trip", "his", "Holm", "’s", "there",
        "carrying", "flew", "visit", "not", "between", "of", "city", "on", "board", "home", "another", "ship",
    ]
)  # fmt: skip


@given(st.lists(WORDS, max_size=30), st.sampled_from(list(Modality)))
def test_no_text_makes_it_fail(words: list[str], modality: Modality) -> None:
    parse = parse_of(" ".join(words), mentions=[("Carrow", "LOC"), ("Lessing", "LOC"), ("Holm", "PER")])
    found = journeys(parse, told(parse, modality), (), (CARROW, LESSING) if "Carrow" in words else (), ())
    misfits(found, [CARROW, LESSING])
    assert [one.id for one in found] == [f"j{number}" for number in range(1, len(found) + 1)]
    assert all(before in {one.id for one in found} for one in found for before in one.follows)


@given(st.text(max_size=60))
def test_nor_any_other(text: str) -> None:
    parse = parse_of(text)
    assert journeys(parse, told(parse), (), (), ()) is not None
