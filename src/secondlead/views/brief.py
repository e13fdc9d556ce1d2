"""A reading made ready to show: a header, and its statements in the groups that an editor asks for. Plain dataclasses.

Here: which statement stands in which group, and each of its parts in words. Not here: colour, width, markup (terminal.py, page.py).
The words are those of the report, untrusted: whoever shows them escapes them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secondlead.model.reading import Embedded, Modality, Quote, Reading, SourceKind, Stance, Stated, Statement
from secondlead.model.spans import Span
from secondlead.views.days import day, stretch
from secondlead.views.found import Found, found

# key, title; in the order in which a reader meets them.
GROUPS = (
    ("asserted", "Asserted"),
    ("believed", "Only believed or possible"),
    ("planned", "Planned or expected"),
    ("conditional", "Only on a condition"),
    ("denied", "Denied or doubted"),
    ("silent", "Silent, or takes no position"),
    ("asked", "Asked"),
    ("own", "The outlet in its own voice"),
)

# The classes of the contract, in words that stand alone.
CLASSES = {
    "no": "flatly no",
    "almost-no": "remote chance",
    "very-unlikely": "very unlikely",
    "unlikely": "unlikely",
    "even": "even chance",
    "possible": "possible",
    "likely": "likely",
    "very-likely": "very likely",
    "almost-certain": "almost certain",
    "certain": "certain",
    "none": "no position",
}

NO_POSITION = (Stance.SILENT, Stance.DECLINES, Stance.NEITHER)
AHEAD = (Modality.PLANNED, Modality.EXPECTED)
DEEPEST = 12  # levels of nesting that are shown


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the statements."""

    title: str | None
    outlet: str | None
    mark: str | None  # the lead mark as printed: "2nd LD"
    byline: str | None
    published: str | None  # in words: "Tuesday 4 March 2025"
    published_from: str  # given, metadata, dateline, text, unknown
    input: str
    url: str | None
    statements: int  # nested ones included
    sources: int  # different names that answer for them
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A hedge inside a modifier: its words, how sure they are, and over what."""

    words: str
    sure: str
    over: str
    whole: str  # hedge and what it is over in one, as they stand in the text


@dataclass(frozen=True, slots=True)
class Line:
    """One statement, its parts in words. `statement` is the record itself, for whoever needs its spans."""

    statement: Statement
    key: str  # the group of this line by itself; a nested line stands under its parent whatever its own key
    who: str
    unnamed: bool
    body: str | None  # whom the source speaks for, where its name does not say so
    sure: tuple[str, ...]  # the most telling word first: ("denies", "unlikely"), ("likely",), ("silent",)
    cue: str | None
    what: str  # without the marks around a direct quotation
    quoted: bool  # all of it the source's own words
    citing: tuple[str, ...]  # hops before the source: it has the words from them
    via: tuple[str, ...]  # hops after it, but for the outlet that prints
    relay: tuple[str, ...]  # every hop, from the origin to the outlet
    when: str | None
    condition: str | None
    asides: tuple[Aside, ...]
    inner: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The lines that a reader wants to see together; `count` has the nested ones too."""

    key: str
    title: str
    lines: tuple[Line, ...]

    @property
    def count(self) -> int:
        """How many statements stand here, the nested ones included."""
        return sum(1 for _ in walk(self.lines))


@dataclass(frozen=True, slots=True)
class Brief:
    """A reading ready to show. Groups without a line are left out."""

    header: Header
    groups: tuple[Group, ...]
    found: tuple[Found, ...] = ()  # what was resolved besides: when, where, how many, by what way


def brief(reading: Reading) -> Brief:
    """The brief of a reading: every statement once, in its group, or under the statement that holds it."""
    by_id = {one.id: one for one in reading.statements}
    inner: dict[str | None, list[Statement]] = defaultdict(list)
    for one in reading.statements:
        inner[parent(one, by_id)].append(one)

    def lines(of: str | None) -> tuple[Line, ...]:
        return tuple(line(one, reading.report.outlet, lines(one.id)) for one in inner[of])

    grouped: dict[str, list[Line]] = defaultdict(list)
    for top in lines(None):
        grouped[top.key].append(top)
    titles = dict(GROUPS)
    if reading.report.outlet:
        titles["own"] = f"{one_line(reading.report.outlet)} in its own voice"
    groups = tuple(Group(key, title, tuple(grouped[key])) for key, title in titles.items() if grouped[key])
    return Brief(header(reading), groups, found(reading))


def walk(lines: Iterable[Line]) -> Iterable[Line]:
    """Every line, each followed by those nested in it."""
    for one in lines:
        yield one
        yield from walk(one.inner)


def header(reading: Reading) -> Header:
    """What stands above the statements of a reading."""
    report = reading.report
    return Header(
        title=one_line(report.title),
        outlet=one_line(report.outlet),
        mark=report.lead.mark if report.lead else None,
        byline=one_line(report.byline),
        published=day(report.published) if report.published else None,
        published_from=report.published_from,
        input=report.input,
        url=report.url,
        statements=len(reading.statements),
        sources=len({one.source.name for one in reading.statements if one.source}),
        warnings=warnings(reading),
    )


def warnings(reading: Reading) -> tuple[str, ...]:
    """What the intake and the reader warn of, each once."""
    return tuple(dict.fromkeys((*reading.report.warnings, *reading.warnings)))


def parent(statement: Statement, by_id: dict[str, Statement]) -> str | None:
    """The id of the statement that holds this one; None where there is none, or where `within` runs in a circle.

    What stands deeper than anybody follows is shown at the deepest level, under the holder of that level.
    """
    seen = {statement.id}
    holders: list[str] = []
    above = statement.within
    while above is not None and above in by_id:
        if above in seen:
            return None
        seen.add(above)
        holders.append(above)
        above = by_id[above].within
    return holders[max(0, len(holders) - DEEPEST)] if holders else None


def key(statement: Statement) -> str:
    """The group of a statement, by the first of these that holds.

    1. nobody but the outlet answers for it: own
    2. it asks: asked
    3. it denies or doubts: denied
    4. it takes no position: silent
    5. it hangs on a condition: conditional
    6. it tells of a plan, or of what is expected: planned
    7. it is flat, yes or no: asserted
    8. it is hedged: believed
    """
    if statement.source is None:
        return "own"
    if statement.stance is Stance.ASKS:
        return "asked"
    if statement.stance in (Stance.DENIES, Stance.DOUBTS):
        return "denied"
    if statement.stance in NO_POSITION or statement.certainty.class_ == "none":
        return "silent"
    if statement.condition is not None or statement.modality is Modality.CONDITIONAL:
        return "conditional"
    if statement.modality in AHEAD:
        return "planned"
    return "asserted" if statement.certainty.class_ in ("certain", "no") else "believed"


def sure(statement: Statement) -> tuple[str, ...]:
    """How sure, in one or two words, the most telling first."""
    stance, class_ = statement.stance, statement.certainty.class_
    degree = CLASSES.get(class_, class_)
    if stance in NO_POSITION or stance is Stance.ASKS:
        return (str(stance),)
    if stance in (Stance.DENIES, Stance.DOUBTS):
        return (str(stance), "flatly" if class_ == "no" else degree)
    if class_ == "none":
        return (degree,)
    if statement.modality in AHEAD:
        return (str(statement.modality),) if class_ == "certain" else (str(statement.modality), degree)
    return (str(stance), degree) if stance is Stance.CONFIRMS else (degree,)


def line(statement: Statement, outlet: str | None, inner: tuple[Line, ...] = ()) -> Line:
    """A statement as a line; outlet is the one that prints, inner the lines nested in this one."""
    source = statement.source
    citing, via = hops(statement, outlet)
    body = source.body if source else None
    return Line(
        statement=statement,
        key=key(statement),
        who=one_line(source.name or source.span.text) or "" if source else one_line(outlet) or "the outlet",
        unnamed=bool(source and source.kind is SourceKind.ANONYMOUS),
        body=one_line(body) if source and body and body.casefold() not in source.name.casefold() else None,
        sure=sure(statement),
        cue=words((statement.cue,)) if statement.cue and any(map(str.isalnum, statement.cue.text)) else None,
        what=words(statement.content),
        quoted=statement.quote is Quote.DIRECT,
        citing=citing,
        via=via,
        relay=tuple(hop.name for hop in statement.relay),
        when=said(statement.stated),
        condition=words((statement.condition,)) if statement.condition else None,
        asides=tuple(aside(one) for one in statement.certainty.embedded),
        inner=inner,
    )


def aside(embedded: Embedded) -> Aside:
    """A hedge inside a modifier, in words."""
    hedge, over = embedded.hedge, embedded.over
    gap = " " if over.start == hedge.end + 1 else "" if over.start <= hedge.end else " … "
    rest = over.text[max(0, hedge.end - over.start) :]
    whole = (
        f"{hedge.text}{gap if rest else ''}{rest}"
        if hedge.start <= over.start
        else over.text
        if over.holds(hedge)
        else f"{over.text} … {hedge.text}"
    )
    return Aside(words((hedge,)), CLASSES.get(embedded.class_, embedded.class_), words((over,)), one_line(whole) or "")


def hops(statement: Statement, outlet: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The hops before the source, and those between it and the outlet that prints, which the header names."""
    names = [hop.name for hop in statement.relay]
    if names and outlet and names[-1].casefold() == outlet.casefold():
        names.pop()
    if statement.source is None:
        return (), tuple(names)
    own = {name.casefold() for name in (statement.source.name, statement.source.span.text, *statement.source.parts)}
    printed = statement.source.span.text.casefold()
    at = [number for number, name in enumerate(names) if name.casefold() in own or name.casefold() in printed]
    if not at:
        return (), tuple(names[1:])
    return tuple(names[: at[0]]), tuple(names[at[-1] + 1 :])


def said(stated: Stated | None) -> str | None:
    """The time of saying: the report's words for it, then the days that they mean."""
    if stated is None:
        return None
    days, text = stretch(stated.from_, stated.to), one_line(stated.text)
    return f"{text} ({days})" if text and days else text or days


def words(spans: Sequence[Span]) -> str:
    """The spans' words on one line, with an ellipsis where words between them are left out."""
    return " … ".join(span.line for span in spans)


def one_line(text: str | None) -> str | None:
    """text with its white space drawn together; None for None or nothing."""
    return " ".join(text.split()) or None if text else None
