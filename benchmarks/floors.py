"""The floors of accuracy: what may not be undercut again. benchmarks/floors.toml holds them, and only this command writes it.

    python -m benchmarks.floors                                    measure, and show each figure beside its floor
    python -m benchmarks.floors --raise [TASK ...]                 lift each floor to what is measured less a slack; never lower one
    python -m benchmarks.floors --lower "TASK FIGURE" VALUE --why "..."   the only way down; the reason stays in the file
    python -m benchmarks.floors --corpus TASK --why "..."          take the corpus as it is now (it grew, it was mended)

A floor is bound to a corpus: the file keeps a digest of each corpus's files, but the own cases', which are meant to grow. A seal over all
that the file says makes an edit by hand show.

Here: reading, sealing and writing the file, and the comparison. Not here: the measures (tasks.py), the gate (tests/test_accuracy_gate.py).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks import corpora
from benchmarks.tasks import AIMS, TASKS, Aim, aims, task

FILE = Path(__file__).with_name("floors.toml")
# Their files change with every new case; their floors are shares, and hold for what there is.
GROWING = {"own", "quantities", "journeys", "folders", "matching"}
# Figures move a little with the processor: int8 products round otherwise without VNNI. Counts of the example do not.
SLACK = {"example": 0.0, "propositions": 0.0, "own": 0.005, "quantities": 0.005, "journeys": 0.005}
PLAIN_SLACK = 0.004
HEAD = """\
# What accuracy may not fall below. Written by `python -m benchmarks.floors`; an edit by hand breaks the seal, and the gate says so.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """corpora: {task: digest}; values: {"task figure": floor}; lowered: what was lowered, and why, oldest first."""

    corpora: dict[str, str] = field(default_factory=dict)
    values: dict[str, float] = field(default_factory=dict)
    lowered: tuple[dict[str, str], ...] = ()

    @property
    def seal(self) -> str:
        """A digest of all the rest."""
        told = json.dumps([self.corpora, self.values, self.lowered], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def load(path: Path = FILE) -> tuple[Floors, str]:
    """The floors, and the seal that the file bears."""
    if not path.exists():
        return Floors(), Floors().seal
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    values = {name: float(value) for name, value in told["floors"].items()}
    return Floors(told["corpora"], values, tuple(told.get("lowered", ()))), told["seal"]


def dumped(floors: Floors) -> str:
    """The floors as TOML, sealed."""
    quoted = json.dumps  # a JSON string is a TOML string
    lines = [f"seal = {quoted(floors.seal)}", "", "[corpora] # SHA-256 over the files that the floors were measured on"]
    lines += [f"{name} = {quoted(digest)}" for name, digest in sorted(floors.corpora.items())]
    lines += ["", "[floors]", *(f"{quoted(name)} = {value}" for name, value in floors.values.items())]
    for one in floors.lowered:
        lines += ["", "[[lowered]]", *(f"{key} = {quoted(value, ensure_ascii=False)}" for key, value in one.items())]
    return HEAD + "\n".join(lines) + "\n"


def faults(floors: Floors, name: str, data: Path, figures: dict[str, float]) -> Iterator[str]:
    """What is wrong with a task: a corpus that is not the floors' own, a figure below its floor, one without a floor."""
    wanted = floors.corpora.get(name)
    if name not in GROWING and wanted != corpora.digest(task(name).corpus(data)):
        yield f"{name}: the corpus is not the one that the floors were measured on (python -m benchmarks.floors --corpus {name} --why ...)"
    for one in aims(name):
        key, told = f"{name} {one.figure}", figures[one.figure]
        floor = floors.values.get(key)
        if floor is None:
            yield f"{key}: no floor (python -m benchmarks.floors --raise {name})"
        elif below(one, told, floor):
            side = "above" if one.less else "below"
            yield f'{key}: {told:.4f} is {side} its floor {floor} (mend it, or python -m benchmarks.floors --lower "{key}" VALUE --why ...)'


def below(aim: Aim, told: float, floor: float) -> bool:
    """Whether a figure is worse than its floor."""
    return told > floor + 1e-9 if aim.less else told < floor - 1e-9


def raised(floors: Floors, name: str, data: Path, figures: dict[str, float]) -> Floors:
    """The floors with this task's lifted to what was measured, less the slack; none goes down."""
    slack = SLACK.get(name, PLAIN_SLACK)
    values = dict(floors.values)
    for one in aims(name):
        key, told = f"{name} {one.figure}", figures[one.figure]
        new = math.ceil((told + slack) * 1000 - 1e-6) / 1000 if one.less else math.floor((told - slack) * 1000 + 1e-6) / 1000
        old = values.get(key)
        if old is None or (new < old if one.less else new > old):
            values[key] = new
    known = floors.corpora if name in GROWING else {name: corpora.digest(task(name).corpus(data))} | floors.corpora
    return replace(floors, corpora=known, values=values)


def lowered(floors: Floors, key: str, value: float, why: str) -> Floors:
    """The floors with one let down, and the reason kept."""
    if key not in floors.values:
        raise SystemExit(f"{key}: no such floor; there are {', '.join(floors.values)}")
    if not why.strip():
        raise SystemExit("a floor goes down for a reason: --why")
    note = {"floor": key, "from": str(floors.values[key]), "to": str(value), "why": why}
    return replace(floors, values={**floors.values, key: value}, lowered=(*floors.lowered, note))


def renewed(floors: Floors, name: str, data: Path, why: str) -> Floors:
    """The floors bound to a task's corpus as it is now, and the reason kept."""
    if not why.strip():
        raise SystemExit("a corpus changes for a reason: --why")
    digest = corpora.digest(task(name).corpus(data))
    note = {"corpus": name, "from": floors.corpora.get(name, "-"), "to": digest, "why": why}
    return replace(floors, corpora={**floors.corpora, name: digest}, lowered=(*floors.lowered, note))


def main() -> None:
    """Show, raise or lower."""
    parser = corpora.with_data(__doc__)
    parser.add_argument("--raise", dest="up", nargs="*", metavar="TASK", help="lift floors to what is measured (all tasks by default)")
    parser.add_argument("--lower", nargs=2, metavar=('"TASK FIGURE"', "VALUE"), help="let one floor down")
    parser.add_argument("--corpus", metavar="TASK", help="take a corpus as it is now")
    parser.add_argument("--why", default="", help="the reason, kept in the file")
    chosen: argparse.Namespace = parser.parse_args()
    floors, seal = load()
    if seal != floors.seal:
        print(f"{FILE.name}: its seal is broken: it was edited by hand")
    if chosen.lower:
        floors = lowered(floors, chosen.lower[0], float(chosen.lower[1]), chosen.why)
    elif chosen.corpus:
        floors = renewed(floors, chosen.corpus, chosen.data, chosen.why)
    else:
        floors = _measured(floors, chosen.data, chosen.up)
        if chosen.up is None:
            return
    FILE.write_text(dumped(floors), encoding="utf-8")
    print(f"{FILE.name} written")


def _measured(floors: Floors, data: Path, up: list[str] | None) -> Floors:
    for one in TASKS:
        if up and one.name not in up:
            continue
        if corpora.missing(one.corpus(data)):
            print(f"{one.name}: its corpus is not here ({data})")
            continue
        figures = one.measure(data)
        if up is not None:
            floors = raised(floors, one.name, data, figures)
        for aim in AIMS:
            if aim.task == one.name:
                key = f"{aim.task} {aim.figure}"
                print(f"{key:24} {figures[aim.figure]:8.4f}  floor {floors.values.get(key, '-')}")
    return floors


if __name__ == "__main__":
    main()
