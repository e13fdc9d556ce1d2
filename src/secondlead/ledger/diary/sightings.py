"""One report -> what it expects, and what it says of what was expected: put off, called off, come about.

Here: a sentence's times and markers together. Not here: events that run (running.py), voyages (arrivals.py), several reports (joining.py).

A time makes an entry by the first of these that holds:
1 it stands in a condition, is a habit's, or is of the saying: none   2 the words give somebody a term: a deadline   3 something was moved: its new time
4 the nearest marker before it (else behind it) lies ahead   5 no form of the past is near and the time is to come: a timetable's present.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from secondlead.ledger.diary.phrases import Phrase, ahead
from secondlead.ledger.diary.running import running
from secondlead.ledger.diary.sentence import NEGATIVE, Sighting, Told, shaped, told_of
from secondlead.ledger.diary.windows import Window, days_of, lasting, plus, window
from secondlead.ledger.diary.words import Marker, sentences
from secondlead.lexicon import index
from secondlead.model.ledger import Filed, Ref
from secondlead.model.reading import Modality, Stance, Statement
from secondlead.model.spans import Span
from secondlead.statements.certainty import weaker

_HABIT = re.compile(r"^\s*(?:of|in)\s+(?:every|each)\b", re.IGNORECASE)
_TO_DO = re.compile(r"^\s+(?:in which\s+)?to\s+[a-z]")
_NOT = re.compile(r"\b(?:not|n['’]t|never|no|neither|nobody|none)\b", re.IGNORECASE)
_UNREAL = re.compile(r"\b(?:had|could|were|was)\b", re.IGNORECASE)
_OPENS_WITH_NEW = ("now", "will", "is", "are", "was", "expected")


def sightings(filed: Filed, today: date) -> tuple[Sighting, ...]:
    """What a report expects, in the order of its text; today: the day of the report."""
    text = filed.reading.report.text
    several = [told_of(filed, one) for one in sentences(text)]
    found: list[Sighting] = []
    for number, told in enumerate(several):
        following = several[number + 1].times if number + 1 < len(several) else ()
        found += _of_sentence(told, following, today)
    return tuple(found)


def _of_sentence(told: Told, following: Sequence[Phrase], today: date) -> list[Sighting]:
    reader = _Reader(told, today)
    found = []
    taken: tuple[Phrase, ...] = ()
    run = running(told, following, today)
    if run is not None and reader.runs(run.rests[-1]):
        taken = run.rests
        found.append(reader.sighting(run.rests[-1], Window(run.from_, run.to), "running", ""))
    for phrase in told.times:
        if phrase in taken or (run is not None and phrase.length and taken):
            continue
        one = reader.entry(phrase)
        if one is not None and not any(_alike(one, other) for other in found):
            found.append(one)
    return reader.opened(found)


def _alike(one: Sighting, other: Sighting) -> bool:
    return one.span == other.span and (one.from_, one.to) == (other.from_, other.to)


class _Reader:
    """The times of one sentence, asked one by one."""

    def __init__(self, told: Told, today: date) -> None:
        self._told = told
        self._today = today
        self._words = told.words
        self._moved = next((one for one in told.marks if one.class_ == "moved"), None)
        self._off = next((one for one in told.marks if one.class_ == "off"), None)

    def entry(self, phrase: Phrase) -> Sighting | None:
        """The entry that a time makes, by the cascade above; None for none."""
        told = self._told
        statement = told.statement(phrase.span)
        if phrase.set_ or self._apart(phrase, statement):
            return self._threat(phrase, statement)
        clause = told.clause(phrase.span)
        shape, first = shaped(told, phrase)
        mark = self._nearest(clause, first, phrase)
        if phrase.length and not (phrase.from_ or phrase.to):
            return self._of_length(phrase, shape, mark, statement)
        if mark is not None and mark.class_ == "term":
            told_window = window(ahead(phrase, self._today), "by", self._today)
            return self._made(phrase, told_window and replace(told_window, deadline=True), mark, statement)
        if self._moved is not None or self._off is not None:
            return self._newly(phrase, shape, mark, statement)
        return self._plain(phrase, shape, mark, statement)

    def _apart(self, phrase: Phrase, statement: Statement | None) -> bool:
        """Whether a time stands in a condition, is a habit's, or nothing real hangs on it."""
        text = self._told.filed.reading.report.text
        if _HABIT.match(text[phrase.span.end : phrase.span.end + 12]):
            return True
        if statement is None:
            return False
        if statement.modality is Modality.HABITUAL:
            return True
        condition = statement.condition
        if condition is None:
            return False
        return (condition.start <= phrase.span.start and self._inside(phrase, condition)) or _unreal(self._told, statement)

    def _inside(self, phrase: Phrase, condition: Span) -> bool:
        """A condition at the end of its sentence holds all that follows it."""
        between = self._told.filed.reading.report.text[condition.end : phrase.span.start]
        return phrase.span.start < condition.end or not re.search(r"[,;]|\bthen\b", between)

    def _threat(self, phrase: Phrase, statement: Statement | None) -> Sighting | None:
        """ "threatened to kill them unless a ransom is paid by March 12": what is threatened runs from the deadline on."""
        if statement is None or statement.condition is None or not statement.condition.holds(phrase.span) or not phrase.to:
            return None
        mark = next((one for one in self._told.marks if one.certainty == "certain"), None)
        if mark is None or phrase.to < self._today.isoformat():
            return None
        return self._made(phrase, Window(phrase.to, None, "after"), mark, statement)

    def _nearest(self, clause: Span, first: int, phrase: Phrase) -> Marker | None:
        """The nearest marker before a time inside its clause, else the nearest behind it; then those of the whole sentence."""
        told = self._told
        last = told.number(phrase.span.end)
        for space in (clause, told.sentence):
            marks = [one for one in told.marks_in(space, 0, len(self._words)) if one.class_ not in ("hedge", "hope")]
            before = [one for one in marks if one.last <= first]
            if before:
                return _told_by(before)
            behind = [one for one in marks if one.first >= last]
            if behind:
                return behind[0]
        return None

    def _of_length(self, phrase: Phrase, shape: str, mark: Marker | None, statement: Statement | None) -> Sighting | None:
        """ "within 48 hours", "in two weeks", "72 hours to leave", "adjourned for three weeks", "three hours later"."""
        text = self._told.filed.reading.report.text
        days = days_of(phrase.value)
        if mark is None or days is None:
            return None
        if _TO_DO.match(text[phrase.span.end : phrase.span.end + 20]) and (
            mark.class_ in ("term", "ahead") or mark.words in ("have", "has")
        ):
            return self._made(
                phrase, Window(self._today.isoformat(), plus(self._today.isoformat(), days), "within", deadline=True), mark, statement
            )
        if mark.class_ == "moved" and text[: phrase.span.start].rstrip().endswith(" for"):
            day = plus(self._today.isoformat(), days)
            return self._made(phrase, Window(day, day), mark, statement, moves=True)
        if mark.class_ not in ("ahead", "infinitive"):
            return None
        quantity = next((one for one in self._told.filed.reading.quantities if one.span.overlaps(phrase.span)), None)
        return self._made(phrase, window(phrase, shape, self._today, quantity=quantity), mark, statement)

    def _newly(self, phrase: Phrase, shape: str, mark: Marker | None, statement: Statement | None) -> Sighting | None:
        """The new time of what was moved; the old one, and any time of what was called off, makes no entry."""
        turn = self._moved or self._off
        if turn is None:
            return None
        place = self._told.number(phrase.span.start)
        again = (
            mark is not None
            and mark.class_ == "ahead"
            and mark.first > turn.last
            and mark.words not in ("planned for", "scheduled for", "planned", "scheduled", "was to")
        )
        to = (
            self._moved is not None
            and place >= turn.last
            and shape in ("to", "until", "notbefore", "from", "after")
            and not self._from(place)
        )
        if not to and not again:
            return None
        phrase = ahead(phrase, self._today)
        shape = {"to": "on", "until": "on"}.get(shape, shape)
        return self._made(phrase, window(phrase, shape, self._today), turn if to else mark, statement, moves=self._moved is not None)

    def _from(self, place: int) -> bool:
        return place > 0 and self._words[place - 1].lower == "from"

    def _plain(self, phrase: Phrase, shape: str, mark: Marker | None, statement: Statement | None) -> Sighting | None:
        negative = self._negative(statement) and shape != "notbefore"
        class_ = mark.class_ if mark is not None else "now"
        if class_ == "deadline":
            found = window(ahead(phrase, self._today), "by", self._today)
            return self._made(phrase, found and replace(found, deadline=True), mark, statement)
        if class_ in ("past", "begun", "off"):
            return None
        if class_ in ("ahead", "now", "end") and not (mark and mark.words in ("due", "due to", "was to", "were to", "is", "are")):
            phrase = ahead(phrase, self._today)
        found = window(phrase, shape, self._today, negative=negative)
        if found is None or (class_ not in ("ahead",) and not self._to_come(found)):
            return None
        return self._made(phrase, self._drawn_out(found), mark, statement)

    def _to_come(self, found: Window) -> bool:
        """Whether a window begins after the report's day: today's news in the present is no timetable."""
        edge = found.from_ or found.to
        return edge is not None and edge[:10] > self._today.isoformat()

    def _drawn_out(self, found: Window) -> Window:
        """A window made as long as what is to happen: "a 48-hour strike from Monday", "on Thursday for a four-day visit"."""
        if found.shape not in ("on", "from", "") or found.to != found.from_:
            return found
        length = next((one for one in self._told.times if one.length and self._is_extent(one)), None)
        return lasting(found, days_of(length.value) or 0) if length is not None else found

    def _is_extent(self, phrase: Phrase) -> bool:
        shape, first = shaped(self._told, phrase)
        word = self._words[first].lower if first < len(self._words) else ""
        return days_of(phrase.value) is not None and ("-" in phrase.span.text or (shape == "on" and word == "for"))

    def _negative(self, statement: Statement | None) -> bool:
        if statement is None:
            return False
        return statement.certainty.class_ in NEGATIVE or statement.stance in (Stance.DENIES, Stance.DOUBTS)

    def runs(self, phrase: Phrase) -> bool:
        """Whether a running event may be told here: not denied, not moved, no term given."""
        statement = self._told.statement(phrase.span)
        if statement is not None and (statement.stance is Stance.DENIES or self._apart(phrase, statement)):
            return False
        return self._moved is None and self._off is None and not any(one.class_ in ("term", "deadline") for one in self._told.marks)

    def _made(
        self, phrase: Phrase, found: Window | None, mark: Marker | None, statement: Statement | None, *, moves: bool = False
    ) -> Sighting | None:
        if found is None or (found.from_ is None and found.to is None):
            return None
        end = found.to or found.from_ or ""
        if (found.to and end[:10] < self._today.isoformat()) or (statement is not None and statement.stance is Stance.DENIES):
            return None
        if self._negative(statement) and found.shape not in ("notbefore", "after"):
            return None
        kind = "announcement" if mark is None else mark.kind or "scheduled"
        if mark is None or mark.class_ in ("now", "infinitive"):
            kind = _kind_of(statement) if mark is not None and mark.class_ == "infinitive" else "scheduled"
        one = self.sighting(phrase, found, kind, mark.certainty if mark else "", mark)
        return replace(one, moves=moves or (found.shape == "notbefore" and self._negative(statement)))

    def sighting(self, phrase: Phrase, found: Window, kind: str, hedge: str, mark: Marker | None = None) -> Sighting:
        """The record of an entry."""
        told = self._told
        statement = told.statement(phrase.span)
        clause = told.clause(phrase.span)
        filed = told.filed
        report = filed.reading.report
        class_ = statement.certainty.class_ if statement is not None else "certain"
        if class_ in NEGATIVE:
            class_ = index("certainty_scale")[class_]["negated"]
        if class_ == "none":
            class_ = "certain"
        source = statement.source if statement is not None else None
        who = source.name if source is not None else report.outlet or ""
        if source is None and mark is not None and mark.doer:
            who = told.words_before(mark) or who
        return Sighting(
            Ref(filed.id, statement.id if statement is not None else ""),
            clause,
            told.what(clause),
            kind,
            found.from_,
            found.to,
            who,
            hedge if hedge == "certain" else weaker(class_, hedge or "certain"),
            report.published or filed.arrived,
            filed.arrived,
            told.stems_of(clause),
            found.deadline,
        )

    def opened(self, found: list[Sighting]) -> list[Sighting]:
        """ "opens on March 11 and closes on March 24": one window of two times."""
        if len(found) == 2 and len(self._told.times) == 2 and found[0].span == found[1].span and found[0].to and found[1].to:
            _, first = shaped(self._told, self._told.times[1])
            before = [one for one in self._told.marks if one.last <= first]
            if before and before[-1].class_ == "end" and found[0].to <= found[1].to:
                return [replace(found[0], to=found[1].to)]
        return found


def _told_by(before: Sequence[Marker]) -> Marker:
    """Of the markers before a time the nearest; an infinitive or a bare word of the present gives way to what governs it."""
    last = before[-1]
    if last.class_ in ("infinitive", "end", "now") and len(before) > 1:
        upper = before[-2]
        if upper.class_ in ("ahead", "deadline", "term", "moved") and last.first - upper.last <= _NEAR:
            return upper
    return last


_NEAR = 8  # words between a marker and the infinitive that hangs on it


def _kind_of(statement: Statement | None) -> str:
    if statement is not None and statement.modality is Modality.PLANNED:
        return "plan"
    return "expectation" if statement is not None and statement.modality is Modality.EXPECTED else "announcement"


def _unreal(told: Told, statement: Statement) -> bool:
    """ "If he had come on Friday, we would have talked", "if pigs could fly we would sign tomorrow": quoted as it was not."""
    if statement.condition is None or not _UNREAL.search(statement.condition.text):
        return False
    rest = " ".join(part.text for part in statement.content).replace(statement.condition.text, " ")
    return re.search(r"\b(?:would|could|might)\b", rest) is not None and told.sentence.text.lstrip(' “"').startswith(("If", "Had", "Were"))
