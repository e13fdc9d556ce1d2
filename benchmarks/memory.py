"""Memory of one process that reads 1,000 reports, one after another: the peak, and whether it grows.

The reports: PolNeAR's development and training parts, and wires, as files. What counts is the resident set, as Linux tells it.

Here: the reading and the sampling. Not here: one very large report (tests/intake holds the limits).
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import secondlead
from benchmarks import corpora

REPORTS = 1000
MB = 1_000_000


def reports(data: Path) -> Iterator[Path]:
    """A thousand files; from the beginning again where there are fewer."""
    folder = data / "attribution" / "polnear"
    every = [*sorted(folder.glob("dev/text/*.txt")), *sorted(folder.glob("train/text/*.txt")), *sorted((data / "wires").rglob("*.txt"))]
    return islice(cycle(every), REPORTS)


def resident() -> float:
    """The resident set now, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MB


def measured(data: Path) -> tuple[float, float, float]:
    """(peak, median over the second quarter, median over the last), in MB; of this process."""
    sizes = [resident() for _ in secondlead.read_many(reports(data))]
    quarter = len(sizes) // 4
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MB
    return peak, statistics.median(sizes[:quarter]), statistics.median(sizes[-quarter:])


def figures(data: Path) -> dict[str, float]:
    """The peak of a process of its own: this one may hold other things."""
    done = subprocess.run([sys.executable, "-m", "benchmarks.memory", "--data", str(data)], capture_output=True, text=True, check=True)
    return {"peak": float(done.stdout.split()[1])}


if __name__ == "__main__":
    peak, first, last = measured(corpora.asked(__doc__))
    print(f"peak {peak:.0f} MB over {REPORTS} reports")
    print(f"median of the first quarter {first:.0f} MB, of the last {last:.0f} MB: {last - first:+.0f} MB")
