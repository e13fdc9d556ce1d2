"""A line of the log in words, for people.

Here: what was mended, by whom, why. Not here: what it does (mending.py, entries.py), where it is shown (views/).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from secondlead.ledger.entries import MENDS, undone
from secondlead.model.ledger import Entry, Mend

HIDDEN = "a confidential source of ours"
QUOTED = 80  # characters of a statement's words that a line shows


def told(entry: Entry) -> str:
    """A correction as it stands beside its statement: what was set, who checked it, why."""
    what = entry.what
    parts = [f"{name} {_value(value)}{_was(what, name)}" for name, value in what.get("set", {}).items()]
    why = f" ({what['why']})" if what.get("why") else ""
    return f"{', '.join(parts)}; checked by {entry.by}{why}"


def line(entry: Entry, hidden: frozenset[str] = frozenset()) -> str:
    """What an entry did, in one line. hidden: reports of which no words may be shown."""
    what = entry.what
    report = what.get("report", "")
    words = HIDDEN if report in hidden else f"“{_short(what.get('said', ''))}”"
    match entry.kind:
        case "move":
            return f"report {report} moved from story {what.get('from', '?')} to story {what.get('story', '?')}"
        case "split":
            return f"{', '.join(what.get('reports', ()))} split off story {what.get('story', '?')} into story {what.get('into', '?')}"
        case "merge":
            return f"story {what.get('story', '?')} merged into story {what.get('into', '?')}"
        case "drop":
            return f"{report} {what.get('statement', '')} dropped: {words}"
        case "correct":
            changed = ", ".join(f"{name} {_value(value)}{_was(what, name)}" for name, value in what.get("set", {}).items())
            return f"{report} {what.get('statement', '')} corrected: {HIDDEN if report in hidden else changed}: {words}"
        case "undo":
            return f"entry {what.get('entry', '?')} undone"
        case _:
            return f"{entry.kind} {report}".strip()


def mends(entries: Sequence[Entry], hidden: Iterable[str] = ()) -> tuple[Mend, ...]:
    """The mends of a log, undone ones with what undid them. entries: mends and undos, all of them up to a moment."""
    secret = frozenset(hidden)
    gone = undone(entries)
    by = {int(one.what["entry"]): one.number for one in entries if one.kind == "undo" and one.number not in gone}
    return tuple(
        Mend(
            one.number, one.at, one.kind, one.by, line(one, secret),
            "" if one.what.get("report") in secret else str(one.what.get("why", "")),
            one.what.get("report"), one.what.get("statement"), by.get(one.number),
        )
        for one in entries
        if one.kind in MENDS or one.kind == "undo"
    )  # fmt: skip


def _value(value: object) -> str:
    return " → ".join(map(str, value)) if isinstance(value, (list, tuple)) else "none" if value is None else str(value)


def _was(what: dict[str, object], name: str) -> str:
    before = what.get("was")
    return f" (was {_value(before[name])})" if isinstance(before, dict) and name in before else ""


def _short(words: str) -> str:
    return words if len(words) <= QUOTED else f"{words[:QUOTED].rsplit(' ', 1)[0]} …"
