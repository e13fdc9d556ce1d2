"""Version marks at the start of a headline -> Lead.

Here: finding them by lexicon/en/lead_marks.tsv. Not here: what a later lead changes (the ledger).
"""

from __future__ import annotations

import re
from functools import cache

from secondlead.lexicon import table
from secondlead.model.report import Lead, LeadAction


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, LeadAction], ...]:
    return tuple((re.compile(row["pattern"]), row["kind"], LeadAction(row["action"])) for row in table("lead_marks"))


def lead_of(headline: str) -> tuple[Lead, int] | None:
    """The mark that headline begins with, and where the headline proper begins; None where it bears no mark.

    The longest match wins. The number of a lead is read from its mark, never counted.
    """
    best: tuple[Lead, int] | None = None
    for pattern, kind, action in _patterns():
        found = pattern.match(headline)
        if found and (best is None or found.end() > best[1]):
            number = found.groupdict().get("number")
            best = Lead(found["mark"], kind, int(number) if number else None, action), found.end()
    return best


def sure(mark: str) -> bool:
    """Whether mark can only be a wire's: "Update" or "Interview" may also begin a sentence."""
    return mark.isupper() or mark[0].isdigit() or "Ld" in mark
