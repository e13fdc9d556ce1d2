"""Quotations that a draft holds in part: its speaker said the whole of them.

Here: contents that begin or end inside a quotation, grown to its marks. Not here: quotations that no draft holds (floating.py).
"""

from __future__ import annotations

from dataclasses import replace

from secondlead.model.parse import Parse, Quotation
from secondlead.model.spans import Span, cut
from secondlead.statements.draft import Draft

MOST = 3  # times the words that the content holds of a quotation: a longer one may go on in somebody else's words


def mended(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """The drafts, each content that holds part of a quotation grown over the rest that no other speaker holds."""
    for quotation in parse.quotations:
        for at, draft in enumerate(drafts):
            if draft.source and (content := _grown(parse, quotation, draft, drafts)):
                drafts[at] = replace(draft, content=content)
    return drafts


def _grown(parse: Parse, quotation: Quotation, draft: Draft, drafts: list[Draft]) -> tuple[Span, ...] | None:
    span = quotation.span
    inside = [part for part in draft.content if part.overlaps(span)]
    if not inside or any(part.start <= span.start + 1 and span.end - 1 <= part.end for part in inside) or _within(draft, span):
        return None
    room = next((block.span for block in parse.report.blocks if block.span.overlaps(inside[0])), span)
    words = [w for w in parse.words_in(span) if w.upos != "PUNCT" and w.start >= room.start and w.end <= room.end]
    held = [w for w in words if any(part.start <= w.start < part.end for part in draft.content)]
    others = [part for one in drafts if one is not draft and one.source and not _within(one, span) for part in one.content]
    if len(held) == len(words) or any(part.overlaps(span) for part in others) or len(words) > MOST * len(held):
        return None
    whole = cut(parse.report.text, min(span.start, inside[0].start), min(max(span.end, inside[-1].end), room.end))
    return tuple(sorted([*(part for part in draft.content if part not in inside), whole]))


def _within(draft: Draft, span: Span) -> bool:
    """Whether a draft is told by the quotation itself: its cue or its source stands there."""
    return any(one is not None and one.overlaps(span) for one in (draft.cue, draft.source))
