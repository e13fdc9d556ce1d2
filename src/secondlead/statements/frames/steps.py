"""The order of this room: a report's statements -> the frames of each, in the order of the text.

Here: which words of a content carry its claims, each judged in its own hedge's scope. Not here: how a slot is filled (slots.py).

For each statement: 1 the top words of its content; 2 from words that do little themselves ("appears to", "the possibility of", "hold")
to the word that tells the act; 3 verbs beside it, each judged by itself; 4 what modifiers and nouns imply, apart; 5 figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from secondlead.model.circumstances import Place, Quantity, Time
from secondlead.model.frame import Filler, Frame, Kind, Role
from secondlead.model.parse import Attribution, Parse, Word
from secondlead.model.reading import Certainty, Modality, Stance, Statement
from secondlead.model.spans import Span
from secondlead.statements.certainty import certainty_of, judge, weaker
from secondlead.statements.frames.acts import Act, act_of, is_act, light
from secondlead.statements.frames.figures import figures
from secondlead.statements.frames.fillers import Fillers
from secondlead.statements.frames.slots import Slots, implied
from secondlead.statements.frames.terms import terms
from secondlead.statements.nest import speaks
from secondlead.statements.sources import SourceBook

_NEGATIVE = frozenset({"no", "almost-no", "very-unlikely", "unlikely"})
_NO_POSITION = frozenset({Stance.NEITHER, Stance.DECLINES, Stance.SILENT, Stance.ASKS})
_CLAUSE = frozenset({"VERB", "AUX"})
_DEEP = 12  # light words one behind another; no sentence has so many, a broken tree may


def frames(
    parse: Parse,
    book: SourceBook,
    statements: Sequence[Statement],
    times: Sequence[Time],
    places: Sequence[Place],
    quantities: Sequence[Quantity],
) -> tuple[Frame, ...]:
    """The frames of all statements, in the order of statements, then of the text."""
    fillers = Fillers(parse, book, times, places, quantities)
    reader = _Reader(parse, fillers, Slots(parse, fillers), statements)
    found: list[Frame] = []
    for one in statements:
        claims = [*reader.of(one), *reader.condition(one)]
        found += [worded(parse, claim, times, quantities) for claim in claims]
        found += figures(parse, one, [q for q in quantities if any(part.holds(q.span) for part in one.content)], fillers)
    return tuple(found)


def worded(parse: Parse, frame: Frame, times: Sequence[Time], quantities: Sequence[Quantity]) -> Frame:
    """A frame with the terms, times and numbers of its clause and of what fills its slots outside of it."""
    spans = [frame.span, *(filler.span for _, filler in frame.slots if not frame.span.holds(filler.span))]
    words = {w.index: w for span in spans for w in parse.words_in(span)}
    inside = [words[index] for index in sorted(words)]
    days = tuple((one.from_, one.to) for one in times if (one.from_ or one.to) and any(span.holds(one.span) for span in spans))
    many = tuple((one.low, one.high, one.unit) for one in quantities if any(span.holds(one.span) for span in spans))
    return replace(frame, terms=terms(parse, inside), times=days, numbers=many)


class _Reader:
    """The frames of one report's statements."""

    def __init__(self, parse: Parse, fillers: Fillers, slots: Slots, statements: Sequence[Statement]) -> None:
        self._parse = parse
        self._fillers = fillers
        self._slots = slots
        self._inner: dict[str, list[Statement]] = {}
        for one in statements:
            if one.within:
                self._inner.setdefault(one.within, []).append(one)

    def of(self, statement: Statement) -> list[Frame]:
        """The frames of one statement; less those of the statements that its content holds, which speak for themselves."""
        held = [
            part
            for one in self._inner.get(statement.id, [])
            for part in (*one.content, *filter(None, (one.cue, one.source.span if one.source else None)))
        ]
        if statement.condition:
            held.append(statement.condition)
        words = [w for part in statement.content for w in self._parse.words_in(part) if not any(h.start <= w.start < h.end for h in held)]
        inside = {w.index for w in words}
        found: list[Frame] = []
        done: set[int] = set()
        tops = [
            w
            for w in words
            if (w.head not in inside or w.head == w.index) and w.upos not in ("PUNCT", "ADP", "SCONJ", "CCONJ", "PART", "DET")
        ]
        for top in tops:
            for verb, subjects, planned, negative in self._acts(top, (), inside, 0):
                if verb.index not in done:
                    done.update((verb.index, *act_of(self._parse, verb).used))
                    aside = bool(found) and verb.upos in (
                        "NOUN",
                        "PROPN",
                        "ADJ",
                    )  # "for talks with X", behind the clause that it is the end of
                    planned = planned or (aside and found[0].kind is Kind.PLAN)
                    found.append(self._frame(statement, verb, subjects, planned=planned, negative=negative, first=not found))
        found += self._implied(statement, words, done)
        return found

    def condition(self, statement: Statement) -> list[Frame]:
        """What a statement's condition would have to be so: frames that nobody puts forward, marked by their particle."""
        if statement.condition is None:
            return []
        words = self._parse.words_in(statement.condition)
        inside = {w.index for w in words}
        open_ = replace(statement, certainty=certainty_of("none"), condition=None)
        tops = [w for w in words if (w.head not in inside or w.head == w.index) and w.upos in (*_CLAUSE, "ADJ", "NOUN")]
        told = [one for top in tops for one in self._acts(top, (), inside, 0)]
        frames = [self._frame(open_, verb, who, planned=False, negative=no, first=True) for verb, who, _, no in told]
        return [replace(one, class_="none", low=0.0, high=1.0, main=False, particle="if") for one in frames]

    def _acts(
        self, word: Word, subjects: tuple[Word, ...], inside: set[int], depth: int
    ) -> Iterator[tuple[Word, tuple[Word, ...], bool, bool]]:
        """The words that tell what is claimed under word: (the word, its subjects, meant to be, not done)."""
        children = [c for c in self._parse.children(word) if c.index in inside]
        own = tuple(c for c in children if c.relation.startswith("nsubj") and c.upos != "SCONJ")
        subjects = own or subjects
        below = [c for c in children if c.relation in ("xcomp", "ccomp") and (c.upos in _CLAUSE or c.upos in ("NOUN", "ADJ"))]
        noun_below = [
            c for c in children if (c.relation.startswith(("nmod", "obl", "acl", "ccomp")) and c.upos in (*_CLAUSE, "NOUN", "PROPN"))
        ]
        deep = depth < _DEEP
        if deep and word.upos in (*_CLAUSE, "ADJ") and light(word, "raise", "raiseplan", "fail") and below:
            for one in below:
                for verb, who, planned, negative in self._acts(one, subjects, inside, depth + 1):
                    yield verb, who, planned or light(word, "raiseplan"), negative or light(word, "fail")
        elif deep and word.upos == "VERB" and speaks(word) and below:
            for one in below:
                yield from self._acts(one, subjects if one.relation == "xcomp" else (), inside, depth + 1)
        elif (
            deep
            and word.upos == "NOUN"
            and light(word, "possible", "plan", "report", "part", "try", "fail")
            and (noun_below := noun_below or self._behind(word, inside))
        ):
            for one in noun_below[:1]:
                for verb, who, planned, negative in self._acts(one, self._owners(word), inside, depth + 1):
                    yield verb, who, planned or light(word, "plan"), negative or light(word, "fail")
        elif deep and (target := self._carried(word, children)) is not None:
            there = any(c.relation == "expl" for c in children)
            shared = () if there or light(target, "possible") else subjects
            no = self._negated(target)
            for verb, who, planned, negative in self._acts(target, shared, inside, depth + 1):
                yield verb, who or shared, planned, negative or no
        else:
            yield word, subjects, False, False
        for one in children:
            if deep and one.relation == "conj" and one.upos in (*_CLAUSE, "ADJ") and word.upos in (*_CLAUSE, "ADJ"):
                yield from self._acts(one, subjects, inside, depth + 1)
            elif deep and one.relation in ("parataxis", "ccomp") and word.upos in _CLAUSE and one not in below and one.upos in _CLAUSE:
                yield from self._acts(one, (), inside, depth + 1)

    def _carried(self, word: Word, children: Sequence[Word]) -> Word | None:
        """The noun that a light verb only carries: "hold | talks", "there are | no plans", "sees | the possibility"."""
        if word.upos not in _CLAUSE:
            return None
        if act_of(self._parse, word).used:
            return None
        there = any(c.relation == "expl" for c in children)
        for child in children:
            carried = child.relation == "obj" or (there and child.relation.startswith("nsubj"))
            if not carried or child.upos != "NOUN":
                continue
            if light(child, "possible", "plan", "try") and (word.lemma in ("be", "have", "see") or light(word, "verb")):
                return child
            if (there or light(word, "verb")) and is_act(self._parse, child):
                return child
        return None

    def _behind(self, noun: Word, inside: set[int]) -> list[Word]:
        """The noun behind "plans for", "reports of", where the tree hangs it elsewhere."""
        after = [w for w in self._parse.words[noun.index + 1 : noun.index + 6] if w.index in inside]
        if not after or after[0].lower not in ("for", "of", "to"):
            return []
        return [w for w in after[1:] if w.upos in (*_CLAUSE, "NOUN") and w.head in (noun.head, noun.index)][:1]

    def _owners(self, noun: Word) -> tuple[Word, ...]:
        return tuple(c for c in self._parse.children(noun) if c.relation == "nmod:poss")

    def _frame(self, statement: Statement, word: Word, subjects: tuple[Word, ...], *, planned: bool, negative: bool, first: bool) -> Frame:
        act = act_of(self._parse, word)
        slots = self._slots_of(word, act, subjects)
        span = self._clause(word, self._room(statement))
        certainty, modality = (statement.certainty, statement.modality) if first else self._judged(statement, span)
        no = negative or self._negated(word)
        return Frame(
            statement=statement.id,
            kind=Kind.PLAN if planned or modality is Modality.PLANNED else Kind.EVENT,
            acts=act.names,
            word=word.lemma,
            class_=certainty.class_,
            low=certainty.low,
            high=certainty.high,
            negative=no or certainty.class_ in _NEGATIVE,
            span=span,
            slots=tuple(slots),
            main=first or word.upos in _CLAUSE,
            condition=statement.condition,
        )

    def _slots_of(self, word: Word, act: Act, subjects: tuple[Word, ...]) -> list[tuple[Role, Filler]]:
        if word.upos in _CLAUSE or word.upos == "ADJ":
            passive = any(c.relation in ("nsubj:pass", "aux:pass") for c in self._parse.children(word)) or (
                word.xpos == "VBN" and word.relation == "acl"
            )
            return self._slots.of_verb(word, act, subjects, passive)
        found = self._slots.of_noun(word, act)
        role = Role.WHOM if act.subject == "whom" else Role.WHO
        told = {filler.span for _, filler in found}
        return [*((role, one) for head in subjects if (one := self._fillers.filler(head)).span not in told), *found]

    def _negated(self, word: Word) -> bool:
        return any(c.lower in ("not", "n't", "never") or (c.relation == "det" and c.lower == "no") for c in self._parse.children(word))

    def _judged(self, statement: Statement, span: Span) -> tuple[Certainty, Modality]:
        """The certainty of one clause, as its source would have it."""
        told = judge(self._parse, Attribution((statement.source.span,) if statement.source else (), statement.cue, (span,)))
        if statement.stance in _NO_POSITION:
            return statement.certainty, told.modality
        return told.certainty, told.modality

    def _clause(self, word: Word, within: Sequence[Span]) -> Span:
        """The words of a clause, without the verbs beside its own, and without what stands outside the content."""
        told = [w for w in self._parse.subtree(word) if w.sentence == word.sentence]
        words = [w for w in told if any(part.start <= w.start < part.end for part in within)] or told
        apart = {w.index for c in self._parse.children(word) if c.relation in ("conj", "parataxis", "cc") for w in self._parse.subtree(c)}
        kept = [w for w in words if w.index not in apart and w.upos != "PUNCT"]
        run = kept or [word]
        at = run.index(word) if word in run else 0
        first = last = at
        while first > 0 and run[first - 1].index >= run[first].index - 3:
            first -= 1
        while last + 1 < len(run) and run[last + 1].index <= run[last].index + 3:
            last += 1
        return self._parse.span_of(run[first], run[last])

    def _room(self, statement: Statement) -> tuple[Span, ...]:
        return (*statement.content, *((statement.condition,) if statement.condition else ()))

    def _implied(self, statement: Statement, words: Sequence[Word], done: set[int]) -> list[Frame]:
        """What relative clauses, participles, adverbial clauses and nouns of the content say beside its main claim."""
        found = []
        for word in words:
            if word.index in done:
                continue
            clause = (
                word.upos == "VERB" and word.relation.split(":")[0] in ("acl", "advcl") and not light(word, "raise", "raiseplan", "fail")
            )
            deep = (
                word.upos == "VERB" and word.relation == "xcomp" and self._parse.words[word.head].relation.split(":")[0] in ("acl", "advcl")
            )
            noun = word.upos == "NOUN" and word.relation not in ("root", "compound") and bool(implied(self._parse, (word,)))
            if not (clause or deep or noun):
                continue
            if word.relation.startswith("advcl") and self._conditional(word):
                continue
            act = act_of(self._parse, word)
            own = tuple(c for c in self._parse.children(word) if c.relation.startswith("nsubj") and c.upos not in ("PRON", "DET"))
            upper = self._parse.words[word.head]
            governor = self._parse.words[upper.head] if deep else upper
            borrowed = (governor,) if not own and governor.upos in ("NOUN", "PROPN") and not noun else ()
            slots = self._slots_of(word, act, own or borrowed)
            if noun and not any(filler.names or filler.ids for role, filler in slots if role is not Role.WHEN):
                continue  # "talks", "the deal": nobody is told of
            span = self._clause(word, statement.content)
            certainty = self._embedded(statement, word, span)
            purpose = word.relation == "advcl" and any(c.lower == "to" for c in self._parse.children(word) if c.relation == "mark")
            found.append(
                Frame(
                    statement.id,
                    Kind.PLAN if purpose else Kind.EVENT,
                    act.names,
                    word.lemma,
                    certainty.class_,
                    certainty.low,
                    certainty.high,
                    self._negated(word) or certainty.class_ in _NEGATIVE,
                    span,
                    tuple(slots),
                    main=False,
                    condition=statement.condition,
                )
            )
        return found

    def _conditional(self, word: Word) -> bool:
        return any(c.relation == "mark" and c.lower in ("if", "unless", "whether") for c in self._parse.children(word))

    def _embedded(self, statement: Statement, word: Word, span: Span) -> Certainty:
        """The certainty of what a modifier claims: its own hedge, else flat; where nothing is claimed, none."""
        if statement.stance in _NO_POSITION:
            return statement.certainty
        class_ = "certain"
        for one in statement.certainty.embedded:
            if one.over.overlaps(span) or one.hedge.overlaps(span):
                class_ = weaker(class_, one.class_)
        return certainty_of(class_)


def without_places(frame: Frame) -> Frame:
    """A frame with its place left open."""
    return replace(frame, slots=tuple(slot for slot in frame.slots if slot[0] is not Role.WHERE))
