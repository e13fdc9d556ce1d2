"""What goes to standard error: a bar on long work, and errors in one line each.

Here: their form. Not here: what is wrong (errors.py).
"""

from __future__ import annotations

import sys
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Self

from secondlead.views.plain import encoded, shown

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

MANY = 20  # from more than this on, a bar


def complain(error: object) -> None:
    """One line to standard error, in the words of the error."""
    if sys.stderr is None:  # closed: there is nobody to tell
        return
    encoding = sys.stderr.encoding or "utf-8"
    with suppress(OSError):
        sys.stderr.write(encoded(f"{line(error)}\n", encoding).decode(encoding))
        sys.stderr.flush()


def line(error: object) -> str:
    """An error as its one line."""
    return f"secondlead: {' '.join(shown(str(error)).split())}"


class Progress:
    """A bar on standard error, if that is a terminal, the output is none, and there are many inputs; else nothing."""

    def __init__(self, total: int | None, quiet: bool) -> None:
        self.total = total
        self.done = 0
        self.wanted = not quiet and sys.stderr is not None and sys.stderr.isatty()
        self.bar: Bar | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.bar is not None:
            self.bar.stop()

    def step(self) -> None:
        """One input more is done. The bar appears when it is clear that there are many."""
        self.done += 1
        if self.bar is None and self.wanted and max(self.done, self.total or 0) > MANY:
            from rich.console import Console  # only here: most runs need no bar
            from rich.progress import Progress as Bar

            self.bar = Bar(console=Console(stderr=True), transient=True)
            self.bar.add_task("reading", total=self.total)
            self.bar.start()
        if self.bar is not None:
            if self.total is not None and self.done > self.total:  # a file held several reports: nobody knows how many there are
                self.total = None
                self.bar.tasks[0].total = None
            self.bar.update(self.bar.task_ids[0], completed=self.done)

    def say(self, error: object) -> None:
        """A line of error, above the bar."""
        if self.bar is not None:
            self.bar.console.print(line(error), markup=False, highlight=False, soft_wrap=True)
        else:
            complain(error)
