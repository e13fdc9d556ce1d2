"""The order of this room: a parse -> its quantities, in the order of the text.

Here: the steps. Not here: how each works.
"""

from __future__ import annotations

from collections.abc import Sequence

from secondlead.model.circumstances import Quantity, Time
from secondlead.model.parse import Parse


def quantities(parse: Parse, times: Sequence[Time]) -> tuple[Quantity, ...]:
    """Every quantity in the text, in order; figures that are dates or hours of the day are none."""
    del parse, times
    return ()


def disagreements(parse: Parse, found: Sequence[Quantity]) -> tuple[str, ...]:
    """A warning for each two figures of one report that cannot both hold, and for a headline figure that the body does not have."""
    del parse, found
    return ()
