"""Rules: a bar on long work, on a terminal; a file of many reports leaves nobody knowing how many there are."""

from __future__ import annotations

import io
import sys

import pytest

from secondlead.cli.progress import MANY, Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("total", "steps", "bar", "shown", "why"),
    [
        (3, 3, False, None, "a few"),
        (MANY + 5, 3, True, MANY + 5, "many, by the command line"),
        (None, MANY + 1, True, None, "a folder that turns out to hold many"),
        (1, MANY + 1, True, None, "one file that turns out to hold many"),
    ],
)
def test_a_bar_where_there_is_much_to_do(
    monkeypatch: pytest.MonkeyPatch, total: int | None, steps: int, bar: bool, shown: int | None, why: str
) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    with Progress(total, quiet=False) as progress:
        for _ in range(steps):
            progress.step()
        assert (progress.bar is not None) is bar, why
        if progress.bar is not None:
            assert (progress.bar.tasks[0].total, progress.bar.tasks[0].completed) == (shown, steps)
