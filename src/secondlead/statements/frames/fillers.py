"""What fills a slot: a noun phrase as a record that can be held against another's.

Here: from a head word to a Filler. Not here: which slot it fills (slots.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from secondlead.model.circumstances import Place, Quantity, Time
from secondlead.model.frame import Filler
from secondlead.model.parse import Mention, Parse, Word
from secondlead.model.reading import SourceKind
from secondlead.model.spans import Span
from secondlead.statements.countries import signs_in
from secondlead.statements.frames.acts import light_words
from secondlead.statements.sources import SourceBook

Placed = TypeVar("Placed", Time, Place, Quantity, Mention)
_HYPHENED = re.compile(r"(?:-\w+)+")
_OUT = frozenset({"acl:relcl", "acl", "appos", "conj", "cc", "punct", "parataxis", "advcl", "nsubj", "obl", "cop"})
_MEANS_NOTHING = frozenset({"DET", "ADP", "PUNCT", "PART", "PRON", "CCONJ", "SCONJ", "AUX", "NUM"})
_NAMED = frozenset({SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.OUTLET})


class Fillers:
    """The phrases of one report as fillers, each made once."""

    def __init__(
        self, parse: Parse, book: SourceBook, times: Sequence[Time], places: Sequence[Place], quantities: Sequence[Quantity]
    ) -> None:
        self._parse = parse
        self._book = book
        self._times = sorted(times, key=lambda one: one.span)
        self._places = sorted(places, key=lambda one: one.span)
        self._quantities = sorted(quantities, key=lambda one: one.span)
        self._names = {(span.start, span.end): name for span, (_, name) in book.entity_names().items()}
        self._mentions = sorted((one for one in parse.mentions if one.type not in ("MISC",)), key=lambda one: one.span)
        self._made: dict[int, Filler] = {}

    def filler(self, head: Word, preposition: str = "") -> Filler:
        """The phrase of a head, without its relative clauses, appositions and neighbours in a list."""
        if head.index not in self._made:
            self._made[head.index] = self._fill(head)
        told = self._made[head.index]
        return told if not preposition else _with(told, preposition)

    def time_at(self, word: Word) -> Time | None:
        """The expression of time that holds a word."""
        return next((one for one in self._touching(self._times, Span(word.start, word.end)) if one.type != "SET"), None)

    def place_at(self, word: Word) -> Place | None:
        """The place that holds a word, as a place, not as an actor."""
        return next(iter(self._touching(self._places, Span(word.start, word.end))), None)

    def of_time(self, one: Time) -> Filler:
        """A time as a filler."""
        return Filler(one.span, one.value or one.span.text.lower(), from_=one.from_, to=one.to)

    def _fill(self, head: Word) -> Filler:
        words = self.phrase(head)
        span = self._parse.span_of(words[0], words[-1])
        names = self._named(head, words, span)
        low, high, unit, numbered, about = self._number(head, words, span)
        time = self.time_at(head)
        places = self._touching(self._places, span)
        country = next((one.country for one in places if one.country), None)
        if country is None and (signs := signs_in(span.text)):
            country = signs[0][2].power.code
        return Filler(
            span=span,
            head=self._head(head, names, span),
            names=names,
            words=tuple(
                sorted({w.lemma for w in words if w.upos not in _MEANS_NOTHING and w.index != head.index and re.search(r"\w", w.text)})
            ),
            numbered=numbered,
            low=low,
            high=high,
            unit=unit,
            from_=time.from_ if time else None,
            to=time.to if time else None,
            country=country,
            ids=tuple(one.geonameid for one in places if one.geonameid and self._is_of(head, one)),
            about=about,
        )

    def _head(self, head: Word, names: tuple[str, ...], span: Span) -> str:
        """The head's lemma; for a pronoun the last word of what it means, where that is known."""
        if head.upos != "PRON":
            return head.lemma
        told = names[0] if names else self._book.source(span).name
        return told.split()[-1].casefold() if told.split() else head.lemma

    def phrase(self, head: Word) -> list[Word]:
        """The words of the phrase, in order: head, what stands before it and "of X" behind it."""
        words = {head.index: head}
        open_ = [head]
        while open_:
            one = open_.pop()
            for child in self._parse.children(one):
                if child.relation in _OUT or child.index in words or (one is head and child.relation == "case"):
                    continue
                words[child.index] = child
                open_.append(child)
        run = [words[i] for i in sorted(words)]
        first = next((i for i in range(len(run)) if run[i].index == head.index), 0)
        last = first
        while first > 0 and run[first - 1].index == run[first].index - 1:
            first -= 1
        while last + 1 < len(run) and run[last + 1].index == run[last].index + 1:
            last += 1
        return run[first : last + 1]

    def _named(self, head: Word, words: Sequence[Word], span: Span) -> tuple[str, ...]:
        """The names of what the head means: the head's own, those beside it, or those that it takes up."""
        own = [*self._touching(self._mentions, Span(head.start, head.end))]
        after = self._parse.words[head.index + 1 : head.index + 2]
        beside = [w for w in after if w.upos == "PROPN" and head.upos == "NOUN"]
        beside += [w for w in self._parse.children(head) if w.relation in ("appos", "flat") and w.upos == "PROPN"]
        for word in beside:
            own += self._touching(self._mentions, Span(word.start, word.end))
        if not own and head.upos == "NOUN" and "edge" in light_words().get(head.lemma, ()):
            own = self._touching(self._mentions, Span(head.end, span.end))
        names = list(dict.fromkeys(self._name(one) for one in own))
        if names:
            return tuple(names)
        if head.upos == "PROPN":
            return (_bare(span.text),)
        if head.upos in ("PRON", "NOUN"):
            told = self._book.source(span)
            if told.kind in _NAMED and told.name.casefold() != span.text.casefold() and not told.parts and _is_name(told.name):
                return (told.name,)
            if told.parts and head.upos == "PRON":
                return told.parts
        return ()

    def _name(self, one: Mention) -> str:
        """The fullest name of a mention; the end of a hyphened name that the mention lacks is taken with it."""
        name = self._names.get((one.span.start, one.span.end), one.span.text)
        rest = _HYPHENED.match(self._parse.report.text, one.span.end)
        if rest is None:
            return name if not self._longer(name) else self._longer(name)
        return name if rest.group() in name else name + rest.group()

    def _longer(self, name: str) -> str:
        return next((other for other in self._names.values() if other.startswith(name + "-")), "")

    def _number(self, head: Word, words: Sequence[Word], span: Span) -> tuple[float | None, float | None, str, bool, bool]:
        for one in self._touching(self._quantities, span):
            if any(one.span.start <= w.start < one.span.end for w in words if w.upos == "NUM" or w.index == head.index):
                return one.low, one.high, one.unit, True, one.bound == "about"
        return None, None, "", False, False

    def _is_of(self, head: Word, place: Place) -> bool:
        return place.span.start <= head.start < place.span.end or place.span.start > head.start

    @staticmethod
    def _touching(several: Sequence[Placed], span: Span) -> list[Placed]:
        at = bisect_left(several, span.start - 120, key=lambda one: one.span.start)
        found = []
        for one in several[at:]:
            if one.span.start >= span.end:
                break
            if one.span.overlaps(span):
                found.append(one)
        return found


def _with(told: Filler, preposition: str) -> Filler:
    return replace(told, preposition=preposition)


def _bare(text: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", " ".join(text.split()), flags=re.IGNORECASE)


def _is_name(text: str) -> bool:
    return any(part[:1].isupper() for part in text.split())
