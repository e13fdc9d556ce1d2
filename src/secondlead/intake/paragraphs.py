"""Lines -> paragraphs: by blank lines, by lines, or across hard-wrapped lines.

Here: where they begin and end. Not here: what they are (layout.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from secondlead.lexicon import index

LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
STOPPED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
NARROWEST = 40  # columns below which nobody wraps: a list, a table, a poem
WIDEST = 160  # columns of a line that may be hard-wrapped; prose lines longer than that are whole paragraphs
SLACK = 10  # columns that a wrapped line may stay short of its width besides the next word: wrapping by eye is uneven


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: where its first and last characters stand, and how far it is indented."""

    start: int
    end: int
    indent: int
    after_blank: bool


def lines_of(text: str) -> list[Line]:
    """The lines of text that are not blank."""
    found: list[Line] = []
    last = 0  # where the line before ended, its white space included
    for match in LINE.finditer(text):
        raw = match[0]
        bare = raw.strip()
        if bare:
            gap = LINE_END.match(text, last)
            indent = len(raw) - len(raw.lstrip())
            start = match.start() + indent
            found.append(Line(start, start + len(bare), indent, not found or gap is None or gap.end() < match.start()))
            last = match.end()
    return found


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """Where each paragraph of text starts and ends. Lines are joined where the text is hard-wrapped, or breaks off in mid-sentence."""
    lines = lines_of(text)
    margin = _margin(lines)
    wrapped = _is_wrapped(text, lines, margin)
    found: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if number and not line.after_blank and _runs_on(text, lines[number - 1], line, wrapped, margin):
            found[-1] = (found[-1][0], line.end)
        else:
            found.append((line.start, line.end))
    return found


def _margin(lines: list[Line]) -> int:
    """How far the lines are indented that open no paragraph (a quarter at least): one that is indented further opens a paragraph."""
    indents = sorted(line.indent for line in lines)
    return indents[len(indents) // 4] if indents else 0


def _is_wrapped(text: str, lines: list[Line], margin: int) -> int:
    """The width that text is hard-wrapped to, 0 where it is not.

    Wrapped text fills its lines: hardly a line has room for the next line's first word; and many lines end within a sentence.
    """
    breaks = [(one, two) for one, two in pairwise(lines) if not two.after_blank and two.indent <= margin + 1]
    if not breaks:
        return 0
    width = max(_columns(line) for pair in breaks for line in pair)
    if not NARROWEST <= width <= WIDEST:
        return 0
    full = sum(_is_full(text, one, two, width) for one, two in breaks)
    within = sum(_breaks_off(text, one, two) for one, two in breaks)
    return width if full >= 0.7 * len(breaks) and within >= 0.4 * len(breaks) else 0


def _columns(line: Line) -> int:
    return line.indent + line.end - line.start


def _first_word(text: str, line: Line) -> str:
    return text[line.start : line.end].split(maxsplit=1)[0]


def _is_full(text: str, one: Line, two: Line, width: int) -> bool:
    return _columns(one) + 1 + len(_first_word(text, two)) > width - SLACK


def _breaks_off(text: str, one: Line, two: Line) -> bool:
    """Whether the sentence goes on over the line's end: no stop before it, and no word that opens a sentence after it."""
    if STOPPED.search(text[max(one.start, one.end - 8) : one.end]):
        return False
    word = _first_word(text, two)
    opens = word[0].isupper() and word.lower() in index("function_words")
    return not opens and word[0] not in '“"(•*-–—'


def _runs_on(text: str, one: Line, two: Line, wrapped: int, margin: int) -> bool:
    if wrapped:
        if two.indent > margin + 1:
            return False
        if _is_full(text, one, two, wrapped):
            return True
        if _columns(one) > wrapped // 2 and _breaks_off(text, one, two):
            return True
    return _breaks_off(text, one, two) and text[two.start].islower()
