"""What a report costs a ledger that is small, and one that is large: synthetic reports, their readings made without the encoder.

    python -m benchmarks.ledger_scale [--large 100000] [--small 1000] [--db PATH]

Here: placing, series, storage, and what a story, a proposition, the list of stories and a search cost at either size. Not here: reading
(speed.py), whether reports are placed well. A ledger of BASE reports is filled by the store alone, several hundred a transaction, into the
stories that the script meant, and grown from there by copies (ledger_grown.py); what is measured are the SAMPLE reports that come to it
then, added one by one.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from tests import synthetic

from benchmarks.ledger_grown import grow
from secondlead.desk import Deep
from secondlead.ledger import placing, versions
from secondlead.ledgerdesk import Ledger, filing_of
from secondlead.model.filing import Place
from secondlead.storage import open_store

BASE = 2_500
SAMPLE = 400  # reports over which the cost at a size is averaged
ASKED = 30  # stories looked at
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds by the clock, and of the processor: the second does not hang on what else the machine does."""

    wall: float
    spent: float


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
    stream = synthetic.reports(BASE + SAMPLE)
    stories: dict[str, str] = {}
    means: list[Cost] = []
    for size in (small, large):
        began = time.perf_counter()
        filled = min(size, BASE) - (SAMPLE if size <= BASE else 0) - (small if means else 0)
        fill(ledger, islice(stream, max(0, filled)), stories)
        if size > BASE:
            grow(path, size)
        print(f"filled in {time.perf_counter() - began:.0f} s, {path.stat().st_size / 2**20:.0f} MiB", flush=True)
        costs = []
        for deep in islice(stream, SAMPLE):
            deeper.held = {deep.reading.report.input: deep}
            costs.append(_timed(partial(added, ledger, deep)))
        means.append(Cost(statistics.mean(one.wall for one in costs), statistics.mean(one.spent for one in costs)))
        show(ledger, size, costs)
    first, last = means
    print(f"a report costs {first.wall:.2f} ms at {small}, {last.wall:.2f} ms at {large}: {last.wall / first.wall:.2f} times")
    print(f"of the processor {first.spent:.2f} ms, {last.spent:.2f} ms: {last.spent / first.spent:.2f} times")


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


def show(ledger: Ledger, size: int, costs: Sequence[Cost]) -> None:
    stories = ledger.stories(limit=ASKED)
    held = [ledger.story(one.id) for one in stories]
    many = statistics.mean(len(one.reports) for one in held)
    own = [one.propositions[0].id for one in held if one.propositions]
    with ledger.store.reading() as reader:
        propositions = [one for one in own if reader.claimed(one)]  # a copy's are not those that its reports would head
    moment = stories[-1].reports[0].arrived
    print(f"at {size} reports:")
    print(f"    add      {_shown(costs)}")
    print(f"    story    {_shown([_timed(partial(ledger.story, one.id)) for one in stories])}, of {many:.1f} reports")
    print(f"    why      {_shown([_timed(partial(ledger.why, one)) for one in propositions])}")
    print(f"    stories  {_shown([_timed(ledger.stories) for _ in range(ASKED)])}, the latest 50")
    print(f"    stories  {_shown([_timed(partial(ledger.stories, moment)) for _ in range(ASKED)])}, as of a moment")
    print(f"    search   {_shown([_timed(partial(ledger.search, one.title)) for one in stories])}", flush=True)


def _timed(work: Callable[[], object]) -> Cost:
    wall, spent = time.perf_counter(), time.process_time()
    work()
    return Cost(1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - spent))


def _shown(costs: Sequence[Cost]) -> str:
    wall, spent = [one.wall for one in costs], [one.spent for one in costs]
    half, own = statistics.median(wall), statistics.median(spent)
    return f"{half:7.2f} ms (mean {statistics.mean(wall):.2f}, most {max(wall):.2f}; {own:.2f} of the processor)"


if __name__ == "__main__":
    main()
