"""A reading as the contract's JSON: plain dicts, lists, strings and numbers, in the contract's order of keys.

Here: records -> dict; the JSON Schema lies beside this file. Not here: the way back (restore.py), JSON as text (views/jsonout.py).
Keys are always there: null or [] where there is nothing. Report.blocks and the `by` fields are the reader's own notes, and stay out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from secondlead.model.report import Report
from secondlead.model.spans import Span
from secondlead.model.version import VERSION

if TYPE_CHECKING:  # Reading.to_dict calls this module: the types alone come from there
    from secondlead.model.change import Change, Diff, StatementRef
    from secondlead.model.circumstances import Journey, Place, Quantity, Time
    from secondlead.model.reading import Certainty, Reading, Source, Stated, Statement

SCHEMA = "reading.schema.json"  # beside this file, shipped in the package
DIFF_SCHEMA = "diff.schema.json"

JSON = dict[str, Any]


def reading_dict(reading: Reading) -> JSON:
    """The contract's JSON of a reading."""
    return {
        "secondlead": VERSION,
        "report": report_dict(reading.report),
        "statements": [statement_dict(one) for one in reading.statements],
        "events": [span_dict(one.span) | {"factuality": one.factuality} for one in reading.events],
        "times": [time_dict(one) for one in reading.times],
        "places": [place_dict(one) for one in reading.places],
        "quantities": [quantity_dict(one) for one in reading.quantities],
        "journeys": [journey_dict(one) for one in reading.journeys],
        "entities": [span_dict(one.span) | {"type": one.type, "id": one.id, "name": one.name} for one in reading.entities],
        "warnings": list(dict.fromkeys((*reading.report.warnings, *reading.warnings))),
    }


def report_dict(report: Report) -> JSON:
    """A report, its text included."""
    lead = report.lead
    return {
        "id": report.id,
        "input": report.input,
        "title": report.title,
        "byline": report.byline,
        "outlet": report.outlet,
        "credit": report.credit,
        "url": report.url,
        "published": report.published,
        "published_from": report.published_from,
        "lead": {"mark": lead.mark, "kind": lead.kind, "number": lead.number, "action": str(lead.action)} if lead else None,
        "item": {"uri": report.item.uri, "version": report.item.version} if report.item else None,
        "status": report.status,
        "signal": list(report.signal),
        "note": report.note,
        "embargo_until": report.embargo_until,
        "hops": list(report.hops),
        "sources": list(report.sources),
        "derived_from": list(report.derived_from),
        "urgency": report.urgency,
        "created": report.created,
        "text": report.text,
    }


def statement_dict(statement: Statement) -> JSON:
    """One statement."""
    return {
        "id": statement.id,
        "source": source_dict(statement.source) if statement.source else None,
        "cue": span_dict(statement.cue) if statement.cue else None,
        "content": spans(statement.content),
        "quote": str(statement.quote),
        "certainty": certainty_dict(statement.certainty),
        "stance": str(statement.stance),
        "modality": str(statement.modality),
        "condition": span_dict(statement.condition) if statement.condition else None,
        "relay": [{"name": hop.name, "kind": str(hop.kind)} for hop in statement.relay],
        "stated": stated_dict(statement.stated) if statement.stated else None,
        "when": spans(statement.when),
        "confidence": statement.confidence,
        "within": statement.within,
    }


def source_dict(source: Source) -> JSON:
    """Whom the sentence makes answer for the words."""
    return span_dict(source.span) | {
        "name": source.name,
        "kind": str(source.kind),
        "body": source.body,
        "country": source.country,
        "count": source.count,
        "parts": list(source.parts),
    }


def certainty_dict(certainty: Certainty) -> JSON:
    """How far the source commits itself."""
    return {
        "class": certainty.class_,
        "low": certainty.low,
        "high": certainty.high,
        "because": spans(certainty.because),
        "embedded": [span_dict(one.hedge) | {"class": one.class_, "over": span_dict(one.over)} for one in certainty.embedded],
    }


def stated_dict(stated: Stated) -> JSON:
    """The time of saying."""
    return {"text": stated.text, "from": stated.from_, "to": stated.to}


def time_dict(time: Time) -> JSON:
    """An expression of time."""
    return span_dict(time.span) | {
        "type": time.type,
        "value": time.value,
        "from": time.from_,
        "to": time.to,
        "mod": time.mod,
        "anchor": time.anchor,
        "order": time.order,
        "problem": time.problem,
    }


def place_dict(place: Place) -> JSON:
    """A place on the map."""
    return span_dict(place.span) | {
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "role": place.role,
    }


def quantity_dict(quantity: Quantity) -> JSON:
    """A number of something."""
    return span_dict(quantity.span) | {
        "unit": quantity.unit,
        "low": quantity.low,
        "high": quantity.high,
        "counts": quantity.counts,
        "value": quantity.value,
        "bound": quantity.bound,
        "scope": spans(quantity.scope),
        "change": quantity.change,
    }


def journey_dict(journey: Journey) -> JSON:
    """Who goes where, as one statement tells it."""
    return {
        "statement": journey.statement,
        "mover": journey.mover,
        "means": journey.means,
        "from": journey.from_,
        "to": journey.to,
        "via": list(journey.via),
        "left": time_dict(journey.left) if journey.left else None,
        "takes": quantity_dict(journey.takes) if journey.takes else None,
        "due": {"from": journey.due[0], "to": journey.due[1]} if journey.due else None,
        "because": spans(journey.because),
        "id": journey.id,
        "follows": list(journey.follows),
        "length": quantity_dict(journey.length) if journey.length else None,
        "speed": quantity_dict(journey.speed) if journey.speed else None,
        "plausible": {"low": journey.plausible[0], "high": journey.plausible[1], "unit": "h"} if journey.plausible else None,
        "sums": list(journey.sums),
        "lent": dict(journey.lent),
        "also": list(journey.also),
        "arrived": journey.arrived,
    }


def diff_dict(diff: Diff) -> JSON:
    """Two reports and what the second changes."""
    return {
        "secondlead": VERSION,
        "old": report_dict(diff.old),
        "new": report_dict(diff.new),
        "changes": [change_dict(one) for one in diff.changes],
    }


def change_dict(change: Change) -> JSON:
    """One change, with the places that it rests on."""
    return {
        "kind": str(change.kind),
        "old": ref_dict(change.old) if change.old else None,
        "new": ref_dict(change.new) if change.new else None,
        "text": change.text,
        "more": [{"old": ref_dict(old) if old else None, "new": ref_dict(new) if new else None} for old, new in change.more],
    }


def ref_dict(ref: StatementRef) -> JSON:
    """A statement of a report, and where its content stands there."""
    return {"report": ref.report, "statement": ref.statement, "spans": spans(ref.spans)}


def span_dict(span: Span) -> JSON:
    """A place in the report's text."""
    return {"start": span.start, "end": span.end, "text": span.text}


def spans(several: Iterable[Span]) -> list[JSON]:
    """Several places in the report's text."""
    return [span_dict(one) for one in several]
