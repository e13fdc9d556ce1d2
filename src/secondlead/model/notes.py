"""What editors note on a version of a report: what was added, what was corrected, what is to come.

Here: the records. Not here: how they are read (intake/editnotes.py), what follows for earlier versions (the ledger).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from secondlead.model.spans import Span


class EditAct(StrEnum):
    """What an editor did."""

    ADDED = "added"
    UPDATED = "updated"
    RECAST = "recast"  # written or ordered anew
    CORRECTED = "corrected"
    CLARIFIED = "clarified"
    REMOVED = "removed"
    REPLACED = "replaced"  # a paragraph for another
    REPEATED = "repeated"
    REFILED = "refiled"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing done. `what` and `where` are the note's words; `right` and `wrong` stand where it tells both, or the right one alone."""

    act: EditAct
    span: Span
    what: str = ""
    where: str = ""
    right: str = ""
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Upcoming:
    """A text announced to editors: how many words, by when, in the note's words."""

    span: Span
    words: int | None
    by: str


@dataclass(frozen=True, slots=True)
class EditorNote:
    """One note: its place in the report's text, and what it tells."""

    span: Span
    edits: tuple[Edit, ...] = ()
    upcoming: tuple[Upcoming, ...] = ()
