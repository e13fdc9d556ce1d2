"""The order of reading: what happens to a report, step by step.

Here: sections, and the one function that runs them. Not here: how each step works.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from secondlead.model.parse import Attribution, EventMention, Mention, Parse, Sentence, Word
from secondlead.model.report import Block, BlockKind, Report
from secondlead.model.spans import Span
from secondlead.reading import decode, features
from secondlead.reading.echoes import echoed
from secondlead.reading.encoder import Encoder
from secondlead.reading.gazetteer import with_known
from secondlead.reading.joined import joined
from secondlead.reading.parted import parted
from secondlead.reading.quotes import quotations
from secondlead.reading.tokens import tokens

SECTION = 4000  # words encoded and decoded at a time, so that memory does not grow with the report
TOLD = (BlockKind.HEADLINE, BlockKind.PARAGRAPH)


def told(report: Report) -> tuple[Block, ...]:
    """The blocks that can hold statements; all of the text as one paragraph where the report has no blocks."""
    blocks = tuple(block for block in report.blocks if block.kind in TOLD)
    if blocks or report.blocks:
        return blocks
    return (Block(BlockKind.PARAGRAPH, Span(0, len(report.text), report.text)),) if report.text.strip() else ()


def parse(report: Report, encoder: Encoder) -> Parse:
    """1 blocks -> tokens, 2 quotations, 3 features, 4 one pass of the encoder, 5 its numbers read: tree, names, attributions, events."""
    text = report.text
    blocks = told(report)
    spoken = quotations(text, [(block.span.start, block.span.end) for block in blocks])
    starts_at, ends = [one.span.start for one in spoken], [one.span.end for one in spoken]
    words: list[Word] = []
    sentences: list[Sentence] = []
    mentions: list[Mention] = []
    attributions: list[Attribution] = []
    events: list[EventMention] = []
    cuts: list[int] = []
    for spans, forced, headline in _sections(text, blocks):
        first = bisect_left(ends, spans[0][0])
        near = spoken[first : bisect_left(starts_at, spans[-1][1], first)]
        looks = _looks(text, spans, features.places(spans, near), forced)
        marks = encoder([text[a:b] for a, b in spans], looks)
        starts = decode.sentence_starts(marks, looks, forced)
        base = len(words)
        cuts.append(base)
        words += decode.words(text, spans, marks, encoder, starts, base, len(sentences))
        sentences += [
            Sentence(base + first, base + last, spans[first][0] < headline)
            for first, last in zip(starts, [*starts[1:], len(spans)], strict=True)
        ]
        names = parted(text, joined(text, words[base:], decode.mentions(text, spans, marks, encoder)))
        mentions += with_known(text, words[base:], names)
        attributions += decode.attributions(text, spans, marks, encoder, looks)
        events += decode.events(text, spans, marks)
    mentions = echoed(text, words, mentions)
    return Parse(report, tuple(words), tuple(sentences), spoken, tuple(mentions), tuple(attributions), tuple(events), tuple(cuts[1:]))


def _sections(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[list[tuple[int, int]], set[int], int]]:
    """(token spans, tokens that open a block, end of the headline) of stretches of whole blocks, or pieces of a very long one."""
    headline = max((block.span.end for block in blocks if block.kind is BlockKind.HEADLINE), default=0)
    spans: list[tuple[int, int]] = []
    forced: set[int] = set()
    for block in blocks:
        found = tokens(text, block.span.start, block.span.end)
        while found:
            if spans and len(spans) + len(found) > SECTION:
                yield spans, forced, headline
                spans, forced = [], set()
            forced.add(len(spans))
            spans += found[:SECTION]
            found = found[SECTION:]
    if spans:
        yield spans, forced, headline


def _looks(text: str, spans: list[tuple[int, int]], places: list[int], forced: set[int]) -> list[tuple[int, int, int]]:
    before, found = 0, []
    for i, ((start, end), place) in enumerate(zip(spans, places, strict=True)):
        space = 3 if i in forced else features.gap(text, before, start)
        found.append((features.shape(text[start:end]), space, place))
        before = end
    return found
