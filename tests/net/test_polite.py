"""Rules: visits to feeds and pages, from a server of the test's own on this machine."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from secondlead.model.arrivals import FeedState
from secondlead.net.gate import Gate, public
from secondlead.net.polite import Visitor, agent, retry_after
from secondlead.net.schedule import Visit, next_state

FEED = b"<rss version='2.0'><channel><title>Norda Press</title></channel></rss>"
NOW = datetime(2031, 3, 9, 12, tzinfo=UTC)


@dataclass(slots=True)
class Site:
    """What the server answers, what it was asked, and how many requests were ever under way at once."""

    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    base: str = ""
    gate: Gate = field(default_factory=Gate)
    slow: float = 0.0
    now: int = 0
    most: int = 0

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def visitor(self, clock: Callable[[], datetime] = lambda: NOW) -> Visitor:
        return Visitor(self.gate, clock, seconds=5)


@pytest.fixture
def site() -> Iterator[Site]:
    made, guard = Site(answers={"/feed": (200, {"ETag": '"v1"', "Last-Modified": "Sun, 09 Mar 2031 08:00:00 GMT"}, FEED)}), threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with guard:
                made.asked.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
                made.now += 1
                made.most = max(made.most, made.now)
            time.sleep(made.slow)
            with guard:
                made.now -= 1
            status, headers, body = made.answers.get(self.path, (404, {}, b""))
            etag = headers.get("ETag")
            if status == 200 and etag and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()

    def resolve(host: str, port: int) -> Sequence[str]:
        return ("10.0.0.1",) if host == "private.example" else ("127.0.0.1",) if host.endswith(".example") else (host,)

    made.gate = Gate(resolve=resolve, is_public=lambda address: address == "127.0.0.1" or public(address), ports=None)
    made.base = f"http://norda.example:{running.server_port}"
    yield made
    running.shutdown()
    thread.join()
    running.server_close()


def test_names_of_versions_are_sent_back_unchanged(site: Site) -> None:
    visitor = site.visitor()
    first = visitor.visit(f"{site.base}/feed")
    assert (first.kind, first.body, first.etag) == (Visit.GOOD, FEED, '"v1"')
    state = next_state(FeedState(), first, NOW)
    second = visitor.visit(f"{site.base}/feed", state)
    assert second.kind is Visit.UNCHANGED
    sent = site.asked[-1][1]
    assert (sent["if-none-match"], sent["if-modified-since"]) == ('"v1"', "Sun, 09 Mar 2031 08:00:00 GMT")
    assert next_state(state, second, NOW).well


def test_after_a_failure_the_whole_is_asked_for(site: Site) -> None:
    """So that a 304 cannot make a failed source look well."""
    state = FeedState(etag='"v1"', last_good=NOW, problem="it failed", failures=1)
    outcome = site.visitor().visit(f"{site.base}/feed", state)
    assert outcome.kind is Visit.GOOD
    assert "if-none-match" not in site.asked[-1][1]


STATUSES = [
    ((410, {}, b""), Visit.GONE, "taken the page away", None),
    ((429, {"Retry-After": "7200"}, b""), Visit.BUSY, "less often", 7200.0),
    ((503, {"Retry-After": "Sun, 09 Mar 2031 13:00:00 GMT"}, b""), Visit.BUSY, "out of service", 3600.0),
    ((503, {"Retry-After": "soon"}, b""), Visit.BUSY, "out of service", None),
    ((404, {}, b""), Visit.FAILED, "no such page", None),
    ((500, {}, b""), Visit.FAILED, "status 500", None),
    ((200, {}, b"  "), Visit.FAILED, "empty", None),
    ((200, {"Content-Length": str(10 * 10**9)}, b"x"), Visit.FAILED, "15 MiB", None),
    ((200, {"Content-Encoding": "gzip"}, gzip.compress(b"\0" * (40 << 20))), Visit.FAILED, "15 MiB", None),
    ((200, {"Content-Encoding": "gzip"}, b"no"), Visit.FAILED, "packed in a way", None),
    ((302, {"Location": "http://private.example/feed"}, b""), Visit.FAILED, "private address", None),
    ((302, {"Location": "file:///etc/passwd"}, b""), Visit.FAILED, "is not fetched", None),
    ((302, {"Location": "/feed2"}, b""), Visit.FAILED, "redirects more than 5 times", None),
]


@pytest.mark.parametrize(("answer", "kind", "words", "pause"), STATUSES, ids=[words for _, _, words, _ in STATUSES])
def test_what_an_answer_means(site: Site, answer: tuple[int, dict[str, str], bytes], kind: Visit, words: str, pause: float | None) -> None:
    """A visit never raises: the other sources go on."""
    site.answers["/feed2"] = answer
    outcome = site.visitor().visit(f"{site.base}/feed2")
    assert outcome.kind is kind
    assert words in (outcome.what or "")
    assert outcome.retry_after == pause
    assert not outcome.body


def test_moved_for_good_is_told_from_moved_for_now(site: Site) -> None:
    site.answers |= {
        "/old": (301, {"Location": "/feed"}, b""),
        "/older": (308, {"Location": "/old"}, b""),
        "/now": (302, {"Location": "/feed"}, b""),
        "/both": (301, {"Location": "/now"}, b""),
    }
    visitor = site.visitor()
    moved = {path: visitor.visit(site.base + path).moved for path in ("/feed", "/old", "/older", "/now", "/both")}
    new = f"{site.base}/feed"
    assert moved == {"/feed": None, "/old": new, "/older": new, "/now": None, "/both": f"{site.base}/now"}
    assert visitor.visit(f"{site.base}/gone", FeedState(moved_to=new)).kind is Visit.GOOD


def test_robots_txt_is_asked_first_and_obeyed(site: Site) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /feed")
    outcome = site.visitor().visit(f"{site.base}/feed")
    assert (outcome.kind, outcome.what) == (Visit.FORBIDDEN, "its robots.txt forbids it")
    assert [path for path, _ in site.asked] == ["/robots.txt"]


def test_robots_txt_holds_for_where_it_leads_too(site: Site) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /feed")
    site.answers["/open"] = (302, {"Location": "/feed"}, b"")
    assert site.visitor().visit(f"{site.base}/open").kind is Visit.FORBIDDEN
    assert site.paths() == ["/open"]


def test_a_broken_server_forbids_everything(site: Site) -> None:
    site.answers["/robots.txt"] = (500, {}, b"")
    outcome = site.visitor().visit(f"{site.base}/feed")
    assert (outcome.kind, outcome.what) == (Visit.FAILED, "its robots.txt cannot be had, so nothing is asked there")
    assert site.paths() == []
    site.answers["/robots.txt"] = (301, {"Location": "/robots.txt"}, b"")
    assert site.visitor().visit(f"{site.base}/feed").kind is Visit.GOOD


def test_one_request_at_a_time_a_host(site: Site) -> None:
    site.slow = 0.02
    visitor = site.visitor()
    with ThreadPoolExecutor(8) as pool:
        kinds = {outcome.kind for outcome in pool.map(visitor.visit, [f"{site.base}/feed"] * 8)}
    assert kinds == {Visit.GOOD}
    assert site.most == 1


def test_other_hosts_do_not_wait(site: Site) -> None:
    site.slow = 0.1
    visitor = site.visitor()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(visitor.visit, [site.base.replace("norda", f"norda{number}") + "/feed" for number in range(4)]))
    assert site.most > 1


def test_a_name_that_changes_its_address_is_refused(site: Site) -> None:
    """A second answer of the resolver is judged like the first: here robots.txt gets one address, the feed another."""
    answers = iter([("127.0.0.1",), ("10.0.0.1",)])
    visitor = Visitor(Gate(resolve=lambda host, port: next(answers), is_public=site.gate.is_public, ports=None), lambda: NOW)
    outcome = visitor.visit(f"{site.base}/feed")
    assert (outcome.kind, site.paths()) == (Visit.FAILED, [])
    assert "private address" in (outcome.what or "")


def test_a_server_that_stalls_is_left_in_time(site: Site) -> None:
    site.slow = 3
    begun = time.monotonic()
    visitor = Visitor(site.gate, lambda: NOW, seconds=0.3)
    assert visitor.visit(f"{site.base}/feed").kind is Visit.FAILED
    assert time.monotonic() - begun < 2


def test_a_name_of_a_version_that_no_header_can_hold_is_not_kept(site: Site) -> None:
    for odd in ('"\xe9"', '"' + "x" * 5000 + '"'):
        site.answers["/odd"] = (200, {"ETag": odd}, FEED)
        assert site.visitor().visit(f"{site.base}/odd").etag is None


def test_a_visitor_says_where_its_user_can_be_reached(site: Site) -> None:
    assert agent() == "secondlead/0.1 (follows feeds that its user names)"
    assert agent("desk@norda.example\n(é)") == "secondlead/0.1 (follows feeds that its user names; desk@norda.example)"
    Visitor(site.gate, lambda: NOW, agent=agent("desk@norda.example")).visit(f"{site.base}/feed")
    assert {sent["user-agent"] for _, sent in site.asked} == {agent("desk@norda.example")}


MOMENTS = [("120", 120.0), ("", None), ("0", 0.0), ("-1", None), ("1.5", None), ("Sun, 09 Mar 2031 11:00:00 GMT", 0.0), ("x" * 500, None)]


@pytest.mark.parametrize(("value", "expected"), MOMENTS)
def test_retry_after(value: str, expected: float | None) -> None:
    assert retry_after(value, NOW) == expected
    assert retry_after("Sun, 09 Mar 2031 12:00:00 +0000", NOW - timedelta(hours=1)) == 3600.0
