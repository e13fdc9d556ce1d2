"""Rules: what is left out of the brief, and how a change is told in words."""

from __future__ import annotations

import pytest

from secondlead.model.circumstances import Quantity
from secondlead.model.spans import Span
from secondlead.views.counts import grouped, many, telling

HERE = Span(0, 4, "here")

TELLING = [
    (Quantity(HERE, "year", 41, 41, "age"), False, "an age"),
    (Quantity(HERE, "side", 2, 2, "sides"), False, "two sides"),
    (Quantity(HERE, "person", 2, 2, "killed"), True, "two killed"),
    (Quantity(HERE, "h", 2, 2, "trip", "PT2H"), True, "two hours"),
    (Quantity(HERE, "person", 12, 12, "people"), True, "twelve people"),
    (Quantity(HERE, "point", 2, 2, "index", change="down"), True, "down two points"),
    (Quantity(HERE, "official", 3, None, "officials", bound="at least"), True, "several of something"),
]


@pytest.mark.parametrize(("quantity", "expected", "why"), TELLING, ids=[case[2] for case in TELLING])
def test_ages_and_small_counts_are_left_to_the_json(quantity: Quantity, expected: bool, why: str) -> None:
    assert telling(quantity) is expected, why


@pytest.mark.parametrize(("change", "expected"), [("up", "up by 14 % (profit)"), ("down", "down by 14 % (profit)"), ("", "14 % (profit)")])
def test_a_change_is_told_as_one(change: str, expected: str) -> None:
    assert many(Quantity(HERE, "%", 14, 14, "profit", change=change)) == expected


def test_figures_of_one_sentence_are_one_group() -> None:
    text = "It rose by 3 to 12. Then 14 came."
    spans = [Span(at, at + len(part), part) for part in ("3", "12", "14") for at in [text.index(part)]]
    groups = [[one.span.text for one in group] for group, _, _ in grouped(text, [Quantity(span, "", 1, 1) for span in spans])]
    assert groups == [["3", "12"], ["14"]]
