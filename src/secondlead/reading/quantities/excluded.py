"""Figures that are no quantity: dates, hours, scores, telephone numbers, addresses, names.

Here: by their shape and company, and by the expressions of time found. Not here: ages (they are quantities; units.py, ages.py).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from secondlead.model.circumstances import Time
from secondlead.model.parse import Parse, Word
from secondlead.model.spans import Span
from secondlead.reading.quantities.company import month, of_sort
from secondlead.reading.quantities.draft import Draft
from secondlead.reading.quantities.figures import Figure

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_HOUR = re.compile(r"\d{1,2}[:.]\d\d|0\d{3}")
DASHES = ("-", "‑", "–", "—")


class Taken:
    """Spans that figures may not stand in, looked up by place: dates and hours found, and names."""

    def __init__(self, parse: Parse, times: Sequence[Time]) -> None:
        named = [one.span for one in parse.mentions if any(character.isdigit() or character == " " for character in one.span.text)]
        dated = [one.span for one in times if one.type != "DURATION"]
        self._names = sorted(named)
        self._dates = sorted(dated)
        self._name_starts = [one.start for one in self._names]
        self._date_starts = [one.start for one in self._dates]

    def date(self, start: int, end: int) -> bool:
        """Whether a date or an hour of the day holds a character of it."""
        at = bisect_right(self._date_starts, end - 1) - 1
        return at >= 0 and self._dates[at].end > start

    def name(self, start: int, end: int) -> Span | None:
        """The name that holds it."""
        at = bisect_right(self._name_starts, start) - 1
        return self._names[at] if at >= 0 and self._names[at].end >= end else None


def no_number(words: Sequence[Word], figure: Figure, end: int) -> bool:
    """Whether the figure is part of another word or number: COVID-19, F-16, 3-2-1, 9/11, 555-1234, (2-1)."""
    first, last = words[figure.first], words[figure.last]
    digits = figure.sort == "digits"
    glued = figure.first and words[figure.first - 1].end == first.start
    before = words[figure.first - 1] if figure.first else None
    behind = words[figure.last + 1] if figure.last + 1 < end else None
    if glued and before and digits:
        if before.text in DASHES and figure.first > 1 and words[figure.first - 2].end == before.start:
            left = words[figure.first - 2]
            if not left.text[0].isdigit():
                return left.lower not in of_sort("quake") and left.text not in ("$", "£", "€") and before.text in ("-", "‑")
            if (
                figure.first > 3
                and words[figure.first - 3].text in (*DASHES, "/")
                and words[figure.first - 3].start == words[figure.first - 4].end
            ):
                return words[figure.first - 4].text[0].isdigit()
        if before.text in ("#", "/", "@", "№", ":", "&", "_"):
            return True
    if (
        digits
        and behind
        and behind.start == last.end
        and behind.text == "/"
        and figure.last + 2 < end
        and words[figure.last + 2].text[0].isdigit()
    ):
        return True
    if digits and behind and behind.text in DASHES and behind.start == last.end and figure.last + 4 < end:
        far = words[figure.last + 2 : figure.last + 5]
        if far[0].text[0].isdigit() and far[0].start == behind.end and far[1].text in DASHES and far[1].start == far[0].end:
            return far[2].text[0].isdigit() and far[2].start == far[1].end
    return first.text.startswith("0") and first.text.isdigit() and len(first.text) > 1


def excluded(parse: Parse, taken: Taken, one: Draft, end: int) -> bool:
    """Whether a figure, its unit or noun known, is no quantity after all. In this order: time, name, label, address."""
    words, figure = parse.words, one.figure
    start, stop = words[figure.first].start, words[figure.last].end
    if taken.date(start, stop) or _dated(words, one, end) or _hour(words, one, end):
        return True
    name = taken.name(start, stop)
    if name and not one.measure.replace("things", "") and _of_name(words, one, name):
        return True
    return _label(words, one, end) or _address(words, one, end) or _loose(words, one, end)


def _of_name(words: Sequence[Word], one: Draft, name: Span) -> bool:
    """Group of Seven, Apollo 11, Big Ten, Six Nations; not "46 Palestinians" where the name is too long by its number."""
    first = words[one.figure.first]
    if name.start < first.start:
        return True
    return (
        first.text[0].isupper() and one.figure.first > 0 and words[one.figure.first - 1].sentence == first.sentence and name.end > first.end
    )


def _dated(words: Sequence[Word], one: Draft, end: int) -> bool:
    figure = one.figure
    first, last = figure.first, figure.last
    before = words[first - 1] if first else None
    behind = words[last + 1] if last + 1 < end else None
    digits = figure.sort == "digits" and not figure.scaled
    small = digits and figure.low <= 31 and first == last and len(words[first].text) < 3
    if one.measure in ("", "things") and digits:
        if before and month(before) and (small or _YEAR.fullmatch(words[first].text)):
            return True
        if before and before.text == "." and first > 1 and month(words[first - 2]) and small:
            return True
        if small and behind and month(behind) and behind.lower != "may":
            return True
        if small and behind and behind.text == "May" and (last + 2 >= end or words[last + 2].upos not in ("VERB", "AUX")):
            return True
        if _YEAR.fullmatch(words[first].text):
            return not _many_of(words, one, before)
    if one.measure == "time" and not one.joined:
        return last + 1 < end and one.last + 1 < end and words[one.last + 1].lower in of_sort("past")
    return False


def _many_of(words: Sequence[Word], one: Draft, before: Word | None) -> bool:
    """Whether a bare four-digit number before a plural noun counts it: "1500 people", never "the 2016 elections"."""
    if one.measure != "things" or one.noun is None or (words[one.noun].xpos not in ("NNS", "NNPS") and words[one.noun].lower != "people"):
        return False
    if before is not None and before.lower in of_sort("year before") and not (before.lower in ("than", "around") or one.figure.low < 1900):
        return False
    return one.noun - one.figure.last <= 2 and (one.figure.low % 50 == 0 or one.figure.low < 1900)


def _hour(words: Sequence[Word], one: Draft, end: int) -> bool:
    last = one.figure.last
    if one.figure.sort != "digits" and one.figure.sort != "words":
        return False
    if last + 1 < end and words[last + 1].lower in of_sort("hour") and words[last + 1].lower not in ("local",):
        return True
    if _HOUR.fullmatch(words[one.figure.first].text) and last + 1 < end and words[last + 1].lower == "local":
        return words[one.figure.first].text[-3] in ":."
    return last + 2 < end and words[last + 1].lower == "local" and words[last + 2].lower == "time"


def _label(words: Sequence[Word], one: Draft, end: int) -> bool:
    """Article 5, No. 10, Boeing 737, Phase three; nothing that has a unit or a plural noun behind it."""
    first = one.figure.first
    if not first or one.measure not in ("", "things") or one.joined or one.figure.scaled:
        return False
    before, word = words[first - 1], words[first]
    if before.sentence != word.sentence:
        return False
    plural = one.noun is not None and (words[one.noun].xpos in ("NNS", "NNPS") or words[one.noun].lower == "people")
    if before.lower in of_sort("label") or (before.text == "." and first > 1 and words[first - 2].lower in ("no", "nos")):
        return not (plural and before.text.islower() and before.upos != "NOUN") or before.lower in ("no.", "article", "section")
    if plural and word.head != before.index:
        return False
    name = before.upos == "PROPN" and before.text[0].isupper() and not month(before)
    return (
        name and (word.head == before.index or one.measure == "") and one.figure.sort in ("digits", "words") and _not_told(words, one, end)
    )


def _not_told(words: Sequence[Word], one: Draft, end: int) -> bool:
    """Whether nothing behind the number says that it counts: "gave Arden 41" is left to the label's rule, "Arden 41 dead" is not."""
    at = one.figure.last + 1
    return at >= end or words[at].upos not in ("ADJ", "VERB", "NUM") or words[one.figure.first].head == one.figure.first - 1


def _address(words: Sequence[Word], one: Draft, end: int) -> bool:
    """10 Harbour Street."""
    if one.figure.sort != "digits" or one.measure not in ("", "things"):
        return False
    for word in words[one.figure.last + 1 : min(end, one.figure.last + 5)]:
        if word.upos != "PROPN" or not word.text[0].isupper():
            return False
        if word.lower in of_sort("street"):
            return True
    return False


def _loose(words: Sequence[Word], one: Draft, end: int) -> bool:
    """ "one" that counts nothing, "the past few days", a number word in a name ("Seven Sisters")."""
    figure = one.figure
    word = words[figure.first]
    before = words[figure.first - 1].lower if figure.first and words[figure.first - 1].sentence == word.sentence else ""
    if word.lower == "one" and figure.first == figure.last and figure.low == 1 and figure.sort == "words":
        if one.joined or one.measure not in ("", "things"):
            return one.measure == "time" and not one.joined and before != "than"
        if one.noun is None:
            return True
        noun = words[one.noun]
        return noun.lower in of_sort("not counted") or noun.xpos in ("NNS", "NNPS") or before in of_sort("not one") or word.upos != "NUM"
    if before == "not" and one.figure.sort != "none":  # "two victims, not three"
        return True
    if figure.sort == "vague":
        return before in of_sort("vague before")
    return False
