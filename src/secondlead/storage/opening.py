"""An address -> a store, its tables made or brought up to date.

Here: is it a ledger, of which version. Not here: the connection (engine.py), the steps (migrate.py), what a store does (sqlite.py).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, Engine

from secondlead.errors import StorageError
from secondlead.storage.contract import Store
from secondlead.storage.engine import APPLICATION, connect, file_of, keep_log, mapped, pragma, prepared
from secondlead.storage.sqlite import SqliteStore
from secondlead.storage.tables import HEAD


def open_store(address: str, *, create: bool = False, clock: Callable[[], datetime] | None = None) -> Store:
    """The store at an address: a path, or sqlite:///PATH. Raises StorageError or UsageError, each in one line.

    create: make it where there is none; clock: what the time is, in tests. A ledger of an older version is brought up to date; one of a
    newer version is left alone.
    """
    path = file_of(address)
    prepared(path, create)
    engine = connect(path)
    try:
        with mapped(str(path)):
            _ready(engine, str(path), create)
    except BaseException:
        engine.dispose()
        raise
    return SqliteStore(engine, str(path), clock)


def _ready(engine: Engine, place: str, create: bool) -> None:
    with engine.connect() as connection:
        if _version(connection, place, create) == HEAD:
            return
    from secondlead.storage.migrate import upgrade  # Alembic takes its time to load, and a ledger that is up to date does without

    with engine.connect().execution_options(writes=True) as connection:
        version = _version(connection, place, create)  # once more: another may have done it meanwhile
        if version != HEAD:
            upgrade(connection)
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
        connection.commit()
    keep_log(engine)


def _version(connection: Connection, place: str, create: bool) -> str | None:
    """The version of the tables, None for an empty file. Raises StorageError where this program cannot go on."""
    names = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not names and pragma(connection, "application_id") in (0, APPLICATION):
        if not create:
            raise StorageError(place, "an empty file, no ledger", "add reports first: secondlead add INPUT...")
        return None
    if pragma(connection, "application_id") != APPLICATION or "alembic_version" not in names:
        raise StorageError(place, "a database, but no ledger of Second Lead's", "name another file with --db")
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if version is None or str(version) > HEAD:
        what = f"made by a newer Second Lead (its tables are version {version}, known are up to {HEAD})"
        raise StorageError(place, what, "update Second Lead")
    return str(version)
