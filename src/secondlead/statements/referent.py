"""Whom or what a phrase means: the record that the source book keeps of each.

Here: the record. Not here: how it is found (sources.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from secondlead.model.reading import Source, SourceKind
from secondlead.model.spans import Span
from secondlead.statements.countries import Power


@dataclass(frozen=True, slots=True)
class Referent:
    """key: equal for phrases that mean the same; noun: the source noun that it was called by; words: those that described it."""

    key: str
    name: str
    kind: SourceKind
    body: str | None = None
    power: Power | None = None
    country: str | None = None
    count: str = "unknown"
    gender: str = ""
    human: bool = False
    noun: str = ""
    words: frozenset[str] = field(default=frozenset())
    parts: tuple[str, ...] = ()

    def source(self, span: Span) -> Source:
        """As the contract's record."""
        return Source(span, self.name, self.kind, self.body, self.country, self.count, self.parts)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A referent at a place in the text. weight: how much in play it is there; quoted: within quotation marks."""

    start: int
    end: int
    sentence: int
    referent: Referent
    weight: int
    quoted: bool
    headline: bool = False
