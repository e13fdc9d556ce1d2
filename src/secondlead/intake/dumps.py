"""A text with several reports in it -> its parts: wires' dumps, archives' exports, digests. Here: where to cut, by
lexicon/en/report_marks.tsv. Not here: what a part says (layout.py, compose.py).

`parts_of` cuts, first that fits; in doubt a text is one report, for a report cut in two loses its ends:
    1. at marks that only stand between reports (ZCZC, NNNN, "Document 3 of 20", a form feed)
    2. a digest, by its title: at its rules, else at its items' datelines or bullets
    3. at rules, and after a wire's closing line such as (END): only where each part looks like a report by itself
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from secondlead.errors import EmptyError
from secondlead.intake.compose import UNTOLD, Told, compose
from secondlead.intake.dateline import dateline_of
from secondlead.intake.dates import day_in, is_date_line
from secondlead.intake.layout import Layout, lay_out
from secondlead.intake.paragraphs import paragraphs_of
from secondlead.intake.source import Found
from secondlead.lexicon import table
from secondlead.model.report import BlockKind
from secondlead.model.spans import cut

LONGEST_MARK = 120  # characters of a line that may be a mark
FEWEST = 8  # words of at least one paragraph of an item, as of a page's article
MOST_LINES = 4  # lines from the top within which a digest has its title
TRADE = frozenset({BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.MARK})  # what only reports bear
LONG_RULE = 10  # characters from which a rule parts records; a shorter one may part sections of one report, and needs more to go by
LINE = re.compile(r"[^\n\r\f]*[^\s][^\n\r\f]*|\f+")
BULLET = re.compile(r"(?:--|[-–—•*·])\s+(?=\S)")
PROSE = (BlockKind.PARAGRAPH,)


@dataclass(frozen=True, slots=True)
class Part:
    """One report's place in the text: code points, end exclusive; `shared`: what the text's head says for all of them."""

    start: int
    end: int
    shared: Told = UNTOLD


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is a mark: its place, its kind, its words."""

    start: int
    end: int
    kind: str
    words: str


@cache
def _marks(top: bool) -> re.Pattern[str]:
    """All marks in one expression, a group each; a digest's title only at the top."""
    rows = [row for row in table("report_marks") if top or row["kind"] != "digest"]
    return re.compile("|".join(f"(?P<{row['kind']}_{number}>{row['pattern']})" for number, row in enumerate(rows)))


def parts_of(text: str) -> Sequence[Part]:
    """The places of the reports in text, in order; one, of the whole, where it holds only one."""
    lines = list(_lines(text))
    hard = [line for line in lines if line.kind in ("start", "end")]
    if hard:
        parts = _between(text, hard)
        if len(parts) > 1:
            return parts
    digest = next((line for line in lines if line.kind == "digest"), None)
    if digest:
        parts = _digest(text, digest, [line for line in lines if line.kind == "rule" and line.start > digest.start])
        if len(parts) > 1:
            return parts
    soft = [line for line in lines if line.kind in ("rule", "close")]
    if soft:
        parts = _alike(text, _tailed(text, _between(text, soft)), soft)
        if len(parts) > 1:
            return parts
    return (Part(0, len(text)),)


def part_report(text: str, part: Part, name: str, given: Told) -> Iterator[Found]:
    """The report of one part: its text is the part's own, so that offsets count from its start."""
    span = cut(text, part.start, part.end)
    try:
        yield compose(span.text, span.text.encode("utf-8", errors="surrogatepass"), name, given, part.shared)
    except EmptyError as error:
        yield error


def _lines(text: str) -> Iterator[_Line]:
    """The lines that are marks; a digest's title only at the top of the text."""
    seen = 0
    for found in LINE.finditer(text):
        words = found[0] if found[0][0] == "\f" else found[0].strip()
        seen += 1
        if len(words) > LONGEST_MARK:
            continue
        mark = _marks(seen <= MOST_LINES).fullmatch(words)
        if mark and mark.lastgroup:
            yield _Line(found.start(), found.end(), mark.lastgroup.split("_")[0], words)


def _between(text: str, marks: Sequence[_Line]) -> list[Part]:
    """What stands between the marks, blank stretches left out; a closing line stays with the report that it closes."""
    parts, last = [], 0
    for mark in marks:
        end = mark.end if mark.kind == "close" else mark.start
        if text[last:end].strip():
            parts.append(Part(last, end))
        last = mark.end
    if text[last:].strip():
        parts.append(Part(last, len(text)))
    return parts


def _digest(text: str, title: _Line, rules: Sequence[_Line]) -> list[Part]:
    """The items of a digest; what its head says of outlet and day holds for all of them."""
    places = [(start, end) for start, end in paragraphs_of(text) if start >= title.end]
    if rules:
        pieces = _between(text[: rules[-1].end] if not text[rules[-1].end :].strip() else text, rules)
        first, items = (pieces[0], pieces[1:]) if pieces else (Part(0, 0), [])
        if _words(text[title.end : first.end]) >= FEWEST:  # the title stands right above the first item
            head = next((start for start, end in places if not is_date_line(text[start:end])), title.end)
            items, first = [Part(head, first.end), *items], Part(0, head)
        items = _tailed(text, items)
    else:
        starts = [start for start, end in places if dateline_of(text[start:end])]
        starts = starts or [start for start, end in places if BULLET.match(text[start:end])]
        items = [Part(one, two) for one, two in zip(starts, [*starts[1:], len(text)], strict=True)]
        first = Part(0, starts[0] if starts else 0)
    if len(items) < 2 or not all(_words(text[item.start : item.end]) >= FEWEST for item in items):
        return []
    shared = _shared(text[first.start : first.end], title.words)
    return [Part(_unbulleted(text, item), item.end, shared) for item in items]


def _unbulleted(text: str, item: Part) -> int:
    start = cut(text, item.start, item.end).start
    bullet = BULLET.match(text, start)
    return bullet.end() if bullet else start


def _shared(head: str, title: str) -> Told:
    """What the head of a digest says of its items: who prints them, and when."""
    layout = lay_out(head) if head.strip() else None
    day = layout.dateline.day if layout and layout.dateline else None
    outlet = layout.credit_outlet or (layout.dateline.outlet if layout.dateline else None) if layout else None
    return Told(published=day or day_in(head), outlet=outlet)


def _tailed(text: str, parts: list[Part]) -> list[Part]:
    """The parts, those without a sentence (a copyright line, a credit) joined to the one before."""
    joined: list[Part] = []
    for part in parts:
        words = text[part.start : part.end]
        if joined and (_words(words) < FEWEST or not _prose(lay_out(words))):
            joined[-1] = Part(joined[-1].start, part.end)
        else:
            joined.append(part)
    return joined


def _alike(text: str, parts: Sequence[Part], marks: Sequence[_Line]) -> list[Part]:
    """The parts, each that does not look like a report joined to the one before: it wants a headline (after long rules and closing
    lines) or a dateline (after short rules, which part sections too; a headline with a byline will do). None where no part bears any
    sign of the trade."""
    short = any(mark.kind == "rule" and len(mark.words) < LONG_RULE for mark in marks)
    kept: list[Part] = []
    layouts = [lay_out(text[part.start : part.end].strip("\r\n")) for part in parts]
    told = {block.kind for layout in layouts for block in layout.blocks}
    if told.isdisjoint(TRADE):  # letters, lists and the like have rules too, and are one text
        return []
    for part, layout in zip(parts, layouts, strict=True):
        kinds = {block.kind for block in layout.blocks}
        marked = BlockKind.HEADLINE in kinds and (not short or BlockKind.BYLINE in kinds)
        if kept and not (layout.dateline or marked):
            kept[-1] = Part(kept[-1].start, part.end)
        else:
            kept.append(part)
    return kept


def _prose(layout: Layout) -> bool:
    return any(block.kind in PROSE and len(block.span.text.split()) >= FEWEST for block in layout.blocks)


def _words(text: str) -> int:
    return len(text.split())
