"""How a reading is held against a case of times, places, quantities or journeys.

Here: made-up readings, what must be called wrong in them and what must not. Not here: real readings (test_circumstances.py).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.circumstances_runner import Case, faults, misses

TEXT = "On Monday and again on Monday, Ada May led 12 people from Lima to Cusco."


def span(words: str, after: int = 0, **keys: Any) -> dict[str, Any]:
    start = TEXT.index(words, after)
    return {"start": start, "end": start + len(words), "text": words, **keys}


READING = {
    "times": [span("Monday", value="2023-09-11", to=None), span("Monday", 10, value="2023-09-18", to=None), span("May", value="2023-05")],
    "places": [span("Lima", name="Lima", lat=-12.04, country="PE")],
    "quantities": [span("12 people", unit="person", low=12.0, high=None, scope=[span("from Lima")])],
    "journeys": [
        {"mover": "Ada May", "from": "Lima", "to": "Cusco", "via": [], "left": {"value": "2023-09-11"}, "takes": None, "due": None},
        {"mover": "12 people", "from": "Lima", "to": None, "via": ["the Altiplano"], "left": None, "takes": None, "due": None},
    ],
    "warnings": ["12 people in one place, 15 in another"],
}


def case(kind: str, *expected: dict[str, Any], **keys: Any) -> Case:
    return Case(id="made-up", kind=kind, text=TEXT, why="", expected=expected, **keys)


RIGHT = [
    (case("times", {"text": "Monday", "value": "2023-09-11"}, {"text": "Monday", "value": "2023-09-18"}), "the same words, in order"),
    (case("times", {"text": "again on Monday", "also": ["Monday"], "to": ""}), "another extent; an empty string wants null"),
    (case("times", {"text": "Monday", "value": ["2023-09-18", "2023-09-11"]}), "any of several values"),
    (case("times", absent=("May led to",)), "only what lies inside the words is meant"),
    (case("places", {"text": "Lima", "lat": -12.3, "name": "the lima"}), "half a degree; a name without case and article"),
    (case("places", {"text": "from Lima", "country": "PE"}, extent="overlap"), "an overlap is enough where the case says so"),
    (case("places", {"text": "Lima"}, only=True), "nothing else is there"),
    (case("quantities", {"text": "12 people", "low": 12, "high": "", "scope": ["Lima"]}), "numbers by value; scope inside a told span"),
    (
        case("journeys", {"from": "Lima", "via": ["Altiplano"]}, {"mover": "ada may", "left": {"value": "2023-09-11"}}),
        "any journey answers",
    ),
    (case("quantities", warnings=(("12", "15"),), no_warnings=("13",)), "words that stand in one warning"),
]
WRONG = [
    (case("times", {"text": "Monday", "value": "2023-09-18"}), "'Monday': value is '2023-09-11', not '2023-09-18'"),
    (case("times", {"text": "again on Monday"}), "not found: {'text': 'again on Monday'}"),
    (case("times", {"text": "Monday"}, {"text": "Monday"}, {"text": "Monday"}), "not found: {'text': 'Monday'}"),
    (case("times", absent=("Ada May",)), "should not be found: text 'May', value '2023-05'"),
    (case("places", {"text": "Lima", "lat": -11.0}), "'Lima': lat is -12.04, not -11.0"),
    (case("places", only=True), "should not be found: text 'Lima', name 'Lima', lat -12.04, country 'PE'"),
    (case("quantities", {"text": "12 people", "scope": ["Cusco"]}), "not ['Cusco']"),
    (case("journeys", {"mover": "Ada May", "from": "Cusco"}), "not found: {'mover': 'Ada May', 'from': 'Cusco'}"),
    (case("journeys", {"to": "Cusco", "due": {"to": "2023-09-12"}}), "not found"),
    (case("quantities", warnings=(("12", "16"),)), "no warning with ('12', '16')"),
    (case("quantities", no_warnings=("people",)), "a warning with 'people'"),
]


@pytest.mark.parametrize(("wanted", "why"), RIGHT, ids=[why for _, why in RIGHT])
def test_a_reading_that_is_right_passes(wanted: Case, why: str) -> None:
    assert misses(wanted, READING) == [], why


@pytest.mark.parametrize(("wanted", "told"), WRONG, ids=[told for _, told in WRONG])
def test_what_is_wrong_is_told(wanted: Case, told: str) -> None:
    assert any(told in line for line in misses(wanted, READING))


@pytest.mark.parametrize(
    ("name", "case_lines", "fault"),
    [
        ("times_x", 'text = "On Monday"\nwhy = "x"\nonly = true\nabsnt = ["x"]', "times_x.toml, case 1: unknown key 'absnt'"),
        ("times_x", 'text = "On Monday"\nwhy = "x"', "times_x.toml, case 1: expects nothing"),
        ("times_x", 'text = "On Monday"\nonly = true', "times_x.toml, case 1: 'why' is missing"),
        ("times_x", 'text = "On Monday"\nwhy = "x"\nabsent = ["May"]', "times_x.toml, case 1: absent 'May' is not in the text"),
        (
            "times_x",
            'text = "On Monday"\nwhy = "x"\n[[case.expected]]\ntext = "Tuesday"',
            "times_x.toml, case 1: 'Tuesday' is not in the text",
        ),
        (
            "places_x",
            'text = "x"\nwhy = "x"\n[[case.expected]]\ntext = "x"\nunit = "h"',
            "places_x.toml, case 1: unknown key 'unit' of places",
        ),
        (
            "journeys_x",
            'text = "x"\nwhy = "x"\n[[case.expected]]\ndue = {on = "x"}',
            "journeys_x.toml, case 1: unknown key 'on' of 'due'",
        ),
        ("people_x", "", "people_x.toml: is named after none of times, places, quantities, journeys"),
    ],
)
def test_a_file_of_another_form_is_told(tmp_path: Path, name: str, case_lines: str, fault: str) -> None:
    path = tmp_path / f"{name}.toml"
    path.write_text(f"[[case]]\n{case_lines}\n", encoding="utf-8")
    assert fault in list(faults(path))
