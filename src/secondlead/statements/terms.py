"""The terms on which a source speaks ("who asked not to be named"): told of the source, no statement, and in the way of one.

Here: drafts that run from such terms over what the source said. Not here: terms that stand by themselves (refused.py).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import FINITE, Parse, Word
from secondlead.model.spans import Span, cut
from secondlead.statements.draft import Draft
from secondlead.statements.phrases import span_of


@cache
def not_statements(whose: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of lexicon/en/not_statements.tsv for anybody's words, or for the outlet's own."""
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in table("not_statements") if row["whose"] == whose)


def without_terms(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """ "According to two officials, who asked not to be named, P": the terms are no draft, no part of the content, but of the source."""
    drafts = [_past_relative(parse, draft) for draft in drafts]
    rooms = [room for draft in drafts if (room := _terms(parse, draft))]
    if not rooms:
        return drafts
    out = []
    for draft in drafts:
        if draft.source and any(room.holds(draft.source) for room in rooms):
            continue
        out.append(replace(draft, content=tuple(part for part in draft.content if not any(room.overlaps(part) for room in rooms))))
    return out


def _past_relative(parse: Parse, draft: Draft) -> Draft:
    """A content that begins with the relative clause of its source, begun behind that clause's comma instead."""
    words = parse.words_in(draft.content[0]) if draft.content and draft.source else ()
    behind = parse.words_in(draft.source)[-1].index + 2 if draft.source and words else -1
    if not words or draft.source is None or words[0].index != behind or not _relative(words[0]) or parse.words[behind - 1].text != ",":
        return draft
    for comma in range(behind + 1, words[-1].index):
        if parse.words[comma].text != ",":
            continue
        rest = parse.words[comma + 1 : words[-1].index + 1]
        if not _relative(rest[0]) and rest[0].upos != "CCONJ" and any(w.xpos in FINITE for w in rest):
            source = cut(parse.report.text, draft.source.start, parse.words[comma - 1].end)
            return replace(draft, source=source, content=(span_of(parse, rest), *draft.content[1:]))
    return draft


def _relative(word: Word) -> bool:
    return word.xpos in ("WP", "WDT", "WP$") and word.lower.startswith("wh") and word.lower != "what"


def _terms(parse: Parse, draft: Draft) -> Span | None:
    """The relative clause that a draft was made of, if it tells terms and the main clause runs on behind it."""
    if not draft.source or not draft.cue or not draft.content or draft.source.text.lower() != "who":
        return None
    clause = cut(parse.report.text, draft.source.start, max(part.end for part in draft.content))
    if not any(pattern.fullmatch(clause.text) for pattern in not_statements("any")):
        return None
    return clause
