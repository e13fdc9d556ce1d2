"""The contract's JSON back into a reading.

Here: dict -> records. Not here: the way there (contract.py), checking against the JSON Schema. What the JSON does not carry
(Report.blocks, `by`) comes back empty; every warning comes back as the reading's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from secondlead.model.circumstances import Journey, Place, Quantity, Time
from secondlead.model.reading import (
    Certainty,
    Embedded,
    Entity,
    Event,
    Hop,
    Modality,
    Quote,
    Reading,
    Source,
    SourceKind,
    Stance,
    Stated,
    Statement,
)
from secondlead.model.report import ItemId, Lead, LeadAction, Report
from secondlead.model.spans import Span

JSON = Mapping[str, Any]


def from_dict(data: JSON) -> Reading:
    """The reading that a dict of the contract's JSON tells of; keys that a later version adds are passed over.

    Raises KeyError or ValueError where the dict is not of the contract.
    """
    return Reading(
        report=report(data["report"]),
        statements=tuple(statement(one) for one in data["statements"]),
        events=tuple(Event(span(one), one["factuality"]) for one in data["events"]),
        entities=tuple(Entity(span(one), one["type"], one["id"], one["name"]) for one in data["entities"]),
        warnings=tuple(data["warnings"]),
        times=tuple(time(one) for one in data["times"]),
        places=tuple(place(one) for one in data["places"]),
        quantities=tuple(quantity(one) for one in data["quantities"]),
        journeys=tuple(journey(one) for one in data["journeys"]),
    )


def time(data: JSON) -> Time:
    """An expression of time."""
    keys = ("type", "value", "mod", "anchor", "order", "problem")
    return Time(span(data), from_=data["from"], to=data["to"], **{key: data[key] for key in keys})


def place(data: JSON) -> Place:
    """A place on the map."""
    keys = ("name", "kind", "country", "admin1", "geonameid", "lat", "lon", "precision", "role")
    return Place(span(data), **{key: data[key] for key in keys})


def quantity(data: JSON) -> Quantity:
    """A number of something."""
    keys = ("unit", "low", "high", "counts", "value", "bound")
    scope, change = tuple(span(one) for one in data["scope"]), data.get("change", "")
    return Quantity(span(data), **{key: data[key] for key in keys}, scope=scope, change=change)


def journey(data: JSON) -> Journey:
    """Who goes where."""
    left, takes, due, plausible = data["left"], data["takes"], data["due"], data["plausible"]
    length, speed = data["length"], data["speed"]
    return Journey(
        data["statement"],
        data["mover"],
        data["means"],
        data["from"],
        data["to"],
        tuple(data["via"]),
        time(left) if left else None,
        quantity(takes) if takes else None,
        (due["from"], due["to"]) if due else None,
        tuple(span(one) for one in data["because"]),
        data["id"],
        tuple(data["follows"]),
        quantity(length) if length else None,
        quantity(speed) if speed else None,
        (plausible["low"], plausible["high"]) if plausible else None,
        tuple(data["sums"]),
        tuple(sorted(data["lent"].items())),
        also=tuple(data.get("also", ())),
        arrived=data.get("arrived", False),
    )


def report(data: JSON) -> Report:
    """A report, without its blocks. What version 0.1 did not write may be missing."""
    lead, item = data["lead"], data.get("item")
    return Report(
        id=data["id"],
        input=data["input"],
        text=data["text"],
        title=data["title"],
        byline=data["byline"],
        outlet=data["outlet"],
        credit=data["credit"],
        url=data["url"],
        published=data["published"],
        published_from=data["published_from"],
        lead=Lead(lead["mark"], lead["kind"], lead["number"], LeadAction(lead["action"])) if lead else None,
        item=ItemId(item["uri"], item["version"]) if item else None,
        status=data.get("status"),
        signal=tuple(data.get("signal", ())),
        note=data.get("note"),
        embargo_until=data.get("embargo_until"),
        hops=tuple(data.get("hops", ())),
        sources=tuple(data.get("sources", ())),
        derived_from=tuple(data.get("derived_from", ())),
        urgency=data.get("urgency"),
        created=data.get("created"),
    )


def statement(data: JSON) -> Statement:
    """One statement."""
    stated = data["stated"]
    return Statement(
        id=data["id"],
        source=source(data["source"]) if data["source"] else None,
        cue=span(data["cue"]) if data["cue"] else None,
        content=spans(data["content"]),
        quote=Quote(data["quote"]),
        certainty=certainty(data["certainty"]),
        stance=Stance(data["stance"]),
        modality=Modality(data["modality"]),
        condition=span(data["condition"]) if data["condition"] else None,
        relay=tuple(Hop(hop["name"], SourceKind(hop["kind"])) for hop in data["relay"]),
        stated=Stated(stated["text"], stated["from"], stated["to"]) if stated else None,
        when=spans(data["when"]),
        confidence=data["confidence"],
        within=data["within"],
    )


def source(data: JSON) -> Source:
    """Whom the sentence makes answer for the words."""
    return Source(
        span=span(data),
        name=data["name"],
        kind=SourceKind(data["kind"]),
        body=data["body"],
        country=data["country"],
        count=data["count"],
        parts=tuple(data["parts"]),
    )


def certainty(data: JSON) -> Certainty:
    """How far the source commits itself."""
    return Certainty(
        class_=data["class"],
        low=data["low"],
        high=data["high"],
        because=spans(data["because"]),
        embedded=tuple(Embedded(span(one), one["class"], span(one["over"])) for one in data["embedded"]),
    )


def span(data: JSON) -> Span:
    """A place in the report's text."""
    return Span(data["start"], data["end"], data["text"])


def spans(several: Sequence[JSON]) -> tuple[Span, ...]:
    """Several places in the report's text."""
    return tuple(span(one) for one in several)
