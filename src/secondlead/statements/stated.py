"""When it was said, and when what is said takes place: the times beside the cue, and those within the content.

Here: which of the report's times is the time of saying, and which are of the thing said. Not here: what they mean (reading/times/).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from secondlead.model.circumstances import Time
from secondlead.model.parse import Parse, Word
from secondlead.model.reading import Stated
from secondlead.model.spans import Span
from secondlead.reading.times.anchors import Anchor, anchor_at
from secondlead.statements.draft import Draft

NEAR = 8  # words from the cue within which a day belongs to it
CLOSE = 3  # words from the cue within which a longer time ("last week") does
CLIMB = 4  # governors looked at on the way from a time to its verb
OPENING = 7  # words of a sentence in which a day opens it
_DAY = re.compile(r"\d{4}-\d\d-\d\d|XXXX-(?:WXX-\d|\d\d-\d\d)|$")  # the values of days; "" is a day too, of a report without a date
_YEAR = re.compile(r"\d{4}")
_WEEKDAY = re.compile(r"(?i)(?:late |early )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")


@dataclass(frozen=True, slots=True)
class Times:
    """A report's times, to be looked up by where they stand, and what its parts count their days from."""

    all: tuple[Time, ...]
    anchors: tuple[Anchor, ...]
    starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(one.span.start for one in self.all))

    def between(self, start: int, end: int) -> Sequence[Time]:
        """The times that stand wholly from start to end."""
        found = []
        for at in range(bisect_left(self.starts, start), len(self.all)):
            if self.starts[at] >= end:
                break
            if self.all[at].span.end <= end:
                found.append(self.all[at])
        return found


def stated(parse: Parse, draft: Draft, times: Times) -> Stated | None:
    """The time of saying, or None where the sentence names none outside the content: the one nearest to the cue."""
    cue = parse.words_in(draft.cue) if draft.cue else ()
    if not cue:
        return None
    sentence = parse.words_of(parse.sentences[cue[0].sentence])
    found = []
    for time in times.between(sentence[0].start, sentence[-1].end):
        if time.type not in ("DATE", "TIME") or time.value.endswith("_REF") or any(part.overlaps(time.span) for part in draft.content):
            continue
        words = parse.words_in(time.span)
        if _described(parse, words, cue):
            continue
        away = _away(words, cue)
        opens = words[0].index - sentence[0].index < OPENING
        if away <= CLOSE or (_DAY.match(time.value) and (away <= NEAR or opens)):
            found.append((away, time.span.start, time))
    return _said(times, min(found, key=lambda one: one[:2])[2], cue) if found else None


def when(draft: Draft, times: Times) -> tuple[Span, ...]:
    """The times of the thing said: those in the content that say when, not only how long."""
    inside = {
        one.span: None
        for part in draft.content
        for one in times.between(part.start, part.end)
        if one.type != "DURATION" or one.from_ is not None or one.to is not None
    }
    return tuple(inside)


def _described(parse: Parse, words: Sequence[Word], cue: Sequence[Word]) -> bool:
    """Whether the time stands in a clause on who says it: "the minister, who resigned in May, said"."""
    word = words[-1]
    for _ in range(CLIMB):
        if word.upos == "VERB":
            return word.relation.startswith("acl") and word.index < words[0].index < cue[0].index and word not in cue
        word = parse.words[word.head]
    return False


def _away(words: Sequence[Word], cue: Sequence[Word]) -> int:
    """How many words lie from the cue to the time."""
    first, last = words[0].index, words[-1].index
    return max(first - cue[-1].index, cue[0].index - last, 0)


def _said(times: Times, time: Time, cue: Sequence[Word]) -> Stated:
    """The time as days. What was said was said before it was printed: a weekday never lies ahead, unless the saying is to come."""
    from_, to = (bound[:10] if bound else None for bound in (time.from_, time.to))
    today = anchor_at(times.anchors, time.span.start).day
    if from_ and to and today and from_ > today.isoformat() and not any(w.xpos == "MD" for w in cue):
        years = 0 if _WEEKDAY.match(time.span.text) else 1
        if not years or not _YEAR.search(time.span.text):
            from_, to = (_earlier(bound, years) for bound in (from_, to))
    return Stated(time.span.text, from_, to)


def _earlier(iso: str, years: int) -> str | None:
    """The day a year earlier, or for 0 years a week; None where the calendar has none."""
    try:
        day = date.fromisoformat(iso)
        return (day.replace(year=day.year - 1) if years else day - timedelta(days=7)).isoformat()
    except (ValueError, OverflowError):
        return None
