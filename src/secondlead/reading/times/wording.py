"""Words -> classes: what each word may be in an expression of time.

Here: the tables' words, figures, and what a class asks of its word. Not here: which rows of classes are an expression (finding.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from secondlead.lexicon import table
from secondlead.model.parse import Parse, Word

CAPITAL = frozenset({"weekday", "weekdays", "month", "holiday"})
# parts of speech that a word of the class has where it is something else
UNLIKE = {
    "current": ("VERB", "AUX", "ADV"),
    "dividend": ("NOUN", "PROPN", "ADJ"),  # a quarterly dividend is a sort of dividend
    "early": ("VERB",),
    "edge": ("VERB",),
    "rel": ("VERB",),
    "period": ("VERB",),
    "regular": ("NOUN", "PROPN"),
    "season": ("VERB", "ADV"),
    "second": ("VERB", "ADV"),
    "unit": ("VERB",),
}
CHECKED = frozenset({*CAPITAL, *UNLIKE})
SHORT = 4  # letters of an abbreviation at most: "Sun" and "Mar" are other words too, and must stand beside a figure or a stop
_FIGURE = re.compile(
    r"(?P<ordday>\d{1,2})(?:st|nd|rd|th)|(?P<decade>\d{2}|\d{4})s|(?P<clock>\d{1,2}(?:[:.]\d{2})?)(?P<half>am|pm)"
    r"|(?P<time>\d{1,2}:\d{2})(?::\d{2})?|(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A word, or several that are one, from word `first` to word `last` of the parse, both included."""

    cls: str
    value: str
    first: int
    last: int


Entry = tuple[str, str]  # class, value
Phrase = tuple[tuple[str, ...], str, str]  # the words after the first, class, value
Phrases = dict[str, tuple[Phrase, ...]]  # by the second word, without its stop


@cache
def _words() -> tuple[dict[str, Entry], dict[str, Phrases]]:
    """Single words, and phrases by their first and second word, longest first; each with and without a full stop at its end."""
    single: dict[str, Entry] = {}
    several: dict[str, list[Phrase]] = {}
    rows = [(row["word"] or "-", row["class"], row["value"]) for row in table("time_words")]
    rows += [(row["name"], "holiday", row["rule"]) for row in table("holidays")]
    for phrase, cls, value in rows:
        first, *rest = phrase.split(" ")
        for form in (first, first + "."):
            if rest:
                several.setdefault(form, []).append((tuple(rest), cls, value))
            else:
                single[form] = (cls, value)
    return single, {first: _by_second(sorted(some, key=lambda one: -len(one[0]))) for first, some in several.items()}


def _by_second(phrases: Sequence[Phrase]) -> Phrases:
    found: dict[str, list[Phrase]] = {}
    for one in phrases:
        found.setdefault(one[0][0].removesuffix("."), []).append(one)
    return {second: tuple(some) for second, some in found.items()}


@lru_cache(maxsize=4096)
def _figure(text: str) -> tuple[str, str] | None:
    """The class and value of a token that begins with a digit."""
    got = _FIGURE.fullmatch(text)
    if not got:
        return None
    if got["ordday"]:
        return ("ordday", got["ordday"]) if 0 < int(got["ordday"]) < 32 else ("ordinal", got["ordday"])
    if got["decade"]:
        return ("decade", got["decade"]) if got["decade"].endswith("0") else None
    if got["clock"]:
        return ("clock", got["clock"] + got["half"])
    if got["time"]:
        return ("clock", got["time"])
    if got["part"]:
        return ("figure", text.replace(",", ""))
    number = int(got["whole"].replace(",", ""))
    if len(text) <= 2 and 0 < number < 32:
        return ("daynum", str(number))
    if len(text) == 4 and 1000 <= number < 2200:
        return ("year", text)
    return ("figure", text.replace(",", ""))


@lru_cache(maxsize=8192)
def _known(lower: str) -> tuple[Entry | None, Phrases] | None:
    """What the tables know of a word; None for most words."""
    if lower[0].isdigit():
        figure = _figure(lower)
        return (figure, {}) if figure else None
    single, several = _words()
    one = single.get(lower)
    if one is None and lower.startswith("fy") and lower[2:].isdigit() and len(lower) in (4, 6):
        one = ("fiscalyear", lower[2:])
    phrases = several.get(lower, {})
    return (one, phrases) if one or phrases else None


def items(parse: Parse) -> list[Item | None]:
    """One after another the items of the report; None for words that are in no expression of time, and where a sentence begins."""
    words = parse.words
    found: list[Item | None] = []
    at, sentence, size = 0, -1, len(words)
    while at < size:
        word = words[at]
        if word.sentence != sentence:
            found.append(None)
            sentence = word.sentence
        known = _known(word.lower)
        if known is None:
            found.append(None)
            at += 1
            continue
        one, phrases = known
        item = _phrase(words, at, phrases) if phrases else None
        if item is None and one is not None and (one[0] not in CHECKED or _fits(words, at, at, one[0])):
            item = Item(one[0], one[1], at, at)
        found.append(item)
        at = item.last + 1 if item else at + 1
    return found


def _same(word: str, part: str) -> bool:
    return word == part or (word[-1] == "." and word[:-1] == part) or (part[-1] == "." and part[:-1] == word)


def _phrase(words: Sequence[Word], at: int, phrases: Phrases) -> Item | None:
    if at + 1 == len(words):
        return None
    for rest, cls, value in phrases.get(words[at + 1].lower.removesuffix("."), ()):
        last = at + len(rest)
        if last >= len(words) or words[last].sentence != words[at].sentence:
            continue
        if all(_same(words[at + 1 + i].lower, part) for i, part in enumerate(rest)) and _fits(words, at, last, cls):
            return Item(cls, value, at, last)
    return None


def _fits(words: Sequence[Word], at: int, last: int, cls: str) -> bool:
    """Whether a word is used as its class wants it: names of days in capitals, no verbs, abbreviations beside a figure or with a stop."""
    word = words[at]
    if cls in CAPITAL:
        if not word.text[0].isupper() or (last == at and word.upos in ("VERB", "AUX")):
            return False
        letters = word.text.rstrip(".")
        if cls == "holiday" or len(letters) > SHORT or letters.lower() in ("june", "july") or word.text.endswith("."):
            return True
        if letters == "May":
            return word.xpos != "MD"
        after = words[at + 1].text if at + 1 < len(words) else ""
        return after[:1].isdigit() or (at > 0 and words[at - 1].text[-1].isdigit())
    if cls == "rel" and word.lower not in ("last", "past"):
        return True
    if cls in UNLIKE and last == at:
        return word.upos not in UNLIKE[cls]
    return True
