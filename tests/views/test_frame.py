"""Rules: a reading's statements as a table."""

from __future__ import annotations

import sys

import pytest
from tests.readings import bare, voyage

from secondlead.errors import ExtraError
from secondlead.model.restore import from_dict
from secondlead.views.frame import COLUMNS, frame, row


def test_one_row_a_statement_with_every_column() -> None:
    pytest.importorskip("pandas")
    table = frame([voyage(), bare(), voyage()])
    assert list(table.columns) == list(COLUMNS)
    assert len(table) == 2 * len(voyage().statements)
    assert {name: str(kind) for name, kind in table.dtypes.items()}.items() >= {"start": "Int64", "low": "float64"}.items()


def test_a_reading_without_statements_keeps_its_columns() -> None:
    pytest.importorskip("pandas")
    assert list(frame([bare()]).columns) == list(COLUMNS)


@pytest.mark.parametrize(
    ("id", "column", "expected"),
    [
        ("s2", "source", "two harbor officials"),
        ("s2", "kind", "anonymous"),
        ("s2", "certainty", "likely"),
        ("s2", "embedded", "likely: believed to be carrying"),
        ("s2", "stated_from", "2025-03-04"),
        ("s4", "within", "s3"),
        ("s4", "relay", "coast guard > one of the officials > Meridian Wire"),
        ("s15", "source_text", "He"),
        ("s16", "condition", "If the accord is signed"),
        ("s18", "source", None),
        ("s18", "cue", None),
        ("s18", "lead", "2nd LD"),
    ],
)
def test_cells(id: str, column: str, expected: str | None) -> None:
    reading = voyage()
    (statement,) = (one for one in reading.statements if one.id == id)
    assert row(reading, statement)[column] == expected


def test_the_place_of_a_content_is_its_place_in_the_text() -> None:
    reading = voyage()
    for statement in reading.statements:
        cells = row(reading, statement)
        start, end = cells["start"], cells["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert reading.report.text[start:end] == statement.content[0].text


def test_rows_are_the_same_from_json() -> None:
    reading = voyage()
    again = from_dict(reading.to_dict())
    assert [row(again, one) for one in again.statements] == [row(reading, one) for one in reading.statements]


def test_without_pandas_the_error_names_the_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ExtraError, match=r"pip install 'secondlead\[frame\]'"):
        frame([voyage()])
