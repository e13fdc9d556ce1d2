"""A quantity in the making.

Here: the record that the steps hand on. Not here: any step.
"""

from __future__ import annotations

from dataclasses import dataclass

from secondlead.reading.quantities.figures import Figure


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure with what was found around it. Words are indices into Parse.words; first and last bound what is told, both included.

    measure: money, share, time, length, ... of a unit from a table; "things" where a noun is counted, "" where nothing is beside it.
    noun: the word counted, or the unit's last word. number: the unit's own words and the figure, without bounds.
    """

    figure: Figure
    first: int
    last: int
    low: float | None
    high: float | None
    unit: str = ""
    measure: str = ""
    iso: str = ""
    noun: int | None = None
    bound: str = "exactly"
    counts: str = ""
    joined: str = ""  # an adjective by a hyphen ("20-hour"), or an age ("41-year-old")
    also: int | None = None  # the noun counted, where it stands elsewhere ("41 of the 52 passengers", "12 of them")
    change: str = ""  # up or down, of a figure by which something rose or fell
    start: int = 0  # the first word without bounds
