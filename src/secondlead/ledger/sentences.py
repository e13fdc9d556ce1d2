"""The sentences of a report, headline first. Here: where they stand. Not here: what they say.

Cut at stops that end a token (reading/tokens.py keeps abbreviations whole), within headlines and paragraphs alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondlead.model.report import Block, BlockKind, Report
from secondlead.model.spans import Span, cut
from secondlead.reading.tokens import tokens

CLOSING = "\"'”’)]»"
BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `paragraph` counts paragraphs of sentences from 0, -1 for the headline; `key` is its wording, fit to be compared."""

    span: Span
    paragraph: int
    key: str

    @property
    def headline(self) -> bool:
        """Whether it is the headline."""
        return self.paragraph < 0


def sentences(report: Report) -> tuple[Sentence, ...]:
    """The sentences of a report in the order of the text."""
    found, paragraph = [], 0
    for block in _blocks(report):
        if block.kind is BlockKind.HEADLINE:
            found.append(Sentence(block.span, -1, plain(block.span.text)))
        elif block.kind is BlockKind.PARAGRAPH:
            found += [Sentence(span, paragraph, plain(span.text)) for span in _cut(report.text, block.span)]
            paragraph += 1
    return tuple(found)


def at(several: Sequence[Sentence], span: Span) -> Sentence | None:
    """The sentence in which span begins; several must be in the order of the text."""
    place = bisect_right(several, span.start, key=lambda one: one.span.start) - 1
    return several[place] if place >= 0 and span.start < several[place].span.end else None


def plain(words: str) -> str:
    """Wording without what a typesetter changes: capitals, quotation marks, dashes, white space, a stop at the end."""
    words = words.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    words = re.sub(r"\s*(?:--+|[–—])\s*", " - ", words)
    return " ".join(words.casefold().split()).strip(" .,;:\"'")


def _blocks(report: Report) -> Iterator[Block]:
    if report.blocks:
        yield from report.blocks
        return
    start = 0  # a report that came back from JSON: paragraphs as its blank lines cut them
    for gap in [*BLANK.finditer(report.text), None]:
        span = cut(report.text, start, gap.start() if gap else len(report.text))
        if span.text:
            headline = report.title is not None and plain(span.text).endswith(plain(report.title)) and start == 0
            yield Block(BlockKind.HEADLINE if headline else BlockKind.PARAGRAPH, span)
        start = gap.end() if gap else start


def _cut(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    several = tokens(text, block.start, block.end)
    for number, (_, end) in enumerate(several):
        following = text[end : end + 1]
        ended = text[end - 1] in ".!?…" or (text[end - 1] in CLOSING and number > 0 and text[several[number - 1][1] - 1] in ".!?…")
        opens = re.match(r"\s+[\"'“‘(\[]*[^\sa-z]", text[end : min(end + 8, block.end)])
        if ended and following.isspace() and opens and len(text[several[number][0] : end]) <= 3:
            yield cut(text, start, end)
            start = end
    if start < block.end:
        last = cut(text, start, block.end)
        if last.text:
            yield last
