"""The commands and their options, and the one place where an exception becomes a line and an exit status.

Here: parsing the command line. Not here: what the commands do (read.py and the other modules of this room).
"""

from __future__ import annotations

import errno
import sys
import traceback
from collections.abc import Sequence
from enum import StrEnum
from importlib.resources import files
from typing import Annotated

import typer

from secondlead.cli import keep
from secondlead.cli.diary import Days, Sheet
from secondlead.cli.diary import diary as days
from secondlead.cli.diff import Comparison, compare
from secondlead.cli.output import silence, sink
from secondlead.cli.progress import complain
from secondlead.cli.read import Format, Reader, Request, run
from secondlead.cli.told import Asked, Shape
from secondlead.cli.told import tell as told
from secondlead.errors import OutputError, SecondLeadError, interrupted
from secondlead.model.version import VERSION
from secondlead.settings import settings

INTERRUPTED = 130
HALTED = "interrupted: not all was read, and no file was written; run it again"

app = typer.Typer(
    name="secondlead",
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

# What the options of several commands are, said once.
Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help="A file, a folder, a URL, or - for standard input.")]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        help="text: a brief; json: one reading, or an array where several inputs or a folder are named; jsonl: one a line; html: a page.",
    ),
]
Published = Annotated[
    str | None, typer.Option(metavar="ISO", help="When it was published, where the input does not say; times are resolved against it.")
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who printed it, where the input does not say.")]
Out = Annotated[str | None, typer.Option("--out", metavar="PATH", help="Write there instead of standard output.")]
Least = Annotated[
    float,
    typer.Option("--min-confidence", metavar="N", help="Leave out statements of which the reader is less sure, from 0 to 1."),
]

Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--field", metavar="FIELD=KEY", help="Where records of JSON keep it: text=body, title=head; repeat it. Keys may reach inside: a.b."
    ),
]


AsOf = Annotated[str | None, typer.Option("--as-of", metavar="ISO", help="As it stood then: a moment with its zone.")]
Since = Annotated[str | None, typer.Option("--since", metavar="ISO", help="Show which standings have moved since then.")]
StoryId = Annotated[str, typer.Argument(metavar="ID", help="The story's id, as `stories` shows it.")]
ShapeOption = Annotated[Shape, typer.Option("--format", help="text, json, or, where there is one, an html page.")]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="So many stories at most, the latest.")]
Db = Annotated[
    str | None, typer.Option(metavar="PATH", help="The ledger: a file, or sqlite:///PATH; by default secondlead.db in your data folder.")
]
Kept = Annotated[keep.Form, typer.Option("--format", help="text, or json.")]


class Form(StrEnum):
    """What has a schema."""

    READING = "reading"
    DIFF = "diff"


@app.callback()
def root(context: typer.Context, version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False) -> int:
    """Who said what in a news report, through whom, and how sure they were."""
    if version:
        tell(f"secondlead {VERSION}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)
    return 0


@app.command()
def read(
    context: typer.Context,
    inputs: Inputs,
    format: FormatOption = Format.TEXT,
    published: Published = None,
    outlet: Outlet = None,
    out: Out = None,
    least: Least = 0.0,
    field: Fields = None,
) -> int:
    """Read reports: who said what, how sure they were, and through whom."""
    reader: Reader | None = context.obj
    return run(Request(tuple(inputs), format, published, outlet, out, least, tuple(field or ())), settings(), reader)


@app.command()
def diff(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The earlier report: a file, a URL, or - for standard input.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later report, likewise.")],
    format: Annotated[
        Format,
        typer.Option("--format", help="text: a list of changes; json, jsonl: one object; html: a page with both texts side by side."),
    ] = Format.TEXT,
    published: Published = None,
    outlet: Outlet = None,
    everything: Annotated[bool, typer.Option("--all", help="Show too what was only reworded.")] = False,
    out: Out = None,
) -> int:
    """Compare two reports: what a new lead changes, statement by statement."""
    reader: Reader | None = context.obj
    return compare(Comparison(old, new, format, published, outlet, everything, out), settings(), reader)


@app.command()
def stories(db: Db = None, as_of: AsOf = None, format: ShapeOption = Shape.TEXT, limit: Limit = 50, out: Out = None) -> int:
    """List the stories of the ledger, those with the latest reports first."""
    return told(Asked("stories", "", db, as_of, format, out, limit=limit), settings())


@app.command()
def story(
    of: StoryId, db: Db = None, as_of: AsOf = None, since: Since = None, format: ShapeOption = Shape.TEXT,
    every: Annotated[bool, typer.Option("--all", help="Show every proposition.")] = False, out: Out = None,
) -> int:  # fmt: skip
    """Show a story: what stands and why, who is silent, what the last lead changed, what is expected and what is open."""
    return told(Asked("story", of, db, as_of, format, out, since, every), settings())


@app.command()
def why(
    proposition: Annotated[str, typer.Argument(metavar="PROPOSITION", help="Its id, as `story` shows it.")],
    db: Db = None, as_of: AsOf = None, format: ShapeOption = Shape.TEXT, out: Out = None,
) -> int:  # fmt: skip
    """Show the whole sum behind a proposition's standing: each statement, its relay, its body, what counts and what does not."""
    return told(Asked("why", proposition, db, as_of, format, out), settings())


@app.command()
def changes(
    of: StoryId, db: Db = None, as_of: AsOf = None, since: Since = None, format: ShapeOption = Shape.TEXT,
    every: Annotated[bool, typer.Option("--all", help="Show too what was only reworded.")] = False, out: Out = None,
) -> int:  # fmt: skip
    """Show what each lead of a story changed against the one before it; with --since, the standings that moved too."""
    return told(Asked("changes", of, db, as_of, format, out, since, every), settings())


@app.command()
def questions(of: StoryId, db: Db = None, as_of: AsOf = None, format: ShapeOption = Shape.TEXT, out: Out = None) -> int:
    """List what is open in a story, who could settle it, who of them has not spoken."""
    return told(Asked("questions", of, db, as_of, format, out), settings())


@app.command()
def diary(
    of: Annotated[str | None, typer.Option("--story", metavar="ID", help="Of one story alone.")] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="DAY", help="From this day on.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Up to this day.")] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="What is overdue alone.")] = False,
    db: Db = None, as_of: AsOf = None,
    format: Annotated[Sheet, typer.Option("--format", help="text, json, or ics: a calendar.")] = Sheet.TEXT,
    limit: Limit = 50, out: Out = None,
) -> int:  # fmt: skip
    """Show what is expected, when, who says so, and where it stands: pending, due, met, overdue, moved, called off, lapsed."""
    return days(Days(of, from_, to, overdue, db, as_of, format, out, limit), settings())


@app.command()
def sources(
    of: Annotated[str | None, typer.Option("--story", metavar="ID", help="Of one story alone.")] = None,
    db: Db = None, as_of: AsOf = None, format: ShapeOption = Shape.TEXT, limit: Limit = 50, out: Out = None,
) -> int:  # fmt: skip
    """List the sources, and what became of what each put forward."""
    return told(Asked("sources", of or "", db, as_of, format, out, limit=limit), settings())


@app.command()
def add(
    inputs: Inputs,
    db: Db = None,
    format: Kept = keep.Form.TEXT,
    published: Published = None,
    outlet: Outlet = None,
    field: Fields = None,
) -> int:
    """Read reports into the ledger; ends with how many were new, updated, unchanged, repeated, refused."""
    return keep.add(keep.Adding(tuple(inputs), db, format, published, outlet, tuple(field or ())))


@app.command()
def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='All of them must be there; "a phrase" in quotation marks stays together.')
    ],
    db: Db = None,
    format: Kept = keep.Form.TEXT,
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=10_000, help="At most so many.")] = 20,
) -> int:
    """Search the ledger's statements and reports."""
    return keep.search(" ".join(words), db, format, limit)


@app.command()
def forget(
    report: Annotated[str | None, typer.Argument(metavar="[REPORT]", help="The id of a report.")] = None,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="A source's name, wherever it stands, instead of a report.")] = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="What the tombstone says.")] = "",
    db: Db = None,
) -> int:
    """Take a report, or a name, out of the ledger for good; a tombstone says when and why, not what."""
    return keep.forget(report, name, why, db)


@app.command()
def schema(of: Annotated[Form, typer.Argument(metavar="[FORM]", help="reading, or diff.")] = Form.READING) -> int:
    """Print the JSON Schema of a reading, or of a diff."""
    tell((files("secondlead.model") / f"{of}.schema.json").read_text(encoding="utf-8"))
    return 0


def tell(text: str) -> None:
    """Write text to standard output; quietly not, where nobody reads it."""
    with sink(None) as place:
        try:
            place.write(text.encode())
        except BrokenPipeError:
            silence()


def main(arguments: Sequence[str] | None = None, reader: Reader | None = None) -> int:
    """Run a command line and give its exit status; reader stands in for the desk's, in tests.

    Whatever goes wrong becomes one line on standard error: never a traceback, unless SECONDLEAD_DEBUG asks for it.
    """
    try:
        status = app(None if arguments is None else list(arguments), prog_name="secondlead", standalone_mode=False, obj=reader)
        if status == INTERRUPTED:  # Typer has caught it
            raise KeyboardInterrupt
        return int(status or 0)
    except typer.TyperException as error:
        message = error.format_message().replace("Value error, ", "").rstrip(".? ")
        complain(f"{message[:1].lower()}{message[1:]}; see secondlead --help")
        return error.exit_code
    except SecondLeadError as error:
        complain(error)
        return error.status
    except (KeyboardInterrupt, typer.Abort):
        complain(HALTED)
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # whoever read the help has had enough: Typer would exit with 1
        silence()
        return 0
    except Exception as error:  # the last door: a user gets a line, never a traceback
        if interrupted(error):
            complain(HALTED)
            return INTERRUPTED
        if isinstance(error, OSError) and error.errno == errno.ENOSPC and error.filename is None:  # Typer writes the help itself
            silence()
            complain(OutputError("standard output", str(error.strerror), "make room, or choose another place"))
            return OutputError.status
        if settings().debug:
            traceback.print_exc()
        complain(f"unexpected error: {type(error).__name__}: {error}; please report it, with what SECONDLEAD_DEBUG=1 shows")
        return 1


if __name__ == "__main__":
    sys.exit(main())
