"""Rules: archives of pages; one record at a time, a broken one never stops the others."""

from __future__ import annotations

import gzip
import tracemalloc

import pytest
from tests.intake.found import errors, found, reports

from secondlead.model.report import Report

SAID = "A ferry sank off Port Anselm on Monday, officials said, and its crew was saved."


def page(number: int = 1) -> bytes:
    return (
        f"<html><head><title>Ferry {number} sinks</title></head><body><article><p>{SAID}</p><p>{SAID}</p></article></body></html>".encode()
    )


def http(body: bytes, status: str = "200 OK", extra: str = "", kind: str = "text/html; charset=utf-8") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}\r\n".encode() + body


def record(payload: bytes, number: int = 1, kind: str = "response", more: str = "") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2031-03-09T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: https://norda.example/{number}\r\nContent-Type: application/http; msgtype={kind}\r\n{more}"
        f"Content-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


RECORDS = [
    record(b"software: x\r\n", 9, "warcinfo").replace(b"application/http; msgtype=warcinfo", b"application/warc-fields"),
    record(b"GET / HTTP/1.1\r\n\r\n", 1, "request"),
    record(http(page(1)), 1),
    record(http(b"gone", "404 Not Found"), 2),
    record(http(b"\x89PNG", kind="image/png"), 3),
    record(http(gzip.compress(page(4)), extra="Content-Encoding: gzip\r\n"), 4),
]


@pytest.mark.parametrize("packed", [False, True])
def test_pages_that_were_answered_well_are_reports(packed: bool) -> None:
    data = b"".join(gzip.compress(one) if packed else one for one in RECORDS)
    first, second = reports(data, "in.warc.gz" if packed else "in.warc")
    assert (first.url, second.url) == ("https://norda.example/1", "https://norda.example/4")
    assert (first.title, second.title) == ("Ferry 1 sinks", "Ferry 4 sinks")
    assert first.published is None
    assert "archived 2031-03-09T12:00:00+00:00; when it was published is not said" in first.warnings


def test_a_bomb_in_a_record_does_not_stop_the_others() -> None:
    bomb = record(http(gzip.compress(b"\0" * (64 << 20)), extra="Content-Encoding: gzip\r\n"), 5)
    tracemalloc.start()
    kinds = [type(one).__name__ for one in found(bomb + RECORDS[2], "in.warc")]
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert kinds == ["TooLargeError", "Report"]
    assert most < 60 << 20


def test_memory_stays_flat() -> None:
    many = b"".join(gzip.compress(record(http(page(number)), number)) for number in range(60))
    tracemalloc.start()
    count = sum(isinstance(one, Report) for one in found(many, "in.warc.gz"))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 60
    assert most < 60 << 20


def test_a_report_that_is_cut_off_says_so() -> None:
    whole = record(http(page(1)), 1)
    (report,) = [one for one in found(whole[:-60], "in.warc") if isinstance(one, Report)]
    assert "cut off in the archive: its end is missing" in report.warnings
    (report,) = reports(record(http(page(1)), 1, more="WARC-Truncated: length\r\n"), "in.warc")
    assert "cut off in the archive: its end is missing" in report.warnings


BAD = [
    (b"WARC/1.0\r\njunk", "a WARC without a page in it", "nothing in it"),
    (RECORDS[0], "a WARC without a page in it", "its own description alone"),
    (gzip.compress(RECORDS[2])[:60] + b"x" * 200, "broken", "a broken pack"),
    (b"\x1f\x8bnot gzip", "broken", "no pack at all"),
    (record(http(b"xx", extra="Content-Encoding: gzip\r\n"), 1), "packed, and broken", "a body that cannot be unpacked"),
    (record(http(b"<html><body><a>Menu</a></body></html>"), 1), "in.warc.gz#1: no article found in the page", "a page with no article"),
]


@pytest.mark.parametrize(("data", "words", "why"), BAD)
def test_bad_archives_are_one_clear_line(data: bytes, words: str, why: str) -> None:
    (line,) = errors(data, "in.warc.gz")
    assert words in line, why
