"""A reading without what its reader is not sure of.

Here: statements kept by their confidence. Not here: any other choice among them, how they are shown.
"""

from __future__ import annotations

from dataclasses import replace

from secondlead.model.reading import Reading, Statement


def sift(reading: Reading, least: float) -> Reading:
    """The reading with only the statements of at least that confidence; one whose parent goes is held by the next that stays."""
    by_id = {one.id: one for one in reading.statements}
    kept = {one.id for one in reading.statements if one.confidence >= least}

    def holder(statement: Statement) -> str | None:
        above, seen = statement.within, {statement.id}
        while above is not None and above not in kept and above in by_id and above not in seen:
            seen.add(above)
            above = by_id[above].within
        return above if above in kept else None

    statements = tuple(replace(one, within=holder(one)) for one in reading.statements if one.id in kept)
    return replace(reading, statements=statements)
