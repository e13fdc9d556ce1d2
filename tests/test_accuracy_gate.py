"""The gate of accuracy: no figure falls below its floor (benchmarks/floors.toml), each over the very corpus that the floor was measured on.

Here: the gate, and the rules of the file of floors. Not here: the measures (benchmarks/), single sentences (tests/test_cases.py).
Where the data does not lie beside the checkout (../shared) a task says so and is skipped; the own cases are always at hand.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from benchmarks import corpora, floors
from benchmarks.floors import Floors
from benchmarks.measures import Tally, mean_error, paired, pearson, touched
from benchmarks.tasks import AIMS, TASKS, Aim, Task, aims

from secondlead.reading.encoder import FOLDER

ROOT = Path(__file__).parent.parent


@pytest.mark.corpus
@pytest.mark.encoder
@pytest.mark.parametrize("task", [pytest.param(one, id=one.name) for one in TASKS])
def test_no_figure_falls_below_its_floor(task: Task) -> None:
    if corpora.missing(task.corpus(corpora.DATA)):
        pytest.skip(f"no floor of {task.name} can be held: its corpus is not beside the checkout (../shared)")
    if not (FOLDER / "manifest.json").exists():
        pytest.skip("no floor can be held: the encoder's files are not in the package")
    kept, _ = floors.load()
    wrong = list(floors.faults(kept, task.name, corpora.DATA, task.measure(corpora.DATA)))
    assert not wrong, "\n".join(wrong)


def test_the_floors_were_not_edited_by_hand() -> None:
    kept, seal = floors.load()
    assert seal == kept.seal, "put it back, and use: python -m benchmarks.floors --raise, or --lower with --why"


def test_every_accuracy_figure_has_a_floor_and_no_floor_is_idle() -> None:
    kept, _ = floors.load()
    assert set(kept.values) == {f"{task.name} {one.figure}" for task in TASKS for one in aims(task.name)}
    assert set(kept.corpora) == {task.name for task in TASKS} - floors.GROWING


MORE = Aim("uner", "F1", "", 0.8, 0.7)
LESS = Aim("uw", "MAE", "", 0.36, 0.45, less=True)


@pytest.mark.parametrize(
    ("aim", "told", "floor", "expected", "why"),
    [
        (MORE, 0.70, 0.71, True, "more is better, and this is less"),
        (MORE, 0.71, 0.71, False, "on the floor is not below it"),
        (MORE, 0.72, 0.71, False, "above"),
        (LESS, 0.46, 0.45, True, "an error that grew"),
        (LESS, 0.45, 0.45, False, "an error that stayed"),
        (LESS, 0.40, 0.45, False, "an error that shrank"),
    ],
)
def test_below_is_worse(aim: Aim, told: float, floor: float, expected: bool, why: str) -> None:
    assert floors.below(aim, told, floor) is expected, why


def test_a_floor_is_raised_and_never_let_down_by_raising(tmp_path: Path) -> None:
    """Raising leaves the slack beneath what was measured; a worse measure leaves the floor where it was."""
    corpus = tmp_path / "entities" / "uner_ewt" / "en_ewt-ud-dev.iob2"
    corpus.parent.mkdir(parents=True)
    corpus.write_text("one", encoding="utf-8")
    first = floors.raised(Floors(), "uner", tmp_path, {"F1": 0.75})
    assert first.values == {"uner F1": 0.746}
    assert floors.raised(first, "uner", tmp_path, {"F1": 0.70}) == first
    assert floors.raised(first, "uner", tmp_path, {"F1": 0.80}).values == {"uner F1": 0.796}
    assert not list(floors.faults(first, "uner", tmp_path, {"F1": 0.747}))
    assert ["below its floor" in one for one in floors.faults(first, "uner", tmp_path, {"F1": 0.745})] == [True]
    corpus.write_text("another", encoding="utf-8")
    assert ["not the one" in one for one in floors.faults(first, "uner", tmp_path, {"F1": 0.75})] == [True]


def test_a_floor_goes_down_only_with_a_reason() -> None:
    kept = Floors({}, {"uner F1": 0.75})
    with pytest.raises(SystemExit, match="reason"):
        floors.lowered(kept, "uner F1", 0.7, " ")
    with pytest.raises(SystemExit, match="no such floor"):
        floors.lowered(kept, "uner F2", 0.7, "the smaller encoder")
    down = floors.lowered(kept, "uner F1", 0.7, "the smaller encoder")
    assert down.values == {"uner F1": 0.7}
    assert down.lowered == ({"floor": "uner F1", "from": "0.75", "to": "0.7", "why": "the smaller encoder"},)


def test_an_edit_by_hand_breaks_the_seal(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(floors.dumped(Floors({"uner": "ab"}, {"uner F1": 0.75}, ({"floor": "uner F1", "why": "“so”"},))), encoding="utf-8")
    kept, seal = floors.load(path)
    assert kept.seal == seal
    path.write_text(path.read_text(encoding="utf-8").replace("0.75", "0.7"), encoding="utf-8")
    kept, seal = floors.load(path)
    assert kept.seal != seal


def test_what_is_aimed_at_is_no_worse_than_what_is_the_least() -> None:
    assert not [one for one in AIMS if (one.aim > one.least if one.less else one.aim < one.least)]


def test_the_package_never_imports_a_benchmark() -> None:
    found = [
        path.name
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Import) and any(one.name.startswith("benchmarks") for one in node.names))
        or (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("benchmarks"))
    ]
    assert not found


# The arithmetic ------------------------------------------------------------------------------------------------------------------------


def test_f1_is_the_harmonic_mean_and_nothing_of_nothing_is_nought() -> None:
    assert Tally(2, 4, 8).f1 == pytest.approx(2 * 0.5 * 0.25 / 0.75)
    assert Tally().f1 == 0
    assert (Tally(1, 2, 3) + Tally(1, 1, 1)) == Tally(2, 3, 4)


def test_a_pair_takes_each_side_once_and_the_best_first() -> None:
    fits = {(0, 0): 2, (0, 1): 3, (1, 1): 4, (1, 0): 0}
    assert paired([0, 1], [0, 1], lambda gold, told: fits[gold, told]) == {1: 1, 0: 0}
    assert paired([0, 1], [0, 1], lambda gold, told: gold == told == 0) == {0: 0}


def test_tokens_are_touched_by_one_character_and_not_by_none() -> None:
    assert touched([(0, 3), (4, 7), (8, 9)], [(6, 8)]) == {1}
    assert touched([(0, 3), (4, 7), (8, 9)], [(2, 5), (8, 20)]) == {0, 1, 2}


def test_correlation_and_error() -> None:
    assert pearson([1, 2, 3], [2, 4, 6]) == pytest.approx(1)
    assert pearson([1, 1, 1], [2, 4, 6]) == 0
    assert mean_error([1, 2], [0, 4]) == 1.5
