"""`secondlead diary`: what is expected, when, and where it stands.

Here: asking the ledger, the format, where it goes. Not here: options (main.py), what is expected (ledger/diary/).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from secondlead.cli.output import Sink, silence, sink
from secondlead.errors import UsageError
from secondlead.settings import Settings
from secondlead.views import jsonout

if TYPE_CHECKING:
    from secondlead.model.diary import DiaryEntry


class Sheet(StrEnum):
    """The forms of a diary."""

    TEXT = "text"
    JSON = "json"
    ICS = "ics"


@dataclass(frozen=True, slots=True)
class Days:
    """What the command line asks for. story: one alone; from_, to: ISO days."""

    story: str | None = None
    from_: str | None = None
    to: str | None = None
    overdue: bool = False
    db: str | None = None
    as_of: str | None = None
    format: Sheet = Sheet.TEXT
    out: str | None = None
    limit: int = 50


def diary(asked: Days, settings: Settings) -> int:
    """Ask the ledger, write the diary, and give the exit status."""
    from_, to = checked_day("--from", asked.from_), checked_day("--to", asked.to)
    from secondlead.ledgerdesk import Ledger  # the database's libraries take their time, and mistakes need not wait for them

    out = None if asked.out in (None, "-") else Path(str(asked.out))
    with Ledger.open(asked.db, create=False) as ledger, sink(out) as place:
        found = ledger.diary(asked.story, asked.as_of, from_=from_, to=to, overdue=asked.overdue, limit=asked.limit)
        try:
            _write(found, asked, place, settings)
        except BrokenPipeError:  # whoever read has had enough
            silence()
    return 0


def checked_day(option: str, told: str | None) -> str | None:
    """An ISO day. Raises UsageError for what is none."""
    if told is None:
        return None
    try:
        return date.fromisoformat(told).isoformat()
    except ValueError:
        raise UsageError(option, f"{told!r} is no day of ISO 8601", "write 2025-03-04") from None


def _write(found: tuple[DiaryEntry, ...], asked: Days, place: Sink, settings: Settings) -> None:
    from secondlead.views.diarylist import diary_dict, render_diary

    match asked.format:
        case Sheet.ICS:
            from secondlead.export.ics import calendar

            place.write(calendar(found))
        case Sheet.JSON:
            place.write((jsonout.dumps(diary_dict(found, asked.as_of), indent=2) + "\n").encode())
        case Sheet.TEXT:
            from secondlead.views.plain import encoded

            colour = place.terminal if settings.colour is None else settings.colour
            place.write(encoded(render_diary(found, settings.width or place.columns(), colour), place.encoding))
