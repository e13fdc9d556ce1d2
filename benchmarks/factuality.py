"""Event factuality on UW's development part (Lee et al., EMNLP 2015): Pearson's r and mean absolute error.

A label runs from -3 to 3, the mean of several readers. Sentences are read 45 to a text, a blank line between them. Of the reading's
events the one that shares most with the gold's word counts, the shortest among equals; an event that is not given counts as most events
are: certain to have happened.

Here: UW's format and the counting. Not here: how a factuality is found (src/secondlead/reading).
"""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks import corpora
from benchmarks.measures import At, common, mean_error, pearson
from benchmarks.readings import read_texts
from secondlead.model.reading import Reading

A_TEXT = 45
MOST = 3.0

Target = tuple[str, At, float]  # file, place of the word, label


def gold(data: Path) -> tuple[dict[str, str], list[Target]]:
    """The texts and the events marked in them."""
    (path,) = corpora.uw(data)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts: dict[str, str] = {}
    targets: list[Target] = []
    for first in range(0, len(rows), A_TEXT):
        name, text = f"{first:04}.txt", ""
        for row in rows[first : first + A_TEXT]:
            places = _places(row["text"], len(text))
            for target in row["targets"]:
                begin, end = target["span1"]
                targets.append((name, (places[begin][0], places[end - 1][1]), float(target["label"])))
            text += row["text"] + "\n\n"
        texts[name] = text
    return texts, targets


def _places(text: str, at: int) -> list[At]:
    found = []
    for word in text.split(" "):
        found.append((at, at + len(word)))
        at += len(word) + 1
    return found


def given(reading: Reading | None, place: At) -> float | None:
    """The factuality that the reading gives the event there; None where it gives none."""
    events = reading.events if reading else ()
    told = [(common((one.span.start, one.span.end), place), -len(one.span), one.factuality) for one in events]
    return max((one for one in told if one[0]), default=(0, 0, None))[2]


def measured(data: Path) -> tuple[list[float | None], list[float]]:
    """What is told and what is marked, event by event."""
    texts, targets = gold(data)
    readings = read_texts(texts)
    return [given(readings.get(name), place) for name, place, _ in targets], [label for *_, label in targets]


def figures(data: Path) -> dict[str, float]:
    """r, mean absolute error, and the share of events not given."""
    told, labels = measured(data)
    filled = [MOST if one is None else one for one in told]
    return {"r": pearson(filled, labels), "MAE": mean_error(filled, labels), "not given": told.count(None) / len(told)}


if __name__ == "__main__":
    for name, value in figures(corpora.asked(__doc__)).items():
        print(f"{name:9} {value:.3f}")
