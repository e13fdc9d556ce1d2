"""What the diary takes from one sentence: the records, and the sentence laid out for it.

Here: Sighting, Signal, Told. Not here: how they are found (sightings.py, running.py, arrivals.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from secondlead.ledger.diary.phrases import Phrase, phrases
from secondlead.ledger.diary.windows import shape_before
from secondlead.ledger.diary.words import Marker, Token, markers, stems, tokens
from secondlead.model.ledger import Filed, Ref
from secondlead.model.reading import Stance, Statement
from secondlead.model.spans import Span, cut

NEGATIVE = frozenset({"no", "almost-no", "very-unlikely", "unlikely"})
_NO_POSITION = frozenset({Stance.NEITHER, Stance.DECLINES, Stance.SILENT})
_MARKS = " ,;:-–—.“”\"'’‘"
LONGEST_WHAT = 200  # characters of an entry's words


@dataclass(frozen=True, slots=True)
class Sighting:
    """Something that one sentence expects. at: the report's moment, arrived: when it came; deadline: only the window's end tells; moves: it
    says that the thing had another time before; stems: of the words that tell what it is."""

    ref: Ref
    span: Span
    what: str
    kind: str
    from_: str | None
    to: str | None
    who: str
    certainty: str
    at: str
    arrived: str
    stems: frozenset[str]
    deadline: bool = False
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Signal:
    """What a sentence says of what may have been expected: "off", "moved" (no new time told), "flat" (it happened), "over" (it cannot come).

    days: the times that it gives, as pairs of ISO days; root: words of its source and of its body.
    """

    kind: str
    ref: Ref
    span: Span
    at: str
    stems: frozenset[str]
    days: tuple[tuple[str, str], ...]
    root: frozenset[str] = frozenset()
    explicit: bool = False  # called off in so many words, not only denied


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence laid out: its words, markers, times, and the statements that have words in it."""

    filed: Filed
    sentence: Span
    words: tuple[Token, ...]
    marks: tuple[Marker, ...]
    times: tuple[Phrase, ...]
    statements: tuple[Statement, ...]

    def statement(self, span: Span) -> Statement | None:
        """The statement with the smallest content that holds a span; of equals the inner one, whose source answers for it."""
        several = [(len(part), one) for one in self.statements for part in one.content if part.holds(span)]
        return min(several, key=lambda pair: (pair[0], pair[1].within is None), default=(0, None))[1]

    def clause(self, span: Span) -> Span:
        """The part of the content that holds a span; the sentence where none does."""
        parts = [part for one in self.statements for part in one.content if part.holds(span)]
        return min(parts, key=len, default=self.sentence)

    def marks_in(self, clause: Span, first: int, last: int) -> list[Marker]:
        """The markers inside a clause, from a word's number up to another's."""
        words = self.words
        return [
            one
            for one in self.marks
            if first <= one.first and one.last <= last and clause.start <= words[one.first].start and words[one.last - 1].end <= clause.end
        ]

    def number(self, place: int) -> int:
        """The number of the first word that begins at or behind a place."""
        return next((number for number, word in enumerate(self.words) if word.start >= place), len(self.words))

    def words_before(self, mark: Marker) -> str:
        """What stands before a marker, the words of its auxiliaries left out: whose doing it is."""
        if mark.first == 0:
            return ""
        return self.filed.reading.report.text[self.sentence.start : self.words[mark.first].start].strip(_MARKS)

    def what(self, clause: Span) -> str:
        """A clause as a diary prints it."""
        line = clause.line.strip(_MARKS).removeprefix("that ")
        return line if len(line) <= LONGEST_WHAT else line[: LONGEST_WHAT - 1].rsplit(" ", 1)[0] + "…"

    def stems_of(self, span: Span) -> frozenset[str]:
        """The stems of what a span tells, its times left out."""
        return stems(span.text, tuple(one.span for one in self.times), span.start)


def told_of(filed: Filed, sentence: Span) -> Told:
    """A sentence of a report, laid out."""
    text = filed.reading.report.text
    near = tuple(
        one
        for one in filed.reading.statements
        if one.stance not in _NO_POSITION
        and any(part.overlaps(sentence) for part in (*one.content, *(part for part in (one.cue,) if part)))
    )
    words = tokens(sentence)
    return Told(filed, cut(text, sentence.start, sentence.end), words, markers(words), phrases(text, sentence, filed.reading.times), near)


def shaped(told: Told, phrase: Phrase) -> tuple[str, int]:
    """The shape of a time in its sentence and the number of the first word of its bound."""
    return shape_before(told.words, phrase.span.start)
