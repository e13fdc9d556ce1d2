"""A diff made ready to show: two reports, and the changes in groups. Plain dataclasses.

Here: which change stands in which group, its words before and now. Not here: colour, width, markup (changed_terminal.py, changed_page.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondlead.model.change import Change, ChangeKind, Diff, StatementRef
from secondlead.model.report import Report
from secondlead.views.days import day

# kind, title of its group, word of the tally; in the order in which a desk wants them, that of the diff itself.
KINDS = (
    (ChangeKind.CORRECTED, "Corrected", "corrected"),
    (ChangeKind.DENIED, "Denied now", "denied"),
    (ChangeKind.CONFIRMED, "Confirmed now", "confirmed"),
    (ChangeKind.FIGURE, "Figures changed", "figure"),
    (ChangeKind.HARDENED, "Hardened", "hardened"),
    (ChangeKind.SOFTENED, "Softened", "softened"),
    (ChangeKind.RESOURCED, "Other sources", "re-sourced"),
    (ChangeKind.ADDED, "Added", "added"),
    (ChangeKind.DROPPED, "Dropped", "dropped"),
    (ChangeKind.MOVED, "Moved", "moved"),
    (ChangeKind.REWORDED, "Reworded only", "reworded"),
)
FOLDED = ChangeKind.REWORDED
ALONE = (ChangeKind.ADDED, ChangeKind.DROPPED, ChangeKind.MOVED)  # their sentence quotes all there is


@dataclass(frozen=True, slots=True)
class Head:
    """One of the two reports."""

    title: str
    outlet: str
    mark: str | None
    published: str
    input: str


@dataclass(frozen=True, slots=True)
class Row:
    """One change: its number from 1, its sentence, the words before and now where the sentence does not hold them all."""

    number: int
    change: Change
    text: str
    before: str
    now: str
    places: int  # where it shows, headline and paragraph counted apart


@dataclass(frozen=True, slots=True)
class Kind:
    """The changes of one kind."""

    key: str
    title: str
    tally: str
    rows: tuple[Row, ...]

    @property
    def counted(self) -> str:
        """ "2 figures", "3 added"."""
        plural = self.key == ChangeKind.FIGURE and len(self.rows) > 1
        return f"{len(self.rows)} {self.tally}{'s' if plural else ''}"


@dataclass(frozen=True, slots=True)
class Changed:
    """A diff ready to show; `folded` are the kinds that are shown only when they are asked for."""

    old: Head
    new: Head
    kinds: tuple[Kind, ...]
    folded: tuple[Kind, ...]

    @property
    def count(self) -> int:
        """How many changes are shown."""
        return sum(len(kind.rows) for kind in self.kinds)


def changed(diff: Diff, everything: bool = False) -> Changed:
    """The view of a diff; everything: what was only reworded too."""
    rows = [row(number, change) for number, change in enumerate(diff.changes, 1)]
    kinds = [Kind(str(kind), title, tally, tuple(one for one in rows if one.change.kind is kind)) for kind, title, tally in KINDS]
    full = [kind for kind in kinds if kind.rows]
    return Changed(
        head(diff.old),
        head(diff.new),
        tuple(kind for kind in full if everything or kind.key != FOLDED),
        tuple(kind for kind in full if not everything and kind.key == FOLDED),
    )


def head(report: Report) -> Head:
    """What stands above a report."""
    published = day(report.published) if report.published else "no date of publication"
    title = " ".join((report.title or report.input).split())
    return Head(
        title, " ".join((report.outlet or "outlet unknown").split()), report.lead.mark if report.lead else None, published, report.input
    )


def row(number: int, change: Change) -> Row:
    """One change in words."""
    alone = change.kind in ALONE
    return Row(number, change, change.text, "" if alone else words(change.old), "" if alone else words(change.new), 1 + len(change.more))


def words(ref: StatementRef | None) -> str:
    """The words of a statement's content, its parts joined."""
    return " … ".join(" ".join(span.text.split()) for span in ref.spans) if ref else ""


def places(changes: Sequence[Change], side: str) -> list[tuple[StatementRef, int]]:
    """Every place of one side ("old" or "new") with its change's number from 1."""
    found = []
    for number, change in enumerate(changes, 1):
        for old, new in ((change.old, change.new), *change.more):
            ref = old if side == "old" else new
            if ref is not None:
                found.append((ref, number))
    return found
