"""What people decided about groupings binds what comes later: a moved report is not moved back, a split stays split.

Here: whether stories may join by themselves, and where a report goes that belongs with reports of several that may not. Not here: placing
by likeness (placing.py), the fold of the log (entries.py).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from secondlead.ledger.entries import undone
from secondlead.ledger.order import rank
from secondlead.model.filing import Place, Slip
from secondlead.model.ledger import Entry

GROUPINGS = ("merge", "move", "split")
PARTING = ("move", "split", "undo")  # the kinds of entries that `parted` wants


def parted(reports: Iterable[Slip], entries: Sequence[Entry]) -> bool:
    """Whether people parted what these reports are in: one of them was moved or split off by hand. Then no story of theirs joins another
    by itself; `merge` does it.

    entries: all of the kinds of PARTING.
    """
    gone = undone(entries)
    by_hand: set[str] = set()
    for one in entries:
        if one.number not in gone and one.kind == "move":
            by_hand.add(str(one.what["report"]))
        elif one.number not in gone and one.kind == "split":
            by_hand.update(map(str, one.what["reports"]))
    return any(one.id in by_hand for one in reports)


def latest(joins: Sequence[Slip], others: Sequence[Slip]) -> str:
    """The story of a report that belongs with reports of several stories which people parted: that of the latest of its series by its own
    account, else of its original or copies; for what parted a series parted its later leads too."""
    return max(joins or others, key=lambda one: (one.moment, rank(one.lead), one.id)).story


def kept(places: Mapping[str, Place], slips: Collection[Slip]) -> dict[str, Place]:
    """Placements in which no report that is here changes its story; it may still join a series, or become a copy."""
    here = {one.id: one for one in slips}
    found = {id_: Place(here[id_].story, one.series, one.copy_of) if id_ in here else one for id_, one in places.items()}
    return {id_: one for id_, one in found.items() if id_ not in here or one != Place(one.story, here[id_].series, here[id_].copy_of)}
