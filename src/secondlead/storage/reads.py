"""What is read from a ledger: slips, whole reports, the log, feeds.

Here: queries that hang on no index of words. Not here: candidates for placing and for series (nearby.py), the search (search.py).
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from secondlead.model.arrivals import FeedState
from secondlead.model.filing import Hit, Slip
from secondlead.model.ledger import Entry, Filed, Fingerprint, StorySketch
from secondlead.model.plainjson import loaded
from secondlead.storage import nearby, search
from secondlead.storage.rows import LATEST, filed, once, portions, slip, slips, slips_query, then
from secondlead.storage.tables import BLOBS, CLAIMS, ENTRIES, FEEDS, PLACEMENTS, READINGS, REPORTS

FEW = 20  # versions of one item or one text that are looked at, the latest


class SqlReader:
    """One moment of a ledger: contract.Reader."""

    def __init__(self, connection: Connection, clock: Callable[[], datetime]) -> None:
        self._connection = connection
        self._clock = clock

    def now(self) -> str:
        """The moment, in UTC; never before the last entry's, whatever the clock says."""
        now = self._clock().astimezone(UTC).isoformat(timespec="microseconds")
        last = self._connection.execute(select(ENTRIES.c.at).order_by(ENTRIES.c.number.desc()).limit(1)).scalar()
        return max(now, last or now)

    def upto(self, moment: str | None = None) -> int:
        """The number of the last entry that had been made by a moment."""
        query = select(func.max(ENTRIES.c.number))
        return self._connection.execute(query if moment is None else query.where(ENTRIES.c.at <= moment)).scalar() or 0

    def same(self, sha: str) -> list[Slip]:
        """The reports made of the same bytes."""
        return slips(self._connection, slips_query().where(REPORTS.c.sha == sha))

    def versions(self, text: str, uri: str | None, link: str | None) -> list[Slip]:
        """The reports with the same text, sender's name or link; the latest of each."""
        wanted = [(REPORTS.c.text_key, text), (REPORTS.c.uri, uri), (REPORTS.c.link, link)]
        queries = [slips_query().where(column == value).order_by(REPORTS.c.number.desc()).limit(FEW) for column, value in wanted if value]
        return once(one for query in queries for one in slips(self._connection, query))

    def near(self, marks: Collection[int]) -> list[Slip]:
        """The reports that share most marks."""
        return nearby.near(self._connection, marks)

    def beside(self, stories: Collection[str], outlet: str | None, moment: str) -> list[Slip]:
        """Of the stories' reports by an outlet, those published nearest to a moment."""
        return nearby.beside(self._connection, stories, outlet, moment)

    def sketches(self, fingerprint: Fingerprint) -> list[StorySketch]:
        """The stories that share most of its rarer terms."""
        return nearby.sketches(self._connection, fingerprint)

    def frequencies(self, terms: Collection[str]) -> Mapping[str, int]:
        """In how many reports each term stands."""
        return nearby.frequencies(self._connection, terms)

    def stories(self, upto: int, limit: int, before: str | None = None) -> list[tuple[str, list[Slip]]]:
        """The stories with the latest reports, the latest first; read from the latest report on until there are enough."""
        query = (
            select(PLACEMENTS.c.story)
            .join(REPORTS, REPORTS.c.number == PLACEMENTS.c.report)
            .where(then(upto), REPORTS.c.forgotten.is_(False))
            .order_by(REPORTS.c.moment.desc(), REPORTS.c.number.desc())
        )
        if before is not None:
            query = query.where(REPORTS.c.moment < before)
        found: dict[str, list[Slip]] = {}
        with self._connection.execution_options(stream_results=True).execute(query) as rows:
            for row in rows:
                found.setdefault(row.story, [])
                if len(found) >= limit:
                    break
        for some in portions(list(found)):
            wanted = slips_query(upto).where(PLACEMENTS.c.story.in_(some)).order_by(REPORTS.c.number)
            for row in self._connection.execute(wanted):
                found[row.story].append(slip(row))
        return list(found.items())

    def story(self, story: str, upto: int) -> list[Filed]:
        """The reports of a story, whole, in the order of their coming."""
        return filed(self._connection, slips_query(upto).where(PLACEMENTS.c.story == story).order_by(REPORTS.c.number), upto)

    def readers(self, story: str) -> set[str]:
        """The readers by which a story's reports were read last."""
        query = (
            select(READINGS.c.report, READINGS.c.reader)
            .join(PLACEMENTS, PLACEMENTS.c.report == READINGS.c.report)
            .where(then(LATEST), PLACEMENTS.c.story == story)
            .order_by(READINGS.c.since)
        )
        return set({row.report: row.reader for row in self._connection.execute(query)}.values())

    def slips(self, reports: Collection[str], upto: int) -> list[Slip]:
        """The slips of reports by their ids."""
        return [one for some in portions(reports) for one in slips(self._connection, slips_query(upto).where(REPORTS.c.id.in_(some)))]

    def of_series(self, series: Collection[str]) -> list[Slip]:
        """All reports of some series."""
        return [one for some in portions(series) for one in slips(self._connection, slips_query().where(PLACEMENTS.c.series.in_(some)))]

    def of_stories(self, stories: Collection[str]) -> list[Slip]:
        """All reports of some stories."""
        return [one for some in portions(stories) for one in slips(self._connection, slips_query().where(PLACEMENTS.c.story.in_(some)))]

    def claimed(self, proposition: str) -> list[str]:
        """The reports with a claim that would head the proposition of that id."""
        query = select(REPORTS.c.id).join(CLAIMS, CLAIMS.c.report == REPORTS.c.number).where(CLAIMS.c.proposition == proposition)
        return list(self._connection.execute(query.order_by(REPORTS.c.number)).scalars())

    def data(self, report: str) -> bytes | None:
        """The bytes of a report as they came."""
        query = select(BLOBS.c.data).join(REPORTS, REPORTS.c.sha == BLOBS.c.sha).where(REPORTS.c.id == report)
        data = self._connection.execute(query).scalar()
        return None if data is None else zlib.decompress(data)

    def whole(self, report: str) -> bytes | None:
        """The bytes of what a report was a part of, its own where it was all of it."""
        held = self._connection.execute(select(REPORTS.c.slip).where(REPORTS.c.id == report)).scalar()
        sha = json.loads(held).get("whole") if held else None
        if sha is None:
            return self.data(report)
        data = self._connection.execute(select(BLOBS.c.data).where(BLOBS.c.sha == sha)).scalar()
        return None if data is None else zlib.decompress(data)

    def entries(self, upto: int, kinds: Collection[str] = (), after: int = 0) -> list[Entry]:
        """The log, in order."""
        query = select(ENTRIES).where(ENTRIES.c.number <= upto, ENTRIES.c.number > after).order_by(ENTRIES.c.number)
        if kinds:
            query = query.where(ENTRIES.c.kind.in_(list(kinds)))
        return [Entry(row.number, row.at, row.kind, row.by, json.loads(row.what)) for row in self._connection.execute(query)]

    def search(self, text: str, limit: int) -> list[Hit]:
        """Statements and reports with all words of text, the best first."""
        return search.search(self._connection, text, limit)

    def feed(self, address: str) -> FeedState | None:
        """Where a feed or page stands."""
        state = self._connection.execute(select(FEEDS.c.state).where(FEEDS.c.address == address)).scalar()
        return None if state is None else loaded(FeedState, json.loads(state))

    def feeds(self) -> Mapping[str, FeedState]:
        """All of them."""
        query = select(FEEDS).order_by(FEEDS.c.address)
        return {row.address: loaded(FeedState, json.loads(row.state)) for row in self._connection.execute(query)}
