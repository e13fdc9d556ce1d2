"""Who or what goes: the subject of a word of motion, its object, the owner of a noun.

Here: words -> a mover with its name. Not here: which word is the subject (subjects.py), places (ground.py), who is the same (same.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from secondlead.lexicon import index
from secondlead.model.parse import Mention, Parse, Word
from secondlead.model.reading import Source, SourceKind, Statement
from secondlead.model.spans import Span, cut, hull
from secondlead.statements.journeys.motion import Move, cue, journey_noun
from secondlead.statements.journeys.slots import goes_nowhere, vehicle
from secondlead.statements.journeys.subjects import NOMINAL, Subjects

_PARTS = 12  # of a name; longer ones are lists
_PRONOUNS = ("person", "several", "thing", "speaker")  # sorts of cues


@dataclass(frozen=True, slots=True)
class Mover:
    """name: as it is shown; key: equal for phrases that name the same sort of thing, or the same person; known: it was spoken of before.

    means: what it is, where it is a vehicle. fresh: the words say that it is another one than before.
    alias: the key of its own name, where it has one behind its noun ("the ferry Halden").
    """

    name: str
    key: str
    span: Span
    means: str = ""
    person: bool = False
    known: bool = False
    fresh: bool = False
    plural: bool = False
    alias: str = ""


class Movers:
    """Who goes, over one report."""

    def __init__(self, parse: Parse, timed: frozenset[int]) -> None:
        self._parse = parse
        self._timed = timed
        self._names: dict[int, Mention] = {}
        self._people: list[Mention] = []
        for one in parse.mentions:
            if one.type in ("PER", "ORG", "MISC", "LOC", "VEHICLE"):
                words = parse.words_in(one.span)
                self._names |= {word.index: one for word in words}
                if one.type == "PER" and words:
                    self._people.append(one)
        self._full = _full_names([self._whole(one).line for one in self._people])
        self._source: Source | None = None  # who says what is looked at
        self._asked: set[Word] = set()  # nouns whose owner is being looked for
        self.tree = self._tree = Subjects(parse, frozenset(at for at, one in self._names.items() if one.type == "LOC"))

    def of(self, move: Move, statement: Statement, first: int) -> tuple[Mover | None, Mover | None]:
        """Who goes by a word of motion, and what goes along (cargo, people aboard).

        first: the first word that the statement tells. Where the tree makes its source the subject though a subject stands within its
        words, that one is taken ("Trucks crossed into Carrow, the agency said").
        """
        word = self._parse.words[move.first]
        source = statement.source
        self._source = source
        self._asked.clear()
        if move.motion.pos == "noun":
            return self._owner(word), None
        things = self._tree.direct_object(word)
        if things is not None and cue(things.lemma) == "unit":
            things = None
        passive = self._passive(word)
        who = self._agreeing(word, self._tree.subject(word))
        if who is not None and self._tree.placed(who) and self._tree.case(who):  # "will be in Delhi and fly to Tokyo"
            who = self._tree.subject_of_place(who)
        if who is None or (source is not None and source.span.start <= who.start < source.span.end and who.index != word.index):
            behind = source is not None and who is not None and source.span.start > word.start
            who = self._agreeing(word, self._tree.before(word, first)) or (None if behind else who)  # who speaks behind it does not go
        if move.motion.object == "cargo":
            return (self.named(who), self.named(things)) if not passive else (self.named(who), None)
        if move.motion.moves == "object" and self.measures(move):
            return self.named(who), None
        if move.motion.moves == "object":
            if not passive and who is not None and vehicle(who) and things is not None:  # "the bus took pupils to Carrow"
                return self.named(who), self.named(things)
            return self.named(who if passive else things), None
        if things is not None and move.motion.object == "mover" and not passive:
            if vehicle(things):
                return self.named(who), self.named(things)
            return self.named(things), None
        return self.named(who), None

    def _agreeing(self, word: Word, who: Word | None) -> Word | None:
        """A subject, or the nearest before it where its number does not go with the verb: "we believe the train left and is moving"."""
        if who is None or cue(who.lower) not in ("speaker", "several"):
            return who
        group = (word, *(kid for kid in self._tree.children(word) if kid.relation.startswith("aux")))
        if all(one.xpos != "VBZ" for one in group):
            return who
        between = self._parse.words[who.index + 1 : min(one.index for one in group)]
        singular = (one for one in reversed(between) if one.relation.startswith("nsubj") and one.xpos in ("NN", "NNP"))
        return next(singular, who)

    def measures(self, move: Move) -> bool:
        """Whether a verb only has a length of time or way for its object: "takes 20 hours" moves nobody."""
        if move.motion.moves != "object":
            return False
        word = self._parse.words[move.first]
        return any(kid.relation in ("obj", "obl", "obl:unmarked") and cue(kid.lemma) == "unit" for kid in self._tree.children(word))

    def expels(self, move: Move) -> bool:
        """Whether a verb that can be a ride has an object: "drove the rebels from Carrow" tells of no car."""
        word = self._parse.words[move.first]
        return move.motion.pos == "verb" and cue(word.lemma) == "expels" and (self._passive(word) or self._thing(word) is not None)

    def expelled(self, move: Move) -> bool:
        """Whether those whom such a verb moves are many: "hunger drove families to Carrow"; several are not driven in one car."""
        if not self.expels(move):
            return False
        word = self._parse.words[move.first]
        gone = self._tree.subject(word) if self._passive(word) else self._thing(word)
        return gone is not None and not vehicle(gone) and (gone.xpos in ("NNS", "NNPS", "CD") or gone.lower in _amounts())

    def _thing(self, word: Word) -> Word | None:
        return self._tree.direct_object(word)

    def _passive(self, word: Word) -> bool:
        participle = word.xpos == "VBN" and word.relation in ("acl", "acl:relcl") and not self._tree.has(word, "nsubj")
        return self._tree.has(word, "nsubj:pass") or self._tree.has(word, "aux:pass") or participle

    def stops_another(self, move: Move) -> bool:
        """Whether a verb of a halt on the way has an object: "gunmen stopped a bus in Carrow" are not on the way."""
        motion, word = move.motion, self._parse.words[move.first]
        return (
            motion.pos == "verb"
            and motion.object == "via"
            and motion.time == "due"
            and not self._passive(word)
            and self._thing(word) is not None
        )

    def nothing(self, move: Move) -> bool:
        """Whether what a verb moves, or who moves, is nothing that goes anywhere."""
        word = self._parse.words[move.first]
        told = [kid for kid in self._tree.children(word) if kid.relation == "obj" or kid.relation.startswith("nsubj")]
        return move.motion.pos == "verb" and any(goes_nowhere(kid) for kid in told)

    def named(self, head: Word | None) -> Mover | None:
        """The mover that a head word names, with those beside it."""
        if head is None:
            return None
        several = [head, *(word for word in self._tree.children(head) if word.relation == "conj" and word.upos in ("PROPN", "NOUN"))]
        if len(several) > 1:
            several = [word for word in several if word.index - head.index <= 8]
        found = [one for word in several if (one := self._one(word))]
        if len(found) < 2 or found[0].span == found[-1].span:
            return found[0] if found else None
        name = f"{', '.join(one.name for one in found[:-1])} and {found[-1].name}"
        span = hull(self._parse.report.text, [one.span for one in found])  # a pronoun's or owner's name may stand elsewhere
        return Mover(name, " + ".join(sorted(one.key for one in found)), span, person=found[0].person, plural=True)

    def _one(self, head: Word) -> Mover | None:
        if head.upos == "PRON" and head.index not in self._names:
            return self._meant(head)
        if (
            head.index in self._timed
            or head.upos not in NOMINAL
            or cue(head.lemma) == "unit"
            or (goes_nowhere(head) and head.index not in self._names)
        ):
            return None
        if journey_noun(head) and not vehicle(head):
            return self._owner(head) if head not in self._asked else None
        name = self._names.get(head.index) or (None if vehicle(head) else self._beside(head))
        if name is not None and (before := self._ship(name)):
            return self._described(before)
        if name is not None and name.type != "MISC":
            span = self._whole(name)
            told = span.line
            full = self._full.get(told, told) if name.type == "PER" else told
            return Mover(full, f"{name.type}:{full.casefold()}", span, person=name.type == "PER", known=True)
        return self._described(head)

    def _described(self, head: Word) -> Mover:
        """A common noun with what stands before it: "special train", "thousands of migrants"."""
        words = self._parse.words
        inner = next((k for k in self._tree.children(head) if k.relation == "nmod" and self._tree.case(k) == "of"), None)
        counted = head.upos == "NUM" or head.lower in _amounts()
        last = inner if inner is not None and counted else head
        first = head.index
        while first > 0 and words[first - 1].sentence == head.sentence and _premodifies(words[first - 1]):
            if words[first].upos == "NUM" and words[first - 1].upos in ("NOUN", "PROPN"):
                break
            first -= 1
        opening = words[first - 1] if first and words[first - 1].sentence == head.sentence else None
        name = self._name_behind(last) if last is head and vehicle(head) else None
        span = self._parse.span_of(words[first], name or last)
        fresh = any(cue(word.lower) == "new" for word in (*words[first : head.index], *([opening] if opening else ())))
        definite = head.upos == "PROPN" or (opening is not None and (cue(opening.lower) == "definite" or opening.xpos in ("POS", "PRP$")))
        plural = last.xpos in ("NNS", "NNPS")
        means = vehicle(last) or next((told for word in words[first : last.index] if (told := vehicle(word))), "")
        return Mover(
            span.line,
            f"noun:{last.lemma}",
            span,
            means=means,
            known=definite,
            fresh=fresh,
            plural=plural,
            alias=f"noun:{name.lemma}" if name else "",
        )

    def _ship(self, name: Mention) -> Word | None:
        """The vehicle that a name stands right behind: "the tanker Orlanda", whatever the name was taken for."""
        own = self._parse.words_in(name.span)
        before = self._parse.words[own[0].index - 1] if own and own[0].index else None
        return before if before is not None and before.upos == "NOUN" and vehicle(before) and before.end + 1 == own[0].start else None

    def _name_behind(self, noun: Word) -> Word | None:
        """The last word of the name of a ship or the like behind its noun: "the ferry Halden"."""
        found = None
        for near in self._parse.words[noun.index + 1 : noun.index + 4]:
            if near.upos != "PROPN" or near.sentence != noun.sentence or near.index in self._timed:
                break
            found = near
        return found

    def _meant(self, word: Word) -> Mover | None:
        """Whom a pronoun means: somebody or something named before it in its sentence or the two before. The last subject first."""
        kind, speaker = cue(word.lower), self._source
        if kind not in _PRONOUNS or (kind == "speaker" and speaker is None):
            return None
        if kind == "speaker" and speaker is not None:
            return Mover(speaker.name, f"PER:{speaker.name.casefold()}", speaker.span, person=speaker.kind is SourceKind.PERSON, known=True)
        best: Word | None = None
        rank: tuple[bool, int, bool] = (False, 0, False)
        start = self._parse.sentences[max(0, word.sentence - 2)].first
        for other in self._parse.words[start : word.index]:
            if other.upos not in ("NOUN", "PROPN"):
                continue
            subject = other.relation.startswith("nsubj")
            if kind == "person":
                fits = self._person(other) or (subject and other.xpos == "NN" and not vehicle(other))
            elif kind == "several":
                fits = other.xpos in ("NNS", "NNPS")
            else:
                fits = not self._person(other) and (subject or bool(vehicle(other)))
            told = (self._person(other) if kind == "person" else bool(vehicle(other)), other.sentence, subject)
            if fits and (best is None or told >= rank):
                best, rank = other, told
        found = self._one(best) if best is not None else None
        return replace(found, known=True, fresh=False) if found is not None else None

    def _person(self, word: Word) -> bool:
        one = self._names.get(word.index)
        return one is not None and one.type == "PER"

    def _beside(self, head: Word) -> Mention | None:
        """The person whom a title stands before: "leader Kim", "minister, Ada Holm,"."""
        for near in self._parse.words[head.index + 1 : head.index + 3]:
            if near.sentence != head.sentence or not (near.upos == "PROPN" or near.text == ","):
                return None
            one = self._names.get(near.index)
            if one is not None and one.type == "PER":
                return one
        return None

    def _whole(self, one: Mention) -> Span:
        """A name with the parts behind its hyphens ("Min Ha-neul"), even where only its front was found."""
        words = self._parse.words
        last = self._parse.words_in(one.span)[-1]
        if last.text == "-" and last.index + 1 < len(words) and words[last.index + 1].start == last.end:
            last = words[last.index + 1]
        while (
            last.index + 2 < len(words)
            and words[last.index + 1].text == "-"
            and words[last.index + 1].start == last.end
            and words[last.index + 2].start == last.end + 1
        ):
            last = words[last.index + 2]
        return cut(self._parse.report.text, one.span.start, max(one.span.end, last.end))

    def _owner(self, word: Word) -> Mover | None:
        """Whose journey a noun names; a vehicle's own flight where nobody is named; None where the words only take one up again."""
        kids = self._tree.children(word)
        self._asked.add(word)
        if self._tree.has(word, "cop") and (own := self._tree.subject(word)) is not None:  # "the envoy is on his way"
            return self.named(own)
        for kid in kids:
            if kid.relation == "nmod:poss" or (kid.relation in ("nmod", "obl") and self._tree.case(kid) == "by"):
                return self.named(kid)
        of = next((k for k in kids if k.relation == "nmod" and self._tree.case(k) == "of" and not self._tree.placed(k)), None)
        if of is not None and of.xpos != "CD" and not any(k.relation == "nummod" for k in self._tree.children(of)):
            return self.named(of)
        above = self._tree.above(word)
        chain = word.relation in ("obj", "obl", "xcomp", "nmod", "root", "conj")
        if above is not None and chain and above.upos in ("VERB", "AUX"):
            who = self._tree.subject(above)
            found = self.named(who) if who is not None and who is not word else None
            if found is not None:
                return found
        told = vehicle(word)
        return self._described(word) if told and any(k.relation == "det" and k.lower != "the" for k in kids) else None


@cache
def _amounts() -> frozenset[str]:
    """Nouns that only count those behind "of": a group of, dozens of."""
    return frozenset(word.removesuffix(" of") for word in index("quantities"))


def _premodifies(word: Word) -> bool:
    return (word.upos in ("ADJ", "NOUN", "PROPN", "NUM") or word.xpos in ("HYPH", "CD") or word.relation == "amod") and cue(
        word.lower
    ) != "strip"


def _full_names(names: Sequence[str]) -> dict[str, str]:
    """Each name of a person and the first longer one in the report that begins or ends with it."""
    first: dict[tuple[str, ...], tuple[int, str]] = {}  # by what a longer name begins or ends with
    for at, name in enumerate(dict.fromkeys(names)):
        parts = tuple(name.split(" "))
        for cut_at in range(1, len(parts)) if len(parts) <= _PARTS else ():
            for end in (parts[:cut_at], parts[-cut_at:]):
                first.setdefault(end, (at, name))
    return {name: first[parts][1] for name in set(names) if (parts := tuple(name.split(" "))) in first}
