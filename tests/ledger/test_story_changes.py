"""Rules: what the leads of the story folders change, and which series they continue (tests/stories). Written before the rules, by others.

Here: the changes and series that a folder expects. Not here: its standings, silences, diary.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from secondlead.desk import read
from secondlead.ledger.changes import changes
from secondlead.ledger.editions import Edition, edition
from secondlead.ledger.series import Step, place
from secondlead.model.change import Change, StatementRef
from secondlead.model.reading import Reading

FOLDERS = sorted(path.parent for path in (Path(__file__).parents[1] / "stories").glob("*/expected.toml"))
# Of all changes that the folders expect; what is told in wholly other words is missed ("no train will run", "the strike is off").
FLOOR = 0.87

pytestmark = pytest.mark.encoder


@cache
def expected(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))


@cache
def reading(folder: Path, file: str) -> Reading:
    told = next(one for one in expected(folder)["report"] if one["file"] == file)
    return read(folder / file, published=told["published"], outlet=told["outlet"])


def plain(words: str) -> str:
    return words.replace("“", '"').replace("”", '"').replace("’", "'")


def holds(ref: StatementRef | None, words: str) -> bool:
    return not words or (ref is not None and plain(words) in plain(" ".join(span.text for span in ref.spans)))


def fits(change: Change, wanted: dict[str, str]) -> bool:
    pairs = ((change.old, change.new), *change.more)
    return str(change.kind) == wanted["kind"] and any(holds(old, wanted["old"]) and holds(new, wanted["new"]) for old, new in pairs)


@cache
def found(folder: Path, old: str, new: str) -> tuple[Change, ...]:
    return changes(reading(folder, old), reading(folder, new))


def missed(folder: Path) -> list[str]:
    return [
        f"{folder.name}: {one['from']} -> {one['to']}: {one['kind']}: {one['old']!r} -> {one['new']!r}"
        for one in expected(folder).get("change", [])
        if not any(fits(change, one) for change in found(folder, one["from"], one["to"]))
    ]


def test_the_changes_that_the_stories_expect_are_found() -> None:
    wanted = sum(len(expected(folder).get("change", [])) for folder in FOLDERS)
    gone = [line for folder in FOLDERS for line in missed(folder)]
    assert wanted >= 80
    assert wanted - len(gone) >= FLOOR * wanted, "\n".join(gone)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_series(folder: Path) -> None:
    """Each lead is joined to one of its own series, and to no other; a copy is one, or the report of its own that was killed."""
    known: list[Edition] = []
    series: dict[str, str] = {}
    for told in expected(folder)["report"]:
        here = edition(reading(folder, told["file"]).report)
        placed = place(here, known)
        earlier = [one for one in expected(folder)["report"] if one["series"] == told["series"] and one["published"] < told["published"]]
        if told["status"] == "copy" or placed.step is Step.COPY:
            assert placed.step is Step.COPY, told["file"]
        else:
            assert (placed.of is not None) == bool(earlier), f"{told['file']}: {placed.because}"
            assert placed.of is None or series[placed.of] == told["series"], told["file"]
        known.append(here)
        series[here.id] = told["series"]
