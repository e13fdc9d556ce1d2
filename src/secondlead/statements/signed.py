"""Quotations signed behind a dash: “P.” — Ilse Varga, harbour master; and the dash and name on a line of their own.

Here: drafts whose cue is the dash. Not here: dashes within sentences.
"""

from __future__ import annotations

from itertools import pairwise

from secondlead.lexicon import table
from secondlead.model.parse import FINITE, Parse, Word
from secondlead.model.report import BlockKind
from secondlead.model.spans import Span, cut
from secondlead.statements.draft import BY_PHRASE, Draft
from secondlead.statements.phrases import span_of

LONGEST = 14  # words of a signature: a name, an age, an office, a town
_DASHES = frozenset({"-", "--", "–", "—", "―", "‒"})


def signed(parse: Parse) -> list[Draft]:
    """A draft for each paragraph in quotation marks that ends in a dash and a name, or stands over a line of a dash and a name."""
    blocks = [block.span for block in parse.report.blocks if block.kind in (BlockKind.HEADLINE, BlockKind.PARAGRAPH)]
    found: list[Draft] = []
    for block in blocks:
        dash = _dash(parse, block)
        if dash and dash.start > block.start and (one := _draft(parse, Span(block.start, dash.start), dash, block)):
            found.append(one)
    for above, block in pairwise(blocks):
        dash = _dash(parse, block)
        if dash and dash.start == block.start and (one := _draft(parse, above, dash, block)):
            found.append(one)
    return found


def _dash(parse: Parse, block: Span) -> Word | None:
    """The last dash of a block, near enough to its end."""
    words = parse.words_in(block)
    return next((w for w in reversed(words[-LONGEST - 1 :]) if w.text in _DASHES and not _hyphen(parse, w)), None)


def _hyphen(parse: Parse, word: Word) -> bool:
    """Whether the sign joins two halves of a word."""
    around = parse.report.text[max(0, word.start - 1) : word.start] + parse.report.text[word.end : word.end + 1]
    return len(around) == 2 and around.isalnum()


def _draft(parse: Parse, said: Span, dash: Word, block: Span) -> Draft | None:
    """The draft, if `said` stands wholly between marks and a name with no verb behind it signs."""
    content = cut(parse.report.text, said.start, said.end)
    marks = {row["open"] for row in table("quotation_marks")} | {mark for row in table("quotation_marks") for mark in row["close"]}
    if len(content) < 3 or content.text[0] not in marks or content.text[-1] not in marks:
        return None
    signature = [w for w in parse.words_in(block) if w.index > dash.index]
    if not signature or any(w.xpos in FINITE for w in signature):
        return None
    named = any(one.type in ("PER", "ORG") and one.span.start == signature[0].start for one in parse.mentions)
    if not named and signature[0].upos != "PROPN":
        return None
    return Draft(span_of(parse, signature), Span(dash.start, dash.end, dash.text), (content,), BY_PHRASE, "signed")
