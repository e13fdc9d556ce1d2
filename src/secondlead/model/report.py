"""A report: one text from one outlet at one time.

Here: the report, its lead mark, its layout. Not here: how bytes become one (intake/).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from secondlead.model.notes import EditorNote
from secondlead.model.spans import Span


class LeadAction(StrEnum):
    """What a version does to the series that it belongs to."""

    FIRST = "first"  # URGENT, or no mark: it opens the series
    UPDATE = "update"  # LEAD, 2nd LD, UPDATE 1, WRAPUP, Writethru
    CORRECT = "correct"  # CORRECTED: withdraws what it names
    REFILE = "refile"  # REFILE: minor mending, nothing withdrawn
    REPEAT = "repeat"  # REPEAT: the same text again, no new evidence
    WITHDRAW = "withdraw"  # KILL, STORY WITHDRAWN
    ADVISE = "advise"  # ADVISORY, ATTENTION: a note to editors


@dataclass(frozen=True, slots=True)
class Lead:
    """The version mark of a report, as printed, and what it means. `number` is None where the mark bears none."""

    mark: str
    kind: str  # urgent, lead, writethru, update, wrapup, corrected, refile, repeat, kill, advisory, exclusive, feature
    number: int | None
    action: LeadAction


class BlockKind(StrEnum):
    """What a stretch of the text is. Only HEADLINE and PARAGRAPH (after its dateline) can hold statements."""

    MARK = "mark"  # UPDATE 2-, (LEAD): stands at the start of a headline, which begins after it
    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    DATELINE = "dateline"  # MOSCOW, Sept 11 (Agency) -: stands at the start of a paragraph, which begins after it
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"  # Source: Agency; (Reporting by ...); contributed to this report
    NOTE = "note"  # editor's notes: (ATTN: ADDS details), Eds: UPDATES with ...
    LINK = "link"  # read also, related headlines
    LEGAL = "legal"  # copyright lines


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of the report's text and what it is. The blocks of a report are in order and do not overlap."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class ItemId:
    """What the sender calls the item: the same `uri` over all its versions; `version` as written, None where it is not numbered."""

    uri: str
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One text from one outlet at one time. All offsets of a reading count code points of `text`."""

    id: str  # first 16 hex digits of the SHA-256 of the input's bytes
    input: str  # the name that it was given by: path, URL, "-" or "text"
    text: str
    data: bytes = field(default=b"", compare=False, repr=False, kw_only=True)  # the bytes that it was made from, as they came
    whole: bytes = field(default=b"", compare=False, repr=False, kw_only=True)  # those of the file, line or answer that it was a part of
    title: str | None = None  # the headline without its lead mark
    byline: str | None = None
    outlet: str | None = None
    credit: str | None = None  # the source line as printed
    url: str | None = None
    published: str | None = None  # ISO 8601; a date alone is a day in the outlet's zone
    published_from: str = "unknown"  # given, metadata, dateline, text, unknown
    lead: Lead | None = None
    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()
    notes: tuple[EditorNote, ...] = ()  # what editors noted on this version; a reading's JSON leaves them out, as it does the blocks
    item: ItemId | None = None  # this and what follows: only where the format says so
    status: str | None = None  # usable, withheld, canceled
    signal: tuple[str, ...] = ()  # what the sender wants done with it: update, correction, ...
    note: str | None = None  # to editors
    embargo_until: str | None = None  # ISO 8601 with zone; "unknown" where it is embargoed and no moment is given
    hops: tuple[str, ...] = ()  # outlets that it went through, the first one first
    sources: tuple[str, ...] = ()  # outlets that its information is from
    derived_from: tuple[str, ...] = ()  # items that it was made from or takes the place of
    urgency: int | None = None  # 1, most urgent, to 9
    created: str | None = None  # ISO 8601: when the item's first version was made; `published` is this version's
