"""Quantities and journeys: own cases read right, and warnings that edited articles should not get.

A case is right when every record that it expects is found with every given key right, and nothing is found that must not be. PolNeAR's
articles were edited, so each warning that their figures do not fit counts as a false alarm, and is printed to be judged.

Here: reading and counting. Not here: the cases (tests/circumstances), how they are held against a reading (tests/circumstances_runner.py),
which words make a warning an alarm (quantities.py, journeys.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.circumstances_runner import Case, load, misses

from benchmarks import corpora
from benchmarks.readings import read_texts
from secondlead import desk


def cases(kind: str) -> list[Case]:
    """The cases of a kind: times, places, quantities, journeys."""
    return [one for one in load() if one.kind == kind]


def wrong(case: Case) -> list[str]:
    """What a case's reading has otherwise than the case wants."""
    return misses(case, desk.read(case.text, published=case.published, outlet=case.outlet).to_dict())


def alarms(data: Path, told: Sequence[str]) -> list[str]:
    """Each warning with one of those words in PolNeAR's development part, with the file that it is of."""
    texts = {path.name: path.read_bytes().decode("utf-8") for path in corpora.polnear(data) if path.suffix == ".txt"}
    return [
        f"{name}: {warning}"
        for name, reading in read_texts(texts).items()
        for warning in reading.warnings
        if any(words in warning for words in told)
    ]


def figures(data: Path, kind: str, told: Sequence[str]) -> dict[str, float]:
    """The share of a kind's cases read right, and the number of false alarms."""
    every = cases(kind)
    return {"right": sum(not wrong(one) for one in every) / len(every), "alarms": float(len(alarms(data, told)))}


def shown(data: Path, kind: str, told: Sequence[str]) -> str:
    """Every miss, the share read right, every false alarm, in lines."""
    every = [(one, wrong(one)) for one in cases(kind)]
    lines = [f"{one.id}: {line}" for one, missed in every for line in missed]
    lines.append(f"cases read right: {sum(not missed for _, missed in every)} of {len(every)}")
    found = alarms(data, told)
    articles = sum(path.suffix == ".txt" for path in corpora.polnear(data))
    return "\n".join([*lines, *found, f"false alarms: {len(found)} in {articles} articles"])
