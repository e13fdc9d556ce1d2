"""`secondlead add`, `search`, `forget`: reports into the ledger, found in it, taken out of it for good.

Here: the order of work, what is printed, the exit status. Not here: options (main.py), what is done (ledgerdesk.py). The desk is imported
within: the encoder's libraries and the database's take their time to load, and `--help` and mistakes need not wait for them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from secondlead.cli.output import Sink, silence, sink
from secondlead.cli.progress import Progress
from secondlead.cli.read import Request, check
from secondlead.errors import SecondLeadError
from secondlead.views.plain import encoded

if TYPE_CHECKING:
    from secondlead.model.filing import Hit

INTERRUPTED = 130


class Form(StrEnum):
    """How the ledger's answers are written."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Adding:
    """What the command line asks for."""

    inputs: tuple[str, ...]
    db: str | None = None
    form: Form = Form.TEXT
    published: str | None = None
    outlet: str | None = None
    fields: tuple[str, ...] = ()


def add(asked: Adding) -> int:
    """Read reports into the ledger; print what became of them, even where it breaks off. Gives the exit status: that of the worst error."""
    request = Request(asked.inputs, published=asked.published, outlet=asked.outlet)
    check(request)
    from secondlead.ledgerdesk import Ledger, counted

    several, status, refused = [], 0, []
    with sink(None) as place, Ledger.open(asked.db) as ledger:
        with Progress(None if request.folder else len(asked.inputs), quiet=False) as progress:
            stdin = getattr(sys.stdin, "buffer", None)
            try:
                for one in ledger.add_inputs(
                    asked.inputs, published=asked.published, outlet=asked.outlet, stdin=stdin, fields=asked.fields
                ):
                    progress.step()
                    several.append(one)
                    if one.error is not None:
                        progress.say(one.error)
                        status = max(status, one.error.status)
                        refused.append({"input": one.input, "why": one.because})
            except KeyboardInterrupt:
                progress.say("interrupted: what is counted is kept; run it again for the rest")
                status = INTERRUPTED
            except SecondLeadError as error:  # the disk is full, the database locked: what came before it is kept
                progress.say(error)
                status = max(status, error.status)
        counts = counted(several).counts
        told = json.dumps({**counts, "refused": refused}, indent=2) if asked.form is Form.JSON else line(counts)
        write(place, f"{told}\n")
    return status


def line(counts: Mapping[str, int]) -> str:
    """The counts in words."""
    return ", ".join(f"{many} {name}" for name, many in counts.items())


def search(words: str, db: str | None, form: Form, limit: int, embargoed: bool = False) -> int:
    """Print what statements and reports have all words."""
    from secondlead.ledgerdesk import Ledger
    from secondlead.shownstory import Sight

    with sink(None) as place, Ledger.open(db, create=False) as ledger:
        found = ledger.search(words, limit=limit, sight=Sight(embargoed=embargoed))
        if form is Form.JSON:
            hits = [{name: getattr(one, name) for name in one.__slots__} for one in found]
            write(place, json.dumps({"hits": hits}, indent=2, ensure_ascii=False) + "\n")
        else:
            write(place, "".join(shown(one) for one in found) or "nothing found\n")
    return 0


def shown(hit: Hit) -> str:
    """A hit in two lines."""
    where = " ".join(filter(None, (hit.outlet, (hit.published or "")[:10])))
    of = f"story {hit.story}, report {hit.report}{f', {hit.statement}' if hit.statement else ''}"
    return f"{hit.title or hit.report} ({where})  {of}\n    {hit.words}\n"


def forget(report: str | None, name: str | None, why: str, db: str | None) -> int:
    """Take something out for good, and say so."""
    from secondlead.ledgerdesk import Ledger

    with sink(None) as place, Ledger.open(db, create=False) as ledger:
        entry = ledger.forget(report=report, name=name, why=why)
        many = len(entry.what.get("reports", ()))
        what = "the report is out" if report else f"the name is out of {many} report{'' if many == 1 else 's'}"
        write(place, f"{what}; entry {entry.number} says when and why\n")
    return 0


def write(place: Sink, text: str) -> None:
    """Text to the output; quietly not, where nobody reads it."""
    try:
        place.write(encoded(text, place.encoding))
    except BrokenPipeError:
        silence()
