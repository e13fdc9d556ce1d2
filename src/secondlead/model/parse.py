"""What the reading room finds in a report before anybody is made to answer for it.

Here: words, sentences, quotations, entities, attributions as found. Not here: sources resolved, certainty, relay (model/reading.py).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, Self

from secondlead.model.report import Report
from secondlead.model.spans import Span, cut

TENSED = frozenset({"VBD", "VBP", "VBZ"})  # Penn Treebank tags of verbs that carry a tense
FINITE = TENSED | {"MD"}  # of the words that make a clause a finite one


@lru_cache(maxsize=8192)
def lowered(text: str) -> str:
    """text in lower case, with curly apostrophes made straight; one string for all words that are the same."""
    return text.lower().replace("’", "'")


class _Word(NamedTuple):
    index: int  # type: ignore[assignment]  # the field, not the method of tuples
    start: int
    end: int
    text: str
    lemma: str  # lower case
    upos: str  # Universal Dependencies part of speech: NOUN, VERB, AUX, PROPN, ...
    xpos: str  # Penn Treebank tag: NN, VBD, VBN, MD, ...
    head: int
    relation: str  # Universal Dependencies relation: nsubj, ccomp, obl, root, ...
    sentence: int  # index into Parse.sentences
    lower: str  # in lower case, curly apostrophes made straight


class Word(_Word):
    """One token. `index` counts from 0 over the report; `head` is the index of its governor, or its own index for a root.

    A tuple, for a report has a thousand of them, and they are made more than twice as fast as a frozen dataclass.
    """

    __slots__ = ()

    def __new__(
        cls, index: int, start: int, end: int, text: str, lemma: str, upos: str, xpos: str, head: int, relation: str, sentence: int
    ) -> Self:
        """The word, its `lower` made from its text."""
        return tuple.__new__(cls, (index, start, end, text, lemma, upos, xpos, head, relation, sentence, lowered(text)))

    def __getnewargs__(self) -> tuple[int, int, int, str, str, str, str, int, str, int]:
        return self[:10]  # for copies and pickles


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words from `first` up to but not including `last`."""

    first: int
    last: int
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, the marks included; `open` if it was never closed (a quotation that runs on)."""

    span: Span
    open: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. type: PER, ORG, LOC, MISC, VEHICLE, EVENT."""

    span: Span
    type: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as found, in fragments of spans; `score` is the finder's probability, `by` who found it."""

    sources: tuple[Span, ...]
    cue: Span | None
    contents: tuple[Span, ...]
    score: float = field(default=1.0, compare=False)
    by: str = field(default="encoder", compare=False)


@dataclass(frozen=True, slots=True)
class EventMention:
    """A word that tells of something happening, with its factuality from -3 (certainly not) to 3 (certainly)."""

    span: Span
    factuality: float


@dataclass(frozen=True, slots=True)
class Parse:
    """A report taken apart; everything that the statements room works from."""

    report: Report
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[EventMention, ...]
    sections: tuple[int, ...] = ()  # the words at which a new stretch begins that was read by itself (long reports only)
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)  # of the words, for looking them up
    ends: tuple[int, ...] = field(init=False, repr=False, compare=False)
    governed: Mapping[int, Sequence[Word]] = field(init=False, repr=False, compare=False)  # by the index of who governs them

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(word.start for word in self.words))
        object.__setattr__(self, "ends", tuple(word.end for word in self.words))
        governed: dict[int, list[Word]] = {}
        for word in self.words:
            if word.head != word.index:
                governed.setdefault(word.head, []).append(word)
        object.__setattr__(self, "governed", governed)

    def words_of(self, sentence: Sentence) -> tuple[Word, ...]:
        """The sentence's words, in order."""
        return self.words[sentence.first : sentence.last]

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words of which span holds a character."""
        first = bisect_right(self.ends, span.start)
        return self.words[first : bisect_left(self.starts, span.end, first)]

    def span_of(self, first: Word, last: Word) -> Span:
        """From the start of one word to the end of another, both included."""
        return cut(self.report.text, first.start, last.end)

    def children(self, word: Word) -> tuple[Word, ...]:
        """The words that word governs, in order."""
        return tuple(self.governed.get(word.index, ()))

    def subtree(self, word: Word) -> tuple[Word, ...]:
        """word and all that hangs on it, in order."""
        within: dict[int, Word] = {}
        open_ = [word]
        while open_:
            one = open_.pop()
            if one.index not in within:
                within[one.index] = one
                open_ += self.governed.get(one.index, ())
        return tuple(within[index] for index in sorted(within))
