"""What stands beside the sentences: credits, captions, notes, links, legal lines. Here: telling a paragraph that is one, by
lexicon/en/furniture.tsv. Not here: headlines, bylines, datelines (layout.py)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from secondlead.lexicon import table
from secondlead.model.report import BlockKind


@dataclass(frozen=True, slots=True)
class Mark:
    """One row of the table."""

    name: str
    kind: BlockKind
    place: str
    most: int
    pattern: re.Pattern[str]


LONGEST = 1000  # characters of a paragraph that furniture may have; anything longer is prose
TAIL = 330  # characters at a paragraph's end where a tail may begin


@cache
def _marks() -> tuple[Mark, ...]:
    return tuple(
        Mark(row["name"], BlockKind(row["kind"]), row["place"], int(row["most"] or 0), re.compile(row["pattern"], re.DOTALL))
        for row in table("furniture")
    )


def furniture_of(paragraph: str, *, early: bool, late: bool) -> Mark | None:
    """The row that paragraph matches, None for a paragraph of sentences. early: among the first; late: sentences came before it."""
    if len(paragraph) > LONGEST:
        return None
    words = len(paragraph.split())
    for mark in _marks():
        allowed = mark.place == "any" or (mark.place == "start" and early) or (mark.place == "end" and late)
        if allowed and words <= mark.most and mark.pattern.match(paragraph):
            return mark
    return None


def tail_of(paragraph: str) -> tuple[int, BlockKind] | None:
    """Where furniture begins at the end of a paragraph of sentences, and what it is."""
    if not paragraph.endswith(")"):
        return None
    since = max(0, len(paragraph) - TAIL)
    for mark in _marks():
        found = mark.pattern.search(paragraph, since) if mark.place == "tail" else None
        if found and found.start() > 0:
            return found.start(), mark.kind
    return None
