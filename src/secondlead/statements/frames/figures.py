"""Figures as frames of their own: "the toll rose to 43", "43 people were killed", "43 dead" all count the killed.

Here: one frame a quantity that counts what befell somebody. Not here: how quantities are read (reading/quantities).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from secondlead.lexicon import table
from secondlead.model.circumstances import Quantity
from secondlead.model.frame import Filler, Frame, Kind, Role
from secondlead.model.parse import Parse
from secondlead.model.reading import Modality, Statement
from secondlead.statements.frames.fillers import Fillers


def figures(parse: Parse, statement: Statement, quantities: Sequence[Quantity], fillers: Fillers) -> list[Frame]:
    """The frames of the quantities in a statement's content that say what they count."""
    found = []
    for one in quantities:
        if one.counts not in _outcomes() or (one.low is None and one.high is None):
            continue
        number = Filler(one.span, one.unit, numbered=True, low=one.low, high=one.high, unit=one.unit, about=one.bound == "about")
        scope = [(Role.WHERE, fillers.filler(words[-1])) for span in one.scope if (words := parse.words_in(span))]
        found.append(
            Frame(
                statement.id,
                Kind.PLAN if statement.modality is Modality.PLANNED else Kind.EVENT,
                (one.counts,),
                one.counts,
                statement.certainty.class_,
                statement.certainty.low,
                statement.certainty.high,
                statement.certainty.class_ in ("no", "almost-no", "very-unlikely", "unlikely"),
                one.span,
                ((Role.COUNT, number), *scope),
                figure=True,
                condition=statement.condition,
            )
        )
    return found


@cache
def _outcomes() -> frozenset[str]:
    """What befalls people and things that reports count; other numbers ("two leaders") are part of their clauses."""
    return frozenset(row["counts"] for row in table("counted_outcomes"))
