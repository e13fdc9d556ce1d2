"""What lies near a report that comes in: by marks of its wording, by its terms. Each query reads a bounded number of rows.

Here: the indices. Not here: what is decided on the candidates (ledger/placing.py, ledger/series.py).

Bounds, so that the cost of a report does not grow with the ledger: RARE terms are looked up, the rarest first; of each, the reports
nearest in time, POSTED on either side; the KEPT stories that share most, each term counted once a story by its weight and its rareness.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Select, func, select

from secondlead.model.filing import Slip
from secondlead.model.ledger import Fingerprint, StorySketch
from secondlead.storage.packing import fingerprint_of, moment_utc, sums_of
from secondlead.storage.rows import LATEST, portions, slips, slips_query, then
from secondlead.storage.tables import FINGERPRINTS, FREQUENCIES, MARKS, PLACEMENTS, POSTINGS, REPORTS, STORIES

RARE = 24
POSTED = 16
KEPT = 12
MEMBERS = 6  # latest reports of a story whose own fingerprints come with its sketch
SHARED = 24  # reports that share marks
SAME_MARK = 16  # reports looked at for one mark: a mark that more bear is a boilerplate's
BESIDE = 24


def near(connection: Connection, marks: Collection[int]) -> list[Slip]:
    """The reports that share most marks, the nearest first."""
    counted: Counter[int] = Counter()
    for mark in sorted(marks):
        query = select(MARKS.c.report).where(MARKS.c.mark == mark).order_by(MARKS.c.report.desc()).limit(SAME_MARK)
        counted.update(connection.execute(query).scalars())
    best = sorted(counted, key=lambda number: (-counted[number], number))[:SHARED]
    found = slips(connection, slips_query().where(REPORTS.c.number.in_(best))) if best else []
    return sorted(found, key=lambda one: one.id)


def beside(connection: Connection, stories: Collection[str], outlet: str | None, moment: str) -> list[Slip]:
    """Of the stories' reports by an outlet, those nearest to a moment."""
    if not stories or outlet is None:
        return []
    at = moment_utc(moment) or moment
    query = slips_query().where(PLACEMENTS.c.story.in_(list(stories)), REPORTS.c.outlet == outlet)
    after = query.where(REPORTS.c.moment >= at).order_by(REPORTS.c.moment).limit(BESIDE)
    before = query.where(REPORTS.c.moment < at).order_by(REPORTS.c.moment.desc()).limit(BESIDE)
    return [*slips(connection, before), *slips(connection, after)]


def frequencies(connection: Connection, terms: Collection[str]) -> dict[str, int]:
    """In how many reports each term stands; those in none are left out."""
    found: dict[str, int] = {}
    for some in portions(terms):
        query = select(FREQUENCIES.c.term, FREQUENCIES.c.reports).where(FREQUENCIES.c.term.in_(some))
        found.update((row.term, row.reports) for row in connection.execute(query))
    return found


def sketches(connection: Connection, one: Fingerprint) -> list[StorySketch]:
    """The stories that share most of a fingerprint's rarer terms, the likeliest first."""
    many = connection.execute(select(func.max(REPORTS.c.number))).scalar() or 0
    common = frequencies(connection, [term for term, _ in one.terms])
    weights = {term: weight * math.log(1 + many / common[term]) for term, weight in one.terms if term in common}
    sought = sorted(weights, key=lambda term: (-weights[term], term))[:RARE]
    posted = {term: _posted(connection, term, one.day) for term in sought}
    stories = _stories(connection, {number for several in posted.values() for number in several})
    score: Counter[str] = Counter()
    for term in sought:
        for story in {stories[number] for number in posted[term] if number in stories}:
            score[story] += weights[term]  # type: ignore[assignment]
    best = sorted(score, key=lambda story: (-score[story], story))[:KEPT]
    return [_sketch(connection, story) for story in best]


def _posted(connection: Connection, term: str, day: str) -> list[int]:
    query = select(POSTINGS.c.report).where(POSTINGS.c.term == term).limit(POSTED)
    since = query.where(POSTINGS.c.day >= day).order_by(POSTINGS.c.day)
    before = query.where(POSTINGS.c.day < day).order_by(POSTINGS.c.day.desc())
    return [*_numbers(connection, since), *_numbers(connection, before)]


def _numbers(connection: Connection, query: Select[Any]) -> Iterable[int]:
    return connection.execute(query).scalars()


def _stories(connection: Connection, numbers: Collection[int]) -> Mapping[int, str]:
    found: dict[int, str] = {}
    for some in portions(sorted(numbers)):
        query = select(PLACEMENTS.c.report, PLACEMENTS.c.story).where(PLACEMENTS.c.report.in_(some), then(LATEST))
        found.update((row.report, row.story) for row in connection.execute(query))
    return found


def _sketch(connection: Connection, story: str) -> StorySketch:
    row = connection.execute(select(STORIES).where(STORIES.c.number == int(story))).one()
    latest = (
        select(FINGERPRINTS.c.fingerprint)
        .join(PLACEMENTS, PLACEMENTS.c.report == FINGERPRINTS.c.report)
        .where(PLACEMENTS.c.story == story, then(LATEST))
        .order_by(FINGERPRINTS.c.day.desc(), FINGERPRINTS.c.report.desc())
        .limit(MEMBERS)
    )
    members = tuple(fingerprint_of(blob) for blob in connection.execute(latest).scalars())
    sums = sums_of(row.sketch)
    terms = tuple(sorted(sums.terms.items()))
    return StorySketch(story, terms, sums.mean(), row.first, row.last, row.reports, members)
