"""Rows -> slips and filed reports, and which placement counts at a moment.

Here: the queries that others build on. Not here: what is asked (reads.py, nearby.py).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, or_, select

from secondlead.model.filing import Slip
from secondlead.model.keeping import restored, restored_frames
from secondlead.model.ledger import Filed
from secondlead.storage.packing import slip_of, unsqueezed, vectors_of
from secondlead.storage.tables import PLACEMENTS, READINGS, REPORTS

LATEST = 2**62  # an entry's number that is after all
AT_ONCE = 500  # values in one IN (...)
Thing = TypeVar("Thing")

_COLUMNS = (
    REPORTS.c.id,
    REPORTS.c.sha,
    REPORTS.c.input,
    REPORTS.c.arrived,
    REPORTS.c.link,
    REPORTS.c.uri,
    REPORTS.c.outlet,
    REPORTS.c.title,
)
_PLACED = (PLACEMENTS.c.story, PLACEMENTS.c.series, PLACEMENTS.c.copy_of)


def then(upto: int) -> ColumnElement[bool]:
    """Which placement of a report counts at an entry: the one that holds there."""
    if upto >= LATEST:
        return PLACEMENTS.c.until.is_(None)
    return and_(PLACEMENTS.c.since <= upto, or_(PLACEMENTS.c.until.is_(None), PLACEMENTS.c.until > upto))


def slips_query(upto: int = LATEST) -> Select[Any]:
    """Slips of reports with their placement, of those not taken out; more is said with `where`."""
    return (
        select(REPORTS.c.number, *_COLUMNS, REPORTS.c.text_key, REPORTS.c.slip, REPORTS.c.wording, *_PLACED)
        .join(PLACEMENTS, PLACEMENTS.c.report == REPORTS.c.number)
        .where(then(upto), REPORTS.c.forgotten.is_(False))
    )


def slip(row: Row[Any]) -> Slip:
    """The slip of a row of `slips_query`."""
    held = row._mapping
    columns = {column.name: held[column] for column in (*_COLUMNS, *_PLACED)}
    return slip_of(columns | {"text": held["text_key"], "wording": held["wording"]}, held["slip"])


def slips(connection: Connection, query: Select[Any]) -> list[Slip]:
    """The slips that a query gives."""
    return [slip(row) for row in connection.execute(query)]


def filed(connection: Connection, query: Select[Any], upto: int) -> list[Filed]:
    """The reports, whole, of a query of slips; each as it was read last before an entry."""
    rows = list(connection.execute(query))
    numbers = [row.number for row in rows]
    readings: dict[int, Row[Any]] = {}
    for some in portions(numbers):
        wanted = select(READINGS).where(READINGS.c.report.in_(some), READINGS.c.since <= upto).order_by(READINGS.c.since)
        readings.update((row.report, row) for row in connection.execute(wanted))
    return [_filed(slip(row), readings[row.number]) for row in rows if row.number in readings]


def _filed(one: Slip, row: Row[Any]) -> Filed:
    reading = restored(unsqueezed(row.reading), unsqueezed(row.beside))
    return Filed(
        id=one.id,
        reading=reading,
        frames=restored_frames(unsqueezed(row.frames), reading.report.text),
        arrived=one.arrived,
        story=one.story,
        series=one.series,
        copy_of=one.copy_of,
        reader=row.reader,
        vectors=vectors_of(row.vectors),
        confidential=one.confidential,
    )


def portions(several: Collection[Thing]) -> Iterator[list[Thing]]:
    """Some at a time: a database takes only so many values in a query."""
    held = list(several)
    for start in range(0, len(held), AT_ONCE):
        yield held[start : start + AT_ONCE]


def once(several: Iterable[Slip]) -> list[Slip]:
    """Each report once, in the order given."""
    return list({one.id: one for one in several}.values())
