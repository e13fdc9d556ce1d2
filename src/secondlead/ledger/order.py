"""In which order reports are taken, whatever the order in which they came: by publication, then by their place in their series.

Here: the key. Not here: what a later report does to an earlier one (story.py).
"""

from __future__ import annotations

from datetime import UTC, datetime

from secondlead.model.ledger import Filed
from secondlead.model.report import LeadAction

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


def place(filed: Filed) -> tuple[str, int, str]:
    """What reports are sorted by: moment, rank within their series ("URGENT", no mark, "LEAD", "2nd LD", a correction, a kill), id."""
    lead = filed.reading.report.lead
    if lead is None:
        rank = 1
    elif lead.action in _LAST:
        rank = _LAST[lead.action] + (lead.number or 0)
    elif lead.action is LeadAction.FIRST:
        rank = 0
    else:
        rank = 1 + (lead.number or 1)
    return moment(filed), rank, filed.id
