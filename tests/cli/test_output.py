"""Rules: output appears whole or not at all, and what hinders it is one line."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tests.cli.runner import ROOT, run

from secondlead.cli.output import sink, spare
from secondlead.errors import OutputError


def put(out: Path, data: bytes = b"new") -> None:
    with sink(out) as place:
        place.write(data)


def test_a_file_is_replaced_at_the_end_of_the_block_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_bytes(b"old")
    with sink(out) as place:
        place.write(b"new")
        assert out.read_bytes() == b"old"
    assert out.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [out]


def fail(out: Path) -> None:
    with sink(out) as place:
        place.write(b"half")
        raise RuntimeError


@pytest.mark.parametrize("before", [b"old", None])
def test_a_block_that_fails_leaves_all_as_it_was(tmp_path: Path, before: bytes | None) -> None:
    out = tmp_path / "out"
    if before is not None:
        out.write_bytes(before)
    with pytest.raises(RuntimeError):
        fail(out)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == ([] if before is None else [before])


def test_a_block_that_writes_nothing_makes_no_file(tmp_path: Path) -> None:
    put(tmp_path / "out", b"")
    assert list(tmp_path.iterdir()) == []


def test_rights_stay_and_a_new_file_gets_the_usual_ones(tmp_path: Path) -> None:
    kept, new, usual = tmp_path / "kept", tmp_path / "new", tmp_path / "usual"
    kept.write_bytes(b"old")
    kept.chmod(0o640)
    usual.write_bytes(b"")
    put(kept)
    put(new)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640
    assert new.stat().st_mode == usual.stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    put(link)
    assert (link.is_symlink(), target.read_bytes()) == (True, b"new")


def test_a_pipe_is_written_to_directly(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    put(pipe)
    reader.join(10)
    assert (got, stat.S_ISFIFO(pipe.stat().st_mode)) == ([b"new"], True)


def test_standard_output_has_a_name() -> None:
    done = run("read", "a", "--format", "jsonl", "--out", "/dev/stdout")
    assert (done.status, done.out.count(b"\n")) == (0, 1)


WRONG = [
    (lambda folder: folder, "it is a folder", "a folder"),
    (lambda folder: folder / "no" / "out", "its folder does not exist", "no such folder"),
    (lambda folder: folder / "file" / "out", "Not a directory", "a file where a folder should be"),
]


@pytest.mark.parametrize(("place", "what", "why"), WRONG, ids=[case[2] for case in WRONG])
def test_a_place_that_cannot_be_written_is_an_error_with_its_name(tmp_path: Path, place: object, what: str, why: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert callable(place)
    with pytest.raises(OutputError, match=what):
        put(place(tmp_path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_no_right_is_an_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="no right"):
        put(tmp_path / "out")


def test_a_name_that_no_file_can_have_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="too long"):
        spare(tmp_path / ("x" * 300), [])


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [("read", "voyage", "--out", "/dev/full"), ("read", "voyage"), ("schema",), ("--version",)])
def test_a_full_disk_is_one_line_with_status_1(arguments: tuple[str, ...]) -> None:
    program = "import sys; from secondlead.cli.main import main; from tests.cli.runner import reader; sys.exit(main(reader=reader))"
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", program, *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            check=False,
        )
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert done.stderr.endswith(b": No space left on device; make room, or choose another place\n")


@pytest.mark.parametrize("format", ["text", "json", "jsonl"])
def test_a_closed_pipe_ends_the_run_quietly(format: str) -> None:
    program = "import sys; from secondlead.cli.main import main; from tests.cli.runner import reader; sys.exit(main(reader=reader))"
    names = ["voyage"] * 200
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", program, "read", *names, "--format", format],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
    assert (process.returncode, err) == (0, b"")


def test_a_closed_standard_output_is_one_line() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "{sys.executable}" -c "{CLOSED}" read voyage >&-'], stderr=subprocess.PIPE, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)


CLOSED = "import sys; from secondlead.cli.main import main; from tests.cli.runner import reader; sys.exit(main(reader=reader))"
