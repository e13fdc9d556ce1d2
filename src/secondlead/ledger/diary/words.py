"""A sentence as the diary reads it: its words, the markers among them, the stems by which two sentences are told to speak of one thing.

Here: words of a text by their places. Not here: times (phrases.py), what a marker makes of a time (sightings.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from secondlead.lexicon import index, table
from secondlead.model.spans import Span

_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?|\d[\d.,:]*\w*|[^\w\s]")
_END = re.compile(r"[.!?][”’\"')]*(?=\s+[“‘\"'(]?[A-ZÀ-Þ0-9]|\s*$)")
_ENDINGS = ("'s", "’s", "ing", "ied", "ies", "es", "ed", "s", "e", "y")
_NO_PAST_BEHIND = frozenset(
    {"a", "an", "be", "being", "her", "his", "its", "keep", "not", "of", "remain", "remains", "stay", "stays", "the", "their", "to"}
)
_MODALS = frozenset({"could", "may", "might", "must", "should", "would"})
_HELPERS = frozenset({"could", "may", "might", "must", "not", "shall", "should", "to", "will", "would"})
_SMALL = frozenset({"ahead", "hedge", "hope", "past", "moved", "off", "deadline"})


class Token(NamedTuple):
    """A word or a mark of a sentence; start and end in the report's text."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True, slots=True)
class Marker:
    """Words that tell whether a time lies ahead: the tokens from first up to but not including last."""

    first: int
    last: int
    words: str
    class_: str
    kind: str
    certainty: str
    doer: bool = False


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, a line at a time; a line that ends without a mark (a headline, a name) is none."""
    found = []
    at = 0
    for line in text.splitlines(keepends=True):
        start = 0
        for end in (one.end() for one in _END.finditer(line) if not _short(line, one.start())):
            if line[start:end].strip():
                found.append(Span(at + start, at + end, line[start:end]))
            start = end
        at += len(line)
    return tuple(found)


def _short(line: str, at: int) -> bool:
    """Whether the full stop at that place only shortens a word: "Oct. 10", "Gen. Vesk", "p.m.", "J. Smith"."""
    if line[at] != "." or not line[at + 1 :].strip():
        return False
    word = re.split(r"[\s(“\"]", line[:at])[-1].casefold()
    return len(word) == 1 or word in _shortened() or (word[-2:-1] == "." and line[at + 1 :].lstrip()[:1].isdigit())


@cache
def _shortened() -> frozenset[str]:
    return frozenset(row["name"].casefold() for row in table("months")) | frozenset(row["title"].rstrip(".") for row in table("titles"))


def tokens(sentence: Span) -> tuple[Token, ...]:
    """The words and marks of a sentence."""
    start = sentence.start
    found = [(start + match.start(), start + match.end(), match.group()) for match in _WORD.finditer(sentence.text)]
    return tuple([Token(first, last, text, text.lower().replace("’", "'")) for first, last, text in found])


def markers(words: tuple[Token, ...]) -> tuple[Marker, ...]:
    """The markers among words, longest first, none over another; then the forms of the past that are no participle of a passive ahead."""
    known, opening = index("diary_markers"), _opening()
    found: list[Marker] = []
    at = 0
    while at < len(words):
        for long in range(min(opening.get(words[at].lower, 0), len(words) - at), 0, -1):
            phrase = words[at].lower if long == 1 else " ".join([one.lower for one in words[at : at + long]])
            row = known.get(phrase)
            if row is not None and not (row["class"] == "past" and at > 0 and words[at - 1].lower in _HELPERS):
                class_ = "past" if _of_the_past(words, at + long, phrase) else row["class"]
                found.append(Marker(at, at + long, phrase, class_, row["kind"], row["certainty"], row["doer"] == "yes"))
                at += long
                break
        else:
            if (told := _bare(words, at)) is not None:
                found.append(told)
            at += 1
    return tuple(found)


@cache
def _opening() -> dict[str, int]:
    """{first word of a marker: how many words the longest has that begins with it}."""
    found: dict[str, int] = {}
    for row in table("diary_markers"):
        first, *rest = row["words"].split()
        found[first] = max(found.get(first, 0), 1 + len(rest))
    return found


def _of_the_past(words: tuple[Token, ...], at: int, phrase: str) -> bool:
    """Whether a modal tells of the past: "would have run out by 9 p.m.", "may have left on Monday"."""
    return phrase in _MODALS and at < len(words) and words[at].lower == "have" and words[at + 1 : at + 2] != ()


def _bare(words: tuple[Token, ...], at: int) -> Marker | None:
    """A form of the past, or an infinitive ("told the bank to hand over")."""
    word = words[at]
    if word.lower == "to" and at + 1 < len(words) and _verb_may_follow(words[at + 1]):
        return Marker(at, at + 1, "to", "infinitive", "announcement", "")
    if word.text[0].isupper() and at > 0:
        return None
    regular = word.lower.endswith("ed") and len(word.lower) > 4 and not word.lower.endswith("eed")
    if not regular and word.lower not in _pasts():
        return None
    before = at - 1 if at and not words[at - 1].lower.endswith("ly") else at - 2  # "the currently unfinished stadium"
    if before >= 0 and words[before].lower in _NO_PAST_BEHIND:
        return None  # "will be published", "the flooded villages"
    return Marker(at, at + 1, word.lower, "past", "", "")


def _verb_may_follow(word: Token) -> bool:
    known = word.lower in index("diary_small") and word.lower not in ("take", "make", "get", "hold", "do", "be", "have", "tell", "say")
    return word.text[0].islower() and not known


@cache
def _pasts() -> frozenset[str]:
    """Irregular forms of the past: those that are not their own lemma and end in neither -s nor -ing."""
    return frozenset(
        row["form"]
        for row in table("irregular_forms")
        if row["part"] == "V" and row["form"] != row["lemma"] and row["form"].isalpha() and not row["form"].endswith(("s", "ing", "be"))
        if row["lemma"] not in ("be", "have", "do", "will", "can", "may", "shall")
    )


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that mean something."""
    return frozenset(one for match in _WORD.finditer(text) for one in stems_of(match.group().lower().replace("’", "'")))


@lru_cache(maxsize=16384)
def stems_of(word: str) -> tuple[str, ...]:
    """The stems of one word, or of the parts that hyphens join; none of a small word or of a mark."""
    bare = word.removesuffix("'s").removesuffix("'")
    if not bare or not bare[0].isalpha() or bare in _small():
        return ()
    return tuple(stem(part) for part in bare.split("-") if part and part not in _small())


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A crude stem: enough to hold "meets", "met" and "meeting", "conceding" and "concede" to be one."""
    low = next((row for part in "VN" if (row := _lemmas().get((word, part)))), word)
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            low = low[: -len(ending)]
            break
    if len(low) > 4 and low[-1] == low[-2]:
        low = low[:-1]
    return low[:-1] if len(low) > 3 and low.endswith(("e", "i")) else low


@cache
def _lemmas() -> dict[tuple[str, str], str]:
    return {(row["form"], row["part"]): row["lemma"] for row in table("irregular_forms")}


@cache
def _small() -> frozenset[str]:
    """Words that tell of no thing: small ones, the markers' own where they only tell how sure and when, the reader's words of time."""
    small = set(index("diary_small")) | {row["word"] for row in table("time_words") if " " not in row["word"]}
    small |= {part for row in table("diary_markers") if row["class"] in _SMALL for part in row["words"].split()}
    return frozenset(one for one in small if stem(one) not in short_of())


@cache
def short_of() -> frozenset[str]:
    """The stems of verbs that bring nothing about: asked for, refused, failed."""
    return frozenset(stem(row["word"]) for row in table("diary_short_of"))
