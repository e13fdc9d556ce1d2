"""Mends of the ledger: of groupings, of readings, taken back; each one line in the log, with who and why.

Here: what is checked before a mend is kept, and where it puts reports. Not here: what a correction does to a reading (ledger/mending.py),
what binds later placing (ledger/pinned.py). Each raises UsageError where it cannot be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from secondlead.errors import UsageError
from secondlead.ledger.entries import MENDS, State, moved, replay, undone
from secondlead.ledger.mending import FIELDS, OWN, source_of
from secondlead.ledger.mendwords import line
from secondlead.ledger.pinned import GROUPINGS
from secondlead.lexicon import index
from secondlead.model.filing import Place, Slip
from secondlead.model.ledger import Entry, Filed
from secondlead.model.reading import Stance, Statement
from secondlead.storage import Reader, Store, Writer

NEW = "new"  # in place of a story's id: one of its own
DESK = "the desk"  # who mends, where nobody says so


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be mended in a statement; None: left as it is. drop: it is no statement at all. source "-": the outlet's own voice."""

    source: str | None = None
    body: str | None = None
    certainty: str | None = None
    stance: str | None = None
    relay: Sequence[str] | None = None
    drop: bool = False

    def values(self) -> dict[str, Any]:
        """The fields that are set. Raises UsageError for a value that cannot be."""
        found: dict[str, Any] = {name: value for name in FIELDS if (value := getattr(self, name)) is not None}
        if self.drop and found:
            raise UsageError("--drop", f"it goes with no other mend, and --{min(found)} is there", "leave out one of the two")
        if not self.drop and not found:
            raise UsageError("correct", "nothing to mend", f"give --drop, or at least one of {', '.join(f'--{one}' for one in FIELDS)}")
        scale, stances = index("certainty_scale"), [one.value for one in Stance]
        if self.certainty is not None and self.certainty not in scale:
            raise UsageError(f"--certainty {self.certainty}", "no class of the scale", f"give one of {', '.join(sorted(scale))}")
        if self.stance is not None and self.stance not in stances:
            raise UsageError(f"--stance {self.stance}", "no stance", f"give one of {', '.join(stances)}")
        for name, value in found.items():
            words = value if isinstance(value, (list, tuple)) else [value]
            if not words or not all(isinstance(one, str) and one.strip() for one in words):
                raise UsageError(f"--{name}", "an empty name", "give a name")
        return {name: [one.strip() for one in value] if name == "relay" else value.strip() for name, value in found.items()}


def move(store: Store, report: str, story: str, by: str, why: str) -> Entry:
    """A report into a story, alone, or into a new one."""
    with store.writing() as writer:
        slip = slip_of(writer, report)
        into = writer.new_story() if story == NEW else _there(writer, story)
        if slip.story == into:
            raise UsageError(f"report {report}", f"it is in story {into} already", "name another story, or new")
        return _grouped(writer, "move", {"report": report, "from": slip.story, "story": into}, [slip], by, why)


def split(store: Store, story: str, reports: Sequence[str], by: str, why: str) -> Entry:
    """Some reports of a story into one of their own."""
    with store.writing() as writer:
        slips = {one.id: one for one in writer.of_stories([_there(writer, story)])}
        if not reports:
            raise UsageError(f"story {story}", "no report to split off", "name its reports")
        for one in reports:
            if one not in slips:
                where = slip_of(writer, one).story
                raise UsageError(f"report {one}", f"it is in story {where}, not in story {story}", f"see secondlead story {story}")
        going = list(dict.fromkeys(reports))
        if len(going) == len(slips):
            raise UsageError(f"story {story}", "all of its reports are named: nothing would stay", "leave out those that stay")
        what = {"story": story, "reports": going, "into": writer.new_story()}
        return _grouped(writer, "split", what, list(slips.values()), by, why)


def merge(store: Store, story: str, into: str, by: str, why: str) -> Entry:
    """All reports of a story into another."""
    with store.writing() as writer:
        if _there(writer, story) == _there(writer, into):
            raise UsageError(f"story {story}", "it is the same story", "name two")
        return _grouped(writer, "merge", {"story": story, "into": into}, writer.of_stories([story]), by, why)


def correct(store: Store, report: str, statement: str, mend: Correction, by: str, why: str) -> Entry:
    """A statement mended, or dropped; what was read stays as it is."""
    values = mend.values()
    with store.writing() as writer:
        filed, one = statement_of(writer, report, statement)
        what: dict[str, Any] = {
            "report": report,
            "series": filed.series,
            "statement": statement,
            "said": " ".join(" ".join(part.text.split()) for part in one.content),
            "source": source_of(one),
            "stance": one.stance.value,
        }
        if not mend.drop:
            what |= {"set": values, "was": {name: value for name, value in _read(one).items() if name in values}}
        return writer.enter("drop" if mend.drop else "correct", _with(what, why), by)


def undo(store: Store, number: int | None, by: str, why: str) -> Entry:
    """A mend taken back, the last that counts by default; or an undo, so that its mend counts again."""
    with store.writing() as writer:
        upto = writer.upto()
        entries = writer.entries(upto, [*MENDS, "undo"])
        one = _wanted(writer, entries, number)
        places: Mapping[str, Place] = {}
        if any(kind in GROUPINGS for kind in _kinds(one, entries)):
            places = _after(writer.entries(upto), one)
        return writer.enter("undo", _with({"entry": one.number}, why), by, places)


def statement_of(reader: Reader, report: str, statement: str) -> tuple[Filed, Statement]:
    """A statement as it was read, and its report."""
    slip = slip_of(reader, report)
    filed = next(one for one in reader.story(slip.story, reader.upto()) if one.id == report)
    found = next((one for one in filed.reading.statements if one.id == statement), None)
    if found is None:
        many = len(filed.reading.statements)
        what = f"there is none of that id in report {report}, which has {many}"
        raise UsageError(f"statement {statement}", what, "take the id from secondlead why, or secondlead story ID --format json")
    return filed, found


def slip_of(reader: Reader, report: str) -> Slip:
    """A report's slip as it is placed now."""
    found = reader.slips([report], reader.upto())
    if not found:
        raise UsageError(f"report {report}", "there is none of that id in this ledger", "see secondlead story ID")
    return found[0]


def _there(reader: Reader, story: str) -> str:
    if not story.isascii() or not story.isdigit() or not reader.of_stories([story]):
        raise UsageError(f"story {story}", "there is none of that id in this ledger", "see secondlead stories")
    return story


def _grouped(writer: Writer, kind: str, what: dict[str, Any], slips: Sequence[Slip], by: str, why: str) -> Entry:
    places = {one.id: Place(one.story, one.series, one.copy_of) for one in slips}
    held = _with(what, why)
    return writer.enter(kind, held, by, moved(Entry(0, "", kind, by, held), places))


def _with(what: dict[str, Any], why: str) -> dict[str, Any]:
    return what | ({"why": why.strip()} if why.strip() else {})


def _wanted(reader: Reader, entries: Sequence[Entry], number: int | None) -> Entry:
    gone = undone(entries)
    if number is None:
        last = next((one for one in reversed(entries) if one.kind in MENDS and one.number not in gone), None)
        if last is None:
            raise UsageError("undo", "there is no mend in this ledger to take back", "see secondlead log")
        return last
    found = next((one for one in entries if one.number == number), None)
    if found is None:
        other = next(iter(reader.entries(number, after=number - 1)), None)
        what = f"it is no mend ({other.kind})" if other else "there is none of that number in this ledger"
        raise UsageError(f"entry {number}", what, "see secondlead log")
    if number in gone:
        by = next(one.number for one in entries if one.kind == "undo" and one.number not in gone and one.what["entry"] == number)
        raise UsageError(f"entry {number}", f"it is undone by entry {by} already ({line(found)})", f"undo {by} to have it again")
    return found


def _kinds(one: Entry, entries: Sequence[Entry]) -> set[str]:
    """The kinds of what an undo touches: those at the end of a chain of undos too."""
    by_number = {entry.number: entry for entry in entries}
    kinds = set()
    while True:
        kinds.add(one.kind)
        if one.kind != "undo" or int(one.what["entry"]) not in by_number:
            return kinds
        one = by_number[int(one.what["entry"])]


def _after(entries: Sequence[Entry], one: Entry) -> dict[str, Place]:
    """Where reports stand otherwise once an entry is taken back."""
    last = entries[-1].number if entries else 0
    before: State = replay(entries)
    after: State = replay([*entries, Entry(last + 1, "", "undo", "", {"entry": one.number})])
    return {report: place for report, place in after.places.items() if before.places.get(report) != place}


def _read(one: Statement) -> dict[str, Any]:
    """What was read for the fields that may be mended."""
    source = one.source
    return {
        "source": source.name if source else OWN,
        "body": source.body if source else None,
        "certainty": one.certainty.class_,
        "stance": one.stance.value,
        "relay": [hop.name for hop in one.relay],
    }
