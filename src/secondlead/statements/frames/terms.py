"""The content words of a claim, each with what it can be held against: lemma, acts, sorts of things, name or number.

Here: one claim's words as terms. Not here: how the terms of two claims are held against each other (the ledger).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from secondlead.lexicon import index, table
from secondlead.model.frame import Term
from secondlead.model.parse import Parse, Word
from secondlead.statements.frames.acts import acts_told

_EMPTY = frozenset({"PUNCT", "DET", "ADP", "PART", "CCONJ", "SCONJ", "AUX", "SYM"})


def terms(parse: Parse, words: Sequence[Word]) -> tuple[Term, ...]:
    """The terms of words, in order; function words and hedges of form left out."""
    return tuple(_term(parse, word) for word in words if word.upos not in _EMPTY and not _small(word))


def _small(word: Word) -> bool:
    english = "en" in index("function_words").get(word.lower, {}).get("languages", "").split("|")
    return english and word.upos not in ("NUM", "VERB", "PROPN")


def _term(parse: Parse, word: Word) -> Term:
    kind = "name" if word.upos == "PROPN" else "number" if word.upos == "NUM" or word.text[:1].isdigit() else "word"
    acts = () if kind != "word" else acts_told(parse, word)
    return Term(word.lemma if kind != "name" else word.lower.removesuffix("'s"), kind, acts, _sorts().get(word.lemma, ()))


@cache
def _sorts() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in table("act_things"):
        if row["sort"] != "empty":
            found.setdefault(row["word"], []).append(row["sort"])
    return {word: tuple(sorted(sorts)) for word, sorts in found.items()}
