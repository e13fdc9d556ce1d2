"""The order of this room: a parse -> its expressions of time, in the order of the text.

Here: the steps. Not here: how each works.
"""

from __future__ import annotations

from secondlead.model.circumstances import Time
from secondlead.model.parse import Parse


def times(parse: Parse) -> tuple[Time, ...]:
    """Every expression of time outside furniture, in order."""
    del parse
    return ()
