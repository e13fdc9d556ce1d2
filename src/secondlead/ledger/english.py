"""Words for what changed. Here: amounts, names and quotations in a sentence. Not here: which change it is."""

from __future__ import annotations

from secondlead.ledger.sides import Side
from secondlead.model.circumstances import Quantity
from secondlead.model.reading import Stance, Statement

OPENING, CLOSING = '“"', '”"'
INNER = str.maketrans("“”", "‘’")  # marks within marks
LONGEST = 100  # characters of a content that a sentence quotes
NO_POSITION = (Stance.SILENT, Stance.DECLINES, Stance.NEITHER)
CLASSES = {"no": "denied", "none": "without a position", "even": "an even chance"}


def quoted(side: Side) -> str:
    """The content between quotation marks, cut between words where it is long; the whole sentence where the content alone says little."""
    silent = side.statement.stance in NO_POSITION or len(side.words) < 2
    words = " ".join(side.sentence.span.text.split()) if silent and side.sentence else side.text
    words = words.removeprefix("that ").strip(" ,")
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    if words[:1] in OPENING and words[-1:] in CLOSING and not any(mark in words[1:-1] for mark in OPENING + CLOSING):
        words = words[1:-1]
    return f"“{words.translate(INNER)}”"


def who(side: Side) -> str:
    """Who answers for it: the source's name, or the outlet's own voice."""
    source = side.statement.source
    if source is None:
        return side.reading.report.outlet or "the outlet itself"
    return " ".join(source.name.split())


def behind(side: Side) -> str:
    """Who answers for it, in brackets, "" for the outlet's own voice."""
    return f" ({who(side)})" if side.statement.source is not None else ""


def degree(statement: Statement) -> str:
    """How sure, in words."""
    name = statement.certainty.class_
    return "certain" if name == "certain" else CLASSES.get(name, name.replace("-", " "))


def amount(quantity: Quantity) -> str:
    """A figure with its bound and the symbol of its unit: "at least 4", "about 1,200", "3 to 5", "35 %"."""
    low, high, bound = quantity.low, quantity.high, quantity.bound
    unit = f" {quantity.unit}" if symbol(quantity) else ""
    if low is not None and high is not None:
        number = plain(low) if low == high else f"{plain(low)} to {plain(high)}"
        return f"about {number}{unit}" if bound == "about" else f"{number}{unit}"
    if low is not None:
        return f"{'more than' if bound == 'more than' else 'at least'} {plain(low)}{unit}"
    return f"{'less than' if bound == 'less than' else 'at most'} {plain(high)}{unit}" if high is not None else quantity.span.text


def symbol(quantity: Quantity) -> bool:
    """Whether the unit is a symbol (km, USD, %), and no noun."""
    return not (quantity.unit.isalpha() and quantity.unit.islower() and len(quantity.unit) > 3)


def plain(number: float) -> str:
    """A number as a reader writes it: 1,200; 2.5."""
    return f"{number:,.0f}" if number == int(number) else f"{number:,.6g}"
