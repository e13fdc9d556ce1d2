"""A JSON object with a report in it, under whatever keys -> Report. Here: its usual keys (lexicon/en/record_fields.tsv).
Not here: JSON itself (jsons.py), keys that a user names (fields.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from secondlead.errors import EmptyError
from secondlead.intake.compose import Told, compose
from secondlead.intake.dates import day_in, iso
from secondlead.intake.fields import FIELDS
from secondlead.intake.markup import paragraphs
from secondlead.intake.source import Found
from secondlead.lexicon import table
from secondlead.model.report import ItemId

MOMENTS = (0, 4_102_444_800)  # seconds since 1970 that are taken for a date: until 2100
JSON = Mapping[str, Any]


@cache
def _usual() -> Mapping[str, tuple[str, ...]]:
    keys: dict[str, list[tuple[int, str]]] = {}
    for row in table("record_fields"):
        keys.setdefault(row["field"], []).append((int(row["rank"]), row["key"]))
    return {field: tuple(key for _, key in sorted(several)) for field, several in keys.items()}


def record_reports(value: JSON, name: str, given: Told, fields: Mapping[str, str]) -> Iterator[Found]:
    """The report of one object; an error that names the keys that it has where none of them holds a text."""
    said = {field: _said(value, field, fields) for field in FIELDS}
    body = said["text"]
    if not body:
        has = ", ".join(str(key)[:30] for key in list(value)[:8]) or "none"
        wanted = f"no text under {fields['text']!r}" if "text" in fields else "no key that holds a text"
        yield EmptyError(name, f"{wanted} (its keys: {has})", "say which with --field text=KEY")
        return
    marked = body.lstrip().startswith("<")
    text = "\n\n".join(paragraphs(body)) if marked else body
    title = " ".join((said["title"] or "").split()) or None
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"
    told = Told(_moment(said["published"]), said["outlet"], said["byline"], said["url"], headline=title is not None)
    try:
        report = compose(text, text.encode("utf-8", errors="surrogatepass"), name, given, told)
    except EmptyError as error:
        yield error
        return
    number = said["id"]
    yield replace(report, item=ItemId(number, said["version"]) if number else None)


def _said(value: JSON, field: str, fields: Mapping[str, str]) -> str | None:
    """What the object says of a field: under the key that the user names, else under the first usual one."""
    for key in (fields[field],) if field in fields else _usual().get(field, ()):
        found = _string(_at(value, key))
        if found:
            return found
    return None


def _at(value: Any, key: str) -> Any:
    """value[key]; a key with full stops also reaches into objects."""
    if isinstance(value, dict) and key in value:
        return value[key]
    for part in key.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _string(value: Any) -> str | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str | int | float):
        return str(value).strip("\r\n") if str(value).strip() else None
    if isinstance(value, dict):
        return _string(value.get("name") or value.get("title"))
    if isinstance(value, list):
        parts = [part for one in value[:10_000] if (part := _string(one))]
        return ("\n\n" if any(len(part) > 100 for part in parts) else ", ").join(parts) or None
    return None


def _moment(value: str | None) -> str | None:
    """ISO 8601 from what records write: ISO, a day in words, seconds or milliseconds since 1970."""
    if not value:
        return None
    found = iso(value) or day_in(value)
    if found or not value.replace(".", "", 1).isdigit() or len(value) < 9:
        return found
    number = float(value)
    number = number / 1000 if number > MOMENTS[1] else number
    return datetime.fromtimestamp(number, UTC).isoformat() if MOMENTS[0] < number < MOMENTS[1] else None
