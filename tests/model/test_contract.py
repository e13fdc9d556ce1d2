"""Rules: a reading is written as the contract's JSON, exactly, by a schema that takes nothing else, and comes back from it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import fields, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readings import bare, voyage

from secondlead.model.contract import SCHEMA
from secondlead.model.reading import Modality, Quote, Reading, SourceKind, Stance
from secondlead.model.report import LeadAction, Report
from secondlead.model.restore import from_dict

SCHEMA_DICT = json.loads((files("secondlead.model") / SCHEMA).read_text(encoding="utf-8"))
VALID = jsonschema.Draft202012Validator(SCHEMA_DICT)


@pytest.mark.parametrize("reading", [voyage(), bare(), bare("")], ids=["voyage", "bare", "empty"])
def test_what_is_written_fits_the_schema(reading: Reading) -> None:
    VALID.validate(reading.to_dict())


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA_DICT)


@pytest.mark.parametrize("reading", [voyage(), bare()], ids=["voyage", "bare"])
def test_what_is_written_comes_back(reading: Reading) -> None:
    """All but what the JSON does not carry: the blocks, and who found a thing (which is outside of equality)."""
    expected = replace(reading, report=replace(reading.report, blocks=(), notes=()))
    assert from_dict(json.loads(json.dumps(reading.to_dict()))) == expected


def test_every_span_of_the_fixture_is_its_text() -> None:
    """The fixture keeps the contract: the text of each span stands at its offsets."""

    def spans(value: Any) -> Iterator[dict[str, Any]]:
        if isinstance(value, dict):
            if "start" in value:
                yield value
            for inner in value.values():
                yield from spans(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from spans(inner)

    data = voyage().to_dict()
    found = list(spans(data))
    assert len(found) > 60
    assert [one for one in found if data["report"]["text"][one["start"] : one["end"]] != one["text"]] == []


def test_the_fixture_has_every_stance_and_quote() -> None:
    statements = voyage().statements
    assert {one.stance for one in statements} == set(Stance)
    assert {one.quote for one in statements} == set(Quote)
    assert any(one.within for one in statements)
    assert any(len(one.relay) == 3 for one in statements)


TOP = ["secondlead", "report", "statements", "events", "times", "places", "quantities", "journeys", "entities", "warnings"]
SENDER = ["item", "status", "signal", "note", "embargo_until", "hops", "sources", "derived_from", "urgency", "created"]
REPORT = ["id", "input", "title", "byline", "outlet", "credit", "url", "published", "published_from", "lead", *SENDER, "text"]
STATEMENT = [
    "id",
    "source",
    "cue",
    "content",
    "quote",
    "certainty",
    "stance",
    "modality",
    "condition",
    "relay",
    "stated",
    "when",
    "confidence",
    "within",
]
SOURCE = ["start", "end", "text", "name", "kind", "body", "country", "count", "parts"]


def test_keys_are_always_there() -> None:
    """Whatever is empty is null or [], never missing."""
    full, empty = voyage().to_dict(), bare().to_dict()
    assert sorted(full) == sorted(empty) == sorted(TOP)
    assert list(full["report"]) == list(empty["report"]) == REPORT
    assert all(list(one) == STATEMENT for one in full["statements"])
    assert list(full["statements"][0]["source"]) == SOURCE
    assert list(full["statements"][0]["certainty"]) == ["class", "low", "high", "because", "embedded"]
    assert list(full["report"]["lead"]) == ["mark", "kind", "number", "action"]
    assert empty["report"]["lead"] is None
    assert [empty[key] for key in TOP[2:]] == [[]] * 8


@pytest.mark.parametrize(
    ("name", "words"),
    [("stance", Stance), ("modality", Modality), ("quote", Quote)],
)
def test_the_schema_knows_the_words_of_the_model(name: str, words: type[Stance] | type[Modality] | type[Quote]) -> None:
    assert SCHEMA_DICT["$defs"]["statement"]["properties"][name]["enum"] == [str(one) for one in words]


def test_the_schema_knows_the_kinds_of_sources_and_leads() -> None:
    kinds = [str(one) for one in SourceKind]
    assert (
        SCHEMA_DICT["$defs"]["source"]["properties"]["kind"]["enum"] == SCHEMA_DICT["$defs"]["hop"]["properties"]["kind"]["enum"] == kinds
    )
    assert SCHEMA_DICT["$defs"]["lead"]["properties"]["action"]["enum"] == [str(one) for one in LeadAction]


def objects(schema: Any, path: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" in schema:
            yield path, schema
        for key, inner in schema.items():
            yield from objects(inner, f"{path}/{key}")


@pytest.mark.parametrize(("path", "schema"), list(objects(SCHEMA_DICT)))
def test_every_object_of_the_schema_is_closed(path: str, schema: dict[str, Any]) -> None:
    assert schema["additionalProperties"] is False, path
    assert schema["required"] == list(schema["properties"]), path


WRONG = [
    ("a key missing", lambda data: data["statements"][0].pop("within")),
    ("a key too many", lambda data: data["statements"][0].update(by="hand")),
    ("a stance of no contract", lambda data: data["statements"][0].update(stance="shrugs")),
    ("a class of no scale", lambda data: data["statements"][0]["certainty"].update({"class": "surely"})),
    ("a confidence over 1", lambda data: data["statements"][0].update(confidence=1.5)),
    ("a negative offset", lambda data: data["statements"][0]["content"][0].update(start=-1)),
    ("a country that is no code", lambda data: data["statements"][0]["source"].update(country="Ostavia")),
    ("a day that is no day", lambda data: data["statements"][1]["stated"].update({"from": "Tuesday"})),
    ("a factuality over 3", lambda data: data["events"][0].update(factuality=4)),
    ("something under a key of a later version", lambda data: data["times"].append({})),
    ("null for a list", lambda data: data.update(warnings=None)),
]


@pytest.mark.parametrize(("why", "spoil"), WRONG, ids=[why for why, _ in WRONG])
def test_the_schema_refuses(why: str, spoil: Any) -> None:
    data = copy.deepcopy(voyage().to_dict())
    spoil(data)
    assert not VALID.is_valid(data), why


def test_warnings_of_the_intake_and_the_reader_come_together() -> None:
    """In that order, each once."""
    reading = bare()
    both = replace(reading, report=replace(reading.report, warnings=("not English", "no date")), warnings=("no date", "no verb"))
    assert both.to_dict()["warnings"] == ["not English", "no date", "no verb"]


def test_the_reports_own_fields_are_all_written_or_named_as_left_out() -> None:
    """Who adds a field to Report decides whether the contract carries it."""
    assert {one.name for one in fields(Report)} == {*REPORT, "blocks", "data", "notes", "warnings", "whole"}


@given(st.text())
def test_any_text_is_written_and_comes_back(text: str) -> None:
    assert from_dict(bare(text).to_dict()).report.text == text


def test_the_example_of_the_docs_is_what_is_written() -> None:
    page = (Path(__file__).parents[2] / "docs" / "contract.md").read_text(encoding="utf-8")
    example = json.loads(page.split("```json\n", 1)[1].split("```", 1)[0])
    assert example == next(one for one in voyage().to_dict()["statements"] if one["id"] == "s12")


def test_the_docs_tell_of_every_key() -> None:
    page = (Path(__file__).parents[2] / "docs" / "contract.md").read_text(encoding="utf-8")
    assert [key for key in (*TOP, *REPORT, *STATEMENT) if key not in ("id", "text", "statements") and f"`{key}`" not in page] == []
