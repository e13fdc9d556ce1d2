"""When to ask a feed or page again, and whether it is well. Here: a pure function from visit to visit. Not here: visiting (polite.py).

Rules:
    1. A good answer: in an interval again, with its ETag and Last-Modified.
    2. Nothing new (304): the same, where the source was well; a failed source stays failed, for nothing was seen of it.
    3. Whatever failed: later each time, and asked for in full, without ETag, so that the next answer can prove that it is well.
    4. Too busy (429, 503): not before Retry-After.
    5. Moved for good: there from now on. Gone (410): never again.
    6. Bodies that cannot be read, several in a row: no more, until somebody says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from secondlead.model.arrivals import FeedState


class Visit(StrEnum):
    """How a visit ended."""

    GOOD = "good"  # a whole body
    UNCHANGED = "unchanged"  # 304
    BUSY = "busy"  # 429, 503
    FAILED = "failed"  # other statuses, the network, an address that is refused
    FORBIDDEN = "forbidden"  # by robots.txt
    GONE = "gone"  # 410
    UNREADABLE = "unreadable"  # a body that is none of the formats it should be


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a visit brought. `what`: why it brought nothing, in words; `retry_after`: seconds that the server asks for."""

    kind: Visit
    what: str | None = None
    url: str | None = None
    body: bytes = b""
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    moved: str | None = None
    retry_after: float | None = None

    def unreadable(self, what: str) -> Outcome:
        """The same visit, where the body that it brought cannot be read."""
        return Outcome(Visit.UNREADABLE, what, self.url)  # nor is it believed where it has moved to: a hotel's network redirects too


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a source is asked."""

    every: timedelta = timedelta(hours=1)
    longest: timedelta = timedelta(days=1)  # between two visits of a failing source
    patience: timedelta = timedelta(days=31)  # the longest Retry-After that is believed
    unread: int = 5  # bodies in a row that cannot be read, then no more


HOURLY = Pace()


def due(state: FeedState, now: datetime) -> bool:
    """Whether it is time to ask."""
    return not (state.gone or state.stopped) and (state.next_due is None or state.next_due <= now)


def again(state: FeedState) -> FeedState:
    """The state of a source that somebody wants asked again, gone or stopped as it may be."""
    return replace(state, gone=False, stopped=False, unread=0, next_due=None)


def next_state(state: FeedState, outcome: Outcome, now: datetime, pace: Pace = HOURLY) -> FeedState:
    """Where a source stands after a visit. Pure."""
    moved = outcome.moved or state.moved_to
    if outcome.kind is Visit.GOOD:
        return FeedState(
            outcome.etag, outcome.last_modified, _in(now, pace.every), last_good=now, moved_to=moved, gone=state.gone, stopped=state.stopped
        )
    if outcome.kind is Visit.UNCHANGED and state.problem is None:
        return replace(state, last_good=now if state.last_good else None, next_due=_in(now, pace.every), moved_to=moved)
    problem = state.problem if outcome.kind is Visit.UNCHANGED else outcome.what or str(outcome.kind)
    failed = replace(
        state, etag=None, last_modified=None, failures=state.failures + 1, problem=problem, moved_to=moved, unread=_unread(state, outcome)
    )
    if outcome.kind is Visit.GONE:
        return replace(failed, gone=True, next_due=None)
    if failed.unread >= pace.unread:
        what = f"{failed.unread} answers in a row could not be read, and it is not asked any more; the last one: {problem}"
        return replace(failed, stopped=True, next_due=None, problem=what)
    return replace(failed, next_due=_in(now, _pause(failed.failures, outcome, pace)))


def _unread(state: FeedState, outcome: Outcome) -> int:
    """Bodies in a row that could not be read; a visit without a body leaves the count as it is."""
    return state.unread + 1 if outcome.kind is Visit.UNREADABLE else state.unread


def _pause(failures: int, outcome: Outcome, pace: Pace) -> timedelta:
    """Twice as long after each failure; a day where robots.txt forbids; never less than the interval, nor than Retry-After."""
    pause = pace.every * float(2 ** min(failures - 1, 16))
    if outcome.kind is Visit.FORBIDDEN:
        pause = pace.longest
    pause = max(pace.every, min(pause, pace.longest))
    asked = timedelta(seconds=min(max(outcome.retry_after or 0.0, 0.0), pace.patience.total_seconds()))
    return max(pause, asked)


def _in(now: datetime, pause: timedelta) -> datetime:
    return now + pause
