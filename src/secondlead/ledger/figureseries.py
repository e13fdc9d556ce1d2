"""Figures as series: a rise, a fall, a correction, a conflict between sources, another scope, a rounding.

Here: the figures of a story, by what they count. Not here: how a figure is read (reading/quantities), standings (standing.py).

How a value stands to the last one of its line, first that holds: 1 it equals it, or lies within it: same (rounding, where one is rounded);
2 it counts a part, or another place: other scope; 3 its report corrects the earlier one of its series: correction; 4 it is of another body
whose report is not later by more than SETTLED hours, or it is lower: conflict; 5 it is higher: rise; lower, of the same body: fall.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from secondlead.ledger.backing import Claim, Context
from secondlead.ledger.bodies import root_of
from secondlead.ledger.fillers import Fit, fit, numbers
from secondlead.model.frame import Filler, Role
from secondlead.model.ledger import FigurePoint, FigureSeries
from secondlead.model.report import LeadAction

SETTLED = 3.0  # hours after which a higher figure of another body is news, not a conflict: our own, from the story folders of the tests


def figures(claims: Sequence[Claim], context: Context) -> tuple[FigureSeries, ...]:
    """The series of a story's figures, in the order of their first points. claims: those that count, copies left out."""
    lines: dict[tuple[str, str], list[tuple[Claim, Filler, FigurePoint]]] = {}
    for claim in sorted((one for one in claims if one.frame.figure and not one.frame.negative), key=lambda one: one.order):
        value = claim.frame.of(Role.COUNT)[0]
        key = (claim.frame.word, "money" if value.unit.isupper() else "")
        line = lines.setdefault(key, [])
        source = _body(claim, context)
        why = _why(claim, value, source, line)
        if why == "same" and any(c.filed.id == claim.filed.id for c, _, _ in line):
            continue  # told twice in one report
        if why == "same" and line and line[-1][2].source == source:
            continue
        line.append((claim, value, FigurePoint(claim.ref, claim.order[0], value.low, value.high, source, why, value.span)))
    return tuple(FigureSeries(counts, line[0][1].unit, tuple(point for _, _, point in line)) for (counts, _), line in lines.items())


def _body(claim: Claim, context: Context) -> str:
    root = root_of(claim.statement, claim.filed.reading, context.known)
    return context.bodies.get(root.body, root.body) if root.body else root.name


def _why(claim: Claim, value: Filler, source: str, line: Sequence[tuple[Claim, Filler, FigurePoint]]) -> str:
    if not line:
        return "first"
    same_scope = [one for one in line if one[2].why != "other scope" and not _elsewhere(claim, one[0])]
    if not same_scope:
        return "other scope"
    before, old, point = same_scope[-1]
    told = numbers(old, value)
    if told is Fit.SAME or any(numbers(one, value) is Fit.SAME and p.source == source for _, one, p in same_scope):
        return "same"
    if told in (Fit.NARROWER, Fit.WIDER):
        return "rounding" if old.about or value.about else "same" if point.source != source else "rise" if _higher(old, value) else "same"
    lead = claim.filed.reading.report.lead
    if lead is not None and lead.action is LeadAction.CORRECT and before.filed.series == claim.filed.series:
        return "correction"
    other = point.source != source and before.filed.series != claim.filed.series
    later = _hours(before.order[0], claim.order[0])
    if claim.filed.id == before.filed.id:
        return "other scope" if point.source == source else "conflict"
    if other and (later < SETTLED or not _higher(old, value)):
        return "conflict"
    return "rise" if _higher(old, value) else "fall"


def _elsewhere(one: Claim, other: Claim) -> bool:
    """Whether two figures count in other places or other sorts of people."""
    a, b = one.frame.of(Role.WHERE), other.frame.of(Role.WHERE)
    if any(fit(x, y) is Fit.CONFLICT for x in a for y in b):
        return True
    units = {one.frame.of(Role.COUNT)[0].unit, other.frame.of(Role.COUNT)[0].unit} - {"person", "people", ""}
    return len(units) > 1


def _higher(old: Filler, new: Filler) -> bool:
    return (new.low or 0) >= (old.high if old.high is not None else old.low or 0)


def _hours(one: str, other: str) -> float:
    try:
        return (datetime.fromisoformat(other) - datetime.fromisoformat(one)).total_seconds() / 3600
    except (ValueError, TypeError):
        return 24.0 if one[:10] != other[:10] else 0.0
