"""Places in a report's text.

Here: the span and the few questions asked of spans. Not here: words, sentences (model/parse.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text` as it stands from `start` to `end`: Unicode code points of the report's text, end exclusive."""

    start: int
    end: int
    text: str = field(default="", compare=False)

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def line(self) -> str:
        """The text on one line: its white space drawn together."""
        return " ".join(self.text.split())

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether other lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


def cut(text: str, start: int, end: int) -> Span:
    """The span of text from start to end, without the white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end, text[start:end])


def hull(text: str, spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of them; spans must not be empty."""
    several = list(spans)
    return cut(text, min(one.start for one in several), max(one.end for one in several))
