"""A story's brief for a terminal, and the sum behind one of its propositions.

Here: StoryBrief and Proposition as lines of text at a given width, in colour or not. Not here: what is shown (storybrief.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from secondlead.model.ledger import Backing, Proposition
from secondlead.views.storybrief import Group, Row, StoryBrief, day
from secondlead.views.terminal import beside, drawn, hang, paragraph, ruled

# standing -> its sign and its colour; the title beside it says the same in words.
LOOKS = {
    "confirmed": ("●", "green"),
    "disputed": ("⇄", "magenta"),
    "denied": ("✗", "red"),
    "corroborated": ("◕", "green"),
    "reported": ("◐", "yellow"),
    "unconfirmed": ("○", "bright_blue"),
    "withdrawn": ("⌫", "default"),
}
GUTTER = 12


def render_story(brief: StoryBrief, width: int = 80, colour: bool = False) -> str:
    """A story's brief as text, its last line ended."""
    return drawn(_story(brief, width), width, colour)


def render_why(one: Proposition, width: int = 80, colour: bool = False) -> str:
    """The whole sum behind a proposition's standing."""
    return drawn(_why(one, width), width, colour)


def _story(brief: StoryBrief, width: int) -> Iterator[Text]:
    yield from hang(paragraph((brief.title, "bold")), width)
    yield from hang(paragraph((f"story {brief.id} · {brief.line} · as of {day(brief.as_of)}", "")), width)
    for group in brief.groups:
        yield Text()
        yield from _group(group, width)
    yield from _listed("Figures", [(counts, "\n".join(values)) for counts, values in brief.figures], width)
    yield from _listed("No word", [("", one) for one in brief.silences], width)
    yield from _listed("Since the last lead", list(brief.changes), width)
    yield from _listed("Diary", [(state, f"{window}: {what}") for state, window, what in brief.expectations], width)
    yield from _listed("Open questions", [("", f"{text}\n{who}") for text, who in brief.questions], width)
    yield from _listed("Mended", list(brief.mends), width)
    rows = [
        (one.status, f"{day(one.at)}  {one.outlet}  {one.mark + ' ' if one.mark else ''}{one.title}  [{one.id}]") for one in brief.reports
    ]
    yield from _listed("Reports", rows, width)


def _group(group: Group, width: int) -> Iterator[Text]:
    sign, colour = LOOKS[group.key.removesuffix("-plan")]
    yield ruled(f"{sign} {group.title.upper()} ", colour, width)
    for row in group.rows:
        yield from beside([paragraph((f"  {row.id}", "dim"))], list(_row(row, width - GUTTER - 2)), GUTTER + 2)
    if group.left:
        yield paragraph((f"  … and {group.left:,} more (--all shows them)", "dim"))


def _row(row: Row, width: int) -> Iterator[Text]:
    yield from hang(paragraph((row.text, "bold")), width, 2)
    yield from hang(paragraph((row.because, "")), width, 2)
    if row.open:
        yield from hang(paragraph(("left open: ", "yellow"), (row.open, "")), width, 2)
    for note in row.notes:
        yield from hang(paragraph((note, "dim")), width, 2)


def _listed(title: str, rows: list[tuple[str, str]], width: int) -> Iterator[Text]:
    if not rows:
        return
    yield Text()
    yield ruled(f"· {title.upper()} ", "default", width)
    for left, right in rows:
        lines = [line for part in right.split("\n") for line in hang(paragraph((part, "")), width - GUTTER - 2, 2)]
        yield from beside([paragraph((f"  {left}", ""))] if left else [], lines, GUTTER + 2)


def _why(one: Proposition, width: int) -> Iterator[Text]:
    sign, colour = LOOKS[one.standing.value]
    yield from hang(paragraph((one.text, "bold")), width)
    yield from hang(paragraph((f"{sign} {one.standing.value}", f"bold {colour}"), (f" by rule {one.rule}: {one.because}", "")), width, 2)
    if one.not_denied:
        yield from hang(paragraph(("left open: ", "yellow"), (one.not_denied, "")), width, 2)
    bodies: dict[str, list[Backing]] = {}
    for backing in one.backings:
        bodies.setdefault(backing.body or "no known body: counts for no corroboration", []).append(backing)
    for body, several in bodies.items():
        yield Text()
        count = f" · {len(several)} statements, counted as one body" if len(several) > 1 else ""
        yield ruled(f"{body}{count} ", "default", width)
        for backing in several:
            yield from _backing(backing, width)
    if one.opinion:
        low, high = one.opinion.belief, 1 - one.opinion.disbelief
        yield Text()
        sums = f"b {one.opinion.belief:.2f}, d {one.opinion.disbelief:.2f}, u {one.opinion.uncertainty:.2f}"
        yield from hang(
            paragraph((f"All together: between {low:.2f} and {high:.2f}, expected {one.opinion.expected:.2f} ({sums})", "")), width, 2
        )
    if len(one.history) > 1:
        yield Text()
        for then in one.history:
            yield from hang(paragraph((f"{day(then.at)}  {then.standing.value}", "dim")), width, 2)


def _backing(one: Backing, width: int) -> Iterator[Text]:
    words = f"{one.says.value}, {one.class_.replace('-', ' ')}: “{one.words}”"
    yield from hang(paragraph(("  ", ""), (words, "" if one.live else "strike")), width, 4)
    relay = " → ".join(one.relay) or one.root
    facts = [f"{one.ref.report} {one.ref.statement} at {one.span.start}–{one.span.end}", relay]
    if one.party:
        facts.append("has standing in the matter")
    if one.opinion:
        facts.append(f"[{one.low:.2f}, {one.high:.2f}] × {one.discount:.2f} for its hops")
    if not one.live:
        facts.append("does not count")
    if one.why:
        facts.append(one.why)
    if one.mended:
        facts.append(f"mended: {one.mended}")
    yield from hang(paragraph(("    ", ""), (" · ".join(facts), "dim")), width, 6)
