"""A statement made ready to be compared with another report's.

Here: its words, names, figures and place, once each. Not here: how alike two are (likeness.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from secondlead.ledger.sentences import Sentence, at, plain, sentences
from secondlead.lexicon import index, table
from secondlead.model.change import StatementRef
from secondlead.model.circumstances import Quantity
from secondlead.model.reading import Reading, Statement
from secondlead.model.spans import Span, hull
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
    quantities = sorted(reading.quantities, key=lambda one: one.span)
    entities = sorted(reading.entities, key=lambda one: one.span)
    starts = [one.span.start for one in quantities], [one.span.start for one in entities]
    found = []
    for number, one in enumerate(reading.statements):
        if not one.content:
            continue
        whole = hull(reading.report.text, one.content)
        figures = tuple(
            q for q in quantities[slice(*_range(starts[0], whole))] if any(s.holds(q.span) or q.span.overlaps(s) for s in one.content)
        )
        named = [e for e in entities[slice(*_range(starts[1], whole))] if any(s.holds(e.span) for s in one.content)]
        hedges = frozenset(word for span in one.certainty.because for word in stems(span.text))
        words = [word for span in one.content for word in stems(span.text) if word not in hedges]
        found.append(
            Side(
                reading,
                one,
                number,
                at(cuts, one.content[0]),
                plain(" ".join(span.text for span in one.content)),
                frozenset(words),
                frozenset(plain(e.name) for e in named),
                figures,
            )
        )
    return tuple(found)


def _range(starts: Sequence[int], whole: Span) -> tuple[int, int]:
    return max(0, bisect_left(starts, whole.start) - 1), bisect_left(starts, whole.end)


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
        return index("counted_outcomes")[word]["counts"]
    verb = lemma(word, "VERB", "VBD")
    return lemma(verb, "NOUN", "NNS") if verb == word else verb


@cache
def _small() -> frozenset[str]:
    english = {row["word"] for row in table("function_words") if "en" in row["languages"].split("|")}
    return frozenset(english | set(index("number_words")) | _auxiliaries())


@cache
def _auxiliaries() -> frozenset[str]:
    return frozenset(row["form"] for row in table("irregular_forms") if row["lemma"] in ("be", "have", "do"))
