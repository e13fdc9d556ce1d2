"""A report that comes in against those that are here: is it known, which series does it continue, whose text does it repeat.

Here: the decision over slips, the same whatever the order in which reports come. Not here: how near two texts are (series.py), versions of
one link (intake/arrival.py), which story it belongs to (placing.py), finding the candidates (storage/).

Two reports are held against each other as the earlier and the later by their own account, whichever came first; a series is what hangs
together by such pairs. So a lead that comes late joins what it links, and a copy whose original comes after it becomes a copy then.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from secondlead.intake.arrival import Arrival, arrival, link_key, text_key
from secondlead.ledger.editions import Edition as Plain
from secondlead.ledger.editions import edition as plainly
from secondlead.ledger.order import rank
from secondlead.ledger.series import Step, place
from secondlead.model.filing import Place, Slip
from secondlead.model.report import Report

MARKS = 24  # shingles by which a near text is found: those with the lowest hashes, so that near texts keep the same ones
CONTINUES = frozenset({Step.UPDATE, Step.CORRECTION, Step.REFILE, Step.WITHDRAWAL, Step.REPEAT, Step.UNCHANGED})
REPEATS = frozenset({Step.COPY, Step.REPEAT, Step.UNCHANGED})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a report is to those that are here. came: new, updated, unchanged, repeated; joins: reports of its series; copies: reports that
    repeat it, and came before it; because: why, in words."""

    came: str
    because: str
    copy_of: Slip | None = None
    joins: tuple[Slip, ...] = ()
    copies: tuple[Slip, ...] = ()

    @property
    def bound(self) -> tuple[Slip, ...]:
        """Those in whose story it belongs."""
        return (*self.joins, *self.copies, *((self.copy_of,) if self.copy_of else ()))


def sha_of(report: Report) -> str:
    """SHA-256 of a report's bytes, in hex."""
    return hashlib.sha256(report.data or report.text.encode("utf-8", "surrogatepass")).hexdigest()


def slip_of(report: Report, sha: str, reader: str) -> Slip:
    """A report's slip before it is filed."""
    return Slip(
        id=report.id,
        sha=sha,
        input=report.input,
        arrived="",
        story="",
        series="",
        link=link_key(report.url) if report.url else None,
        url=report.url,
        uri=report.item.uri if report.item else None,
        version=report.item.version if report.item else None,
        text=text_key(report.text),
        outlet=report.outlet,
        title=report.title,
        published=report.published,
        published_from=report.published_from,
        lead=report.lead,
        status=report.status,
        signal=report.signal,
        embargo_until=report.embargo_until,
        reader=reader,
        wording=_wording(plainly(report)),
        whole=hashlib.sha256(report.whole).hexdigest() if report.whole else None,
    )


def marks(slip: Slip) -> tuple[int, ...]:
    """The hashes by which a near text is found."""
    return tuple(sorted(_plain(slip).shingles)[:MARKS])


def known(slip: Slip, same: Sequence[Slip]) -> Slip | None:
    """The report that this one is over again: the same bytes, by the same way, of the same time. Such a one is not read again."""
    by = (slip.link, slip.uri, slip.version, slip.outlet, slip.published)
    return next((one for one in same if (one.link, one.uri, one.version, one.outlet, one.published) == by), None)


def judged(report: Report, slip: Slip, versions: Sequence[Slip], near: Sequence[Slip]) -> Verdict:
    """What a report is to the known versions of its link, name or text, and to those near it in wording; first that holds:

    1. the same once more: unchanged, and not filed
    2. a version of a link or name that is known: updated, or repeated
    3. the same text as another's: repeated; 4. near to others of its outlet: updated; 5. new
    """
    told = arrival(report, [one.known() for one in versions])
    if told.arrival is Arrival.UNCHANGED or any(_twin(slip, one) for one in versions):
        return Verdict("unchanged", told.because)
    several = {one.id: one for one in (*versions, *near)}
    mine, others = _plain(slip), {id_: _plain(one) for id_, one in several.items()}
    joins: list[Slip] = []
    copies: list[tuple[float, Slip]] = []  # with how near they are
    repeats: list[tuple[float, Slip]] = []
    why = "nothing before it is near"
    for id_, other in sorted(others.items()):
        later = _order(slip) >= _order(several[id_])
        pair = place(mine, [other]) if later else place(other, [mine])
        if _linked(slip, several[id_]) or (pair.step in CONTINUES and several[id_].outlet == slip.outlet):
            joins.append(several[id_])
            why = pair.because
        if pair.step in REPEATS and not _linked(slip, several[id_]):
            (repeats if later else copies).append((pair.near, several[id_]))
            why = pair.because
    own = {one.id for one in joins}
    repeats = [one for one in repeats if one[1].copy_of not in own]  # who repeats an earlier lead of this one is no original of it
    original = max(repeats, key=lambda one: (one[0], _reversed(one[1])), default=(0.0, None))[1]
    came = "new"
    if told.arrival is Arrival.REPEAT or original is not None:
        came = "repeated"
        original = original or next((one for one in versions if told.against and one.id == told.against.report), None)
    elif joins or told.arrival in (Arrival.UPDATE, Arrival.CORRECTION, Arrival.OLDER, Arrival.KILL):
        came = "updated" if joins or told.against else "new"
    first = () if original else tuple(one for _, one in copies if one.copy_of is None)  # a copy has none of its own
    return Verdict(came, told.because if told.against else why, original, tuple(joins), first)


def placed(slip: Slip, verdict: Verdict, story: str, series: Sequence[Slip], stories: Sequence[Slip]) -> dict[str, Place]:
    """Where a report and those that its coming moves are put.

    series: all reports of the series that it joins; stories: all reports of the stories that it joins, where they are several.
    """
    first = min(verdict.joins, key=lambda one: (one.arrived, one.id), default=None)
    name = first.series if first else slip.id
    found = {slip.id: Place(story, name, verdict.copy_of.id if verdict.copy_of else None)}
    repeats = {one.id for one in verdict.copies}
    for one in {one.id: one for one in (*series, *stories, *verdict.copies)}.values():
        of = slip.id if one.id in repeats else None if one.copy_of in repeats else one.copy_of
        place = Place(story, name if one in series else one.series, of)
        if place != Place(one.story, one.series, one.copy_of):
            found[one.id] = place
    return found


def _twin(slip: Slip, one: Slip) -> bool:
    """The same text of the same outlet, neither under a link or name that tells them apart."""
    by = (slip.text, slip.title, slip.outlet, slip.link, slip.uri, slip.lead)
    same = (one.text, one.title, one.outlet, one.link, one.uri, one.lead) == by
    return same and (slip.version == one.version) and (slip.published == one.published or None in (slip.published, one.published))


def _linked(slip: Slip, one: Slip) -> bool:
    return (slip.uri is not None and slip.uri == one.uri) or (slip.link is not None and slip.link == one.link)


def _order(one: Slip) -> tuple[str, int, str]:
    return one.published or one.arrived or "~", rank(one.lead), one.id  # what has not come yet is the latest


def _reversed(one: Slip) -> tuple[int, ...]:
    """Sorts the earliest highest."""
    moment, place, id_ = _order(one)
    return (*(-ord(sign) for sign in moment), -place, *(-ord(sign) for sign in id_))


def _wording(plain: Plain) -> bytes:
    held = {"title": sorted(plain.title), "words": sorted(plain.words), "shingles": sorted(plain.shingles)}
    return json.dumps(held, separators=(",", ":")).encode()


def _plain(slip: Slip) -> Plain:
    held = json.loads(slip.wording) if slip.wording else {"title": (), "words": (), "shingles": ()}
    return Plain(
        id=slip.id,
        outlet=slip.outlet,
        published=slip.published,
        lead=slip.lead,
        title=frozenset(held["title"]),
        words=frozenset(held["words"]),
        shingles=frozenset(held["shingles"]),
        link=slip.link,
        version=None,
    )
