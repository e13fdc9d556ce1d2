"""The text as this room looks at it: tokens with the mention that each is in, and toponyms over them.

Here: the records, and datelines, captions and bylines that were not parsed. Not here: which tokens are a place (found.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from secondlead.model.parse import Mention, Parse, Word
from secondlead.model.report import BlockKind
from secondlead.model.spans import Span
from secondlead.reading.places.candidates import Candidate
from secondlead.reading.tokens import tokens

_UNREAD = (BlockKind.DATELINE, BlockKind.CAPTION, BlockKind.BYLINE)


class Token(NamedTuple):
    """A token of the text. word: its index in the parse, or -1 outside of what was parsed. sort: of the mention that it is in, or "" """

    start: int
    end: int
    text: str
    word: int
    sort: str
    mention: int


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in the text; first: its first token, last: the one after its last.

    noun: what its own last word says that it is. by: who found it (encoder, gazetteer, noun). lies: several are where it lies, not itself.
    """

    span: Span
    several: tuple[Candidate, ...]
    first: int
    last: int
    noun: str = ""
    by: str = "encoder"
    lies: bool = False


def all_tokens(parse: Parse) -> list[Token]:
    """The parse's words, and the tokens of datelines, captions and bylines, in the order of the text."""
    starts = [one.span.start for one in parse.mentions]
    found = []
    for word in parse.words:
        sort, which = _inside(parse.mentions, starts, word.start, word.end)
        found.append(Token(word.start, word.end, word.text, word.index, sort, which))
    text = parse.report.text
    for block in parse.report.blocks:
        if block.kind in _UNREAD:
            found += [Token(a, b, text[a:b], -1, "", -1) for a, b in tokens(text, block.span.start, block.span.end)]
    if len(found) > len(parse.words):
        found.sort(key=lambda one: one.start)
    return found


def _inside(mentions: Sequence[Mention], starts: Sequence[int], start: int, end: int) -> tuple[str, int]:
    at = bisect_left(starts, end) - 1
    if at >= 0 and mentions[at].span.end > start:
        return mentions[at].type, at
    return "", -1


def word_of(parse: Parse, every: Sequence[Token], one: Toponym) -> Word | None:
    """The word at the head of a toponym, if it was parsed."""
    inside = [token.word for token in every[one.first : one.last] if token.word >= 0]
    if not inside:
        return None
    return next((parse.words[i] for i in inside if parse.words[i].head not in inside or parse.words[i].head == i), parse.words[inside[-1]])
