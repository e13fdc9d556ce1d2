"""Which format an input has, and its reader. Here: the visible list of formats. Not here: any format's own file.

A new format is one file with `reports`, one question in sniff.py and one row of FORMATS, before plain text, which takes the rest.
A format's file is loaded when the format is met: some stand on libraries that take longer to load than a report to read.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from secondlead.errors import EmptyError, InputError
from secondlead.intake import html, plain, sniff
from secondlead.intake.compose import Told
from secondlead.intake.limits import MAX_BYTES, too_large
from secondlead.intake.source import HEAD, Found, Head, Reader, Source
from secondlead.model.arrivals import FeedItem
from secondlead.model.report import Report


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how it is told, and the module of this room that reads it. streamed: it is never held whole in memory."""

    name: str
    fits: Callable[[Head], bool]
    home: str
    streamed: bool = False

    def reader(self) -> Reader:
        """Its reader, loaded now."""
        return cast(Reader, import_module(f"secondlead.intake.{self.home}").reports)


FORMATS: tuple[Format, ...] = (
    Format("warc", sniff.warc, "warc", streamed=True),
    Format("mbox", sniff.mbox, "mbox", streamed=True),
    Format("json", sniff.json, "jsons", streamed=True),
    Format("sgml", sniff.sgml, "sgml", streamed=True),
    Format("newsml", sniff.newsml, "newsml"),
    Format("feed", sniff.feed, "feeds"),
    Format("html", html.fits, "html"),
    Format("xml", sniff.xml, "foreign"),
    Format("mail", sniff.mail, "mail"),
    Format("plain", plain.fits, "plain"),
)


def format_of(head: Head) -> Format:
    """The format of an input with this head."""
    return next(one for one in FORMATS if one.fits(head))


def reports_of(source: Source) -> Iterator[Found]:
    """What a source holds, in order: reports, links of a feed, errors of parts. Raises InputError for what is wrong with the whole."""
    return format_of(Head(source.head[:HEAD], source.name, source.content_type)).reader()(source)


def from_bytes(
    data: bytes,
    *,
    name: str,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    content_type: str | None = None,
) -> Report:
    """The one report in data, whatever its format; name is the input as the user gave it. Raises InputError unless there is just one."""
    if len(data) > MAX_BYTES:
        raise too_large(name, len(data))
    if not data.strip():
        raise EmptyError(name, "empty: nothing in it to read", "give a report's text")
    return the_one(reports_of(opened(data, name, Told(published=published, outlet=outlet, url=url), content_type)), name)


def the_one(found: Iterator[Found], name: str) -> Report:
    """The only report of several findings. Raises the first error where there is no report, InputError where there are more."""
    first: InputError | None = None
    reports: list[Report] = []
    for one in found:
        if isinstance(one, Report):
            reports.append(one)
        elif isinstance(one, InputError):
            first = first or one
        if len(reports) > 1:
            raise InputError(name, "holds several reports", "read it with read_many, or on the command line")
    if reports:
        return reports[0]
    raise first or links_only(name, 0)


def links_only(name: str, many: int) -> EmptyError:
    """The complaint about items of a feed that are links alone."""
    if not many:
        return EmptyError(name, "no report in it", "give a report's text")
    what = "1 item gives a link and no text" if many == 1 else f"{many} items give a link and no text"
    return EmptyError(name, what, "give their links, or follow the feed")


def opened(data: bytes, name: str, given: Told, content_type: str | None = None, fields: Mapping[str, str] | None = None) -> Source:
    """A source over bytes that are here already."""
    rest = io.BytesIO(data)
    return Source(name, rest.read(HEAD), rest, given, content_type, fields or {})


def checked(found: Iterator[Found], name: str) -> Iterator[Report | InputError]:
    """Reports and errors; the links of a feed become one error at the end, and an input that holds nothing at all becomes one too."""
    links, any_at_all = 0, False
    try:
        for one in found:
            if isinstance(one, FeedItem):
                links += 1
            else:
                any_at_all = True
                yield one
    except InputError as error:
        yield error
        return
    if links or not any_at_all:
        yield links_only(name, links)


def from_text(text: str, *, name: str = "text", published: str | None = None, outlet: str | None = None) -> Report:
    """The report in text, taken as plain text. Raises InputError where it is empty or over the ceiling."""
    if len(text) > MAX_BYTES:
        raise too_large(name)
    return plain.composed(text, name, Told(published=published, outlet=outlet))
