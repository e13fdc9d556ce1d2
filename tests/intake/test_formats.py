"""Rules: which format some bytes are of, and that nothing makes any of them fail otherwise than in one clear line."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.found import found

from secondlead.errors import InputError, TooLargeError
from secondlead.intake import MAX_BYTES, from_bytes, inputs
from secondlead.intake.formats import FORMATS, format_of
from secondlead.intake.source import Head
from secondlead.model.report import Report

SAID = "A ferry sank off Port Anselm on Monday, officials said."
TOLD = [
    (b"WARC/1.0\r\n", "a", None, "warc", "WARC by its first word"),
    (gzip.compress(b"WARC/1.0\r\n"), "a.warc.gz", None, "warc", "in gzip, by its name"),
    (gzip.compress(b"text"), "a.gz", None, "plain", "other gzip is refused there"),
    (b"From a@b Sun Mar  9 08:20:00 2031\nFrom: a\n", "a", None, "mbox", "a mailbox"),
    (b"From the deck of 2031\nshe sailed", "a", None, "plain", "a sentence"),
    (b"Received: x\r\nFrom: a\r\nSubject: b\r\nMessage-ID: <1>\r\n\r\nHello", "a", None, "mail", "a message"),
    (b"From: a\n\nHello", "a.eml", None, "mail", "a message by its name"),
    (b"Subject: Ferry\nDate: Monday\n\nHello", "a.txt", None, "plain", "lines that look like headers"),
    (b'{"a": 1}', "a", None, "json", "an object"),
    (b'[\n  {"a": 1}]', "a", None, "json", "a list of objects"),
    (b'"a"', "a.json", None, "json", "a string by its name"),
    (b"[UPDATE] Ferry sinks", "a", None, "plain", "a bracket that is none"),
    (b"{braces} are no JSON", "a", None, "plain", "a brace that is none"),
    (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x --><rss version="2.0">', "a", None, "feed", "RSS behind mark, declaration, comment"),
    ("<feed xmlns='x'>".encode("utf-16"), "a", None, "feed", "Atom in UTF-16"),
    (b"<rdf:RDF xmlns:rdf='x'>", "a", None, "feed", "RDF"),
    (b"oops", "a.rss", None, "feed", "a feed by its name, so that it is told that it is none"),
    (b"oops", "a", "application/atom+xml; charset=utf-8", "feed", "by its type"),
    (b"<!DOCTYPE x [<!ENTITY a ']>'>]><newsItem guid='x'>", "a", None, "newsml", "NewsML-G2 behind a doctype"),
    (b"<nar:newsMessage xmlns:nar='x'>", "a", None, "newsml", "with a prefix"),
    (b"<nitf>", "a", None, "newsml", "NITF"),
    (b"<!doctype html><html>", "a", None, "html", "a page"),
    (b"<?xml version='1.0'?><html xmlns='x'>", "a", None, "html", "a page in XML"),
    (b"<?xml version='1.0'?><invoice/>", "a", None, "xml", "other XML"),
    (b"<invoice><sum>3</sum></invoice>", "a", None, "xml", "without its declaration"),
    (b'<DOC id="NOR_ENG_20310309.0001" type="story">\n<HEADLINE>\nFerry\n</HEADLINE>\n<TEXT>', "a", None, "sgml", "an archive in SGML"),
    (b"<b>Ferry</b> sinks", "a", None, "plain", "a text with a tag in it"),
    (b"<Ferry> sinks", "a", None, "plain", "no tag"),
    (b"A ferry sank.", "a", None, "plain", "a text"),
]


@pytest.mark.parametrize(("data", "name", "kind", "expected", "why"), TOLD)
def test_formats_are_told_by_their_first_bytes(data: bytes, name: str, kind: str | None, expected: str, why: str) -> None:
    assert format_of(Head(data, name, kind)).name == expected, why


def test_the_last_format_takes_the_rest() -> None:
    assert FORMATS[-1].name == "plain"
    assert all(callable(one.reader()) for one in FORMATS)


def test_from_bytes_gives_the_one_report() -> None:
    assert from_bytes(json.dumps({"text": SAID}).encode(), name="a.json").text == SAID
    with pytest.raises(InputError, match="holds several reports"):
        from_bytes(json.dumps([{"text": SAID}] * 2).encode(), name="a.json")
    with pytest.raises(InputError, match="no key that holds a text"):
        from_bytes(b"{}", name="a.json")


def test_a_large_archive_is_read_a_large_text_is_not(tmp_path: Path) -> None:
    """15 MiB is what one report may have; a file of many may be larger."""
    lines = tmp_path / "a.jsonl"
    with lines.open("wb") as file:
        file.writelines(json.dumps({"text": SAID, "more": "x" * 1_000_000}).encode() + b"\n" for _ in range(20))
    (one,) = inputs([str(lines)], stdin=None)
    assert lines.stat().st_size > MAX_BYTES
    assert sum(isinstance(report, Report) for report in one.reports()) == 20
    text = tmp_path / "a.txt"
    text.write_bytes(SAID.encode() * 300_000)
    (one,) = inputs([str(text)], stdin=None)
    with pytest.raises(TooLargeError):
        list(one.reports())


def test_several_reports_from_standard_input() -> None:
    """A pipe gives a few bytes at a time."""

    class Pipe(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size if size and size > 0 else 7, 7))

    (one,) = inputs(["-"], stdin=Pipe(f'{{"text": "{SAID}"}}\n'.encode() * 3))
    assert [report.input for report in one.reports() if isinstance(report, Report)] == ["-#1", "-#2", "-#3"]


STARTS = st.sampled_from(
    [
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\n",
        b"\x1f\x8b\x08\x00",
        b"From a Sun Mar  9 08:20:00 2031\nFrom: a\nMessage-ID: <1>\n\n",
        b"From: a\nSubject: =?utf-8?b?4?=\nDate: 1\nMessage-ID: <\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n",
        b'{"text": "',
        b'[{"uri": "x", "pubstatus": "usable", "bodies": [',
        b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": 1, "content_text": "x"}, ',
        b'<rss version="2.0"><channel><title>N</title><item><title>',
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><div>',
        b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x"><contentSet><inlineXML><nitf><body>',
        b"<nitf><body><body.content><p>",
        b"<?xml version='1.0' encoding='utf-16'?><a>",
        b"<!DOCTYPE a [<!ENTITY b '",
        b"News Summary\n\n----\n\n",
        b"ZCZC\n",
        b"",
    ]
)
NAMES = st.sampled_from(["a", "a.xml", "a.rss", "a.json", "a.jsonl", "a.eml", "a.mbox", "a.warc", "a.warc.gz", "a.html", "a.txt"])


@given(STARTS, st.one_of(st.binary(max_size=200), st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))), NAMES)
def test_any_bytes_give_reports_or_clear_lines(start: bytes, rest: bytes, name: str) -> None:
    try:
        several = found(start + rest, name)
    except InputError as error:
        several = [error]
    assert several
    for one in several:
        assert isinstance(one, Report) or len(str(one).splitlines()) == 1
    assert [str(one) for one in several if isinstance(one, InputError)] == [
        str(one) for one in found(start + rest, name) if isinstance(one, InputError)
    ]


def test_each_format_is_written_about() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [one.home for one in FORMATS if f"`{one.home}.py`" not in page and one.home != "foreign"] == []
