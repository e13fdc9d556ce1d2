"""Numbers in words: what a quantity says, and the sentence that it stands in.

Here: quantities -> short words, grouped by sentence. Not here: times, places, journeys (found.py), width, colour, markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from secondlead.lexicon import table
from secondlead.model.circumstances import Quantity
from secondlead.model.spans import Span

LONGEST = 240  # characters of the sentence that a figure stands in
SENTENCE_END = re.compile(
    r"(?<=[^\W\d_]{2}[.!?])[”’\"')]*\s+(?=[“‘\"'(]?[^\W\d_a-z])"  # behind a word
    r"|(?<=\d[.!?])[”’\"')]*\s+(?=[“‘\"'(]?[A-Z])"  # behind a figure
    r"|\n\s*\n|(?<=[”’\"])\s+(?=[A-Z])"
)
ROOM = 1_000  # characters before and after a figure in which its sentence is looked for
SHORTEST = 3  # letters of a unit that is a word; what is shorter is a symbol: h, km
SYMBOLS = frozenset({"min", "nmi"})  # symbols that look like words
SMALL = (1, 2, 3)  # so many of a thing to which nothing befell are no figure of the news: "two sides", "three officials"
CHANGES = {"up": "up by ", "down": "down by "}


def many(quantity: Quantity) -> str:
    """ "at least 20 h (trip)", "3 to 5 dead", "down by 14 % (profit)", with the scope that the text gives."""
    low, high, bound = quantity.low, quantity.high, quantity.bound
    if share := quantity.unit == "share":  # a third: 33.3 %
        low, high = (None if one is None else round(100 * one, 1) for one in (low, high))
    if bound in ("exactly", "about") and low is not None and low == high:
        told = number(low) if bound == "exactly" else f"about {number(low)}"
    elif low is not None and high is not None:
        told = number(low) if low == high else f"{number(low)} to {number(high)}"
        told = f"about {told}" if bound == "about" else told
    elif low is None and high is None:
        return "not resolved"
    else:
        word = bound if bound in ("at least", "at most", "more than", "less than") else "at least" if high is None else "at most"
        told = f"{word} {number(low if low is not None else high or 0)}"
    one = low == high == 1
    named = "%" if share else quantity.unit if one else plural(quantity.unit)
    unit = f" {named}" if named else ""
    counts = f" ({quantity.counts})" if quantity.counts and quantity.counts not in (quantity.unit, named) else ""
    scope = "; ".join(one.line for one in quantity.scope)
    return f"{CHANGES.get(quantity.change, '')}{told}{unit}{counts}" + (f" · {scope}" if scope else "")


@cache
def _irregular() -> dict[str, str]:
    """Plurals that no ending makes: children, men; the dead, the injured."""
    return {row["lemma"]: row["form"] for row in table("irregular_forms") if row["part"] == "N"} | {"person": "people"}


def plural(unit: str) -> str:
    """A unit as it stands behind a number: symbols as they are, words in the plural."""
    if not unit.isalpha() or not unit.islower() or len(unit) < SHORTEST or unit in SYMBOLS or not set(unit) & set("aeiou"):
        return unit
    if unit in _irregular():
        return _irregular()[unit]
    if unit.endswith(("s", "x", "ch", "sh")):
        return f"{unit}es"
    return f"{unit[:-1]}ies" if unit.endswith("y") and unit[-2] not in "aeiou" else f"{unit}s"


@cache
def _happened() -> frozenset[str]:
    """What befalls people and things, of which every number counts: killed, injured, ..."""
    return frozenset(row["counts"] for row in table("counted_outcomes"))


@cache
def _symbols() -> frozenset[str]:
    """Units of measure: of them every number counts."""
    return frozenset(row["unit"] for row in table("measure_units")) | frozenset(row["code"] for row in table("currencies"))


def telling(quantity: Quantity) -> bool:
    """Whether a figure is one that a reader looks for: no age, and no small exact number of things to which nothing befell."""
    if quantity.counts == "age":
        return False
    small = quantity.low is not None and quantity.low == quantity.high and quantity.low in SMALL
    return not small or bool(quantity.change) or quantity.counts in _happened() or quantity.unit in _symbols() or quantity.unit == "share"


def grouped(text: str, quantities: Sequence[Quantity]) -> Iterator[tuple[list[Quantity], int, int]]:
    """The quantities by the sentence that they stand in, with its start and end; each sentence is looked for once."""
    group: list[Quantity] = []
    start = end = 0
    for one in quantities:
        if group and one.span.start >= end:
            yield group, start, end
            group = []
        if not group:
            start, end = bounds(text, one.span)
        group.append(one)
    if group:
        yield group, start, end


def bounds(text: str, span: Span) -> tuple[int, int]:
    """Start and end of the sentence that a span stands in, looked for ROOM characters around."""
    first = max(0, span.start - ROOM)
    start = max((one.end() for one in SENTENCE_END.finditer(text[first : span.start])), default=0)
    end = next((one.start() for one in SENTENCE_END.finditer(text[span.end : span.end + ROOM])), len(text[span.end : span.end + ROOM]))
    return first + start, span.end + end


def sentence(text: str, span: Span) -> str:
    """The sentence that a span stands in, on one line; of a very long one, the words around it."""
    return excerpt(text, span, *bounds(text, span))


def excerpt(text: str, span: Span, start: int, end: int) -> str:
    """The words from start to end on one line, cut where they are very many, but for those of the span."""
    before, after = text[start : span.start], text[span.end : max(end, span.end)]
    head, tail, here = " ".join(before.split()), " ".join(after.split()), span.line
    spare = max(20, (LONGEST - len(here)) // 2)
    head = head if len(head) <= spare else f"… {head[-spare:].split(' ', 1)[-1]}"
    tail = tail if len(tail) <= spare else f"{tail[:spare].rsplit(' ', 1)[0]} …"
    left = " " if head and before[-1:].isspace() else ""
    right = " " if tail and after[:1].isspace() else ""
    return f"{head}{left}{here}{right}{tail}"


def number(value: float) -> str:
    """ "1,200", "4.5"."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")
