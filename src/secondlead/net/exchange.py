"""Requests and answers: one address, its redirects, one answer. Here: the deadline, the ceiling, the library's errors mapped to ours.
Not here: which address may be fetched (gate.py), sockets (transport.py), what a status means (fetch.py, polite.py).

This module imports the HTTP library at its head; others import this module only when they fetch.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx2

from secondlead.errors import FetchError, RefusedError, TooLargeError
from secondlead.net.gate import Gate, shown
from secondlead.net.transport import Overdue, PinnedTransport
from secondlead.net.unpack import unpacked

MAX_REDIRECTS = 5
PERMANENT = (301, 308)
PIECE = 64 * 1024

Lane = Callable[[str], AbstractContextManager[None]]  # host -> its turn


@dataclass(frozen=True, slots=True)
class Answer:
    """What the last server answered. `moved`: where the address has gone for good; `body` is empty unless `status` is 200."""

    url: str
    status: int
    headers: Mapping[str, str]  # names in small letters
    body: bytes = b""
    moved: str | None = None


@dataclass(frozen=True, slots=True)
class Errand:
    """How an address is asked. `before` is told each address in turn and may refuse; `lane` waits for a host's turn."""

    gate: Gate
    headers: Mapping[str, str]
    seconds: float
    most: int
    cut: bool = False  # a body that is too large is cut, not refused
    before: Callable[[str], None] | None = None
    lane: Lane | None = None


def ask(url: str, errand: Errand) -> Answer:
    """The answer at url, after its redirects; each passes the gate again.

    Raises RefusedError for an address that is not fetched, TooLargeError, and FetchError for all that may go better another time.
    """
    place, here, moved, permanent = shown(url), url, None, True
    deadline: float | None = None
    with mapped(place, errand.seconds):
        for _ in range(MAX_REDIRECTS + 1):
            if errand.before:
                errand.before(here)
            with (errand.lane or _no_lane)(_host(here)):
                deadline = deadline or time.monotonic() + errand.seconds  # waiting for the first host's turn takes nothing from it
                answer = _step(here, place, errand, deadline)
            target = answer.headers.get("location")
            if answer.status not in (301, 302, 303, 307, 308) or not target:
                return Answer(answer.url, answer.status, answer.headers, answer.body, moved)
            here = urljoin(here, target)
            permanent = permanent and answer.status in PERMANENT
            moved = here if permanent else moved
    raise FetchError(place, f"redirects more than {MAX_REDIRECTS} times", "give the address that it leads to")


def _step(here: str, place: str, errand: Errand, deadline: float) -> Answer:
    checked = errand.gate.check(here, deadline - time.monotonic(), place=place)
    headers = {"Accept-Encoding": "gzip, deflate", **errand.headers}
    # No proxy and no credentials from the environment: a proxy would connect to the name, and past the gate.
    with (
        httpx2.Client(transport=PinnedTransport(checked, deadline), headers=headers, trust_env=False) as client,
        client.stream("GET", here, follow_redirects=False) as response,
    ):
        said = {key.lower(): value for key, value in response.headers.items()}
        if response.status_code != 200:
            return Answer(here, response.status_code, said)
        declared = said.get("content-length", "")
        if declared.isdigit() and int(declared) > errand.most and not errand.cut:
            raise TooLargeError(place, "over the 15 MiB that one report may have", "give the report's own page")
        pieces = _timed(response.iter_raw(PIECE), deadline)
        return Answer(here, 200, said, unpacked(pieces, said.get("content-encoding", ""), place, errand.most, cut=errand.cut))


def _timed(pieces: Iterator[bytes], deadline: float) -> Iterator[bytes]:
    for piece in pieces:
        yield piece
        if time.monotonic() > deadline:
            raise Overdue("the time is up")


@contextmanager
def mapped(place: str, seconds: float) -> Iterator[None]:
    """The HTTP library's errors as ours: the one door where they come in."""
    try:
        yield
    except httpx2.TimeoutException as error:
        what = f"no whole answer within {seconds:g} seconds"
        raise FetchError(place, what, "try again later, or save the page and give the file") from error
    except (httpx2.InvalidURL, httpx2.UnsupportedProtocol) as error:
        raise RefusedError(place, "not an address that can be fetched", "check it") from error
    except (httpx2.HTTPError, httpx2.StreamError, OSError) as error:
        raise FetchError(place, f"the connection failed{_detail(error)}", "check the address and the connection") from error


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # the gate will say so
        return ""


def _no_lane(host: str) -> AbstractContextManager[None]:
    return nullcontext()


def _detail(error: Exception) -> str:
    words = " ".join(str(error).split())[:120]
    return f" ({words})" if words else ""
