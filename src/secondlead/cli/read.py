"""`secondlead read`: readings, one after the other, in the format asked for.

Here: the order of work, what several inputs look like in each format, the exit status. Not here: options (main.py), rendering (views/).
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Protocol

from secondlead.cli.output import Sink, silence, sink, spare
from secondlead.cli.progress import Progress
from secondlead.errors import SecondLeadError, UsageError
from secondlead.model.reading import Reading
from secondlead.settings import Settings
from secondlead.views import jsonout
from secondlead.views.sift import sift

CONTAINERS = (".warc", ".warc.gz", ".mbox", ".jsonl", ".ndjson", ".rss", ".atom", ".rdf")


class Format(StrEnum):
    """How a reading is written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for."""

    inputs: tuple[str, ...]
    format: Format = Format.TEXT
    published: str | None = None
    outlet: str | None = None
    out: str | None = None
    least: float = 0.0
    fields: tuple[str, ...] = ()

    @property
    def folder(self) -> bool:
        """Whether an input is a folder, so that nobody knows yet how many there are."""
        return any(os.path.isdir(name) for name in self.inputs)

    @property
    def several(self) -> bool:
        """Whether JSON is an array however many reports turn up: by the command line alone, for folders and for files made to hold many."""
        return len(self.inputs) > 1 or self.folder or any(name.lower().endswith(CONTAINERS) for name in self.inputs)


class Reader(Protocol):
    """Who reads: one item a report, in order, lazily; what cannot be read is yielded as its error."""

    def __call__(
        self, names: Sequence[str], *, published: str | None, outlet: str | None, stdin: BinaryIO | None
    ) -> Iterator[Reading | SecondLeadError]:
        """The readings of the inputs."""


@dataclass(slots=True)
class Tally:
    """The worst exit status so far."""

    status: int = 0


def run(request: Request, settings: Settings, reader: Reader | None = None) -> int:
    """Read what is asked for, write it, and give the exit status: 0, or that of the worst error."""
    out = None if request.out in (None, "-") else Path(str(request.out))
    check(request)
    spare(out, request.inputs)
    tally = Tally()
    with sink(out) as place, Progress(None if request.folder else len(request.inputs), quiet=place.terminal) as progress:
        stdin = getattr(sys.stdin, "buffer", None)
        items = (reader or desk(request.fields))(request.inputs, published=request.published, outlet=request.outlet, stdin=stdin)
        try:
            found = readings(items, request.least, progress, tally)
            write(found if request.format is Format.TEXT else warned(found, progress), request, place, settings)
        except BrokenPipeError:  # whoever read has had enough
            silence()
    return tally.status


def check(request: Request) -> None:
    """Raise UsageError for options that cannot be meant."""
    if not 0 <= request.least <= 1:
        raise UsageError("--min-confidence", f"{request.least:g} is no probability", "write a number from 0 to 1, such as 0.5")
    if request.published is not None:
        try:
            datetime.fromisoformat(request.published)
            good = re.match(r"\d{4}-\d\d-\d\d(T|$)", request.published) is not None
        except ValueError:
            good = False
        if not good:
            raise UsageError(
                "--published", f"{request.published!r} is no day or time of ISO 8601", "write 2025-03-04, or 2025-03-04T09:21+01:00"
            )


def desk(fields: Sequence[str] = ()) -> Reader:
    """The desk's reader; fields: keys of JSON records. The encoder takes its time to load: --help and mistakes need not wait for it."""
    from secondlead import desk

    return partial(desk.readings, fields=fields)


def readings(items: Iterable[Reading | SecondLeadError], least: float, progress: Progress, tally: Tally) -> Iterator[Reading]:
    """Those that could be read, sifted; each that could not becomes a line of error, and counts for the exit status."""
    for item in items:
        progress.step()
        if isinstance(item, SecondLeadError):
            progress.say(item)
            tally.status = max(tally.status, item.status)
        else:
            yield sift(item, least) if least > 0 else item


def warned(found: Iterable[Reading], progress: Progress) -> Iterator[Reading]:
    """The readings; what is to be minded of a report ("not English") is said on standard error, where no brief shows it."""
    for reading in found:
        for warning in reading.report.warnings:
            progress.say(f"{reading.report.input}: {warning}")
        yield reading


def write(found: Iterator[Reading], request: Request, place: Sink, settings: Settings) -> None:
    """Write each reading as soon as it is there."""
    match request.format:
        case Format.TEXT:
            text(found, place, settings)
        case Format.JSON if request.several:
            array(found, place)
        case Format.JSON:
            first = list(islice(found, 2))  # a second report in one file makes it an array
            if len(first) > 1:
                array(chain(first, found), place)
            for reading in first[:1] if len(first) < 2 else ():
                place.write(jsonout.one(reading).encode())
        case Format.JSONL:
            for reading in found:
                place.write(jsonout.line(reading).encode())
        case Format.HTML:
            page(found, place)


def text(found: Iterator[Reading], place: Sink, settings: Settings) -> None:
    """Briefs, with an empty line between them, as wide and as colourful as the output is."""
    from secondlead.views.brief import brief  # Rich takes its time to load, and only text needs it
    from secondlead.views.plain import encoded
    from secondlead.views.terminal import render

    width = settings.width or place.columns()
    colour = place.terminal if settings.colour is None else settings.colour
    before = ""
    for reading in found:
        place.write(encoded(before + render(brief(reading), width, colour), place.encoding))
        before = "\n"


def array(found: Iterable[Reading], place: Sink) -> None:
    """One JSON array, closed even where it ends early; nothing at all where nothing could be read."""
    before = "[\n"
    try:
        for reading in found:
            place.write((before + jsonout.one(reading).rstrip("\n")).encode())
            before = ",\n"
    except BrokenPipeError:
        before = "[\n"  # nobody reads an end
        raise
    finally:
        if before == ",\n":
            place.write(b"\n]\n")


def page(found: Iterator[Reading], place: Sink) -> None:
    """One page of all that was read."""
    from secondlead.views.page import page as render  # templates take their time to load, and only HTML needs them

    if all_of_them := list(found):
        place.write(render(all_of_them).encode(errors="replace"))
