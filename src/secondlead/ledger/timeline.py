"""What changed in a story: between the leads of each series, and in the standings since a moment.

Here: which reports are compared, which standings moved. Not here: comparing two readings (changes.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from secondlead.ledger.changes import diff
from secondlead.ledger.order import place
from secondlead.model.change import Diff
from secondlead.model.ledger import Filed, Moment, Proposition, Status, Story


@dataclass(frozen=True, slots=True)
class Step:
    """Two leads of one series, one behind the other, and what the second changes."""

    old: Filed
    new: Filed
    diff: Diff


@dataclass(frozen=True, slots=True)
class Moved:
    """A proposition whose standing moved: from nothing (None), or from one word to another."""

    proposition: Proposition
    before: Moment | None
    now: Moment


def steps(story: Story, *, last: bool = False) -> tuple[Step, ...]:
    """What each lead changed against the one before it, by publication; last: of the latest pair alone. Copies are left out."""
    series: dict[str, list[Filed]] = {}
    for one in sorted(story.reports, key=place):
        if story.status(one.id) is not Status.COPY:
            series.setdefault(one.series, []).append(one)
    pairs = sorted(((old, new) for several in series.values() for old, new in pairwise(several)), key=lambda pair: place(pair[1]))
    return tuple(Step(old, new, diff(old.reading, new.reading)) for old, new in (pairs[-1:] if last else pairs))


def moved(several: Sequence[Proposition], since: str) -> tuple[Moved, ...]:
    """The standings that moved after a moment (ISO; the day alone counts from its start), the latest last."""
    found = []
    for one in several:
        after = [number for number, then in enumerate(one.history) if then.at > since]
        if after:
            before = one.history[after[0] - 1] if after[0] else None
            found.append(Moved(one, before, one.history[-1]))
    return tuple(sorted(found, key=lambda one: (one.now.at, one.proposition.id)))
