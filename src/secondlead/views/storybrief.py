"""A story as a brief: plain records ready to show, in the order in which a desk wants them.

Here: what is shown and in which words. Not here: how it is drawn (storyterminal.py, the page), how anything is reckoned (the ledger).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondlead.ledger.timeline import Moved, Step
from secondlead.model.change import ChangeKind
from secondlead.model.frame import Kind
from secondlead.model.ledger import (
    Backing,
    Expectation,
    FigurePoint,
    FigureSeries,
    Filed,
    Mend,
    Proposition,
    Question,
    Says,
    Silence,
    Standing,
    Status,
    Story,
)

TITLES = {
    Standing.CONFIRMED: "Confirmed",
    Standing.DISPUTED: "Disputed",
    Standing.DENIED: "Denied",
    Standing.CORROBORATED: "Corroborated",
    Standing.REPORTED: "Reported",
    Standing.UNCONFIRMED: "Unconfirmed",
    Standing.WITHDRAWN: "Withdrawn",
}
FIRST_SHOWN = 12  # propositions of one standing; the rest are told by their number


@dataclass(frozen=True, slots=True)
class Row:
    """A proposition in a line: what, why, who; open: what its denials leave open; notes beside it."""

    id: str
    text: str
    because: str
    bodies: tuple[str, ...]
    statements: int
    plan: bool
    open: str | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The propositions of one standing, plans apart. left: how many more there are."""

    key: str
    title: str
    rows: tuple[Row, ...]
    left: int = 0


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report of the story: when, who, its mark, its headline, what it is to its series."""

    id: str
    at: str
    outlet: str
    mark: str
    title: str
    status: str


@dataclass(frozen=True, slots=True)
class StoryBrief:
    """All that a story's brief shows."""

    id: str
    title: str
    line: str
    as_of: str
    groups: tuple[Group, ...]
    figures: tuple[tuple[str, tuple[str, ...]], ...]
    silences: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]
    expectations: tuple[tuple[str, str, str], ...]
    changes: tuple[tuple[str, str], ...]
    reports: tuple[ReportRow, ...]
    mends: tuple[tuple[str, str], ...] = ()  # (entry, what was mended, by whom, why)


def story_brief(story: Story, changes: Sequence[tuple[str, str]] = (), *, every: bool = False) -> StoryBrief:
    """The brief of a story. changes: (kind, sentence) since the last lead; every: all propositions, not only the first of each standing."""
    outlets = {filed.id: filed.reading.report.outlet or filed.reading.report.input for filed in story.reports}
    groups = []
    for kind, suffix in ((Kind.EVENT, ""), (Kind.PLAN, ", planned")):
        for standing, title in TITLES.items():
            of_kind = [one for one in story.propositions if one.standing is standing and one.kind is kind]
            several = sorted((one for one in of_kind if not one.frame.figure), key=_weight)  # figures stand in their series
            if several:
                kept = several if every else several[:FIRST_SHOWN]
                rows = tuple(_row(one) for one in kept)
                groups.append(Group(standing.value + ("-plan" if suffix else ""), title + suffix, rows, len(several) - len(kept)))
    live = [one for one in story.reports if story.status(one.id) is not Status.COPY]
    return StoryBrief(
        id=story.id,
        title=story.title,
        line=_line(story, len(live)),
        as_of=story.as_of,
        groups=tuple(groups),
        figures=tuple(_figures(one, outlets) for one in story.figures if len(one.points) > 1 or one.points[0].why == "first"),
        silences=tuple(_silence(one) for one in story.silences),
        questions=tuple(question(one) for one in story.questions),
        expectations=tuple(_expectation(one) for one in story.expectations),
        changes=tuple(changes),
        reports=tuple(_report(one, story.status(one.id)) for one in story.reports),
        mends=tuple(_mend(one) for one in story.mends),
    )


def _line(story: Story, live: int) -> str:
    copies = len(story.reports) - live
    outlets = len({filed.reading.report.outlet for filed in story.reports if filed.reading.report.outlet})
    parts = [_count(len(story.reports), "report"), _count(outlets, "outlet")]
    if copies:
        parts.append(_count(copies, "copy", "copies"))
    return f"{', '.join(parts)}; {day(story.first)} to {day(story.last)}"


def _weight(one: Proposition) -> tuple[int, int, str, str]:
    """Those with more bodies and statements first, then the older."""
    own = [backing for backing in one.backings if not backing.why]
    return -len(one.bodies), -len({(b.ref.report, b.ref.statement) for b in own}), min((b.at for b in one.backings), default=""), one.id


def _row(one: Proposition) -> Row:
    neither = tuple(dict.fromkeys(b.root for b in one.backings if b.says is Says.NEITHER and not b.why))
    notes = [f"{', '.join(neither)}: no position"] if neither else []
    waits = next((b.why for b in one.backings if b.waits and not b.live), "")
    if waits:
        notes.append(waits)
    mended = next((b.mended for b in one.backings if b.mended), "")
    if mended:
        notes.append(f"mended: {mended}")
    lent = [b for b in one.backings if b.why in ("narrower", "plan")]
    if lent:
        notes.append(f"{_support(lent)} by what is narrower or planned")
    statements = {(b.ref.report, b.ref.statement) for b in one.backings if not b.why}
    return Row(one.id, one.text, one.because, one.bodies, len(statements), one.kind is Kind.PLAN, one.not_denied, tuple(notes))


def _support(lent: Sequence[Backing]) -> str:
    ways = {b.says for b in lent}
    return "supported" if ways == {Says.FOR} else "weakened" if ways == {Says.AGAINST} else "touched"


def _figures(one: FigureSeries, outlets: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """ "killed", and each value with its source, outlet and what it is to the one before."""
    return one.counts, tuple(
        f"{day(p.at)}  {value(p)} ({p.source}{', ' + outlets[p.ref.report] if outlets.get(p.ref.report) not in (None, p.source) else ''})"
        + (f": {p.why}" if p.why not in ("first",) else "")
        for p in one.points
    )


def value(point: FigurePoint) -> str:
    """A figure with its bounds, in words."""
    low, high = (_number(one) if one is not None else "" for one in (point.low, point.high))
    if low == high:
        return low
    if not high:
        return f"at least {low}"
    if not low:
        return f"at most {high}"
    return f"{low} to {high}"


def _number(one: float) -> str:
    return f"{int(one):,}" if one == int(one) else f"{one:,}"


def _silence(one: Silence) -> str:
    about = f" on {one.about}" if one.about else ""
    if one.unknown:
        return f"{one.body}{about}: not known; a feed could not be asked meanwhile"
    return f"No word from {one.body}{about} in {_count(len(one.over), 'collected report')} from {day(one.since)} until {moment(one.until)}"


def question(one: Question) -> tuple[str, str]:
    """A question, and who could settle it."""
    silent = f"not heard: {', '.join(one.not_spoken)}" if one.not_spoken else "all of them have spoken"
    due = f"; due by {day(one.due)}" if one.due else ""
    return one.text, f"could be settled by {', '.join(one.could_settle)}; {silent}; open since {day(one.open_since)}{due}"


def _expectation(one: Expectation) -> tuple[str, str, str]:
    window = f"{day(one.from_) if one.from_ else 'open'} to {day(one.to) if one.to else 'open'}"
    return one.state.value, (day(one.from_) if one.from_ and one.from_[:10] == (one.to or "")[:10] else window), f"{one.what} ({one.who})"


def _report(one: Filed, status: Status) -> ReportRow:
    report = one.reading.report
    mark = report.lead.mark if report.lead else ""
    return ReportRow(one.id, report.published or one.arrived, report.outlet or "", mark, report.title or report.input, status.value)


def _mend(one: Mend) -> tuple[str, str]:
    why = f": {one.why}" if one.why else ""
    return f"entry {one.number}", f"{one.what} ({one.by}, {moment(one.at)}{why})"


def _count(number: int, noun: str, many: str = "") -> str:
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


def day(iso: str) -> str:
    """The day, and the hour where there is one, of an ISO moment."""
    return iso[:10] + (f" {iso[11:16]}" if len(iso) > 10 and iso[11:16] != "00:00" else "")


def moment(iso: str) -> str:
    """A moment to the minute."""
    return iso[:16].replace("T", " ")


def lines_of(last: Sequence[Step], since: Sequence[Moved]) -> list[tuple[str, str]]:
    """What the last lead changed, without what was only reworded; and the standings that moved."""
    found = [(change.kind.value, change.text) for step in last for change in step.diff.changes if change.kind is not ChangeKind.REWORDED]
    for one in since:
        before = one.before.standing.value if one.before else "new"
        found.append(("standing", f"{before}, then {one.now.standing.value} ({day(one.now.at)}): {one.proposition.text}"))
    return found
