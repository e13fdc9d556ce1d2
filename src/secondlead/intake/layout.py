"""Text -> blocks: which stretch is headline, byline, dateline, paragraph, furniture. Here: the order of the questions. Not here: the words.

Each paragraph is asked, first that fits:
    1. is it furniture (furniture.py)? a credit, a caption, a note, a link, a legal line, a date alone
    2. is it a byline? only before the first paragraph of sentences
    3. is it the headline? only the first that is no furniture, see `_is_headline`
    4. is it another report's headline, appended after the text? it bears a lead mark, or follows a heading such as "Related stories"
    5. it is a paragraph: its dateline is cut from its start, a credit or "(END)" from its end
Statements live in headlines and paragraphs alone; so every doubt is decided for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from secondlead.intake.dateline import Dateline, dateline_of
from secondlead.intake.dates import is_date_line
from secondlead.intake.furniture import Mark, furniture_of, tail_of
from secondlead.intake.leads import lead_of, sure
from secondlead.intake.paragraphs import paragraphs_of
from secondlead.model.report import Block, BlockKind
from secondlead.model.spans import cut

EARLY = 5  # paragraphs within which a byline or a note on the version may stand
LONGEST_HEADLINE = 250  # characters
LONGEST_BYLINE = 120  # characters
NAME = r"(?:[A-ZÀ-Þ][\w'’.\-]*|de|la|van|von|der|den|bin|al|el|da|di|du|le)"
BYLINE = re.compile(
    rf"(?:By|by|BY)\s(?:Xinhua (?:[Ww]riters?|[Cc]orrespondents?)\s)?{NAME}(?:\s{NAME}){{0,5}}"
    r"(?:\s(?:staff|staff writers?|writers?|reporters?|correspondents?|editors?))?"
    rf"(?:(?:,\s|\sand\s|\s&\s|,\sand\s|\s[|/]\s|\s(?:in|for|of)\s(?:the\s)?){NAME}(?:\s{NAME}){{0,5}}){{0,6}}$"
)
STOP = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s\([^()]{1,60}\))?$")
INNER_STOP = re.compile(r"(?<![A-Z]\.[A-Z])(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…][\"'”’]*\s+[\"'“‘]?[A-Z]")
INITIALS = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|No|vs)\.$")


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text, and what its datelines and its source line say of it."""

    blocks: tuple[Block, ...]
    dateline: Dateline | None
    credit: str | None  # the line as printed
    credit_outlet: str | None
    date_line: str | None  # a line that holds the date of publication and nothing else


def lay_out(text: str, *, headline_first: bool = False) -> Layout:
    """The layout of text. headline_first: the format has told already that the first paragraph is the headline."""
    places = paragraphs_of(text)
    draft = _Draft(text)
    for number, (start, end) in enumerate(places):
        words = text[start:end]
        opening = draft.prose == 0  # no paragraph of sentences yet
        if headline_first and number == 0:
            draft.add(BlockKind.HEADLINE, start, end)
        elif mark := furniture_of(words, early=number < EARLY, late=not opening):
            draft.furniture(mark, start, end)
        elif len(places) > 1 and is_date_line(words):
            draft.add(BlockKind.NOTE, start, end)
            draft.date_line = draft.date_line or words
        elif opening and number < EARLY and len(places) > 1 and len(words) <= LONGEST_BYLINE and BYLINE.match(words):
            draft.add(BlockKind.BYLINE, start, end)
        elif opening and not draft.has(BlockKind.HEADLINE, BlockKind.BYLINE) and _is_headline(text, places, number):
            draft.add(BlockKind.HEADLINE, start, end)
        elif not opening and _is_appended(words, draft.linked):
            draft.add(BlockKind.LINK, start, end)
        else:
            draft.paragraph(start, end)
    return Layout(tuple(draft.blocks), draft.dateline, draft.credit, draft.credit_outlet, draft.date_line)


class _Draft:
    """A layout while it grows."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.dateline: Dateline | None = None
        self.credit: str | None = None
        self.credit_outlet: str | None = None
        self.date_line: str | None = None
        self.linked = False  # a heading such as "Related stories" has been passed
        self.prose = 0  # paragraphs of sentences so far

    def add(self, kind: BlockKind, start: int, end: int) -> None:
        span = cut(self.text, start, end)
        if span.text:
            self.blocks.append(Block(kind, span))

    def has(self, *kinds: BlockKind) -> bool:
        return any(block.kind in kinds for block in self.blocks)

    def furniture(self, mark: Mark, start: int, end: int) -> None:
        words = self.text[start:end]
        self.add(mark.kind, start, end)
        self.linked = self.linked or (mark.name == "related" and self.prose > 0)
        named = mark.pattern.match(words) if mark.name == "source-line" and self.credit_outlet is None else None
        if named and "," not in named["outlet"]:
            self.credit_outlet = named["outlet"].strip()
        if mark.kind is BlockKind.CREDIT and (self.credit is None or named):
            self.credit = words

    def paragraph(self, start: int, end: int) -> None:
        """A paragraph of sentences, less its dateline and what hangs on its end."""
        self.prose += 1
        words = self.text[start:end]
        dateline, tail = dateline_of(words), tail_of(words)
        first = start + (dateline.length if dateline else 0)
        last = start + tail[0] if tail and start + tail[0] > first else end
        if dateline:
            self.add(BlockKind.DATELINE, start, first)
            self.dateline = self.dateline or dateline
        self.add(BlockKind.PARAGRAPH, first, last)
        if tail and last < end:
            self.add(tail[1], last, end)
            if tail[1] is BlockKind.CREDIT:
                self.credit = self.credit or self.text[last:end].strip()


def _is_headline(text: str, places: list[tuple[int, int]], number: int) -> bool:
    """Whether the paragraph is a headline.

    1. It begins with a wire's version mark.
    2. It ends without a stop, is short, and is no dateline's paragraph.
    3. It is one stopped sentence (some archives close headlines with one), and either a dateline follows, or most of its
       words are capitalised, or it is very short at the head of a long text.
    """
    start, end = places[number]
    words = text[start:end]
    following = [text[one:two] for one, two in places[number + 1 : number + 6]]
    if len(words) > LONGEST_HEADLINE:
        return False
    stopped = bool(STOP.search(words)) and not INITIALS.search(words)
    lead = lead_of(words)
    if lead and (sure(lead[0].mark) or not stopped):
        return True
    tokens = words.split()
    if len(tokens) > 30 or INNER_STOP.search(words) or dateline_of(words) or words.endswith((":", ",")):
        return False
    if not stopped:
        return bool(following) or 3 <= len(tokens) <= 20
    if not following or len(tokens) > 20:
        return False
    return dateline_of(following[0]) is not None or _is_titled(tokens) or (len(tokens) <= 15 and len(following) >= 5)


def _is_titled(tokens: list[str]) -> bool:
    """Whether most words that a title capitalises are capitalised: those of four letters or more, but the first."""
    long = [token.strip("\"'“”‘’(),.:;?!") for token in tokens[1:]]
    long = [token for token in long if len(token) >= 4 and token[0].isalpha()]
    return len(long) >= 3 and sum(token[0].isupper() for token in long) >= 0.75 * len(long)


def _is_appended(words: str, linked: bool) -> bool:
    """Whether a line after the text is the headline of another report: it has no stop, and a version mark or a heading before it."""
    if len(words) > LONGEST_HEADLINE or STOP.search(words):
        return False
    lead = lead_of(words)
    return (lead is not None and words[0] == "(") or (linked and len(words.split()) <= 20)
