"""Rules: fetching one page, from a server of the test's own on this machine."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from secondlead.errors import EmptyError, FetchError, InputError, RefusedError, SecondLeadError, TooLargeError
from secondlead.net import Gate, fetch
from secondlead.net.fetch import MAX_BYTES
from secondlead.net.gate import public

PAGE = b"<html><p>A ferry sank off Port Anselm on Monday, officials said.</p></html>"
Answer = Callable[["Server"], None]


class Server(BaseHTTPRequestHandler):
    """Answers by path."""

    done: threading.Event  # set when the test is over: what stalls must not outlive it
    asked: list[dict[str, str]]

    def do_GET(self) -> None:
        self.asked.append(dict(self.headers.items()))
        try:
            ANSWERS[self.path.split("?")[0]](self)
        except OSError:  # the other side has gone: so it should
            self.close_connection = True

    def give(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def stall_in_body(server: Server) -> None:
    server.give(b"<html>", Content_Length="100")
    server.done.wait(10)


def stall_before_head(server: Server) -> None:
    server.done.wait(10)


def drip(server: Server) -> None:
    server.give(b"", Content_Length="100000")
    for _ in range(500):
        server.done.wait(0.02)
        server.wfile.write(b"x")


def drip_head(server: Server) -> None:
    server.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for _ in range(500):
        server.done.wait(0.02)
        server.wfile.write(b"X-A: b\r\n")


def endless(server: Server) -> None:
    server.give(b"")
    while not server.done.is_set():
        server.wfile.write(b"x" * 65536)


def garbage(server: Server) -> None:
    server.wfile.write(b"what?\r\n\r\n")


ANSWERS: dict[str, Answer] = {
    "/page": lambda server: server.give(PAGE, Content_Type="text/html; charset=utf-8"),
    "/packed": lambda server: server.give(gzip.compress(PAGE), Content_Encoding="gzip"),
    "/moved": lambda server: server.give(b"", 302, Location="/page?from=moved"),
    "/loop": lambda server: server.give(b"", 302, Location="/loop"),
    "/inward": lambda server: server.give(b"", 302, Location="http://private.example/secret"),
    "/metadata": lambda server: server.give(b"", 302, Location="http://169.254.169.254/latest"),
    "/other-scheme": lambda server: server.give(b"", 302, Location="file:///etc/passwd"),
    "/empty": lambda server: server.give(b""),
    "/large": lambda server: server.give(b"x", Content_Length=str(MAX_BYTES + 1)),
    "/endless": endless,
    "/bomb": lambda server: server.give(gzip.compress(b"\x00" * (64 * 1024 * 1024)), Content_Encoding="gzip"),
    "/not-packed": lambda server: server.give(b"plainly not", Content_Encoding="gzip"),
    "/short": lambda server: server.give(b"<html>", Content_Length="100"),
    "/stall": stall_in_body,
    "/stall-head": stall_before_head,
    "/drip": drip,
    "/drip-head": drip_head,
    "/404": lambda server: server.give(b"no", 404),
    "/403": lambda server: server.give(b"no", 403),
    "/429": lambda server: server.give(b"no", 429),
    "/500": lambda server: server.give(b"no", 500),
    "/204": lambda server: server.give(b"", 204),
    "/304": lambda server: server.give(b"", 304),
    "/garbage": garbage,
}


@pytest.fixture
def server() -> Iterator[tuple[str, Gate, list[dict[str, str]]]]:
    """The address of a running server, a gate that lets this one name through, and the headers that it was asked with."""
    done = threading.Event()
    asked: list[dict[str, str]] = []
    handler = type("Handler", (Server,), {"done": done, "asked": asked})
    running = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    running.daemon_threads = True
    running.block_on_close = True
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()

    def resolve(host: str, port: int) -> Sequence[str]:
        return {"norda.example": ("127.0.0.1",), "private.example": ("10.0.0.1",)}.get(host, (host,))

    gate = Gate(resolve=resolve, is_public=lambda address: address == "127.0.0.1" or public(address), ports=None)
    yield f"http://norda.example:{running.server_port}", gate, asked
    done.set()
    running.shutdown()
    thread.join()
    running.server_close()


def test_a_page(server: tuple[str, Gate, list[dict[str, str]]]) -> None:
    base, gate, asked = server
    page = fetch(base + "/page", gate=gate)
    assert (page.body, page.url, page.content_type) == (PAGE, base + "/page", "text/html; charset=utf-8")
    assert asked[0]["Host"] == base.removeprefix("http://"), "the server is asked by its name, though reached by the checked address"
    assert asked[0]["User-Agent"].startswith("secondlead/")


def test_a_packed_page_and_a_moved_one(server: tuple[str, Gate, list[dict[str, str]]]) -> None:
    base, gate, _ = server
    assert fetch(base + "/packed", gate=gate).body == PAGE
    assert fetch(base + "/moved", gate=gate).url == base + "/page?from=moved"


FAILURES = [
    ("/inward", RefusedError, "private", "a redirect to a private address"),
    ("/metadata", RefusedError, "private", "a redirect to a cloud's metadata"),
    ("/other-scheme", RefusedError, "file", "a redirect to a file"),
    ("/loop", FetchError, "more than 5 times", "redirects in a circle"),
    ("/empty", EmptyError, "empty", "an empty page"),
    ("/large", TooLargeError, "15 MiB", "a body that says it is too large"),
    ("/endless", TooLargeError, "15 MiB", "one that does not say so"),
    ("/bomb", TooLargeError, "15 MiB", "one that unpacks to too much"),
    ("/not-packed", FetchError, "packed", "one that does not unpack"),
    ("/short", FetchError, "connection failed", "one that breaks off"),
    ("/garbage", FetchError, "connection failed", "no HTTP at all"),
    ("/404", FetchError, "no such page (status 404)", "not found"),
    ("/403", FetchError, "refuses", "forbidden"),
    ("/429", FetchError, "less often", "too many"),
    ("/500", FetchError, "status 500", "the server's fault"),
    ("/204", FetchError, "status 204", "no content"),
    ("/304", FetchError, "status 304", "nothing new, which was not asked"),
]


@pytest.mark.parametrize(("path", "kind", "words", "why"), FAILURES)
def test_failures(server: tuple[str, Gate, list[dict[str, str]]], path: str, kind: type[SecondLeadError], words: str, why: str) -> None:
    base, gate, _ = server
    with pytest.raises(kind) as caught:
        fetch(base + path, gate=gate)
    assert words in str(caught.value), why
    assert str(caught.value).startswith(base + path + ": "), "the user reads the address that was given"
    assert "\n" not in str(caught.value)


STALLED = [
    ("/stall", "in the body"),
    ("/stall-head", "before its head"),
    ("/drip", "a byte now and then: no single wait is long"),
    ("/drip-head", "the same in its head"),
]


@pytest.mark.parametrize(("path", "why"), STALLED)
def test_the_time_is_for_the_whole(server: tuple[str, Gate, list[dict[str, str]]], path: str, why: str) -> None:
    base, gate, _ = server
    with pytest.raises(FetchError) as caught:
        fetch(base + path, gate=gate, seconds=0.3)
    assert "within 0.3 seconds" in str(caught.value), why  # the server ends by itself in ten, and then another way


def test_nobody_there() -> None:
    gate = Gate(resolve=lambda host, port: ("127.0.0.1",), is_public=lambda address: True, ports=None)
    with pytest.raises(FetchError, match="connection failed"):
        fetch("http://norda.example:1/", gate=gate)


def test_a_name_that_changes_its_address_gains_nothing(server: tuple[str, Gate, list[dict[str, str]]]) -> None:
    """The name is looked up once, and the connection goes to what was checked."""
    base, gate, _ = server
    answers = iter([("127.0.0.1",), ("10.0.0.1",)])
    asked: list[str] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return next(answers)

    rebinding = Gate(resolve=resolve, is_public=gate.is_public, ports=None)
    assert fetch(base + "/page", gate=rebinding).body == PAGE
    assert asked == ["norda.example"]


def test_by_default_this_machine_is_private(server: tuple[str, Gate, list[dict[str, str]]]) -> None:
    base, _, asked = server
    port = base.rsplit(":", 1)[1]
    with pytest.raises(InputError):
        fetch(f"http://127.0.0.1:{port}/page")
    assert not asked
