"""The text as this room looks at it: tokens with the mention that each is in, and toponyms over them.

Here: the records, and datelines, captions and bylines that were not parsed. Not here: which tokens are a place (found.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from secondlead.model.parse import Parse, Word
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
    bounds = [(one.span.start, one.span.end, one.type) for one in parse.mentions]
    found, at, count = [], -1, len(bounds)  # at: the last mention that starts before the word's end
    for word in parse.words:
        while at + 1 < count and bounds[at + 1][0] < word.end:
            at += 1
        inside = at >= 0 and bounds[at][1] > word.start
        found.append(Token(word.start, word.end, word.text, word.index, bounds[at][2] if inside else "", at if inside else -1))
    text = parse.report.text
    for block in parse.report.blocks:
        if block.kind in _UNREAD:
            found += [Token(a, b, text[a:b], -1, "", -1) for a, b in tokens(text, block.span.start, block.span.end)]
    if len(found) > len(parse.words):
        found.sort(key=lambda one: one.start)
    return found


def word_of(parse: Parse, every: Sequence[Token], one: Toponym) -> Word | None:
    """The word at the head of a toponym, if it was parsed."""
    inside = [token.word for token in every[one.first : one.last] if token.word >= 0]
    if not inside:
        return None
    return next((parse.words[i] for i in inside if parse.words[i].head not in inside or parse.words[i].head == i), parse.words[inside[-1]])
