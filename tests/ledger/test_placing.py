"""Placing: reports of one event come together in any order, those of a like event elsewhere stay apart, two stories may turn out one."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest
from benchmarks.stories import Index, bcubed, event, plain
from hypothesis import given, settings
from hypothesis import strategies as st

from secondlead import intake
from secondlead.ledger.fingerprints import KEPT, SHARES, fingerprint
from secondlead.ledger.placing import DAYS, grown, near, place, rejoined, stories_of
from secondlead.model.ledger import Fingerprint, StorySketch
from secondlead.model.reading import Reading
from secondlead.reading.rarity import UNKNOWN, rarity
from secondlead.reading.vectors import vectors

QUAKE = (
    "Quake of 6.1 kills nine in Sarvo\n\nAn earthquake of magnitude 6.1 struck the port of Sarvo on Monday and killed nine "
    "people, the civil "
    "guard of Sarvo said.\n\nThe quake brought down the tower of the Ursine church, in which three nuns died.\n",
    "Sarvo counts its dead after earthquake\n\nRescuers in Sarvo dug through the ruins of the Ursine church on Tuesday, a day "
    "after a quake of "
    "magnitude 6.1 that killed nine.\n\nPrioress Ilda Mern was among the three nuns who died there.\n",
    "Church tower that fell in Sarvo quake was never strengthened\n\nThe tower of the Ursine church in Sarvo, where the prioress "
    "Ilda Mern and "
    "two nuns died in the 6.1 quake, had been found unsafe.\n\nThe civil guard said the port's other towers were being looked at.\n",
)
OTHER = (
    "Earthquake of 5.4 injures dozens in Tal Derin\n\nAn earthquake of magnitude 5.4 shook the hill town of Tal Derin on Monday "
    "and injured 41 "
    "people, the governor, Oskar Brandt, said.\n\nA cotton mill lost its roof. Nobody was killed.\n",
    "Mill in Tal Derin had been warned, governor says\n\nThe cotton mill that lost its roof in Monday's quake in Tal Derin had "
    "been told to mend "
    "it, Governor Oskar Brandt said.\n\nThe magnitude 5.4 earthquake injured 41 people.\n",
)
TRADE = (
    "Halden raises its rates\n\nThe central bank of Halden raised its rate by a quarter of a point on Thursday, as lenders had foreseen.\n"
)
DAY = "2025-03-04"


@cache
def taken(text: str, day: str = DAY) -> Fingerprint:
    return fingerprint(Reading(intake.from_text(text, published=day), (), (), ()), day, vectors())


def put(order: list[tuple[str, Fingerprint]]) -> set[frozenset[str]]:
    index = Index()
    for name, one in order:
        index.add(name, one)
    return {frozenset(names) for names in index.held.values()}


@pytest.fixture(scope="module")
def several() -> list[tuple[str, Fingerprint]]:
    return [
        (f"{kind}{number}", taken(text))
        for kind, texts in (("q", QUAKE), ("o", OTHER), ("t", (TRADE,)))
        for number, text in enumerate(texts)
    ]


def test_two_like_events_stay_apart_in_every_order(several: list[tuple[str, Fingerprint]]) -> None:
    orders = list(permutations(several))
    for order in random.Random(1).sample(orders, 30):
        assert put(list(order)) == {frozenset({"q0", "q1", "q2"}), frozenset({"o0", "o1"}), frozenset({"t0"})}


def sketch(id_: str, *several: Fingerprint) -> StorySketch:
    first, *rest = several
    found = StorySketch(id_, first.terms, first.vector, first.day, first.day, 1)
    for one in rest:
        found = grown(found, one)
    return found


def test_a_report_goes_to_the_nearest_story_or_starts_one() -> None:
    quake, other = (sketch(name, taken(texts[0])) for name, texts in (("1", QUAKE), ("2", OTHER)))
    assert place(taken(QUAKE[1]), [quake, other]) == "1"
    assert place(taken(OTHER[1]), [quake, other]) == "2"
    assert place(taken(TRADE), [quake, other]) is None
    assert place(taken(TRADE), []) is None
    assert stories_of(taken(TRADE), [quake, other]) == ()


def test_two_stories_that_a_later_report_shows_to_be_one_are_joined() -> None:
    one, other = sketch("1", taken(QUAKE[0])), sketch("2", taken(QUAKE[1]))
    assert rejoined(one, other)
    assert not rejoined(one, sketch("3", taken(OTHER[0])))
    assert set(stories_of(taken(QUAKE[2]), [one, other, sketch("3", taken(OTHER[0]))])) == {"1", "2"}


def test_larger_stories_must_lie_nearer_to_be_joined() -> None:
    one = StorySketch("1", (("quake", 1.0),), b"", DAY, DAY, 1)
    other = StorySketch("2", (("quake", 1.0), ("tower", 1.0)), b"", DAY, DAY, 1)
    assert rejoined(one, other)
    assert not rejoined(replace(one, reports=50), replace(other, reports=50))


@pytest.mark.parametrize(
    ("day", "expected", "why"),
    [
        ("2025-03-20", "1", "two weeks later"),
        ("2025-05-20", None, f"more than {DAYS} days later: another story"),
        ("2024-12-20", None, "long before"),
        ("", "1", "a day that is not known keeps nothing apart"),
    ],
)
def test_days(day: str, expected: str | None, why: str) -> None:
    assert place(replace(taken(QUAKE[1]), day=day), [sketch("1", taken(QUAKE[0]))]) == expected, why


def test_a_fingerprint_says_its_sorts_and_hangs_on_nothing_else() -> None:
    one = taken("Ida Roe left in March 2021\n\nIda Roe left the board of Tarn Mining in March 2021 with 12.5 million.\n")
    assert "figure:12.5" in dict(one.terms)
    assert one == taken("Ida Roe left in March 2021\n\nIda Roe left the board of Tarn Mining in March 2021 with 12.5 million.\n")
    assert len(taken(" ".join(f"word{number}a" for number in range(900))).terms) <= KEPT
    assert list(one.terms) == sorted(one.terms)
    assert set(SHARES) == {"", "name", "person", "year", "month", "figure", "place"}


@pytest.mark.parametrize(("rare", "common"), [("earthquake", "say"), ("zyxland", "earthquake"), ("harbor", "the")])
def test_rarer_words_weigh_more(rare: str, common: str) -> None:
    assert rarity(rare) > rarity(common)


def test_rarity_has_bounds() -> None:
    assert rarity("zyxland") == UNKNOWN
    assert rarity(",") == rarity("a") == 0


WEIGHTS = st.lists(st.tuples(st.text(max_size=5), st.floats(0, 1)), max_size=8)


@settings(max_examples=100)
@given(WEIGHTS, WEIGHTS, st.binary(max_size=4), st.binary(max_size=4), st.text(max_size=12))
def test_nearness_is_between_nought_and_one_whatever_comes(
    a: list[tuple[str, float]], b: list[tuple[str, float]], x: bytes, y: bytes, day: str
) -> None:
    one = Fingerprint(tuple(dict(a).items()), x, day)
    other = StorySketch("1", tuple(dict(b).items()), y, DAY, DAY, 1)
    assert 0 <= near(one, other) <= 1 + 1e-9
    assert grown(other, one).reports == 2


def test_the_measure() -> None:
    """BCubed as its authors have it: all apart has full precision, all together full recall."""
    events = {"1": "a", "2": "a", "3": "b"}
    assert bcubed(events, {"1": "x", "2": "x", "3": "y"}) == (1, 1, 1)
    assert bcubed(events, {"1": "x", "2": "y", "3": "z"})[0] == 1
    assert bcubed(events, {"1": "x", "2": "x", "3": "x"}) == pytest.approx((5 / 9, 1, 5 / 7))


def test_the_corpus_format(tmp_path: Path) -> None:
    head = b'<D><token sentence="1">Ships</token>'
    raw = head + b'<token sentence="1">left</token><token sentence="0">http</token><token sentence="2">.</token></D>'
    assert plain(raw) == "Ships left\n\n.\n"
    assert event(tmp_path / "36_1ecbplus.xml") == "36 ecbplus"
