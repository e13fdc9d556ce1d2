"""The log replayed: where each report stands, and which mends count, at a moment.

Here: what the kinds of entries hold in `what`, and their fold. Not here: keeping entries (storage/), what a mend does to a reading.

    report      {"report", "arrival", "because", "sha", "places"}: a report came; places: {report: {"story", "series", "copy_of"}}, its own
                and those of reports that its coming moved (a series or a story joined, a copy whose original came later)
    move        {"report", "from", "story"}   a report goes into a story, alone; a story that is new begins with it
    split       {"story", "reports", "into"}  some reports of a story go into another
    merge       {"story", "into"}             all reports of a story go into another
    correct     {"report", "series", "statement", "said", "source", "stance", "set", "was"}   said (its content), source, stance: as it was
                read; by them the mend is remembered (mending.py); set: {"source", "body", "certainty", "stance", "relay"}, those that are
                mended; was: what was read for them
    drop        the same without set and was  the statement is none
    undo        {"entry"}                     a mend is taken back, or an undo
                ("why" may stand in each of these)
    note        as report, of the desk's own making
    collected   {"feed", "well", "since"}     a feed could not be asked (since: its last good answer), or can be again: only such turns
    reread      {"report", "reader", "before"}
    forget      {"report" or "name", "why"}   a tombstone; the report is gone from then on, and at every moment before

`places` may stand in every kind: where what was done put reports, as it was reckoned then. The fold reads it for report and note alone; a
mend is reckoned anew, so that what is undone leaves no trace, and what came after it stays where it was put.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from secondlead.model.filing import Place
from secondlead.model.ledger import Entry
from secondlead.model.plainjson import loaded

MENDS = frozenset({"move", "split", "merge", "correct", "drop"})  # what may be undone, beside an undo
CAME = frozenset({"report", "note"})


@dataclass(frozen=True, slots=True)
class State:
    """What the log comes to: places by report, the mends of readings that count (in order), the reports taken out."""

    places: Mapping[str, Place] = field(default_factory=dict)
    mends: tuple[Entry, ...] = ()
    forgotten: frozenset[str] = frozenset()

    def story(self, story: str) -> tuple[str, ...]:
        """The reports of a story, sorted."""
        return tuple(sorted(report for report, place in self.places.items() if place.story == story))


def replay(entries: Iterable[Entry], upto: int | None = None) -> State:
    """The state after the entries up to a number; those after it count for nothing."""
    several = [one for one in sorted(entries, key=lambda one: one.number) if upto is None or one.number <= upto]
    taken_back = undone(several)
    places: dict[str, Place] = {}
    mends: list[Entry] = []
    forgotten: set[str] = set()
    for one in several:
        if one.number in taken_back:
            continue
        if one.kind in CAME:
            places.update(placed(one))
        elif one.kind == "forget" and "report" in one.what:
            forgotten.add(one.what["report"])
        elif one.kind in ("correct", "drop"):
            mends.append(one)
        else:
            places.update(moved(one, places))
    for report in forgotten:
        places.pop(report, None)
    return State(places, tuple(mends), frozenset(forgotten))


def undone(entries: Sequence[Entry]) -> frozenset[int]:
    """The numbers of the entries that are taken back: by an undo that is not taken back itself."""
    found: set[int] = set()
    for one in sorted(entries, key=lambda one: -one.number):
        if one.kind == "undo" and one.number not in found:
            found.add(int(one.what["entry"]))
    return frozenset(found)


def placed(entry: Entry) -> dict[str, Place]:
    """Where a report's coming put it and others."""
    return {report: loaded(Place, place) for report, place in entry.what.get("places", {}).items()}


def moved(entry: Entry, places: Mapping[str, Place]) -> dict[str, Place]:
    """Where a mend of a grouping puts reports, from where they stand. A report moved alone leaves its series where it was."""
    what = entry.what
    match entry.kind:
        case "move":
            return {one: replace(places[one], story=what["story"]) for one in (what["report"],) if one in places}
        case "split":
            going = [one for one in what["reports"] if one in places and places[one].story == what["story"]]
            return {one: replace(places[one], story=what["into"]) for one in going}
        case "merge":
            return {one: replace(place, story=what["into"]) for one, place in places.items() if place.story == what["story"]}
        case _:
            return {}


def failures(entries: Iterable[Entry], upto: str) -> tuple[tuple[str, str], ...]:
    """(from, to) of the times at which a feed could not be asked: from its last good answer to the next, or to `upto`."""
    found: list[tuple[str, str]] = []
    broken: dict[str, str] = {}
    for one in sorted(entries, key=lambda one: one.number):
        if one.kind != "collected":
            continue
        feed = one.what["feed"]
        if one.what["well"]:
            if feed in broken:
                found.append((broken.pop(feed), one.at))
        else:
            broken.setdefault(feed, one.what.get("since") or one.at)
    found += [(start, upto) for start in broken.values()]
    return tuple(sorted(found))
