"""Readings as one self-contained HTML page.

Here: what the page holds as plain dataclasses, and its text with the marks in it; the page asks for nothing from anywhere.
Not here: statements as cards (cards.py), the page's looks and manners (templates/), smaller HTML for notebooks (notebook.py).
"""

from __future__ import annotations

from base64 import b64encode
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from secondlead.model.reading import Entity, Event, Reading
from secondlead.model.version import VERSION
from secondlead.views.brief import Header, brief, words
from secondlead.views.cards import Section, sections
from secondlead.views.found import Fact, Found
from secondlead.views.marks import Marks, Stretch, marks, seen

DEEPEST = 4  # nested statements are set in no further than this: the page stays readable at 320 pixels

# What the page shows of a stretch's roles, in the legend's words.
LEGEND = (
    ("source", "source", "who is made to answer for the words"),
    ("cue", "cue", "the words that attribute"),
    ("content", "content", "what is said"),
    ("hedge", "hedge", "the words that say how sure"),
    ("condition", "condition", "on which it hangs"),
    ("own", "own voice", "the outlet’s own statements"),
    ("when", "when", "a time: point at it for the day"),
    ("where", "where", "a place, likewise"),
    ("many", "how many", "a figure, likewise"),
)


@dataclass(frozen=True, slots=True)
class Named:
    """A bearer of a name, and how often the text names it."""

    name: str
    type: str
    times: int


@dataclass(frozen=True, slots=True)
class Row:
    """A fact and the id of its words in the text, None where they stand nowhere."""

    fact: Fact
    target: str | None


@dataclass(frozen=True, slots=True)
class Kind:
    """The facts of one kind."""

    found: Found
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One reading on the page."""

    id: str
    header: Header
    heading: str
    published: str | None
    text: Markup
    legend: tuple[tuple[str, str, str], ...]
    sections: tuple[Section, ...]
    names: tuple[Named, ...]
    events: tuple[tuple[str, str], ...]
    found: tuple[Kind, ...]


def page(readings: Sequence[Reading]) -> str:
    """One HTML page that shows the readings, in their order."""
    articles = [article(reading, f"r{number}") for number, reading in enumerate(readings, 1)]
    style, script = resource("page.css"), resource("page.js")
    return ENVIRONMENT.get_template("page.html").render(
        articles=articles,
        deepest=DEEPEST,
        title=articles[0].heading if len(articles) == 1 else f"{len(articles)} reports",
        style=Markup(style),
        script=Markup(script),
        policy=policy(style, script),
        version=VERSION,
    )


def article(reading: Reading, id: str) -> Article:
    """A reading as the page shows it; id begins the ids of all its elements."""
    laid, view = marks(reading), brief(reading)
    used = {role for one in laid.stretches for role in one.roles}
    header = view.header
    published = header.published
    if published and header.published_from not in ("given", "metadata", "unknown"):
        published += f" (by its {header.published_from})"
    return Article(
        id=id,
        header=header,
        heading=header.title or header.input,
        published=published,
        text=marked(reading.report.text, laid, id),
        legend=tuple(entry for entry in LEGEND if entry[0] in used),
        sections=tuple(sections(reading, view, laid, id)),
        names=named(reading.entities),
        events=tuple(happened(one) for one in reading.events),
        found=tuple(Kind(kind, tuple(rows(kind, laid, id))) for kind in view.found),
    )


def rows(kind: Found, laid: Marks, id: str) -> Iterator[Row]:
    """The facts of a kind, each with the first of its stretches in the text that has an id."""
    starts = [one.start for one in laid.stretches]
    for fact in kind.facts:
        at = bisect_right(starts, fact.span.start) - 1
        here = laid.stretches[at] if 0 <= at < len(laid.stretches) else None
        linked = here is not None and (here.marked or here.note) and here.number not in laid.gaps
        yield Row(fact, f"{id}-g{here.number}" if here and linked else None)


def named(entities: Iterable[Entity]) -> tuple[Named, ...]:
    """The bearers of names, in the order of their first mention."""
    times: dict[str, list[Entity]] = {}
    for one in entities:
        times.setdefault(one.id, []).append(one)
    return tuple(Named(several[0].name, several[0].type, len(several)) for several in times.values())


def happened(event: Event) -> tuple[str, str]:
    """An event's words and its factuality."""
    return words((event.span,)), f"{event.factuality:+.1f}"


def marked(text: str, laid: Marks, id: str) -> Markup:
    """A report's text in paragraphs, every character in its place, each stretch in elements of its roles.

    Statements' numbers follow their words: links without text of their own (the style sheet writes them), so that what is
    copied from the page is the report's text alone.
    """
    safe = seen(text)
    out, open_ = [], False
    for one in laid.stretches:
        piece = safe[one.start : one.end].replace("\r", "")
        if one.number in laid.gaps:
            out.append(f"{'</p>' if open_ else ''}{piece}")
            open_ = False
        else:
            out.append(f"{'' if open_ else PARAGRAPH}{stretch(piece, one, f'{id}-g{one.number}')}")
            open_ = True
        links = "".join(
            f'<a class="ref" href="#{id}-s{number + 1}" data-n="{number + 1}" aria-label="Statement {number + 1}"></a>'
            for number in laid.ends.get(one.end, ())
        )
        if links:
            out.append(links if open_ else f"{PARAGRAPH}{links}</p>")
    return Markup("".join(out) + ("</p>" if open_ else ""))


PARAGRAPH = '<p dir="auto">'


def stretch(piece: str, one: Stretch, id: str) -> str:
    """A piece of text within an element for each role, the first outermost; an id where something points at it, a tip where resolved."""
    if not one.roles:
        return str(escape(piece))
    names = [f"m {one.roles[0]}" if one.marked else one.roles[0], *one.roles[1:]]
    told = [f' id="{id}"' if one.marked or one.note else "", *("" for _ in one.roles[1:])]
    if one.note:
        told[-1] += f' title="{escape(seen(one.note))}"'
    opening = "".join(f'<span class="{name}"{more}>' for name, more in zip(names, told, strict=True))
    return f"{opening}{escape(piece)}{'</span>' * len(names)}"


def policy(style: str, script: str) -> str:
    """The page's content security policy: its own style and script, known by their hashes, and nothing else."""
    hashes = [b64encode(sha256(part.encode()).digest()).decode() for part in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def resource(name: str) -> str:
    """A file of templates/."""
    return (files("secondlead.views") / "templates" / name).read_text(encoding="utf-8")


def clean(value: Any) -> Any:
    """What a template writes: strings are made safe to see; what is markup already was made so before."""
    return seen(value) if type(value) is str else value


ENVIRONMENT = Environment(
    loader=PackageLoader("secondlead.views", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=clean,
    trim_blocks=True,
    lstrip_blocks=True,
)
