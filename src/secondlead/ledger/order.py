"""In which order reports are taken, whatever the order in which they came: by publication, then by their place in their series.

Here: the key. Not here: what a later report does to an earlier one (story.py).
"""

from __future__ import annotations

from datetime import UTC, datetime

from secondlead.model.ledger import Filed
from secondlead.model.report import Lead, LeadAction

_LAST = {LeadAction.CORRECT: 900, LeadAction.WITHDRAW: 990}  # behind every lead of the same moment


def moment(filed: Filed) -> str:
    """When a report was published, else when it came: ISO, moments in UTC, days as they are."""
    told = filed.reading.report.published or filed.arrived
    if len(told) <= 10:
        return told
    try:
        when = datetime.fromisoformat(told)
    except ValueError:
        return told
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")


def rank(lead: Lead | None) -> int:
    """The place within a series by the mark alone: "URGENT", no mark, "LEAD", "2nd LD", ..., a correction, a kill."""
    if lead is None:
        return 1
    if lead.action in _LAST:
        return _LAST[lead.action] + (lead.number or 0)
    return 0 if lead.action is LeadAction.FIRST else 1 + (lead.number or 1)


def place(filed: Filed) -> tuple[str, int, str]:
    """What reports are sorted by: moment, rank within their series, id."""
    return moment(filed), rank(filed.reading.report.lead), filed.id
