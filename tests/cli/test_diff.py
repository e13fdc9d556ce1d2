"""Rules: what `secondlead diff` writes, where, with which exit status. The reader is a stand-in: nothing here reads a report."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from tests.cli.runner import reader, run

from secondlead.cli.main import main

Shell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "SECONDLEAD_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def here(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments, reader)
        out, err = capsys.readouterr()
        return status, out, err

    return here


def test_nothing_differs(shell: Shell) -> None:
    status, out, err = shell("diff", "voyage", "voyage")
    assert (status, err) == (0, "")
    assert "Nothing differs." in out


def test_all_that_one_report_says_is_dropped_where_the_other_says_nothing(shell: Shell) -> None:
    status, out, _ = shell("diff", "voyage", "other")
    assert status == 0
    assert "dropped" in out
    assert "added" not in out


def test_json_fits_its_schema(shell: Shell) -> None:
    schema = json.loads((files("secondlead.model") / "diff.schema.json").read_text(encoding="utf-8"))
    status, out, _ = shell("diff", "other", "voyage", "--format", "json")
    jsonschema.Draft202012Validator(schema).validate(json.loads(out))
    assert (status, json.loads(out)["changes"][0]["kind"]) == (0, "added")


def test_jsonl_is_one_line(shell: Shell) -> None:
    _, out, _ = shell("diff", "other", "voyage", "--format", "jsonl")
    assert out.count("\n") == 1
    assert json.loads(out)["new"]["input"] == "voyage"


def test_html_goes_to_a_file(shell: Shell, tmp_path: Path) -> None:
    status, out, _ = shell("diff", "other", "voyage", "--format", "html", "--out", str(tmp_path / "page.html"))
    assert (status, out) == (0, "")
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_outlet_and_day_are_given_to_both(shell: Shell) -> None:
    _, out, _ = shell("diff", "one", "other", "--outlet", "Halden Press", "--published", "2025-03-04", "--format", "json")
    data = json.loads(out)
    assert {data[side]["outlet"] for side in ("old", "new")} == {"Halden Press"}
    assert {data[side]["published"] for side in ("old", "new")} == {"2025-03-04"}


def test_what_cannot_be_read_is_one_line_and_nothing_is_written(shell: Shell, tmp_path: Path) -> None:
    out = tmp_path / "diff.json"
    status, printed, err = shell("diff", "missing.txt", "voyage", "--format", "json", "--out", str(out))
    assert (status, printed, out.exists()) == (2, "", False)
    assert err == "secondlead: missing.txt: no such file; check its name\n"


def test_both_mistakes_are_told_and_the_worst_counts(shell: Shell) -> None:
    status, _, err = shell("diff", "https://down.example/a", "missing.txt")
    assert status == 2
    assert err.count("\n") == 2


BAD = [
    (("diff", "voyage"), "missing argument"),
    (("diff", "-", "-"), "standard input holds one report"),
    (("diff", ".", "voyage"), "it is a folder"),
    (("diff", "voyage", "other", "--published", "yesterday"), "is no day or time"),
    (("diff", "voyage", "other", "--format", "pdf"), "invalid value"),
]


@pytest.mark.parametrize(("arguments", "words"), BAD)
def test_bad_usage(shell: Shell, arguments: tuple[str, ...], words: str) -> None:
    status, out, err = shell(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("secondlead: ")
    assert words in err
    assert err.count("\n") == 1


def test_one_of_the_two_may_be_standard_input() -> None:
    done = run("diff", "-", "voyage", "--format", "json", stdin=b"Two people died.")
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["old"]["text"] == "Two people died."


def test_the_schema_of_a_diff_is_printed(shell: Shell) -> None:
    status, out, _ = shell("schema", "diff")
    assert (status, json.loads(out)["required"]) == (0, ["secondlead", "old", "new", "changes"])
    assert json.loads(shell("schema")[1])["title"] == "A reading of Second Lead"
