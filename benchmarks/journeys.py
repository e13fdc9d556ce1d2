"""Journeys: how many of the project's own cases are read right, and how many warnings PolNeAR's articles get that they should not.

    python -m benchmarks.journeys

Here: which warnings count. Not here: how cases and articles are read (circumstances.py).
"""

from __future__ import annotations

from pathlib import Path

from benchmarks import circumstances, corpora

KIND = "journeys"
ALARMS = (
    "the figures do not fit",
    "the arrival comes before the departure",
    "are told for one way",
    "sets out from and goes to",
)


def figures(data: Path) -> dict[str, float]:
    """The share of cases read right, and the number of false alarms."""
    return circumstances.figures(data, KIND, ALARMS)


if __name__ == "__main__":
    print(circumstances.shown(corpora.asked(__doc__), KIND, ALARMS))
