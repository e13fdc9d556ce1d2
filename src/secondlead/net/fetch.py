"""One page from the network.

Here: redirects, the deadline, the ceiling, statuses, and the library's errors mapped to ours. Not here: which address may be
fetched (gate.py), sockets (transport.py). No robots.txt yet: a user asks for one page by its address; crawling will need it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from urllib.parse import urljoin

from secondlead.errors import EmptyError, FetchError, RefusedError, TooLargeError
from secondlead.net.gate import Gate, shown

USER_AGENT = "secondlead/0.1 (reads news reports that a user names)"
ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"
SECONDS = 20.0  # for the whole fetch, from the first look-up to the last byte; part of the contract
MAX_BYTES = 15 * 1024 * 1024  # of the body as it unpacks; part of the contract
MAX_REDIRECTS = 5
STATUSES = {
    401: ("asks for a password", "save the page and give the file"),
    402: ("asks for payment", "save the page and give the file"),
    403: ("refuses to give the page", "save the page from a browser and give the file"),
    404: ("has no such page", "check the address"),
    410: ("has taken the page away", "look for it in an archive"),
    429: ("asks to come less often", "wait and try again"),
    451: ("may not show the page by law", "look for it in an archive"),
    503: ("is out of service", "try again later"),
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page: its address after all redirects, its body unpacked, and the Content-Type that came with it."""

    url: str
    body: bytes
    content_type: str | None


def fetch(url: str, *, gate: Gate | None = None, seconds: float = SECONDS) -> Fetched:
    """The page at url. Every redirect passes the gate again.

    Raises RefusedError for an address that is not fetched, TooLargeError, EmptyError, and FetchError for all that may go better
    another time.
    """
    # The HTTP library takes longer to load than a report to read: only those who fetch wait for it.
    import httpx2

    place, here = shown(url), url
    deadline = time.monotonic() + seconds
    gate = gate or Gate()
    try:
        for _ in range(MAX_REDIRECTS + 1):
            answer = _step(here, place, gate, deadline)
            if isinstance(answer, Fetched):
                return answer
            here = answer
    except httpx2.TimeoutException as error:
        raise FetchError(
            place, f"no whole answer within {seconds:g} seconds", "try again later, or save the page and give the file"
        ) from error
    except httpx2.DecodingError as error:
        raise FetchError(place, "the answer is packed in a way that cannot be undone", "save the page and give the file") from error
    except (httpx2.InvalidURL, httpx2.UnsupportedProtocol) as error:
        raise RefusedError(place, "not an address that can be fetched", "check it") from error
    except (httpx2.HTTPError, httpx2.StreamError, OSError) as error:
        raise FetchError(place, f"the connection failed{_detail(error)}", "check the address and the connection") from error
    raise FetchError(place, f"redirects more than {MAX_REDIRECTS} times", "give the address that it leads to")


def _step(here: str, place: str, gate: Gate, deadline: float) -> Fetched | str:
    """The page at here, or the address that it redirects to."""
    import httpx2  # as in fetch

    from secondlead.net.transport import Overdue, PinnedTransport  # as in fetch

    checked = gate.check(here, deadline - time.monotonic(), place=place)
    headers = {"User-Agent": USER_AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate"}
    # No proxy and no credentials from the environment: a proxy would connect to the name, and past the gate.
    with (
        httpx2.Client(transport=PinnedTransport(checked, deadline), headers=headers, trust_env=False) as client,
        client.stream("GET", here, follow_redirects=False) as response,
    ):
        if response.has_redirect_location:
            return urljoin(here, response.headers["location"])
        if response.status_code != 200:
            raise _refusal(place, response.status_code)
        declared = response.headers.get("content-length", "")
        if declared.isdigit() and int(declared) > MAX_BYTES:
            raise _too_large(place)
        body = bytearray()
        for piece in response.iter_bytes(64 * 1024):
            body += piece
            if len(body) > MAX_BYTES:
                raise _too_large(place)
            if time.monotonic() > deadline:
                raise Overdue("the time is up")
        if not body.strip():
            raise EmptyError(place, "the page is empty", "check the address")
        return Fetched(here, bytes(body), response.headers.get("content-type"))


def _refusal(place: str, status: int) -> FetchError:
    what, mend = STATUSES.get(status, ("answers with an error" if status >= 400 else "answers oddly", "try again later"))
    return FetchError(place, f"the server {what} (status {status})", mend)


def _too_large(place: str) -> TooLargeError:
    return TooLargeError(place, "over the 15 MiB that one report may have", "give the report's own page")


def _detail(error: Exception) -> str:
    words = " ".join(str(error).split())[:120]
    return f" ({words})" if words else ""
