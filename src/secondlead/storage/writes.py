"""What is written to a ledger: reports with their entry in the log, where reports are put, feeds.

Here: one transaction's work; it is begun and ended by the store (sqlite.py). Not here: what is taken out for good (forgetting.py).
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from secondlead.model.arrivals import FeedState
from secondlead.model.filing import Filing, Place, Slip
from secondlead.model.keeping import kept, kept_frames
from secondlead.model.ledger import Entry, Filed, Fingerprint
from secondlead.model.plainjson import dumped
from secondlead.storage import forgetting
from secondlead.storage.packing import Sums, fingerprint_blob, fingerprint_of, moment_utc, slip_json, sound, squeezed, sums_of, vectors_blob
from secondlead.storage.reads import SqlReader
from secondlead.storage.rows import LATEST, portions, then
from secondlead.storage.tables import (
    BLOBS,
    CLAIMS,
    ENTRIES,
    FEEDS,
    FINGERPRINTS,
    FREQUENCIES,
    MARKS,
    PLACEMENTS,
    POSTINGS,
    READINGS,
    REPORTS,
    STATEMENTS,
    STORIES,
)

INDEXED = 32  # terms of a report that it is found by, the weightiest


class SqlWriter(SqlReader):
    """A change to a ledger: contract.Writer."""

    def __init__(self, connection: Connection, clock: Callable[[], datetime]) -> None:
        super().__init__(connection, clock)
        self.forgot = False  # something was taken out for good

    def file(self, filing: Filing, by: str) -> Entry:
        """Keep a report, with its entry in the log."""
        slip = filing.slip
        at = self.now()
        number = (self._one(select(func.max(REPORTS.c.number))) or 0) + 1
        self._put(upsert(BLOBS).on_conflict_do_nothing(), {"sha": slip.sha, "data": zlib.compress(filing.reading.report.data)})
        if slip.whole is not None:
            self._put(upsert(BLOBS).on_conflict_do_nothing(), {"sha": slip.whole, "data": zlib.compress(filing.reading.report.whole)})
        self._put(insert(REPORTS), _report_row(number, filing, at))
        what = {"report": slip.id, "arrival": filing.arrival, "because": filing.because, "sha": slip.sha}
        entry = self._enter("note" if filing.arrival == "note" else "report", what, by, at, filing.places)
        self._read(number, entry.number, filing)
        self._index(number, filing)
        self._place(entry.number, filing.places)
        return entry

    def new_id(self, wanted: str) -> str:
        """A report's id that is free."""
        numbered = (REPORTS.c.id >= f"{wanted}-") & (REPORTS.c.id < f"{wanted}.")  # a range of the index: "." comes after "-"
        taken = set(self._connection.execute(select(REPORTS.c.id).where((REPORTS.c.id == wanted) | numbered)).scalars())
        if wanted not in taken:
            return wanted
        return next(one for one in (f"{wanted}-{number}" for number in range(2, len(taken) + 3)) if one not in taken)

    def new_story(self) -> str:
        """An id that no story has or has had."""
        return str((self._one(select(func.max(STORIES.c.number))) or 0) + 1)

    def enter(self, kind: str, what: Mapping[str, Any], by: str, places: Mapping[str, Place] | None = None) -> Entry:
        """One line more in the log, with where it puts reports."""
        entry = self._enter(kind, what, by, self.now(), places or {})
        if places:
            self._place(entry.number, places)
        return entry

    def reread(self, filed: Filed, filing: Filing, by: str) -> Entry:
        """Keep another reading of a report that is here."""
        number = self._number(filed.id)
        what = {"report": filed.id, "reader": filing.slip.reader, "before": filed.reader}
        entry = self._enter("reread", what, by, self.now(), {})
        self._connection.execute(delete(STATEMENTS).where(STATEMENTS.c.report == number))
        self._connection.execute(delete(CLAIMS).where(CLAIMS.c.report == number))
        self._read(number, entry.number, filing)
        self._put(update(REPORTS).where(REPORTS.c.number == number).values(slip=bindparam("slip")), {"slip": slip_json(filing.slip)})
        return entry

    def forget_report(self, report: str, why: str, by: str) -> Entry:
        """Take a report out for good; a tombstone stays."""
        number = self._number(report)
        stories = set(self._connection.execute(select(PLACEMENTS.c.story).where(PLACEMENTS.c.report == number)).scalars())
        forgetting.report(self._connection, number)
        self.forgot = True
        self._sum(stories)
        return self._enter("forget", {"report": report, "why": why}, by, self.now(), {})

    def forget_name(self, name: str, why: str, by: str) -> Entry:
        """Take a name out of all that is kept, for good; a tombstone stays, without the name."""
        numbers = forgetting.name(self._connection, name)
        self.forgot = True
        stories: set[str] = set()
        for some in portions(numbers):
            stories.update(
                self._connection.execute(select(PLACEMENTS.c.story).where(PLACEMENTS.c.report.in_(some), then(LATEST))).scalars()
            )
        self._sum(stories)
        reports = sorted(one for some in portions(numbers) for one in self._ids(some))
        return self._enter("forget", {"name": True, "reports": reports, "why": why}, by, self.now(), {})

    def keep_feed(self, address: str, state: FeedState) -> None:
        """Where a feed or page stands now."""
        row = {"address": address, "state": json.dumps(dumped(state), ensure_ascii=True)}
        self._put(upsert(FEEDS).on_conflict_do_update(index_elements=["address"], set_={"state": row["state"]}), row)

    def _enter(self, kind: str, what: Mapping[str, Any], by: str, at: str, places: Mapping[str, Place]) -> Entry:
        held = dict(what)
        if places:
            held["places"] = {report: dumped(place) for report, place in sorted(places.items())}
        number = (self._one(select(func.max(ENTRIES.c.number))) or 0) + 1
        self._put(insert(ENTRIES), {"number": number, "at": at, "kind": kind, "by": sound(by), "what": json.dumps(held)})
        return Entry(number, at, kind, by, held)

    def _read(self, number: int, since: int, filing: Filing) -> None:
        """The reading, and what is found through it."""
        reading = filing.reading
        contract, beside = kept(reading)
        row = {"report": number, "since": since, "reader": filing.slip.reader}
        row |= {"reading": squeezed(contract), "beside": squeezed(beside), "vectors": vectors_blob(filing.vectors)}
        self._put(insert(READINGS), row | {"frames": squeezed(kept_frames(filing.frames, reading.report.text))})
        self._put(
            insert(STATEMENTS),
            *(
                {
                    "report": number,
                    "id": one.id,
                    "source": sound(one.source.name if one.source else ""),
                    "content": sound(" ".join(part.text for part in one.content)),
                }
                for one in reading.statements
            ),
        )
        self._put(insert(CLAIMS), *({"proposition": one, "report": number} for one in sorted(set(filing.claims))))

    def _index(self, number: int, filing: Filing) -> None:
        """What a report is found by when others come."""
        one = filing.fingerprint
        self._put(insert(FINGERPRINTS), {"report": number, "day": one.day, "fingerprint": fingerprint_blob(one)})
        terms = [sound(term) for term, _ in sorted(one.terms, key=lambda item: (-item[1], item[0]))[:INDEXED]]
        self._put(insert(POSTINGS), *({"term": term, "day": one.day, "report": number} for term in sorted(set(terms))))
        more = upsert(FREQUENCIES)
        more = more.on_conflict_do_update(index_elements=["term"], set_={"reports": FREQUENCIES.c.reports + 1})
        self._put(more, *({"term": term, "reports": 1} for term in sorted(set(terms))))
        self._put(insert(MARKS), *({"mark": mark, "report": number} for mark in sorted(set(filing.marks))))

    def _place(self, since: int, places: Mapping[str, Place]) -> None:
        """Put reports somewhere, from an entry on; the sketches of stories follow."""
        numbers = {row.id: row.number for some in portions(list(places)) for row in self._numbers(some)}
        old: dict[int, str] = {}
        for some in portions(sorted(numbers.values())):
            before = select(PLACEMENTS.c.report, PLACEMENTS.c.story).where(PLACEMENTS.c.report.in_(some), then(LATEST))
            old.update((row.report, row.story) for row in self._connection.execute(before))
            self._connection.execute(update(PLACEMENTS).where(PLACEMENTS.c.report.in_(some), then(LATEST)).values(until=since))
        rows = [{"report": numbers[one], "since": since, **dumped_place(place)} for one, place in sorted(places.items()) if one in numbers]
        self._put(insert(PLACEMENTS), *rows)
        moved = {row["report"]: row["story"] for row in rows if old.get(row["report"]) != row["story"]}
        if len(moved) == 1 and not old.keys() & moved.keys():
            ((number, story),) = moved.items()
            self._grow(story, number)
        elif moved:
            self._sum({*moved.values(), *(old[number] for number in moved if number in old)})

    def _grow(self, story: str, number: int) -> None:
        """A story with one report more: its sketch as it was, and that report's."""
        row = self._connection.execute(select(STORIES).where(STORIES.c.number == int(story))).one_or_none()
        new = fingerprint_of(self._one(select(FINGERPRINTS.c.fingerprint).where(FINGERPRINTS.c.report == number)))
        if row is None or not row.reports:
            self._keep_story(story, [new.day], Sums.of([new]), 1)
        else:
            self._keep_story(story, [row.first, row.last, new.day], sums_of(row.sketch).with_(new), row.reports + 1)

    def _sum(self, stories: Iterable[str]) -> None:
        """Stories from their reports anew: after a mend."""
        for story in sorted(stories):
            query = (
                select(FINGERPRINTS.c.fingerprint)
                .join(PLACEMENTS, PLACEMENTS.c.report == FINGERPRINTS.c.report)
                .where(PLACEMENTS.c.story == story, then(LATEST))
                .order_by(FINGERPRINTS.c.report)
            )
            several: list[Fingerprint] = [fingerprint_of(blob) for blob in self._connection.execute(query).scalars()]
            self._keep_story(story, [one.day for one in several] or [""], Sums.of(several), len(several))

    def _keep_story(self, story: str, days: list[str], sums: Sums, reports: int) -> None:
        row = {"first": min(days), "last": max(days), "reports": reports, "sketch": sums.packed()}
        self._put(upsert(STORIES).on_conflict_do_update(index_elements=["number"], set_=row), {"number": int(story), **row})

    def _number(self, report: str) -> int:
        found = self._one(select(REPORTS.c.number).where(REPORTS.c.id == report, REPORTS.c.forgotten.is_(False)))
        if found is None:
            raise KeyError(report)
        return int(found)

    def _numbers(self, ids: list[str]) -> Iterable[Any]:
        return self._connection.execute(select(REPORTS.c.id, REPORTS.c.number).where(REPORTS.c.id.in_(ids)))

    def _ids(self, numbers: list[int]) -> Iterable[str]:
        return self._connection.execute(select(REPORTS.c.id).where(REPORTS.c.number.in_(numbers))).scalars()

    def _put(self, statement: Any, *rows: Mapping[str, Any]) -> None:
        if rows:
            self._connection.execute(statement, list(rows))

    def _one(self, query: Any) -> Any:
        return self._connection.execute(query).scalar()


def dumped_place(place: Place) -> dict[str, Any]:
    """A placement's columns."""
    return {"story": place.story, "series": place.series, "copy_of": place.copy_of}


def _report_row(number: int, filing: Filing, at: str) -> dict[str, Any]:
    slip: Slip = filing.slip
    return {
        "number": number,
        "id": slip.id,
        "sha": slip.sha,
        "input": sound(slip.input),
        "arrived": at,
        "moment": moment_utc(slip.published) or at,
        "link": slip.link and sound(slip.link),
        "uri": slip.uri and sound(slip.uri),
        "text_key": slip.text,
        "outlet": slip.outlet and sound(slip.outlet),
        "title": slip.title and sound(slip.title),
        "text": sound(filing.reading.report.text),
        "slip": slip_json(slip),
        "wording": slip.wording,
        "forgotten": False,
    }
