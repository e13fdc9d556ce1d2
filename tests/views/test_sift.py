"""Rules: what is left of a reading where only sure statements are wanted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.readings import voyage

from secondlead.views.sift import sift

CASES = [(0.0, 18, "all"), (0.9, 14, "the bound itself stays"), (0.96, 1, "the surest"), (1.0, 0, "none is as sure as that")]


@pytest.mark.parametrize(("least", "left", "why"), CASES)
def test_statements_are_kept_by_their_confidence(least: float, left: int, why: str) -> None:
    assert len(sift(voyage(), least).statements) == left, why


def test_a_statement_whose_parent_goes_is_held_by_the_next_that_stays() -> None:
    one, two, three = voyage().statements[:3]
    chain = (replace(one, confidence=0.9), replace(two, confidence=0.1, within="s1"), replace(three, confidence=0.9, within="s2"))
    assert [(left.id, left.within) for left in sift(replace(voyage(), statements=chain), 0.5).statements] == [("s1", None), ("s3", "s1")]


def test_within_never_names_a_statement_that_is_gone() -> None:
    one, two = voyage().statements[:2]
    circle = (replace(one, confidence=0.1, within="s2"), replace(two, confidence=0.9, within="s1"))
    assert [left.within for left in sift(replace(voyage(), statements=circle), 0.5).statements] in ([None], ["s2"])
