"""Rules of what becomes of an expectation, with entries and signals made by hand.

Here: met, moved, called off, lost, and what is none of these. Not here: how sentences are read (test_diary.py).
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from secondlead.ledger.diary.joining import Things
from secondlead.ledger.diary.sentence import Sighting, Signal
from secondlead.ledger.diary.words import stems
from secondlead.ledger.matching import by_slots
from secondlead.model.ledger import Ref, State
from secondlead.model.spans import Span

WORDS = "The council of Merrow will hold an emergency meeting on herring"
DAY = "2025-03-05"
ENTRY = Sighting(
    ref=Ref("r1", "s1"),
    span=Span(0, len(WORDS), WORDS),
    what=WORDS,
    kind="announcement",
    from_=DAY,
    to=DAY,
    who="Ana Lind",
    certainty="certain",
    at="2025-03-04T08:00:00+00:00",
    arrived="2025-03-04T08:00:00+00:00",
    stems=stems(WORDS),
    doing=stems("hold an emergency meeting on herring"),
)


def signal(kind: str, words: str, *, day: str = DAY, root: str = "", explicit: bool = False) -> Signal:
    days = ((day, day),) if day else ()
    return Signal(
        kind, Ref("r2", "s1"), Span(0, len(words), words), "2025-03-05T20:00:00+00:00", stems(words), days, stems(root), explicit=explicit
    )


def after(*signals: Signal, first: Sighting = ENTRY) -> State | None:
    """What became of an entry by the signals of a later report; None for nothing."""
    things = Things(by_slots)
    things.take([first], [])
    things.take([], signals)
    return things.several[0].closed[0] if things.several[0].closed else None


@pytest.mark.parametrize(
    ("words", "day", "met", "why"),
    [
        ("the Merrow council met on herring in an emergency", DAY, True, "the thing, on its day"),
        ("the Merrow council met on herring in an emergency", "", True, "all its words, within the window"),
        ("the Merrow council met on herring in an emergency", "2025-02-01", False, "another day"),
        ("the council of Merrow dined in the harbor", DAY, False, "the same people, another act"),
        ("Ostavia asked the council of Merrow for an emergency meeting on herring", DAY, False, "asked for, not held"),
        ("the council of Merrow failed to hold the emergency meeting on herring", DAY, False, "failed"),
        ("fishermen landed herring", DAY, False, "one word in common"),
    ],
)
def test_a_thing_is_met_when_it_is_told_as_done(words: str, day: str, met: bool, why: str) -> None:
    assert (after(signal("flat", words, day=day)) is State.MET) == met, why


@pytest.mark.parametrize(
    ("told", "root", "explicit", "certainty", "state", "why"),
    [
        ("The emergency meeting of the council", "", True, "certain", State.CALLED_OFF, "in so many words"),
        ("the council will not hold the emergency meeting", "Ana Lind", False, "certain", State.CALLED_OFF, "who announced it"),
        ("the council will not hold the emergency meeting", "the Merrow council", False, "certain", State.CALLED_OFF, "a party to it"),
        ("the council will not hold the emergency meeting", "Ostavia", False, "certain", None, "a stranger may not deny what is announced"),
        ("the council will not hold the emergency meeting", "Ostavia", False, "likely", State.CALLED_OFF, "but what is only expected"),
        ("the council will not raise the quota", "Ana Lind", False, "certain", None, "another act"),
    ],
)
def test_who_may_call_a_thing_off(told: str, root: str, explicit: bool, certainty: str, state: State | None, why: str) -> None:
    assert after(signal("off", told, day="", root=root, explicit=explicit), first=replace(ENTRY, certainty=certainty)) is state, why


def test_a_moved_thing_is_two_entries() -> None:
    """The old one moved, by the statement that says so; the new one open, and later entries join it."""
    things = Things(by_slots)
    things.take([ENTRY], [])
    put_off = replace(ENTRY, ref=Ref("r2", "s1"), from_="2025-03-12", to="2025-03-12", moves=True, at="2025-03-05T08:00:00+00:00")
    things.take([put_off], [])
    things.take([replace(put_off, ref=Ref("r3", "s4"), moves=False, at="2025-03-06T08:00:00+00:00")], [])
    old, new = things.several
    assert old.closed == (State.MOVED, Ref("r2", "s1"))
    assert (new.closed, [one.ref.report for one in new.sightings]) == (None, ["r2", "r3"])


def test_what_was_on_its_way_and_sank_has_lapsed() -> None:
    arrival = replace(ENTRY, kind="arrival", stems=stems("the ferry Alma is to land in Carrow"), doing=stems("land in Carrow"))
    assert after(signal("lost", "the ferry Alma sank"), first=arrival) is State.LAPSED
    assert after(signal("lost", "the tug Bruna sank"), first=arrival) is None


def test_another_thing_of_the_same_day_is_another_entry() -> None:
    other = "Ostavian fishermen will march through Port Lessing"
    things = Things(by_slots)
    things.take([ENTRY, replace(ENTRY, stems=stems(other), what=other)], [])
    assert len(things.several) == 2


def test_what_runs_has_begun() -> None:
    """An entry of its first day is met; what runs is an entry of its own."""
    things = Things(by_slots)
    things.take([ENTRY], [])
    things.take([replace(ENTRY, ref=Ref("r2", "s1"), kind="running", to="2025-03-09", at="2025-03-05T20:00:00+00:00")], [])
    begun, runs = things.several
    assert (begun.closed, runs.closed) == ((State.MET, Ref("r2", "s1")), None)
