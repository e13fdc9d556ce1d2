"""Rules: names become inputs, one bad one never stops the others."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from secondlead.errors import EmptyError, FetchError, InputError, NotFoundError, RefusedError, SecondLeadError, TooLargeError, UsageError
from secondlead.intake import MAX_BYTES, inputs
from secondlead.model.report import Report
from secondlead.net import Fetched

SAID = "A ferry sank off Port Anselm on Monday, officials said."


def no_fetch(url: str) -> Fetched:
    raise AssertionError(f"{url} was fetched")


def names(*given: str) -> list[str]:
    return [one.name for one in inputs(given, stdin=None, fetch=no_fetch)]


def failure(name: str, stdin: io.BytesIO | None = None) -> SecondLeadError:
    (one,) = inputs([name], stdin=stdin, fetch=no_fetch)
    with pytest.raises(SecondLeadError) as caught:
        one.load()
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_text(SAID)
    (one,) = inputs([str(path)], stdin=None)
    report = one.load(published="2031-03-09", outlet="Norda Press")
    assert (report.text, report.input, report.published, report.outlet) == (SAID, str(path), "2031-03-09", "Norda Press")


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    """Sorted, below each folder its files first; hidden ones and other extensions are passed over."""
    for name in (
        "b.txt",
        "a.html",
        "README",
        "c.png",
        ".hidden.txt",
        "sub/z.text",
        "sub/deep/y.HTM",
        ".git/x.txt",
        "d.xhtml",
        "e.jsonl",
        "f.tar.gz",
        "g.warc.gz",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SAID)
    found = [os.path.relpath(name, tmp_path) for name in names(str(tmp_path))]
    assert found == ["README", "a.html", "b.txt", "d.xhtml", "e.jsonl", "g.warc.gz", "sub/z.text", "sub/deep/y.HTM"]


def test_a_link_to_a_folder_is_not_entered(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID)
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert names(str(tmp_path)) == [str(tmp_path / "a.txt")]


@pytest.mark.parametrize("other", ["picture.png", ".hidden.txt", None])
def test_a_folder_with_nothing_readable(tmp_path: Path, other: str | None) -> None:
    if other:
        (tmp_path / other).write_text(SAID)
    error = failure(str(tmp_path))
    assert isinstance(error, EmptyError)
    assert "no file in this folder that can be read" in str(error)


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID)
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "c.txt").write_text(SAID)
    good, bad = 0, 0
    for one in inputs(["missing.txt", str(tmp_path), "ftp://norda.example/a"], stdin=None, fetch=no_fetch):
        try:
            one.load()
            good += 1
        except InputError:
            bad += 1
    assert (good, bad) == (2, 3)


def test_inputs_come_when_they_are_asked_for(tmp_path: Path) -> None:
    late = tmp_path / "late.txt"
    coming = inputs([str(late)], stdin=None)
    one = next(coming)
    late.write_text(SAID)
    assert one.load().text == SAID


MISSING = [
    ("nowhere.txt", NotFoundError, "no such file"),
    ("nowhere/at/all.txt", NotFoundError, "no such folder"),
    ("", NotFoundError, "no name"),
    ("a\x00b", NotFoundError, "a name that no file can have"),
    ("x" * 5000, InputError, "a name that is too long"),
    ("/dev/null", RefusedError, "a device"),
    ("ftp://norda.example/a", RefusedError, "a scheme that is not fetched"),
    ("file:///etc/passwd", RefusedError, "a file by its address"),
]


@pytest.mark.parametrize(("name", "kind", "why"), MISSING)
def test_what_cannot_be_read(name: str, kind: type[InputError], why: str) -> None:
    assert isinstance(failure(name), kind), why


def test_a_file_in_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID)
    assert isinstance(failure(str(tmp_path / "a.txt" / "b.txt")), NotFoundError)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert isinstance(failure(str(tmp_path / "pipe")), RefusedError)
    assert isinstance(failure(str(tmp_path)), EmptyError), "within a folder it is passed over"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_right_to_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SAID)
    path.chmod(0)
    assert "no right to read" in str(failure(str(path)))


def test_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)  # a hole: it takes no disk, and reading it would show NULs
    assert isinstance(failure(str(path)), TooLargeError)


def test_standard_input() -> None:
    (one,) = inputs(["-"], stdin=io.BytesIO(SAID.encode()))
    report = one.load()
    assert (report.text, report.input) == (SAID, "-")
    assert isinstance(failure("-", io.BytesIO(b"")), EmptyError)
    assert isinstance(failure("-", io.BytesIO(b"x" * (MAX_BYTES + 1))), TooLargeError)
    assert isinstance(failure("-", None), UsageError)


def test_an_address() -> None:
    def fetched(url: str) -> Fetched:
        assert url == "https://norda.example/1"
        return Fetched("https://norda.example/2", f"<html><p>{SAID}</p></html>".encode(), "text/html")

    (one,) = inputs(["https://norda.example/1"], stdin=None, fetch=fetched)
    report = one.load()
    assert (report.text, report.input, report.url) == (SAID, "https://norda.example/1", "https://norda.example/2")


def test_an_address_that_fails() -> None:
    def failing(url: str) -> Fetched:
        raise FetchError(url, "no whole answer", "try again")

    (one,) = inputs(["https://norda.example/1"], stdin=None, fetch=failing)
    with pytest.raises(FetchError):
        one.load()


def test_an_empty_name_is_named_as_such() -> None:
    assert str(failure("")).startswith("'': an empty name; ")


def test_a_part_of_an_input_brings_the_bytes_that_it_came_in(tmp_path: Path) -> None:
    """A line of JSON its line, a feed's item the feed; a report that is all of its input needs none."""
    record = b'{"title": "Ferry", "text": "The ferry sank."}\n'
    feed = (
        b"<rss version='2.0'><channel><title>H</title><item><title>Ferry</title><description>It sank.</description></item></channel></rss>"
    )
    for name, data, whole in (("a.jsonl", record * 2, record), ("a.rss", feed, feed), ("a.txt", b"The ferry sank.", b"")):
        (tmp_path / name).write_bytes(data)
        (one,) = inputs([str(tmp_path / name)], stdin=None)
        assert {report.whole for report in one.reports() if isinstance(report, Report)} == {whole}
