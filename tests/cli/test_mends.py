"""Rules: the commands that mend, note and reread say in one line what they did, and in one line why they could not.

Here: their options and what they print. Not here: what a mend does (tests/test_ledgermends.py), what is hidden (tests/test_rereading.py).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.test_ledgermends import OTHER, A, B, Desk, lead

from secondlead.cli.main import main
from secondlead.desk import Deep

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """A command line over a ledger of two stories: (exit status, output, errors)."""
    with Desk(tmp_path / "ledger.db") as desk:
        desk.came(lead(0), lead(1), _short(lead(0, plot=2)))

    def ran(*arguments: str) -> tuple[int, str, str]:
        status = main([*arguments, "--db", str(tmp_path / "ledger.db")])
        out, err = capfd.readouterr()
        return status, out, err

    return ran


def _short(deep: Deep) -> Deep:
    """The same, but for two statements that its reader missed."""
    several = deep.reading.statements[:-2]
    frames = tuple(one for one in deep.frames if one.statement in {statement.id for statement in several})
    return Deep(replace(deep.reading, statements=several), frames, deep.vectors[:-2])


CHECKED = ("--by", "Mira", "--why", "it says may")
DONE: list[tuple[tuple[str, ...], str]] = [
    (("move", B, "2"), rf"report {B} moved from story 1 to story 2; entry 4\n"),
    (("move", B, "new"), rf"report {B} moved from story 1 to story 3; entry 4\n"),
    (("split", "1", B, "--by", "Mira"), rf"{B} split off story 1 into story 3; entry 4\n"),
    (("merge", "2", "1", "--why", "one ship"), r"story 2 merged into story 1; entry 4\n"),
    (("correct", A, "s3", "--certainty", "likely", *CHECKED), rf"{A} s3 corrected: certainty likely \(was certain\): “the .*”; entry 4\n"),
    (("correct", A, "s3", "--source", "-", *CHECKED), rf"{A} s3 corrected: source - \(was .*\): “the .*”; entry 4\n"),
    (("correct", A, "s3", "--relay", "Ana Soler; Press", *CHECKED), rf"{A} s3 corrected: relay Ana Soler → Press \(was .*entry 4\n"),
    (("correct", A, "s3", "--drop", *CHECKED), rf"{A} s3 dropped: “the .*”; entry 4\n"),
    (("log",), r"nothing was mended\n"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "line"), DONE, ids=[" ".join(case[0][:4]) for case in DONE])
def test_what_was_done_is_said_in_one_line(run: Run, arguments: tuple[str, ...], line: str) -> None:
    status, out, err = run(*arguments)
    assert (status, err) == (0, "")
    assert re.fullmatch(line, out), out


WRONG: list[tuple[tuple[str, ...], str]] = [
    (("move", "zz", "1"), "report zz: there is none of that id in this ledger; see secondlead story ID"),
    (("merge", "1", "99"), "story 99: there is none of that id in this ledger; see secondlead stories"),
    (("correct", A, "s1", "--certainty", "sure", *CHECKED), "--certainty sure: no class of the scale; give one of almost-certain"),
    (("correct", A, "s1", *CHECKED), "correct: nothing to mend; give --drop, or at least one of --source, --body, --certainty"),
    (("correct", A, "s1", "--drop"), "missing option '--by'; see secondlead --help"),
    (("undo",), "undo: there is no mend in this ledger to take back; see secondlead log"),
    (("undo", "1"), "entry 1: it is no mend (report); see secondlead log"),
    (("undo", "soon"), "invalid value for '[ENTRY]': "),
    (("note", "99", "no word"), "story 99: there is none of that id in this ledger; see secondlead stories"),
    (("note", "1", " "), "note: an empty note; say what was asked and answered, in quotation marks"),
    (("reread", "--story", "99"), "story 99: there is none of that id in this ledger; see secondlead stories"),
]


@pytest.mark.parametrize(("arguments", "line"), WRONG, ids=[" ".join(case[0][:4]) for case in WRONG])
def test_what_could_not_be_done_is_said_in_one_line(run: Run, arguments: tuple[str, ...], line: str) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith(f"secondlead: {line}")
    assert err.count("\n") == 1


def test_an_undo_of_what_is_undone_names_the_mend(run: Run) -> None:
    run("merge", "2", "1")
    assert run("undo") == (0, "entry 4 undone; entry 5\n", "")
    status, out, err = run("undo", "4")
    assert (status, out) == (2, "")
    assert err == "secondlead: entry 4: it is undone by entry 5 already (story 2 merged into story 1); undo 5 to have it again\n"


def test_mends_are_shown_in_the_log_the_story_and_its_forms(run: Run) -> None:
    run("correct", A, "s3", "--certainty", "likely", *CHECKED)
    run("move", OTHER, "1", "--by", "Ole", "--why", "one ship")
    run("undo", "--by", "Mira")
    _, out, _ = run("log")
    assert re.search(r"^ {5}4  .* Mira: .* s3 corrected: .* \(it says may\)$", out, re.MULTILINE)
    assert re.search(rf"^ {{5}}5  .* Ole: report {OTHER} moved .* \(one ship\); undone by entry 6$", out, re.MULTILINE)
    mends: list[dict[str, Any]] = json.loads(run("log", "--format", "json")[1])["mends"]
    assert [(one["number"], one["kind"], one["undone"]) for one in mends] == [(4, "correct", None), (5, "move", 6), (6, "undo", None)]
    _, text, _ = run("story", "1")
    assert "MENDED" in text
    assert "mended: certainty likely (was certain); checked by Mira (it says may)" in " ".join(text.split())
    story = json.loads(run("story", "1", "--format", "json")[1])
    assert [(one["entry"], one["kind"], one["by"], one["why"]) for one in story["mends"]] == [(4, "correct", "Mira", "it says may")]
    assert any(one["mended"] for held in story["propositions"] for one in held["statements"])
    assert "Mended</h2>" in run("story", "1", "--format", "html")[1]


@pytest.mark.encoder
def test_a_note_and_a_rereading(run: Run) -> None:
    status, out, _ = run("note", "1", "14:10, called the Belmar Shipping Company, no comment", "--by", "Mira", "--confidential")
    assert status == 0
    assert re.fullmatch(r"noted in story 1 as report [0-9a-f]{16}, confidential\n", out)
    for form in ("text", "json", "html"):
        assert "Belmar" not in run("story", "1", "--format", form)[1]
        assert "Belmar" in run("story", "1", "--format", form, "--confidential")[1]
    status, out, _ = run("reread", "--story", "2")
    assert status == 0
    assert len(re.findall(r"^    re-reading, added: ", out, re.MULTILINE)) == 2
    assert out.endswith("\nread again: 1; alike: 0; differently: 1 (none of it a change of the story)\n")
    told = json.loads(run("reread", "--format", "json")[1])
    assert told == {"read": 4, "reread": []}
