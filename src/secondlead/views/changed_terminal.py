"""A diff for a terminal.

Here: changes as lines of text, in colour or not, at a given width; each kind has a sign and a title besides its colour.
Not here: which change stands where (changed.py), where it goes (cli/).
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from secondlead.views.changed import Changed, Head, Kind, Row
from secondlead.views.terminal import NARROWEST, WIDEST, dots, drawn, hang, number, paragraph, ruled

# kind -> its sign and its colour, of the sixteen that a reader's own theme holds.
LOOKS = {
    "corrected": ("!", "bold red"),
    "denied": ("✗", "red"),
    "confirmed": ("✓", "green"),
    "figure": ("#", "yellow"),
    "hardened": ("▲", "green"),
    "softened": ("▽", "yellow"),
    "resourced": ("⇄", "magenta"),
    "added": ("+", "green"),
    "dropped": ("−", "red"),
    "moved": ("↕", "cyan"),
    "reworded": ("≈", "bright_blue"),
}


def render(view: Changed, width: int = 80, colour: bool = False) -> str:
    """The diff as text, its last line ended."""
    width = max(NARROWEST, min(width, WIDEST))
    return drawn(page(view, width), width, colour)


def page(view: Changed, width: int) -> Iterator[Text]:
    """Every line."""
    yield from head("old", view.old, width)
    yield from head("new", view.new, width)
    yield from tally(view, width)
    for kind in view.kinds:
        yield Text()
        sign, colour = LOOKS[kind.key]
        yield ruled(f"{sign} {kind.title.upper()} ", colour.removeprefix("bold "), width)
        for place, row in enumerate(kind.rows):
            if place and row.before:
                yield Text()
            yield from change(kind, row, width)
    for kind in view.folded:
        yield Text()
        yield from hang(
            paragraph((f"{LOOKS[kind.key][0]} {number(len(kind.rows), 'statement')} only reworded (--all shows them)", "dim")), width, 2
        )


def head(side: str, one: Head, width: int) -> Iterator[Text]:
    """Which report: its title, and below it its outlet, mark, day."""
    yield from hang(paragraph((f"{side}  ", "dim"), (one.title, "bold")), width, 5)
    facts = (one.mark, one.outlet, one.published)
    for row in hang(paragraph(*dots((fact, "") for fact in facts if fact)), width - 5):
        yield paragraph((" " * 5, "")).append_text(row)


def tally(view: Changed, width: int) -> Iterator[Text]:
    """How many changes of which kinds."""
    if not view.count:
        yield from hang(paragraph(("No change of substance." if view.folded else "Nothing differs.", "dim")), width)
        return
    parts = dots((kind.counted, LOOKS[kind.key][1]) for kind in view.kinds)
    yield from hang(paragraph((f"{number(view.count, 'change')}: ", ""), *parts), width, 2)


def change(kind: Kind, row: Row, width: int) -> Iterator[Text]:
    """One change: its sentence, and the words before and now."""
    colour = LOOKS[kind.key][1]
    also = f" (in {row.places} places)" if row.places > 1 else ""
    for line in hang(paragraph((row.text, colour if row.before else ""), (also, "dim")), width - 2, 2):
        yield paragraph(("  ", "")).append_text(line)
    for name, words in (("before", row.before), ("now", row.now)):
        if words:
            for line in hang(paragraph((f"{name:<7} ", "dim"), (words, "")), width - 4, 8):
                yield paragraph(("    ", "")).append_text(line)
