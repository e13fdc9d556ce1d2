"""The search over what reports and statements say: SQLite's FTS5, English words by their stems.

Here: a user's words -> a query, its hits. Not here: the tables of words, which triggers keep (migrations/versions/v0001_first.py).
"""

from __future__ import annotations

import re

from sqlalchemy import Connection, text

from secondlead.model.filing import Hit
from secondlead.storage.packing import sound

WORD = re.compile(r"\w+")
AROUND = 24  # words around those found

STATEMENTS = text(
    """
    SELECT r.id AS report, p.story, s.id AS statement, r.title, r.outlet, r.moment,
           snippet(statement_words, 1, '', '', '…', :around) AS words, s.source AS source
    FROM statement_words JOIN statements s ON s.number = statement_words.rowid JOIN reports r ON r.number = s.report
    JOIN placements p ON p.report = r.number AND p.until IS NULL
    WHERE statement_words MATCH :words AND NOT r.forgotten ORDER BY rank, r.number, s.number LIMIT :limit
    """
)
REPORTS = text(
    """
    SELECT r.id AS report, p.story, NULL AS statement, r.title, r.outlet, r.moment,
           snippet(report_words, -1, '', '', '…', :around) AS words, '' AS source
    FROM report_words JOIN reports r ON r.number = report_words.rowid
    JOIN placements p ON p.report = r.number AND p.until IS NULL
    WHERE report_words MATCH :words AND NOT r.forgotten ORDER BY rank, r.number LIMIT :limit
    """
)


def search(connection: Connection, words: str, limit: int) -> list[Hit]:
    """Statements with all words first, then reports that have them and none of whose statements was found."""
    wanted = query(words)
    if not wanted:
        return []
    given = {"words": wanted, "limit": limit, "around": AROUND}
    found = [
        Hit(row.report, row.story, row.statement, row.title, row.outlet, row.moment, _words(row.source, row.words))
        for row in connection.execute(STATEMENTS, given)
    ]
    told = {one.report for one in found}
    found += [
        Hit(row.report, row.story, None, row.title, row.outlet, row.moment, _words("", row.words))
        for row in connection.execute(REPORTS, given)
        if row.report not in told
    ]
    return found[:limit]


def query(words: str) -> str:
    """FTS5's query for all words of a text; whatever else stands in it means nothing. "a phrase" in quotation marks stays together."""
    parts = re.findall(r'"([^"]*)"|([^"]+)', sound(words))
    terms = [" ".join(WORD.findall(phrase)) for phrase, _ in parts if phrase]
    terms += [word for _, loose in parts for word in WORD.findall(loose)]
    return " ".join(f'"{term}"' for term in terms if term)


def _words(source: str, words: str) -> str:
    told = " ".join(words.split())
    return f"{source}: {told}" if source else told
