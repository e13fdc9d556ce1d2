"""A long parse in the sections that it was read in, so that finding statements takes time in proportion to the report.

Here: counting words and sentences anew in each section. Not here: where sections are cut (reading/steps.py), any finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from secondlead.model.parse import Parse, Sentence
from secondlead.model.spans import Span

T = TypeVar("T")


def sections(parse: Parse) -> Iterator[Parse]:
    """The parse itself, or pieces of it that end where a block does; offsets stay those of the report's text."""
    if not parse.sections:
        yield parse
        return
    edges = [parse.words[at].start for at in parse.sections]
    blocks, quotations = _dealt(parse.report.blocks, edges), _dealt(parse.quotations, edges)
    mentions, attributions, events = _dealt(parse.mentions, edges), _dealt(parse.attributions, edges), _dealt(parse.events, edges)
    for number, (low, high) in enumerate(zip([0, *edges], [*edges, len(parse.report.text) + 1], strict=True)):
        words = parse.words_in(Span(low, high))
        if not words:
            continue
        base, first = words[0].index, words[0].sentence
        last = words[-1].sentence + 1
        yield replace(
            parse,
            report=replace(parse.report, blocks=tuple(blocks[number])),
            words=tuple(w._replace(index=w.index - base, head=w.head - base, sentence=w.sentence - first) for w in words),
            sections=(),
            sentences=tuple(Sentence(s.first - base, s.last - base, s.headline) for s in parse.sentences[first:last]),
            quotations=tuple(quotations[number]),
            mentions=tuple(mentions[number]),
            attributions=tuple(attributions[number]),
            events=tuple(events[number]),
        )


def _start(thing: object) -> int:
    for name in ("span", "cue"):
        span = getattr(thing, name, None)
        if isinstance(span, Span):
            return span.start
    parts: tuple[Span, ...] = (*getattr(thing, "sources", ()), *getattr(thing, "contents", ()))
    return min((one.start for one in parts), default=0)


def _dealt(things: tuple[T, ...], edges: list[int]) -> list[list[T]]:
    """The things by the section that they begin in."""
    out: list[list[T]] = [[] for _ in range(len(edges) + 1)]
    from_ = 0
    for thing in sorted(things, key=_start):
        while from_ < len(edges) and _start(thing) >= edges[from_]:
            from_ += 1
        out[from_].append(thing)
    return out
