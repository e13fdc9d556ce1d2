"""Matching: labelled pairs of statements, how the second stands to the first, against what the ledger says.

    python -m benchmarks.matching             precision, recall and confusions of what ships: the slots of the claims
    python -m benchmarks.matching --hands     the same of weights fitted to the pairs of the other writers: what wording could give

The pairs (tests/matching) were labelled before the rules by three people who did not write them. Precision: of the pairs joined (any label
but "different"), the share with the right label; recall: of those to be joined, the share with the right label.
Here: reading pairs, fitting a multinomial logistic model (ridge). Not here: features (pair_features.py), the judgement that ships
(ledger/matching.py).
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.pair_features import features
from secondlead import desk, intake
from secondlead.ledger.matching import acts_of, best, by_slots
from secondlead.model.frame import Frame
from secondlead.model.reading import Statement
from secondlead.model.relation import Label, Relation

FOLDER = Path(__file__).parent.parent / "tests" / "matching"
LABELS = tuple(Label)
TURNED = {Label.NARROWER: Label.WIDER, Label.WIDER: Label.NARROWER}
RIDGE, STEPS, PACE = 30.0, 2500, 0.5  # tried across hands: 3 .62/.60, 10 .64/.63, 30 .65/.65, 60 .63/.62
OUTLETS, DAYS = ["Halden Press", "Coastal News Agency"], ["2025-03-04", "2025-03-04"]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled pair with the frames of its two statements, those nearest to the words meant first."""

    hand: str
    label: Label
    scope: str
    first: tuple[Frame, ...]
    second: tuple[Frame, ...]
    words: tuple[str, str]


def cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every pair, with the letter of its writer."""
    for path in sorted(FOLDER.glob("pairs_*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield path.stem[-1], case


@lru_cache(maxsize=1)
def pairs() -> tuple[Pair, ...]:
    """Every pair, read."""
    return tuple(_pair(hand, case) for hand, case in cases())


def _pair(hand: str, case: dict[str, Any]) -> Pair:
    days, outlets = case.get("published", DAYS), case.get("outlets", OUTLETS)
    sides = [claims(case[side], case[f"{side}_says"], days[n], outlets[n]) for n, side in enumerate(("first", "second"))]
    words = (case["first_says"], case["second_says"])
    return Pair(hand, Label(case["label"]), case.get("scope", "same"), sides[0], sides[1], words)


def claims(text: str, says: str, published: str, outlet: str) -> tuple[Frame, ...]:
    """The frames of the statement whose content holds the words, nearest to them first."""
    deep = desk.deep_of(intake.from_text(text, published=published, outlet=outlet))
    start = text.index(says)
    end = start + len(says)
    meant = max(deep.reading.statements, key=lambda one: _overlap(one, start, end), default=None)
    if meant is None or not _overlap(meant, start, end):
        return ()
    ids = {meant.id, meant.within} | {one.id for one in deep.reading.statements if one.within == meant.id}
    vectors = dict(deep.vectors)
    found = []
    for frame in deep.frames:
        if frame.statement in ids and frame.span.start < end and frame.span.end > start and frame.particle != "if":
            shared = min(end, frame.span.end) - max(start, frame.span.start)
            share = shared / (max(end, frame.span.end) - min(start, frame.span.start))
            found.append((share + 0.3 * frame.main - 0.5 * frame.figure, replace(frame, vector=vectors[frame.statement])))
    return tuple(frame for _, frame in sorted(found, key=lambda one: -one[0]))


def _overlap(one: Statement, start: int, end: int) -> float:
    shared = sum(max(0, min(end, part.end) - max(start, part.start)) for part in one.content)
    return 2 * shared / (sum(len(part) for part in one.content) + end - start) if shared else 0.0


@dataclass(frozen=True, slots=True)
class Model:
    """A multinomial logistic model over named features: means and spreads, and weights with a last row for what is always there."""

    names: tuple[str, ...]
    mean: Numbers
    spread: Numbers
    weights: Numbers

    def chances(self, rows: Numbers) -> Numbers:
        """[pairs, labels]."""
        scores = np.c_[(rows - self.mean) / self.spread, np.ones(len(rows))] @ self.weights
        scores = np.exp(scores - scores.max(1, keepdims=True))
        return np.asarray(scores / scores.sum(1, keepdims=True), np.float64)


def table(several: Sequence[Pair]) -> tuple[tuple[str, ...], Numbers, NDArray[np.int64]]:
    """The features of pairs, each both ways round, and their labels."""
    rows, labels = [], []
    for one in several:
        if one.first and one.second:
            for a, b, label in ((one.first[0], one.second[0], one.label), (one.second[0], one.first[0], TURNED.get(one.label, one.label))):
                rows.append(features(a, b, acts_of(a, b), by_slots(a, b)))
                labels.append(LABELS.index(label))
    names = tuple(sorted(rows[0]))
    return names, np.array([[row[name] for name in names] for row in rows]), np.array(labels)


def fitted(several: Sequence[Pair]) -> Model:
    """The model of pairs."""
    names, rows, labels = table(several)
    mean, spread = rows.mean(0), np.maximum(rows.std(0), 1e-3)
    inputs, wanted = np.c_[(rows - mean) / spread, np.ones(len(rows))], np.eye(len(LABELS))[labels]
    weights = np.zeros((inputs.shape[1], len(LABELS)))
    for _ in range(STEPS):
        scores = inputs @ weights
        scores = np.exp(scores - scores.max(1, keepdims=True))
        slope = inputs.T @ (scores / scores.sum(1, keepdims=True) - wanted) / len(rows)
        weights -= PACE * (slope + RIDGE * np.r_[weights[:-1], 0 * weights[-1:]] / len(rows))
    return Model(names, mean, spread, weights)


def across() -> tuple[list[Label], list[Pair]]:
    """What models say that never saw the pair's writer."""
    several = [one for one in pairs() if one.first and one.second]
    found: dict[int, Label] = {}
    for hand in sorted({one.hand for one in several}):
        writer = {"c": "cd", "d": "cd"}.get(hand, hand)
        model = fitted([one for one in several if one.hand not in writer])
        mine = [n for n, one in enumerate(several) if one.hand == hand]
        names, rows, _ = table([several[n] for n in mine])
        assert names == model.names
        for n, chances in zip(mine, model.chances(rows[::2]), strict=True):
            found[n] = LABELS[int(chances.argmax())]
    return [found[n] for n in range(len(several))], several


def told(several: Sequence[Pair]) -> list[Relation]:
    """What the ledger says of pairs."""
    return [best(one.first, one.second) for one in several]


def measured(labels: Sequence[Label], several: Sequence[Pair]) -> dict[str, float]:
    """Precision and recall with the right label; and of joining alone."""
    joined = [(label, one.label) for label, one in zip(labels, several, strict=True) if label is not Label.DIFFERENT]
    wanted = [(label, one.label) for label, one in zip(labels, several, strict=True) if one.label is not Label.DIFFERENT]
    return {
        "precision": sum(a is b for a, b in joined) / max(1, len(joined)),
        "recall": sum(a is b for a, b in wanted) / max(1, len(wanted)),
        "joined rightly": sum(b is not Label.DIFFERENT for _, b in joined) / max(1, len(joined)),
        "joined of all": sum(a is not Label.DIFFERENT for a, _ in wanted) / max(1, len(wanted)),
    }


def figures(_data: Path) -> dict[str, float]:
    """Precision and recall of what ships."""
    several = list(pairs())
    return measured([one.label for one in told(several)], several)


def lines(labels: Sequence[Label], several: Sequence[Pair]) -> Iterator[str]:
    """Figures, by hand and in all, and the confusions."""
    for hand in (*sorted({one.hand for one in several}), ""):
        chosen = [n for n, one in enumerate(several) if not hand or one.hand == hand]
        values = measured([labels[n] for n in chosen], [several[n] for n in chosen])
        yield f"{hand or 'all':4} {len(chosen):4} pairs  " + "  ".join(f"{name} {value:.3f}" for name, value in values.items())
    for gold in LABELS:
        row = [sum(a is label and one.label is gold for a, one in zip(labels, several, strict=True)) for label in LABELS]
        yield f"{gold.value:12} {row}"


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--hands", action="store_true")
    asked = ask.parse_args()
    if asked.hands:
        print("\n".join(lines(*across())))
    else:
        print("\n".join(lines([one.label for one in told(pairs())], pairs())))
