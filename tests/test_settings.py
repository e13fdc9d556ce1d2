"""Rules: what the surroundings say, and which of them goes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondlead.settings import Settings, data_folder, settings

CASES = [
    ({}, Settings(), "nothing said"),
    ({"SECONDLEAD_MODEL": "/srv/encoder"}, Settings(model=Path("/srv/encoder")), "another encoder"),
    ({"SECONDLEAD_MODEL": ""}, Settings(), "empty is not said"),
    ({"SECONDLEAD_DEBUG": "1"}, Settings(debug=True), "debug"),
    ({"SECONDLEAD_DEBUG": "0"}, Settings(), "0 is no"),
    ({"NO_COLOR": "1"}, Settings(colour=False), "no colour"),
    ({"NO_COLOR": ""}, Settings(), "empty is not said"),
    ({"FORCE_COLOR": "1"}, Settings(colour=True), "colour"),
    ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, Settings(colour=False), "NO_COLOR goes first"),
    ({"TERM": "dumb"}, Settings(colour=False), "a terminal that knows no colour"),
    ({"TERM": "xterm"}, Settings(), "one that may"),
    ({"COLUMNS": "120"}, Settings(width=120), "a width"),
    ({"SECONDLEAD_DB": "desk.db"}, Settings(ledger="desk.db"), "a ledger of one's own"),
    ({"SECONDLEAD_DB": ""}, Settings(), "empty is not said"),
    ({"COLUMNS": "wide"}, Settings(), "no number"),
    ({"COLUMNS": "0"}, Settings(), "no width"),
    ({"COLUMNS": "²"}, Settings(), "a digit that is no number"),
]


@pytest.mark.parametrize(("environ", "expected", "why"), CASES)
def test_settings(environ: dict[str, str], expected: Settings, why: str) -> None:
    assert settings(environ) == expected, why


FOLDERS = [
    ({"HOME": "/h"}, "linux", "/h/.local/share/secondlead"),
    ({"HOME": "/h", "XDG_DATA_HOME": "/data"}, "linux", "/data/secondlead"),
    ({"HOME": "/h", "XDG_DATA_HOME": "relative"}, "linux", "/h/.local/share/secondlead"),  # the specification says to ignore it
    ({"HOME": "/h", "XDG_DATA_HOME": ""}, "freebsd14", "/h/.local/share/secondlead"),
    ({"HOME": "/h"}, "darwin", "/h/Library/Application Support/secondlead"),
    ({"USERPROFILE": "/u", "LOCALAPPDATA": "/u/local"}, "win32", "/u/local/secondlead"),
    ({"USERPROFILE": "/u"}, "win32", "/u/AppData/Local/secondlead"),
]


@pytest.mark.parametrize(("environ", "platform", "folder"), FOLDERS)
def test_where_a_user_s_data_lies(environ: dict[str, str], platform: str, folder: str) -> None:
    assert data_folder(environ, platform) == Path(folder)
