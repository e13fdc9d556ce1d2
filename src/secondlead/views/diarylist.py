"""The diary for a terminal: one entry a paragraph, by day.

Here: DiaryEntry -> lines of text. Not here: which entries (ledger/diary/entries.py), iCalendar (export/ics.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from secondlead.model.diary import DiaryEntry
from secondlead.model.ledger import Expectation
from secondlead.model.ledgercontract import Json, expectation_dict
from secondlead.views.days import day as spoken
from secondlead.views.terminal import beside, drawn, hang, paragraph

GUTTER = 12
LOOKS = {"due": "bold yellow", "overdue": "red", "met": "green", "called off": "dim", "moved": "dim", "lapsed": "dim"}


def render_diary(several: Sequence[DiaryEntry], width: int = 80, colour: bool = False) -> str:
    """State, window, what, who says so; each with its story."""
    return drawn(_lines(several, width), width, colour)


def _lines(several: Sequence[DiaryEntry], width: int) -> Iterator[Text]:
    if not several:
        yield paragraph(("Nothing in the diary.", "dim"))
    for entry in several:
        one = entry.expectation
        sure = "" if one.certainty == "certain" else f", {one.certainty}"
        because = f" · because of {one.because.report} {one.because.statement}".rstrip() if one.because else ""
        rows = [
            *hang(paragraph((window(one), "bold")), width - GUTTER, 2),
            *hang(paragraph((one.what, "")), width - GUTTER, 2),
            *hang(paragraph((f"{one.who or 'not told'}{sure} · story {entry.story}{because}", "dim")), width - GUTTER, 2),
        ]
        yield from beside([paragraph((one.state.value, LOOKS.get(one.state.value, "")))], rows, GUTTER)


def window(one: Expectation) -> str:
    """A window in words: a day, a moment, two ends, or one that is open."""
    if one.from_ is None:
        return f"until {spoken(one.to or '')}" if one.kind == "running" else f"by {spoken(one.to or '')}"
    if one.to is None:
        return f"from {spoken(one.from_)} on"
    return spoken(one.from_) if one.from_ == one.to else f"{spoken(one.from_)} to {spoken(one.to)}"


def diary_dict(several: Sequence[DiaryEntry], as_of: str | None) -> Json:
    """The contract's expectations, each with its story."""
    return {
        "as_of": several[0].as_of if several else as_of,
        "expectations": [{**expectation_dict(e.expectation), "story": e.story} for e in several],
    }
