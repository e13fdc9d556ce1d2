"""How near copies and other reports lie to each other: every pair of reports of two outlets in a story folder.

    python -m benchmarks.copies

Here: the figures beside the thresholds of ledger/copies.py. Not here: the rules; what expected.toml says was written before them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from secondlead import intake
from secondlead.ledger.copies import Print, printed
from secondlead.ledger.editions import held

FOLDER = Path(__file__).parent.parent / "tests" / "stories"


def folder_prints(folder: Path) -> list[tuple[str, Print]]:
    """(status expected, print) of the reports of a folder."""
    told = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))["report"]
    found = []
    for one in told:
        text = (folder / one["file"]).read_text(encoding="utf-8")
        found.append((one["status"], printed(intake.from_text(text, published=one["published"], outlet=one["outlet"]))))
    return found


def pairs() -> Iterator[tuple[bool, float, str]]:
    """(whether one is a copy, how near, where) of all pairs of two outlets."""
    for folder in sorted(one.parent for one in FOLDER.glob("*/expected.toml")):
        for (a, one), (b, other) in combinations(folder_prints(folder), 2):
            if one.outlet != other.outlet:
                yield "copy" in (a, b), held(one.rows, other.rows), f"{folder.name}: {one.outlet}, {other.outlet}, {other.published}"


def main() -> None:
    for copy, near, where in sorted(pairs(), key=lambda one: -one[1])[:25]:
        print(f"{near:.2f} {'copy' if copy else '    '} {where}")


if __name__ == "__main__":
    main()
