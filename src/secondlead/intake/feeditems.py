"""Items of any feed -> reports or links. Here: what RSS, Atom, RDF and JSON Feed have in common: ids, dates, outlets, teasers.
Not here: taking a feed apart (feeds.py, jsons.py), fetching links (net/).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from secondlead.errors import EmptyError
from secondlead.intake.compose import UNTOLD, Told, compose
from secondlead.intake.outlets import outlet_name
from secondlead.intake.source import Found, Source, part_name
from secondlead.model.arrivals import FeedItem
from secondlead.model.report import ItemId

MOST = 2_000  # items that are taken of one feed, the first ones; agencies' longest hold a few hundred
UNSET = 1971  # a clock that was never set gives 1970 or earlier; RSS itself is of 1999
AHEAD = timedelta(days=1)  # by which zones and odd clocks may differ; a date still later is no date of publication
TEASER = re.compile(
    r"(?:\.\.\.|…|\[(?:\.\.\.|…|&hellip;)\]|(?:[Rr]ead|READ) (?:more|MORE|the full (?:story|article)|on)|[Cc]ontinue reading.{0,80})\W*$"
)


@dataclass(frozen=True, slots=True)
class Raw:
    """An item as its format gives it. content: its whole text, in paragraphs; summary: what it says of itself in short."""

    id: str | None = None
    link: str | None = None
    title: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    outlet: str | None = None
    outlet_url: str | None = None
    byline: str | None = None
    content: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()


def items_of(raws: Iterable[Raw], feed: Raw, now: datetime | None) -> Iterator[FeedItem]:
    """The items of a feed, each once; feed: what the feed says of itself. Outlets of one name but two addresses are told apart."""
    addresses: dict[str, str] = {}
    for raw in raws:
        warnings: list[str] = []
        published = _believed(raw.published, "published", now, warnings)
        updated = _believed(raw.updated, "updated", now, warnings)
        outlet = _told_apart(raw.outlet or feed.outlet, raw.outlet_url or feed.outlet_url, addresses, warnings)
        text = _whole(raw)
        number = raw.id or raw.link or _made(raw)
        if not raw.id:
            warnings.append(f"the item has no id: {'its link stands for it' if raw.link else 'what it holds stands for it'}")
        yield FeedItem(number, raw.link, raw.title, published, updated, outlet, raw.outlet_url, raw.byline, text, tuple(warnings))


def found_of(items: Iterable[FeedItem], source: Source) -> Iterator[Found]:
    """Reports for the items with their text, the items themselves for those that are links, errors for those that are neither."""
    for number, item in enumerate(items, 1):
        name = part_name(source.name, number)
        if item.text:
            yield report_of(item, name, source.given)
        elif item.link:
            yield item
        else:
            yield EmptyError(name, "the item has neither a text nor a link", "ask the sender")


def report_of(item: FeedItem, name: str, given: Told = UNTOLD) -> Found:
    """The report of an item with its text."""
    text = "\n\n".join([item.title, item.text or ""] if item.title else [item.text or ""])
    told = Told(
        item.published or item.updated, item.outlet, item.byline, item.link, headline=item.title is not None, warnings=item.warnings
    )
    try:
        report = compose(text, text.encode("utf-8", errors="surrogatepass"), name, replace(given, url=None), told)
    except EmptyError as error:
        return error
    return replace(report, item=ItemId(item.id), created=item.published if item.updated and item.updated != item.published else None)


def _whole(raw: Raw) -> str | None:
    """The item's whole text: its content, unless that ends as a teaser does; its summary only where there is no link to fetch."""
    for paragraphs in (raw.content, raw.summary if not raw.link else ()):
        if paragraphs and not (raw.link and TEASER.search(paragraphs[-1])):
            kept = paragraphs[1:] if len(paragraphs) > 1 and paragraphs[0] == raw.title else paragraphs
            return "\n\n".join(kept)
    return None


def _believed(moment: datetime | None, what: str, now: datetime | None, warnings: list[str]) -> str | None:
    """The moment as ISO 8601, None with a warning where no clock that was set can have given it."""
    if moment is None:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if moment.year < UNSET:
        warnings.append(f"{what} in {moment.year}, says the feed: taken as not known")
        return None
    if now and moment > now + AHEAD:
        warnings.append(f"{what} on {moment.date().isoformat()}, says the feed, which is still to come: taken as not known")
        return None
    return moment.isoformat()


def _told_apart(outlet: str | None, address: str | None, addresses: dict[str, str], warnings: list[str]) -> str | None:
    """The outlet's name; with its host where another host has gone by that name before."""
    if not outlet:
        return None
    name, host = outlet_name(outlet), host_of(address)
    if host and addresses.setdefault(name, host) != host:
        warnings.append(f"two outlets are called {name}: this one is of {host}")
        return f"{name} ({host})"
    return name


def host_of(address: str | None) -> str | None:
    """The host of an address without "www.", in small letters; None where it has none."""
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _made(raw: Raw) -> str:
    """A name for an item that has neither id nor link: it changes with what the item says."""
    held = "\n".join([raw.title or "", *raw.content, *raw.summary])
    return "sha256:" + hashlib.sha256(held.encode("utf-8", errors="surrogatepass")).hexdigest()[:32]
