"""`secondlead follow CONFIG`: keep adding from feeds, pages and folders.

Here: the order of work, what is printed, the exit status. Not here: options (verbs.py), the loop (following.py). The desk's libraries are
imported within: --help and mistakes need not wait for them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from secondlead.cli.progress import complain

if TYPE_CHECKING:
    from secondlead.following import Round

INTERRUPTED = 130


def follow(config: str, db: str | None, once: bool) -> int:
    """Look at every source that is due; once, or until stopped. Gives 1 where, in one look, no source could be had at all."""
    from secondlead.following import configured, follower_of
    from secondlead.ledgerdesk import Ledger

    told = configured(Path(config))
    looks = failed = 0
    with Ledger.open(db or told.db) as ledger:
        follower = follower_of(ledger, told)
        try:
            for one in _shown(follower.once() if once else follower.run()):
                looks += 1
                failed += bool(one.problems) and not one.came
        except KeyboardInterrupt:
            complain("stopped; what was added is kept, and the next run goes on from here")
            return INTERRUPTED
    return 1 if looks and looks == failed else 0


def _shown(rounds: Iterator[Round]) -> Iterator[Round]:
    """Each round in a line; only those that brought something or failed."""
    for one in rounds:
        for line in lines(one):
            sys.stdout.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} {line}\n")
        sys.stdout.flush()
        yield one


def lines(one: Round) -> list[str]:
    """What a look brought, in words: counts, then each problem and each report that was refused."""
    from secondlead.ledgerdesk import counted

    counts = counted(one.came).counts
    told = ", ".join(f"{many} {name}" for name, many in counts.items() if many)
    refused = [f"{came.input}: {came.because}" for came in one.came if came.what == "refused"]
    return [*([f"{one.source}: {told}"] if told else []), *one.problems, *refused]
