"""A ledger of each older version is brought up to date when it is opened, and holds what it held.

Here: ledgers that each version made (kept/), and that the migrations end at the tables as they are. Not here: a ledger of a newer version
(test_sqlite.py).
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from tests.storage.contract import DEEP, file
from tests.storage.versions import FOLDER, contents

from secondlead.storage import migrate, open_store
from secondlead.storage.engine import connect
from secondlead.storage.tables import HEAD, META

WORDS = ("report_words", "statement_words")  # the search's tables are no part of the metadata


def test_the_migrations_end_at_the_tables_as_they_are(tmp_path: Path) -> None:
    open_store(str(tmp_path / "x.db"), create=True).close()
    engine = connect(tmp_path / "x.db")
    with engine.connect() as connection:

        def ours(_: object, name: str | None, kind: str, *__: object) -> bool:
            return not (kind == "table" and (name or "").startswith(WORDS))

        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, META) == []
    engine.dispose()


def test_the_newest_version_is_the_one_that_the_program_knows() -> None:
    assert migrate.versions()[-1] == HEAD
    assert migrate.versions() == sorted(migrate.versions())


@pytest.mark.parametrize("version", migrate.versions())
def test_a_ledger_of_each_version_opens_and_holds_what_it_held(tmp_path: Path, version: str) -> None:
    """And goes on: another report can be filed."""
    packed = FOLDER / f"{version}.db.gz"
    assert packed.exists(), "keep a ledger of these tables before they change: python -m tests.storage.versions"
    path = tmp_path / "ledger.db"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    store = open_store(str(path))
    assert contents(store) == json.loads((FOLDER / f"{version}.json").read_text(encoding="utf-8"))
    file(store, DEEP[3:4])
    store.close()
    engine = connect(path)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    engine.dispose()


def test_a_migration_that_breaks_leaves_the_ledger_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ledger.db"

    def broken(connection: object, to: str = "head") -> None:
        connection.exec_driver_sql("CREATE TABLE half_done (x)")  # type: ignore[attr-defined]
        raise RuntimeError("broken")

    with monkeypatch.context() as patched:
        patched.setattr(migrate, "upgrade", broken)
        with pytest.raises(RuntimeError):
            open_store(str(path), create=True)
    store = open_store(str(path), create=True)
    file(store, DEEP[:1])
    store.close()
    engine = connect(path)
    with engine.connect() as connection:
        assert not connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'half_done'").all()
    engine.dispose()
