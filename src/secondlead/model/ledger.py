"""The ledger's records: what is kept of a report, what is added or mended, what a story comes to.

Here: nouns. Not here: how they are reckoned (ledger/), where they are kept (storage/), the contract's JSON (model/ledgerjson.py).
All moments are ISO 8601 with a zone; days are ISO dates.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from secondlead.model.frame import Frame, Kind
from secondlead.model.reading import Reading
from secondlead.model.spans import Span


class Status(StrEnum):
    """What a report is to its series at a moment."""

    CURRENT = "current"
    SUPERSEDED = "superseded"  # a later lead of its series stands
    CORRECTED = "corrected"  # its outlet corrected it
    WITHDRAWN = "withdrawn"  # killed
    COPY = "copy"  # another outlet's print of a report that is here, or a repeat


class Says(StrEnum):
    """What a statement does with a proposition."""

    FOR = "puts forward"
    AGAINST = "denies"
    NEITHER = "takes no position"


class Standing(StrEnum):
    """Where a proposition stands; the order is that of the rules (design.md)."""

    WITHDRAWN = "withdrawn"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    DENIED = "denied"
    CORROBORATED = "corroborated"
    REPORTED = "reported"
    UNCONFIRMED = "unconfirmed"


class State(StrEnum):
    """Where an expectation stands at a moment."""

    PENDING = "pending"
    DUE = "due"
    MET = "met"
    OVERDUE = "overdue"
    MOVED = "moved"
    CALLED_OFF = "called off"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Filed:
    """A report in the ledger: its reading, the frames of its statements, when it came, where it was put.

    id: the ledger's own, the report's with a number where the same bytes came twice under two links; series: id of the series of leads
    that it belongs to (the id of the first of it that came); version: its place in the series by its own account (lead number, version),
    then by the time of publication; copy_of: the report whose text it repeats; reader: the version of the reader.
    """

    id: str
    reading: Reading
    frames: tuple[Frame, ...]
    arrived: str
    story: str
    series: str
    copy_of: str | None = None
    reader: str = ""
    vectors: tuple[tuple[str, bytes], ...] = ()  # (statement id, its vector: 384 signed bytes)
    confidential: bool = False  # the desk's own, its source not to be shown
    mended: tuple[tuple[str, str], ...] = ()  # (statement id, what was mended in its reading), told in words

    def mends(self, statement: str) -> str:
        """What was mended in a statement of it, in words; "" for nothing."""
        return "; ".join(words for id_, words in self.mended if id_ == statement)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger's log, never changed. what: JSON values only; its keys hang on the kind.

    kinds: report (a report came), move, split, merge (groupings mended), correct, drop (a reading mended), undo (an entry taken back),
    note (the desk's own reporting), collected (a feed was asked: fine or failed), reread, forget (a tombstone).
    """

    number: int
    at: str
    kind: str
    by: str
    what: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mend:
    """A line of the log that somebody may take back, or has. what: told in words; undone: the number of the entry that took it back."""

    number: int
    at: str
    kind: str
    by: str
    what: str
    why: str
    report: str | None = None
    statement: str | None = None
    undone: int | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """A statement of a report in the ledger."""

    report: str
    statement: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """Belief, disbelief, uncertainty; they sum to 1 (Jøsang 2016). Base rate a half."""

    belief: float
    disbelief: float
    uncertainty: float

    @property
    def expected(self) -> float:
        """The projected probability."""
        return self.belief + self.uncertainty / 2


@dataclass(frozen=True, slots=True)
class Backing:
    """A statement as it bears on a proposition. low, high: its interval for the positive form; body: for whom its root speaks, None
    where unknown; party: its source has standing in the matter; words: the claim's; mended: what was corrected by hand."""

    ref: Ref
    says: Says
    low: float
    high: float
    class_: str
    body: str | None
    root: str
    relay: tuple[str, ...]
    span: Span
    words: str
    at: str
    party: bool = False
    implied: bool = False  # a modifier claims it, not the clause
    live: bool = True  # it counts: its report is neither withdrawn nor a copy, and no condition is open
    waits: bool = False  # on its condition
    denies: bool = False  # its wording presupposes or answers a claim; a plain negative does not
    withdrawn: bool = False  # its own outlet took it back
    mended: str = ""
    opinion: Opinion | None = None  # what it adds to the sum, once discounted
    discount: float = 1.0  # for the hops that its words took
    why: str = ""  # how it bears on the proposition where it is not of just this scope: "narrower", "wider", "plan"


@dataclass(frozen=True, slots=True)
class Moment:
    """A standing that a proposition took on, and the statement that brought it."""

    at: str
    standing: Standing
    because: Ref | None


@dataclass(frozen=True, slots=True)
class Proposition:
    """What several statements are about. frame: the frame that stands for it; rule: the number of the rule that gave the standing."""

    id: str
    kind: Kind
    text: str
    frame: Frame
    standing: Standing
    rule: int
    because: str
    bodies: tuple[str, ...]
    backings: tuple[Backing, ...]
    narrower_than: tuple[str, ...] = ()
    conditional_on: tuple[str, ...] = ()
    not_denied: str | None = None
    history: tuple[Moment, ...] = ()
    opinion: Opinion | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """Somebody asked or concerned who has said nothing, over which reports, and until when that was looked at."""

    body: str
    about: str
    since: str
    ref: Ref
    over: tuple[str, ...]
    until: str
    unknown: bool = False  # a feed failed meanwhile: they may have spoken


@dataclass(frozen=True, slots=True)
class Question:
    """An unsettled proposition: who could settle it, who of them has not spoken, since when, what is due."""

    text: str
    proposition: str
    could_settle: tuple[str, ...]
    not_spoken: tuple[str, ...]
    open_since: str
    due: str | None = None


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something announced, planned or implied, with a window in time; ends None where open."""

    id: str
    what: str
    kind: str  # plan, announcement, expectation, scheduled, arrival, running
    from_: str | None
    to: str | None
    says: tuple[Ref, ...]
    who: str
    certainty: str
    state: State
    because: Ref | None = None
    proposition: str | None = None


@dataclass(frozen=True, slots=True)
class FigurePoint:
    """One value of a series of figures. why: first, rise, fall, correction, conflict, other scope, rounding, same."""

    ref: Ref
    at: str
    low: float | None
    high: float | None
    source: str
    why: str
    span: Span


@dataclass(frozen=True, slots=True)
class FigureSeries:
    """What is counted of what, and its values over time."""

    counts: str
    unit: str
    points: tuple[FigurePoint, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What belongs together, as it stands at a moment."""

    id: str
    title: str
    first: str
    last: str
    reports: tuple[Filed, ...]
    statuses: tuple[tuple[str, Status], ...]
    propositions: tuple[Proposition, ...] = ()
    silences: tuple[Silence, ...] = ()
    questions: tuple[Question, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    figures: tuple[FigureSeries, ...] = ()
    as_of: str = ""
    mends: tuple[Mend, ...] = ()  # those that count at this moment

    def status(self, report: str) -> Status:
        """What a report of the story is at this moment."""
        return dict(self.statuses).get(report, Status.CURRENT)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What placing goes by: weighted terms (names, places, words), a vector of 384 signed bytes, the day."""

    terms: tuple[tuple[str, float], ...]
    vector: bytes
    day: str


@dataclass(frozen=True, slots=True)
class StorySketch:
    """A story as placing sees it: the terms of its reports with their weights, the mean of their vectors, its days, how many reports."""

    id: str
    terms: tuple[tuple[str, float], ...]
    vector: bytes
    first: str
    last: str
    reports: int
    members: tuple[Fingerprint, ...] = field(default=())  # of its latest reports
