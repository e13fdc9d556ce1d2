"""One page from the network, because a user names it. Here: what its status means. Not here: redirects, deadline, ceiling (exchange.py),
feeds and crawling, with robots.txt and all politeness (polite.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from secondlead.errors import EmptyError, FetchError
from secondlead.net.gate import Gate, shown

USER_AGENT = "secondlead/0.1 (reads news reports that a user names)"
ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"
SECONDS = 20.0  # for the whole fetch, from the first look-up to the last byte; part of the contract
MAX_BYTES = 15 * 1024 * 1024  # of the body as it unpacks; part of the contract
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
    from secondlead.net.exchange import Errand, ask

    place = shown(url)
    answer = ask(url, Errand(gate or Gate(), {"User-Agent": USER_AGENT, "Accept": ACCEPT}, seconds, MAX_BYTES))
    if answer.status != 200:
        raise refusal(place, answer.status)
    if not answer.body.strip():
        raise EmptyError(place, "the page is empty", "check the address")
    return Fetched(answer.url, answer.body, answer.headers.get("content-type"))


def refusal(place: str, status: int) -> FetchError:
    """What a status other than 200 is to whoever named the address."""
    what, mend = STATUSES.get(status, ("answers with an error" if status >= 400 else "answers oddly", "try again later"))
    return FetchError(place, f"the server {what} (status {status})", mend)
