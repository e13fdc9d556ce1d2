"""Older tables -> the tables as they are. Here: running Alembic. Not here: the steps (migrations/versions), when (opening.py)."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

FOLDER = Path(__file__).parent / "migrations"


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def versions() -> list[str]:
    """The numbers of all migrations, oldest first."""
    return [one.revision for one in reversed(list(ScriptDirectory.from_config(_config()).walk_revisions()))]


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the tables to a version, in the connection's own transaction."""
    command.upgrade(_config(connection), to)
