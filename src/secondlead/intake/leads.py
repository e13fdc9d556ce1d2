"""Version marks at the start of a headline, or in a slugline -> Lead.

Here: finding them by the wires' tables, lexicon/en/leads_*.tsv. Not here: what editors note beneath (editnotes.py), which series a
report continues and what it changes (the ledger).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from secondlead.lexicon import table
from secondlead.model.report import Lead, LeadAction

# One table a wire; a mark that two wires print alike is the same whichever table is asked first.
WIRES = ("leads_yonhap", "leads_ap", "leads_reuters", "leads_afp", "leads_kyodo", "leads_xinhua", "leads_generic")
# Of several marks in a row ("CORRECTED-UPDATE 2-") the one that says most about the text names the lead.
TELLING = (
    LeadAction.WITHDRAW,
    LeadAction.CORRECT,
    LeadAction.REFILE,
    LeadAction.REPEAT,
    LeadAction.ADVISE,
    LeadAction.UPDATE,
    LeadAction.FIRST,
)
MOST = 3  # marks in a row
LONGEST_SLUG = 90  # characters


@dataclass(frozen=True, slots=True)
class _Row:
    pattern: re.Pattern[str]
    slug: bool
    sentence: bool
    kind: str
    action: LeadAction


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(re.compile(row["pattern"]), row["place"] == "slug", row["rest"] == "sentence", row["kind"], LeadAction(row["action"]))
        for wire in WIRES
        for row in table(wire)
    )


def lead_of(headline: str) -> tuple[Lead, int] | None:
    """The mark that headline bears, and where the headline proper begins; None where it bears no mark.

    1. A slugline ("BC-NO--Harbour Fire, 2nd Ld-Writethru"): its mark stands at its end, so the headline begins at 0.
    2. Marks at the start, the longest match first, at most three in a row; the most telling names the lead.
    The number of a lead is read from its mark, never counted.
    """
    if slug := _slug(headline):
        return slug, 0
    several = list(_marks(headline))
    if not several:
        return None
    told = min((lead for lead, _, _ in several), key=lambda lead: TELLING.index(lead.action))
    number = next((lead.number for lead, _, _ in several if lead.number is not None), None)
    printed = headline[several[0][1] : several[-1][2]].rstrip(" -–—:,")
    mark = told.mark if len(several) == 1 or printed.endswith(("]", ")")) else printed
    return Lead(mark, told.kind, number, told.action), several[-1][2]


def _marks(headline: str) -> Iterator[tuple[Lead, int, int]]:
    """The marks in a row, each with where it starts and where what follows it begins."""
    at = 0
    for _ in range(MOST):
        found = _longest(headline, at)
        if found is None:
            return
        lead, end = found
        yield lead, at, end
        at = end


def _longest(headline: str, at: int) -> tuple[Lead, int] | None:
    best: tuple[Lead, int] | None = None
    for row in _rows():
        found = None if row.slug else row.pattern.match(headline, at)
        if found and (best is None or found.end() > best[1]) and (not row.sentence or _sentence_case(headline[found.end() :])):
            best = _lead(row, found), found.end()
    return best


def _slug(headline: str) -> Lead | None:
    line = headline.strip()
    if len(line) > LONGEST_SLUG:
        return None
    for row in _rows():
        found = row.pattern.fullmatch(line) if row.slug else None
        if found:
            return _lead(row, found)
    return None


def _lead(row: _Row, found: re.Match[str]) -> Lead:
    number = found.groupdict().get("number")
    return Lead(found["mark"].strip(), row.kind, int(number) if number else None, row.action)


def _sentence_case(rest: str) -> bool:
    """Whether rest is a headline in sentence case: "Ferry owner knew", not the rest of "Exclusive-Use Zones Planned", "KILL-SWITCH LAW"."""
    words = [word.strip("\"'“”‘’(),.:;?!") for word in rest.split()]
    words = [word for word in words if word]
    if not words or words[0][0].islower():
        return False
    long = [word for word in words[1:] if len(word) >= 4 and word[0].isalpha()]
    return not long or sum(word[0].isupper() for word in long) * 4 < 3 * len(long)


def sure(mark: str) -> bool:
    """Whether mark can only be a wire's: "Update" or "Interview" may also begin a sentence."""
    return mark.isupper() or mark[0].isdigit() or "Ld" in mark
