"""The store in one SQLite file. Here: transactions. Not here: what is read or written in them (reads.py, writes.py)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Engine

from secondlead.storage.contract import Reader, Writer
from secondlead.storage.engine import mapped
from secondlead.storage.reads import SqlReader
from secondlead.storage.writes import SqlWriter


class SqliteStore:
    """A ledger in one file. May be used by several threads and programs at once: readers do not wait, writers wait for each other."""

    def __init__(self, engine: Engine, place: str, clock: Callable[[], datetime] | None = None) -> None:
        self._engine = engine
        self._place = place
        self._clock = clock or (lambda: datetime.now(UTC))
        self._turn = threading.Lock()  # between threads: SQLite's own waiting is by polling, and is not fair

    @property
    def place(self) -> str:
        """The file."""
        return self._place

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """One moment of the ledger."""
        with mapped(self._place), self._engine.connect() as connection:
            yield SqlReader(connection, self._clock)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A change, on disk when the block ends."""
        with self._turn, mapped(self._place), self._engine.connect().execution_options(writes=True) as connection:
            writer = SqlWriter(connection, self._clock)
            yield writer
            connection.commit()
            if writer.forgot:  # old pages lie in the write-ahead log until it is emptied
                connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()  # type: ignore[union-attr]

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
