"""Intervals as opinions, discounted, averaged, fused: the sums of design.md and of Jøsang's formulas.

Here: numbers worked by hand, and what must hold of any. Not here: which statements count (test_standing.py).
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from secondlead.ledger.opinion import SOFT, VACUOUS, averaged, discounted, fused, opinion, total
from secondlead.model.ledger import Opinion

chances = some.floats(0, 1, allow_nan=False)


@some.composite
def opinions(draw: some.DrawFn) -> Opinion:
    low, high = sorted((draw(chances), draw(chances)))
    return opinion(low, high)


def close(one: Opinion, belief: float, disbelief: float, uncertainty: float) -> bool:
    return (one.belief, one.disbelief, one.uncertainty) == pytest.approx((belief, disbelief, uncertainty), abs=1e-4)


def test_the_sum_of_the_worked_example() -> None:
    """Four statements of one body, each likely, printed by one outlet: between .495 and .82, expected .66 (design.md)."""
    each = discounted(opinion(0.55, 0.80), hops=1)
    assert close(each, 0.495, 0.18, 0.325)
    whole = total({"South Korean government": [each] * 4})
    assert close(whole, 0.495, 0.18, 0.325)
    assert whole.expected == pytest.approx(0.6575)


@pytest.mark.parametrize(
    ("low", "high", "belief", "disbelief", "why"),
    [
        (1.0, 1.0, 1 - SOFT, 0.0, "no source is infallible"),
        (0.0, 0.0, 0.0, 1 - SOFT, "nor one that denies"),
        (0.0, 1.0, 0.0, 0.0, "who takes no position says nothing"),
        (0.05, 0.80, 0.05, 0.20, "possible"),
    ],
)
def test_an_interval_as_an_opinion(low: float, high: float, belief: float, disbelief: float, why: str) -> None:
    told = opinion(low, high)
    assert close(told, belief, disbelief, 1 - belief - disbelief), why


def test_two_bodies_weigh_more_than_two_voices_of_one() -> None:
    each = opinion(0.55, 0.80)
    assert fused([each, each]).uncertainty < averaged([each, each]).uncertainty == pytest.approx(each.uncertainty)


def test_nobody_says_nothing() -> None:
    assert fused([]) == averaged([]) == VACUOUS


@given(some.lists(opinions(), max_size=8), some.integers(0, 5))
def test_parts_sum_to_one_and_stay_within_it(several: list[Opinion], hops: int) -> None:
    for one in (fused(several), averaged(several), *(discounted(each, hops) for each in several)):
        assert one.belief + one.disbelief + one.uncertainty == pytest.approx(1)
        assert min(one.belief, one.disbelief, one.uncertainty) >= -1e-9


@given(some.lists(opinions(), min_size=2, max_size=6))
def test_the_order_of_the_bodies_changes_nothing(several: list[Opinion]) -> None:
    there, back = fused(several), fused(several[::-1])
    assert (there.belief, there.disbelief) == pytest.approx((back.belief, back.disbelief))
