"""A story as somebody may see it: from the store, mended, without what is under embargo or confidential.

Here: the order of it. Not here: any step's own work (ledger/).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from secondlead.errors import UsageError
from secondlead.ledger.entries import MENDS, failures, undone
from secondlead.ledger.hidden import discreet, embargoed, free, shown
from secondlead.ledger.mending import mended
from secondlead.ledger.mendwords import mends
from secondlead.ledger.story import story as story_of
from secondlead.model.filing import Hit, Slip
from secondlead.model.ledger import Entry, Filed, Mend, Story
from secondlead.storage import Reader


@dataclass(frozen=True, slots=True)
class Sight:
    """What of the hidden is to be shown: the desk's confidential sources, reports under embargo."""

    confidential: bool = False
    embargoed: bool = False


PLAIN = Sight()
READINGS = ("correct", "drop")


def story_at(reader: Reader, story: str, moment: str, sight: Sight = PLAIN) -> Story:
    """A story as it stood at a moment. Raises UsageError where there is none, or all of it is hidden.

    1 its reports as they were read last by then; 2 those under embargo left out; 3 mends laid over; 4 the story reckoned; 5 told without
    confidential reports.
    """
    upto = reader.upto(moment)
    filed = reader.story(story, upto)
    if not filed:
        raise UsageError(f"story {story}", "there is none of that id in this ledger at that moment", "see secondlead stories")
    if not sight.embargoed:
        filed = free(filed, earlier(moment, reader.now()))
    if not filed:
        raise UsageError(f"story {story}", "all of its reports are under embargo", "wait, or give --embargoed")
    log = reader.entries(upto, [*MENDS, "undo"])
    gone = undone(log)
    several = mended(filed, [one for one in log if one.kind in READINGS and one.number not in gone])
    failed = failures(reader.entries(upto, ["collected"]), moment)
    whole = replace(story_of(several, moment, failed), mends=_of(story, several, log, sight))
    if sight.confidential or not any(one.confidential for one in several):
        return whole
    public = shown(several)
    if not public:
        raise UsageError(f"story {story}", "all of its reports are confidential", "give --confidential, if you may see them")
    return discreet(whole, story_of(public, moment, failed))


def _of(story: str, reports: Sequence[Filed], log: Sequence[Entry], sight: Sight) -> tuple[Mend, ...]:
    """The mends of a story that count."""
    ids = {one.id for one in reports}
    series = {one.series for one in reports}
    hidden = [] if sight.confidential else [one.id for one in reports if one.confidential]
    own = {
        one.number
        for one in log
        if one.what.get("report") in ids
        or (one.kind in READINGS and one.what.get("series") in series)
        or story in (one.what.get("story"), one.what.get("into"), one.what.get("from"))
    }
    return tuple(one for one in mends(log, hidden) if one.number in own and one.undone is None and one.kind != "undo")


def earlier(moment: str, now: str) -> str:
    """The earlier of two moments: nobody sees past an embargo by asking for a day to come."""
    return min(moment, now)


def in_sight(slips: Iterable[Slip], moment: str, sight: Sight = PLAIN) -> list[Slip]:
    """The slips that may be shown at a moment."""
    return [
        one
        for one in slips
        if (sight.confidential or not one.confidential) and (sight.embargoed or not embargoed(one.embargo_until, moment))
    ]


def found(reader: Reader, text: str, limit: int, sight: Sight = PLAIN) -> list[Hit]:
    """What a search finds of what may be shown."""
    asked = limit
    while True:
        hits = reader.search(text, asked)
        slips = reader.slips(sorted({one.report for one in hits}), reader.upto())
        seen = {one.id for one in in_sight(slips, reader.now(), sight)}
        shown_ = [one for one in hits if one.report in seen]
        if len(shown_) >= limit or len(hits) < asked:
            return shown_[:limit]
        asked *= 2
