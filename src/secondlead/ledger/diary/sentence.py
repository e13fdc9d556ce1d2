"""What the diary takes from one sentence: the records, and the sentence laid out for it.

Here: Sighting, Signal, Told. Not here: how they are found (sightings.py, running.py, arrivals.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from secondlead.ledger.diary.phrases import Phrase, phrases
from secondlead.ledger.diary.windows import shape_before
from secondlead.ledger.diary.words import Marker, Token, markers, sentences, stems_of, tokens
from secondlead.model.ledger import Filed, Ref
from secondlead.model.reading import Stance, Statement
from secondlead.model.spans import Span, cut

NEGATIVE = frozenset({"no", "almost-no", "very-unlikely", "unlikely"})
_NO_POSITION = frozenset({Stance.NEITHER, Stance.DECLINES, Stance.SILENT})
_MARKS = " ,;:-–—.“”\"'’‘"
_EDGES = " ,;:-–—."
_OPENS, _CLOSES = frozenset("“\"‘'"), frozenset("”\"’'")
_RELATIVE = re.compile(r"(?:which|who|that|where|whose)\b", re.IGNORECASE)
_NOUN = re.compile(r"\b(?:the|an?|its|their|his|her)\s+(?:(?!\b(?:the|an?|its|their|his|her)\b)[^,;])*,?\s*$", re.IGNORECASE)
_DATELINE = re.compile(r"^[^.]{0,20}[A-Z]{3,}[^\n]{0,100}?\)?\s*(?:--+|[–—-])\s+(?=[A-Z“\"])")
LONGEST_WHAT = 200  # characters of an entry's words


@dataclass(frozen=True, slots=True)
class Sighting:
    """Something that one sentence expects.

    at: the report's moment; arrived: when it came; stems: of the words that tell what it is; deadline: only the window's end tells;
    moves: the sentence says that the thing had another time before.
    """

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
    doing: frozenset[str] = (
        frozenset()
    )  # the stems of what is to be done, without who does it; empty where the sentence does not tell the two apart
    deadline: bool = False
    moves: bool = False
    sourced: bool = True  # somebody else than the outlet says so


@dataclass(frozen=True, slots=True)
class Signal:
    """What a sentence says of what may have been expected.

    kind: "off" (called off, or denied), "moved" (put off with no new time), "flat" (it happened), "lost" (what was on its way will not
    come); days: the times that it gives, as pairs of ISO days; root: words of its source and of its body.
    """

    kind: str
    ref: Ref
    span: Span
    at: str
    stems: frozenset[str]
    days: tuple[tuple[str, str], ...]
    root: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()  # that its nouns and verbs can tell of
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
        """The part of the content that holds a span, with what a relative clause hangs on; the sentence where none does."""
        parts = [part for one in self.statements for part in one.content if part.holds(span)]
        part = min(parts, key=len, default=self.sentence)
        if not _RELATIVE.match(part.text):
            return part
        before = _NOUN.search(self.filed.reading.report.text[self.sentence.start : part.start])
        return cut(self.filed.reading.report.text, self.sentence.start + before.start(), part.end) if before else part

    def ref(self, span: Span) -> Ref:
        """Where words stand that no statement's content holds: the statement nearest to them in the sentence; "" where it has none."""
        near = [(abs(part.start - span.start), one.id) for one in self.statements for part in one.content]
        own = self.statement(span)
        return Ref(self.filed.id, own.id if own is not None else min(near, default=(0, ""))[1])

    def governs(self, span: Span) -> Statement | None:
        """The statement whose content holds a span, else the one whose content ends last before it: its source may deny what both tell."""
        before = [(part.end, one) for one in self.statements for part in one.content if part.end <= span.start]
        return self.statement(span) or max(before, key=lambda pair: pair[0], default=(0, None))[1]

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

    def doer(self, mark: Marker) -> str:
        """What stands before a marker up to the first time or other marker: whose doing it is."""
        edges = [self.words[one.first].start for one in self.marks if one.first <= mark.first]
        edges += [self.words[shape_before(self.words, one.span.start)[1]].start for one in self.times]
        return self.filed.reading.report.text[self.sentence.start : min(edges)].strip(_MARKS) if edges else ""

    def what(self, clause: Span) -> str:
        """A clause as a diary prints it."""
        line = clause.line.strip(_EDGES).removeprefix("that ")
        if line[:1] in _OPENS and line[-1:] in _CLOSES:
            line = line[1:-1].strip(_EDGES)
        return line if len(line) <= LONGEST_WHAT else line[: LONGEST_WHAT - 1].rsplit(" ", 1)[0] + "…"

    def stems_of(self, span: Span) -> frozenset[str]:
        """The stems of what a span tells, its times left out."""
        inside = [one for one in self.words if span.start <= one.start and one.end <= span.end]
        times = [one.span for one in self.times if one.span.overlaps(span)]
        return frozenset(
            root for one in inside if not any(t.start < one.end and one.start < t.end for t in times) for root in stems_of(one.lower)
        )


def laid_out(filed: Filed) -> tuple[Told, ...]:
    """The sentences of a report, in order."""
    return tuple(told_of(filed, one) for one in sentences(filed.reading.report.text))


def told_of(filed: Filed, sentence: Span) -> Told:
    """A sentence of a report, laid out, its dateline left out."""
    text = filed.reading.report.text
    if (line := _DATELINE.match(sentence.text)) is not None:
        sentence = cut(text, sentence.start + line.end(), sentence.end)
    near = tuple(
        one
        for one in filed.reading.statements
        if one.stance not in _NO_POSITION
        and any(part.overlaps(sentence) for part in (*one.content, *(part for part in (one.cue,) if part)))
    )
    words = tokens(sentence)
    marks = markers(words)
    moved = any(one.class_ == "moved" for one in marks)
    times = phrases(text, sentence, filed.reading.times, day_of(filed), ranges=not moved)
    return Told(filed, cut(text, sentence.start, sentence.end), words, marks, times, near)


def day_of(filed: Filed) -> date | None:
    """The day of a report; None where its moment is no date."""
    try:
        return date.fromisoformat((filed.reading.report.published or filed.arrived)[:10])
    except ValueError:
        return None


def shaped(told: Told, phrase: Phrase) -> tuple[str, int]:
    """The shape of a time in its sentence and the number of the first word of its bound."""
    return shape_before(told.words, phrase.span.start)
