"""Rules: one tree a sentence, in time and room that grow with its length."""

from __future__ import annotations

import numpy as np
import pytest

from secondlead.reading.trees import LONGEST, heads


@pytest.mark.parametrize("length", [1, 2, 40, LONGEST, LONGEST + 1, 2 * LONGEST + 300])
def test_a_stretch_of_any_length_has_one_root_to_which_all_come(length: int) -> None:
    random = np.random.default_rng(length)
    found = heads(random.normal(size=(length, 8)).astype(np.float32), random.normal(size=(length, 8)).astype(np.float32))
    roots = [at for at, head in enumerate(found.tolist()) if head == at]
    assert len(roots) == 1
    ends = found
    for _ in range(length.bit_length() + 1):
        ends = ends[ends]
    assert set(ends.tolist()) == set(roots)


def test_what_is_no_longer_than_a_stretch_is_read_as_ever() -> None:
    """The heads of the first stretch are those that it has alone; a later one hangs on its root."""
    random = np.random.default_rng(7)
    dependent, governor = (random.normal(size=(LONGEST + 500, 8)).astype(np.float32) for _ in range(2))
    whole, first = heads(dependent, governor), heads(dependent[:LONGEST], governor[:LONGEST])
    assert whole[:LONGEST].tolist() == first.tolist()
    root = int(np.flatnonzero(first == np.arange(LONGEST))[0])
    assert [head for head in whole[LONGEST:].tolist() if head < LONGEST] == [root]
