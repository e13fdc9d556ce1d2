"""A command line run in this process or in one of its own, over a reader made by hand.

Here: the stand-in for the desk, and what a run gave. Not here: any test.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from tests.readings import bare, voyage

from secondlead.errors import FetchError, NotFoundError, SecondLeadError
from secondlead.model.reading import Reading

ROOT = Path(__file__).parents[2]


def reader(
    names: Sequence[str], *, published: str | None, outlet: str | None, stdin: BinaryIO | None
) -> Iterator[Reading | SecondLeadError]:
    """What a name stands for: a reading, or an error. The options given show in the reading's report."""
    for name in names:
        if name.startswith("missing"):
            yield NotFoundError(name, "no such file", "check its name")
        elif name.startswith("https://down"):
            yield FetchError(name, "the server does not answer", "try again later")
        elif name == "interrupt":
            raise KeyboardInterrupt
        elif name == "bug":
            raise RuntimeError("two\nlines")
        elif name.startswith("several"):
            yield from (
                replace(bare(f"{name} {number}."), report=replace(bare("x").report, input=f"{name}#{number}")) for number in (1, 2, 3)
            )
        elif name == "-":
            yield bare("" if stdin is None else stdin.read().decode(), "-")
        else:
            found = voyage() if name == "voyage" else bare(f"{name}.")
            report = found.report
            yield replace(
                found, report=replace(report, input=name, published=published or report.published, outlet=outlet or report.outlet)
            )


@dataclass(frozen=True, slots=True)
class Run:
    """What a process gave."""

    status: int
    out: bytes
    err: str


def run(*arguments: str, stdin: bytes = b"", environ: dict[str, str] | None = None, code: str | None = None) -> Run:
    """A command line in a process of its own, over the reader of this module."""
    program = code or "import sys; from secondlead.cli.main import main; from tests.cli.runner import reader; sys.exit(main(reader=reader))"
    kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "SECONDLEAD_DEBUG")}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *arguments],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env=kept | (environ or {}),
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr.decode())
