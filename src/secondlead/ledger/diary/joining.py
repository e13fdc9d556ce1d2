"""Entries of many reports -> expectations: which tell of one thing, and what became of it.

Here: things in the making, in the order of publication. Not here: what one report says (sightings.py, signals.py), the state by the clock
(states.py).

A report is taken so: 1 its signals close what earlier reports expected; 2 each of its entries, if it says that the thing was moved, moves
the entry before; 3 it joins the entry of the same thing and time, or opens one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from secondlead.ledger.diary.sentence import Sighting, Signal
from secondlead.ledger.diary.words import short_of, stems
from secondlead.ledger.propositions import Related
from secondlead.model.frame import Frame, Kind
from secondlead.model.ledger import Ref, State
from secondlead.model.relation import Label

SHARED = 2  # stems that two sentences share to speak of one thing
PART = 0.5  # of the stems of the shorter
LOOSER = 14  # days: the widest window of a report that knows less exactly when
MOST = 0.75  # of the entry's, where no time ties a report that it happened to the entry
_TIED = frozenset({Label.SAME, Label.NARROWER, Label.WIDER})


@dataclass(slots=True)
class Thing:
    """Something expected, in the making.

    stems: what entries that it was moved from lend it; closed: what became of it, and by which statement.
    """

    sightings: list[Sighting]
    stems: frozenset[str] = frozenset()
    closed: tuple[State, Ref] | None = None

    @property
    def told(self) -> Sighting:
        """The entry whose window is the narrowest, of those the latest: it says when. Of what runs, the one that knows most of its ends."""
        if self.running:
            return max((one for one in self.sightings if one.kind == "running"), key=lambda one: (one.from_ is not None, one.at))
        return min(reversed(self.sightings), key=lambda one: (_width(one), not one.sourced))

    @property
    def running(self) -> bool:
        """Whether it goes on for some time, and has begun."""
        return any(one.kind == "running" for one in self.sightings)


@dataclass(slots=True)
class Things:
    """All that is expected, report after report."""

    related: Related
    frames: dict[Ref, tuple[Frame, ...]] = field(default_factory=dict)
    several: list[Thing] = field(default_factory=list)

    def take(self, sightings: Sequence[Sighting], signals: Sequence[Signal]) -> None:
        """One report, by the order above."""
        before = list(self.several)
        for signal in signals:
            self._close(before, signal)
        for one in sightings:
            self._join(before, one)

    def _close(self, before: Sequence[Thing], signal: Signal) -> None:
        open_ = [thing for thing in before if thing.closed is None]
        if signal.kind == "lost":
            for thing in open_:
                if thing.told.kind == "arrival" and any(one.stems & signal.stems for one in thing.sightings):
                    thing.closed = (State.LAPSED, signal.ref)
            return
        if signal.kind == "flat":
            for thing in open_:
                if self._met(thing, signal):
                    thing.closed = (State.MET, signal.ref)
            return
        matching = [
            (share, thing) for thing in open_ if (share := _share(thing, signal.stems)) and _may(thing, signal) and _in_time(thing, signal)
        ]
        if signal.kind == "off" and not matching:
            matching = [(1.0, thing) for thing in open_ if self._of_one_act(thing, signal)]
        best = max((share for share, _ in matching), default=0.0)
        state = State.CALLED_OFF if signal.kind == "off" else State.MOVED
        for share, thing in matching:
            if share == best:
                thing.closed = (state, signal.ref)

    def _met(self, thing: Thing, signal: Signal) -> bool:
        """Whether a flat report tells that a thing came about.

        1 Its claims are those of the entry; 2 it tells of a day in the window; 3 it has most of the entry's words, or came within the
        window and has them all. For 2 and 3 it must tell of what was to be done.
        """
        told = thing.told
        day = signal.at[:10]
        if thing.running or (told.from_ is not None and day < told.from_[:10] and not told.deadline):
            return False
        fits = [one for one in signal.days if _overlap(one, _days(told, first=_first(thing)))]
        if signal.days and not fits:
            return False
        if (signal.stems & short_of()) - _all_stems(thing):
            return False
        if self._claims(thing, signal):
            return True
        if not _same_doing(thing, signal):
            return False
        shared, own = _best(thing, signal.stems)
        if fits and shared >= SHARED and shared >= PART * own:
            return True
        here = told.to is not None and (told.from_ or day)[:10] <= day <= told.to[:10]
        return (shared > SHARED and shared >= MOST * own) or (here and shared >= SHARED and shared == own)

    def _claims(self, thing: Thing, signal: Signal) -> bool:
        later = [replace(one, kind=Kind.EVENT) for one in self.frames.get(signal.ref, ()) if one.main and not one.negative]
        return any(
            self.related(replace(one, kind=Kind.EVENT), other).label in _TIED
            for sighting in thing.sightings
            for one in self.frames.get(sighting.ref, ())
            if one.main and one.span.overlaps(sighting.span)
            for other in later
        )

    def _of_one_act(self, thing: Thing, signal: Signal) -> bool:
        """Whether a signal closes an act of just that day: "the strike on Monday" where drivers were to stop work on Monday."""
        own = {
            act
            for sighting in thing.sightings
            for one in self.frames.get(sighting.ref, ())
            if one.main and one.span.overlaps(sighting.span)
            for act in one.acts
        }
        told = thing.told
        day = told.from_ is not None and told.to is not None and told.from_[:10] == told.to[:10]
        return day and bool(own & signal.acts) and any(one[0] == one[1] == (told.to or "")[:10] for one in signal.days)

    def _join(self, before: Sequence[Thing], one: Sighting) -> None:
        if one.kind == "running":
            self._begun(before, one)
        lent: frozenset[str] = frozenset()
        if one.moves:
            old = self._moved_from(before, one)
            if old is not None:
                old.closed = (State.MOVED, one.ref)
                lent = old.stems.union(*(told.stems for told in old.sightings))
        for thing in self.several:
            over = thing.closed and (thing.closed[0] in (State.MOVED, State.MET) or thing.closed[1].report == one.ref.report)
            if not over and _compatible(thing, one) and _one_thing(thing, one):
                thing.sightings.append(one)
                thing.stems |= lent
                thing.closed = None
                return
        self.several.append(Thing([one], lent))

    def _begun(self, before: Sequence[Thing], one: Sighting) -> None:
        """What runs has begun: an entry of its beginning is met."""
        for thing in before:
            told = thing.told
            begun = not thing.running and told.to != one.to and told.from_ is not None and told.from_[:10] <= one.at[:10]
            if begun and thing.closed is None and _share(thing, one.stems):
                thing.closed = (State.MET, one.ref)

    def _moved_from(self, before: Iterable[Thing], one: Sighting) -> Thing | None:
        several = [
            (share, number, thing)
            for number, thing in enumerate(before)
            if thing.closed is None and not _same_window(thing, one) and (share := _share(thing, one.stems))
        ]
        return max(several, key=lambda row: row[:2], default=(0, 0, None))[2]


def _width(one: Sighting) -> int:
    """How many days a window is long; the most where it has no end."""
    first = date.fromisoformat((one.from_ or one.at)[:10])
    return ((date.fromisoformat(one.to[:10]) if one.to else date.max) - first).days


def _best(thing: Thing, other: frozenset[str]) -> tuple[int, int]:
    """(stems shared, the entry's own) of the entry that fits best."""
    rows = [(len(one.stems & other), max(len(one.stems), 1)) for one in thing.sightings]
    if thing.stems:
        rows.append((len(thing.stems & other), len(thing.stems)))
    return max(rows, key=lambda row: (row[0] / row[1], row[0]))


def _one_thing(thing: Thing, one: Sighting) -> bool:
    """Whether an entry tells of a thing: half of the shorter in the same window; in another, one stem more."""
    if _same_window(thing, one):
        return _share(thing, one.stems) > 0
    told = thing.told
    if _width(one) > max(_width(told), LOOSER):
        return False
    return any(len(own & one.stems) > SHARED for own in (*(told.stems for told in thing.sightings), thing.stems))


def _share(thing: Thing, other: frozenset[str]) -> float:
    """How much of the shorter of two is the other's too; 0 where they speak of different things."""
    found = 0.0
    for own in (*(one.stems for one in thing.sightings), thing.stems):
        least = min(len(own), len(other))
        shared = len(own & other)
        if least and shared >= min(SHARED, least) and shared >= PART * least:
            found = max(found, shared / least + shared / 100)
    return found


def _may(thing: Thing, signal: Signal) -> bool:
    """Whether a source may close an entry: it calls it off in so many words; or denies it and is who announced it or a party to it.

    What was only expected anybody may deny.
    """
    if signal.explicit:
        return True
    shared, own = _best(thing, signal.stems)
    if shared < SHARED or shared < PART * own or not _same_doing(thing, signal):
        return False
    if not signal.root or thing.told.certainty != "certain":
        return True
    who = frozenset().union(*(stems(one.who) for one in thing.sightings))
    return bool(signal.root & (who | frozenset().union(*(one.stems for one in thing.sightings))))


def _all_stems(thing: Thing) -> frozenset[str]:
    return thing.stems.union(*(one.stems for one in thing.sightings))


def _same_doing(thing: Thing, signal: Signal) -> bool:
    """Whether a signal tells of what was to be done, not only of who was to do it."""
    return any((one.doing or one.stems | thing.stems) & signal.stems for one in thing.sightings)


def _in_time(thing: Thing, signal: Signal) -> bool:
    """Whether a signal's own times, if it has any, are of the entry's window."""
    days = _days(thing.told, first=_first(thing))
    return not signal.days or any(_overlap(one, days) for one in signal.days) or signal.explicit


def _first(thing: Thing) -> str:
    return min(one.at for one in thing.sightings)[:10]


def _days(one: Sighting, first: str) -> tuple[str, str]:
    return (one.from_ or first)[:10], (one.to or "9999-12-31")[:10]


def _overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _compatible(thing: Thing, one: Sighting) -> bool:
    """Whether an entry's window may be that of a thing. What runs is not what happens on one of its days, but may end with it."""
    if thing.running != (one.kind == "running"):
        return thing.told.to == one.to and one.to is not None
    if one.ref.report == thing.sightings[-1].ref.report and not _same_window(thing, one):
        return False
    return _overlap(_days(thing.told, _first(thing)), _days(one, one.at))


def _same_window(thing: Thing, one: Sighting) -> bool:
    told = thing.told
    return (told.from_ or "", told.to or "") == (one.from_ or "", one.to or "") or (told.to == one.to and told.to is not None)
