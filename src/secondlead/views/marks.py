"""Where the parts of statements stand in a report's text, cut into stretches that do not overlap.

Here: spans that overlap and nest -> a row of stretches, each with every role that it plays; for each statement which are its own; what of a
text must not be obeyed. Not here: markup (page.py, notebook.py). Time and size grow with text plus spans, not their product.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from secondlead.model.reading import Reading, Statement
from secondlead.model.report import BlockKind
from secondlead.model.spans import Span
from secondlead.views.counts import many
from secondlead.views.found import when, where
from secondlead.views.plain import shown

# From the outermost to the innermost: a stretch that plays several roles is drawn in this order.
LAYOUT = ("headline", "furniture")
PARTS = ("own", "content", "condition", "source", "cue", "hedge")
NOTED = ("when", "where", "many")  # times, places, quantities: no part of a statement, over whatever is
ROLES = LAYOUT + PARTS + NOTED

BETWEEN = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*")  # an empty line, and all white space after it: paragraphs part here


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text from start to end, in which every character plays the same roles; `number` counts stretches from 0."""

    number: int
    start: int
    end: int
    roles: tuple[str, ...]
    note: str = ""  # what its time, place or quantity was taken to mean

    @property
    def marked(self) -> bool:
        """Whether it is part of a statement."""
        return any(role in PARTS for role in self.roles)


@dataclass(frozen=True, slots=True)
class Run:
    """The stretches from first to last, both included, that play one role in one statement."""

    role: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Marks:
    """A report's text as stretches, and each statement's runs of them, in the order of the reading's statements.

    `ends` gives for a place in the text the statements whose words end there; `gaps` are the stretches between paragraphs.
    """

    stretches: tuple[Stretch, ...]
    runs: tuple[tuple[Run, ...], ...]
    ends: dict[int, tuple[int, ...]]
    gaps: frozenset[int]


def parts(statement: Statement) -> tuple[tuple[str, Span], ...]:
    """Every span of a statement with the role that it plays there."""
    several = [("content" if statement.source else "own", span) for span in statement.content]
    if statement.condition:
        several.append(("condition", statement.condition))
    if statement.source:
        several.append(("source", statement.source.span))
    if statement.cue:
        several.append(("cue", statement.cue))
    several.extend(("hedge", span) for span in statement.certainty.because)
    several.extend(("hedge", one.hedge) for one in statement.certainty.embedded)
    return tuple(several)


def marks(reading: Reading) -> Marks:
    """The stretches of a reading's text. Spans that reach beyond the text are cut at its end, empty ones left out."""
    text = reading.report.text
    placed = [clipped(parts(one), len(text)) for one in reading.statements]
    gaps = [found.span() for found in BETWEEN.finditer(text)]
    layout = [
        ("headline" if block.kind is BlockKind.HEADLINE else "furniture", block.span)
        for block in reading.report.blocks
        if block.kind is not BlockKind.PARAGRAPH
    ]
    everything = [*clipped(layout, len(text)), *(one for several in placed for one in several)]
    notes = resolved(reading)
    everything += clipped([(role, span) for role, span, _ in notes], len(text))
    cuts = sorted({0, len(text), *(at for gap in gaps for at in gap), *(at for _, span in everything for at in (span.start, span.end))})
    stretches = noted(swept(cuts, everything), notes, cuts)
    ends: dict[int, list[int]] = defaultdict(list)
    for number, several in enumerate(placed):
        if several:
            ends[end_of(several)].append(number)
    return Marks(
        stretches=stretches,
        runs=tuple(tuple(runs(several, cuts)) for several in placed),
        ends={at: tuple(numbers) for at, numbers in ends.items()},
        gaps=frozenset(bisect_left(cuts, start) for start, _ in gaps),
    )


def resolved(reading: Reading) -> list[tuple[str, Span, str]]:
    """Every time, place and quantity: its role, its words, what they mean."""
    return [
        *(("when", one.span, when(one)) for one in reading.times),
        *(("where", one.span, where(one)) for one in reading.places),
        *(("many", one.span, many(one)) for one in reading.quantities),
    ]


def noted(stretches: tuple[Stretch, ...], notes: Sequence[tuple[str, Span, str]], cuts: Sequence[int]) -> tuple[Stretch, ...]:
    """The stretches, those of what was resolved with its meaning; where two overlap, the first in the order of `resolved`."""
    told: dict[int, str] = {}
    for role, span, note in notes:
        for number in range(bisect_left(cuts, span.start), bisect_left(cuts, span.end)):
            if number < len(stretches) and role in stretches[number].roles:
                told.setdefault(number, note)
    return tuple(replace(one, note=told[one.number]) if one.number in told else one for one in stretches)


def clipped(several: Iterable[tuple[str, Span]], end: int) -> list[tuple[str, Span]]:
    """The spans that hold something before end, each cut there."""
    return [(role, Span(max(0, one.start), min(one.end, end))) for role, one in several if max(0, one.start) < min(one.end, end)]


def swept(cuts: Sequence[int], everything: Iterable[tuple[str, Span]]) -> tuple[Stretch, ...]:
    """One stretch between each two cuts, with the roles that are open there."""
    steps: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for role, span in everything:
        steps[span.start].append((role, 1))
        steps[span.end].append((role, -1))
    depth = dict.fromkeys(ROLES, 0)
    stretches = []
    for number, (start, end) in enumerate(pairwise(cuts)):
        for role, step in steps.get(start, ()):
            depth[role] += step
        stretches.append(Stretch(number, start, end, tuple(role for role in ROLES if depth[role])))
    return tuple(stretches)


def runs(several: Iterable[tuple[str, Span]], cuts: Sequence[int]) -> Iterable[Run]:
    """The stretches of each span."""
    for role, span in several:
        yield Run(role, bisect_left(cuts, span.start), bisect_left(cuts, span.end) - 1)


def end_of(several: Sequence[tuple[str, Span]]) -> int:
    """Where a reader has read a statement's words: the end of its content; without one, of its cue or source."""
    said = [span.end for role, span in several if role in ("content", "own")]
    return max(said or [span.end for _, span in several])


def seen(text: str) -> str:
    """text with what must not be obeyed made visible, sign for sign; line ends and tabs stay, a lone CR becomes a line end."""
    return re.sub(r"\r(?!\n)", "\n", re.sub(r"[^\n\t\r]+", lambda found: shown(found[0]), text))
