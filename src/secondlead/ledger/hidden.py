"""What a page or an export may not show: reports under embargo, and the desk's confidential sources.

Here: which reports those are, and a story told without them. Not here: who has the right to see them (the caller's affair).

A story is told without its confidential reports by reckoning it twice: every word that is shown comes from the story of the public reports
alone, and of the whole story nothing is taken but standings, and that "a confidential source of ours" bears on a proposition. So no name,
no body and no word can pass, however the story is put into words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from secondlead.ledger.mendwords import HIDDEN
from secondlead.model.ledger import Backing, Filed, Proposition, Ref, Says, Status, Story
from secondlead.model.reading import Reading
from secondlead.model.report import Report
from secondlead.model.spans import Span

UNSHOWN = "words not shown"
LAST_ZONE = timezone(timedelta(hours=-12))  # where a day ends last: an embargo without a zone holds until it is over everywhere


def embargoed(until: str | None, moment: str) -> bool:
    """Whether an embargo holds at a moment (ISO 8601 with zone). One whose end is unknown, or cannot be read, holds."""
    if not until:
        return False
    end, now = ended(until), datetime.fromisoformat(moment)
    return end is None or now < end


def ended(until: str) -> datetime | None:
    """When an embargo ends: a day alone at its end, what has no zone by the last clock on earth. None where nobody knows."""
    try:
        when = datetime.fromisoformat(until)
        if len(until) <= 10:
            when += timedelta(days=1)
        return (when if when.tzinfo else when.replace(tzinfo=LAST_ZONE)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def free(reports: Iterable[Filed], moment: str) -> list[Filed]:
    """The reports that are under no embargo at a moment."""
    return [one for one in reports if not embargoed(one.reading.report.embargo_until, moment)]


def discreet(whole: Story, public: Story) -> Story:
    """The story as it may be shown. whole: reckoned over all reports; public: over those that are not confidential, of the same moment."""
    secret = {one.id for one in whole.reports if one.confidential}
    if not secret:
        return whole
    of = {(b.ref, b.span): one for one in whole.propositions for b in one.backings if not b.why and b.ref.report not in secret}
    return replace(
        public,
        reports=tuple(_veiled(one) if one.id in secret else one for one in whole.reports),
        statuses=tuple((id_, Status.CURRENT if id_ in secret else what) for id_, what in whole.statuses),
        propositions=tuple(_joined(one, of, secret) for one in public.propositions),
        mends=whole.mends,
    )


def _joined(one: Proposition, of: Mapping[tuple[Ref, Span], Proposition], secret: set[str]) -> Proposition:
    """A proposition of the public reports, with what confidential ones bear on it."""
    places = [(b.ref, b.span) for b in one.backings if not b.why]
    match = next((of[at] for at in places if at in of), None)
    hidden = [_backing(b) for b in match.backings if b.ref.report in secret and not b.why] if match else []
    if match is None or not hidden:
        return one
    because = one.because
    says = {b.says for b in hidden}
    if says - {Says.NEITHER}:
        did = " and ".join(sorted("puts it forward" if what is Says.FOR else "denies it" for what in says - {Says.NEITHER}))
        because = f"{because}; {HIDDEN} {did}"
    return replace(
        one,
        standing=match.standing,
        rule=match.rule,
        because=because,
        backings=(*one.backings, *hidden),
        history=tuple(replace(m, because=None if m.because and m.because.report in secret else m.because) for m in match.history),
        opinion=match.opinion,
    )


def _backing(one: Backing) -> Backing:
    """That somebody says something, and how surely; nothing of who or in which words."""
    bare = replace(one, ref=Ref(one.ref.report, ""), body=None, root=HIDDEN, relay=(HIDDEN,), span=Span(0, 0), words=UNSHOWN, mended="")
    return replace(bare, party=False, implied=False)


def _veiled(filed: Filed) -> Filed:
    """A confidential report as it may be shown: that it is there, since when."""
    report = filed.reading.report
    bare = Report(
        filed.id, HIDDEN, "", title=HIDDEN, outlet=report.outlet, published=report.published, published_from=report.published_from
    )
    return Filed(filed.id, Reading(bare, (), (), ()), (), filed.arrived, filed.story, filed.series, None, filed.reader, confidential=True)


def shown(reports: Sequence[Filed]) -> list[Filed]:
    """Those that are not confidential."""
    return [one for one in reports if not one.confidential]
