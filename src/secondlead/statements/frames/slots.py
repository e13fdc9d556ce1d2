"""Who did it to whom, where, when, by what means, to what end: the words that hang on an act, sorted into its slots.

Here: the roles by relation and preposition. Not here: what a phrase means (fillers.py), which words are acts (acts.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from secondlead.lexicon import table
from secondlead.model.frame import Filler, Role
from secondlead.model.parse import Parse, Word
from secondlead.statements.frames.acts import Act, is_act, light
from secondlead.statements.frames.fillers import Fillers

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "DET", "ADJ"})


@cache
def _prepositions() -> dict[str, str]:
    return {row["word"]: row["role"] for row in table("slot_prepositions")}


class Slots:
    """The slots of the acts of one report."""

    def __init__(self, parse: Parse, fillers: Fillers) -> None:
        self._parse = parse
        self._fillers = fillers

    def of_verb(self, verb: Word, act: Act, subjects: tuple[Word, ...], passive: bool) -> list[tuple[Role, Filler]]:
        """The slots of a verb whose subjects are given (its own, or those that it shares)."""
        moves = not _motion().isdisjoint(act.names)
        objects = [
            c for c in self._parse.children(verb) if c.relation in ("obj", "iobj") and c.index not in act.used and c.upos in _NOMINAL
        ]
        befallen = act.subject == "whom" or (act.subject == "both" and not objects)
        role = Role.WHOM if passive or befallen else Role.WHO
        found = [(role, one) for head in subjects for one in self._heads(head)]
        for child in objects:
            time = self._fillers.time_at(child)
            if time is not None:
                found.append((Role.WHEN, self._fillers.of_time(time)))
            elif moves and self._located(child):
                found += [(Role.WHERE, one) for one in self._heads(child, "from" if "depart" in act.names else "to")]
            else:
                found += [(Role.WHOM if child.relation == "obj" else Role.PURPOSE, one) for one in self._heads(child)]
        found += self._hanging(verb, act, passive=passive, noun=False)
        for child in self._parse.children(verb):
            if child.index in act.used and child.upos in ("NOUN", "PROPN"):
                found += self._hanging(child, act, passive=False, noun=True)
        return found

    def of_noun(self, noun: Word, act: Act) -> list[tuple[Role, Filler]]:
        """The slots of an act told as a noun: "the sinking of the Alma off Sarro", "Kim's visit to Russia"."""
        return self._hanging(noun, act, passive=False, noun=True)

    def _located(self, word: Word) -> bool:
        return self._fillers.place_at(word) is not None

    def heads(self, head: Word) -> tuple[Word, ...]:
        """A phrase's head and those beside it in a list."""
        return (head, *(c for c in self._parse.children(head) if c.relation == "conj" and c.upos in _NOMINAL))

    def _heads(self, head: Word, preposition: str = "") -> Iterator[Filler]:
        for one in self.heads(head):
            yield self._fillers.filler(one, preposition)

    def _hanging(self, word: Word, act: Act, *, passive: bool, noun: bool) -> list[tuple[Role, Filler]]:
        found: list[tuple[Role, Filler]] = []
        for child in self._parse.children(word):
            if child.index in act.used and child.upos not in _NOMINAL:
                continue
            relation = child.relation
            if relation.startswith("obl") or (noun and relation.startswith("nmod")) or (relation == "advmod" and child.upos in _NOMINAL):
                if child.index not in act.used:
                    found += self._oblique(child, act, passive=passive, noun=noun)
            elif noun and relation in ("compound", "amod") and child.upos in ("PROPN", "NOUN") and child.index < word.index:
                found.append((Role.WHOM if act.subject == "whom" else Role.WHO, self._fillers.filler(child)))
            elif relation in ("advmod", "nmod", "obj") and (time := self._fillers.time_at(child)):
                found.append((Role.WHEN, self._fillers.of_time(time)))
        return found

    def _oblique(self, child: Word, act: Act, *, passive: bool, noun: bool) -> list[tuple[Role, Filler]]:
        case = " ".join(c.lower for c in self._parse.children(child) if c.relation in ("case", "mark") and c.index < child.index)
        if child.relation == "nmod:poss":
            return [(Role.WHOM if act.subject == "whom" else Role.WHO, one) for one in self._heads(child)]
        if (time := self._fillers.time_at(child)) is not None:
            return [(Role.WHEN, self._fillers.of_time(time))]
        role = _prepositions().get(case, "")
        place = self._fillers.place_at(child)
        located = place is not None and (place.role == "place" or not _motion().isdisjoint(act.names))
        moves = not _motion().isdisjoint(act.names)
        if located and (moves and case in ("for", "toward", "towards")):
            return [(Role.WHERE, one) for one in self._heads(child, "to")]
        if located and case != "for" and (role in ("where", "to", "purpose", "means") or (role == "of" and act.subject == "who")):
            return [(Role.WHERE, one) for one in self._heads(child, case)]
        if role == "by":
            return [(Role.WHO if passive or noun else Role.MEANS, one) for one in self._heads(child, case)]
        if role == "of":
            return [(Role.WHOM if act.subject in ("whom", "both") or not _agentive(act) else Role.WHO, one) for one in self._heads(child)]
        if role == "between":
            return [(Role.WHO, one) for one in self._heads(child)]
        if role == "where":
            return [(Role.WHERE, one) for one in self._heads(child, case)]
        if role in ("with", "whom"):
            return [(Role.WHOM, one) for one in self._heads(child, case if role == "whom" else "")]
        if role == "to":
            return [(Role.WHERE if not noun else Role.WHOM, one) for one in self._heads(child, case)]
        if role == "means":
            return [(Role.MEANS, one) for one in self._heads(child, case)]
        return [(Role.PURPOSE, one) for one in self._heads(child, case)] if case else []


def _agentive(act: Act) -> bool:
    """Whether "the X of Y" is Y's doing rather than what befell Y: visits, resignations; a lexicon's fact of each act."""
    return bool(_agents().intersection(act.names))


@cache
def _motion() -> frozenset[str]:
    return frozenset(row["act"] for row in table("act_relations") if row["moves"])


@cache
def _agents() -> frozenset[str]:
    return frozenset(row["act"] for row in table("act_relations") if row["of"] == "who")


def implied(parse: Parse, words: tuple[Word, ...]) -> list[Word]:
    """Nouns that tell of an act among the words of a clause: "the sinking of the Alma" in "the sinking of the Alma killed nine"."""
    return [w for w in words if w.upos == "NOUN" and is_act(parse, w) and not light(w, "part", "report")]
