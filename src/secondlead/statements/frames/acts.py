"""Which act a word tells of: "killed", "claimed the lives of", "the deaths of" -> the acts of the lexicon.

Here: look-ups over the tables act_words and light_words. Not here: who did it to whom (slots.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import Parse, Word

_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
_HANGING = frozenset(
    {"compound:prt", "obj", "obl", "xcomp", "advmod", "nsubj:pass", "amod", "case", "acl", "compound", "nmod", "mark", "det"}
)


@dataclass(frozen=True, slots=True)
class Act:
    """names: acts that the word can tell of; subject: whom its subject names (who, whom, both); used: words that make the form with it."""

    names: tuple[str, ...]
    subject: str = "who"
    used: frozenset[int] = frozenset()
    known: bool = True


@cache
def _forms() -> dict[tuple[str, str], tuple[tuple[tuple[str, ...], str, str], ...]]:
    """(first word, part) -> (the words behind it, act, subject), the longest first."""
    found: dict[tuple[str, str], list[tuple[tuple[str, ...], str, str]]] = {}
    for row in table("act_words"):
        first, *rest = row["form"].split()
        found.setdefault((first, row["part"]), []).append((tuple(rest), row["act"], row["subject"]))
    return {key: tuple(sorted(rows, key=lambda one: (-len(one[0]), one))) for key, rows in found.items()}


@cache
def light_words() -> dict[str, frozenset[str]]:
    """The sorts of each light word (the table's header tells them)."""
    found: dict[str, set[str]] = {}
    for row in table("light_words"):
        found.setdefault(row["word"], set()).add(row["sort"])
    return {word: frozenset(sorts) for word, sorts in found.items()}


def light(word: Word, *sorts: str) -> bool:
    """Whether word is a light word of one of sorts."""
    return not light_words().get(word.lemma, frozenset()).isdisjoint(sorts)


def act_of(parse: Parse, word: Word) -> Act:
    """The act that a word tells of; where the lexicon does not know it, its own lemma."""
    part = _PARTS.get(word.upos, "")
    rows = _forms().get((word.lemma, part), ())
    if not rows:
        return Act((_base(word),), known=False)
    hanging = _hanging(parse, word) if rows[0][0] else {}
    for rest, _, subject in rows:
        if rest and all(one in hanging for one in rest):
            names = tuple(sorted({act for other, act, _ in rows if other == rest}))
            return Act(names, subject, frozenset(hanging[one] for one in rest))
    alone = [row for row in rows if not row[0]]
    if not alone:
        return Act((_base(word),), known=False)
    return Act(tuple(sorted({act for _, act, _ in alone})), next((s for _, _, s in alone if s != "who"), "who"))


def acts_told(parse: Parse, word: Word) -> tuple[str, ...]:
    """The acts of the lexicon that a word can tell of, by itself or with the words that hang on it; none where the lexicon knows none."""
    told = act_of(parse, word)
    return told.names if told.known else ()


def is_act(parse: Parse, word: Word) -> bool:
    """Whether the lexicon knows a noun as an act."""
    return word.upos in ("NOUN", "PROPN") and act_of(parse, word).known


def _hanging(parse: Parse, word: Word) -> dict[str, int]:
    """Lemmas of the words that hang on word or on what hangs on it, with their indices."""
    found: dict[str, int] = {}
    for child in parse.children(word):
        if child.relation in _HANGING:
            found.setdefault(child.lemma, child.index)
            for inner in parse.children(child):
                if inner.relation in _HANGING:
                    found.setdefault(inner.lemma, inner.index)
    return found


def _base(word: Word) -> str:
    """A verb's -ing form used as a noun is told like its verb."""
    return word.lemma
