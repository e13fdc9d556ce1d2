"""Journeys: how many of the project's own cases are read right, and how many warnings PolNeAR's articles get that they should not.

    python -m benchmarks.journeys

A case is right when every record that it expects is found with every given key right, and nothing is found that must not be. Nobody has
marked journeys in any corpus; PolNeAR's articles were edited, so each warning that figures of a journey do not fit counts as a false alarm
there, and is printed to be judged.

Here: reading and counting. Not here: the cases (tests/circumstances), how they are held against a reading (tests/circumstances_runner.py).
"""

from __future__ import annotations

from pathlib import Path

from tests.circumstances_runner import Case, load, misses

from benchmarks import corpora
from benchmarks.readings import read_texts
from secondlead import desk

ALARMS = ("the figures do not fit", "the arrival comes before the departure", "are told for one way")


def cases() -> list[Case]:
    """The cases of journeys."""
    return [one for one in load() if one.kind == "journeys"]


def wrong(case: Case) -> list[str]:
    """What a case's reading has otherwise than the case wants."""
    return misses(case, desk.read(case.text, published=case.published, outlet=case.outlet).to_dict())


def alarms(data: Path) -> list[str]:
    """Each warning about a journey in PolNeAR's development part, with the file that it is of."""
    texts = {path.name: path.read_bytes().decode("utf-8") for path in corpora.polnear(data) if path.suffix == ".txt"}
    return [
        f"{name}: {warning}"
        for name, reading in read_texts(texts).items()
        for warning in reading.warnings
        if any(words in warning for words in ALARMS)
    ]


def figures(data: Path) -> dict[str, float]:
    """The share of cases read right, and the number of false alarms."""
    every = cases()
    return {"right": sum(not wrong(one) for one in every) / len(every), "alarms": float(len(alarms(data)))}


if __name__ == "__main__":
    folder = corpora.asked(__doc__)
    every, right = cases(), 0
    for one in every:
        lines = wrong(one)
        right += not lines
        for line in lines:
            print(f"{one.id}: {line}")
    print(f"cases read right: {right} of {len(every)}")
    told = alarms(folder)
    articles = sum(path.suffix == ".txt" for path in corpora.polnear(folder))
    print("\n".join(told), f"\nfalse alarms: {len(told)} in {articles} articles", sep="")
