"""Own cases of times, places, quantities and journeys: every text of tests/circumstances/*.toml read, and what must come out.

Here: one test a case, and what holds for the files themselves (needs no reader). Not here: how they are held together
(circumstances_runner.py). A case that is missed today stands with `miss = "reason"`; the day that it is read right, its test fails
until the line goes. Only where another processor's arithmetic gives the same encoder's numbers otherwise may a case differ from its mark.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests import arithmetic
from tests.circumstances_runner import FOLDER, KINDS, Case, faults, load, misses, shown

from secondlead.reading.encoder import FOLDER as FILES

CASES = load()
THERE = (FILES / "manifest.json").exists()
STRICT = not THERE or arithmetic.alike()
ENOUGH = {"times": 300, "places": 150, "quantities": 200, "journeys": 60}


def marked(case: Case) -> object:
    """The case as a parameter, with its open miss if it has one."""
    return pytest.param(case, id=case.id, marks=[pytest.mark.xfail(reason=case.miss, strict=STRICT)] if case.miss else [])


@pytest.mark.encoder
@pytest.mark.skipif(not THERE, reason="the encoder's files are missing: no text can be read")
@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_a_case_is_read_as_it_says(case: Case) -> None:
    from secondlead import desk  # here, so that the files are checked without the encoder too

    reading = desk.read(case.text, published=case.published, outlet=case.outlet).to_dict()
    wrong = misses(case, reading)
    if wrong and not STRICT and not case.miss:
        pytest.xfail("read otherwise by this processor's arithmetic")
    told = "\n  ".join([*(shown(one) for one in reading[case.kind]), *reading["warnings"]])
    assert not wrong, f"{case.id}: {case.why}\n{case.text}\n" + "\n".join(wrong) + f"\nread:\n  {told}"


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in sorted(FOLDER.glob("*.toml"))])
def test_a_file_has_known_keys_and_speaks_of_its_own_texts(path: Path) -> None:
    assert not list(faults(path))


def test_texts_are_unique_within_a_kind() -> None:
    assert not [key for key, times in Counter((case.kind, case.text, case.published) for case in CASES).items() if times > 1]


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_enough_cases(kind: str) -> None:
    """A third by somebody who does not write the rules (files `_b`)."""
    if not (FOLDER / f"{kind}_a.toml").exists():
        pytest.skip(f"{kind}_a.toml, by those who write the rules, is missing")
    of_kind = [case.id for case in CASES if case.kind == kind]
    assert len(of_kind) >= ENOUGH[kind]
    assert sum(id_.startswith(f"{kind}_b") for id_ in of_kind) * 3 >= ENOUGH[kind]
