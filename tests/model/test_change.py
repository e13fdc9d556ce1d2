"""Rules: a diff is written as the contract's JSON, exactly, by a schema that takes nothing else."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from secondlead.model.change import Change, ChangeKind, Diff, StatementRef
from secondlead.model.contract import DIFF_SCHEMA
from secondlead.model.report import Lead, LeadAction, Report
from secondlead.model.spans import Span

SCHEMA = json.loads((files("secondlead.model") / DIFF_SCHEMA).read_text(encoding="utf-8"))
VALID = jsonschema.Draft202012Validator(SCHEMA)
OLD = Report(
    "0" * 16, "old.txt", "Two people died.", "Two die", outlet="Maravel News Agency", published="2025-03-04", published_from="given"
)
NEW = Report("1" * 16, "new.txt", "Four people died.", lead=Lead("2nd LD", "lead", 2, LeadAction.UPDATE))


def ref(report: Report, start: int = 0, end: int = 5) -> StatementRef:
    return StatementRef(report.id, "s1", (Span(start, end, report.text[start:end]),))


def made() -> Diff:
    """A diff with a change of every kind."""
    several = []
    for kind in ChangeKind:
        old = None if kind is ChangeKind.ADDED else ref(OLD)
        new = None if kind is ChangeKind.DROPPED else ref(NEW)
        several.append(Change(kind, old, new, f"{kind}, in words", ((old, new),) if kind is ChangeKind.FIGURE else ()))
    return Diff(OLD, NEW, tuple(several))


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("diff", [made(), Diff(OLD, NEW, ())], ids=["every kind", "nothing"])
def test_what_is_written_fits_the_schema(diff: Diff) -> None:
    VALID.validate(diff.to_dict())


def test_keys_are_those_of_the_contract() -> None:
    data = made().to_dict()
    assert list(data) == ["secondlead", "old", "new", "changes"]
    assert list(data["changes"][0]) == ["kind", "old", "new", "text", "more"]
    assert data["changes"][0]["new"] is None or list(data["changes"][0]["new"]) == ["report", "statement", "spans"]


def test_the_schema_knows_the_kinds() -> None:
    assert SCHEMA["$defs"]["change"]["properties"]["kind"]["enum"] == [str(kind) for kind in ChangeKind]


def test_reports_are_written_as_in_a_reading() -> None:
    """What both schemas define is one text in both: copy it over when it changes."""
    reading = json.loads((files("secondlead.model") / "reading.schema.json").read_text(encoding="utf-8"))["$defs"]
    both = SCHEMA["$defs"].keys() & reading.keys()
    assert both >= {"span", "report", "lead"}
    assert {name: SCHEMA["$defs"][name] for name in both} == {name: reading[name] for name in both}


WRONG = [
    ("a kind of no contract", lambda data: data["changes"][0].update(kind="vanished")),
    ("a key too many", lambda data: data["changes"][0].update(by="hand")),
    ("a key missing", lambda data: data["changes"][0].pop("more")),
    ("a place without words", lambda data: data["changes"][1]["old"].update(spans=[])),
    ("null for a list", lambda data: data.update(changes=None)),
]


@pytest.mark.parametrize(("why", "spoil"), WRONG, ids=[why for why, _ in WRONG])
def test_the_schema_refuses(why: str, spoil: Any) -> None:
    data = made().to_dict()
    spoil(data)
    assert not VALID.is_valid(data), why
