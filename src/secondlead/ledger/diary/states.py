"""Where an expectation stands at a moment, by the clock alone.

Here: pending, due, overdue, lapsed. Not here: met, moved, called off, which reports say (joining.py).

A window told by its end alone ("by Friday", "within two weeks") is pending until its last day, and due on it. Any other is due from its
first moment to its last. After that it is overdue, and after a grace it has lapsed: as many days as the window is long, at least 1, at
most 14. What ran has lapsed when its time is over: nobody reports that nothing more happened. An open end never falls overdue: it is due
for 14 days, then lapsed.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from secondlead.model.ledger import State

LEAST, MOST = 1, 14  # days of grace


def state_at(from_: str | None, to: str | None, as_of: str, *, deadline: bool = False, running: bool = False) -> State:
    """The state of a window (ISO days or moments, None where open) at a moment (ISO, with zone)."""
    now = _moment(as_of)
    start = _start(from_) if from_ else None
    if to is None:
        start = start or now
        return State.PENDING if now < start else State.DUE if now < start + timedelta(days=MOST) else State.LAPSED
    end = _end(to)
    if now > end:
        if running:
            return State.LAPSED
        return State.OVERDUE if now <= end + timedelta(days=grace(from_, to, deadline=deadline)) else State.LAPSED
    if deadline:
        start = _start(to[:10])
    return State.DUE if start is None or now >= start else State.PENDING


def grace(from_: str | None, to: str, *, deadline: bool = False) -> int:
    """Days after a window's end in which no word only makes it overdue."""
    if from_ is None:
        return LEAST
    long = (date.fromisoformat(to[:10]) - date.fromisoformat(from_[:10])).days + 1
    return max(LEAST, min(MOST, long))


def _moment(text: str) -> datetime:
    told = datetime.fromisoformat(text)
    return told if told.tzinfo else told.replace(tzinfo=UTC)


def _start(text: str) -> datetime:
    return _moment(text)


def _end(text: str) -> datetime:
    """The last moment of a day; of a moment, itself."""
    return _moment(text) if "T" in text else _moment(text) + timedelta(days=1) - timedelta(seconds=1)
