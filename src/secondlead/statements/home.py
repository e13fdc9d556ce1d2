"""The country that a report is sent from, or is about.

Here: what dateline and opening say. Not here: the country of one source (affiliation.py).
"""

from __future__ import annotations

from secondlead.model.parse import Parse
from secondlead.model.report import BlockKind
from secondlead.statements.countries import Power, signs_in

_LEAD = 700  # characters of a report in which its own country is looked for


def dateline(parse: Parse) -> Power | None:
    """The country that the report is sent from."""
    for block in parse.report.blocks:
        if block.kind is BlockKind.DATELINE:
            found = signs_in(block.span.text) or signs_in(block.span.text.title())
            if found:
                return found[0][2].power
    return None


def theme(parse: Parse) -> Power | None:
    """The country that the opening names, more than once and alone."""
    opening = [one[2].power for one in signs_in(parse.report.text[:_LEAD]) if one[2].power.code]
    return opening[0] if len(opening) > 1 and len(set(opening)) == 1 else None
