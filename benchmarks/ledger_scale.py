"""What a report costs a ledger that is small, and one that is large: synthetic reports, their readings made without the encoder.

    python -m benchmarks.ledger_scale [--large 100000] [--small 1000] [--db PATH]

Here: placing, series, storage, and what a story, a proposition, the list of stories and a search cost at either size. Not here: reading
(speed.py), whether reports are placed well. Between the two sizes the ledger is filled by the store alone, several hundred reports a
transaction, into the stories that the script meant: what is measured are the SAMPLE reports before each size, added one by one.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from tests import synthetic

from secondlead.desk import Deep
from secondlead.ledger import placing, versions
from secondlead.ledgerdesk import Ledger, filing_of
from secondlead.model.filing import Place
from secondlead.storage import open_store

SAMPLE = 400  # reports over which the cost at a size is averaged
ASKED = 30  # stories looked at
AT_ONCE = 500


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--large", type=int, default=100_000)
    asked.add_argument("--small", type=int, default=1_000)
    asked.add_argument("--db", type=Path)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(given.db or Path(folder) / "scale.db", given.small, given.large)


def measure(path: Path, small: int, large: int) -> None:
    deeper = synthetic.deeper(())
    ledger = Ledger(open_store(str(path), create=True), deeper, synthetic.embed)
    stream = synthetic.reports(large)
    stories: dict[str, str] = {}
    means = []
    done = 0
    for size in (small, large):
        began = time.perf_counter()
        fill(ledger, islice(stream, size - done - SAMPLE), stories)
        print(f"filled to {size - SAMPLE} in {time.perf_counter() - began:.0f} s, {path.stat().st_size / 2**20:.0f} MiB", flush=True)
        costs = []
        for deep in islice(stream, SAMPLE):
            deeper.held = {deep.reading.report.input: deep}
            costs.append(_timed(partial(added, ledger, deep)))
        done = size
        means.append(statistics.mean(costs))
        show(ledger, size, costs)
    print(f"a report costs {means[0]:.2f} ms at {small}, {means[1]:.2f} ms at {large}: {means[1] / means[0]:.2f} times")


def added(ledger: Ledger, deep: Deep) -> None:
    (one,) = ledger.take([deep.reading.report])
    assert one.what != "refused"


def fill(ledger: Ledger, several: Iterator[Deep], stories: dict[str, str]) -> None:
    """File reports into the stories and series that the script meant, without asking what is there."""
    while some := list(islice(several, AT_ONCE)):
        with ledger.store.writing() as writer:
            for deep in some:
                report = deep.reading.report
                plot, outlet = report.input.split("-")[:2]
                story = stories.setdefault(plot, writer.new_story())
                slip = versions.slip_of(report, versions.sha_of(report), "synthetic")
                fingerprint = placing.fingerprint(deep.reading, report.published or "", synthetic.embed)
                places = {slip.id: Place(story, f"{plot}-{outlet}")}
                writer.file(filing_of(slip, deep, fingerprint, places, "filled", "new"), "script")


def show(ledger: Ledger, size: int, costs: Sequence[float]) -> None:
    stories = ledger.stories(limit=ASKED)
    held = [ledger.story(one.id) for one in stories]
    many = statistics.mean(len(one.reports) for one in held)
    propositions = [one.propositions[0].id for one in held if one.propositions]
    moment = stories[-1].reports[0].arrived
    print(f"at {size} reports:")
    print(f"    add      {_shown(costs)}")
    print(f"    story    {_shown([_timed(partial(ledger.story, one.id)) for one in stories])}, of {many:.1f} reports")
    print(f"    why      {_shown([_timed(partial(ledger.why, one)) for one in propositions])}")
    print(f"    stories  {_shown([_timed(ledger.stories) for _ in range(ASKED)])}, the latest 50")
    print(f"    stories  {_shown([_timed(partial(ledger.stories, moment)) for _ in range(ASKED)])}, as of a moment")
    print(f"    search   {_shown([_timed(partial(ledger.search, one.title)) for one in stories])}", flush=True)


def _timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def _shown(milliseconds: Sequence[float]) -> str:
    return f"{statistics.median(milliseconds):6.2f} ms (mean {statistics.mean(milliseconds):.2f}, most {max(milliseconds):.2f})"


if __name__ == "__main__":
    main()
