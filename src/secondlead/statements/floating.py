"""Quotations that no cue claims: they belong to the speaker in play.

Here: floating and continued quotations. Not here: quotations that the encoder has paired with a cue.
"""

from __future__ import annotations

from secondlead.model.parse import Parse, Quotation
from secondlead.model.report import BlockKind
from secondlead.model.spans import Span
from secondlead.statements.draft import BY_NOUN, Draft

WORDS = 4  # a floating quotation of fewer words is a term set off, not a statement


def floating(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """A draft for each whole sentence between marks that no draft holds, said by whoever spoke last in this paragraph or the one before."""
    found: list[Draft] = []
    paragraphs = [block.span for block in parse.report.blocks if block.kind is BlockKind.PARAGRAPH] or [Span(0, len(parse.report.text))]
    for quotation in parse.quotations:
        span = quotation.span
        if any(span.overlaps(part) for one in drafts for part in one.content) or not _sentence(parse, quotation):
            continue
        at = next((i for i, one in enumerate(paragraphs) if one.overlaps(span)), None)
        if at is None:
            continue
        speaker = _speaker(parse, [*drafts, *found], span, paragraphs[max(0, at - 1)].start, paragraphs[at].end)
        if speaker:
            found.append(Draft(speaker.source, None, (span,), BY_NOUN, "floating", carriers=speaker.carriers, speaker_only=True))
    return found


def _sentence(parse: Parse, quotation: Quotation) -> bool:
    words = parse.words_in(quotation.span)
    if sum(w.upos != "PUNCT" for w in words) < WORDS or not any(w.upos in ("VERB", "AUX") for w in words):
        return False
    opens = next((w for w in words if w.upos != "PUNCT"), None)
    ends = words[-2].text if len(words) > 1 and not quotation.open else words[-1].text
    return (bool(opens and opens.text[:1].isupper()) and ends[-1:] in ".!?…,") or quotation.open


def _speaker(parse: Parse, drafts: list[Draft], span: Span, low: int, high: int) -> Draft | None:
    """The last source before the quotation who was himself quoted, else the last source at all, not before `low`; else one just after."""
    before = [one for one in drafts if one.source and low <= one.start < span.start and one.content]
    quoted = [one for one in before if any(q.span.overlaps(part) for part in one.content for q in parse.quotations)]
    if quoted or before:
        return max(quoted or before, key=lambda one: one.start)
    after = [one for one in drafts if one.source and span.end <= one.start <= high]
    return min(after, key=lambda one: one.start, default=None)
