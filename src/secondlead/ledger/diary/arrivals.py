"""Voyages under way -> when they arrive: setting out and a duration, or what such a way takes at best and at worst.

Here: `arrivals`. Not here: how a voyage was read (statements/journeys/), arrivals told with their time (sightings.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from secondlead.ledger.diary.sentence import NEGATIVE, Sighting, Told
from secondlead.model.circumstances import Journey
from secondlead.model.ledger import Filed, Ref
from secondlead.model.reading import Stance, Statement
from secondlead.model.spans import Span
from secondlead.statements.certainty import weaker

_WAY = re.compile(r"\s+(?:\w+\s+)?(?:journey|trip|voyage|drive|flight|ride|crossing|march|passage|way|sail|haul|run|leg)\b", re.IGNORECASE)
_ZONE = re.compile(r"(Z|[+-]\d\d:?\d\d)$")


def arrivals(filed: Filed, laid: Sequence[Told], today: date, found: Sequence[Sighting]) -> list[Sighting]:
    """A report's entries with the arrivals that its voyages imply; where an entry's own words give the hour or day, that stands."""
    several = list(found)
    statements = {one.id: one for one in filed.reading.statements}
    for journey in filed.reading.journeys:
        if journey.left is not None and journey.due is not None:
            several = [replace(one, kind="arrival") if _told_by(one, journey) else one for one in several]
        due = _due(journey)
        teller = statements.get(dict(journey.lent).get("takes", journey.statement)) or statements.get(journey.statement)
        if due is None or teller is None or journey.arrived or not _counts(teller):
            continue
        if _lengths_of_a_stay(filed, journey) or (due[1] and due[1][:10] < today.isoformat()):
            continue
        here = [one for one in several if one.ref.statement in (teller.id, journey.statement)]
        if here:
            several = [replace(one, kind="arrival") if one in here and _same_end(one, due) else one for one in several]
            continue
        several.append(_sighting(filed, laid, journey, teller, due))
    return several


def _told_by(one: Sighting, journey: Journey) -> bool:
    """Whether an entry tells when a voyage under way ends."""
    due = journey.due or (None, None)
    return one.ref.statement == journey.statement and one.kind != "running" and _same_end(one, due)


def _counts(statement: Statement) -> bool:
    return statement.stance not in (Stance.DENIES, Stance.NEITHER) and statement.certainty.class_ not in (*NEGATIVE, "none")


def _lengths_of_a_stay(filed: Filed, journey: Journey) -> bool:
    """ "for a four-day visit", "the 10-day exercise": no time on the way."""
    if journey.takes is None or "-" not in journey.takes.span.text:
        return False
    return _WAY.match(filed.reading.report.text[journey.takes.span.end :]) is None


def _due(journey: Journey) -> tuple[str | None, str | None] | None:
    """Between which days or moments it arrives, by a duration; else by the hours that such a way takes."""
    if journey.due is not None and journey.takes is not None and journey.left is not None:
        zone = _ZONE.search(journey.left.value)
        return _edge(journey.due[0], zone.group() if zone else "", end=False), _edge(journey.due[1], zone.group() if zone else "", end=True)
    if journey.due is not None or journey.plausible is None or journey.left is None or not journey.left.from_:
        return None
    return _plausible(journey.left.from_, journey.left.to or journey.left.from_, journey.plausible)


def _edge(moment: str | None, zone: str, *, end: bool) -> str | None:
    """A moment with its zone where the setting out had one; else a day, and a midnight that ends a window is the day before."""
    if moment is None or "T" not in moment:
        return moment
    if zone:
        return f"{moment[:16]}:00{'+00:00' if zone == 'Z' else zone}"
    if end and moment[11:16] == "00:00":
        return (date.fromisoformat(moment[:10]) - timedelta(days=1)).isoformat()
    return moment[:10]


def _plausible(first: str, last: str, hours: tuple[float, float]) -> tuple[str, str]:
    """The days between which a way of so many hours ends."""
    start = datetime.fromisoformat(first[:16])
    stop = datetime.fromisoformat(last[:16]) + (timedelta(days=1) if "T" not in last else timedelta())
    try:
        return (start + timedelta(hours=hours[0])).date().isoformat(), (stop + timedelta(hours=hours[1])).date().isoformat()
    except OverflowError:
        return first[:10], date.max.isoformat()


def _same_end(one: Sighting, due: tuple[str | None, str | None]) -> bool:
    return (one.from_ or "")[:10] == (due[0] or "")[:10] or (one.to or "")[:10] == (due[1] or "")[:10]


def _sighting(filed: Filed, laid: Sequence[Told], journey: Journey, teller: Statement, due: tuple[str | None, str | None]) -> Sighting:
    report = filed.reading.report
    part = teller.content[0] if teller.content else Span(0, 0, "")
    told = next((one for one in laid if one.sentence.overlaps(part)), None)
    class_ = teller.certainty.class_
    takes = journey.takes
    if takes is None:
        class_ = weaker(class_, "possible")
    elif takes.bound != "exactly" or takes.low != takes.high:
        class_ = weaker(class_, "likely")
    what = " ".join(one.line for one in teller.content)
    stems = told.stems_of(part) if told is not None else frozenset()
    who = teller.source.name if teller.source is not None else report.outlet or ""
    at = report.published or filed.arrived
    return Sighting(Ref(filed.id, teller.id), part, what, "arrival", due[0], due[1], who, class_, at, filed.arrived, stems)
