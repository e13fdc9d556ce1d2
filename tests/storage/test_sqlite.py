"""The store in one SQLite file: the contract, and what is a file's own affair: two programs at once, locks, full disks, other files."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from tests.storage.contract import DEEP, Clock, Opened, StoreContract, file, filing, ids

from secondlead.errors import SecondLeadError, StorageError, UsageError
from secondlead.storage import Store, engine, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a folder" / "ledger.db"


@pytest.fixture
def opened(path: Path) -> Opened:
    clock = Clock()
    return lambda: open_store(str(path), create=True, clock=clock)


class TestSqlite(StoreContract):
    """The contract, for SQLite."""


def test_a_commit_is_on_disk_before_it_is_told(opened: Opened, path: Path) -> None:
    """WAL, and synchronous FULL: SQLite's own words for it."""
    opened()
    engine_ = engine.connect(path)
    with engine_.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine_.dispose()


def test_two_writers_of_one_program_wait_for_each_other(opened: Opened) -> None:
    store = opened()
    halves = (DEEP[:12], DEEP[12:24])
    threads = [threading.Thread(target=file, args=(store, half)) for half in halves]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    with store.reading() as reader:
        assert sorted(one.id for one in reader.story("1", reader.upto())) == sorted(ids(DEEP[:24]))
        assert [one.number for one in reader.entries(99)] == list(range(1, 25))


def test_a_file_that_another_holds_is_waited_for_and_then_named(opened: Opened, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "WAIT", 0.1)
    store = opened()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match=r"ledger\.db: another program has been writing to it .*; let it end and try again"):
        file(store, DEEP[:1])
    with store.reading() as reader:  # readers do not wait
        assert reader.upto() == 0
    other.execute("ROLLBACK")
    other.close()
    file(store, DEEP[:1])


def test_a_full_disk_loses_nothing_that_was_kept(opened: Opened, path: Path) -> None:
    """SQLite's own limit on pages stands for the disk's: it fails at the same calls, with the same error."""
    store = opened()
    file(store, DEEP[:2])
    pages: list[int] = []

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        pages.append(connection.execute("PRAGMA page_count").fetchone()[0])
        connection.execute(f"PRAGMA max_page_count={pages[-1] + 1}")

    store.close()
    again = opened()
    engine.event.listen(again._engine, "connect", limit)  # type: ignore[attr-defined]
    again._engine.dispose()  # type: ignore[attr-defined]
    with pytest.raises(StorageError, match="the disk is full; make room and run it again"):
        file(again, DEEP[2:20])
    with again.reading() as reader:
        there = [one.id for one in reader.story("1", reader.upto())]
    assert there[:2] == ids(DEEP[:2])
    again.close()
    third = opened()
    file(third, [one for one in DEEP[:20] if one.reading.report.id not in there])
    with third.reading() as reader:
        assert sorted(one.id for one in reader.story("1", reader.upto())) == sorted(ids(DEEP[:20]))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount a small disk")
@pytest.mark.long
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.system(f"mount -t tmpfs -o size=2m tmpfs '{disk}' 2>/dev/null"):
        pytest.skip("no disk can be mounted here")
    kept: list[str] = []
    try:
        store = open_store(str(disk / "ledger.db"), create=True)
        with pytest.raises(StorageError, match=r"the disk is full|cannot be read or written"):
            filled(store, kept)
        store.close()
        store = open_store(str(disk / "ledger.db"))
        with store.reading() as reader:
            assert [one.id for one in reader.story("1", reader.upto())] == kept
        store.close()
    finally:
        os.system(f"umount '{disk}'")
    assert kept


def filled(store: Store, kept: list[str]) -> None:
    """File the same reports over and over; kept: the ids of those that were acknowledged."""
    for deep in DEEP * 20:
        one = filing(deep, "1")
        with store.writing() as writer:
            mine = writer.new_id(one.slip.id)
            writer.file(replace(one, slip=replace(one.slip, id=mine), places={mine: one.places[one.slip.id]}), "test")
        kept.append(mine)


OTHER_FILES = [
    ("a text", lambda path: path.write_text("Not a database, whatever its name. " * 40), "not a ledger, nor any database"),
    ("another program's database", lambda path: _other(path), "a database, but no ledger of Second Lead's"),
    ("a folder", lambda path: path.mkdir(), "it is a folder"),
    ("a damaged ledger", lambda path: _damaged(path), "the database is damaged|not a ledger, nor any database"),
    ("a newer version's", lambda path: _newer(path), r"made by a newer Second Lead \(its tables are version 9999"),
]


@pytest.mark.parametrize(("make", "said"), [one[1:] for one in OTHER_FILES], ids=[one[0] for one in OTHER_FILES])
def test_what_is_no_ledger_is_said_in_one_line_and_left_alone(tmp_path: Path, make, said: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "x.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StorageError, match=said) as error, open_store(str(path), create=True).reading() as reader:
        reader.stories(reader.upto(), 5)
    assert "\n" not in str(error.value)
    assert str(error.value).startswith(f"{path}: ")
    if path.is_file():
        assert path.read_bytes() == before


def _other(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE reports (id)")
    connection.close()


def _damaged(path: Path) -> None:
    store = open_store(str(path), create=True)
    file(store, DEEP[:5])
    store.close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x07" * (len(data) - 4096)
    path.write_bytes(bytes(data))


def _newer(path: Path) -> None:
    open_store(str(path), create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


ADDRESSES = [
    ("postgresql://anna:secret@desk.example/ledger", UsageError, "a ledger in postgresql is not supported"),
    ("", UsageError, "no file can have this name"),
    ("sqlite://", UsageError, "no file can have this name"),
    ("a\0b", UsageError, "no file can have this name"),
    (":memory:", UsageError, "no file can have this name"),
]


@pytest.mark.parametrize(("address", "error", "said"), ADDRESSES)
def test_an_address_that_is_none(address: str, error: type[SecondLeadError], said: str) -> None:
    with pytest.raises(error, match=said) as raised:
        open_store(address, create=True)
    assert "secret" not in str(raised.value)


def test_an_address_may_be_a_path_or_a_url(tmp_path: Path) -> None:
    name = tmp_path / "a? #%41 b.db"
    open_store(str(name), create=True).close()
    assert name.exists()
    open_store(f"sqlite:///{tmp_path}/c.db", create=True).close()
    assert (tmp_path / "c.db").exists()


def test_reading_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no ledger there yet; add reports first"):
        open_store(str(tmp_path / "none.db"))
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "empty.db").touch()
    with pytest.raises(StorageError, match="an empty file, no ledger"):
        open_store(str(tmp_path / "empty.db"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(StorageError, match="no right to write there"):
        open_store(str(tmp_path / "x.db"), create=True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("attempt to write a readonly database", "no right to write there"),
        ("unable to open database file", "it cannot be opened or made there"),
        ("database is locked", "another program has been writing to it"),
        ("database or disk is full", "the disk is full"),
        ("disk I/O error", "the disk cannot be read or written"),
        ("database disk image is malformed", "the database is damaged"),
        ("file is not a database", "not a ledger, nor any database"),
        ("something new", "the database says: something new"),
    ],
)
def test_what_sqlite_says_in_our_words(words: str, said: str) -> None:
    assert said in str(engine.said("x.db", sqlite3.OperationalError(words)))


def test_forgotten_words_are_not_in_the_file_any_more(opened: Opened, path: Path) -> None:
    """Not in tables, not in the search's, not in pages that were let go, not in the log of writes."""
    store = opened()
    file(store, DEEP[:8])
    name = DEEP[2].reading.entities[0].name
    ship = (DEEP[5].reading.report.title or "").split()[0]
    assert any(word.encode() in _all(path) for word in name.split())
    with store.writing() as writer:
        writer.forget_name(name, "asked for", "anna")
    for deep in DEEP[:8]:
        if ship in deep.reading.report.text:
            with store.writing() as writer:
                writer.forget_report(deep.reading.report.id, "asked for", "anna")
    left = _all(path).lower()
    assert name.lower().encode() not in left
    assert ship.lower().encode() not in left
    store.close()


def _all(path: Path) -> bytes:
    return b"".join(one.read_bytes() for one in path.parent.iterdir())
