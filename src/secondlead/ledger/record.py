"""What became of what each source said: how often it was put forward, later confirmed, denied, taken back.

Here: counting over the propositions of stories. Not here: what is made of it (nothing: a record is shown, and weighs nothing yet).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from secondlead.model.ledger import Backing, Proposition, Says, Standing, Story


@dataclass(slots=True)
class _Count:
    body: str | None
    statements: int = 0
    forward: int = 0
    confirmed: int = 0
    denied: int = 0
    withdrawn: int = 0
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A source and its body; propositions it put forward, and how many of them stand confirmed, denied or disputed, withdrawn by it."""

    name: str
    body: str | None
    statements: int
    forward: int
    confirmed: int
    denied: int
    withdrawn: int
    first: str
    last: str


def records(stories: Iterable[Story]) -> tuple[Record, ...]:
    """One record a source, those with most statements first."""
    found: dict[str, _Count] = {}
    for story in stories:
        for one in story.propositions:
            for root, several in _by_root(one).items():
                count = found.setdefault(root, _Count(next((b.body for b in several if b.body), None)))
                _add(count, one, several)
    rows = [Record(name, c.body, c.statements, c.forward, c.confirmed, c.denied, c.withdrawn, c.first, c.last) for name, c in found.items()]
    return tuple(sorted(rows, key=lambda one: (-one.statements, one.name)))


def _by_root(one: Proposition) -> dict[str, list[Backing]]:
    found: dict[str, list[Backing]] = {}
    for backing in one.backings:
        if not backing.why or backing.withdrawn:
            found.setdefault(backing.root, []).append(backing)
    return found


def _add(count: _Count, one: Proposition, several: list[Backing]) -> None:
    count.statements += len(several)
    times = [backing.at for backing in several]
    count.first = min([*times, count.first] if count.first else times)
    count.last = max([*times, count.last])
    if any(backing.says is Says.FOR for backing in several):
        count.forward += 1
        count.confirmed += one.standing is Standing.CONFIRMED
        count.denied += one.standing in (Standing.DENIED, Standing.DISPUTED)
        count.withdrawn += all(backing.withdrawn for backing in several)
