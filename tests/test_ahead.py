"""Several at once, in order: what comes out, and when what raises does.

Here: the look-ahead over threads, with numbers for reports. Not here: that a reading is the same either way (test_desk.py).
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest

from secondlead import ahead as room
from secondlead.ahead import ahead


@pytest.fixture(autouse=True)
def _two_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "workers", lambda: 2)


def small(_one: int) -> bool:
    return False


def doubled(one: int) -> int:
    return 2 * one


def strict(one: int) -> int:
    if one == 3:
        raise ValueError(f"{one} cannot be read")
    return one


def test_the_order_is_kept() -> None:
    assert list(ahead(range(50), doubled, doubled, small)) == [2 * one for one in range(50)]


def test_of_none_comes_nothing() -> None:
    assert list(ahead([], doubled, doubled, small)) == []


def test_a_lone_one_is_done_here() -> None:
    """One report is read with all cores, in the calling thread."""
    threads: list[threading.Thread] = []

    def told(one: int) -> int:
        threads.append(threading.current_thread())
        return one

    assert list(ahead([7], told, strict, small)) == [7]
    assert threads == [threading.main_thread()]


def test_a_large_one_is_done_here_in_its_turn() -> None:
    """Several giants are never in memory at once."""
    at: dict[int, str] = {}

    def told(one: int) -> int:
        at[one] = threading.current_thread().name
        return one

    assert list(ahead(range(6), told, told, lambda one: one == 2)) == list(range(6))
    assert at[2] == threading.main_thread().name
    assert all(name.startswith("secondlead") for one, name in at.items() if one != 2)


def test_what_raises_does_so_in_its_turn() -> None:
    found = ahead(range(9), strict, strict, small)
    assert [next(found) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="3 cannot be read"):
        next(found)
    assert list(found) == []


def test_a_source_that_breaks_off_gives_first_what_it_had() -> None:
    def source() -> Iterator[int]:
        yield from range(5)
        raise OSError("the disk is gone")

    found = ahead(source(), doubled, doubled, small)
    assert [next(found) for _ in range(5)] == [0, 2, 4, 6, 8]
    with pytest.raises(OSError, match="the disk is gone"):
        next(found)


def test_few_are_taken_before_their_turn() -> None:
    """Memory does not grow with the number of reports."""
    taken: list[int] = []

    def source() -> Iterator[int]:
        for one in range(100):
            taken.append(one)
            yield one

    found = ahead(source(), doubled, doubled, small)
    next(found)
    assert len(taken) <= 5
    found.close()
    assert len(taken) <= 5


def test_pythons_own_pace_of_collecting_comes_back() -> None:
    before = gc.get_threshold()
    several = ahead(range(50), doubled, doubled, small)
    assert next(several) == 0
    assert gc.get_threshold() == room.SELDOM
    several.close()
    assert gc.get_threshold() == before
