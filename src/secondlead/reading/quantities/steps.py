"""The order of this room: a parse -> its quantities, in the order of the text.

Here: the steps. Not here: how each works.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondlead.model.circumstances import Quantity, Time
from secondlead.model.parse import Parse
from secondlead.reading.quantities.aboard import aboard
from secondlead.reading.quantities.ages import aged
from secondlead.reading.quantities.bounds import bounded
from secondlead.reading.quantities.changes import changed
from secondlead.reading.quantities.company import of_sort
from secondlead.reading.quantities.contradictions import contradictions
from secondlead.reading.quantities.counting import counted
from secondlead.reading.quantities.draft import Draft
from secondlead.reading.quantities.durations import value
from secondlead.reading.quantities.excluded import Taken, excluded, no_number
from secondlead.reading.quantities.figures import figures
from secondlead.reading.quantities.headline import unheld
from secondlead.reading.quantities.impossible import impossible
from secondlead.reading.quantities.nouns import with_noun
from secondlead.reading.quantities.outcomes import all_outcomes
from secondlead.reading.quantities.quakes import of_quake
from secondlead.reading.quantities.ranges import and_a_half, joined
from secondlead.reading.quantities.scope import scope
from secondlead.reading.quantities.units import with_unit


def quantities(parse: Parse, times: Sequence[Time]) -> tuple[Quantity, ...]:
    """Every quantity in the text, in order; figures that are dates or hours of the day are none.

    1 figures and number words; 2 units from the tables, else the noun counted; 3 ages and magnitudes; 4 ranges, two units as one; 5 dates,
    hours, results, addresses and names left out; 6 bounds; 7 what is counted; 8 by how much something rose or fell; 9 bare numbers left
    out; 10 scope.
    """
    words = parse.words
    taken = Taken(parse, times)
    people = [one.span for one in parse.mentions if one.type == "PER"]
    drafts: list[Draft] = []
    for figure in figures(parse):
        begin, end = parse.sentences[words[figure.first].sentence].first, parse.sentences[words[figure.first].sentence].last
        if no_number(words, figure, end):
            continue
        one = with_unit(words, figure, end)
        one = one if one.measure else aboard(words, one, begin, end) or with_noun(words, one, end)
        one = and_a_half(words, of_quake(words, aged(parse, people, one, end, drafts[-1] if drafts else None)), end)
        drafts.append(one)
    both = joined(words, drafts)
    kept = [one for one in both if not excluded(parse, taken, one, parse.sentences[words[one.first].sentence].last)]
    bound = []
    for one in kept:
        sentence = parse.sentences[words[one.first].sentence]
        bound.append(bounded(words, one, sentence.first, sentence.last))
    done = []
    for one in counted(parse, _apart(bound)):
        sentence = parse.sentences[words[one.first].sentence]
        done.append(changed(parse, one, sentence.first, sentence.last))
    told = [one for one in done if _told(one)]
    return tuple(_quantity(parse, one, told[at - 1] if at else None) for at, one in enumerate(told))


def _apart(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with no word in two of them: a bound stays with the first, a number inside another's words goes."""
    kept: list[Draft] = []
    for one in drafts:
        last = kept[-1].last if kept else -1
        if one.start > last and one.figure.first > last:
            kept.append(replace(one, first=max(one.first, last + 1)))
    return kept


def _told(one: Draft) -> bool:
    """Whether a number has something that it counts; "several" counts only what befell people, and measures."""
    if one.unit == "" and one.measure == "things" and (one.change or one.counts in of_sort("number noun")):
        return True  # "put the number at 43,000", "rose by 3,000"
    if not one.measure or not one.unit:  # "billions sank": of what, nothing says
        return False
    if one.figure.sort == "none":
        return one.counts in all_outcomes()
    return one.figure.sort != "vague" or one.measure != "things" or one.counts in all_outcomes()


def _quantity(parse: Parse, one: Draft, before: Draft | None) -> Quantity:
    words = parse.words
    parts = one.figure.last < one.last and one.low is not None and one.figure.low != one.low
    return Quantity(
        span=parse.span_of(words[one.first], words[one.last]),
        unit=one.unit,
        low=one.low,
        high=one.high,
        counts=one.counts,
        value=value(one, parts),
        bound=one.bound,
        change=one.change,
        scope=scope(parse, one, before, parse.sentences[words[one.first].sentence].last),
    )


def disagreements(parse: Parse, found: Sequence[Quantity]) -> tuple[str, ...]:
    """A warning for each two figures of one report that cannot both hold, for a headline figure that the body does not have, and for a
    figure that cannot be."""
    return (*unheld(parse, found), *contradictions(parse, found), *impossible(parse, found))
