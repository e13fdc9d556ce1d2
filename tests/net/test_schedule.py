"""Rules: when a source is asked again, and when "no word" may be said of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlead.model.arrivals import FeedState
from secondlead.net.schedule import HOURLY, Outcome, Pace, Visit, again, due, next_state

NOW = datetime(2031, 3, 9, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
GOOD = Outcome(Visit.GOOD, body=b"x", etag='"1"', last_modified="Sun, 09 Mar 2031 08:00:00 GMT")
SAME = Outcome(Visit.UNCHANGED)
FAILED = Outcome(Visit.FAILED, "the server answers with an error (status 500)")
WELL = next_state(FeedState(), GOOD, NOW)


def after(*outcomes: Outcome, state: FeedState = WELL) -> FeedState:
    for hours, outcome in enumerate(outcomes, 1):
        state = next_state(state, outcome, NOW + hours * HOUR)
    return state


def test_a_good_answer_is_kept_with_its_names() -> None:
    assert FeedState('"1"', "Sun, 09 Mar 2031 08:00:00 GMT", NOW + HOUR, last_good=NOW) == WELL
    assert WELL.well
    assert not FeedState().well, "what was never seen is not well"


def test_nothing_new_moves_the_moment_until_which_it_was_seen() -> None:
    state = after(SAME)
    assert (state.last_good, state.next_due, state.etag) == (NOW + HOUR, NOW + 2 * HOUR, '"1"')


FAILURES = [FAILED, Outcome(Visit.BUSY, "x"), Outcome(Visit.FORBIDDEN, "x"), Outcome(Visit.UNREADABLE, "x")]


@pytest.mark.parametrize("failure", FAILURES)
def test_a_304_never_turns_a_failed_source_green(failure: Outcome) -> None:
    state = after(failure, SAME, SAME)
    assert not state.well
    assert state.last_good == NOW
    assert (state.etag, state.last_modified) == (None, None), "the next request asks for the whole, so that it can prove itself"
    assert after(failure, SAME, GOOD).well


def test_a_304_to_what_was_never_asked_proves_nothing() -> None:
    assert not next_state(FeedState(), SAME, NOW).well


PAUSES = [
    ((FAILED,), HOUR, "one failure: an interval"),
    ((FAILED, FAILED), 2 * HOUR, "then twice as long"),
    ((FAILED,) * 4, 8 * HOUR, "and so on"),
    ((FAILED,) * 50, timedelta(days=1), "a day at most"),
    ((FAILED, GOOD, FAILED), HOUR, "a good answer forgives"),
    ((Outcome(Visit.BUSY, "x", retry_after=60.0),), HOUR, "Retry-After below the interval: the interval"),
    ((Outcome(Visit.BUSY, "x", retry_after=7200.0),), 2 * HOUR, "Retry-After above it: honoured"),
    ((Outcome(Visit.BUSY, "x", retry_after=1e12),), timedelta(days=31), "for ever is not believed"),
    ((Outcome(Visit.BUSY, "x", retry_after=-5.0),), HOUR, "the past is none"),
    ((Outcome(Visit.FORBIDDEN, "x"),), timedelta(days=1), "robots.txt is asked again in a day"),
]


@pytest.mark.parametrize(("outcomes", "pause", "why"), PAUSES, ids=[why for *_, why in PAUSES])
def test_how_long_until_the_next_visit(outcomes: tuple[Outcome, ...], pause: timedelta, why: str) -> None:
    assert after(*outcomes).next_due == NOW + len(outcomes) * HOUR + pause, why


def test_gone_is_gone() -> None:
    state = after(Outcome(Visit.GONE, "the server has taken the page away (status 410)"))
    assert state.gone
    assert not due(state, NOW + timedelta(days=400))
    assert due(again(state), NOW)


def test_moved_for_good_is_remembered() -> None:
    moved = Outcome(Visit.GOOD, body=b"x", moved="https://norda.example/new")
    assert after(moved, GOOD, FAILED, SAME).moved_to == "https://norda.example/new"
    assert after(moved.unreadable("not a feed")).moved_to is None, "a hotel's network redirects too"


def test_after_several_bodies_that_cannot_be_read_it_stops_and_says_so() -> None:
    unreadable = GOOD.unreadable("not a feed")
    assert not after(*[unreadable] * 4).stopped
    state = after(*[unreadable] * 5)
    assert state.stopped
    assert state.problem == "5 answers in a row could not be read, and it is not asked any more; the last one: not a feed"
    assert not due(state, NOW + timedelta(days=400))
    assert not after(*[unreadable] * 4, GOOD, unreadable).stopped, "in a row"
    assert after(*[unreadable] * 4, FAILED, unreadable).stopped, "a failure between them is no good answer"


OUTCOMES = st.builds(
    Outcome,
    st.sampled_from(Visit),
    what=st.sampled_from(["x", None]),
    etag=st.sampled_from(['"1"', None]),
    retry_after=st.one_of(st.none(), st.floats(allow_nan=False)),
)


@given(st.lists(OUTCOMES, max_size=20))
def test_whatever_comes(outcomes: list[Outcome]) -> None:
    state, now = FeedState(), NOW
    for outcome in outcomes:
        before, state = state, next_state(state, outcome, now, Pace())
        assert state.well is (state.problem is None and state.last_good is not None)
        assert state.well or outcome.kind is not Visit.GOOD
        assert outcome.kind is not Visit.UNCHANGED or state.well is before.well
        assert state.next_due is None or state.next_due >= now + HOURLY.every
        assert state.next_due is not None or state.gone or state.stopped
        assert state.well or (state.etag is None and state.last_modified is None)
        now += HOUR
