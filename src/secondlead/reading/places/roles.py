"""Whether a name means the place or the government there.

Here: the rules. Not here: what the name stands for (candidates.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from secondlead.model.parse import Parse
from secondlead.reading.places.found import Token, Toponym


def role(parse: Parse, every: Sequence[Token], one: Toponym) -> str:
    """ "actor" where it does what governments do, or names a people; else "place"."""
    del parse, every
    return "actor" if any(c.sort == "people" for c in one.several) else "place"
