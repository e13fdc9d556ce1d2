"""Rules: robots.txt by RFC 9309."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlead.net.robots import MOST, Robots, rules_of

NOW = datetime(2031, 3, 9, 12, tzinfo=UTC)
PAGE = "https://norda.example/news/1"

RULES = [
    (200, b"", True, "no rules"),
    (200, b"User-agent: *\nDisallow: /", False, "everybody, everything"),
    (200, b"User-agent: *\nDisallow: /private", True, "another path"),
    (200, b"User-agent: otherbot\nDisallow: /", True, "somebody else"),
    (200, b"User-agent: SecondLead\nDisallow: /\n\nUser-agent: *\nAllow: /", False, "us, in whatever capitals"),
    (200, b"User-agent: secondlead\nAllow: /\n\nUser-agent: *\nDisallow: /", True, "our own group goes before everybody's"),
    (200, b"User-agent: *\nDisallow: /\nAllow: /news/", True, "the longest match wins, wherever it stands"),
    (200, b"User-agent: *\nDisallow: /*/1$", False, "wildcards and ends"),
    (200, b"\xef\xbb\xbfUser-agent: *\nDisallow: /", False, "behind a byte-order mark"),
    (200, b"User-agent: *\nDisallow:", True, "an empty rule"),
    (200, b"<html>Not found</html>", True, "a page in its place holds no rules"),
    (200, b"\xff\xfe\x00", True, "no text at all"),
    (200, b"#" * (MOST + 10) + b"\nUser-agent: *\nDisallow: /", True, "nothing is read beyond 500 KiB"),
    (404, b"", True, "there is none: all may be asked"),
    (403, b"", True, "forbidden to see is none, too"),
    (301, b"", True, "too many redirects"),
    (500, b"", False, "the server's fault: nothing may be asked"),
    (503, b"", False, "out of service"),
    (None, b"", False, "no answer"),
]


@pytest.mark.parametrize(("status", "body", "expected", "why"), RULES, ids=[why for *_, why in RULES])
def test_what_an_answer_allows(status: int | None, body: bytes, expected: bool, why: str) -> None:
    assert rules_of(status, body, NOW).allow(PAGE) is expected, why


@given(st.binary(max_size=300))
def test_any_body_is_some_rules(body: bytes) -> None:
    assert isinstance(rules_of(200, b"User-agent: *\n" + body, NOW).allow(PAGE), bool)


def test_rules_are_kept_for_a_day_and_a_failure_for_an_hour() -> None:
    now, asked, status = [NOW], [], [200]

    def get(url: str) -> tuple[int | None, bytes]:
        asked.append(url)
        return status[0], b""

    robots = Robots(get, lambda: now[0])
    assert robots.allow(PAGE)
    assert robots.allow("https://norda.example/news/2")
    assert asked == ["https://norda.example/robots.txt"]
    assert robots.allow("http://norda.example:8080/x")
    assert asked[1:] == ["http://norda.example:8080/robots.txt"], "each scheme, host and port has its own"
    now[0] += timedelta(hours=25)
    status[0] = 500
    assert not robots.allow(PAGE)
    now[0] += timedelta(minutes=30)
    assert not robots.allow(PAGE)
    status[0] = 404
    now[0] += timedelta(minutes=31)
    assert robots.allow(PAGE)
    assert len(asked) == 4
