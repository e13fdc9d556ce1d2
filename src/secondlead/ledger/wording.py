"""A proposition in words: the positive form of the claim that stands for it, as a short sentence.

Here: words of the report, put together with its subject. Not here: which claim stands for a proposition (propositions.py).
"""

from __future__ import annotations

import re

from secondlead.model.frame import Filler, Frame, Kind, Role

_LEADING = re.compile(
    r"^(?:(?:that|whether|if|when|as|while|after|because|which|who|and|but|of|for|on|about|amid|with)\s+)+", re.IGNORECASE
)
_TO_HAVE = re.compile(r"^to\s+(?:\w+ly\s+)?have\s+", re.IGNORECASE)
_TO_BE = re.compile(r"^to\s+be\s+", re.IGNORECASE)
_TO = re.compile(r"^(?:not\s+)?to\s+", re.IGNORECASE)
_MARKS = "“”\"‘’'«»*,;:- "
LONGEST = 160  # characters


def text_of(frame: Frame) -> str:
    """The claim as a short sentence without a full stop: subject first."""
    words = _LEADING.sub("", " ".join(frame.span.text.split()).strip(_MARKS))
    if frame.figure:
        return f"{words} ({frame.word})" if frame.word and frame.word not in words else words
    who = _subject(frame)
    if who and not _opens_with(words, who):
        rest = _finite(words, who, frame)
        words = f"{name_of(who)} {rest}"
    words = words.strip(_MARKS)
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def name_of(filler: Filler) -> str:
    """The fullest name, else the words as printed."""
    return filler.names[0] if filler.names else " ".join(filler.span.text.split())


def _subject(frame: Frame) -> Filler | None:
    several = frame.of(Role.WHO) or frame.of(Role.WHOM)
    before = [one for one in several if one.span.end <= frame.span.start or one.span.start == frame.span.start]
    return before[0] if before else None


def _opens_with(words: str, who: Filler) -> bool:
    return words.casefold().startswith(who.span.text.casefold()[:12])


def _finite(words: str, who: Filler, frame: Frame) -> str:
    """An infinitive made finite: "to have left" -> "has left", "to meet" -> "is to meet"."""
    many = who.numbered and who.low not in (1, 1.0)
    if _TO_HAVE.match(words):
        return _TO_HAVE.sub("have " if many else "has ", words)
    if _TO_BE.match(words):
        return _TO_BE.sub("are " if many else "is ", words)
    if _TO.match(words):
        return _TO.sub("are to " if many else "is to ", words)
    if frame.kind is Kind.PLAN and words.endswith("ing"):
        return words
    return words
