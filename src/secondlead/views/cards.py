"""The lines of a brief as cards: each with its number, its place in the text, and its facts in words.

Here: what the page and the notebook both show of a statement. Not here: which group it stands in (brief.py), markup (page.py, notebook.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from secondlead.model.reading import Quote, Reading, SourceKind, Statement
from secondlead.views.brief import CLASSES, Brief, Group, Line, words
from secondlead.views.found import way
from secondlead.views.marks import Marks

SIGNS = {"asserted": "●", "believed": "◐", "planned": "→", "conditional": "◇", "denied": "✗", "silent": "○", "asked": "¿", "own": "¶"}
LONGEST = 2_000  # characters of a content on its card
QUOTES = {Quote.DIRECT: "quoted", Quote.MIXED: "partly quoted", Quote.INDIRECT: "paraphrased", Quote.NONE: None}


@dataclass(frozen=True, slots=True)
class Interval:
    """A certainty's interval of probability, in words and as a bar from 0 to 100."""

    words: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Card:
    """One statement as the page shows it. `runs` tells the script which stretches of the text are its own, by role."""

    number: int
    line: Line
    depth: int
    inside: int | None  # the number of the statement that holds this one
    target: str | None  # the id of its first stretch in the text
    runs: str
    what: str
    about: tuple[str, ...]
    degree: str
    interval: Interval
    because: tuple[str, ...]
    path: tuple[str, ...]
    quote: str | None
    confidence: str
    ways: tuple[str, ...] = ()  # the journeys that it tells of


@dataclass(frozen=True, slots=True)
class Section:
    """A group of statements."""

    key: str
    sign: str
    title: str
    tally: str  # the title within a sentence
    cards: tuple[Card, ...]


def sections(reading: Reading, view: Brief, laid: Marks, id: str) -> Iterator[Section]:
    """The groups of the brief with their lines as cards, nested ones after the one that holds them."""
    places = {one.id: place for place, one in enumerate(reading.statements)}
    ways: dict[str, tuple[str, ...]] = {}
    for one in reading.journeys:
        ways[one.statement] = (*ways.get(one.statement, ()), ", ".join(part for part in (one.mover, way(one)) if part))
    for group in view.groups:
        cards = tuple(
            replace(card(line, depth, inside, places, laid, reading.report.outlet, id), ways=ways.get(line.statement.id, ()))
            for line, depth, inside in walked(group)
        )
        tally = group.title if group.key == "own" else group.title[:1].lower() + group.title[1:]
        yield Section(group.key, SIGNS[group.key], group.title, tally, cards)


def walked(group: Group) -> Iterator[tuple[Line, int, Line | None]]:
    """Every line of a group, how deep it is nested, and the line that holds it; in reading order, at any depth."""
    waiting: list[tuple[Line, int, Line | None]] = [(line, 0, None) for line in reversed(group.lines)]
    while waiting:
        line, depth, holder = waiting.pop()
        yield line, depth, holder
        waiting.extend((inner, depth + 1, line) for inner in reversed(line.inner))


def card(line: Line, depth: int, holder: Line | None, places: dict[str, int], laid: Marks, outlet: str | None, id: str) -> Card:
    """A line as a card."""
    statement = line.statement
    place = places[statement.id]
    runs = laid.runs[place]
    said = [run for run in runs if run.role in ("content", "own")] or runs
    return Card(
        number=place + 1,
        line=line,
        depth=depth,
        inside=places[holder.statement.id] + 1 if holder else None,
        target=f"{id}-g{said[0].first}" if said else None,
        runs=" ".join(f"{run.role}:{run.first}-{run.last}" for run in runs),
        what=short(line.what),
        about=about(line),
        degree=CLASSES.get(statement.certainty.class_, statement.certainty.class_),
        interval=interval(statement),
        because=tuple(short(words((span,))) for span in statement.certainty.because),
        path=path(line, outlet),
        quote=QUOTES[statement.quote],
        confidence=f"{statement.confidence:.2f}",
    )


def about(line: Line) -> tuple[str, ...]:
    """What is known of a source besides its name."""
    source = line.statement.source
    if source is None:
        return ("in its own voice",)
    kind = (
        "unnamed"
        if source.kind is SourceKind.ANONYMOUS
        else "source of unknown kind"
        if source.kind is SourceKind.UNKNOWN
        else str(source.kind)
    )
    told = [kind]
    if source.count == "several":
        told.append("several")
    if line.body:
        told.append(f"for {line.body}")
    if source.country:
        told.append(source.country)
    here = words((source.span,))
    if here and source.name.casefold() not in here.casefold() and not source.parts:
        told.append(f"here “{here}”")
    return tuple(told)


def path(line: Line, outlet: str | None) -> tuple[str, ...]:
    """The words' way from their origin into print; empty where the outlet speaks itself with nobody between."""
    if line.statement.source is None:
        return line.relay if len(line.relay) > 1 else ()
    last = (outlet,) if outlet and line.relay and line.relay[-1].casefold() == outlet.casefold() else ()
    steps = (*line.citing, line.who, *line.via, *last)
    return tuple(step for number, step in enumerate(steps) if not number or step.casefold() != steps[number - 1].casefold())


def interval(statement: Statement) -> Interval:
    """The interval of a statement's certainty; a single point is drawn wide enough to be seen."""
    low, high = (min(100.0, max(0.0, 100 * bound)) for bound in (statement.certainty.low, statement.certainty.high))
    told = f"{low:.0f}\u00a0%" if low == high else f"{low:.0f}–{high:.0f}\u00a0%"
    width = max(4.0, high - low)
    return Interval(told, round(min(low, 100 - width), 1), round(width, 1))


def short(told: str) -> str:
    """told, cut where it is far longer than any sentence: all of it is in the text, and nested statements would repeat it without end."""
    return told if len(told) <= LONGEST else f"{told[:LONGEST]} …"
