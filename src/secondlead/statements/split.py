"""One attribution over several paragraphs becomes several statements: each its own certainty, its own marks.

Here: fragments that stand in other paragraphs than the cue. Not here: halves of one sentence (trim.py).
"""

from __future__ import annotations

from dataclasses import replace

from secondlead.model.parse import Parse
from secondlead.model.spans import Span
from secondlead.statements.draft import Draft


def split(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """Whole sentences between marks, away from their cue's paragraph, are statements of the same speaker without a cue."""
    out: list[Draft] = []
    for draft in drafts:
        cue = parse.words_in(draft.cue) if draft.cue else ()
        if not cue or len(draft.content) < 2 or not draft.source:
            out.append(draft)
            continue
        home = (
            next((block.span for block in parse.report.blocks if block.span.overlaps(cue_span)), None) if (cue_span := draft.cue) else None
        )
        away = tuple(part for part in draft.content if home and _away(parse, part, home))
        near = tuple(part for part in draft.content if part not in away)
        if not near or not away:
            out.append(draft)
            continue
        out.append(replace(draft, content=near))
        out += [Draft(draft.source, None, (part,), draft.score, "floating", carriers=draft.carriers, speaker_only=True) for part in away]
    return out


def _away(parse: Parse, part: Span, home: Span) -> bool:
    """Whether the part stands in another paragraph than the cue, and is a quotation with a verb."""
    words = parse.words_in(part)
    quoted = any(q.span.overlaps(part) for q in parse.quotations)
    return quoted and not home.overlaps(part) and any(w.upos in ("VERB", "AUX") for w in words)
