"""Times told by something else: "since the outbreak of the war" by what happened, "on Sunday for a four-day run" by where a length begins.

Here: expressions that no pattern of time words makes, and lengths bounded by the day before them. Not here: the patterns (finding.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from secondlead.model.circumstances import Time
from secondlead.model.parse import Parse, Word
from secondlead.reading.times.anchors import Anchor, anchor_at
from secondlead.reading.times.directions import words_for

LONGEST = 10  # words of what happened
CLOSE = 4  # words between a day and the length that begins on it
DAYS = {"D": 1, "W": 7}


def since(parse: Parse, several: Sequence[Anchor]) -> Iterator[Time]:
    """Since the outbreak of ...: from nobody knows when, as far as the words go, to the day of the report."""
    words, onsets = parse.words, words_for("onset")
    for word in words:
        if word.lower not in onsets or word.index < 2 or word.index + 2 >= len(words):
            continue
        the, before = words[word.index - 1], words[word.index - 2]
        if before.lower != "since" or the.upos != "DET" or words[word.index + 1].lower != "of":
            continue
        anchor = anchor_at(several, word.start)
        today = anchor.day.isoformat() if anchor.day else None
        yield Time(parse.span_of(the, _end(words, word)), "DATE", "PAST_REF", None, today, anchor=anchor.by)


def _end(words: Sequence[Word], start: Word) -> Word:
    """The last word of what broke out: before a mark, a verb, or the end of the sentence."""
    last = start
    for word in words[start.index + 1 : start.index + 1 + LONGEST]:
        if word.sentence != start.sentence or (word.upos in ("PUNCT", "VERB", "AUX", "PRON", "SCONJ") and word.text != "-"):
            break
        if word.upos in ("NOUN", "PROPN", "NUM"):
            last = word
    return last


def begun(parse: Parse, found: Sequence[Time]) -> list[Time]:
    """The times, where a length that begins on a day before it is bounded by that day: opened Sunday for a four-day run."""
    kept = list(found)
    for row in range(1, len(kept)):
        day, length = kept[row - 1], kept[row]
        unit = DAYS.get(length.value[-1:])
        if length.type != "DURATION" or length.from_ or not unit or not length.value[1:-1].isdigit() or len(day.from_ or "") != 10:
            continue
        between = [w.lower for w in parse.words_in(replace(day.span, start=day.span.end, end=length.span.start))]
        if not between or len(between) > CLOSE or between[0] != "for" or day.type != "DATE" or day.from_ != day.to:
            continue
        try:
            first = date.fromisoformat(day.from_ or "")
            last = first + timedelta(days=int(length.value[1:-1]) * unit - 1)
        except (ValueError, OverflowError):
            continue
        kept[row] = replace(length, from_=first.isoformat(), to=last.isoformat(), anchor="text")
    return kept
