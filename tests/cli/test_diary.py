"""Rules of `secondlead diary`: what two reports of a ledger leave expected, in each form.

Here: the command, from reports to what is printed. Not here: what a text gives (ledger/test_diary.py).
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from secondlead.cli.main import main

pytestmark = pytest.mark.encoder

FIRST = """\
PORT LESSING, March 4, 2025 (Meridian Wire) -- The fishing talks between Ostavia and the Merrow Islands will resume in Carrow on Sunday, \
a diplomat said.

Ostavian President Ilse Varga will visit the shipyard on Thursday, her office said.
"""
SECOND = """\
PORT LESSING, March 5, 2025 (Meridian Wire) -- The fishing talks between Ostavia and the Merrow Islands have been postponed to March 16, \
a diplomat said on Wednesday.

The two sides quarrel over herring.
"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("diary")
    for number, text in enumerate((FIRST, SECOND), 1):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    db = folder / "ledger.db"
    for number, moment in ((1, "2025-03-04T09:00:00+00:00"), (2, "2025-03-05T09:00:00+00:00")):
        told = ["add", str(folder / f"{number}.txt"), "--db", str(db), "--published", moment, "--outlet", "Meridian Wire"]
        assert main(told) == 0
    return db


def test_a_diary_is_printed(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diary", "--db", str(ledger)]) == 0
    shown = capsys.readouterr().out
    assert "Sunday 16 March 2025" in shown
    assert "shipyard" in shown


def test_days_narrow_it(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diary", "--db", str(ledger), "--from", "2025-03-15", "--to", "2025-03-17", "--format", "json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["expectations"]
    assert one["window"] == {"from": "2025-03-16", "to": "2025-03-16"}


def test_a_calendar_holds_what_was_moved_as_cancelled(ledger: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["diary", "--db", str(ledger), "--format", "ics"]) == 0
    events = Calendar.from_ical(capsysbinary.readouterr().out).walk("VEVENT")
    told = {str(one.decoded("dtstart")): str(one["status"]) for one in events}
    assert (told["2025-03-09"], told["2025-03-16"]) == ("CANCELLED", "CONFIRMED")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--from", "soon"], "'soon' is no day"),
        (["--story", "nosuch"], "there is none of that id"),
        (["--as-of", "2025"], "no moment of ISO"),
    ],
)
def test_a_mistake_is_one_line(ledger: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    assert main(["diary", "--db", str(ledger), *arguments]) == 2
    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1
