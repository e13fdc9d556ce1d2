"""kill -9 at any point of `add`: nothing that was acknowledged is lost, nothing is there twice, and adding goes on.

Here: a process that adds and is killed by chance, again and again. Not here: what a store does while it lives (contract.py).
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from tests import synthetic
from tests.storage.contract import DEEP, ids

from secondlead.ledger.entries import replay
from secondlead.ledgerdesk import Ledger
from secondlead.model.filing import Place
from secondlead.storage import open_store

ROOT = Path(__file__).parents[2]
LONGEST = 0.5  # seconds until a kill: some fall into the making of the ledger, most between and into transactions
ADDER = """
import sys
from tests import synthetic
from tests.storage.contract import DEEP
from secondlead.ledgerdesk import Ledger
from secondlead.storage import open_store

print("ready", flush=True)
sys.stdin.readline()
first = int(sys.argv[2])
with Ledger(open_store(sys.argv[1], create=True), synthetic.deeper(DEEP), synthetic.embed) as ledger:
    for one in ledger.take(deep.reading.report for deep in DEEP[first:]):
        print(one.what, one.report, flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is POSIX's")
@pytest.mark.parametrize("points", [8, pytest.param(200, marks=pytest.mark.long)])
def test_a_kill_loses_nothing_acknowledged_and_doubles_nothing(tmp_path: Path, points: int) -> None:
    draw = random.Random(points)
    acknowledged: set[str] = set()
    ledgers = 0
    path = tmp_path / "0.db"
    for _ in range(points):
        told = killed(path, max(0, len(acknowledged) - 2), draw.uniform(0, LONGEST))
        acknowledged |= told
        there = reports(path)
        assert acknowledged <= set(there), "lost"
        assert not [one for one, many in Counter(there).items() if many > 1], "doubled"
        if len(acknowledged) >= len(DEEP) - 8:  # full enough: the next kills fall on a new one
            whole(path)
            ledgers += 1
            path, acknowledged = tmp_path / f"{ledgers}.db", set()
    whole(path)


def killed(path: Path, first: int, after: float) -> set[str]:
    """Add the reports from a number on in a process of its own, kill it after so many seconds; what it had acknowledged."""
    out, told = os.pipe()
    child = os.fork()
    if not child:
        os.close(out)
        try:
            with Ledger(open_store(str(path), create=True), synthetic.deeper(DEEP), synthetic.embed) as ledger:
                for one in ledger.take(deep.reading.report for deep in DEEP[first:]):
                    os.write(told, f"{one.report}\n".encode())
        finally:
            os._exit(0)
    os.close(told)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(out, "rb") as pipe:
        lines = pipe.read().decode().split("\n")[:-1]  # what was cut off is not told
    return set(lines)


def reports(path: Path) -> list[str]:
    """The reports of a ledger, as SQLite itself sees them; none where the kill came before the ledger was made."""
    if not path.exists():
        return []
    connection = sqlite3.connect(path)
    try:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        return [row[0] for row in connection.execute("SELECT id FROM reports")] if "reports" in names else []
    finally:
        connection.close()


def whole(path: Path) -> None:
    """After all kills: every report is added, each once; the file is sound; the log replayed gives where each stands."""
    with Ledger(open_store(str(path), create=True), synthetic.deeper(DEEP), synthetic.embed) as ledger:
        ledger.add([deep.reading.report for deep in DEEP])
        added = ledger.add([deep.reading.report for deep in DEEP])
        assert added.unchanged == len(DEEP)
        with ledger.store.reading() as reader:
            places = replay(reader.entries(reader.upto())).places
            found = reader.slips(ids(DEEP), reader.upto())
            assert {slip.id: Place(slip.story, slip.series, slip.copy_of) for slip in found} == places
            assert len(found) == len({deep.reading.report.id for deep in DEEP})
            assert len(reader.entries(reader.upto(), ["report"])) == len(found)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in ("report_words", "statement_words"):
        connection.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
    connection.close()


def test_two_programs_add_at_once(tmp_path: Path) -> None:
    """Both add the same reports: each is filed once, by whoever came first; the other says that it is there."""
    path = tmp_path / "ledger.db"
    both = [
        subprocess.Popen([sys.executable, "-c", ADDER, str(path), "0"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        for _ in range(2)
    ]
    for one in both:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    outs = []
    for one in both:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in both:
        out, _ = one.communicate(timeout=120)
        outs.append(out.splitlines())
        assert one.returncode == 0
    filed = [line.split()[1] for out in outs for line in out if not line.startswith("unchanged")]
    assert sorted(filed) == sorted(ids(DEEP))
    assert all(len(out) == len(DEEP) for out in outs)
    whole(path)
