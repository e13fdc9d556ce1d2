"""Names that a table knows better than the encoder: news outlets, and organisations known the world over.

Here: mentions widened to a known name, and typed. Not here: who stands behind a name (statements/).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import Mention, Word
from secondlead.model.spans import Span, cut

_BRACKET = re.compile(r"\s*\([^)]*\)$")
_LONGEST = 6  # words of a name


@cache
def _telling() -> frozenset[str]:
    """One-word names that are nothing but that organisation, wherever they stand."""
    forms = [form for row in table("organisations") for form in (row["name"], *row["aliases"].split("|"))]
    return frozenset(form for form in (*forms, *(row["name"] for row in table("blocs"))) if form and " " not in form)


@cache
def _known() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names by their first word, longest first; each a tuple of words as printed."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for row in (*table("outlets"), *table("organisations"), *table("blocs")):
        for form in (_BRACKET.sub("", row["name"]), *row["aliases"].split("|")):
            words = tuple(re.findall(r"[\w.]+|[^\w\s]", form.replace("’", "'")))
            if words and len(words) <= _LONGEST:
                found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(names, key=lambda one: (-len(one), one))) for first, names in found.items()}


def with_known(text: str, words: Sequence[Word], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of a known name made ORG and whole; one word alone only where it is telling or the encoder saw a name."""
    known: list[Span] = []
    named = sorted(one.span for one in mentions)
    names = _known()
    at = 0
    while at < len(words):
        begun = names.get(words[at].text)
        size = next((len(name) for name in begun if _stands(words, at, name)), 0) if begun else 0
        if size:
            span = cut(text, words[at].start, words[at + size - 1].end)
            if size > 1 or span.text in _telling() or any(len(one) <= len(span) for one in _touched(named, span)):
                known.append(span)
        at += size or 1
    kept = [one for one in mentions if not any(len(one.span) <= len(span) + 4 for span in _touched(known, one.span))]
    rooms = [one.span for one in kept]
    return sorted([*kept, *(Mention(span, "ORG") for span in known if not _touched(rooms, span))], key=lambda one: one.span)


def _touched(spans: Sequence[Span], by: Span) -> Sequence[Span]:
    """Those of spans, in order and apart from each other, that share a character with one."""
    first = bisect_right(spans, by.start, key=lambda one: one.end)
    return spans[first : bisect_left(spans, by.end, first, key=lambda one: one.start)]


def _stands(words: Sequence[Word], at: int, name: tuple[str, ...]) -> bool:
    return len(words) >= at + len(name) and all(words[at + i].text.replace("’", "'") == name[i] for i in range(1, len(name)))
