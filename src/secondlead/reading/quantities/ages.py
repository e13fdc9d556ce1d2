"""Ages: aged 41, "Ilse Marant, 41,", a 41-year-old.

Here: bare figures that are ages. Not here: "41 years old" (units.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondlead.model.parse import Parse, Word
from secondlead.model.spans import Span
from secondlead.reading.quantities.company import of_sort
from secondlead.reading.quantities.draft import Draft
from secondlead.reading.quantities.figures import Figure

OLDEST = 125
YOUNGEST = 14  # of somebody who is called by a role


def aged(parse: Parse, people: Sequence[Span], one: Draft, end: int, earlier: Draft | None) -> Draft:
    """The draft as an age where its figure is one; `earlier` is the draft before it ("aged 7 and 9")."""
    if one.joined == "age":
        return replace(one, counts="age")
    words, figure = parse.words, one.figure
    if one.measure not in ("", "things") or figure.low > OLDEST or figure.high is None or figure.low != int(figure.low) or not figure.first:
        return one
    before = words[figure.first - 1]
    if before.lower == "between" and figure.first > 1 and words[figure.first - 2].lower in of_sort("age before"):
        return replace(one, first=figure.first - 2, last=figure.last, unit="year", measure="time", iso="Y", counts="age", noun=None)
    if before.lower in of_sort("age before") and before.sentence == words[figure.first].sentence and one.noun is None:
        return replace(
            one, first=figure.first - 1, start=figure.first - 1, last=figure.last, unit="year", measure="time", iso="Y", counts="age"
        )
    if earlier is not None and earlier.counts == "age" and earlier.last >= figure.first - 3 and not one.measure:
        gap = words[earlier.last + 1 : figure.first]
        if gap and all(word.text == "," or word.upos == "CCONJ" for word in gap):
            return replace(one, unit="year", measure="time", iso="Y", counts="age")
    if before.lower == "of" and figure.first > 1 and words[figure.first - 2].lower == "age":
        return replace(one, last=figure.last, unit="year", measure="time", iso="Y", counts="age", noun=None)
    if (
        before.text == ","
        and (_named(words, people, figure.first - 1) or _role(words, figure, end))
        and _closed(words, figure.last, end)
        and figure.sort == "digits"
    ):
        return replace(one, last=figure.last, unit="year", measure="time", iso="Y", counts="age", noun=None)
    return one


def _named(words: Sequence[Word], people: Sequence[Span], comma: int) -> bool:
    """Whether a person's name ends right before the comma."""
    return comma > 0 and any(one.end == words[comma - 1].end for one in people)


def _role(words: Sequence[Word], figure: Figure, end: int) -> bool:
    """The president, 72, was: one person by role, the number between commas and no list of numbers."""
    comma = figure.first - 1
    who = words[comma - 1] if comma else None
    if (
        who is None
        or who.upos != "NOUN"
        or not (who.xpos == "NN" or _one_of(words, comma - 1))
        or who.sentence != words[comma].sentence
        or who.lower in of_sort("label")
    ):
        return False
    closed = figure.last + 2 < end and words[figure.last + 1].text == "," and not words[figure.last + 2].text[0].isdigit()
    return closed and figure.low >= YOUNGEST and words[figure.last + 2].upos in ("VERB", "AUX", "PRON")


def _one_of(words: Sequence[Word], noun: int) -> bool:
    """ "one of the men": one person, though the noun is of several."""
    before = [word.lower for word in words[max(0, noun - 4) : noun]]
    return "of" in before and before.index("of") > 0 and before[before.index("of") - 1] == "one"


def _closed(words: Sequence[Word], last: int, end: int) -> bool:
    return (
        last + 1 >= end
        or words[last + 1].text in (",", ".", ";", ")", ":", "?", "—", "-")
        or words[last + 1].lower in of_sort("behind an age")
    )
