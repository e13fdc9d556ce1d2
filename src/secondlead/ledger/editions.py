"""A report as a series knows it: who filed it, when, with which mark, and its wording as shingles.

Here: the record, and how near two texts are. Not here: which series a report continues (series.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from zlib import crc32

from secondlead.ledger.sides import stems
from secondlead.ledger.wordrows import rows_outside
from secondlead.model.report import BlockKind, Lead, Report

SHINGLE = 3  # words in a row
WORD = re.compile(r"\w+(?:['’]\w+)*")
Thing = TypeVar("Thing")
BODY = (BlockKind.HEADLINE, BlockKind.PARAGRAPH)


@dataclass(frozen=True, slots=True)
class Edition:
    """One report, plainly. `link` and `version` are its address or guid and its number there, where it has them."""

    id: str
    outlet: str | None
    published: str | None  # ISO 8601, a day or a moment
    lead: Lead | None
    title: frozenset[str]  # the headline's content words by their stems
    words: frozenset[str]  # the body's
    shingles: frozenset[int]  # three words in a row, hashed
    link: str | None = None
    version: int | None = None
    own: frozenset[int] = frozenset()  # pairs of content words outside quotations, hashed


def edition(report: Report, link: str | None = None, version: int | None = None) -> Edition:
    """The record of a report; link: what a feed or a file calls it, the report's own address by default."""
    body = [block.span.text for block in report.blocks if block.kind in BODY] or [report.text]
    prose = [block.span.text for block in report.blocks if block.kind is BlockKind.PARAGRAPH] or body
    words = [found[0].casefold().replace("’", "'") for text in prose for found in WORD.finditer(text)]
    rows = [" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))] if words else []
    return Edition(
        id=report.id,
        outlet=report.outlet,
        published=report.published,
        lead=report.lead,
        title=frozenset(stems(report.title or "")),
        words=frozenset(stem for text in prose for stem in stems(text)),
        shingles=frozenset(crc32(row.encode()) for row in rows),
        link=link or report.url,
        version=version,
        own=rows_outside(report),
    )


def held(one: frozenset[Thing], other: frozenset[Thing]) -> float:
    """How much of the smaller of two sets is in the other; 0 for an empty one."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def alike(one: frozenset[Thing], other: frozenset[Thing]) -> float:
    """Jaccard's measure: what is in both against what is in either."""
    return len(one & other) / len(one | other) if one or other else 1.0


def hours(earlier: str | None, later: str | None) -> tuple[float, float] | None:
    """The least and the most hours from the one to the other; a day counts from its start to its end. None where one is not known."""
    if earlier is None or later is None:
        return None
    first, second = _between(earlier), _between(later)
    if first is None or second is None:
        return None
    hour = timedelta(hours=1)
    return (second[0] - first[1]) / hour, (second[1] - first[0]) / hour


def _between(when: str) -> tuple[datetime, datetime] | None:
    try:
        start = datetime.fromisoformat(when)
    except ValueError:
        return None
    start = start if start.tzinfo else start.replace(tzinfo=UTC)
    return start, start + timedelta(days=1) if len(when) == 10 else start
