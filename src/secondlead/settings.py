"""What the surroundings say: one frozen record.

Here: the only place that reads the environment. Not here: what is given on the command line.

    SECONDLEAD_MODEL   a folder with the encoder's files, instead of those in the package
    SECONDLEAD_DEBUG   anything but 0: an unexpected error shows its traceback
    NO_COLOR           anything: no colour (https://no-color.org)
    FORCE_COLOR        anything: colour even where the output is no terminal
    TERM               dumb: no colour
    COLUMNS            how wide the brief is, instead of the terminal's width
    SECONDLEAD_DB      the ledger, a file or an address, instead of secondlead.db in the user's data folder
    XDG_DATA_HOME, LOCALAPPDATA   where that folder is, as the system has it
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """The surroundings of one run; None: as the output, the terminal, the user's data folder have it."""

    model: Path | None = None
    debug: bool = False
    colour: bool | None = None
    width: int | None = None
    ledger: str | None = None


def settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings that environ names; the process's own environment by default."""
    given = os.environ if environ is None else environ
    model, columns = given.get("SECONDLEAD_MODEL"), given.get("COLUMNS", "")
    return Settings(
        model=Path(model) if model else None,
        debug=given.get("SECONDLEAD_DEBUG", "0") not in ("", "0"),
        colour=colour(given),
        width=int(columns) if columns.isascii() and columns.isdigit() and int(columns) > 0 else None,
        ledger=given.get("SECONDLEAD_DB") or None,
    )


def data_folder(environ: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path:
    """Where a user's data lies, as the system has it (XDG Base Directory Specification; Apple's and Microsoft's guides)."""
    given = os.environ if environ is None else environ
    home = Path(given.get("HOME") or given.get("USERPROFILE") or Path.home())
    if platform == "win32":
        return Path(given.get("LOCALAPPDATA") or home / "AppData" / "Local") / "secondlead"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "secondlead"
    there = given.get("XDG_DATA_HOME", "")
    return (Path(there) if Path(there).is_absolute() else home / ".local" / "share") / "secondlead"


def colour(given: Mapping[str, str]) -> bool | None:
    """Whether colour is wished: NO_COLOR goes before FORCE_COLOR, that before TERM; None where none speaks."""
    if given.get("NO_COLOR"):
        return False
    if given.get("FORCE_COLOR"):
        return True
    return False if given.get("TERM") == "dumb" else None
