"""How one claim stands to another: the records that matching gives.

Here: the labels. Not here: how they are found (ledger/matching.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """How the second of two claims stands to the first."""

    SAME = "same"
    NARROWER = "narrower"  # the second says more exactly what the first says
    WIDER = "wider"
    DENIES = "denies"  # one puts forward what the other denies
    OTHER_VALUE = "other value"  # the same frame with a value that excludes the other's
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Relation:
    """label, and for DENIES the scope of what is denied against what is put forward: same, narrower, wider. because: slots, in words."""

    label: Label
    scope: str = "same"
    because: tuple[str, ...] = ()
    score: float = 0.0  # how much the two share; only for choosing among several
