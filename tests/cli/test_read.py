"""Rules: what `secondlead read` writes, where, with which exit status. The reader is a stand-in: nothing here reads a report."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import BinaryIO

import pytest
from tests.cli.runner import reader, run
from tests.readings import voyage

from secondlead.cli.main import main
from secondlead.cli.read import Format
from secondlead.cli.start import start
from secondlead.model.reading import Reading
from secondlead.views.brief import brief
from secondlead.views.jsonout import line, one
from secondlead.views.terminal import render


@dataclass(frozen=True)
class Shell:
    """A command line in this process."""

    capture: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        status = main(arguments, reader)
        out, err = self.capture.readouterr()
        return status, out, err


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "SECONDLEAD_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return Shell(capsys)


def named(name: str) -> str:
    """The voyage, read from an input of that name."""
    return json.dumps(voyage().to_dict() | {"report": voyage().to_dict()["report"] | {"input": name}})


def test_text_is_the_brief_in_eighty_columns_without_colour(shell: Shell) -> None:
    status, out, err = shell("read", "voyage")
    assert (status, out.split("\n", 1)[1], err) == (0, render(brief(voyage()), 80).split("\n", 1)[1], "")


def test_json_of_one_input_is_one_reading(shell: Shell) -> None:
    status, out, _ = shell("read", "voyage", "--format", "json")
    assert (status, json.loads(out)) == (0, json.loads(named("voyage")))
    assert out == one(voyage()).replace('"voyage.txt"', '"voyage"')


def test_jsonl_is_a_reading_a_line_in_the_order_of_the_inputs(shell: Shell) -> None:
    status, out, _ = shell("read", "b", "voyage", "a", "--format", "jsonl")
    assert [json.loads(each)["report"]["input"] for each in out.splitlines()] == ["b", "voyage", "a"]
    assert out.splitlines(keepends=True)[1] == line(voyage()).replace('"voyage.txt"', '"voyage"')
    assert status == 0


def test_json_of_several_inputs_is_an_array(shell: Shell) -> None:
    _, out, _ = shell("read", "b", "a", "--format", "json")
    assert [each["report"]["input"] for each in json.loads(out)] == ["b", "a"]


def test_json_of_a_folder_is_an_array_however_many_it_holds(shell: Shell, tmp_path: Path) -> None:
    _, out, _ = shell("read", str(tmp_path), "--format", "json")
    assert [each["report"]["input"] for each in json.loads(out)] == [str(tmp_path)]


def test_json_of_a_file_of_several_reports_is_an_array(shell: Shell) -> None:
    _, out, _ = shell("read", "several.xml", "--format", "json")
    assert [each["report"]["input"] for each in json.loads(out)] == ["several.xml#1", "several.xml#2", "several.xml#3"]


@pytest.mark.parametrize("name", ["a.jsonl", "A.WARC.GZ", "a.mbox", "a.rss"])
def test_json_of_a_file_made_for_many_is_an_array_even_of_one(shell: Shell, name: str) -> None:
    _, out, _ = shell("read", name, "--format", "json")
    assert [each["report"]["input"] for each in json.loads(out)] == [name]


def test_html_of_several_inputs_is_one_page(shell: Shell) -> None:
    status, out, _ = shell("read", "herring", "voyage", "--format", "html")
    assert (status, out.count("<html"), out.count("</html>")) == (0, 1, 1)
    assert "herring." in out
    assert "Ostavian" in out


@pytest.mark.parametrize("format", list(Format))
def test_where_nothing_could_be_read_nothing_is_written(shell: Shell, format: str) -> None:
    status, out, err = shell("read", "missing.txt", "missing-too.txt", "--format", format)
    assert (status, out, len(err.splitlines())) == (2, "", 2)


def test_a_failed_input_is_one_line_and_the_others_are_read(shell: Shell) -> None:
    status, out, err = shell("read", "a", "missing.txt", "b", "--format", "json")
    assert [each["report"]["input"] for each in json.loads(out)] == ["a", "b"]
    assert (status, err) == (2, "secondlead: missing.txt: no such file; check its name\n")


STATUSES = [
    (("a",), 0, "all read"),
    (("https://down.example",), 1, "the network failed"),
    (("missing",), 2, "no input"),
    (("https://down.example", "missing"), 2, "the worst of both"),
    (("missing", "https://down.example", "a"), 2, "in whichever order"),
]


@pytest.mark.parametrize(("inputs", "status", "why"), STATUSES, ids=[case[2] for case in STATUSES])
def test_exit_status(shell: Shell, inputs: tuple[str, ...], status: int, why: str) -> None:
    assert shell("read", *inputs)[0] == status, why


def test_briefs_have_an_empty_line_between_them(shell: Shell) -> None:
    _, out, _ = shell("read", "a", "b")
    assert out.split("\n\n") == [shell("read", "a")[1].rstrip("\n"), shell("read", "b")[1]]


def test_what_the_input_does_not_say_is_handed_on(shell: Shell) -> None:
    _, out, _ = shell("read", "a", "--format", "json", "--published", "2025-03-04T09:21+01:00", "--outlet", "Meridian Wire")
    report = json.loads(out)["report"]
    assert (report["published"], report["outlet"]) == ("2025-03-04T09:21+01:00", "Meridian Wire")


def test_min_confidence_leaves_out_what_is_less_sure(shell: Shell) -> None:
    _, out, _ = shell("read", "voyage", "--format", "json", "--min-confidence", "0.95")
    assert [each["id"] for each in json.loads(out)["statements"]] == ["s2", "s3"]


def test_what_is_to_be_minded_is_said_on_standard_error_where_no_brief_shows_it(tmp_path: Path) -> None:
    tale = tmp_path / "tale.txt"
    tale.write_text(
        "Der Minister sagte am Montag, die Brücke sei gesperrt und werde nicht vor dem Winter wieder geöffnet.\n", encoding="utf-8"
    )
    for form, said in (("json", f"secondlead: {tale}: not English: read at your own risk\n"), ("text", "")):
        done = subprocess.run(
            [sys.executable, "-m", "secondlead", "read", str(tale), "--format", form], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, said), form


def test_standard_input_is_handed_on() -> None:
    done = run("read", "-", "--format", "json", stdin="Küste".encode())
    assert json.loads(done.out)["report"]["text"] == "Küste"


USAGE = [
    (("read",), "missing argument", "no input"),
    (("read", "a", "--format", "xml"), "'xml'", "a format that is none"),
    (("read", "a", "--shout"), "--shout", "an option that is none"),
    (("raed", "a"), "'raed'", "a command that is none"),
    (("read", "a", "--min-confidence", "2"), "2 is no probability; write a number from 0 to 1", "out of range"),
    (("read", "a", "--min-confidence", "nan"), "nan is no probability", "no number at all"),
    (("read", "a", "--min-confidence", "high"), "--min-confidence", "no number"),
    (("read", "a", "--published", "Tuesday"), "--published", "no ISO 8601"),
    (("read", "a", "--published", "2025-02-30"), "--published", "no such day"),
    (("read", "a", "--published", "20250304"), "--published", "ISO 8601, but not as the contract writes it"),
]


@pytest.mark.parametrize(("arguments", "named", "why"), USAGE, ids=[case[2] for case in USAGE])
def test_a_mistake_is_one_line_with_status_2(shell: Shell, arguments: tuple[str, ...], named: str, why: str) -> None:
    status, out, err = shell(*arguments)
    assert (status, out, err.count("\n")) == (2, "", 1), why
    assert err.startswith("secondlead: ")
    assert named in err


def test_a_line_of_error_holds_no_control_characters(shell: Shell) -> None:
    _, _, err = shell("read", "missing\x1b[2J\nfile")
    assert err == "secondlead: missing␛[2J file: no such file; check its name\n"


def test_a_bug_is_one_line_with_status_1(shell: Shell) -> None:
    status, out, err = shell("read", "a", "bug", "--format", "jsonl")
    assert (status, out.count("\n")) == (1, 1)
    assert err.startswith("secondlead: unexpected error: RuntimeError: two lines; ")
    assert err.count("\n") == 1


def test_a_bug_shows_its_traceback_where_that_is_asked_for(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECONDLEAD_DEBUG", "1")
    assert "Traceback" in shell("read", "bug")[2]


def test_an_interrupt_is_one_line_with_status_130(shell: Shell) -> None:
    status, out, err = shell("read", "a", "interrupt", "b", "--format", "jsonl")
    assert (status, out.count("\n"), err.count("\n")) == (130, 1, 1)
    assert err.startswith("secondlead: interrupted")


def test_a_library_broken_off_while_it_loads_is_an_interrupt(capsys: pytest.CaptureFixture[str]) -> None:
    def loading(names: Sequence[str], *, published: str | None, outlet: str | None, stdin: BinaryIO | None) -> Iterator[Reading]:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as error:
            raise ImportError("initialization failed") from error
        yield voyage()

    assert main(["read", "a"], loading) == 130
    assert capsys.readouterr().err.startswith("secondlead: interrupted")


def test_an_interrupt_before_the_program_is_loaded_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Stop(MetaPathFinder):
        def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
            if fullname == "secondlead.cli.main":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "secondlead.cli.main")
    monkeypatch.setattr(sys, "meta_path", [Stop(), *sys.meta_path])
    assert start() == 130
    assert capsys.readouterr().err == "secondlead: interrupted: nothing was read; run it again\n"


def test_an_interrupted_array_is_closed(shell: Shell) -> None:
    assert len(json.loads(shell("read", "a", "interrupt", "--format", "json")[1])) == 1


def test_an_interrupt_leaves_the_file_as_it_was(shell: Shell, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("before")
    assert shell("read", "a", "interrupt", "--format", "jsonl", "--out", str(out))[0] == 130
    assert out.read_text() == "before"
    assert list(tmp_path.iterdir()) == [out]


def test_out_writes_a_file_and_nothing_else(shell: Shell, tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    assert shell("read", "voyage", "--out", str(out)) == (0, "", "")
    assert out.read_text(encoding="utf-8").split("\n", 1)[1] == render(brief(voyage()), 80).split("\n", 1)[1]
    assert list(tmp_path.iterdir()) == [out]


def test_out_may_be_a_dash(shell: Shell) -> None:
    assert shell("read", "a", "--out", "-") == shell("read", "a")


def test_out_is_not_an_input(shell: Shell, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Herring.")
    status, _, err = shell("read", str(report), "--out", str(tmp_path / "." / "report.txt"))
    assert (status, report.read_text()) == (2, "Herring.")
    assert "names an input" in err


def test_colour_is_for_terminals_and_for_those_who_force_it(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in shell("read", "voyage")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" in shell("read", "voyage")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in shell("read", "voyage")[1]


def test_columns_sets_the_width(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert shell("read", "voyage")[1].split("\n", 1)[1] == render(brief(voyage()), 120).split("\n", 1)[1]


def test_an_output_that_knows_ascii_alone_gets_ascii() -> None:
    done = run("read", "voyage", environ={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.status == 0
    assert b"* ASSERTED ---" in done.out
    assert b"Ostavian president's yacht" in done.out


def test_json_is_utf_8_whatever_the_output_is() -> None:
    done = run("read", "voyage", "--format", "json", environ={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert "Ostavian president’s yacht" in json.loads(done.out.decode("utf-8"))["report"]["text"]
