"""What number a figure or number word is.

Here: figures alone, without the encoder. Not here: units, bounds, what is counted (tests/circumstances/quantities_*.toml).
"""

from __future__ import annotations

import pytest
from tests.parsing import parse_of

from secondlead.reading.quantities.figures import figures

CASES = [
    ("41 people", [("41", 41, 41)], "a figure"),
    ("1,234,567 votes", [("1,234,567", 1234567, 1234567)], "commas of thousands"),
    ("1,00,000 rupees", [("1,00,000", 100000, 100000)], "commas as India sets them"),
    ("1.5 million", [("1.5 million", 1.5e6, 1.5e6)], "a scale"),
    ("€2.4bn", [("2.4bn", 2.4e9, 2.4e9)], "a scale written on"),
    ("4 1/2 years", [("4 1/2", 4.5, 4.5)], "a fraction behind"),
    ("4-1/2 years", [("4-1/2", 4.5, 4.5)], "a fraction behind a hyphen"),
    ("4½ years", [("4½", 4.5, 4.5)], "a fraction in one sign"),
    ("four-and-a-half hours", [("four-and-a-half", 4.5, 4.5)], "a half in words, hyphens"),
    ("two and a half million", [("two and a half million", 2.5e6, 2.5e6)], "a half before a scale"),
    ("a million and a half", [("a million and a half", 1.5e6, 1.5e6)], "a half of the scale"),
    ("forty-one", [("forty-one", 41, 41)], "tens and ones"),
    ("two hundred and five thousand", [("two hundred and five thousand", 205000, 205000)], "scales in turn"),
    ("twenty-one thousand three hundred and five", [("twenty-one thousand three hundred and five", 21305, 21305)], "smaller scales behind"),
    ("five million and ten people", [("five million", 5e6, 5e6), ("ten", 10, 10)], "and does not join millions with ones"),
    ("a dozen", [("a dozen", 12, 12)], "a dozen"),
    ("half a dozen", [("half a dozen", 6, 6)], "half of it"),
    ("half a million", [("half a million", 500000, 500000)], "half a scale"),
    ("a quarter of a million", [("a quarter of a million", 250000, 250000)], "a quarter of a scale"),
    ("dozens", [("dozens", 24, None)], "two of the scale at least"),
    ("hundreds of thousands", [("hundreds of thousands", 200000, None)], "two hundred of thousand at least"),
    ("tens of thousands", [("tens of thousands", 20000, None)], "twenty thousand at least"),
    ("several hundred", [("several hundred", 300, None)], "several is three at least"),
    ("two-thirds of them", [("two-thirds", 2 / 3, 2 / 3)], "a share"),
    ("5 lakh", [("5 lakh", 500000, 500000)], "India's scales"),
    ("the 10th of the 1980s", [], "ordinals and decades are no figures"),
    ("no, they said", [], "no is zero only before a noun"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for *_, why in CASES])
def test_a_figure_is_the_number_that_it_says(text: str, expected: list[tuple[str, float, float | None]], why: str) -> None:
    parse = parse_of(text)
    found = [(parse.span_of(parse.words[one.first], parse.words[one.last]).text, one.low, one.high) for one in figures(parse)]
    assert [words for words, *_ in found] == [words for words, *_ in expected], why
    assert [numbers for _, *numbers in found] == [pytest.approx(numbers) for _, *numbers in expected], why
