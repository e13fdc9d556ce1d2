"""Rules: what the surroundings say, and which of them goes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondlead.settings import Settings, settings

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
    ({"COLUMNS": "wide"}, Settings(), "no number"),
    ({"COLUMNS": "0"}, Settings(), "no width"),
    ({"COLUMNS": "²"}, Settings(), "a digit that is no number"),
]


@pytest.mark.parametrize(("environ", "expected", "why"), CASES)
def test_settings(environ: dict[str, str], expected: Settings, why: str) -> None:
    assert settings(environ) == expected, why
