"""The words of a sentence that who goes stands in: subjects, objects and owners, by the tree and by the order of the words.

Here: word -> word, the tree mended where it is known to err. Not here: what such a word names (movers.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from secondlead.model.parse import Parse, Word
from secondlead.statements.journeys.motion import cue

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_CLIMBS = 6  # verbs that are climbed to find the subject of a chain ("is expected to be about to leave")


class Subjects:
    """The trees of one report. located: the indices of words in names of places."""

    def __init__(self, parse: Parse, located: frozenset[int]) -> None:
        self._parse = parse
        self._located = located
        self._kids: dict[int, dict[int, list[Word]]] = {}

    def subject(self, word: Word) -> Word | None:
        """The subject of a verb, found by climbing the chain of verbs that it hangs on. At each verb, the first that holds:

        1 a relative pronoun for its subject: the noun that the clause hangs on; 2 a subject, reached from an object clause: the object that
        controls it ("told the crew to sail"), if it stands before; 3 a subject; 4 it hangs on a noun: that noun, of a plan its owner.
        """
        here, from_object = word, False
        for _ in range(_CLIMBS):
            subjects = [k for k in self.children(here) if k.relation.startswith("nsubj") and k.upos in NOMINAL and not self._owns(k)]
            own = next((k for k in reversed(subjects) if k.index < here.index), subjects[0] if subjects else None)
            own = self._governor(own) if own is not None else None
            if (own is not None and own.xpos in ("WDT", "WP")) or (own is not None and own.lower == "that"):
                return self.above(here)
            if own is not None and here is not word and from_object:
                controlled = self.direct_object(here)
                return controlled if controlled is not None and controlled.index < word.index else own
            if own is not None:
                return own
            above = self.above(here)
            if above is None:
                return None
            if here.relation in ("acl", "acl:relcl", "amod") and above.upos in NOMINAL:
                return above if above.upos != "NOUN" or cue(above.lemma) != "plan" else self._possessor(above)
            from_object = here.relation in ("xcomp", "ccomp") or (from_object and here.relation == "conj")
            if here.relation in ("obl", "nmod") and above.upos not in ("VERB", "AUX", "ADJ"):
                return None
            here = above
        return None

    def subject_of_place(self, word: Word) -> Word | None:
        """Who is at a place that stands for its predicate ("the president will be in Delhi"), None where nobody is."""
        return next((kid for kid in self.children(word) if kid.relation == "nsubj" and kid.upos in NOMINAL), None)

    def _possessor(self, noun: Word) -> Word | None:
        """ "Varga's plan to visit": whose plan it is."""
        own = next((k for k in self.children(noun) if k.relation == "nmod:poss"), None)
        if own is not None:
            return own
        above = self.above(noun)
        return self.subject(above) if above is not None and above.upos in ("VERB", "AUX") else None

    def before(self, word: Word, first: int) -> Word | None:
        """The subject by word order: the noun that the words before a verb begin with."""
        words = self._parse.words[first : word.index]
        at = next((n for n, one in enumerate(words) if one.upos in ("NOUN", "PROPN", "PRON") and one.xpos not in ("WDT", "WP")), None)
        if at is None or any(one.upos == "ADP" for one in words[:at]):
            return None
        head = at
        while at + 1 < len(words) and words[at + 1].start <= words[at].end + 1:  # over owners too: "the leader's special train"
            if words[at + 1].upos not in ("NOUN", "PROPN", "ADJ") and words[at + 1].xpos != "POS":
                break
            at += 1
            head = at if words[at].upos in ("NOUN", "PROPN") else head
        return None if at > head and words[at].xpos == "POS" else words[head]

    def direct_object(self, word: Word) -> Word | None:
        """What a verb has for its object, but for places: those are gone to, not moved."""
        return next((k for k in self.children(word) if k.relation == "obj" and not self.placed(k) and k.upos in NOMINAL), None)

    def placed(self, word: Word) -> bool:
        """Whether a word is of the name of a place."""
        return word.index in self._located

    def _governor(self, own: Word) -> Word:
        """A subject behind a preposition is none, whatever the tree says: the noun before it is ("a boat with 60 migrants reached")."""
        case = next((kid for kid in self.children(own) if kid.relation == "case" and kid.upos == "ADP" and kid.index < own.index), None)
        before = self._parse.words[case.index - 1] if case is not None and case.index else None
        return before if before is not None and before.sentence == own.sentence and before.upos in ("NOUN", "PROPN") else own

    def _owns(self, word: Word) -> bool:
        """Whether a word stands in the genitive: never the subject, whatever the tree says."""
        return any(kid.xpos == "POS" and kid.index > word.index for kid in self.children(word))

    def has(self, word: Word, relation: str) -> bool:
        """Whether a word governs another by that relation."""
        return any(kid.relation == relation for kid in self.children(word))

    def case(self, word: Word) -> str:
        """The preposition of a noun, in lower case; "" without one."""
        return next((kid.lower for kid in self.children(word) if kid.relation == "case"), "")

    def above(self, word: Word) -> Word | None:
        """The word that governs a word; None for a root."""
        return None if word.head == word.index else self._parse.words[word.head]

    def children(self, word: Word) -> Sequence[Word]:
        """The words that a word governs, in order; each sentence is gone through once."""
        kids = self._kids.get(word.sentence)
        if kids is None:
            kids = defaultdict(list)
            for one in self._parse.words_of(self._parse.sentences[word.sentence]):
                if one.head != one.index:
                    kids[one.head].append(one)
            self._kids[word.sentence] = kids
        return kids.get(word.index, ())
