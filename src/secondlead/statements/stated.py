"""When it was said: the day named beside the cue.

Here: weekdays, today and yesterday, plain dates, resolved against the day of publication. Not here: the time of the thing said.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, lru_cache

from secondlead.lexicon import index
from secondlead.model.parse import Parse, Word
from secondlead.model.reading import Stated
from secondlead.model.spans import Span, cut
from secondlead.statements.draft import Draft

NEAR = 8  # words from the cue within which a day belongs to it


@cache
def _days() -> dict[str, dict[str, str]]:
    return index("days_of_saying")


def stated(parse: Parse, draft: Draft) -> Stated | None:
    """The day of saying, or None where the sentence names none outside the content."""
    if not draft.cue:
        return None
    cue = parse.words_in(draft.cue)
    if not cue:
        return None
    sentence = parse.sentences[cue[0].sentence]
    inside = {w.index for part in draft.content for w in parse.words_in(part)}
    near = [
        w for w in parse.words_of(sentence) if w.index not in inside and w.index - cue[0].index >= -NEAR and w.index - cue[-1].index <= NEAR
    ]
    opening = [w for w in parse.words_of(sentence)[:7] if w.index not in inside]
    for word in sorted({w.index: w for w in (*near, *opening)}.values(), key=lambda w: (min(abs(w.index - c.index) for c in cue), w.index)):
        found = _day(parse, word, inside)
        if found:
            return found
    return None


def _day(parse: Parse, word: Word, inside: set[int]) -> Stated | None:
    today = published(parse.report.published)
    row = _days().get(word.lower.rstrip("."))
    if not row:
        return None
    text = parse.report.text
    if row["sort"] == "weekday":
        if not word.text[0].isupper():
            return None
        return _stated(cut(text, word.start, word.end), _moved(today, -((today.weekday() - int(row["value"])) % 7) if today else 0))
    if row["sort"] == "offset":
        return _stated(cut(text, word.start, word.end), _moved(today, int(row["value"])))
    if row["sort"] == "day":  # earlier in the day, earlier this day
        before = parse.words[max(0, word.index - 3) : word.index]
        if not any(w.lower in ("earlier", "later") for w in before):
            return None
        first = next(w for w in before if w.lower in ("earlier", "later"))
        return _stated(cut(text, first.start, word.end), today)
    return _date(parse, word, int(row["value"]), today, inside)


def _date(parse: Parse, word: Word, month: int, today: date | None, inside: set[int]) -> Stated | None:
    """A month with a day beside it: Sept. 11, September 11, 2023, 11 September."""
    after, before = parse.words[word.index + 1 : word.index + 4], parse.words[max(0, word.index - 1) : word.index]
    day, last, first = 0, word, word
    if after and re.fullmatch(r"\d{1,2}", after[0].text) and after[0].index not in inside:
        day, last = int(after[0].text), after[0]
    elif before and re.fullmatch(r"\d{1,2}", before[0].text) and before[0].index not in inside:
        day, first = int(before[0].text), before[0]
    if not word.text[0].isupper() or not day:
        return None
    year = today.year if today else 0
    following = [w for w in parse.words[last.index + 1 : last.index + 3] if w.text != ","]
    if following and re.fullmatch(r"(?:19|20)\d\d", following[0].text):
        year, last = int(following[0].text), following[0]
    try:
        found = date(year, month, day) if year else None
    except ValueError:
        return None
    if found and today and found > today and last.text != str(year):
        found = found.replace(year=year - 1) if not (month == 2 and day == 29) and year > date.min.year else None
    return _stated(cut(parse.report.text, first.start, last.end), found)


def _moved(day: date | None, by: int) -> date | None:
    """The day that many days later; None before the first and after the last that a calendar knows."""
    try:
        return day and day + timedelta(days=by)
    except OverflowError:
        return None


def _stated(span: Span, day: date | None) -> Stated:
    iso = day.isoformat() if day else None
    return Stated(span.text, iso, iso)


@lru_cache(maxsize=1024)
def published(iso: str | None) -> date | None:
    """The day of publication."""
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None
