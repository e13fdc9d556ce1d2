"""How far an expression reaches in the text.

Here: articles and prepositions that are left out. Not here: which words it is made of (finding.py).
"""

from __future__ import annotations

from secondlead.model.parse import Parse
from secondlead.model.spans import Span
from secondlead.reading.times.finding import Found

BIG = frozenset({"100", "1000", "1000000", "12"})  # values of "hundred", "thousand", "million", "dozen", whose "a" belongs to the number


def extent(parse: Parse, found: Found) -> Span:
    """The span of an expression: "a third-quarter loss" and "the two-year plan" leave their article to the noun."""
    items = found.items
    first, last = items[0], items[-1]
    if first.cls == "bound" and len(items) > 1 and items[1].cls in ("the", "rel") and len(parse.words[first.first].text) < 6:
        items, first = items[1:], items[1]  # over the past two months
    if last.cls == "old":
        last = items[-2]
    if first.cls in ("a", "the") and len(items) > 1:
        compound = any(one.cls == "dash" for one in items) and items[-1].cls in ("unit", "second", "ago", "shift", "half")
        counted = (
            first.cls == "a" and items[1].cls in ("daynum", "figure", "numeral") and items[-1].cls == "unit" and items[1].value not in BIG
        )
        if compound or counted:
            first = items[1]
    return parse.span_of(parse.words[first.first], parse.words[last.last])
