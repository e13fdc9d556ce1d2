"""Own cases: every text of tests/cases/*.toml read, and what must come out.

Here: one test a case, and what holds for the files themselves (needs no reader). Not here: how they are held together (cases_runner.py).
A case that is missed today stands with `xfail = "reason"` in its file; the day that it is read right, its test fails until the line goes.
Only where another processor's arithmetic gives the same encoder's numbers otherwise (arithmetic.py) may a case differ from its mark.
"""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest
from tests import arithmetic
from tests.cases_check import CASE_KEYS, FILE_KEYS, META_KEYS, PHENOMENA, faults
from tests.cases_runner import FOLDER, Case, load, misses, told_shortly

from secondlead.reading.encoder import FOLDER as FILES

CASES = load()
STRICT = not (FILES / "manifest.json").exists() or arithmetic.alike()


def marked(case: Case) -> object:
    """The case as a parameter, with its open miss if it has one."""
    return pytest.param(case, id=case.id, marks=[pytest.mark.xfail(reason=case.xfail, strict=STRICT)] if case.xfail else [])


@pytest.mark.encoder
@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_a_case_is_read_as_it_says(case: Case) -> None:
    from secondlead import desk  # here, so that the files are checked without the encoder too

    reading = desk.read(case.text, published=case.published, outlet=case.outlet).to_dict()
    wrong = misses(case, reading)
    if wrong and not STRICT and not case.xfail:
        pytest.xfail("read otherwise by this processor's arithmetic; the floor of the own cases holds the count")
    told = "\n  ".join(told_shortly(one) for one in reading["statements"])
    assert not wrong, f"{case.id}: {case.why}\n" + "\n".join(f"{miss.key}: {miss.text}" for miss in wrong) + f"\nread:\n  {told}"


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_a_case_speaks_of_its_own_text_in_known_words(case: Case) -> None:
    assert not list(faults(case))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in sorted(FOLDER.glob("*.toml"))])
def test_a_file_has_known_keys_alone(path: object) -> None:
    data = tomllib.loads((FOLDER / str(path)).read_text(encoding="utf-8"))
    assert set(data) == FILE_KEYS
    assert set(data["meta"]) == META_KEYS
    assert data["meta"]["phenomenon"] in PHENOMENA
    assert not [(one["id"], set(one) - CASE_KEYS) for one in data["case"] if set(one) - CASE_KEYS]


def test_ids_are_unique() -> None:
    assert not [id_ for id_, times in Counter(case.id for case in CASES).items() if times > 1]


def test_texts_are_unique() -> None:
    assert not [text for text, times in Counter(case.text for case in CASES).items() if times > 1]


def test_there_are_enough_cases() -> None:
    """At least 400, ten or more a phenomenon, a third by somebody who does not write the rules."""
    by_phenomenon = Counter(case.phenomenon for case in CASES)
    assert len(CASES) >= 400
    assert [one for one in PHENOMENA if by_phenomenon[one] < 10] == []
    assert sum(case.author == "cases" for case in CASES) * 3 >= len(CASES)
