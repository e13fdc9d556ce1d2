"""Visits to feeds and pages that are asked again and again. Here: what is sent, what an answer means, one request at a time a host.
Not here: when to come again (schedule.py), robots.txt's rules (robots.py), what a body says (intake/).

A visit never raises: what went wrong is its outcome, and the other sources go on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from secondlead.errors import FetchError, ForbiddenError, RefusedError, SecondLeadError
from secondlead.model.arrivals import FeedState
from secondlead.net.exchange import Answer, Errand, ask
from secondlead.net.fetch import MAX_BYTES, SECONDS, refusal
from secondlead.net.gate import Gate, shown
from secondlead.net.robots import MOST as MOST_ROBOTS
from secondlead.net.robots import Robots
from secondlead.net.schedule import Outcome, Visit

USER_AGENT = "secondlead/0.1 (follows feeds that its user names)"
FEEDS = "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,text/html;q=0.7,*/*;q=0.5"
LONGEST = 1024  # characters of an ETag that are kept; a longer one is no name of a version


class Lanes:
    """One request at a time a host."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}

    @contextmanager
    def lane(self, host: str) -> Iterator[None]:
        """Waits for the host's turn, and holds it."""
        with self._guard:
            lock = self._locks.setdefault(host.lower(), threading.Lock())
        with lock:
            yield


def utc_now() -> datetime:
    """The moment, with its zone."""
    return datetime.now(UTC)


def agent(contact: str | None = None) -> str:
    """How a visitor introduces itself; contact: where its user can be reached, as desk.toml has it."""
    plain = (contact or "").encode("ascii", errors="ignore").decode("ascii")
    said = " ".join(plain.translate(str.maketrans("", "", "()\\")).split())
    return f"{USER_AGENT[:-1]}; {said[:200]})" if said else USER_AGENT


class Visitor:
    """Who goes out. One for all sources of a run, so that hosts and their rules are shared."""

    def __init__(
        self, gate: Gate | None = None, clock: Callable[[], datetime] = utc_now, seconds: float = SECONDS, agent: str = USER_AGENT
    ) -> None:
        self._gate = gate or Gate()
        self._clock = clock
        self._seconds = seconds
        self._agent = agent
        self._lanes = Lanes()
        self._robots = Robots(self._robots_txt, clock)

    def visit(self, url: str, state: FeedState | None = None, accept: str = FEEDS) -> Outcome:
        """Ask for url, or for where it has moved to; with what was kept of the last answer, where that was a good one."""
        state = state or FeedState()
        headers = {"User-Agent": self._agent, "Accept": accept}
        if state.problem is None:
            headers |= {"If-None-Match": state.etag} if state.etag else {}
            headers |= {"If-Modified-Since": state.last_modified} if state.last_modified else {}
        place = shown(url)
        errand = Errand(self._gate, headers, self._seconds, MAX_BYTES, before=self._allowed, lane=self._lanes.lane)
        try:
            return outcome_of(ask(state.moved_to or url, errand), place, self._clock())
        except ForbiddenError as error:
            return Outcome(Visit.FORBIDDEN, error.what)
        except SecondLeadError as error:
            return Outcome(Visit.FAILED, error.what)

    def _allowed(self, url: str) -> None:
        if not url.lower().startswith(("http://", "https://")):
            return  # the gate will refuse it
        rules = self._robots.rules(url)
        if not rules.allow(url) and rules.parsed is None:
            raise FetchError(shown(url), "its robots.txt cannot be had, so nothing is asked there", "try again later")
        if not rules.allow(url):
            raise ForbiddenError(shown(url), "its robots.txt forbids it", "ask the publisher, or give the file")

    def _robots_txt(self, url: str) -> tuple[int | None, bytes]:
        headers = {"User-Agent": self._agent, "Accept": "text/plain,*/*;q=0.5"}
        try:
            answer = ask(url, Errand(self._gate, headers, self._seconds, MOST_ROBOTS, cut=True, lane=self._lanes.lane))
        except FetchError as error:
            return (404 if "redirects more than" in error.what else None), b""
        except RefusedError as error:
            if "redirects to" not in error.what:  # the page's own host is not asked either: say why
                raise
            return None, b""
        except SecondLeadError:
            return None, b""
        return answer.status, answer.body


def outcome_of(answer: Answer, place: str, now: datetime) -> Outcome:
    """What an answer means. Pure."""
    said = answer.headers
    if answer.status == 200 and answer.body.strip():
        return Outcome(
            Visit.GOOD,
            url=answer.url,
            body=answer.body,
            content_type=said.get("content-type"),
            etag=_kept(said.get("etag")),
            last_modified=_kept(said.get("last-modified")),
            moved=answer.moved,
        )
    if answer.status == 200:
        return Outcome(Visit.FAILED, "the answer is empty", answer.url)
    if answer.status == 304:
        return Outcome(Visit.UNCHANGED, url=answer.url, moved=answer.moved)
    what = refusal(place, answer.status).what
    if answer.status == 410:
        return Outcome(Visit.GONE, what, answer.url)
    if answer.status in (429, 503):
        return Outcome(Visit.BUSY, what, answer.url, retry_after=retry_after(said.get("retry-after"), now))
    return Outcome(Visit.FAILED, what, answer.url)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds that Retry-After asks for, from a number or a date; None where it says nothing that can be read."""
    value = (value or "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:12])
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def _kept(value: str | None) -> str | None:
    """A header to be sent back unchanged; None for one that cannot be."""
    return value if value and len(value) <= LONGEST and value.isascii() and value.isprintable() else None
