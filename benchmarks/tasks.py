"""Every figure that the project aims at: what it is, how far it should go, and how it is measured.

Here: the list, and the accuracy tasks that the gate keeps. Not here: the measures themselves (a module each), the floors (floors.toml).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.cases_runner import load

from benchmarks import (
    attribution,
    corpora,
    entities,
    example,
    example_ledger,
    factuality,
    folders,
    journeys,
    matching,
    own_cases,
    places,
    quantities,
    stories,
    times,
)

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Task:
    """One corpus and the figures measured on it."""

    name: str
    corpus: Callable[[Path], list[Path]]
    measure: Callable[[Path], Figures]
    command: str


@dataclass(frozen=True, slots=True)
class Aim:
    """A row of docs/accuracy.md. `least` is "not done below" (above, where less is better); `digits` after the point."""

    task: str
    figure: str
    what: str
    aim: float
    least: float
    digits: int = 3
    unit: str = ""
    less: bool = False


def own_share(_data: Path) -> Figures:
    """The share of the project's own cases that are read right."""
    outcomes = [own_cases.outcome(case) for case in load()]
    return {"right": sum(not one.wrong for one in outcomes) / len(outcomes)}


TASKS = (
    Task("example", corpora.example, example.figures, "python -m benchmarks.example"),
    Task("polnear", corpora.polnear, attribution.figures, "python -m benchmarks.attribution"),
    Task("uw", corpora.uw, factuality.figures, "python -m benchmarks.factuality"),
    Task("uner", corpora.uner, entities.figures, "python -m benchmarks.entities"),
    Task("quantities", corpora.quantities, quantities.figures, "python -m benchmarks.quantities"),
    Task("journeys", corpora.journeys, journeys.figures, "python -m benchmarks.journeys"),
    Task("times", corpora.tbaq, times.figures, "python -m benchmarks.times"),
    Task("places", corpora.places, places.figures, "python -m benchmarks.places"),
    Task("stories", corpora.ecbplus, stories.figures, "python -m benchmarks.stories"),
    Task("propositions", corpora.example, example_ledger.figures, "python -m benchmarks.example_ledger"),
    Task("folders", corpora.folders, folders.figures, "python -m benchmarks.folders"),
    Task("matching", corpora.pairs, matching.figures, "python -m benchmarks.matching"),
    Task("own", corpora.own, own_share, "python -m benchmarks.own_cases"),
)

OF_13 = " of 13"
AIMS = (
    Aim("example", "found", "the example: statements found", 13, 13, 0, OF_13),
    Aim("example", "certainty", "the example: certainty right", 13, 12, 0, OF_13),
    Aim("example", "stance", "the example: stance right", 13, 12, 0, OF_13),
    Aim("example", "relay", "the example: relay right", 13, 12, 0, OF_13),
    Aim("example", "quote", "the example: quote right", 13, 12, 0, OF_13),
    Aim("example", "spurious", "the example: spurious statements", 0, 0, 0, less=True),
    Aim("polnear", "exact source", "PolNeAR dev, source, exact F1", 0.83, 0.80),
    Aim("polnear", "exact cue", "PolNeAR dev, cue, exact F1", 0.75, 0.73),
    Aim("polnear", "exact content", "PolNeAR dev, content, exact F1", 0.73, 0.66),
    Aim("polnear", "relation", "PolNeAR dev, relation F1 (cue, source and content each overlap)", 0.80, 0.74),
    Aim("uw", "r", "UW dev, event factuality, Pearson r", 0.85, 0.78),
    Aim("uw", "MAE", "UW dev, event factuality, mean absolute error", 0.36, 0.45, less=True),
    Aim("uner", "F1", "UNER English EWT dev, names, exact F1 (PER, LOC, ORG)", 0.80, 0.70),
    Aim("quantities", "right", "own cases of quantities read right", 0.95, 0.90),
    Aim("quantities", "alarms", "PolNeAR dev, false alarms about figures, 84 articles", 0, 3, 0, less=True),
    Aim("journeys", "right", "own cases of journeys read right", 0.95, 0.85),
    Aim("journeys", "alarms", "PolNeAR dev, false alarms about journeys, 84 articles", 0, 2, 0, less=True),
    Aim("times", "value F1", "TBAQ, expressions of time, value F1", 0.80, 0.70),
    Aim("times", "strict F1", "TBAQ, expressions of time, strict extent F1", 0.80, 0.72),
    Aim("places", "LGL right", "LGL, places found and put right", 0.70, 0.52),
    Aim("places", "GWN right", "GeoWebNews, places found and put right", 0.80, 0.68),
    Aim("places", "LGL recall", "LGL, toponyms found", 0.92, 0.85),
    Aim("places", "GWN recall", "GeoWebNews, toponyms found", 0.92, 0.85),
    Aim("stories", "mean F1", "ECB+ topics 1-35 as a stream, one threshold, BCubed F1, mean of five orders", 0.92, 0.87),
    Aim("stories", "worst F1", "the same, the worst of the five orders", 0.92, 0.87),
    Aim("propositions", "propositions", "the example: propositions, standings, what a denial leaves open", 7, 7, 0, " of 7"),
    Aim("folders", "standings", "story folders: standings as expected", 1.0, 0.95),
    Aim("folders", "changes", "story folders: changes as expected", 1.0, 0.95),
    Aim("folders", "statuses", "story folders: what each report is to its series", 1.0, 0.95),
    Aim("folders", "silences", "story folders: silences", 1.0, 0.95),
    Aim("folders", "confirmed wrongly", "story folders: confirmed wrongly", 0, 0, 0, less=True),
    Aim("matching", "precision", "pairs of statements: precision of joining, with the right label", 0.95, 0.90),
    Aim("matching", "recall", "the same: recall", 0.80, 0.65),
    Aim("own", "right", "own cases read right, every key of every expectation", 0.95, 0.90),
    Aim("speed", "reports", "reading speed, two cores, PolNeAR dev, whole pipeline", 15, 8, 1, " reports/s"),
    Aim("start", "seconds", "cold start: `secondlead read` on the example, whole process", 1.0, 2.0, 2, " s", less=True),
    Aim("memory", "peak", "peak memory reading 1,000 reports", 500, 800, 0, " MB", less=True),
)


def task(name: str) -> Task:
    """The task of that name. Raises KeyError."""
    return {one.name: one for one in TASKS}[name]


def aims(name: str) -> list[Aim]:
    """What is aimed at in one task."""
    return [one for one in AIMS if one.task == name]
