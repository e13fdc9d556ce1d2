"""ninjs 1.x, 2.x and 3.x -> reports. Here: its keys. Not here: JSON itself (jsons.py), what all senders say alike (senders.py).

Version 1 has keys for kinds (body_text, body_xhtml, headline), version 2 has lists (bodies, headlines), version 3 writes keys in camelCase:
keys are compared in small letters. An item's associations that carry a text are reports of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from secondlead.intake.compose import Told
from secondlead.intake.markup import paragraphs, plain_paragraphs
from secondlead.intake.senders import Sent, sent_report
from secondlead.intake.source import Found

SHOWS = frozenset(
    {"pubstatus", "versioncreated", "firstcreated", "bodies", "body_text", "body_xhtml", "body_html", "renditions", "eventdetails"}
)
BODIES = ("body_xhtml", "body_html", "body_html5", "body_nitf", "body_text")  # marked up first: plain bodies often lose their paragraphs
DEEPEST = 3  # levels of associations

JSON = Mapping[str, Any]


def is_ninjs(value: object) -> bool:
    """Whether a JSON value is a ninjs item: a uri, and a key that only ninjs has."""
    return isinstance(value, dict) and isinstance(value.get("uri"), str) and any(str(key).lower() in SHOWS for key in value)


def item_reports(value: JSON, name: str, given: Told, depth: int = DEEPEST) -> Iterator[Found]:
    """The report of an item, then those of its associations that carry a text."""
    item = {str(key).lower(): one for key, one in value.items()}
    within = list(_associations(item)) if depth else []
    carried = [one for one in within if _body({str(key).lower(): part for key, part in one.items()})]
    body = _body(item)
    if body or not carried:
        yield from sent_report(_sent(item), body, name, given)
    for number, one in enumerate(carried, 1):
        yield from item_reports(one, f"{name}.{number}", given, depth - 1)


def _sent(item: JSON) -> Sent:
    outlet = _first(item, "provider", "source", "copyrightholder")
    return Sent(
        uri=_text(item.get("uri")),
        version=_text(item.get("version")),
        headline=_headline(item),
        byline=_first(item, "byline", "by"),
        outlet=outlet,
        url=next(
            (uri for uri in (_text(item.get("canonicalurl")), _text(item.get("uri"))) if uri and uri.startswith(("http:", "https:"))), None
        ),
        published=_first(item, "versioncreated", "contentcreated", "firstcreated"),
        created=_first(item, "firstcreated", "contentcreated"),
        status=_text(item.get("pubstatus")),
        signal=tuple(word.rpartition(":")[2] for word in _names(item.get("signal"), "signals")),
        note=_first(item, "ednote", "editornote"),
        embargo=_first(item, "embargoed", "embargo"),
        sources=_names(item.get("infosources") or item.get("infosource"), "name"),
        derived_from=tuple(dict.fromkeys((*_names(item.get("evolvedfrom"), "uri"), *_names(item.get("derivedfrom"), "uri")))),
        urgency=_text(item.get("urgency")),
        kind=_text(item.get("type")),
    )


def _headline(item: JSON) -> str | None:
    several = [one for one in _list(item.get("headlines")) if isinstance(one, dict) and _text(one.get("value"))]
    several.sort(key=lambda one: _text(one.get("role")) not in ("main", "headline", None))
    first = next((_text(one["value"]) for one in several), None) or _first(item, "headline", "title")
    return " ".join(" ".join(paragraphs(first)).split()) or None if first else None


def _body(item: JSON) -> list[str]:
    """The paragraphs of its best body; of its description where an item of text has nothing else."""
    several = []
    for one in _list(item.get("bodies")):
        found = {str(key).lower(): part for key, part in one.items()} if isinstance(one, dict) else {}
        value, kind = _text(found.get("value")), _text(found.get("contenttype")) or ""
        if value and found.get("role") != "caption":
            several.append((not ("html" in kind or "xml" in kind), value))
    several.sort(key=lambda one: one[0])
    for key in BODIES:
        value = _text(item.get(key))
        if value:
            several.append((key == "body_text", value))
    if item.get("type") == "text" and not several:
        several = [(True, value) for one in _list(item.get("descriptions")) if isinstance(one, dict) and (value := _text(one.get("value")))]
    for plain, value in several:
        found_here = plain_paragraphs(value) if plain else paragraphs(value)
        if found_here:
            return found_here
    return []


def _associations(item: JSON) -> Iterator[dict[str, Any]]:
    """Associated items: a mapping in version 1, a list later."""
    several = item.get("associations")
    for one in several.values() if isinstance(several, dict) else _list(several):
        if isinstance(one, dict):
            yield one


def _names(value: object, key: str) -> tuple[str, ...]:
    """Names from a string, a thing with a name, or a list of either."""
    found = []
    for one in _list(value):
        name = _text(one.get(key) or one.get("name") or one.get("literal")) if isinstance(one, dict) else _text(one)
        if name:
            found.append(name)
    return tuple(found)


def _first(item: JSON, *keys: str) -> str | None:
    for key in keys:
        value = item.get(key)
        found = _text(value.get("name")) if isinstance(value, dict) else _text(value)
        if found:
            return found
    return None


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None
