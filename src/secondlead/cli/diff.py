"""`secondlead diff`: two reports, and what the second changes.

Here: what may be compared, the order of work, the exit status. Not here: options (main.py), comparing (desk), rendering (views/).
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from secondlead.cli.output import Sink, silence, sink, spare
from secondlead.cli.progress import Progress
from secondlead.cli.read import Format, Reader, Request, Tally, check, desk, readings, warned
from secondlead.errors import UsageError
from secondlead.model.change import Diff
from secondlead.settings import Settings
from secondlead.views import jsonout


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the command line asks for."""

    old: str
    new: str
    format: Format = Format.TEXT
    published: str | None = None
    outlet: str | None = None
    everything: bool = False
    out: str | None = None


def compare(asked: Comparison, settings: Settings, reader: Reader | None = None) -> int:
    """Read both reports, write what the second changes, and give the exit status: 0, or that of the worst error."""
    request = Request((asked.old, asked.new), asked.format, asked.published, asked.outlet, asked.out)
    check(request)
    for name in request.inputs:
        if os.path.isdir(name):
            raise UsageError(name, "it is a folder", "name the two reports to compare")
    if asked.old == asked.new == "-":
        raise UsageError("-", "standard input holds one report", "give one of the two as a file")
    out = None if asked.out in (None, "-") else Path(str(asked.out))
    spare(out, request.inputs)
    tally = Tally()
    with sink(out) as place, Progress(2, quiet=place.terminal) as progress:
        stdin = getattr(sys.stdin, "buffer", None)
        items = (reader or desk())(request.inputs, published=asked.published, outlet=asked.outlet, stdin=stdin)
        both = list(warned(readings(items, 0.0, progress, tally), progress))
        if len(both) == 2 and not tally.status:
            from secondlead.desk import diff  # the encoder's libraries take their time, and mistakes need not wait for them

            try:
                write(diff(*both), asked, place, settings)
            except BrokenPipeError:  # whoever read has had enough
                silence()
    return tally.status


def write(found: Diff, asked: Comparison, place: Sink, settings: Settings) -> None:
    """Write a diff in the format asked for."""
    match asked.format:
        case Format.JSON:
            place.write(jsonout.one(found).encode())
        case Format.JSONL:
            place.write(jsonout.line(found).encode())
        case Format.HTML:
            from secondlead.views.changed_page import page  # templates take their time to load, and only HTML needs them

            place.write(page(found).encode(errors="replace"))
        case Format.TEXT:
            from secondlead.views.changed import changed  # so does Rich, for text alone
            from secondlead.views.changed_terminal import render
            from secondlead.views.plain import encoded

            colour = place.terminal if settings.colour is None else settings.colour
            text = render(changed(found, asked.everything), settings.width or place.columns(), colour)
            place.write(encoded(text, place.encoding))
