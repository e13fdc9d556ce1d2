"""Rules: the commands beside read, what starts quickly, and what a terminal sees."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys

import pytest
from tests.cli.runner import ROOT, reader, run

from secondlead.cli.main import main
from secondlead.model.version import VERSION


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"secondlead {VERSION}\n"


def test_schema_prints_the_schema_that_readings_fit(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "A reading of Second Lead"


def test_nothing_asked_for_shows_the_help_as_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], reader) == 2
    out, err = capsys.readouterr()
    assert (out, "Commands:" in err) == ("", True)


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["schema"], ["--version"]], ids=" ".join)
def test_a_full_disk_is_told_in_one_line(arguments: list[str]) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([sys.executable, "-c", PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    assert done.returncode == 1
    assert done.stderr.decode() == "secondlead: standard output: No space left on device; make room, or choose another place\n"


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["schema"], ["--version"]], ids=" ".join)
def test_nobody_reads_and_nobody_complains(arguments: list[str]) -> None:
    above, below = os.pipe()
    os.close(above)
    done = subprocess.run([sys.executable, "-c", PROGRAM, *arguments], stdout=below, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    os.close(below)
    assert (done.returncode, done.stderr) == (0, b"")


HEAVY = ["numpy", "onnxruntime", "tokenizers", "trafilatura", "pandas", "lxml", "httpx2", "jinja2"]


def test_the_command_line_starts_without_the_reader() -> None:
    """What takes long to load waits until there is something to read."""
    done = run(code=f"import sys; import secondlead.cli.main; print([name for name in {HEAVY} if name in sys.modules])")
    assert (done.out.decode().strip(), done.err) == ("[]", "")


PROGRAM = "import sys; from secondlead.cli.main import main; from tests.cli.runner import reader; sys.exit(main(reader=reader))"


def on_terminal(*arguments: str, out: bool, err: bool) -> tuple[bytes, bytes]:
    """What a terminal shows, and what goes elsewhere, of a run whose outputs are it or not."""
    above, below = pty.openpty()
    environ = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")} | {"TERM": "xterm"}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        stdout=below if out else subprocess.PIPE,
        stderr=below if err else subprocess.DEVNULL,
        cwd=ROOT,
        env=environ,
    ) as process:
        os.close(below)
        elsewhere = process.stdout.read() if process.stdout else b""
        shown = b""
        while True:
            try:
                piece = os.read(above, 65536)
            except OSError:  # how a terminal ends on Linux
                break
            if not piece:
                break
            shown += piece
    os.close(above)
    return shown, elsewhere


def test_a_terminal_gets_colour() -> None:
    shown, _ = on_terminal("read", "voyage", out=True, err=True)
    assert b"\x1b[1;32m" in shown


def test_long_work_shows_a_bar_on_the_terminal_and_data_goes_where_it_should() -> None:
    shown, data = on_terminal("read", *["a"] * 30, "--format", "jsonl", out=False, err=True)
    assert b"reading" in shown
    assert data.count(b"\n") == 30


def test_short_work_shows_none() -> None:
    assert on_terminal("read", *["a"] * 5, "--format", "jsonl", out=False, err=True)[0] == b""


def test_no_bar_disturbs_a_brief() -> None:
    assert b"reading" not in on_terminal("read", *["a"] * 30, out=True, err=True)[0]
