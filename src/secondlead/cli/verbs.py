"""The commands that mend a ledger, feed it, and report ourselves: move, split, merge, correct, undo, log, note, reread, follow.

Here: their options. Not here: what they print (mends.py), the other commands (main.py).
"""

from __future__ import annotations

from typing import Annotated

import typer

from secondlead.cli import keep, mends
from secondlead.cli.follow import follow as following
from secondlead.cli.options import By, Confidential, Db, Embargoed, Kept, Why

DESK = "the desk"  # who does it, where nobody says so

ReportId = Annotated[str, typer.Argument(metavar="REPORT", help="The report's id, as `story` shows it.")]


def register(app: typer.Typer) -> None:
    """Put the commands of this file on a command line."""
    for verb in (move, split, merge, correct, undo, log, note, reread, follow):
        app.command()(verb)


def move(
    report: ReportId,
    story: Annotated[str, typer.Argument(metavar="STORY", help="Where it belongs; new: into a story of its own.")],
    by: By = DESK,
    why: Why = "",
    db: Db = None,
) -> int:
    """Move a report into another story; later reports do not move it back."""
    return mends.mend(db, lambda ledger: ledger.move(report, story, by=by, why=why))


def split(
    story: Annotated[str, typer.Argument(metavar="STORY", help="The story that is two.")],
    reports: Annotated[list[str], typer.Argument(metavar="REPORT...", help="Those that go into a new story.")],
    by: By = DESK,
    why: Why = "",
    db: Db = None,
) -> int:
    """Split reports off a story into a new one; the two stay apart when later reports come."""
    return mends.mend(db, lambda ledger: ledger.split(story, reports, by=by, why=why))


def merge(
    story: Annotated[str, typer.Argument(metavar="STORY", help="The story that goes into the other.")],
    into: Annotated[str, typer.Argument(metavar="INTO", help="The story that stays.")],
    by: By = DESK,
    why: Why = "",
    db: Db = None,
) -> int:
    """Merge a story into another."""
    return mends.mend(db, lambda ledger: ledger.merge(story, into, by=by, why=why))


def correct(
    report: ReportId,
    statement: Annotated[str, typer.Argument(metavar="STATEMENT", help="Its id, as `why` shows it: s3.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who checked it.")],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="Why; it is shown beside the statement.")],
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Who said it; - for the outlet in its own voice.")] = None,
    body: Annotated[str | None, typer.Option(metavar="NAME", help="For whom its source speaks.")] = None,
    certainty: Annotated[str | None, typer.Option(metavar="CLASS", help="How sure it is: certain, likely, possible, no ...")] = None,
    stance: Annotated[str | None, typer.Option(metavar="STANCE", help="asserts, confirms, denies, doubts, declines ...")] = None,
    relay: Annotated[
        str | None, typer.Option(metavar="NAMES", help="Through whom the words came, the first one first, between semicolons.")
    ] = None,
    drop: Annotated[bool, typer.Option("--drop", help="It is no statement at all.")] = False,
    db: Db = None,
) -> int:
    """Mend what was read in a statement. It is remembered by its words: later leads and rereadings are mended too."""
    mend = mends.Asked(source, body, certainty, stance, relay, drop)
    return mends.correct(db, report, statement, mend, by, why)


def undo(
    entry: Annotated[int | None, typer.Argument(metavar="[ENTRY]", help="The number that `log` shows; the last mend by default.")] = None,
    by: By = DESK,
    why: Why = "",
    db: Db = None,
) -> int:
    """Take back a mend, or an undo."""
    return mends.mend(db, lambda ledger: ledger.undo(entry, by=by, why=why))


def log(db: Db = None, format: Kept = keep.Form.TEXT, confidential: Confidential = False, embargoed: Embargoed = False) -> int:
    """List what was mended, by whom and why, and what was taken back."""
    return mends.log(db, format, confidential, embargoed)


def note(
    story: Annotated[str, typer.Argument(metavar="STORY", help="The story that it is about.")],
    text: Annotated[str, typer.Argument(metavar="TEXT", help='What was asked and answered: "14:10, called the ministry, declined".')],
    confidential: Annotated[
        bool, typer.Option("--confidential", help="Its words and its source are shown to nobody who does not ask for them.")
    ] = False,
    by: By = DESK,
    db: Db = None,
) -> int:
    """Keep our own reporting: a note of the desk's, read like any report."""
    return mends.note(db, story, text, by, confidential)


def reread(
    story: Annotated[str | None, typer.Option("--story", metavar="ID", help="The reports of one story alone.")] = None,
    db: Db = None,
    format: Kept = keep.Form.TEXT,
) -> int:
    """Read the kept reports again with today's reader; what differs is a re-reading, and no change of the story."""
    return mends.reread(db, story, format)


def follow(
    config: Annotated[str, typer.Argument(metavar="CONFIG", help="A desk.toml: what to follow, how often, into which ledger.")],
    db: Db = None,
    once: Annotated[bool, typer.Option("--once", help="Look once at what is due, and end: for a timetable's jobs.")] = False,
) -> int:
    """Keep adding from the feeds, pages and folders named in a file, until stopped."""
    return following(config, db, once)
