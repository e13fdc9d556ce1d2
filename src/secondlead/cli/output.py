"""Where output goes: standard output, a file that is replaced in one step, or a device.

Here: writing, and what can go wrong with it as OutputError. Not here: what is written.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from secondlead.errors import OutputError, UsageError


@dataclass(frozen=True, slots=True)
class Sink:
    """An open place for output. `encoding` is that of its text; JSON and HTML are UTF-8 everywhere."""

    name: str
    stream: BinaryIO
    encoding: str
    terminal: bool

    def write(self, data: bytes) -> None:
        """Write all of data now. Raises BrokenPipeError where nobody reads any more, OutputError for all else."""
        with mapped(self.name):
            self.stream.write(data)
            self.stream.flush()

    def columns(self) -> int:
        """How wide it is: as the terminal says, 80 for all else."""
        try:
            return os.get_terminal_size(self.stream.fileno()).columns or 80
        except OSError:
            return 80


@contextmanager
def sink(out: Path | None) -> Iterator[Sink]:
    """The place for output: standard output for None, or out.

    A file appears, whole, when the block ends well; when it does not, or nothing was written, what was there before stays as it was.
    A device, a pipe, /dev/stdout are written to directly.
    """
    if out is None:
        stream = getattr(sys.stdout, "buffer", None)
        if stream is None:
            raise OutputError("standard output", "it is closed", "open it, or name a file with --out")
        yield Sink("standard output", stream, sys.stdout.encoding or "utf-8", sys.stdout.isatty())
    elif direct(out):
        with mapped(str(out)):
            device = os.fdopen(os.open(out, os.O_WRONLY | os.O_APPEND), "wb")
        try:
            yield Sink(str(out), device, "utf-8", device.isatty())
        finally:
            with mapped(str(out)):  # what could not be written is tried once more
                device.close()
    else:
        yield from replaced(out)


def direct(out: Path) -> bool:
    """Whether out is no plain file to be replaced: a name of an open stream, a device, a pipe."""
    if str(out) in ("/dev/stdout", "/dev/stderr") or str(out).startswith(("/dev/fd/", "/proc/self/fd/")):
        return True
    try:
        mode = out.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def replaced(out: Path) -> Iterator[Sink]:
    """A new file beside out, put in its place at the end."""
    if out.is_dir():
        raise OutputError(str(out), "it is a folder", "name a file in it")
    target = Path(os.path.realpath(out))  # a link stays a link, and what it points at is replaced
    with mapped(str(out)):
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=".part", dir=target.parent)
    try:
        stream = os.fdopen(handle, "wb")
        try:
            yield Sink(str(out), stream, "utf-8", False)
            with mapped(str(out)):
                stream.flush()
                size = stream.tell()
                os.fsync(handle)
        finally:
            with mapped(str(out)):  # as above
                stream.close()
        if size:
            with mapped(str(out)):
                os.chmod(name, mode(target))
                os.replace(name, target)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(name)


def mode(target: Path) -> int:
    """The rights of the file that is there, or those that a new file gets."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


@contextmanager
def mapped(name: str) -> Iterator[None]:
    """Errors of the operating system as OutputError; a broken pipe stays what it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except FileNotFoundError as error:
        raise OutputError(name, "its folder does not exist", "make the folder first, or name another file") from error
    except PermissionError as error:
        raise OutputError(name, "no right to write there", "choose another place, or change its rights") from error
    except OSError as error:
        raise OutputError(name, error.strerror or str(error), "make room, or choose another place") from error


def spare(out: Path | None, inputs: Sequence[str]) -> None:
    """Raise UsageError where out is one of the inputs (the report would be lost), OutputError where no file can have its name."""
    if out is None:
        return
    with mapped(str(out)):
        there = out.exists()
    for name in inputs if there else ():
        if os.path.exists(name) and os.path.samefile(name, str(out)):
            raise UsageError(str(out), "--out names an input", "name another file: the report would be lost")


def silence() -> None:
    """Stop writing to standard output for good: nobody reads it, and Python would complain once more when it ends."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
