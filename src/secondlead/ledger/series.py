"""Which series a report continues or opens, and as what: update, correction, refile, repeat, withdrawal, copy, unchanged.

Here: one report against earlier ones, plainly. Not here: where earlier ones are kept and found, what changed in the text (changes.py).

What wins is text, outlet and time; a mark lowers how near the text must be, and says what the report does. An ordinal decides nothing:
numbers are skipped, and start again with the next cycle. The thresholds are set by `python -m benchmarks.series`: four pairs of real
successive versions, and 5,757 pairs of wire reports of one agency within two days. Of the wires' pairs seven have .30 of their shingles
or more in common: six versions of one report, and two reports that share a standing paragraph two days apart (so WINDOW); the three next,
at .26 to .28, are sisters of one event. With these numbers four of four, five of six versions and no other pair are joined.
Headlines alone mislead ("Seld shares close 1.1 percent higher", "Orsel shares close 0.2 percent higher").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from secondlead.ledger.editions import Edition, alike, held, hours
from secondlead.lexicon import index
from secondlead.model.report import LeadAction

WINDOW = 24.0  # hours between the end of a version and the next, for what bears no link that says so
NEAR = 0.30  # of the shorter text's shingles in the other
NEAR_MARKED = 0.15  # the same, where a mark says that it continues something
MARKED_WINDOW = 168.0  # and as long as that mark may wait: a story rests for days, and its next lead is a "3rd LD" all the same
ALL_NEW, ALL_NEW_WORDS = 0.06, 0.40  # a text that a mark calls a lead, written anew: few rows of words stay, its words do
TITLE, WORDS = 0.6, 0.3  # or its headline and its words, where one of the two texts is too short for shingles to tell
COPIED = 0.60  # another outlet's text
COPY_WINDOW = 72.0
LEAST = 12  # shingles that a text must have to be called another's copy


class Step(StrEnum):
    """What a report is to those before it."""

    OPENS = "opens"
    UPDATE = "update"
    CORRECTION = "correction"
    REFILE = "refile"
    REPEAT = "repeat"  # the same text again: no new evidence
    WITHDRAWAL = "withdrawal"
    COPY = "copy"  # another outlet's text: no root of its own
    UNCHANGED = "unchanged"  # the very same report once more
    NOTE = "note"  # to editors; no text of the series


@dataclass(frozen=True, slots=True)
class Placed:
    """What a report is, of which earlier one (its id, None where it opens), how near their texts are, and why, in words."""

    step: Step
    of: str | None
    near: float
    because: str


STEPS = {
    LeadAction.FIRST: Step.UPDATE,
    LeadAction.UPDATE: Step.UPDATE,
    LeadAction.CORRECT: Step.CORRECTION,
    LeadAction.REFILE: Step.REFILE,
    LeadAction.REPEAT: Step.REPEAT,
    LeadAction.WITHDRAW: Step.WITHDRAWAL,
    LeadAction.ADVISE: Step.NOTE,
}


# Marks that may stand over the very same text: a correction or a kill says something even so.
UNTOLD = (None, LeadAction.FIRST, LeadAction.UPDATE, LeadAction.REPEAT, LeadAction.REFILE)


def place(report: Edition, earlier: Iterable[Edition]) -> Placed:
    """What report is to the earlier ones, first that holds; of several the nearest, then the latest.

    1. the very same text by the same outlet: unchanged, or a repeat where its mark says so
    2. the same link, or one with a version: what its mark says, else an update
    3. a note to editors beside the series
    4. the same outlet, near in text, close in time: what its mark says, else an update
    5. another outlet with the same text: a copy
    6. nothing of the sort: it opens a series
    """
    several = sorted(earlier, key=lambda one: (one.published or "", one.id))
    own = [one for one in several if (one.outlet is not None and one.outlet == report.outlet) or _linked(one, report)]
    for one in reversed(own):
        if one.shingles == report.shingles and one.title == report.title and _action(report) in UNTOLD:
            if _action(report) is LeadAction.REPEAT:
                return Placed(Step.REPEAT, one.id, 1.0, "the same text, marked as a repeat")
            return Placed(Step.UNCHANGED, one.id, 1.0, "the same text")
    for one in reversed(own):
        if _linked(one, report):
            return Placed(_step(report), one.id, nearness(one, report), "the same link")
    best = _nearest(report, [one for one in own if _close(one, report, _window(report)) and _near(one, report)])
    if best is not None:
        mark = f", marked {report.lead.mark}" if report.lead else ""
        return Placed(_step(report), best.id, nearness(best, report), f"the same outlet, near in text, close in time{mark}")
    if _action(report) is LeadAction.ADVISE:
        return Placed(Step.NOTE, None, 0.0, "a note to editors")
    others = [one for one in several if one.outlet != report.outlet and _close(one, report, COPY_WINDOW) and _copied(one, report)]
    best = _nearest(report, others)
    if best is not None:
        return Placed(Step.COPY, best.id, nearness(best, report), f"the text of {best.outlet or 'another'}")
    return Placed(Step.OPENS, None, 0.0, "nothing before it is near")


def nearness(one: Edition, other: Edition) -> float:
    """How near two texts are: the share of the shorter one's shingles that the other has."""
    return held(one.shingles, other.shingles)


def _nearest(report: Edition, several: list[Edition]) -> Edition | None:
    return max(several, key=lambda one: (round(nearness(one, report), 2), one.published or "", one.id), default=None)


def _action(report: Edition) -> LeadAction | None:
    return report.lead.action if report.lead else None


def _step(report: Edition) -> Step:
    return STEPS[report.lead.action] if report.lead else Step.UPDATE


def _series(report: Edition) -> str:
    """What its mark means for a series (lexicon/en/lead_kinds.tsv), "" for no mark."""
    return index("lead_kinds")[report.lead.kind]["series"] if report.lead else ""


def _linked(one: Edition, other: Edition) -> bool:
    return one.link is not None and one.link == other.link


def _close(earlier: Edition, later: Edition, window: float) -> bool:
    """Whether they may lie no further apart than window, whichever came first. Unknown times are taken as close."""
    apart = hours(earlier.published, later.published)
    return apart is None or (apart[0] < window and apart[1] > -window)


def _window(report: Edition) -> float:
    return MARKED_WINDOW if _series(report) in ("continues", "repeats", "ends") else WINDOW


def _near(earlier: Edition, later: Edition) -> bool:
    """Whether two texts of one outlet are versions of one report; a piece beside the series must be nearly the same text."""
    near = nearness(earlier, later)
    if "alone" in (_series(earlier), _series(later)) and _series(earlier) != _series(later):
        return near >= COPIED
    first = earlier.lead is not None and earlier.lead.kind == "urgent"
    marked = first or _series(later) in ("continues", "repeats", "ends")
    if not marked:
        return near >= NEAR
    title = 2 * len(earlier.title & later.title) / (len(earlier.title) + len(later.title)) if earlier.title and later.title else 0.0
    ends = _series(later) == "ends"  # a kill has hardly any text
    words = held(earlier.words, later.words)
    if near >= NEAR_MARKED or (near >= ALL_NEW and words >= ALL_NEW_WORDS):
        return True
    return title >= TITLE and (ends or words >= WORDS)


def _copied(earlier: Edition, later: Edition) -> bool:
    enough = min(len(earlier.shingles), len(later.shingles)) >= LEAST
    if (earlier.own or later.own) and held(earlier.own, later.own) < COPIED:
        return False  # what they share stands in quotation marks
    return enough and (nearness(earlier, later) >= COPIED or alike(earlier.shingles, later.shingles) >= COPIED)
