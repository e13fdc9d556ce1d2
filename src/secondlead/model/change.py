"""What differs between two reports: the records behind the contract's `change` and `diff`.

Here: changes, and the places that they rest on. Not here: how they are found (ledger/), how they are shown (views/).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from secondlead.model.contract import diff_dict
from secondlead.model.report import Report
from secondlead.model.spans import Span


class ChangeKind(StrEnum):
    """What happened to a statement from one report to the next."""

    ADDED = "added"
    DROPPED = "dropped"
    HARDENED = "hardened"  # surer than before
    SOFTENED = "softened"  # less sure
    DENIED = "denied"
    CONFIRMED = "confirmed"
    RESOURCED = "resourced"  # somebody else, more of them, or a name answers for it now
    FIGURE = "figure"
    CORRECTED = "corrected"  # by the outlet's own word
    MOVED = "moved"
    REWORDED = "reworded"  # nothing but the wording


@dataclass(frozen=True, slots=True)
class StatementRef:
    """A statement of a report, and where its content stands there."""

    report: str  # the report's id
    statement: str  # the statement's id
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `old` is None for what was added, `new` for what was dropped; `text` says it in one sentence.

    `more` holds further places where the same change shows: the headline beside the first paragraph.
    """

    kind: ChangeKind
    old: StatementRef | None
    new: StatementRef | None
    text: str
    more: tuple[tuple[StatementRef | None, StatementRef | None], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Diff:
    """Two reports and what the second changes, the weightiest first."""

    old: Report
    new: Report
    changes: tuple[Change, ...]

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON of a diff (diff.schema.json)."""
        return diff_dict(self)
