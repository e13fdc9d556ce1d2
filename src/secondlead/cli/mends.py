"""What `move`, `split`, `merge`, `correct`, `undo`, `log`, `note` and `reread` do and print.

Here: asking the ledger, its answer in lines. Not here: options (verbs.py), what is done (ledgerdesk.py), which is imported within: the
database's libraries take their time to load.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from secondlead.cli.keep import Form, write
from secondlead.cli.output import sink
from secondlead.cli.progress import Progress

if TYPE_CHECKING:
    from secondlead.ledgerdesk import Ledger
    from secondlead.model.ledger import Entry, Mend
    from secondlead.rereading import Again


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be mended in a statement, as the command line has it; relay: names between semicolons."""

    source: str | None = None
    body: str | None = None
    certainty: str | None = None
    stance: str | None = None
    relay: str | None = None
    drop: bool = False


def mend(db: str | None, do: Callable[[Ledger], Entry]) -> int:
    """Do a mend, and say what it was."""
    from secondlead.ledger.mendwords import line
    from secondlead.ledgerdesk import Ledger

    with sink(None) as place, Ledger.open(db, create=False) as ledger:
        entry = do(ledger)
        write(place, f"{line(entry)}; entry {entry.number}\n")
    return 0


def correct(db: str | None, report: str, statement: str, asked: Asked, by: str, why: str) -> int:
    """Mend a statement, and say how."""
    from secondlead.ledgermends import Correction

    relay = None if asked.relay is None else [one.strip() for one in asked.relay.split(";")]
    values = Correction(asked.source, asked.body, asked.certainty, asked.stance, relay, asked.drop)
    return mend(db, lambda ledger: ledger.correct(report, statement, values, by=by, why=why))


def log(db: str | None, form: Form, confidential: bool, embargoed: bool) -> int:
    """Print the mends, the first one first."""
    from secondlead.ledgerdesk import Ledger
    from secondlead.shownstory import Sight

    with sink(None) as place, Ledger.open(db, create=False) as ledger:
        several = ledger.log(sight=Sight(confidential, embargoed))
        if form is Form.JSON:
            write(place, dumped({"mends": [asdict(one) for one in several]}))
        else:
            write(place, "".join(lined(one) for one in several) or "nothing was mended\n")
    return 0


def lined(one: Mend) -> str:
    """A mend in a line."""
    why = f" ({one.why})" if one.why else ""
    undone = f"; undone by entry {one.undone}" if one.undone is not None else ""
    return f"{one.number:>6}  {one.at[:16].replace('T', ' ')}  {one.by}: {one.what}{why}{undone}\n"


def note(db: str | None, story: str, text: str, by: str, confidential: bool) -> int:
    """Keep a note, and say how its report is called."""
    from secondlead.ledgerdesk import Ledger

    with sink(None) as place, Ledger.open(db, create=False) as ledger:
        came = ledger.note(story, text, by=by, confidential=confidential)
        write(place, f"noted in story {came.story} as report {came.report}{', confidential' if confidential else ''}\n")
    return 0


def reread(db: str | None, story: str | None, form: Form) -> int:
    """Read again, and list what differs; the exit status is that of the worst error."""
    from secondlead.ledgerdesk import Ledger

    status, several = 0, []
    with sink(None) as place, Ledger.open(db, create=False) as ledger, Progress(None, quiet=False) as progress:
        for one in ledger.reread(story):
            progress.step()
            if one.error is not None:
                progress.say(one.error)
                status = max(status, one.error.status)
            several.append(one)
        differ = [one for one in several if one.differs]
        if form is Form.JSON:
            write(place, dumped({"read": len(several), "reread": [_dict(one) for one in differ]}))
        else:
            write(place, "".join(told(one) for one in differ))
            same = len(several) - len(differ)
            write(place, f"read again: {len(several)}; alike: {same}; differently: {len(differ)} (none of it a change of the story)\n")
    return status


def told(one: Again) -> str:
    """A report that is read differently, and in what."""
    lines = [f"{one.title} [{one.report}, story {one.story}]"]
    for change in one.diff.changes if one.diff else ():
        if change.kind.value != "reworded":
            lines.append(f"    re-reading, {change.kind.value}: {change.text}")
    return "\n".join(lines) + "\n"


def _dict(one: Again) -> dict[str, Any]:
    changes = one.diff.changes if one.diff else ()
    return {
        "report": one.report,
        "story": one.story,
        "title": one.title,
        "before": one.before,
        "reader": one.reader,
        "entry": one.entry.number if one.entry else None,
        "differs": [{"kind": change.kind.value, "text": change.text} for change in changes if change.kind.value != "reworded"],
    }


def dumped(value: Any) -> str:
    """JSON for people, its last line ended."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
