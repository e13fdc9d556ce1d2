"""Rules: which headlines and sluglines bear a lead mark, and what it means (tests/leads/*.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from secondlead.intake.leads import lead_of

FOLDER = Path(__file__).parents[1] / "leads"
CASES = [one for path in sorted(FOLDER.glob("*.toml")) for one in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]
RIGHT = 0.99


def read(headline: str) -> tuple[str, str, int | None, str] | None:
    found = lead_of(headline)
    return (found[0].mark, found[0].kind, found[0].number, str(found[0].action)) if found else None


def wanted(case: dict[str, Any]) -> tuple[str, str, int | None, str] | None:
    return (case["mark"], case["kind"], case.get("number"), case["action"]) if "mark" in case else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["headline"]))
def test_headline(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "miss" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["miss"]))
    assert read(case["headline"]) == wanted(case), case["why"]


def test_there_are_enough_cases_and_nearly_all_are_right() -> None:
    """At least 300, a good third of them ordinary headlines, 99 in a hundred right."""
    ordinary = [case for case in CASES if "mark" not in case]
    assert len(CASES) >= 300
    assert len(ordinary) * 3 >= len(CASES)
    assert sum("miss" not in case for case in CASES) >= RIGHT * len(CASES)


def test_no_headline_stands_twice() -> None:
    headlines = [case["headline"] for case in CASES]
    assert len(set(headlines)) == len(headlines)
