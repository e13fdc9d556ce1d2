"""Lists of the ledger for a terminal: stories, changes, open questions, sources.

Here: lines of text. Not here: one story's brief (storyterminal.py), what stands in a list (the ledger).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from secondlead.ledger.record import Record
from secondlead.ledger.timeline import Moved, Step
from secondlead.model.change import ChangeKind
from secondlead.model.ledger import Story
from secondlead.views.storybrief import day, question
from secondlead.views.terminal import beside, drawn, hang, paragraph, ruled

GUTTER = 14


def render_stories(several: Sequence[Story], width: int = 80, colour: bool = False) -> str:
    """One story a line and a half: id, title, first and last day, reports, outlets."""
    return drawn(_stories(several, width), width, colour)


def render_changes(
    story: Story, steps: Sequence[Step], since: Sequence[Moved], every: bool = False, width: int = 80, colour: bool = False
) -> str:
    """What each lead changed against the one before it, and the standings that moved; every: what was only reworded too."""
    return drawn(_changes(story, steps, since, every, width), width, colour)


def render_questions(story: Story, width: int = 80, colour: bool = False) -> str:
    """What is open, and who could settle it."""
    return drawn(_questions(story, width), width, colour)


def render_sources(several: Sequence[Record], width: int = 80, colour: bool = False) -> str:
    """A source a line: statements, what it put forward, how that stands."""
    return drawn(_sources(several, width), width, colour)


def _stories(several: Sequence[Story], width: int) -> Iterator[Text]:
    if not several:
        yield paragraph(("No story yet: secondlead add INPUT", "dim"))
    for one in several:
        outlets = len({filed.reading.report.outlet for filed in one.reports if filed.reading.report.outlet})
        reports = f"{len(one.reports)} report{'s' if len(one.reports) != 1 else ''}, {outlets} outlet{'s' if outlets != 1 else ''}"
        rows = [
            *hang(paragraph((one.title, "bold")), width - GUTTER, 2),
            *hang(paragraph((f"{day(one.first)} to {day(one.last)} · {reports}", "dim")), width - GUTTER, 2),
        ]
        yield from beside([paragraph((one.id, ""))], rows, GUTTER)


def _changes(story: Story, steps: Sequence[Step], since: Sequence[Moved], every: bool, width: int) -> Iterator[Text]:
    yield from hang(paragraph((story.title, "bold")), width)
    if not steps and not since:
        yield paragraph(("Nothing has changed: no lead follows another.", "dim"))
    for step in steps:
        old, new = (one.reading.report for one in (step.old, step.new))
        yield Text()
        marks = " → ".join((one.lead.mark if one.lead else "") or "unmarked" for one in (old, new))
        yield ruled(f"{new.outlet or new.input} · {marks} · {day(new.published or step.new.arrived)} ", "default", width)
        shown = [one for one in step.diff.changes if every or one.kind is not ChangeKind.REWORDED]
        left = len(step.diff.changes) - len(shown)
        for one in shown:
            yield from beside([paragraph((f"  {one.kind.value}", ""))], list(hang(paragraph((one.text, "")), width - GUTTER, 2)), GUTTER)
        if not shown:
            yield paragraph(("  nothing but wording", "dim"))
        elif left:
            yield paragraph((f"  {left} only reworded (--all shows them)", "dim"))
    if since:
        yield Text()
        yield ruled("Standings ", "default", width)
    for moved in since:
        before = moved.before.standing.value if moved.before else "new"
        words = f"{before} → {moved.now.standing.value}: {moved.proposition.text} [{moved.proposition.id}]"
        yield from beside([paragraph((f"  {day(moved.now.at)[5:]}", ""))], list(hang(paragraph((words, "")), width - GUTTER, 2)), GUTTER)


def _questions(story: Story, width: int) -> Iterator[Text]:
    yield from hang(paragraph((story.title, "bold")), width)
    if not story.questions:
        yield paragraph(("Nothing is open that a party could settle.", "dim"))
    for one in story.questions:
        text, who = question(one)
        rows = [*hang(paragraph((text, "")), width - GUTTER, 2), *hang(paragraph((who, "dim")), width - GUTTER, 2)]
        yield from beside([paragraph((f"  {one.proposition}", ""))], rows, GUTTER)


def _sources(several: Sequence[Record], width: int) -> Iterator[Text]:
    for one in several:
        body = f" ({one.body})" if one.body and one.body != one.name else ""
        stand = [f"{one.confirmed} confirmed", f"{one.denied} disputed or denied", f"{one.withdrawn} withdrawn"]
        facts = f"{one.forward} put forward: {', '.join(stand)}; {day(one.first)} to {day(one.last)}"
        rows = [*hang(paragraph((one.name, "bold"), (body, "")), width - GUTTER, 2), *hang(paragraph((facts, "dim")), width - GUTTER, 2)]
        yield from beside([paragraph((f"  {one.statements:,}", ""))], rows, GUTTER)
