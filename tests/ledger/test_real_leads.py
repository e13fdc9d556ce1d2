"""Rules over real successive versions, which lie beside the checkout: what changed is found, what was kept raises nothing."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from secondlead.desk import read
from secondlead.ledger.changes import changes
from secondlead.model.change import Change

DATA = Path(__file__).parents[3] / "shared" / "data" / "leads"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.encoder,
    pytest.mark.skipif(not DATA.is_dir(), reason="no ../shared/data/leads here: real leads are not tried"),
]


@cache
def between(old: str, new: str) -> tuple[Change, ...]:
    return changes(read(DATA / f"{old}.txt"), read(DATA / f"{new}.txt"))


def kinds(several: tuple[Change, ...]) -> Counter[str]:
    return Counter(str(one.kind) for one in several if one.kind != "reworded")


def test_a_toll_that_doubled() -> None:
    """The killed are told once for headline, first paragraph and body; those arrested by themselves."""
    found = between("AFP_ENG_19970407.0157", "AFP_ENG_19970407.0268")
    assert [one.text for one in found if one.kind == "figure"] == [
        "Number killed raised from 2 to 4 (officials)",
        "Number arrested lowered from 3 to 2",
    ]
    assert set(kinds(found)) == {"figure", "added", "dropped"}


def test_a_corrected_repetition() -> None:
    """One name, in two places; nothing else."""
    (found,) = between("AFP_ENG_20061201.0411", "AFP_ENG_20061201.0416")
    assert found.kind == "corrected"
    assert len(found.more) == 1


def test_a_second_lead_that_only_adds() -> None:
    assert set(kinds(between("XIN_ENG_20051119.0090", "XIN_ENG_20051119.0093"))) == {"added"}


def test_a_longer_version_of_a_report() -> None:
    """What it had was kept, at most reworded."""
    assert set(kinds(between("XIN_ENG_20061127.0179", "XIN_ENG_20061127.0254"))) == {"added"}
