"""Words of motion in a report, by the table of them.

Here: where a verb, noun or adjective stands that may tell of a journey, and what the table says of it. Not here: who goes, where to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from secondlead.lexicon import index, table
from secondlead.model.parse import Parse, Word
from secondlead.statements.patterns import forms

_REACH = 3  # words between a word of motion and its tail: "made a slow way to"
_POS = {"verb": frozenset({"VERB", "AUX"}), "noun": frozenset({"NOUN"})}


class Motion(NamedTuple):
    """A row of motion.tsv."""

    pos: str
    tail: frozenset[str]
    object: str
    moves: str
    time: str
    means: str
    needs: str


@dataclass(frozen=True, slots=True)
class Move:
    """A word of motion, from the word `first` to its tail `last`, both included."""

    first: int
    last: int
    motion: Motion
    form: str = ""  # its Penn Treebank tag

    @property
    def under_way(self) -> bool:
        """Whether its form tells of something going on, not done: "is heading", "sails", "is bound for"."""
        return self.form in ("VBG", "VBZ", "VBP") or self.motion.pos == "adj"


@cache
def cue(word: str) -> str:
    """What a small word does around journeys: ahead, behind, then, there, takes, ...; "" for others."""
    row = index("journey_cues").get(word)
    return row["does"] if row else ""


@cache
def _motions() -> dict[str, tuple[Motion, ...]]:
    """The rows by their word, those with a tail first."""
    found: dict[str, list[Motion]] = {}
    for row in table("motion"):
        tail = frozenset(row["tail"].split("|")) if row["tail"] else frozenset()
        found.setdefault(row["word"], []).append(
            Motion(row["pos"], tail, row["object"], row["moves"], row["time"], row["means"], row["needs"])
        )
    return {word: tuple(sorted(several, key=lambda one: not one.tail)) for word, several in found.items()}


def journey_noun(word: Word) -> bool:
    """Whether a noun is a journey itself, not who makes it: "the visit included stops in Carrow"."""
    return word.upos == "NOUN" and any(one.pos == "noun" for one in _motions().get(word.lemma, ()))


def moves(parse: Parse) -> Iterator[Move]:
    """Every word of motion, in order."""
    known = _motions()
    for word in parse.words:
        rows = (
            known.get(word.lemma)
            or known.get(word.lower)
            or (_stemmed(known, word) if word.upos == "VERB" and word.lemma == word.lower else None)
        )
        if rows:
            for motion in rows:
                last = _fits(parse, word, motion)
                if last is not None:
                    yield Move(word.index, last, motion, word.xpos)
                    break


def _stemmed(known: dict[str, tuple[Motion, ...]], word: Word) -> tuple[Motion, ...] | None:
    """The rows of a verb whose tag gave no lemma ("departed", taken for a base form)."""
    return next((known[form] for form in forms(word.lower, word.lemma) if form in known), None)


def _fits(parse: Parse, word: Word, motion: Motion) -> int | None:
    """The index of the last word of a row at word, or None where it does not stand there."""
    if motion.pos in _POS and word.upos not in _POS[motion.pos]:
        return None
    if motion.object == "behind" and not (word.index and parse.words[word.index - 1].xpos == "HYPH"):
        return None
    if not motion.tail:
        after = parse.words[word.index + 1] if word.index + 1 < len(parse.words) else None
        phrasal = after is not None and after.xpos == "RP" and cue(after.lower) == "phrasal"
        return (
            None
            if (phrasal and (motion.moves == "object" or motion.object == "cargo")) or (word.relation == "amod" and motion.pos == "verb")
            else word.index
        )
    for near in parse.words[word.index + 1 : word.index + 1 + _REACH]:
        if near.sentence != word.sentence or near.upos in ("PUNCT", "VERB", "AUX") or near.xpos == "TO":
            return None
        if near.lower in motion.tail:  # a tail that is a preposition or adverb itself is left for the slots to read
            left = near.xpos == "IN" or (near.upos in ("ADP", "ADV") and motion.pos != "verb")
            return near.index - 1 if left else near.index
    return None
