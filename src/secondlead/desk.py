"""The whole order: inputs -> reports -> readings. The only file that knows it.

Here: who calls whom, and the encoder kept once it is loaded. Not here: any step's own work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TypeVar

from secondlead import intake
from secondlead.ahead import ahead
from secondlead.errors import SecondLeadError, UnexpectedError, interrupted
from secondlead.ledger.changes import diff as changed
from secondlead.model.change import Diff
from secondlead.model.frame import Frame
from secondlead.model.parse import Parse
from secondlead.model.reading import Entity, Event, Reading
from secondlead.model.report import Report
from secondlead.reading.encoder import FOLDER, Encoder, OnnxEncoder
from secondlead.reading.places import places
from secondlead.reading.quantities import disagreements, quantities
from secondlead.reading.steps import parse
from secondlead.reading.times import doubts, times
from secondlead.reading.times.anchors import latest
from secondlead.reading.vectors import vectors
from secondlead.settings import settings
from secondlead.statements import state
from secondlead.statements.frames import frames
from secondlead.statements.journeys import journeys, misfits
from secondlead.statements.sources import SourceBook
from secondlead.views.notebook import ShownReading

Done = TypeVar("Done")
Passed = TypeVar("Passed")
LARGE = 200_000  # characters from which a report is read by itself, with all cores and the memory to itself


@lru_cache(maxsize=4)
def encoder(folder: Path | None = None, threads: int = 0) -> Encoder:
    """The encoder of a folder (the settings' or the package's own) on so many threads (0: all cores), loaded once. Raises ModelError."""
    return OnnxEncoder(folder or settings().model or FOLDER, threads)


@dataclass(frozen=True, slots=True)
class Deep:
    """A reading with what the ledger wants beside it: the frames of its statements, and their vectors by statement id."""

    reading: ShownReading
    frames: tuple[Frame, ...]
    vectors: tuple[tuple[str, bytes], ...]


def reading_of(report: Report, using: Encoder | None = None) -> ShownReading:
    """A report's reading. Pure but for loading the encoder."""
    taken = parse(report, using or encoder())
    return _reading(taken, SourceBook(taken))


def deep_of(report: Report, using: Encoder | None = None) -> Deep:
    """The same, with frames and vectors."""
    taken = parse(report, using or encoder())
    book = SourceBook(taken)
    reading = _reading(taken, book)
    found = frames(taken, book, reading.statements, reading.times, reading.places, reading.quantities)
    texts = [" ".join(part.text for part in one.content) for one in reading.statements]
    return Deep(reading, found, tuple(zip((one.id for one in reading.statements), vectors()(texts), strict=True)))


def _reading(taken: Parse, book: SourceBook) -> ShownReading:
    report = taken.report
    when, where = times(taken), places(taken)
    statements = state(taken, book, when)
    many = quantities(taken, when)
    ways = journeys(taken, statements, when, where, many)
    return ShownReading(
        report=report,
        statements=statements,
        events=tuple(Event(one.span, one.factuality) for one in taken.events),
        entities=_entities(taken, book),
        warnings=(
            *report.warnings,
            *doubts(taken, when, date.today()),
            *disagreements(taken, many),
            *misfits(ways, where, latest(report)),
        ),
        times=when,
        places=where,
        quantities=many,
        journeys=ways,
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
    return reading_of(_loaded(source, published, outlet))


def read_many(sources: Iterable[str | Path], *, published: str | None = None, outlet: str | None = None) -> Iterator[ShownReading]:
    """The readings of several, in order; a file may hold several reports. A few are read at once, so a few sources are taken ahead.

    Raises what is wrong with a source, or with a report in it, when it is that one's turn.
    """
    loaded = chain.from_iterable(_several(source, published, outlet) for source in sources)
    return ahead(loaded, _raised(reading_of), _raised(_beside), lambda one: isinstance(one, Report) and _large(one))


def _several(source: str | Path, published: str | None, outlet: str | None) -> Iterator[Report | SecondLeadError]:
    """The reports of a source, loaded one by one; what is wrong with it comes in its turn, and is raised when that comes (`_raised`)."""
    try:
        if not isinstance(source, Path):
            yield intake.from_text(source, published=published, outlet=outlet)
            return
        for one in intake.inputs([str(source)], stdin=None):
            yield from one.reports(published, outlet)
    except SecondLeadError as error:
        yield error


def _raised(work: Callable[[Report], ShownReading]) -> Callable[[Report | SecondLeadError], ShownReading]:
    """The same work, where what is wrong with a report is raised in its turn."""

    def done(one: Report | SecondLeadError) -> ShownReading:
        if isinstance(one, SecondLeadError):
            raise one
        return work(one)

    return done


def diff(old: str | Path | Reading, new: str | Path | Reading, *, published: str | None = None, outlet: str | None = None) -> Diff:
    """What new changes against old, statement by statement. A str is a report's text, a Path its file; a Reading is taken as it is.

    published, outlet: what the reports do not say themselves, of both. Raises errors.SecondLeadError.
    """
    first, second = (one if isinstance(one, Reading) else read(one, published=published, outlet=outlet) for one in (old, new))
    return changed(first, second)


def _loaded(source: str | Path, published: str | None, outlet: str | None) -> Report:
    if isinstance(source, Path):
        (one,) = intake.inputs([str(source)], stdin=None)
        return one.load(published, outlet)
    return intake.from_text(source, published=published, outlet=outlet)


def _beside(report: Report) -> ShownReading:
    """A report's reading by an encoder of one thread, for use in several at once: its numbers are the same."""
    return reading_of(report, encoder(threads=1))


def _large(report: Report) -> bool:
    return len(report.text) > LARGE


def readings(
    names: Sequence[str],
    *,
    published: str | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
    fields: Sequence[str] = (),
) -> Iterator[ShownReading | SecondLeadError]:
    """One item for each report in what names stand for, in order: its reading, or what is wrong with it.

    fields: where records of JSON keep their text and the rest, as "text=body".
    """
    loaded = reports(names, published=published, outlet=outlet, stdin=stdin, fields=fields)
    return ahead(loaded, _tried(reading_of), _tried(_beside), lambda one: isinstance(one, Report) and _large(one))


def reports(
    names: Sequence[str],
    *,
    published: str | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
    fields: Sequence[str] = (),
) -> Iterator[Report | SecondLeadError]:
    """One item for each report in what names stand for, in order, not read yet; or what is wrong with it."""
    published = intake.checked_published(published) if published else None
    chosen = intake.field_map(fields)
    return chain.from_iterable(_reports(one, published, outlet, chosen) for one in intake.inputs(names, stdin=stdin))


def deep_many(loaded: Iterable[Report | Passed | SecondLeadError]) -> Iterator[Deep | Passed | SecondLeadError]:
    """The deep readings of reports, in order, a few at once; what is wrong with one takes its place, what is not to be read passes."""

    def tried(using: int) -> Callable[[Report | Passed | SecondLeadError], Deep | Passed | SecondLeadError]:
        return lambda one: _guarded(one.input, lambda: deep_of(one, encoder(threads=using))) if isinstance(one, Report) else one

    return ahead(loaded, tried(0), tried(1), lambda one: isinstance(one, Report) and _large(one))


def _reports(one: intake.Input, published: str | None, outlet: str | None, fields: Mapping[str, str]) -> Iterator[Report | SecondLeadError]:
    """The reports of an input, and what is wrong with it: at the start, in a part, or where it breaks off."""
    found = one.reports(published, outlet, fields)
    while True:
        item = _guarded(one.name, lambda: next(found, None))
        if item is None:
            return
        yield item


def _tried(work: Callable[[Report], ShownReading]) -> Callable[[Report | SecondLeadError], ShownReading | SecondLeadError]:
    """The same work, where what is wrong with a report takes the place of its reading."""
    return lambda one: one if isinstance(one, SecondLeadError) else _guarded(one.input, lambda: work(one))


def _guarded(name: str, work: Callable[[], Done]) -> Done | SecondLeadError:
    """What work gives, or what is wrong with the input of that name."""
    try:
        return work()
    except SecondLeadError as error:
        return error
    except Exception as error:  # a mistake of ours in one report never keeps the others from being read
        if settings().debug or interrupted(error):
            raise
        return UnexpectedError(name, error)
