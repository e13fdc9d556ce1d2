"""WARC, plain or in gzip (CC-NEWS and the like) -> reports. Here: records, one at a time. Not here: pages themselves (html.py).

Only what a server answered well is read (responses of status 200, resources, conversions), each by the format that it is of. Bodies are
unpacked piece by piece and never beyond what a report may have, so memory stays flat whatever the archive holds.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from fastwarc.stream_io import GzipReader
from fastwarc.warc import ArchiveIterator, WarcRecordType

from secondlead.errors import FormatError, InputError, TooLargeError
from secondlead.intake.dates import iso
from secondlead.intake.formats import opened, reports_of
from secondlead.intake.limits import MAX_BYTES
from secondlead.intake.source import Found, Source, Stream, part_name
from secondlead.model.report import Report

WANTED = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
PIECE = 64 * 1024
PACKED = ("gzip", "x-gzip", "deflate")
READ = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/json", "message/rfc822")


class _Joined:
    """The head that was read already, then the rest, as a file that fastwarc takes."""

    def __init__(self, head: bytes, rest: Stream) -> None:
        self._head = head
        self._rest = rest
        self._at = 0

    def read(self, size: int = -1, /) -> bytes:
        if self._head:
            size = len(self._head) if size < 0 else size
            piece, self._head = self._head[:size], self._head[size:]
        else:
            piece = self._rest.read(size)
        self._at += len(piece)
        return piece

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        if (offset, whence) in ((self._at, 0), (0, 1)):
            return self._at
        raise OSError("a stream")

    def close(self) -> None:
        pass


def reports(source: Source) -> Iterator[Found]:
    """Reports, record by record, named by their number in the archive. A broken archive gives what stands before the break."""
    number = 0
    joined: Any = _Joined(source.head, source.rest)
    stream: Any = GzipReader(joined) if source.head.startswith(b"\x1f\x8b") else joined
    records = iter(ArchiveIterator(stream, record_types=WANTED, parse_http=True))
    while True:
        try:
            record = next(records, None)
        except Exception as error:  # the one door where fastwarc's errors come in
            raise FormatError(part_name(source.name, number + 1), f"broken WARC{_detail(error)}", "fetch the archive again") from error
        if record is None:
            break
        number += 1
        yield from _record(record, number, source)
    if not number:
        raise FormatError(source.name, "a WARC without a page in it", "give an archive of responses")


def _record(record: Any, number: int, source: Source) -> Iterator[Found]:
    name = part_name(source.name, number)
    status = record.http_headers.status_code if record.is_http and record.http_headers is not None else 200
    kind = (record.http_content_type if record.is_http else record.headers.get("Content-Type")) or ""
    if status != 200 or not (
        kind == "" or kind.lower().startswith(READ)
    ):  # pictures, scripts' data, redirects: no reports, as in a browser
        return
    try:
        body, whole = _body(record, name)
        given = replace(source.given, url=record.headers.get("WARC-Target-URI"))
        for one in reports_of(opened(body, name, given, _full_type(record) or kind or None)):
            yield _dated(one, record, whole)
    except InputError as error:
        yield error


def _full_type(record: Any) -> str | None:
    return record.http_headers.get("Content-Type") if record.is_http and record.http_headers is not None else None


def _body(record: Any, name: str) -> tuple[bytes, bool]:
    """The record's body, unpacked, and whether it is there to its end. Raises TooLargeError, FormatError."""
    packed = (
        (record.http_headers.get("Content-Encoding") or "").strip().lower() if record.is_http and record.http_headers is not None else ""
    )
    unpack = zlib.decompressobj(47) if packed in PACKED else None  # 47: gzip or zlib, whichever it is
    body, held, due = bytearray(), 0, record.content_length
    try:
        while piece := record.reader.read(PIECE):
            held += len(piece)
            body += unpack.decompress(piece, MAX_BYTES + 1 - len(body)) if unpack else piece
            if len(body) > MAX_BYTES:
                raise TooLargeError(name, "over the 15 MiB that one report may have", "give the report alone")
            if unpack and unpack.eof:
                break
    except zlib.error as error:
        if not body and packed == "deflate":
            raise FormatError(name, "packed in a way that cannot be undone", "save the page and give the file") from error
        raise FormatError(name, "packed, and broken", "fetch the page again") from error
    except TooLargeError:
        raise
    except Exception as error:  # fastwarc's, as in reports
        raise FormatError(name, f"a broken record{_detail(error)}", "fetch the archive again") from error
    cut_off = record.headers.get("WARC-Truncated") is not None or (held < due and not (unpack and unpack.eof))
    return bytes(body), not (cut_off or (unpack is not None and not unpack.eof))


def _dated(found: Found, record: Any, whole: bool) -> Found:
    """A report; what the archive knows of it (when it was there at the latest, that its end is missing) as warnings."""
    if not isinstance(found, Report):
        return found
    day = iso(record.headers.get("WARC-Date") or "")
    warnings = [] if whole else ["cut off in the archive: its end is missing"]
    if found.published is None and day:
        warnings.append(f"archived {day}; when it was published is not said")
    return replace(found, warnings=(*found.warnings, *warnings)) if warnings else found


def _detail(error: Exception) -> str:
    words = " ".join(str(error).split())[:120]
    return f" ({words})" if words else ""
