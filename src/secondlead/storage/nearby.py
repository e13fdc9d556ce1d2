"""What lies near a report that comes in: by marks of its wording, by its terms. Each query reads a bounded number of rows.

Here: the indices. Not here: what is decided on the candidates (ledger/placing.py, ledger/series.py).

Bounds, so that the cost of a report does not grow with the ledger: RARE terms are looked up, the rarest first; of each, the reports
nearest in time, POSTED on either side; the KEPT stories that share most, each term counted once a story by its weight and its rareness.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from sqlalchemy import Connection, TextClause, func, select, text

from secondlead.model.filing import Slip
from secondlead.model.ledger import Fingerprint, StorySketch
from secondlead.storage.packing import moment_utc, sums_of
from secondlead.storage.rows import LATEST, portions, slips, slips_query, then
from secondlead.storage.tables import FREQUENCIES, PLACEMENTS, REPORTS, STORIES

RARE = 24
POSTED = 16
KEPT = 12
SHARED = 24  # reports that share marks
SAME_MARK = 16  # reports looked at for one mark: a mark that more bear is a boilerplate's
BESIDE = 24
POSTED_SINCE = "SELECT * FROM (SELECT {0} AS at, report FROM postings WHERE term = :t{0} AND day >= :day ORDER BY day LIMIT :few)"
POSTED_BEFORE = "SELECT * FROM (SELECT {0} AS at, report FROM postings WHERE term = :t{0} AND day < :day ORDER BY day DESC LIMIT :few)"


def near(connection: Connection, marks: Collection[int]) -> list[Slip]:
    """The reports that share most marks, the nearest first."""
    counted: Counter[int] = Counter()
    for some in portions(sorted(marks)):
        part = "SELECT * FROM (SELECT report FROM marks WHERE mark = :m{0} ORDER BY report DESC LIMIT :few)"
        query = _several(part, len(some))
        counted.update(connection.execute(query, {"few": SAME_MARK, **{f"m{at}": mark for at, mark in enumerate(some)}}).scalars())
    best = sorted(counted, key=lambda number: (-counted[number], number))[:SHARED]
    found = slips(connection, slips_query().where(REPORTS.c.number.in_(best))) if best else []
    return sorted(found, key=lambda one: one.id)


@cache
def _several(part: str, many: int) -> TextClause:
    """One query of many look-ups, each bounded: a query apiece would take longer to make than to answer."""
    return text(" UNION ALL ".join(part.format(at) for at in range(many)))


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
    posted = _posted(connection, sought, one.day)
    stories = _stories(connection, {number for several in posted.values() for number in several})
    score: Counter[str] = Counter()
    for term in sought:
        for story in {stories[number] for number in posted[term] if number in stories}:
            score[story] += weights[term]  # type: ignore[assignment]
    best = sorted(score, key=lambda story: (-score[story], story))[:KEPT]
    return _sketches(connection, best)


def _posted(connection: Connection, terms: Sequence[str], day: str) -> dict[str, list[int]]:
    """For each term the reports that bear it, those nearest to a day."""
    found: dict[str, list[int]] = {term: [] for term in terms}
    if terms:
        given = {"day": day, "few": POSTED, **{f"t{at}": term for at, term in enumerate(terms)}}
        for row in connection.execute(_several(POSTED_SINCE + " UNION ALL " + POSTED_BEFORE, len(terms)), given):
            found[terms[row.at]].append(row.report)
    return found


def _stories(connection: Connection, numbers: Collection[int]) -> Mapping[int, str]:
    found: dict[int, str] = {}
    for some in portions(sorted(numbers)):
        query = select(PLACEMENTS.c.report, PLACEMENTS.c.story).where(PLACEMENTS.c.report.in_(some), then(LATEST))
        found.update((row.report, row.story) for row in connection.execute(query))
    return found


def _sketches(connection: Connection, stories: Sequence[str]) -> list[StorySketch]:
    """The sketches of some stories, in that order."""
    numbers = [int(story) for story in stories]
    rows = {row.number: row for row in connection.execute(select(STORIES).where(STORIES.c.number.in_(numbers)))}
    found = []
    for story in stories:
        row, sums = rows[int(story)], sums_of(rows[int(story)].sketch)
        terms = tuple(sorted(sums.terms.items()))
        found.append(StorySketch(story, terms, sums.mean(), row.first, row.last, row.reports))
    return found
