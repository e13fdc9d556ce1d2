"""`secondlead add`, `search`, `forget`: what is printed, the exit status, and that no report is lost on the way.

Here: real runs over the reports in the package. Not here: what is decided on a report (test_ledgerdesk.py), the store (storage/).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import secondlead.desk
import secondlead.ledgerdesk
from secondlead.cli.main import main
from secondlead.errors import StorageError

DEMO = Path(secondlead.desk.__file__).parent / "demo"
DB = "ledger.db"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the package's three reports."""
    path = tmp_path_factory.mktemp("ledger") / DB
    assert main(["add", str(DEMO), "--db", str(path)]) == 0
    return path


@pytest.fixture
def ledger(filled: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    for name in (DB, f"{DB}-wal"):
        if (filled.parent / name).exists():
            shutil.copy(filled.parent / name, tmp_path / name)
    return tmp_path / DB


@pytest.mark.encoder
def test_add_ends_with_the_counts(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(DEMO), "--db", str(ledger)]) == 0
    assert capsys.readouterr() == ("0 new, 0 updated, 3 unchanged, 0 repeated, 0 refused\n", "")


@pytest.mark.encoder
def test_what_is_refused_is_named_and_the_rest_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_text(" ")
    inputs = ["nowhere.txt", str(tmp_path / "empty.txt"), str(DEMO / "ferry-3-other-agency.txt")]
    assert main(["add", *inputs, "--db", str(tmp_path / DB), "--format", "json"]) == 2
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert {name: told[name] for name in ("new", "updated", "unchanged", "repeated")} == {
        "new": 1,
        "updated": 0,
        "unchanged": 0,
        "repeated": 0,
    }
    assert [one["input"] for one in told["refused"]] == inputs[:2]
    assert [line.split(": ")[0] for line in err.splitlines()] == ["secondlead"] * 2


@pytest.mark.encoder
def test_search_shows_where_words_stand(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "foreign", "ministry", "--db", str(ledger), "--limit", "1"]) == 0
    head, words = capsys.readouterr().out.splitlines()
    assert "story 1" in head
    assert "ministry" in words
    assert main(["search", "zeppelin", "--db", str(ledger), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"hits": []}


@pytest.mark.encoder
def test_forget_takes_out_for_good(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["search", "ferry", "--db", str(ledger), "--format", "json"])
    (report, *_) = {hit["report"] for hit in json.loads(capsys.readouterr().out)["hits"]}
    assert main(["forget", report, "--why", "sent by mistake", "--db", str(ledger)]) == 0
    assert capsys.readouterr().out == "the report is out; entry 4 says when and why\n"
    main(["search", "ferry", "--db", str(ledger), "--format", "json"])
    assert report not in {hit["report"] for hit in json.loads(capsys.readouterr().out)["hits"]}
    assert main(["forget", "--name", "Halden Press", "--why", "asked for", "--db", str(ledger)]) == 0
    assert capsys.readouterr().out.startswith("the name is out of ")


WRONG = [
    (["search", "x", "--db", "none.db"], 1, "none.db: no ledger there yet; add reports first: secondlead add INPUT..."),
    (["forget", "--db", "none.db", "--why", "x", "r"], 1, "none.db: no ledger there yet"),
    (["add", "x", "--db", "postgresql://h/x"], 2, "a ledger in postgresql is not supported; give a file, or sqlite:///PATH"),
    (["add", "x", "--db", "."], 1, ".: it is a folder; name a file in it"),
    (["add", "x", "--published", "yesterday"], 2, "--published: 'yesterday' is no day or time of ISO 8601"),
    (["search", "x", "--limit", "0"], 2, "invalid value for '--limit'"),
]


@pytest.mark.parametrize(("arguments", "status", "said"), WRONG, ids=[" ".join(one[0]) for one in WRONG])
def test_mistakes_are_one_line(
    arguments: list[str], status: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == status
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err
    assert not [one for one in tmp_path.iterdir() if one.suffix == ".db"]


@pytest.mark.encoder
@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (KeyboardInterrupt(), 130, "interrupted: what is counted is kept; run it again for the rest"),
        (StorageError("x.db", "the disk is full", "make room"), 1, "x.db: the disk is full; make room"),
    ],
    ids=["Ctrl-C", "disk full"],
)
def test_what_breaks_off_still_counts_what_is_kept(
    error: BaseException, status: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And what is counted is there."""
    taken = secondlead.ledgerdesk.Ledger._file
    left = [2]

    def file(self, deep, by):  # type: ignore[no-untyped-def]
        left[0] -= 1
        if left[0] < 0:
            raise error
        return taken(self, deep, by)

    monkeypatch.setattr(secondlead.ledgerdesk.Ledger, "_file", file)
    assert main(["add", str(DEMO), "--db", str(tmp_path / DB)]) == status
    out, err = capsys.readouterr()
    assert out == "1 new, 1 updated, 0 unchanged, 0 repeated, 0 refused\n"
    assert said in err
    monkeypatch.setattr(secondlead.ledgerdesk.Ledger, "_file", taken)
    assert main(["add", str(DEMO), "--db", str(tmp_path / DB)]) == 0
    assert capsys.readouterr().out == "1 new, 0 updated, 2 unchanged, 0 repeated, 0 refused\n"


def test_reading_and_help_load_no_database() -> None:
    """The start of every other command stays quick."""
    program = "import sys, secondlead.cli.main, secondlead.desk; print({'sqlalchemy', 'alembic', 'sqlite3'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
