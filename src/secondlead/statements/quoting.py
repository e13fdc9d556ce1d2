"""Whether a content is quoted whole, in part, or not at all.

Here: the one question. Not here: where quotation marks pair (reading/quotes.py).
"""

from __future__ import annotations

from secondlead.model.parse import Parse
from secondlead.model.reading import Quote, Stance
from secondlead.model.spans import hull
from secondlead.statements.draft import Draft

WORDLESS = frozenset({Stance.SILENT, Stance.DECLINES, Stance.NEITHER})


def quote(parse: Parse, draft: Draft, stance: Stance) -> Quote:
    """DIRECT: every word stands between marks; MIXED: some; INDIRECT: none; NONE: nothing is said, or the outlet's own voice."""
    words = [w for part in draft.content for w in parse.words_in(part) if w.upos != "PUNCT" and w.lower != "that"]
    near = hull(parse.report.text, draft.content) if draft.content else None
    own = [
        q.span
        for q in parse.quotations
        if near and q.span.overlaps(near) and not (draft.cue and q.span.holds(draft.cue))  # marks around the cue are somebody else's
    ]
    inside = sum(any(span.start <= w.start and w.end <= span.end for span in own) for w in words) if own else 0
    if inside and inside == len(words):
        return Quote.DIRECT
    if inside:
        return Quote.MIXED
    return Quote.NONE if stance in WORDLESS or (draft.source is None and draft.cue is None) else Quote.INDIRECT
