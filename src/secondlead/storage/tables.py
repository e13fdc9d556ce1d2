"""The tables of a ledger, as they are now. A change here wants a migration (migrations/versions), which is never changed again.

Here: tables and their indices. Not here: the words of the search (search.py), who reads or writes them (reads.py, writes.py).

`reports.number` is the key within the database; `id` is what everybody else knows. What a report was read as lies compressed in `readings`,
its bytes in `blobs`. Where a report stood when is in `placements`: from entry `since` to the one before `until`, None for now; it holds
nothing that replaying the entries would not give.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

HEAD = "0001"  # the migration that makes these tables

META = MetaData()

BLOBS = Table(
    "blobs",
    META,
    Column("sha", Text, primary_key=True),  # of the bytes as they came
    Column("data", LargeBinary),  # compressed; None: taken out
)

REPORTS = Table(
    "reports",
    META,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("sha", Text, ForeignKey("blobs.sha"), nullable=False),
    Column("input", Text, nullable=False),
    Column("arrived", Text, nullable=False),
    Column("moment", Text, nullable=False),  # published, else arrived, in UTC
    Column("link", Text),
    Column("uri", Text),
    Column("text_key", Text, nullable=False),
    Column("outlet", Text),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("slip", Text, nullable=False),  # the rest of the slip, JSON
    Column("wording", LargeBinary, nullable=False),
    Column("forgotten", Boolean, nullable=False),
    Index("reports_sha", "sha"),
    Index("reports_link", "link"),
    Index("reports_uri", "uri"),
    Index("reports_text", "text_key"),
    Index("reports_moment", "moment"),
)

READINGS = Table(
    "readings",
    META,
    Column("report", Integer, ForeignKey("reports.number"), primary_key=True),
    Column("since", Integer, primary_key=True),  # the entry that brought this reading
    Column("reader", Text, nullable=False),
    Column("reading", LargeBinary, nullable=False),  # the contract's JSON, compressed, as are the next two
    Column("beside", LargeBinary, nullable=False),
    Column("frames", LargeBinary, nullable=False),
    Column("vectors", LargeBinary, nullable=False),
)

STATEMENTS = Table(
    "statements",
    META,
    Column("number", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("reports.number"), nullable=False),
    Column("id", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("content", Text, nullable=False),
    Index("statements_report", "report"),
)

ENTRIES = Table(
    "entries",
    META,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("what", Text, nullable=False),  # JSON
    Index("entries_at", "at"),
    Index("entries_kind", "kind"),
)

PLACEMENTS = Table(
    "placements",
    META,
    Column("report", Integer, ForeignKey("reports.number"), primary_key=True),
    Column("since", Integer, primary_key=True),
    Column("until", Integer),
    Column("story", Text, nullable=False),
    Column("series", Text, nullable=False),
    Column("copy_of", Text),
    Index("placements_story", "story"),
    Index("placements_series", "series"),
)

STORIES = Table(
    "stories",
    META,
    Column("number", Integer, primary_key=True),  # the id is its decimal form
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("sketch", LargeBinary, nullable=False),  # weighted terms, sum of vectors: sketches.py
)

FINGERPRINTS = Table(
    "fingerprints",
    META,
    Column("report", Integer, ForeignKey("reports.number"), primary_key=True),
    Column("day", Text, nullable=False),
    Column("fingerprint", LargeBinary, nullable=False),
)

POSTINGS = Table(
    "postings",
    META,
    Column("term", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("report", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

FREQUENCIES = Table(
    "frequencies",
    META,
    Column("term", Text, primary_key=True),
    Column("reports", Integer, nullable=False),
    sqlite_with_rowid=False,
)

MARKS = Table(
    "marks",
    META,
    Column("mark", Integer, primary_key=True),
    Column("report", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

CLAIMS = Table(
    "claims",
    META,
    Column("proposition", Text, primary_key=True),
    Column("report", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

FEEDS = Table(
    "feeds",
    META,
    Column("address", Text, primary_key=True),
    Column("state", Text, nullable=False),
)
