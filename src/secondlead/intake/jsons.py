"""JSON -> reports: JSON Feed, ninjs, and records with a report in them, one a line or all in one value. Here: taking JSON apart, in
bounded memory. Not here: ninjs's keys (ninjs.py), a record's fields (records.py), what a feed's item becomes (feeditems.py).

A value is, first that fits: a list of values, a JSON Feed, a collection ("items", "_items"), ninjs, a record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import chain, islice
from typing import Any

from secondlead.errors import FormatError, InputError
from secondlead.intake.decode import decoded
from secondlead.intake.feeditems import MOST, Raw, found_of, items_of
from secondlead.intake.limits import MAX_BYTES, too_large
from secondlead.intake.markup import paragraphs, plain_paragraphs
from secondlead.intake.ninjs import is_ninjs, item_reports
from secondlead.intake.records import record_reports
from secondlead.intake.source import Found, Source, part_name
from secondlead.model.arrivals import FeedItem
from secondlead.model.report import Report

PIECE = 1 << 20  # bytes read at once
FEED = "jsonfeed.org/version/"
COLLECTIONS = ("items", "_items", "articles", "results", "data", "documents")
DEEPEST = 4  # levels of lists and collections

JSON = Mapping[str, Any]


Line = tuple[int, bytes | InputError]


def reports(source: Source) -> Iterator[Found]:
    """Reports, one by one. Raises FormatError where nothing of it is JSON."""
    numbered = ((number, line) for number, line in enumerate(lines_of(source), 1) if isinstance(line, InputError) or line.strip())
    lines = list(islice(numbered, 2))
    if lines and isinstance(lines[0][1], bytes) and not _is_value(lines[0]):  # the whole must be one value, or the first line is a bad one
        lines, whole = _gathered(chain(lines, numbered))
        try:
            value = value_of(whole, source.name) if whole else None
        except InputError:
            if len(lines) < 2 or not _is_value(lines[1]):
                raise
            value = None
        if value is not None:
            yield from _of(whole, _values(value, source, source.name, DEEPEST))
            return
    elif len(lines) == 1:
        yield from _of(lines[0][1], _values(_valued(lines[0][1], source.name), source, source.name, DEEPEST))
        return
    for number, line in chain(lines, numbered):
        name = part_name(source.name, number)
        try:
            yield from _of(line, _values(_valued(line, name), source, name, DEEPEST))
        except InputError as error:
            yield error


def _of(data: bytes | InputError, found: Iterator[Found]) -> Iterator[Found]:
    """What was found, its reports with the bytes that they are a part of."""
    for one in found:
        yield replace(one, whole=data) if isinstance(one, Report) and isinstance(data, bytes) else one


def _is_value(line: Line) -> bool:
    try:
        return isinstance(_valued(line[1], ""), dict | list)
    except InputError:
        return False


def _gathered(lines: Iterator[Line]) -> tuple[list[Line], bytes]:
    """The lines that one value may have, and them all as one; nothing of them where they are too much to be one."""
    held: list[Line] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line[1]) if isinstance(line[1], bytes) else MAX_BYTES
        if size > MAX_BYTES:
            return held, b""
    return held, b"".join(part for _, part in held if isinstance(part, bytes))


def lines_of(source: Source) -> Iterator[bytes | InputError]:
    """The lines with their ends, never more of one in memory than a report may have; a longer one is passed over and said to be."""
    held, over, number = bytearray(source.head), False, 1
    while True:
        start = 0
        while (end := held.find(b"\n", start)) >= 0:
            over = over or end - start > MAX_BYTES
            yield too_large(part_name(source.name, number)) if over else bytes(held[start : end + 1])
            start, over, number = end + 1, False, number + 1
        del held[:start]
        if len(held) > MAX_BYTES:
            over = True
            held.clear()
        piece = source.rest.read(PIECE)
        if not piece:
            break
        held += piece
    if over or held:
        yield too_large(part_name(source.name, number)) if over else bytes(held)


def value_of(data: bytes, name: str) -> Any:
    """The value that data is. Raises FormatError where it is no JSON."""
    text, _ = decoded(data, name)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        what = f"broken JSON, line {error.lineno}, column {error.colno}: {error.msg.lower()}"
        raise FormatError(name, what, "ask the sender, or give the report's text") from error
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, a thousand brackets
        raise FormatError(name, "JSON too deep or too large to take apart", "ask the sender, or give the report's text") from error


def _valued(line: bytes | InputError, name: str) -> Any:
    if isinstance(line, InputError):
        raise line
    return value_of(line, name)


def _values(value: Any, source: Source, name: str, depth: int) -> Iterator[Found]:
    """What a value holds."""
    if isinstance(value, list) and depth:
        for number, one in enumerate(value, 1):
            yield from _values(one, source, part_name(name, number), depth - 1)
    elif not isinstance(value, dict):
        yield FormatError(name, "JSON, but no object with a report in it", "give objects with a text, one a line")
    elif source.fields:
        yield from record_reports(value, name, source.given, source.fields)
    elif FEED in str(value.get("version")):
        items, complaint = feed_items(value, name)
        yield from found_of(items, replace(source, name=name))
        if complaint:
            yield complaint
    elif is_ninjs(value):
        yield from item_reports(value, name, source.given)
    elif depth and (several := next((value[key] for key in COLLECTIONS if _collection(value.get(key))), None)):
        yield from _values(several, source, name, depth - 1)
    else:
        yield from record_reports(value, name, source.given, {})


def _collection(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value[:20])


def feed_items(
    feed: JSON, name: str, now: datetime | None = None, outlet: str | None = None
) -> tuple[tuple[FeedItem, ...], FormatError | None]:
    """The items of a JSON Feed, and what is wrong with the rest of it.

    now: dates after it are not believed; None: all are. outlet: in place of the feed's title.
    """
    several = feed.get("items")
    if not isinstance(several, list):
        raise FormatError(name, "a JSON Feed without a list of items", "ask the sender")
    about = Raw(outlet=outlet or _text(feed.get("title")), outlet_url=_text(feed.get("home_page_url")))
    raws = (_raw(one) for one in several[:MOST] if isinstance(one, dict))
    items = tuple(items_of(raws, about, now))
    if len(several) > MOST:
        return items, FormatError(name, f"{len(several)} items: the first {MOST} are read", "ask the sender for a shorter feed")
    return items, None


def _raw(item: JSON) -> Raw:
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    source = item.get("source") or item.get("_source")
    source = source if isinstance(source, dict) else {"name": source}
    marked, plain = _text(item.get("content_html")), _text(item.get("content_text"))
    return Raw(
        id=_text(item.get("id")),
        link=_address(item.get("url")) or _address(item.get("external_url")),
        title=" ".join((_text(item.get("title")) or "").split()) or None,
        published=_moment(item.get("date_published")),
        updated=_moment(item.get("date_modified")),
        outlet=_text(source.get("name")) or _text(source.get("title")),
        outlet_url=_address(source.get("url")),
        byline=", ".join(name for one in authors or () if isinstance(one, dict) and (name := _text(one.get("name")))) or None,
        content=tuple(paragraphs(marked)) if marked else tuple(plain_paragraphs(plain)) if plain else (),
        summary=tuple(plain_paragraphs(_text(item.get("summary")) or "")),
    )


def _text(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None


def _address(value: object) -> str | None:
    return value.strip() if isinstance(value, str) and re.match(r"https?://\S+$", value.strip(), re.I) else None


def _moment(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value.strip()) if isinstance(value, str) else None
    except ValueError:
        return None
