"""Figures of two statements that count the same thing: which belong together, what became of them, in words.

Here: quantities alone. Not here: figures over many reports as a series (the ledger's own), how a figure is read (reading/quantities).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from secondlead.ledger.english import amount, symbol
from secondlead.lexicon import index
from secondlead.model.circumstances import Quantity

LONGEST = 40  # figures of a statement that are compared


def shared(old: Sequence[Quantity], new: Sequence[Quantity]) -> tuple[tuple[Quantity, Quantity], ...]:
    """The figures that count the same in both, paired: equal ones first; then, of each thing counted, the one that is left in each.

    Where two of one thing are left ("52 percent of the vote, with 92 percent counted"), nobody knows which has become which.
    """
    left = [one for one in old[:LONGEST] if counted(one)]
    right = [one for one in new[:LONGEST] if counted(one)]
    pairs: list[tuple[Quantity, Quantity]] = []
    for one in list(left):
        mate = next((other for other in right if counted(one) == counted(other) and equal(one, other)), None)
        if mate is not None:
            pairs.append((one, mate))
            left.remove(one)
            right.remove(mate)
    for one in left:
        mates = [other for other in right if counted(one) == counted(other)]
        if len(mates) == 1 and sum(counted(one) == counted(other) for other in left) == 1:
            pairs.append((one, mates[0]))
    return tuple(sorted(pairs, key=lambda pair: (pair[0].span, pair[1].span)))


def counted(quantity: Quantity) -> str:
    """What a figure is a figure of: an outcome ("killed"), else its noun or unit. "" for a length of time, which may be of anything."""
    if quantity.value and not quantity.counts:
        return ""
    return quantity.counts or quantity.unit


def equal(old: Quantity, new: Quantity) -> bool:
    """Whether two figures of the same thing say the same, bounds included."""
    return (old.low, old.high, _loose(old)) == (new.low, new.high, _loose(new))


def conflicting(old: Quantity, new: Quantity) -> bool:
    """Whether their intervals have no number in common."""
    low = max(one if one is not None else float("-inf") for one in (old.low, new.low))
    high = min(one if one is not None else float("inf") for one in (old.high, new.high))
    return low > high


def changed(old: Sequence[Quantity], new: Sequence[Quantity]) -> tuple[tuple[Quantity, Quantity], ...]:
    """The figures that count the same and differ."""
    return tuple((one, other) for one, other in shared(old, new) if not equal(one, other) and one.unit and other.unit)


def told(old: Quantity, new: Quantity) -> str:
    """What became of a figure: "Number killed raised from 2 to at least 4"."""
    before, after = amount(old), amount(new)
    what = _label(new)
    one, other = _middle(old), _middle(new)
    if one is None or other is None or one == other:
        return f"{what} told otherwise: {after}, before {before}"
    return f"{what} {'raised' if other > one else 'lowered'} from {before} to {after}"


def _label(quantity: Quantity) -> str:
    counts = counted(quantity)
    if counts in outcomes():
        return f"Number {counts}"
    if symbol(quantity):
        return f"Figure for {counts}" if counts != quantity.unit else "Figure"
    return f"Number of {counts if counts.endswith('s') else counts + 's'}"


@cache
def outcomes() -> frozenset[str]:
    """What befalls those who are counted: killed, injured, aboard, ..."""
    rows = index("counted_outcomes").values()
    return frozenset(row["counts"] for row in rows if row["way"] in ("transitive", "intransitive", "state"))


def _loose(quantity: Quantity) -> bool:
    return quantity.bound == "about"


def _middle(quantity: Quantity) -> float | None:
    known = [one for one in (quantity.low, quantity.high) if one is not None]
    return sum(known) / len(known) if known else None
