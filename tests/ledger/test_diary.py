"""Rules: what one report puts into the diary (tests/diary) and what becomes of it in a story (tests/stories). Written before the rules,
by others.

Of a case count: the words, both ends of the window, who says so, how surely, whether it runs. Its other kinds do not: its two writers call
"will" a plan or an announcement as they please. "by Friday" opens, says one, nowhere; says the other, with the report's day: both are
right. `miss` marks what is known not to come out; it must go when it does. Not here: windows and states by themselves
(test_diary_rules.py).
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from benchmarks.folders import folders, loaded

from secondlead.desk import deep_of
from secondlead.intake import from_text
from secondlead.ledger.diary import expectations
from secondlead.ledger.filing import filed_of
from secondlead.ledger.story import story
from secondlead.model.ledger import Expectation, Filed

CASES = Path(__file__).parents[1] / "diary"
OUTLET = "Halden Press"
# What a story's diary is known to miss: (folder, words of it).
MISSED = {("count-reversed", "announce the final result"): "met by other words: the commission declared the winner"}

pytestmark = pytest.mark.encoder


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("cases_*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"]):
            miss = case.get("miss")
            marks = [pytest.mark.xfail(reason=miss, strict=True)] if miss else []
            found.append(pytest.param(case, id=f"{path.stem}-{number}", marks=marks))
    return found


def line(words: str) -> str:
    return " ".join(words.split()).casefold()


@cache
def filed(text: str, published: str) -> Filed:
    deep = deep_of(from_text(text, published=published, outlet=OUTLET))
    return filed_of("r1", deep.reading, deep.frames, f"{published}T23:00:00+00:00", "s1", "r1")


@pytest.mark.parametrize("case", cases())
def test_a_text_gives_the_windows_that_it_tells(case: dict[str, Any]) -> None:
    report = filed(case["text"], case["published"])
    found = expectations([report], [], report.arrived)
    if case.get("absent"):
        assert not found, case["why"]
        return
    fitting = [one for one in found if line(case["what"]) in line(one.what)]
    assert fitting, f"{case['why']}; found {[one.what for one in found]}"
    day = case["published"]
    assert len(found) == 1, f"one entry, not {[(one.what, one.from_, one.to) for one in found]}"
    one = min(fitting, key=lambda one: ((one.from_ or day) != (case["from"] or day), (one.to or "") != case["to"]))
    assert ((one.from_ or day), one.to or "") == ((case["from"] or day), case["to"]), case["why"]
    assert one.certainty == case["certainty"], case["why"]
    assert (one.kind == "running") == (case["kind"] == "running"), case["why"]
    assert _says(one, report, case["says"]), f"{case['why']}; {one.who} says so"


def _says(one: Expectation, report: Filed, words: str) -> bool:
    """Whether who says so is the source of that name; "" for the outlet."""
    if not words:
        return one.who == OUTLET
    sources = [s.source.span.text for s in report.reading.statements if s.source is not None and any(r.statement == s.id for r in one.says)]
    return one.who != OUTLET and any(line(words).removeprefix("the ") in line(told) for told in (one.who, *sources))


def windows() -> list[Any]:
    found = []
    for folder in folders():
        for number, want in enumerate(tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8")).get("expectation", [])):
            miss = next((why for (name, words), why in MISSED.items() if name == folder.name and words in want["what"]), None)
            marks = [pytest.mark.xfail(reason=miss, strict=True)] if miss else []
            found.append(pytest.param(folder, want, id=f"{folder.name}-{number}", marks=marks))
    return found


@cache
def diary(folder: Path) -> tuple[Expectation, ...]:
    told, reports = loaded(folder)
    numbers = sorted({one.story for one in reports})
    return tuple(e for number in numbers for e in story([one for one in reports if one.story == number], told["as_of"]).expectations)


@pytest.mark.parametrize(("folder", "want"), windows())
def test_a_story_moves_its_diary_on(folder: Path, want: dict[str, Any]) -> None:
    """The window, the state at the folder's moment, and the report that brought it."""
    _, reports = loaded(folder)
    words = {(one.id, s.id): " ".join(part.line for part in s.content) for one in reports for s in one.reading.statements}
    fitting = [
        one
        for one in diary(folder)
        if any(line(want["what"]) in line(told) for told in (one.what, *(words.get((r.report, r.statement), "") for r in one.says)))
    ]
    published = {one.id: (one.reading.report.published or "")[:10] for one in reports}
    assert fitting, [one.what for one in diary(folder)]
    exact = [one for one in fitting if _window(one, want, {published[ref.report] for ref in one.says})]
    assert exact, [(one.what, one.from_, one.to) for one in fitting]
    assert any(
        one.state.value == want["state"] and ("because" not in want or (one.because and one.because.report == want["because"]))
        for one in exact
    ), [(one.what, one.state, one.because) for one in exact]


def _window(one: Expectation, want: dict[str, str], days: set[str]) -> bool:
    """Whether a window is the one expected; a beginning left open is that of a report that tells of it."""
    if (one.to or "")[:10] != want["to"]:
        return False
    start = (one.from_ or "")[:10]
    return start == want["from"] or ({start, want["from"]} <= days | {""} and "" in (start, want["from"]))


def test_most_of_what_is_expected_comes_out() -> None:
    """95 in a hundred, of the cases and of the stories' windows: what is marked as missed stays rare."""
    told, of_stories = cases(), windows()
    assert len(told) >= 120
    assert sum(bool(one.marks) for one in told) <= 0.05 * len(told)
    assert sum(bool(one.marks) for one in of_stories) <= 0.05 * len(of_stories)


def test_the_order_of_arrival_changes_nothing() -> None:
    """A story's diary is the same whichever of its reports came first, but for ids, which are those of what came first."""
    for folder in folders(["rail-ultimatum", "transfer-denied"]):
        told, reports = loaded(folder)
        mine = [one for one in reports if one.story.endswith(" 1")]
        forward = expectations(mine, [], told["as_of"])
        assert forward == expectations(list(reversed(mine)), [], told["as_of"])


def test_an_entry_keeps_its_id_as_reports_come() -> None:
    for folder in folders(["fever-two-counts", "truce-talks-postponed"]):
        _, reports = loaded(folder)
        mine = sorted((one for one in reports if one.story.endswith(" 1")), key=lambda one: one.arrived)
        before: set[str] = set()
        for one in mine:
            now = {entry.id for entry in expectations(mine, [], one.arrived)}
            assert before <= now
            before = now


def test_an_entry_knows_the_proposition_that_its_statements_make() -> None:
    """So an open question knows when it is due."""
    told, reports = loaded(folders(["truce-talks-postponed"])[0])
    here = story([one for one in reports if one.story.endswith(" 1")], told["as_of"])
    texts = {one.id: one.text for one in here.propositions}
    linked = {one.what: texts[one.proposition] for one in here.expectations if one.proposition}
    assert any("ceasefire" in what and "ceasefire" in text for what, text in linked.items()), linked
