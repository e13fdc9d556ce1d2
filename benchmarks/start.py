"""Cold start: `secondlead read` on the example as a whole process, beside a Python that does nothing.

Here: the median of five runs of each, taken in turn. Not here: where the time goes (python -X importtime -m secondlead.cli.main read FILE).
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import corpora

RUNS = 5
BUNDLED = corpora.ROOT / "src" / "secondlead" / "demo" / "ferry-2-2nd-ld.txt"


def seconds(command: list[str]) -> float:
    """How long a command takes, its output thrown away. Raises CalledProcessError."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def measured(data: Path) -> tuple[float, float, Path]:
    """(seconds of ours, seconds of an empty Python, the report read); a bundled report where the example is not there."""
    report = corpora.example(data)[0]
    report = report if report.exists() else BUNDLED
    script = Path(sys.executable).with_name("secondlead")
    ours = [str(script)] if script.exists() else [sys.executable, "-m", "secondlead.cli.main"]
    runs = [(seconds([*ours, "read", str(report)]), seconds([sys.executable, "-c", "pass"])) for _ in range(RUNS)]
    return statistics.median(one for one, _ in runs), statistics.median(one for _, one in runs), report


def figures(data: Path) -> dict[str, float]:
    """Seconds of the whole process."""
    return {"seconds": measured(data)[0]}


if __name__ == "__main__":
    whole, empty, read = measured(corpora.asked(__doc__))
    print(f"secondlead read {read.name}: {whole:.2f} s, median of {RUNS} processes")
    print(f"python -c pass: {empty:.3f} s; ours takes {whole / empty:.0f} times as long")
