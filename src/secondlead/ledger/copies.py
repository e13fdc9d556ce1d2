"""Whose text a report prints: near-duplicates among outlets, and the tree of who took it from whom.

Here: two texts, and the tree of several. Not here: versions of one outlet's report (series.py), what a copy counts for (standing.py),
finding the texts that come into question (storage/nearby.py, by the lowest hashes).

Texts are held against each other by pairs of content words in a row outside quotation marks: small words, endings, spelling, marks of
quotation and the order of paragraphs change little in them, and quotations that two reporters took down at one news conference nothing.
Why not MinHash: candidates come from the ledger's own index, so two whole sets are at hand, and their measure is exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondlead.ledger.editions import held, hours
from secondlead.ledger.wordrows import rows_outside
from secondlead.model.report import BlockKind, Report

# Of the shorter text's pairs of words, how many the other has. The four copies in tests/stories have .86 and more of what they print,
# reports of other outlets on the same event .57 at most, the next .38; `python -m benchmarks.copies` repeats the figures.
COPIED = 0.65
CREDITED = 0.6  # the same, where the later names the earlier's outlet
WINDOW = 72.0  # hours within which a text is taken over
LEAST = 12  # pairs that a text must have, to be called a copy or an original


@dataclass(frozen=True, slots=True)
class Print:
    """One outlet's print of a text, plainly. rows: pairs of content words in a row outside quotations, hashed; credits: its
    byline, dateline and credit line, in which it may name another outlet."""

    id: str
    outlet: str | None
    published: str | None
    rows: frozenset[int]
    credits: str
    series: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A report and the one whose text it prints (None for an original); near: how much of the shorter is in the other; why, in words."""

    id: str
    outlet: str | None
    published: str | None
    of: str | None
    near: float
    because: str


def printed(report: Report, series: str = "") -> Print:
    """The print of a report. series: the id of its series of leads; two of one series are no copies."""
    marks = (BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.CREDIT)
    named = " ".join([report.credit or "", report.byline or "", *(one.span.text for one in report.blocks if one.kind in marks)])
    return Print(report.id, report.outlet, report.published, rows_outside(report), named.casefold(), series)


def copied(earlier: Print, later: Print) -> float:
    """How near a report's text is to an earlier one's where it is a copy, else 0: another outlet's, close in time, near enough."""
    if earlier.id == later.id or (earlier.outlet is not None and earlier.outlet == later.outlet):
        return 0.0
    if earlier.series and earlier.series == later.series:
        return 0.0
    apart = hours(earlier.published, later.published)
    if apart is not None and not (apart[0] < WINDOW and apart[1] > -WINDOW):
        return 0.0
    near = held(earlier.rows, later.rows) if min(len(earlier.rows), len(later.rows)) >= LEAST else 0.0
    return near if near >= (CREDITED if _credits(later, earlier) else COPIED) else 0.0


def syndication(prints: Sequence[Print]) -> tuple[Taken, ...]:
    """Who took the text from whom, in the order of time; of several that a print may be taken from, first that holds:

    1 one whose outlet it credits; 2 the one that it is nearest to; 3 the earliest.
    """
    order = sorted(prints, key=lambda one: (one.published or "9", one.id))
    found = []
    for number, one in enumerate(order):
        several = [(at, before, copied(before, one)) for at, before in enumerate(order[:number])]
        near = [(_credits(one, before), round(told, 2), -at, told) for at, before, told in several if told]
        if not near:
            found.append(Taken(one.id, one.outlet, one.published, None, 0.0, "nothing here before it has its text"))
            continue
        credited, _, at, told = max(near)
        before = order[-at]
        name = before.outlet or before.id
        because = f"credits {name}, and has its text" if credited else f"has the text of {name}"
        found.append(Taken(one.id, one.outlet, one.published, before.id, told, because))
    return tuple(found)


def original(taken: Sequence[Taken], report: str) -> str:
    """The report at the top of a report's branch."""
    above = {one.id: one.of for one in taken}
    while (of := above.get(report)) is not None:
        report = of
    return report


def drawn(taken: Sequence[Taken]) -> str:
    """The tree as lines of text, copies under what they print, two columns deeper."""
    lines: list[str] = []
    below: dict[str | None, list[Taken]] = {}
    for one in taken:
        below.setdefault(one.of, []).append(one)
    waiting = [(0, one) for one in reversed(below.get(None, []))]
    while waiting:
        depth, one = waiting.pop()
        near = f" ({one.near:.0%} of the shorter text; {one.because})" if one.of else ""
        lines.append(f"{'  ' * depth}{one.outlet or one.id}, {one.published or 'no date'}{near}")
        waiting += [(depth + 1, under) for under in reversed(below.get(one.id, []))]
    return "\n".join(lines)


def _credits(later: Print, earlier: Print) -> bool:
    return bool(earlier.outlet) and (earlier.outlet or "").casefold() in later.credits
