"""The order of this room: statements with their times, places and quantities -> journeys.

Here: the steps. Not here: how each works.
"""

from __future__ import annotations

from collections.abc import Sequence

from secondlead.model.circumstances import Journey, Place, Quantity, Time
from secondlead.model.parse import Parse
from secondlead.model.reading import Statement


def journeys(
    parse: Parse, statements: Sequence[Statement], times: Sequence[Time], places: Sequence[Place], quantities: Sequence[Quantity]
) -> tuple[Journey, ...]:
    """A journey for each statement that tells of one."""
    del parse, statements, times, places, quantities
    return ()


def misfits(journeys: Sequence[Journey], places: Sequence[Place]) -> tuple[str, ...]:
    """A warning, with the sum, for each journey whose figures do not fit together."""
    del journeys, places
    return ()
