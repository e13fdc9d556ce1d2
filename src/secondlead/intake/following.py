"""What a followed source brought -> items and reports. Here: a feed's body, and a page fetched for an item. Not here: fetching (net/),
when to come again (net/schedule.py), what is kept (a store).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from importlib import import_module
from typing import Any

from secondlead.errors import EmptyError, FormatError
from secondlead.intake.compose import UNTOLD
from secondlead.intake.formats import from_bytes, opened
from secondlead.intake.sniff import json
from secondlead.intake.source import Head
from secondlead.model.arrivals import FeedItem
from secondlead.model.report import ItemId, Report

Items = tuple[tuple[FeedItem, ...], FormatError | None]


def feed_items(data: bytes, name: str, content_type: str | None = None, now: datetime | None = None, outlet: str | None = None) -> Items:
    """The items of a feed, and what is to be said of the rest of it.

    now: dates after it are not believed; None: all are. outlet: in place of the feed's title.

    Raises FormatError where it is no feed (so does an answer that is a page), EmptyError where it is empty, TooLargeError.
    """
    whole = opened(data, name, UNTOLD).whole()
    if not json(Head(whole, name, content_type)):
        found: Items = import_module("secondlead.intake.feeds").feed_items(whole, name, content_type, now, outlet)
        return found
    jsons: Any = import_module("secondlead.intake.jsons")
    value = jsons.value_of(whole, name)
    if not isinstance(value, dict) or jsons.FEED not in str(value.get("version")):
        raise FormatError(name, "JSON, but no JSON Feed", "give the address of an RSS, Atom or JSON feed")
    others: Items = jsons.feed_items(value, name, now, outlet)
    return others


def item_report(item: FeedItem, name: str) -> Report:
    """The report of an item that carries its text. Raises EmptyError where it carries none."""
    made = import_module("secondlead.intake.feeditems").report_of(item, name) if item.text else None
    if not isinstance(made, Report):
        raise EmptyError(name, "the item carries no text", "fetch its link")
    return made


def page_report(item: FeedItem, page: bytes, url: str, content_type: str | None = None) -> Report:
    """The report on the page that an item links to; the item says what the page does not. Raises InputError."""
    report = from_bytes(page, name=item.link or url, url=url, content_type=content_type)
    when = item.published or item.updated
    if report.published is None and when:
        report = replace(report, published=when, published_from="metadata")
    return replace(
        report,
        outlet=report.outlet or item.outlet,
        byline=report.byline or item.byline,
        item=report.item or ItemId(item.id),
        warnings=(*report.warnings, *item.warnings),
    )
