"""One report -> what it expects, and what it says of what was expected: put off, called off, come about.

Here: a sentence's times and markers together. Not here: events that run (running.py), voyages (arrivals.py), several reports (joining.py).

A time makes an entry by the first of these that holds:
1 it stands in a condition, is a habit's, or looks back: none   2 a length: "within 48 hours", "72 hours to leave", "in two weeks"
3 the words give somebody a term, until then: a deadline   4 something was moved or called off: the new time, if there is one
5 the nearest marker before it (else behind it) tells that it lies ahead   6 no form of the past is near and a day is to come: a timetable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from secondlead.ledger.diary.judging import NEAR, gone, kind_of, meant, told_by, unreal
from secondlead.ledger.diary.phrases import Phrase, ahead
from secondlead.ledger.diary.running import running
from secondlead.ledger.diary.sentence import NEGATIVE, Sighting, Told, shaped
from secondlead.ledger.diary.windows import Window, days_of, hours_of, lasting, plus, window
from secondlead.ledger.diary.words import Marker
from secondlead.lexicon import index
from secondlead.model.reading import Modality, Stance, Statement
from secondlead.model.spans import Span, cut
from secondlead.statements.certainty import weaker

_HABIT = re.compile(r"^\s*(?:of|in)\s+(?:every|each)\b", re.IGNORECASE)
_TO_DO = re.compile(r"^\s+(?:in which\s+)?to\s+[a-z]")
_SINCE = re.compile(r"\b(?:first|last|only|once|twice|times?|\w+est)\s+in\s+$", re.IGNORECASE)  # "its first in 30 years"
_STRETCH = re.compile(r"\d{4}-[QH]\d")
_TOLD_OF_BEFORE = frozenset({"due", "due to", "was to", "were to"})  # "was due on Monday": which Monday, the reader of times knows best


def sightings(several: Sequence[Told], today: date) -> tuple[Sighting, ...]:
    """What the sentences of a report expect, in the order of its text; today: the day of the report."""
    found: list[Sighting] = []
    for number, told in enumerate(several):
        following = several[number + 1] if number + 1 < len(several) else None
        found += _of_sentence(told, following, today)
    return tuple(found)


def _of_sentence(told: Told, following: Told | None, today: date) -> list[Sighting]:
    reader = _Reader(told, today)
    found = []
    taken: tuple[Phrase, ...] = ()
    run = running(told, following, today)
    if run is not None and reader.runs(run.rests[-1]):
        taken = run.rests
        found.append(reader.sighting(run.rests[-1], Window(run.from_, run.to), "running", ""))
    for phrase in told.times:
        if phrase in taken or (taken and (phrase.length or phrase.span < taken[-1].span)):
            continue
        one = reader.entry(phrase)
        if one is not None and not any(_alike(one, other) for other in found):
            found.append(one)
    return reader.opened(_apart_in_time(found))


def _apart_in_time(found: Sequence[Sighting]) -> list[Sighting]:
    """The entries of a sentence, of those that one marker makes for one day the most exact: "at noon (1000 GMT) on Wednesday"."""
    kept: list[Sighting] = []
    for one in found:
        rival = next((other for other in kept if other.span.overlaps(one.span) and _same_day(one, other)), None)
        if rival is None:
            kept.append(one)
        elif "T" in (one.to or "") and "T" not in (rival.to or "") and rival.kind != "running":
            kept[kept.index(rival)] = one
    return kept


def _same_day(one: Sighting, other: Sighting) -> bool:
    return one.to is not None and other.to is not None and one.to[:10] == other.to[:10]


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
        if gone(phrase):
            return None
        clause = told.clause(phrase.span)
        shape, first = shaped(told, phrase)
        term = phrase.length or shape in ("until", "by")
        mark = self._nearest(clause, first, phrase, without=("hedge", "hope") if term else ("hedge", "hope", "term"))
        if phrase.length and not (phrase.from_ or phrase.to):
            return self._of_length(phrase, shape, mark, statement)
        if mark is not None and mark.class_ == "term" and shape in ("until", "by"):
            found = window(ahead(phrase, self._today), "by", self._today)
            return self._made(phrase, found, mark, statement, moves=self._moved is not None)
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
        return (condition.start <= phrase.span.start and self._inside(phrase, condition)) or unreal(self._told, statement)

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

    def _nearest(self, clause: Span, first: int, phrase: Phrase, *, without: Sequence[str]) -> Marker | None:
        """The nearest marker before a time inside its clause, else the nearest behind it; then those before it in the whole sentence."""
        told = self._told
        last = told.number(phrase.span.end)
        for space in (clause, told.sentence):
            marks = [one for one in told.marks_in(space, 0, len(self._words)) if one.class_ not in without]
            before = [one for one in marks if one.first < first]
            if before:
                return told_by(before)
            behind = [one for one in marks if one.first >= last]
            if behind and space is clause and not self._parted(phrase, behind[0], first):
                return next((one for one in behind if one.class_ not in ("now", "infinitive")), behind[0])
        return None

    def _parted(self, phrase: Phrase, mark: Marker, first: int) -> bool:
        """Whether a form of the past behind a time is of another clause: "whose trial opens on June 16, said"."""
        between = self._told.filed.reading.report.text[phrase.span.end : self._words[mark.first].start]
        relative = any(one.lower in ("which", "who", "whose", "that") for one in self._words[:first])
        return mark.class_ == "past" and "," in between and relative

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
        if shape == "after" and text[phrase.span.end :].startswith(" of "):
            return None  # "after three weeks of rioting"
        if mark.class_ not in ("ahead", "infinitive") or (shape == "in" and _SINCE.search(text[: phrase.span.start])):
            return None
        if text[phrase.span.start : phrase.span.end].endswith(" later"):
            return self._made(phrase, self._since(phrase), mark, statement)
        quantity = next((one for one in self._told.filed.reading.quantities if one.span.overlaps(phrase.span)), None)
        return self._made(phrase, window(phrase, shape, self._today, quantity=quantity), mark, statement)

    def _since(self, phrase: Phrase) -> Window | None:
        """ "three and a half hours later": from the moment that the sentence tells before it."""
        hours = hours_of(phrase.value)
        before = [one for one in self._told.times if one.span.end <= phrase.span.start and one.from_ and one.from_ == one.to]
        if not before or hours is None or "T" not in (before[-1].from_ or ""):
            return None
        moment = (datetime.fromisoformat(before[-1].from_ or "") + timedelta(hours=hours)).isoformat()
        return Window(moment, moment)

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
        negative = (self._negative(statement) or self._not(mark)) and shape != "notbefore"
        class_ = mark.class_ if mark is not None else "now"
        if class_ == "deadline":
            found = window(ahead(phrase, self._today), "by", self._today)
            return self._made(phrase, found and replace(found, deadline=True), mark, statement)
        if class_ in ("past", "begun", "off") or (not shape and _STRETCH.fullmatch(phrase.value)):
            return None  # of the past, or "fourth-quarter results"
        teller = statement or self._told.governs(phrase.span)
        if mark is not None and mark.words == "would" and (teller is None or teller.source is None):
            return None  # in the outlet's own voice: "would not say on Tuesday"
        if (class_ == "ahead" and mark is not None and mark.words not in _TOLD_OF_BEFORE) or (mark is None and statement is None):
            phrase = ahead(phrase, self._today)
        if mark is not None and shape in ("in", "on", "") and self._behind_after(mark, phrase):
            shape = "after"
        found = window(phrase, shape, self._today, negative=negative)
        ends = class_ == "end" and (found.to or "")[:10] > self._today.isoformat() if found else False
        if (
            found is None
            or (class_ != "ahead" and not ends and not self._to_come(found))
            or (class_ == "now" and phrase.value.count("-") < 2)
        ):
            return None  # a timetable tells days; "the bombing in February" is none
        if class_ == "infinitive" and not meant(statement or teller):
            return None
        return self._made(phrase, self._drawn_out(found), mark, statement)

    def _behind_after(self, mark: Marker, phrase: Phrase) -> bool:
        """Whether what is expected only follows what the time is of: "after the manoeuvres in August"."""
        first = shaped(self._told, phrase)[1]
        return any(one.lower == "after" for one in self._words[max(mark.last, first - NEAR) : first])

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
        short = re.fullmatch(r"P(?:\d+[WD]|T\d+H)", phrase.value) is not None
        return short and ("-" in phrase.span.text or (shape == "on" and word == "for"))

    def _not(self, mark: Marker | None) -> bool:
        """Whether a marker is denied on the spot: "will not take part"."""
        behind = self._words[mark.last : mark.last + 1] if mark is not None else ()
        return mark is not None and (mark.words == "won't" or any(one.lower in ("not", "never") for one in behind))

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
        if self._negative(statement or self._told.governs(phrase.span)) and found.shape not in ("notbefore", "after"):
            return None
        kind = "announcement" if mark is None else mark.kind or "scheduled"
        if mark is None or mark.class_ in ("now", "infinitive"):
            kind = kind_of(statement) if mark is not None and mark.class_ == "infinitive" else "scheduled"
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
            who = told.doer(mark) or who
        return Sighting(
            told.ref(phrase.span),
            clause,
            told.what(clause),
            kind,
            found.from_,
            found.to,
            who,
            hedge if hedge == "certain" else weaker(class_, hedge or "certain"),
            report.published or filed.arrived,
            filed.arrived,
            told.stems_of(self._thing(clause, mark)),
            self._doing(phrase, clause, mark),
            found.deadline,
            sourced=who != report.outlet,
        )

    def _thing(self, clause: Span, mark: Marker | None) -> Span:
        """The words that tell what is expected: of a term given, to whom and what to do."""
        if mark is None or mark.class_ != "term":
            return clause
        end = self._words[mark.last - 1].end
        return cut(self._told.filed.reading.report.text, end, clause.end) if clause.start < end < clause.end else clause

    def _doing(self, phrase: Phrase, clause: Span, mark: Marker | None) -> frozenset[str]:
        """The stems between what says that it lies ahead and its time: "is due to | join the search | by noon"."""
        if mark is None or mark.class_ not in ("ahead", "infinitive"):
            return frozenset()
        text = self._told.filed.reading.report.text
        start = self._words[mark.last - 1].end
        end = phrase.span.start if start < phrase.span.start else clause.end
        return self._told.stems_of(cut(text, start, end)) if start < end else frozenset()

    def opened(self, found: list[Sighting]) -> list[Sighting]:
        """ "opens on March 11 and closes on March 24": one window of two times."""
        if len(found) == 2 and len(self._told.times) == 2 and found[0].span == found[1].span and found[0].to and found[1].to:
            _, first = shaped(self._told, self._told.times[1])
            before = [one for one in self._told.marks if one.last <= first]
            if before and before[-1].class_ == "end" and found[0].to <= found[1].to:
                return [replace(found[0], to=found[1].to)]
        return found
