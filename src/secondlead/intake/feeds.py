"""RSS 0.9x to 2.0, Atom, RDF -> items. Here: taking the XML apart with feedparser. Not here: what an item becomes (feeditems.py),
JSON Feed (jsons.py), visiting feeds (net/).

feedparser is given bytes only, made safe before (xmls.py), and never an address; of a huge feed only its first items, for it is slow.
"""

from __future__ import annotations

import io
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import feedparser

from secondlead.errors import FormatError
from secondlead.intake.feeditems import MOST, Raw, found_of, items_of
from secondlead.intake.markup import paragraphs
from secondlead.intake.source import Found, Source
from secondlead.intake.xmls import mended, unpacked
from secondlead.model.arrivals import FeedItem

LOOSE = 128 * 1024  # characters of a broken feed that feedparser's own loose parser is given: it took 6 s for 400 K of "<a <a <a"
OPENING = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]", re.I)
CLOSING = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>", re.I)


def reports(source: Source) -> Iterator[Found]:
    """Reports, and items that are links. Raises FormatError where it is no feed."""
    items, complaint = feed_items(source.whole(), source.name, source.content_type)
    yield from found_of(items, source)
    if complaint:
        yield complaint


def feed_items(
    data: bytes, name: str, content_type: str | None = None, now: datetime | None = None, outlet: str | None = None
) -> tuple[tuple[FeedItem, ...], FormatError | None]:
    """The items of a feed, and what is wrong with the rest of it.

    now: dates after it are not believed; None: all are. outlet: in place of the feed's title.

    Raises FormatError where it is no feed, or a dangerous one.
    """
    text, _ = unpacked(data, name, content_type)
    text, left_out = _shortened(text if len(text) <= LOOSE else mended(text, name))
    parsed = _parsed(text, name)
    if not parsed.version and not parsed.entries:
        raise FormatError(name, f"not a feed{_why(parsed)}", "give the address of an RSS, Atom or JSON feed")
    about = parsed.feed
    feed = Raw(outlet=outlet or _flat(about.get("title")), outlet_url=_address(about.get("link")))
    items = tuple(items_of(map(_raw, parsed.entries), feed, now))
    if left_out:
        return items, FormatError(name, f"{MOST + left_out} items: the first {MOST} are read", "ask the sender for a shorter feed")
    if not items and parsed.bozo:
        raise FormatError(name, f"a broken feed, with no item that can be read{_why(parsed)}", "ask the sender")
    return items, None


def _parsed(text: str, name: str) -> Any:
    """feedparser's view of a feed."""
    data = io.BytesIO(text.encode("utf-8", errors="replace"))  # a file: bytes would be tried as a path first
    try:
        return feedparser.parse(data, response_headers={"content-type": "application/xml; charset=utf-8"})
    except Exception as error:  # the one door where its errors come in: broken numbers, tags and links make it raise all sorts
        raise FormatError(name, "a broken feed that cannot be taken apart", "ask the sender") from error


def _shortened(text: str) -> tuple[str, int]:
    """The feed with its first items only, and how many were left out; what stands behind the last item stays."""
    starts = [found.start() for found in OPENING.finditer(text)]
    if len(starts) <= MOST:
        return text, 0
    end = starts[-1]
    for found in CLOSING.finditer(text, starts[-1]):
        end = found.end()
    return text[: starts[MOST]] + text[end:], len(starts) - MOST


def _raw(entry: Any) -> Raw:
    source = entry.get("source") or {}
    content = max((_paragraphs(one) for one in entry.get("content") or ()), key=lambda several: sum(map(len, several)), default=())
    return Raw(
        id=_flat(entry.get("id")),
        link=_link(entry),
        title=_flat(" ".join(paragraphs(entry.get("title") or ""))),
        published=_moment(entry.get("published_parsed")),
        updated=_moment(entry.get("updated_parsed")) if "updated" in entry else None,
        outlet=_flat(source.get("title")) or _flat(entry.get("publisher")),
        outlet_url=_address(source.get("href") or source.get("link")),
        byline=_flat(entry.get("author_detail", {}).get("name") or entry.get("author")),
        content=content,
        summary=tuple(paragraphs(entry.get("summary") or "")),
    )


def _paragraphs(content: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(paragraphs(content.get("value") or "")) if content.get("value") else ()


def _link(entry: Any) -> str | None:
    """The item's own link; its id only where the feed says that it is one."""
    links = [one.get("href") for one in entry.get("links") or () if one.get("rel") in (None, "alternate")]
    wanted = [entry.get("feedburner_origlink"), *links, entry.get("link")]
    return next((found for one in wanted if (found := _address(one))), None)


def _address(value: object) -> str | None:
    return value.strip() if isinstance(value, str) and re.match(r"https?://\S+$", value.strip(), re.I) else None


def _moment(parts: Any) -> datetime | None:
    """feedparser's nine numbers, which are of UTC."""
    try:
        return datetime.fromtimestamp(timegm(parts), UTC) if parts else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def _flat(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _why(parsed: Any) -> str:
    problem = " ".join(str(parsed.get("bozo_exception", "")).split())[:120]
    return f" ({problem})" if parsed.get("bozo") and problem else ""
