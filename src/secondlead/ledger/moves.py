"""Which sentences stand elsewhere in the new report. Here: order among what both have. Not here: what they say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from secondlead.ledger.sides import Side

FAR = 2  # places among the sentences of both reports: a neighbour's place is no news


def moved(pairs: Sequence[tuple[Side, Side]]) -> tuple[tuple[Side, Side, int], ...]:
    """The pairs, one a sentence, that have left the common order, and by how many places: less than 0 is up.

    What keeps the order is a longest row of sentences that rises in both reports; all others have moved.
    """
    first: dict[tuple[int, int], tuple[Side, Side]] = {}
    for old, new in pairs:
        if old.sentence and new.sentence and not old.headline and not new.headline:
            first.setdefault((old.sentence.span.start, new.sentence.span.start), (old, new))
    ordered = sorted(first)
    rank = {start: place for place, start in enumerate(sorted({after for _, after in ordered}))}
    places = {start: place for place, start in enumerate(sorted({before for before, _ in ordered}))}
    kept = _rising([after for _, after in ordered])
    found = []
    for number, (before, after) in enumerate(ordered):
        by = rank[after] - places[before]
        if number not in kept and abs(by) >= FAR:
            found.append((*first[before, after], by))
    return tuple(found)


def _rising(values: Sequence[int]) -> frozenset[int]:
    """The places of a longest strictly rising row (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [place]
    row = []
    place = ends[-1] if ends else -1
    while place >= 0:
        row.append(place)
        place = before[place]
    return frozenset(row)
