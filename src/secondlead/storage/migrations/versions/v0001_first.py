"""The first tables. Here: as they were made. Not here: as they are (storage/tables.py)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SEARCH = """
CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='reports', content_rowid='number', tokenize='porter unicode61')
CREATE TRIGGER report_words_in AFTER INSERT ON reports BEGIN INSERT INTO report_words(rowid, title, text) VALUES (new.number, new.title, new.text); END
CREATE TRIGGER report_words_out AFTER DELETE ON reports BEGIN INSERT INTO report_words(report_words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text); END
CREATE TRIGGER report_words_anew AFTER UPDATE OF title, text ON reports BEGIN INSERT INTO report_words(report_words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text); INSERT INTO report_words(rowid, title, text) VALUES (new.number, new.title, new.text); END
CREATE VIRTUAL TABLE statement_words USING fts5(source, content, content='statements', content_rowid='number', tokenize='porter unicode61')
CREATE TRIGGER statement_words_in AFTER INSERT ON statements BEGIN INSERT INTO statement_words(rowid, source, content) VALUES (new.number, new.source, new.content); END
CREATE TRIGGER statement_words_out AFTER DELETE ON statements BEGIN INSERT INTO statement_words(statement_words, rowid, source, content) VALUES ('delete', old.number, old.source, old.content); END
CREATE TRIGGER statement_words_anew AFTER UPDATE OF source, content ON statements BEGIN INSERT INTO statement_words(statement_words, rowid, source, content) VALUES ('delete', old.number, old.source, old.content); INSERT INTO statement_words(rowid, source, content) VALUES (new.number, new.source, new.content); END
"""  # noqa: E501 - one statement a line


def upgrade() -> None:
    """Make them."""
    _reports()
    _log()
    _placing()
    for statement in SEARCH.strip().splitlines():
        op.execute(sa.text(statement.replace(":", r"\:")))


def _reports() -> None:
    op.create_table("blobs", sa.Column("sha", sa.Text, primary_key=True), sa.Column("data", sa.LargeBinary))
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("sha", sa.Text, sa.ForeignKey("blobs.sha"), nullable=False),
        sa.Column("input", sa.Text, nullable=False),
        sa.Column("arrived", sa.Text, nullable=False),
        sa.Column("moment", sa.Text, nullable=False),
        sa.Column("link", sa.Text),
        sa.Column("uri", sa.Text),
        sa.Column("text_key", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("slip", sa.Text, nullable=False),
        sa.Column("wording", sa.LargeBinary, nullable=False),
        sa.Column("forgotten", sa.Boolean, nullable=False),
    )
    for column in ("sha", "link", "uri", "moment"):
        op.create_index(f"reports_{column}", "reports", [column])
    op.create_index("reports_text", "reports", ["text_key"])
    op.create_table(
        "readings",
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.number"), primary_key=True),
        sa.Column("since", sa.Integer, primary_key=True),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("reading", sa.LargeBinary, nullable=False),
        sa.Column("beside", sa.LargeBinary, nullable=False),
        sa.Column("frames", sa.LargeBinary, nullable=False),
        sa.Column("vectors", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "statements",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.number"), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_index("statements_report", "statements", ["report"])


def _log() -> None:
    op.create_table(
        "entries",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
    )
    op.create_index("entries_at", "entries", ["at"])
    op.create_index("entries_kind", "entries", ["kind"])
    op.create_table(
        "placements",
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.number"), primary_key=True),
        sa.Column("since", sa.Integer, primary_key=True),
        sa.Column("until", sa.Integer),
        sa.Column("story", sa.Text, nullable=False),
        sa.Column("series", sa.Text, nullable=False),
        sa.Column("copy_of", sa.Text),
    )
    op.create_index("placements_story", "placements", ["story"])
    op.create_index("placements_series", "placements", ["series"])
    op.create_table("feeds", sa.Column("address", sa.Text, primary_key=True), sa.Column("state", sa.Text, nullable=False))


def _placing() -> None:
    op.create_table(
        "stories",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("first", sa.Text, nullable=False),
        sa.Column("last", sa.Text, nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("sketch", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "fingerprints",
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.number"), primary_key=True),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "postings",
        sa.Column("term", sa.Text, primary_key=True),
        sa.Column("day", sa.Text, primary_key=True),
        sa.Column("report", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "frequencies",
        sa.Column("term", sa.Text, primary_key=True),
        sa.Column("reports", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "marks",
        sa.Column("mark", sa.Integer, primary_key=True),
        sa.Column("report", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "claims",
        sa.Column("proposition", sa.Text, primary_key=True),
        sa.Column("report", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )
