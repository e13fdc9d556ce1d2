"""The connection to a database, and the one door where its errors become ours.

Here: addresses, SQLite's settings, errors. Not here: tables, queries, migrations.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from secondlead.errors import StorageError, UsageError

WAIT = 30.0  # seconds that a writer waits for another
CACHE = 32  # MiB of pages that a connection keeps
APPLICATION = 0x5EC0_1EAD & 0x7FFF_FFFF  # marks the file as a ledger (SQLite's application_id)

# What SQLite says -> what is wrong, what to do. The first that stands in its message.
SAID: tuple[tuple[str, str, str], ...] = (
    ("locked", f"another program has been writing to it for {WAIT:g} s", "let it end and try again: nothing that was kept is lost"),
    ("disk is full", "the disk is full", "make room and run it again: what is kept is not added twice"),
    ("readonly", "no right to write there", "change its rights, or name another file with --db"),
    ("unable to open", "it cannot be opened or made there", "check the path and its rights, or name another file with --db"),
    ("not a database", "not a ledger, nor any database", "name another file with --db"),
    ("malformed", "the database is damaged", "take a copy of it, then put a backup in its place"),
    ("disk i/o", "the disk cannot be read or written", "check the disk, then try again"),
)


def file_of(address: str) -> Path:
    """The file that an address (a path, or sqlite:///PATH) stands for. Raises UsageError for other databases and names no file has."""
    scheme, found, rest = address.partition("://")
    if found and scheme != "sqlite":
        raise UsageError(address.split("@")[-1], f"a ledger in {scheme} is not supported", "give a file, or sqlite:///PATH")
    path = rest.removeprefix("/") if found else address
    if not path or "\0" in path or path == ":memory:":
        raise UsageError(address.replace("\0", "\\0") or "''", "no file can have this name", "give the path of a file")
    return Path(path).expanduser()


def connect(path: Path) -> Engine:
    """An engine for a file. Write transactions take SQLite's lock at their start; every commit is on disk."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": WAIT}, pool_size=4, max_overflow=60)
    event.listen(engine, "connect", _settings)
    event.listen(engine, "begin", _begin)
    return engine


def _settings(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for one in ("synchronous=FULL", "foreign_keys=ON", f"cache_size=-{CACHE * 1024}", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {one}").close()


def keep_log(engine: Engine) -> None:
    """Write ahead from now on (WAL), so that readers never wait; the file remembers it. Not before it is known to be a ledger."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode=WAL").close()
    finally:
        connection.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


@contextmanager
def mapped(place: str) -> Iterator[None]:
    """Whatever a database or the disk says, as StorageError."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise said(place, error) from error


def said(place: str, error: Exception) -> StorageError:
    """An error of the database in our words."""
    words = str(error.orig if isinstance(error, DBAPIError) else error)
    for sign, what, mend in SAID:
        if sign in words.lower():
            return StorageError(place, what, mend)
    return StorageError(place, f"the database says: {words}", "please report it, with what SECONDLEAD_DEBUG=1 shows")


def prepared(path: Path, create: bool) -> None:
    """The file's folder, made where it is wanted. Raises StorageError where no ledger can be there."""
    try:
        if path.is_dir():
            raise StorageError(str(path), "it is a folder", "name a file in it")
        if path.exists():
            return
        if not create:
            raise StorageError(str(path), "no ledger there yet", "add reports first: secondlead add INPUT...")
        path.parent.mkdir(parents=True, exist_ok=True)
        if not os.access(path.parent, os.W_OK):
            raise StorageError(str(path), "no right to write there", "name another file with --db")
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise StorageError(str(path), f"it cannot be made ({why})", "name another file with --db") from error


def pragma(connection: Connection, name: str) -> Any:
    """What SQLite says of one of its settings."""
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()
