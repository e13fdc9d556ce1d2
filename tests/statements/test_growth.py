"""Rules: reading takes steps in proportion to a report's length, whatever stands in it; and the short ways give what the long ones gave."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlead import desk
from secondlead.statements.journeys.movers import _full_names
from secondlead.statements.patterns import Match, widest

WORDS = 600
GROWTH = 2.8  # times as many steps for twice as many words; the square would be 4

LONG = [
    ("Officials said ", "one sentence of one cue after another"),
    ("Officials said and ", "a conjunction at each step"),
    ("Kim ", "one name again and again"),
    ("12 ", "figures alone"),
    ("that ", "complementisers alone"),
    ("from Oslo to Rome ", "places alone"),
]


def steps(text: str) -> int:
    """How many calls of Python functions a reading takes."""
    count = 0

    def counted(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        desk.read(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(("unit", "why"), LONG, ids=[why for _, why in LONG])
def test_twice_as_many_words_take_about_twice_as_many_steps(unit: str, why: str) -> None:
    desk.read(unit * 3 + ".")  # tables and encoder are loaded
    size = WORDS // len(unit.split())
    one, two = (steps(unit * (times * size) + ".") for times in (1, 2))
    assert two < GROWTH * one, why


NAMES = st.lists(st.lists(st.sampled_from(["Ada", "Kim", "Holm", "Lund"]), min_size=1, max_size=4).map(" ".join), max_size=12)


@given(NAMES)
def test_a_name_stands_for_the_first_longer_one_that_begins_or_ends_with_it(names: list[str]) -> None:
    wanted = {}
    for name in set(names):
        parts = name.split()
        fits = [
            one
            for one in dict.fromkeys(names)
            if len(one) > len(name) and (one.split()[: len(parts)] == parts or one.split()[-len(parts) :] == parts)
        ]
        if fits:
            wanted[name] = fits[0]
    assert _full_names(names) == wanted


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 6)), max_size=12))
def test_of_matches_that_overlap_the_closest_fit_stays(spans: list[tuple[int, int]]) -> None:
    found = [Match(first, first + length, {"pattern": "x"}, False, (first,)) for first, length in spans]
    kept: list[Match] = []
    for match in sorted(found, key=lambda one: one.rank):
        if all(match.last < other.first or other.last < match.first for other in kept):
            kept.append(match)
    assert widest(found) == tuple(sorted(kept, key=lambda one: one.first))
