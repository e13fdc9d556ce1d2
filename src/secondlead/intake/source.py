"""What a format's reader is given, and what it gives. Here: the records that all formats share. Not here: any format.

A reader is `reports(source)`, an iterator: each report, each item of a feed that is a link alone, each part that cannot be read as its
error; the others go on. What is wrong with the whole is raised.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Protocol

from secondlead.errors import EmptyError, InputError
from secondlead.intake.compose import UNTOLD, Told
from secondlead.intake.limits import MAX_BYTES, too_large
from secondlead.model.arrivals import FeedItem
from secondlead.model.report import Report

HEAD = 64 * 1024  # bytes by which a format is told
Found = Report | FeedItem | InputError


class Stream(Protocol):
    """Bytes, from the start, once."""

    def read(self, size: int = -1, /) -> bytes:
        """At most size bytes, b"" at the end."""


@dataclass(frozen=True, slots=True)
class Head:
    """By what a format is told: the first bytes, the input's name, its Content-Type."""

    data: bytes
    name: str
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One input, opened: `head` are its first bytes, `rest` what follows them; `fields` names a record's fields anew (JSON)."""

    name: str
    head: bytes
    rest: Stream
    given: Told = UNTOLD
    content_type: str | None = None
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def whole(self) -> bytes:
        """All bytes, where a report may have that many. Raises TooLargeError, EmptyError."""
        data = self.head + self.rest.read(MAX_BYTES + 1 - len(self.head)) if len(self.head) <= MAX_BYTES else self.head
        while len(data) <= MAX_BYTES and (more := self.rest.read(MAX_BYTES + 1 - len(data))):  # a pipe gives less than it is asked for
            data += more
        if len(data) > MAX_BYTES:
            raise too_large(self.name)
        if not data.strip():
            raise EmptyError(self.name, "empty: nothing in it to read", "give a report's text")
        return data

    def part(self, number: int) -> Source:
        """The same source, under the name of one of its parts."""
        return replace(self, name=part_name(self.name, number))


def part_name(name: str, number: int) -> str:
    """What one of several reports in an input is called."""
    return f"{name}#{number}"


class Reader(Protocol):
    """A format's reader."""

    def __call__(self, source: Source) -> Iterator[Found]:
        """The reports in source."""
