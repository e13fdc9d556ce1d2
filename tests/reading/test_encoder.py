"""Rules: windows, and that a report's numbers hang on nothing but its own words. The encoder that ships; no report is read."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlead.errors import ModelError
from secondlead.reading.encoder import FOLDER, LONGEST, OVERLAP, OnnxEncoder, _windows
from secondlead.reading.products import MOST, product

WORDS = ("The ferry left Ondria on Monday , officials said . " * 60).split()
LOOKS = [(0, 3 if i % 90 == 0 else 1, 0) for i in range(len(WORDS))]


@given(st.lists(st.integers(1, 12), max_size=400), st.sets(st.integers(0, 399)))
def test_windows_hold_every_word_in_order_and_are_never_too_long(sizes: list[int], paragraphs: set[int]) -> None:
    looks = [(0, 3 if i in paragraphs else 1, 0) for i in range(len(sizes))]
    found = _windows(sizes, looks)
    assert sorted({i for one in found for i in range(one.first, one.last)}) == list(range(len(sizes)))
    for one, after in pairwise(found):
        assert one.first < after.first <= one.last < after.last
        assert sum(sizes[after.first : one.last]) <= OVERLAP or after.first == one.first + 1
    assert all(sum(sizes[one.first : one.last]) == one.size <= LONGEST - 2 or one.last == one.first + 1 for one in found)


def test_as_many_threads_as_there_are_give_the_same_numbers() -> None:
    alone, beside = (OnnxEncoder(threads=threads)(WORDS, LOOKS) for threads in (1, 3))
    for name in ("role_scores", "entities", "facts", "dependent", "content"):
        assert np.array_equal(getattr(alone, name), getattr(beside, name)), name


def test_a_word_s_pieces_are_the_same_when_they_are_remembered() -> None:
    encoder = OnnxEncoder(threads=1)
    first = encoder(WORDS, LOOKS)
    again = encoder(WORDS, LOOKS)
    assert np.array_equal(first.role_scores, again.role_scores)


def test_files_of_another_version_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secondlead.reading.encoder.INPUTS", {"ids", "features", "seen", "at"})
    with pytest.raises(ModelError, match="made for another version"):
        OnnxEncoder(FOLDER)


@pytest.mark.parametrize(("n", "k", "m"), [(1, 129, 1), (40, 129, 40), (190, 129, 190), (5000, 96, 37), (3, MOST, 2)])
def test_a_product_in_pieces_is_the_product(n: int, k: int, m: int) -> None:
    draw = np.random.default_rng(0)
    a, b = draw.normal(size=(n, k)).astype(np.float32), draw.normal(size=(k, m)).astype(np.float32)
    assert np.allclose(product(a, b), a @ b, rtol=1e-4, atol=1e-3)
