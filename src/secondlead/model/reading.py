"""A reading: what a report says, statement by statement. The records behind the contract's JSON.

Here: statements and what they are made of. Not here: how they are shown (views/), what many reports say together (the ledger).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from secondlead.model.circumstances import Journey, Place, Quantity, Time
from secondlead.model.contract import reading_dict
from secondlead.model.report import Report
from secondlead.model.spans import Span


class SourceKind(StrEnum):
    """What sort of source answers for the words."""

    PERSON = "person"
    OFFICE = "office"
    ANONYMOUS = "anonymous"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    DOCUMENT = "document"
    PUBLIC = "public"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """What the source does with the content."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DOUBTS = "doubts"
    NEITHER = "neither"
    DECLINES = "declines"
    SILENT = "silent"
    ASKS = "asks"


class Modality(StrEnum):
    """How the content stands to the world: done, going on, planned, ..."""

    DONE = "done"
    ONGOING = "ongoing"
    PLANNED = "planned"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    HABITUAL = "habitual"


class Quote(StrEnum):
    """Whether the content stands between quotation marks: all of it, part of it, none; NONE where nothing is said."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Source:
    """Whom the sentence makes answer for the words; `name` is the fullest form in the report, `parts` several side by side."""

    span: Span
    name: str
    kind: SourceKind
    body: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    count: str = "unknown"  # one, several, unknown
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Embedded:
    """A hedge inside a modifier: it does not lower the clause, and is kept apart over its own words."""

    hedge: Span
    class_: str
    over: Span


@dataclass(frozen=True, slots=True)
class Certainty:
    """How far the source commits itself: a class of the scale, its interval of probability, and the words that say so."""

    class_: str
    low: float
    high: float
    because: tuple[Span, ...] = field(default=(), compare=False)
    embedded: tuple[Embedded, ...] = ()


@dataclass(frozen=True, slots=True)
class Hop:
    """One carrier of the words on their way to print."""

    name: str
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Stated:
    """The time of saying: its words, and the days (ISO dates, both included) that they may mean."""

    text: str
    from_: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution: source + cue + content, with how sure, through whom, and when said. `source` None: the outlet's own voice."""

    id: str
    source: Source | None
    cue: Span | None
    content: tuple[Span, ...]
    quote: Quote
    certainty: Certainty
    stance: Stance
    modality: Modality
    condition: Span | None
    relay: tuple[Hop, ...]
    stated: Stated | None
    confidence: float = field(compare=False)
    within: str | None = None
    when: tuple[Span, ...] = ()  # the times of the thing said, as they stand in Reading.times; the time of saying is `stated`
    by: str = field(default="encoder", compare=False)  # the head or rule that found it
    score: float = field(default=0.0, compare=False)  # the finder's own, before it was made a probability


@dataclass(frozen=True, slots=True)
class Event:
    """A happening named in the text; factuality from -3 (certainly did or will not happen) to 3 (certainly did or will)."""

    span: Span
    factuality: float


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in the text. Mentions of one bearer share `id`; `name` is the fullest form in the report."""

    span: Span
    type: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one report."""

    report: Report
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    entities: tuple[Entity, ...]
    warnings: tuple[str, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    journeys: tuple[Journey, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON of this reading (reading.schema.json): every key there, null or [] where there is nothing."""
        return reading_dict(self)
