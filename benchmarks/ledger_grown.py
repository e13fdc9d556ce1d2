"""A ledger grown by copying its own rows: as many as are wanted, in minutes.

Here: SQL over the tables as they are. Not here: measuring (ledger_scale.py). A copy has ids, links, words that are its own, and lies some
weeks after the one before. Terms in more than COMMON reports stay what they are, so that their lists grow with the ledger, as they do in
life; rarer ones get a name for each copy. Search words are copied as they are: the worst case for a search.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

COMMON = 40
DAY = "coalesce(date({0}, '+' || (:k * :days) || ' days'), '')"
MOMENT = "date(substr({0}, 1, 10), '+' || (:k * :days) || ' days') || substr({0}, 11)"
TERM = f"CASE WHEN (SELECT reports FROM base_frequencies f WHERE f.term = t.term) > {COMMON} THEN term ELSE term || '~' || :k END"

COPIES = (
    """INSERT INTO blobs SELECT DISTINCT b.sha || ':' || :k || ':' || :base, b.data
        FROM blobs b JOIN reports r ON r.sha = b.sha WHERE r.number <= :base""",
    f"""INSERT INTO reports SELECT number + :k * :base, id || '-' || :k || '-' || :base, sha || ':' || :k || ':' || :base, input, arrived,
        {MOMENT.format("moment")}, link, uri, text_key || ':' || :k, outlet, title, text, slip, wording, forgotten
        FROM reports WHERE number <= :base""",
    """INSERT INTO readings SELECT report + :k * :base, since + :k * :base, reader, reading, beside, frames, vectors
        FROM readings WHERE report <= :base""",
    "INSERT INTO statements SELECT NULL, report + :k * :base, id, source, content FROM statements WHERE report <= :base",
    "INSERT INTO entries SELECT number + :k * :base, at, kind, by, what FROM entries WHERE number <= :base",
    """INSERT INTO placements SELECT report + :k * :base, since + :k * :base, until, story + :k * :stories, series || ':' || :k, NULL
        FROM placements WHERE report <= :base AND until IS NULL""",
    f"""INSERT INTO stories SELECT number + :k * :stories, {DAY.format("first")}, {DAY.format("last")}, reports, sketch
        FROM stories WHERE number <= :stories""",
    f"INSERT INTO fingerprints SELECT report + :k * :base, {DAY.format('day')}, fingerprint FROM fingerprints WHERE report <= :base",
    f"INSERT INTO postings SELECT {TERM}, {DAY.format('day')}, report + :k * :base FROM postings t WHERE report <= :base",
    f"""INSERT INTO frequencies SELECT {TERM}, reports FROM base_frequencies t WHERE true
        ON CONFLICT DO UPDATE SET reports = reports + excluded.reports""",
    "INSERT INTO marks SELECT (mark * 1103515245 + 12345 * :k) % 4294967296, report + :k * :base FROM marks WHERE report <= :base",
    "INSERT OR IGNORE INTO claims SELECT 'p' || lower(hex(randomblob(4))), report + :k * :base FROM claims WHERE report <= :base",
)


def grow(path: Path, many: int) -> None:
    """Copy all that is there until there are at least so many reports; the copies are whole."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    base = connection.execute("SELECT max(number) FROM reports").fetchone()[0]
    stories = connection.execute("SELECT max(number) FROM stories").fetchone()[0]
    days = connection.execute("SELECT julianday(max(day)) - julianday(min(day)) FROM fingerprints").fetchone()[0]
    connection.execute("CREATE TEMP TABLE base_frequencies AS SELECT * FROM frequencies")
    connection.execute("CREATE INDEX temp.base_terms ON base_frequencies (term)")
    for k in range(1, -(-many // base)):
        connection.execute("BEGIN")
        for one in COPIES:
            held = {"k": k, "base": base, "stories": stories, "days": int(days) + 1}
            connection.execute(one, {name: value for name, value in held.items() if f":{name}" in one})
        connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    connection.close()
