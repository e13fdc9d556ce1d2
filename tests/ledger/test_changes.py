"""Rules: what a second lead changes, and nothing else (tests/ledger/changes/*.toml). What was only reworded is folded away."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from secondlead.desk import read
from secondlead.ledger.changes import changes
from secondlead.model.change import Change, ChangeKind, StatementRef

FOLDER = Path(__file__).parent / "changes"
CASES = [one for path in sorted(FOLDER.glob("*.toml")) for one in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]
TEXTS = {"published": "2025-03-04", "outlet": "Maravel News Agency"}

pytestmark = pytest.mark.encoder


def words(ref: StatementRef | None) -> str:
    return " ".join(span.text for span in ref.spans) if ref else ""


def shown(change: Change) -> str:
    return f"{change.kind}: {words(change.old)!r} -> {words(change.new)!r}"


def fits(change: Change, wanted: dict[str, str]) -> bool:
    there = (change.old is None) == (wanted["old"] == "") and (change.new is None) == (wanted["new"] == "")
    return there and str(change.kind) == wanted["kind"] and wanted["old"] in words(change.old) and wanted["new"] in words(change.new)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_changes(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "miss" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["miss"]))
    found = [one for one in changes(read(case["old"], **TEXTS), read(case["new"], **TEXTS)) if one.kind is not ChangeKind.REWORDED]
    left = list(case["changes"])
    for one in found:
        match = next((wanted for wanted in left if fits(one, wanted)), None)
        assert match is not None, f"not expected: {shown(one)} ({one.text})"
        left.remove(match)
    assert not left, [shown(one) for one in found]


def test_there_are_enough_cases_of_every_kind() -> None:
    kinds = {change["kind"] for case in CASES for change in case["changes"]}
    assert len(CASES) >= 60
    assert kinds == {str(kind) for kind in ChangeKind} - {"reworded"}
    assert sum(not case["changes"] for case in CASES) >= 8, "pairs in which nothing changes"
