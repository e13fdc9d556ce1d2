"""Names given by the user -> inputs, one by one. Here: files, folders, addresses, standard input. Not here: formats (formats.py).

An input is loaded only when it is asked for, and what is wrong with it is raised then: one bad input never stops the others.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from secondlead import net
from secondlead.errors import EmptyError, InputError, NotFoundError, RefusedError, UsageError
from secondlead.intake.formats import from_bytes
from secondlead.intake.limits import MAX_BYTES, too_large
from secondlead.model.report import Report

EXTENSIONS = frozenset({"", ".txt", ".text", ".htm", ".html", ".xhtml"})  # of the files that are read in a folder
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
    """Bytes as they arrived, and what came with them."""

    data: bytes
    url: str | None = None
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """One input, not yet loaded; name is what the user reads in errors and in `report.input`."""

    name: str
    get: Callable[[], Raw]

    def load(self, published: str | None = None, outlet: str | None = None) -> Report:
        """The report. Raises InputError or FetchError; a second call reads the source again."""
        raw = self.get()
        return from_bytes(raw.data, name=self.name, published=published, outlet=outlet, url=raw.url, content_type=raw.content_type)


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
        files = [entry for entry in reversed(entries) if Path(entry.name).suffix.lower() in EXTENSIONS and entry.is_file()]
        for entry in files:
            found = True
            yield Input(entry.path, partial(_file, entry.path))
        waiting.extend(entry.path for entry in folders)
    if not found:
        yield Input(name, partial(_fail, EmptyError(name, "no text or HTML file in this folder", "name the files themselves")))


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
        if about.st_size > MAX_BYTES:  # before a byte is read
            raise too_large(name, about.st_size)
        with open(name, "rb") as file:
            return Raw(_capped(file, name))
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from error


def _standard_input(stdin: BinaryIO | None) -> Raw:
    if stdin is None or stdin.closed:
        raise UsageError("-", "there is no standard input", "give a file")
    try:
        return Raw(_capped(stdin, "-"))
    except OSError as error:
        raise _unreadable("-", error) from error


def _capped(file: BinaryIO, name: str) -> bytes:
    data = file.read(MAX_BYTES + 1)  # a file may grow, and a device's file has no size: never more than one byte too many
    if len(data) > MAX_BYTES:
        raise too_large(name)
    return data


def _address(url: str, scheme: str, fetch: Fetch) -> Raw:
    if scheme == "file":
        raise RefusedError(url, "file:// is not fetched", "give the path itself")
    if scheme not in ("http", "https"):
        raise RefusedError(url, f"{scheme}:// is not fetched", "give an http or https address, or a file")
    page = fetch(url)
    return Raw(page.body, page.url, page.content_type)
