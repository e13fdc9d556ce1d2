"""The whole order: inputs -> reports -> readings. The only file that knows it.

Here: who calls whom, and the encoder kept once it is loaded. Not here: any step's own work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from secondlead import intake
from secondlead.errors import SecondLeadError, UnexpectedError, interrupted
from secondlead.model.parse import Parse
from secondlead.model.reading import Entity, Event
from secondlead.model.report import Report
from secondlead.reading.encoder import FOLDER, Encoder, OnnxEncoder
from secondlead.reading.steps import parse
from secondlead.settings import settings
from secondlead.statements import state
from secondlead.statements.sources import SourceBook
from secondlead.views.notebook import ShownReading


@lru_cache(maxsize=2)
def encoder(folder: Path | None = None) -> Encoder:
    """The encoder of a folder (the settings' or the package's own), loaded once. Raises ModelError."""
    return OnnxEncoder(folder or settings().model or FOLDER)


def reading_of(report: Report, using: Encoder | None = None) -> ShownReading:
    """A report's reading. Pure but for loading the encoder."""
    taken = parse(report, using or encoder())
    book = SourceBook(taken)
    return ShownReading(
        report=report,
        statements=state(taken, book),
        events=tuple(Event(one.span, one.factuality) for one in taken.events),
        entities=_entities(taken, book),
        warnings=report.warnings,
    )


def _entities(taken: Parse, book: SourceBook) -> tuple[Entity, ...]:
    names = book.entity_names()
    found = []
    for one in taken.mentions:
        number, name = names.get(one.span, ("", one.span.text))
        found.append(Entity(one.span, one.type, number, name))
    return tuple(found)


def read(source: str | Path, *, published: str | None = None, outlet: str | None = None) -> ShownReading:
    """The reading of one report: a str is its text, a Path its file. Raises errors.SecondLeadError."""
    if isinstance(source, Path):
        (one,) = intake.inputs([str(source)], stdin=None)
        return reading_of(one.load(published, outlet))
    return reading_of(intake.from_text(source, published=published, outlet=outlet))


def read_many(sources: Iterable[str | Path], *, published: str | None = None, outlet: str | None = None) -> Iterator[ShownReading]:
    """The readings of several, in order, one at a time; each is the same as `read` gives."""
    for source in sources:
        yield read(source, published=published, outlet=outlet)


def readings(
    names: Sequence[str], *, published: str | None = None, outlet: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[ShownReading | SecondLeadError]:
    """One item for each input that names stand for, in order: its reading, or what is wrong with it."""
    published = intake.checked_published(published) if published else None
    for one in intake.inputs(names, stdin=stdin):
        try:
            yield reading_of(one.load(published, outlet))
        except SecondLeadError as error:
            yield error
        except Exception as error:  # a mistake of ours in one report never keeps the others from being read
            if settings().debug or interrupted(error):
                raise
            yield UnexpectedError(one.name, error)
