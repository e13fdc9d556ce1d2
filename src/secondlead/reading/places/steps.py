"""The order of this room: a parse -> its places, in the order of the text.

Here: the steps. Not here: how each works.
"""

from __future__ import annotations

from secondlead.model.circumstances import Place
from secondlead.model.parse import Parse


def places(parse: Parse) -> tuple[Place, ...]:
    """Every place named in the text, in order."""
    del parse
    return ()
