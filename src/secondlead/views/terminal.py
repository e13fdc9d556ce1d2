"""The brief for a terminal.

Here: a Brief as lines of text, in colour or not, at a given width. Not here: which statement stands where (brief.py), where it goes (cli/).
Each group has a sign and a title besides its colour. Nothing is cut: what is too long for its line is wrapped under itself, and a word
longer than a line, an address mostly, is left whole. The words of a report are never taken for Rich markup, and never reach the terminal
as control characters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from secondlead.lexicon import table
from secondlead.views.brief import Brief, Group, Header, Line, walk
from secondlead.views.found import Found
from secondlead.views.plain import shown

# key -> its sign and its colour: of the sixteen that a reader's own theme holds; not plain blue, hard to read on black.
LOOKS = {
    "asserted": ("●", "green"),
    "believed": ("◐", "yellow"),
    "planned": ("→", "cyan"),
    "conditional": ("◇", "magenta"),
    "denied": ("✗", "red"),
    "silent": ("○", "bright_blue"),
    "asked": ("¿", "magenta"),
    "own": ("¶", "default"),
}

GUTTER = 17  # two spaces, the longest word of the scale ("almost certain", 14), and a gap
WHO = 34  # the column of sources, where there is room for one
WIDE = 110  # from here on sources and contents stand side by side
NARROWEST = 40  # below this, lines run over rather than being ground down
WIDEST = 132  # longer lines are hard to follow with the eye

WORD = re.compile(r"[^ ]+(?: ·)?")

Styled = tuple[str, str]  # words and their style


def render(brief: Brief, width: int = 80, colour: bool = False) -> str:
    """The brief as text, its last line ended."""
    width = max(NARROWEST, min(width, WIDEST))
    return drawn(page(brief, width), width, colour)


def drawn(lines: Iterable[Text], width: int, colour: bool) -> str:
    """Lines as one text, its last line ended."""
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    for line in lines:
        line.rstrip()
        console.print(line, soft_wrap=True)
    return out.getvalue()


def page(brief: Brief, width: int) -> Iterator[Text]:
    """Every line of the brief."""
    yield from head(brief.header, brief.groups, width)
    for group in brief.groups:
        yield Text()
        yield title(group, width)
        for number, line in enumerate(group.lines):
            if number:
                yield Text()
            yield from statement(line, width)
    if brief.found:
        yield Text()
        yield ruled("◷ WHEN, WHERE, HOW MANY ", "default", width)
        for number, kind in enumerate(brief.found):
            if number:
                yield Text()
            yield from resolved(kind, width)
    for warning in brief.header.warnings:
        yield Text()
        yield from hang(paragraph(("! ", "bold yellow"), (warning, "")), width, 2)


def head(header: Header, groups: tuple[Group, ...], width: int) -> Iterator[Text]:
    """Headline; outlet, lead mark, day; how many statements of what sort."""
    yield from hang(paragraph((header.title or header.input, "bold")), width)
    published = header.published or "no date of publication"
    if header.published and header.published_from not in ("given", "metadata", "unknown"):
        published += f" (by its {header.published_from})"
    facts = (header.outlet or "outlet unknown", header.mark, header.byline, published, header.url)
    yield from hang(paragraph(*dots((fact, "") for fact in facts if fact)), width)
    if not groups:
        yield from hang(paragraph(("No statement found.", "dim")), width)
        return
    counts = Counter(line.key for group in groups for line in walk(group.lines))
    tally = dots((f"{counts[key]} {TALLY[key]}", look[1]) for key, look in LOOKS.items() if counts[key])
    total = f"{number(header.statements, 'statement')}, {number(header.sources, 'source')}: "
    yield from hang(paragraph((total, ""), *tally), width, 2)


TALLY = {
    "asserted": "asserted",
    "believed": "believed",
    "planned": "planned",
    "conditional": "conditional",
    "denied": "denied",
    "silent": "silent",
    "asked": "asked",
    "own": "own voice",
}


def title(group: Group, width: int) -> Text:
    """The line above a group: its sign, its title, a rule to the edge."""
    sign, colour = LOOKS[group.key]
    return ruled(f"{sign} {group.title.upper()} ", colour, width)


def ruled(words: str, colour: str, width: int) -> Text:
    """A title with a rule to the edge."""
    text = paragraph((words, f"bold {colour}"))
    text.append("─" * max(0, width - text.cell_len), "dim")
    return text


def statement(line: Line, width: int) -> Iterator[Text]:
    """A statement: how sure in the gutter; who, what and the rest beside it; those nested in it below."""
    body = width - GUTTER
    who, what = about(line), said(line)
    if who and width >= WIDE:
        rows = beside(list(hang(who, WHO - 2, 2)), [*wrapped(what, body - WHO), *nested(line, body - WHO)], WHO)
    else:
        rows = [*(hang(who, body, 2) if who else ()), *wrapped(what, body), *nested(line, body)]
    colour = LOOKS[line.key][1]
    gutter = [paragraph((f"  {word}", colour)) for word in line.sure]
    yield from beside(gutter, rows, GUTTER)


def about(line: Line, above: str | None = None) -> Text | None:
    """Who, and what there is to know of them: body, relay, when; above is who says what this is nested in, and needs no telling again.

    None for the outlet's own voice with nobody between.
    """
    own = line.statement.source is None
    parts: list[Styled] = [] if own else [(line.who, "bold")]
    if line.unnamed:
        parts.append(("unnamed", "dim"))
    if line.body:
        parts.append((line.body, "dim"))
    if line.citing:
        parts.append((f"citing {', '.join(line.citing)}", ""))
    if via := [name for name in reversed(line.via) if name != above]:
        parts.append((f"via {', '.join(via)}", ""))
    if line.when:
        parts.append((line.when, "dim"))
    return paragraph(*dots(parts)) if parts else None


MARKS = frozenset(row["open"] for row in table("quotation_marks"))


def said(line: Line) -> list[Text]:
    """What is said, and what hedges it: the cue where it is the message, the condition, the hedges inside."""
    what = f"“{line.what}”" if line.quoted and line.what[:1] not in MARKS else line.what
    cue = [(f"{line.cue.rstrip(' :,')}: ", "italic")] if line.cue and line.key == "silent" else []
    texts = [paragraph(*cue, (what, ""))]
    if line.condition:
        texts.append(paragraph(("depends on: ", "magenta"), (line.condition, "")))
    texts.extend(paragraph((f"{aside.sure}: ", "yellow"), (aside.whole, "")) for aside in line.asides)
    return texts


def nested(line: Line, width: int) -> Iterator[Text]:
    """The statements within a statement, each under a sign and its own word for how sure."""
    for inner in line.inner:
        who = about(inner, line.who)
        first = paragraph((f"└ {', '.join(inner.sure)} ", LOOKS[inner.key][1]))
        if who:
            first.append_text(paragraph(("· ", "dim"))).append_text(who)
        yield from hang(first, width, 4)
        for row in (*wrapped(said(inner), width - 2), *nested(inner, width - 2)):
            yield paragraph(("  ", "")).append_text(row)


def resolved(kind: Found, width: int) -> Iterator[Text]:
    """The facts of one kind: its title in the gutter, each fact's words and meaning beside it; a figure with its sentence."""
    rows: list[Text] = []
    for fact, ahead in zip_longest(kind.facts, kind.facts[1:]):
        words = (fact.words, "bold") if kind.key == "way" else (f"“{fact.words}”", "")
        times = f" ×{fact.times}" if fact.times > 1 else ""
        rows += hang(paragraph(words, (f"{times}: " if fact.told else times, "dim"), (fact.told, "")), width - GUTTER, 2)
        lines = [*fact.more, *([fact.sentence] if fact.sentence and not (ahead and ahead.sentence == fact.sentence) else [])]
        for number, line in enumerate(lines, 1):
            told = number > len(fact.more) or line.startswith("=")
            rows += (
                paragraph(("  ", "")).append_text(row) for row in hang(paragraph((line, "dim" if told else "")), width - GUTTER - 2, 2)
            )
    if kind.rest:
        rows += hang(paragraph((kind.rest, "dim")), width - GUTTER, 2)
    yield from beside([paragraph((f"  {kind.title}", ""))], rows, GUTTER)


def beside(left: list[Text], right: list[Text], column: int) -> list[Text]:
    """Two stacks of lines side by side, the right one from that column on."""
    rows = []
    for one, other in zip_longest(left, right):
        row = one.copy() if one else Text()
        if other:
            row.append(" " * max(1, column - row.cell_len))
            row.append_text(other)
        rows.append(row)
    return rows


def wrapped(texts: Iterable[Text], width: int) -> Iterator[Text]:
    """Paragraphs wrapped, all but the first of them set in by two."""
    for number, text in enumerate(texts):
        if number:
            for row in hang(text, width - 2, 2):
                yield paragraph(("  ", "")).append_text(row)
        else:
            yield from hang(text, width)


def hang(text: Text, width: int, indent: int = 0) -> Iterator[Text]:
    """text in lines of that width, from the second on set in; broken at spaces alone."""
    plain = text.plain
    start = room = 0
    cuts: list[tuple[int, int]] = []
    end = 0
    for word_start, word_end in tokens(plain):
        size = cell_len(plain[start:word_end])
        room = width - (indent if cuts else 0)
        if end > start and size > room:
            cuts.append((start, end))
            start = word_start
        end = word_end
    cuts.append((start, end))
    for number, (first, last) in enumerate(cuts):
        row = text[first:last]
        yield paragraph((" " * indent, "")).append_text(row) if number and indent else row


def tokens(plain: str) -> Iterator[tuple[int, int]]:
    """Where the words of a line begin and end: whatever stands between spaces, a dot with the word before it."""
    for found in WORD.finditer(plain):
        yield found.span()


def paragraph(*parts: Styled) -> Text:
    """Words in their styles, made safe."""
    text = Text()
    for words, style in parts:
        text.append(shown(words), style)
    return text


def dots(parts: Iterable[Styled]) -> list[Styled]:
    """The parts with a dot between each two."""
    joined: list[Styled] = []
    for part in parts:
        if joined:
            joined.append((" · ", "dim"))
        joined.append(part)
    return joined


def number(count: int, noun: str) -> str:
    """ "1 source", "2 sources"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
