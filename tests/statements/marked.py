"""Cases written as marked text: [source] <cue> {content}.

Here: taking the marks off and judging. Several contents are fragments of one; a text without <cue> is the outlet's own voice.
A leading "# " makes the text a headline. Not here: the cases.
"""

from __future__ import annotations

import re

from tests.parsing import parse_of

from secondlead.model.parse import Attribution, Parse
from secondlead.model.spans import Span, cut
from secondlead.statements.certainty import Judgement, judge

_MARKS = {"[": "]", "<": ">", "{": "}"}


def unmarked(marked: str) -> tuple[Parse, Attribution]:
    """The parse of the text without its marks, and the attribution that they show."""
    headline = marked.startswith("# ")
    marked = marked.removeprefix("# ")
    plain: list[str] = []
    found: dict[str, list[tuple[int, int]]] = {opening: [] for opening in _MARKS}
    starts: dict[str, int] = {}
    at = 0
    for piece in re.split(r"([\[\]<>{}])", marked):
        if piece in _MARKS:
            starts[piece] = at
        elif piece in _MARKS.values():
            opening = next(o for o, c in _MARKS.items() if c == piece)
            found[opening].append((starts.pop(opening), at))
        else:
            plain.append(piece)
            at += len(piece)
    text = "".join(plain)
    spans: dict[str, list[Span]] = {opening: [cut(text, *place) for place in places] for opening, places in found.items()}
    cue = spans["<"][0] if spans["<"] else None
    return parse_of(text, headline=headline), Attribution(tuple(spans["["]), cue, tuple(spans["{"]))


def judged(marked: str, *, answers: bool = False) -> Judgement:
    """The judgement on a marked text."""
    parse, attribution = unmarked(marked)
    return judge(parse, attribution, answers=answers)
