"""Where words stand between quotation marks.

Here: pairing marks, paragraph by paragraph, so that a stray mark never swallows what follows. Not here: who is quoted.
"""

from __future__ import annotations

import re

from secondlead.lexicon import table
from secondlead.model.parse import Quotation
from secondlead.model.spans import Span

_PAIRS = {row["open"]: row["close"] for row in table("quotation_marks")}
_STRAIGHT = frozenset(mark for mark, close in _PAIRS.items() if mark in close)
_SINGLE = frozenset("'‘‚")  # also apostrophes: they open only before a word and after white space
_MARK = re.compile("|".join(sorted((re.escape(mark) for mark in set(_PAIRS) | set("".join(_PAIRS.values()))), key=len, reverse=True)))
_LONGEST = 5000  # characters between two marks; a quotation of more is two stray marks


def _opens(text: str, at: int, end: int, mark: str, low: int, high: int) -> bool:
    before = text[at - 1] if at > low else " "
    after = text[end] if end < high else " "
    if mark in _SINGLE:
        return not before.isalnum() and not after.isspace() and (after.isalnum() or after in '"“[(.…')
    if mark in _STRAIGHT:
        return not before.isalnum() or after.isupper()
    return True


def _closes(text: str, at: int, end: int, mark: str, high: int) -> bool:
    after = text[end] if end < high else " "
    return not (mark in "'’" and after.isalnum())


def pairs(text: str, low: int, high: int) -> tuple[list[tuple[int, int]], int | None]:
    """((start, end) of each outermost quotation in text[low:high], marks included; start of one that was never closed, or None)."""
    marks = [(one.start(), one.end(), one.group()) for one in _MARK.finditer(text, low, high)]
    found: list[tuple[int, int]] = []
    unclosed: int | None = None
    last = {mark: at for at, _, mark in marks}  # where each mark stands last: an opener with no closing mark behind it is passed over
    i = 0
    while i < len(marks):
        start, after, mark = marks[i]
        i += 1
        if mark not in _PAIRS or not _opens(text, start, after, mark, low, high):
            continue
        behind = any(last.get(closing, -1) > start for closing in _closers(mark))
        close = _closing(text, marks, i, start, high) if behind else None
        if close is None:
            unclosed = start if mark not in _SINGLE else unclosed
            continue
        found.append((start, marks[close][1]))
        i = close + 1
    return found, unclosed if unclosed is not None and (not found or found[-1][1] <= unclosed) else None


def _closers(mark: str) -> tuple[str, ...]:
    return (_PAIRS[mark],) if _PAIRS[mark] in _PAIRS or len(_PAIRS[mark]) == 1 else (*tuple(_PAIRS[mark]), _PAIRS[mark])


def _closing(text: str, marks: list[tuple[int, int, str]], i: int, start: int, high: int) -> int | None:
    """The index of the mark that closes the one at start; marks of the same sort inside count as a level deeper."""
    opener = text[start : marks[i - 1][1]]
    depth = 0
    for j in range(i, len(marks)):
        at, after, mark = marks[j]
        if at - start > _LONGEST:
            return None
        if mark in _PAIRS[opener] and _closes(text, at, after, mark, high):
            if depth == 0:
                return j
            depth -= 1
        elif mark == opener and opener not in _STRAIGHT | _SINGLE and (text[at - 1 : at].isspace() or at == start + 1):
            depth += 1
    return None if depth == 0 or opener in _STRAIGHT else _closing_flat(text, marks, i, start, high)


def _closing_flat(text: str, marks: list[tuple[int, int, str]], i: int, start: int, high: int) -> int | None:
    """As _closing where the inner marks do not balance: the first mark that can close."""
    opener = text[start : marks[i - 1][1]]
    for j in range(i, len(marks)):
        at, after, mark = marks[j]
        if at - start > _LONGEST:
            return None
        if mark in _PAIRS[opener] and _closes(text, at, after, mark, high):
            return j
    return None


def quotations(text: str, paragraphs: list[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, marks included, in order.

    A mark left open at the end of a paragraph counts only where the next paragraph begins with a mark (a quotation
    that runs on) or where it begins its own paragraph; any other stray mark is passed over.
    """
    found: list[Quotation] = []
    for number, (low, high) in enumerate(paragraphs):
        closed, unclosed = pairs(text, low, high)
        found += [Quotation(Span(start, end, text[start:end])) for start, end in closed]
        if unclosed is None:
            continue
        following = text[paragraphs[number + 1][0] : paragraphs[number + 1][0] + 2] if number + 1 < len(paragraphs) else ""
        if following[:1] in _PAIRS or following[:2] in _PAIRS or unclosed == low:
            end = low + len(text[low:high].rstrip())
            found.append(Quotation(Span(unclosed, end, text[unclosed:end]), open=True))
    return tuple(sorted(found, key=lambda one: one.span))
