"""Words that say that a journey came to an end on the way, or was never made: crashed, sank, turned back, was called off.

Here: where such words stand, and of what. Not here: whose journey that is (legs.py), what it does to an arrival (bounds.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import Parse, Word
from secondlead.model.spans import Span
from secondlead.statements.journeys.motion import cue
from secondlead.statements.journeys.subjects import Subjects
from secondlead.statements.patterns import forms

_NEAR = 4  # words between a verb and its tail: "called the visit off"


@cache
def _rows() -> dict[str, tuple[frozenset[str], ...]]:
    """The tails of each verb; an empty one where it stands alone."""
    found: dict[str, list[frozenset[str]]] = {}
    for row in table("journey_ends"):
        found.setdefault(row["word"], []).append(frozenset(row["tail"].split("|")) if row["tail"] else frozenset())
    return {word: tuple(tails) for word, tails in found.items()}


def ends(parse: Parse, tree: Subjects) -> Iterator[tuple[Span, Word]]:
    """(the words, what they are said of), in order; what only might be, or is denied, is left out."""
    rows = _rows()
    for word in parse.words:
        if word.upos != "VERB":
            continue
        tails = rows.get(word.lemma) or (next((rows[one] for one in forms(word.lower, word.lemma) if one in rows), None))
        if not tails or any(kid.xpos == "MD" or cue(kid.lower) == "not" for kid in tree.children(word)):
            continue
        last = _last(parse, word, tails)
        passive = tree.has(word, "nsubj:pass") or tree.has(word, "aux:pass") or word.relation in ("acl", "acl:relcl")
        head = tree.direct_object(word) if last is not None and not passive else None
        head = head or (tree.subject(word) if last is not None else None)
        if head is not None and last is not None:
            yield parse.span_of(word, parse.words[last]), head


def _last(parse: Parse, word: Word, tails: tuple[frozenset[str], ...]) -> int | None:
    """The last word of a row at a verb, None where its tail is not there."""
    for tail in tails:
        if not tail:
            return word.index
        for near in parse.words[word.index + 1 : word.index + 1 + _NEAR]:
            if near.sentence != word.sentence or near.upos in ("VERB", "AUX", "PUNCT"):
                break
            if near.lower in tail:
                return near.index
    return None
