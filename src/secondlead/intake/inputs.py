"""Names given by the user -> inputs, one by one. Here: files, folders, addresses, standard input. Not here: formats (formats.py).

An input is loaded only when it is asked for, and what is wrong with it is raised then: one bad input never stops the others.
"""

from __future__ import annotations

import io
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from secondlead import net
from secondlead.errors import EmptyError, InputError, NotFoundError, RefusedError, UsageError
from secondlead.intake.compose import Told
from secondlead.intake.dates import checked_published
from secondlead.intake.formats import checked, format_of, reports_of, the_one
from secondlead.intake.limits import MAX_BYTES, too_large
from secondlead.intake.source import HEAD, Head, Source, Stream
from secondlead.model.report import Report

EXTENSIONS = frozenset(  # of the files that are read in a folder
    ("", *".txt .text .htm .html .xhtml .xml .rss .atom .rdf .json .jsonl .ndjson .ninjs .nitf .warc .mbox .eml".split())
)
PACKED = ".warc.gz"
ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
KINDS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)

Fetch = Callable[[str], net.Fetched]


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as they arrive, and what came with them."""

    stream: Stream
    url: str | None = None
    content_type: str | None = None
    size: int | None = None  # in bytes, where it is known before they are read


@dataclass(frozen=True, slots=True)
class Input:
    """One input, not yet loaded; name is what the user reads in errors and in `report.input`."""

    name: str
    get: Callable[[], Raw]

    def load(self, published: str | None = None, outlet: str | None = None) -> Report:
        """The one report. Raises InputError (there is none, or more than one) or FetchError; a second call reads the source again."""
        with self._opened(published, outlet, None) as source:
            return the_one(reports_of(source), self.name)

    def reports(
        self, published: str | None = None, outlet: str | None = None, fields: Mapping[str, str] | None = None
    ) -> Iterator[Report | InputError]:
        """All reports in it, one by one as they are asked for; what cannot be read comes as its error. Raises as `load` does."""
        with self._opened(published, outlet, fields) as source:
            if format_of(Head(source.head, self.name, source.content_type)).streamed:
                yield from checked(reports_of(source), self.name)
                return
            whole = source.whole()
            for one in checked(reports_of(replace(source, head=whole, rest=io.BytesIO())), self.name):
                yield replace(one, whole=whole) if isinstance(one, Report) and one.data != whole else one

    @contextmanager
    def _opened(self, published: str | None, outlet: str | None, fields: Mapping[str, str] | None) -> Iterator[Source]:
        """The source; closed at the end. What is too large, and of a format that is read whole, is refused before it is read."""
        given = Told(published=checked_published(published) if published else None, outlet=outlet)
        raw = self.get()
        try:
            head = _first(raw.stream, self.name)
            source = Source(self.name, head, raw.stream, replace(given, url=raw.url), raw.content_type, fields or {})
            if raw.size is not None and raw.size > MAX_BYTES and not format_of(Head(head, self.name, raw.content_type)).streamed:
                raise too_large(self.name, raw.size)
            yield source
        except OSError as error:
            raise _unreadable(self.name, error) from error
        finally:
            if self.name != "-" and isinstance(raw.stream, io.IOBase):
                raw.stream.close()


def inputs(names: Sequence[str], *, stdin: BinaryIO | None, fetch: Fetch = net.fetch) -> Iterator[Input]:
    """The inputs that names stand for, in order: "-", an address, a folder (walked, sorted), a file."""
    for name in names:
        scheme = ADDRESS.match(name)
        if name == "-":
            yield Input(name, partial(_standard_input, stdin))
        elif scheme:
            yield Input(name, partial(_address, name, scheme[1].lower(), fetch))
        elif _is_folder(name):
            yield from _walk(name)
        else:
            yield Input(name, partial(_file, name))


def _is_folder(name: str) -> bool:
    try:
        return os.path.isdir(name)
    except ValueError:  # a NUL in the name: reading it will say so
        return False


def _walk(name: str) -> Iterator[Input]:
    """The readable files below a folder, sorted; hidden ones and other extensions are passed over, linked folders not entered."""
    found = False
    waiting = [name]
    while waiting:
        path = waiting.pop()
        try:
            with os.scandir(path) as listing:
                entries = sorted((entry for entry in listing if not entry.name.startswith(".")), key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            found = True
            yield Input(path, partial(_fail, _unreadable(path, error)))
            continue
        folders = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
        files = [entry for entry in reversed(entries) if _is_read(entry.name) and entry.is_file()]
        for entry in files:
            found = True
            yield Input(entry.path, partial(_file, entry.path))
        waiting.extend(entry.path for entry in folders)
    if not found:
        yield Input(name, partial(_fail, EmptyError(name, "no file in this folder that can be read", "name the files themselves")))


def _is_read(name: str) -> bool:
    return Path(name).suffix.lower() in EXTENSIONS or name.lower().endswith(PACKED)


def _first(stream: Stream, name: str) -> bytes:
    """The first bytes of stream, enough to tell a format. Raises EmptyError where there are none."""
    head = stream.read(HEAD)
    while len(head) < HEAD and (more := stream.read(HEAD - len(head))):  # a pipe gives less than it is asked for
        head += more
    if not head:
        raise EmptyError(name, "empty: nothing in it to read", "give a report's text")
    return head


def _fail(error: InputError) -> Raw:
    raise error


def _unreadable(name: str, error: OSError | ValueError) -> InputError:
    if not name:
        return NotFoundError("''", "an empty name", "give a file, a folder, an address, or - for standard input")
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return NotFoundError(name, "no such file or folder", "check the path")
    if isinstance(error, PermissionError):
        return InputError(name, "no right to read it", "change its permissions or give another file")
    if isinstance(error, OSError) and error.strerror:
        return InputError(name, f"cannot be read ({error.strerror.lower()})", "check the path")
    return NotFoundError(name.replace("\x00", "\\0"), "no file can have this name", "check the path")


def _file(name: str) -> Raw:
    try:
        about = os.stat(name)
        if not stat.S_ISREG(about.st_mode):
            what = next((words for fits, words in KINDS if fits(about.st_mode)), "no file")
            raise RefusedError(name, f"{what}, not a file", "send it to standard input and give -")
        return Raw(open(name, "rb"), size=about.st_size)
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from error


def _standard_input(stdin: BinaryIO | None) -> Raw:
    if stdin is None or stdin.closed:
        raise UsageError("-", "there is no standard input", "give a file")
    return Raw(stdin)


def _address(url: str, scheme: str, fetch: Fetch) -> Raw:
    if scheme == "file":
        raise RefusedError(url, "file:// is not fetched", "give the path itself")
    if scheme not in ("http", "https"):
        raise RefusedError(url, f"{scheme}:// is not fetched", "give an http or https address, or a file")
    page = fetch(url)
    return Raw(io.BytesIO(page.body), page.url, page.content_type)
