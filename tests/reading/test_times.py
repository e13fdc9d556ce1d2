"""Rules: times at the edges of the calendar, without a date, and in any text at all. The wordings are in tests/circumstances."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parsing import parse_of

from secondlead.lexicon import table
from secondlead.model.circumstances import Time
from secondlead.model.parse import Parse
from secondlead.reading.times import doubts, times
from secondlead.reading.times.calendar import MONTHS, Stretch, at
from secondlead.reading.times.feasts import easter
from secondlead.reading.times.zones import of_dateline, of_outlet

TODAY = date(2024, 6, 1)


def dated(text: str, published: str | None) -> Parse:
    parse = parse_of(text)
    return replace(parse, report=replace(parse.report, published=published))


def read(text: str, published: str | None = "2024-06-01") -> list[Time]:
    return list(times(dated(text, published)))


EDGES = [
    ("It rained on 31 February.", "2024-06-01", [("31 February", "DATE", "")], "no calendar has that day"),
    ("It rained on Feb. 29, 2023.", "2024-06-01", [("Feb. 29, 2023", "DATE", "")], "no leap year"),
    ("It rained on Feb. 29, 2024.", "2024-06-01", [("Feb. 29, 2024", "DATE", "2024-02-29")], "a leap year"),
    ("It rained Monday.", None, [("Monday", "DATE", "XXXX-WXX-1")], "no date to count from"),
    ("It rained yesterday.", None, [("yesterday", "DATE", "")], "yesterday of no day"),
    ("It rained yesterday.", "0001-01-01", [("yesterday", "DATE", "")], "no day stands before the first"),
    ("It will rain tomorrow.", "9999-12-31", [("tomorrow", "DATE", "")], "no day stands after the last"),
    ("It rained for a million years.", "2024-06-01", [("a million years", "DURATION", "P1000000Y")], "a length beyond any calendar"),
    ("It rained a million years ago.", "2024-06-01", [("a million years ago", "DATE", "")], "a year beyond any calendar"),
    ("It rained for 999999999999999999999 days.", "2024-06-01", None, "no number is too large"),
    ("It rained in the year 0.", "2024-06-01", [("the year", "DATE", "2024")], "no calendar has a year 0: it is not read"),
    ("It rained at 25:99.", "2024-06-01", [], "no clock shows it"),
    ("It rained on 2024-13-45.", "2024-06-01", None, "figures that are no date do no harm"),
]


@pytest.mark.parametrize(("text", "published", "wanted", "why"), EDGES)
def test_the_edges_of_the_calendar(text: str, published: str | None, wanted: list[tuple[str, str, str]] | None, why: str) -> None:
    found = [(one.span.text, one.type, one.value) for one in read(text, published)]
    assert wanted is None or found == wanted, why


WARNED = [
    ("It rained on 31 February.", "2024-06-01", "'31 February': no calendar has that day"),
    ("It rained on Monday, May 28, 2024.", "2024-06-01", "'Monday, May 28, 2024': 2024-05-28 is a Tuesday"),
    ("It rained Monday.", None, "no date to count from: Monday; give the day of publication to resolve them"),
    ("It rained.", "2199-01-07", "published 2199-01-07: that day is still to come; times are counted from it all the same"),
    ("It rained Monday and recently.", "2024-06-01", ""),
    (
        "It rained Monday.",
        "2024-05-31T22:00:00Z",
        "published 2024-05-31T22:00:00Z: no zone is known of its outlet or dateline; the day is taken in the zone of the stamp",
    ),
    ("It rained.", "2024-05-31T22:00:00Z", ""),
    ("It rained Monday.", "2024-05-31T22:00:00+09:00", ""),
    ("It rained at 6 a.m. Friday (2107 GMT).", "2024-06-01", "'6 a.m. Friday': 06:00 and 21:07Z cannot both hold"),
]


@pytest.mark.parametrize(("text", "published", "warning"), WARNED)
def test_what_is_wrong_is_said(text: str, published: str | None, warning: str) -> None:
    parse = dated(text, published)
    assert list(doubts(parse, times(parse), TODAY)) == [warning] * bool(warning)


ZONES = [
    ("TAVIRA, Sept. 11 (Tern Wire) -", "Sept. 11", "Europe/Lisbon", "a country of one zone"),
    ("VLADIVOSTOK (Tern Wire) -", "", "Asia/Vladivostok", "a region of a country of many"),
    ("PARIS, Texas (Tern Wire) -", "", "America/Chicago", "the region printed behind it"),
    ("PARIS --", "", "Europe/Paris", "the largest by far"),
    ("EL PASO, Texas --", "", "America/Denver", "a town of another zone than its region"),
    ("LAS PALMAS, Spain --", "", "Atlantic/Canary", "a region of another zone than its country"),
    ("QUARNHOLM --", "", None, "nobody knows it"),
    ("COLUMBUS --", "", "America/New_York", "the largest by far"),
    ("SPRINGFIELD --", "", None, "several of that name are alike in size, in two zones"),
    ("", "", None, "nothing printed"),
]


@pytest.mark.parametrize(("printed", "day", "zone", "why"), ZONES)
def test_the_zone_of_a_dateline(printed: str, day: str, zone: str | None, why: str) -> None:
    found = of_dateline(printed, day)
    told = found and found.utcoffset(datetime(2024, 7, 1)), found and found.utcoffset(datetime(2024, 1, 1))
    wanted = zone and ZoneInfo(zone).utcoffset(datetime(2024, 7, 1)), zone and ZoneInfo(zone).utcoffset(datetime(2024, 1, 1))
    assert told == wanted, why


def test_every_zone_of_the_tables_is_one() -> None:
    names = {row["zone"] for name in ("outlets", "place_zones") for row in table(name)}
    assert not [name for name in names if ZoneInfo(name).key != name]


OUTLETS = [("Yonhap", "Asia/Seoul"), ("the Associated Press", "America/New_York"), ("Tern Wire", None), ("", None), (None, None)]


@pytest.mark.parametrize(("name", "zone"), OUTLETS)
def test_the_zone_of_an_outlet(name: str | None, zone: str | None) -> None:
    found = of_outlet(name)
    assert (found.key if found else None) == zone


def test_without_a_date_weekdays_keep_their_order() -> None:
    found = read("The train left Monday. The forum opened Sunday. Talks ended Tuesday.", None)
    assert [(one.span.text, one.order) for one in found] == [("Monday", 0), ("Sunday", -1), ("Tuesday", -6)]


@given(st.sampled_from([*sorted(MONTHS), "D", "W"]), st.dates())
def test_a_day_lies_in_its_stretch(unit: str, day: date) -> None:
    """Also the last of the calendar, whose end stands outside it."""
    one = at(unit, day)
    assert one.first is None or one.first <= day
    assert one.last is None or one.last >= day


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@given(st.sampled_from(["D", "W", "WE", "Q", "Y", "E", "C", "L", "S", "H", "M"]), st.integers(-(10**12), 10**12))
def test_no_stretch_raises(unit: str, n: int) -> None:
    one = Stretch(unit, n)
    assert (one.first is None) == (one.value == "")


WORDS = st.sampled_from(
    "Monday last next this the a of in May March 5 31 2024 1999 quarter third year years ago earlier early late night Easter noon "
    "9 a.m. GMT ET 0100 ( ) local every two - / , week end weekend before since until fiscal 1980s '80s half "
    "and past coming days said will 3rd second now 0 99999999999".split()
)


@given(
    st.lists(WORDS, max_size=14),
    st.sampled_from(
        [
            None,
            "2024-06-01",
            "2024-06-01T23:00:00Z",
            "0001-01-01T00:00:00+09:00",
            "9999-12-31T23:59:00-09:00",
            "0001-01-01",
            "9999-12-31",
            "nonsense",
        ]
    ),
)
def test_nothing_raises_and_spans_are_the_text(words: list[str], published: str | None) -> None:
    """Whatever the words: in order, apart, bounds in order."""
    parse = dated(" ".join(words) or "x", published)
    found = times(parse)
    assert [one.span for one in found] == sorted(one.span for one in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(parse.report.text[one.span.start : one.span.end] == one.span.text for one in found)
    assert all(not one.from_ or not one.to or one.from_[:10] <= one.to[:10] for one in found)
    assert doubts(parse, found, TODAY + timedelta(days=1)) == doubts(parse, found, TODAY + timedelta(days=1))
