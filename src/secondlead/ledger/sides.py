"""A statement made ready to be compared with another report's.

Here: its words, names, figures and place, once each. Not here: how alike two are (likeness.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Generic, Protocol, TypeVar

from secondlead.ledger.sentences import Sentence, at, plain, sentences
from secondlead.lexicon import index, table
from secondlead.model.change import StatementRef
from secondlead.model.circumstances import Quantity
from secondlead.model.reading import Reading, Statement
from secondlead.model.spans import Span
from secondlead.reading.lemmas import lemma

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Side:
    """One statement of one of the two reports."""

    reading: Reading
    statement: Statement
    number: int  # among the statements of its report
    sentence: Sentence | None
    key: str  # the content's wording, fit to be compared
    words: frozenset[str]  # content words by their stems, figures and small words left out
    acts: frozenset[str]  # of these, those that name what happens
    named: frozenset[str]  # of these, those that stand in a name
    names: frozenset[str]
    figures: tuple[Quantity, ...]

    @property
    def headline(self) -> bool:
        """Whether it stands in the headline."""
        return self.sentence is not None and self.sentence.headline

    @property
    def wording(self) -> str:
        """The wording of the whole sentence."""
        return self.sentence.key if self.sentence else self.key

    @property
    def ref(self) -> StatementRef:
        """Where it stands, for a change."""
        return StatementRef(self.reading.report.id, self.statement.id, self.statement.content)

    @property
    def text(self) -> str:
        """The content as it stands in the report, its parts joined."""
        return " … ".join(" ".join(span.text.split()) for span in self.statement.content)


def sides(reading: Reading) -> tuple[Side, ...]:
    """The statements of a reading that have a content, in its order."""
    cuts = sentences(reading.report)
    quantities = _Sorted(reading.quantities)
    entities, times, events = _Sorted(reading.entities), _Sorted(reading.times), _Sorted(reading.events)
    found = []
    for number, one in enumerate(reading.statements):
        if one.content:
            left_out = [
                *one.certainty.because,
                *(inner.hedge for inner in one.certainty.embedded),
                *(t.span for t in times.within(one.content)),
            ]
            words = [word for span in one.content for word in _stems_beside(span, left_out)]
            side = Side(
                reading,
                one,
                number,
                at(cuts, one.content[0]),
                plain(" ".join(span.text for span in one.content)),
                frozenset(words),
                frozenset(word for event in events.within(one.content) for word in stems(event.span.text)),
                frozenset(word for entity in entities.within(one.content) for word in stems(entity.span.text)),
                frozenset(plain(entity.name) for entity in entities.within(one.content)),
                tuple(quantities.within(one.content)),
            )
            found.append(side)
    return tuple(found)


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


Thing = TypeVar("Thing", bound=_Placed)


class _Sorted(Generic[Thing]):
    """Things of a reading by where they start, so that those of a statement are found without a look at all."""

    def __init__(self, several: Sequence[Thing]) -> None:
        self._several = sorted(several, key=lambda one: one.span)
        self._starts = [one.span.start for one in self._several]

    def within(self, spans: Sequence[Span]) -> list[Thing]:
        """Those that share a character with one of the spans, in the order of the text."""
        return [
            one
            for span in spans
            for one in self._several[max(0, bisect_left(self._starts, span.start) - 1) : bisect_left(self._starts, span.end)]
            if one.span.overlaps(span)
        ]


def _stems_beside(span: Span, left_out: Sequence[Span]) -> list[str]:
    """The stems of span without those of the spans that are left out: hedges and times say how sure and when, not what."""
    text = list(span.text)
    for one in left_out:
        for place in range(max(one.start, span.start), min(one.end, span.end)):
            text[place - span.start] = " "
    return stems("".join(text))


def stems(text: str) -> list[str]:
    """The content words of text in their order, each by a stem: no small words, no number words, no figures."""
    return [
        _stem(word)
        for word in (found[0].lower().replace("’", "'") for found in WORD.finditer(text))
        if word not in _small() and len(word) > 1
    ]


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    if word in index("counted_outcomes"):  # "dead", "died", "killed": one outcome in several words
        word = index("counted_outcomes")[word]["counts"].split()[-1]
    verb = lemma(word, "VERB", "VBD")
    return lemma(verb, "NOUN", "NNS") if verb == word else verb


@cache
def _small() -> frozenset[str]:
    english = {row["word"] for row in table("function_words") if "en" in row["languages"].split("|")}
    closed = english | set(index("number_words")) | set(index("motion_prepositions")) | _auxiliaries()
    return frozenset(closed - set(index("counted_outcomes")))  # "aboard" tells what became of people


@cache
def _auxiliaries() -> frozenset[str]:
    return frozenset(row["form"] for row in table("irregular_forms") if row["lemma"] in ("be", "have", "do"))
