"""Quantities: how many of the project's own cases are read right, and how many warnings PolNeAR's articles get that they should not.

    python -m benchmarks.quantities

Here: which warnings count. Not here: how cases and articles are read (circumstances.py).
"""

from __future__ import annotations

from pathlib import Path

from benchmarks import circumstances, corpora

KIND = "quantities"
ALARMS = ("figures that cannot both hold", "the headline has a figure", "no clock has", "more than all", "more than the whole")


def figures(data: Path) -> dict[str, float]:
    """The share of cases read right, and the number of false alarms."""
    return circumstances.figures(data, KIND, ALARMS)


if __name__ == "__main__":
    print(circumstances.shown(corpora.asked(__doc__), KIND, ALARMS))
