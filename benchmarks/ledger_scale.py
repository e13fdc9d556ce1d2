"""What a report costs a ledger that is small, and one that is large: synthetic reports, their readings made without the encoder.

    python -m benchmarks.ledger_scale [--reports 100000] [--at 1000] [--db PATH]

Here: storage, placing, series, and what a story, a proposition and the list of stories cost at either size. Not here: reading
(speed.py), whether the reports are placed well.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests import synthetic

from secondlead.ledgerdesk import Ledger
from secondlead.storage import open_store

SAMPLE = 400  # reports over which the cost at a size is averaged
ASKED = 30  # stories looked at


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--reports", type=int, default=100_000)
    asked.add_argument("--at", type=int, default=1_000)
    asked.add_argument("--db", type=Path)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.db or Path(folder) / "scale.db"
        measure(path, given.at, given.reports)


def measure(path: Path, small: int, large: int) -> None:
    deeper = synthetic.deeper(())
    ledger = Ledger(open_store(str(path), create=True), deeper, synthetic.embed)
    costs: list[float] = []
    sizes = {small, large}
    for number, deep in enumerate(synthetic.reports(large), 1):
        deeper.held = {deep.reading.report.input: deep}
        began = time.perf_counter()
        list(ledger.take([deep.reading.report]))
        costs.append(time.perf_counter() - began)
        if number % 5000 == 0:
            print(f"{number:>8} reports: {1000 * statistics.mean(costs[-1000:]):6.2f} ms a report, {path.stat().st_size / 2**20:7.1f} MiB", flush=True)
        if number in sizes:
            show(ledger, number, costs)
    before, after = (statistics.mean(costs[size - SAMPLE : size]) for size in (small, large))
    print(f"a report costs {1000 * before:.2f} ms at {small}, {1000 * after:.2f} ms at {large}: {after / before:.2f} times")


def show(ledger: Ledger, size: int, costs: list[float]) -> None:
    stories = ledger.stories(limit=ASKED)
    held = [ledger.story(one.id) for one in stories]
    propositions = [one.propositions[0].id for one in held if one.propositions]
    print(f"at {size} reports:")
    print(f"    add      {_shown([1000 * cost for cost in costs[-SAMPLE:]])}")
    print(f"    story    {_shown([_timed(lambda one=one: ledger.story(one.id)) for one in stories])}, of {statistics.mean(len(one.reports) for one in held):.1f} reports")
    print(f"    why      {_shown([_timed(lambda one=one: ledger.why(one)) for one in propositions])}")
    print(f"    stories  {_shown([_timed(ledger.stories) for _ in range(ASKED)])}, 50 of them")
    moment = stories[-1].reports[0].arrived
    print(f"    stories  {_shown([_timed(lambda: ledger.stories(moment)) for _ in range(ASKED)])}, as of a moment")
    print(f"    search   {_shown([_timed(lambda one=one: ledger.search(one.title)) for one in stories])}")


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def _shown(milliseconds: list[float]) -> str:
    return f"{statistics.median(milliseconds):6.2f} ms (mean {statistics.mean(milliseconds):.2f}, most {max(milliseconds):.2f})"


if __name__ == "__main__":
    main()
