"""When a journey is, how long it takes, how long its way is, as the words around a word of motion tell.

Here: times and quantities beside a move -> its own. Not here: finding them (reading/times, reading/quantities), sums (bounds.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from secondlead.model.circumstances import Quantity, Time
from secondlead.model.parse import TENSED, Parse, Word
from secondlead.model.spans import hull
from secondlead.statements.journeys.motion import Move, cue

HOURS = {"s": 1 / 3600, "min": 1 / 60, "h": 1.0, "d": 24.0, "day": 24.0, "wk": 168.0, "week": 168.0}  # by units of quantities
KILOMETRES = {"m": 0.001, "km": 1.0, "mi": 1.609344, "mile": 1.609344, "nmi": 1.852, "ft": 0.0003048}  # NIST Special Publication 811, B.8
SPEEDS = {"km/h": 1.0, "kph": 1.0, "kmh": 1.0, "mph": 1.609344, "kn": 1.852, "kt": 1.852, "knot": 1.852, "m/s": 3.6}
_UNITS = HOURS.keys() | KILOMETRES.keys() | SPEEDS.keys()
_AROUND = 6  # words between a figure and the word that makes it the journey's


@dataclass(frozen=True, slots=True)
class When:
    """What times and figures tell of one move."""

    left: Time | None = None
    due: Time | None = None
    takes: Quantity | None = None
    length: Quantity | None = None
    speed: Quantity | None = None


def _less(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one < other


class Clock:
    """The times and figures of one report, by where they stand."""

    def __init__(self, parse: Parse, times: Sequence[Time], quantities: Sequence[Quantity]) -> None:
        self._parse = parse
        self._times = sorted((one for one in times if one.type in ("DATE", "TIME")), key=lambda one: one.span)
        self._figures = sorted((one for one in quantities if one.unit in _UNITS), key=lambda one: one.span)
        self._starts = [one.span.start for one in self._times]
        self._at = [one.span.start for one in self._figures]

    @property
    def timed(self) -> frozenset[int]:
        """The words of times."""
        return frozenset(word.index for one in self._times for word in self._parse.words_in(one.span))

    @property
    def measured(self) -> frozenset[int]:
        """The words of lengths, durations and speeds: nobody that goes."""
        return frozenset(word.index for one in self._figures for word in self._parse.words_in(one.span))

    def when(self, move: Move, first: int, last: int, end: int) -> When:
        """What stands within the words from first up to last; a time of its own up to `end` or, before the move, in the same clause."""
        if not (self._times or self._figures):
            return When()
        time = self._time(move, first, min(last, end))
        takes, length, speed = self._measure(move, first, last)
        if time is not None:
            time = self._stretched(time) or self._bounded(time)
        if time is not None and move.motion.time == "way":  # on the way on that day: it set out by then
            return When(replace(time, from_=None) if time.to else None, None, takes, length, speed)
        due = move.motion.time in ("due", "stay")
        return When(None if due else time, time if due else None, takes, length, speed)

    def _time(self, move: Move, first: int, end: int) -> Time | None:
        words = self._parse.words
        if first >= end:
            return None
        start, stop = words[move.last].end, words[end - 1].end
        here = bisect_left(self._starts, start)
        if here < len(self._times) and self._times[here].span.start < stop:
            return self._times[here]
        here = bisect_left(self._starts, words[move.first].start) - 1
        if here >= 0 and self._times[here].span.start >= words[first].start:
            between = self._parse.words_in(replace(self._times[here].span, start=self._times[here].span.end, end=words[move.first].start))
            before = words[first : between[0].index] if between else words[first : move.first]
            other = any(word.upos == "VERB" for word in before if word.end <= self._times[here].span.start)  # then it is that verb's
            if not other and not any(word.upos == "VERB" and word.xpos in TENSED for word in between):
                return self._times[here]
        return None

    def _stretched(self, time: Time) -> Time | None:
        """ "between Friday and Sunday", "from Friday to Sunday": both in one."""
        here = bisect_left(self._starts, time.span.start)
        after = self._times[here + 1] if here + 1 < len(self._times) else None
        own = self._parse.words_in(time.span)
        if after is None or not own or not own[0].index or after.from_ is None or time.from_ is None:
            return None
        before, link = self._parse.words[own[0].index - 1], self._parse.words[own[-1].index + 1 : own[-1].index + 2]
        if (
            cue(before.lower) != "span"
            or not link
            or cue(link[0].lower) != "on"
            or after.span.start != link[0].end + 1
            or _less(after.to, time.from_)
        ):
            return None
        span = hull(self._parse.report.text, (time.span, after.span))
        return Time(span, time.type, time.value, time.from_, after.to)

    def _bounded(self, time: Time) -> Time:
        """ "by Friday": an end, no beginning."""
        words = self._parse.words_in(time.span)
        before = words[0].index - 1 if words else -1
        opening = [words[0]] if words else []
        if before >= 0:
            opening.append(self._parse.words[before])
        does = {cue(word.lower) for word in opening}
        if "until" in does or "ahead" in does:
            return replace(time, from_=None)
        return replace(time, to=None) if "from" in does else time

    def _measure(self, move: Move, first: int, last: int) -> tuple[Quantity | None, Quantity | None, Quantity | None]:
        words, takes, length, speed = self._parse.words, None, None, None
        if first >= last:
            return None, None, None
        here = bisect_left(self._at, words[first].start)
        while here < len(self._figures) and self._figures[here].span.end <= words[last - 1].end:
            one = self._figures[here]
            own = self._parse.words_in(one.span)
            if own and one.unit in HOURS and takes is None and self._on_the_way(move, own[0], own[-1], one):
                takes = one
            elif own and one.unit in KILOMETRES and length is None and self._along(move, own[0], own[-1]):
                length = one
            elif one.unit in SPEEDS and speed is None and one.span.start > words[move.first].start:
                speed = one
            here += 1
        return takes, length, speed

    def _on_the_way(self, move: Move, own: Word, end: Word, one: Quantity) -> bool:
        """Whether a length of time is spent moving: "takes 20 hours", "a 20-hour voyage", "sailed for two days"."""
        words, motion = self._parse.words, move.motion
        stays = motion.time == "stay" and one.unit not in ("h", "min", "s")
        if motion.pos == "noun" and 0 < move.first - end.index <= 3:
            return not stays
        if motion.pos == "noun" and own.index - move.last == 2 and words[own.index - 1].lower == "of":
            return not stays
        if motion.time == "stay" and motion.pos == "verb":
            return False
        for before in range(own.index - 1, max(own.index - 4, words[own.index].index - 4, -1), -1):
            word = words[before]
            if word.sentence != own.sentence or before in range(move.first, move.last + 1):
                break
            does = cue(word.lemma)
            if does == "takes" and abs(own.index - move.first) <= 4 * _AROUND:
                ahead = before < move.first  # "took two hours to leave", "to send": not spent on the way
                return not (ahead and (motion.time == "left" or motion.moves == "object"))
            if does == "spends" and abs(own.index - move.first) <= 4 * _AROUND:  # "spends three days in Carrow" does not
                return end.index + 1 < len(words) and words[end.index + 1].upos == "VERB"
            if does == "behind" and before == own.index - 1 and motion.time == "due" and move.form in ("VBD", "VBN"):
                return move.last < before and (end.index + 1 >= len(words) or words[end.index + 1].upos == "PUNCT")
            if does == "within" and move.form in ("VBD", "VBN") and move.last < before and motion.time != "left":
                return True
            if does == "lasts" and move.last < before <= move.last + 2 * _AROUND and motion.time == "":
                return motion.object != "to"
        return False

    def _along(self, move: Move, own: Word, end: Word) -> bool:
        """Whether a distance is that of the way: "a 700-km voyage", "travelled 700 km", "a journey of 700 km"."""
        words = self._parse.words
        if 0 < move.first - end.index <= 3 and move.motion.pos == "noun":
            return all(word.upos in ("ADJ", "NOUN", "PUNCT", "ADP") or word.xpos == "HYPH" for word in words[end.index + 1 : move.first])
        between = words[move.last + 1 : own.index]
        after = cue(words[end.index + 1].lower) if end.index + 1 < len(words) else ""
        if after == "along" and move.motion.pos == "noun":
            return True
        if len(between) > _AROUND or own.index <= move.last or (after in ("away", "span") and move.motion.time == "due"):
            return False
        return all(
            (word.upos in ("ADV", "ADJ", "DET", "ADP", "VERB", "AUX", "NUM") or cue(word.lemma) == "unit")
            and word.lower not in ("to", "into", "within")
            for word in between
        )
