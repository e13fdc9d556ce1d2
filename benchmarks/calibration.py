"""Whether Statement.confidence means what it says: PolNeAR's development part, statement by statement.

    python -m benchmarks.calibration            bins, Brier score, expected calibration error: as it is, and mended in cross-validation
    python -m benchmarks.calibration --table    the table from score to probability, as rows to keep beside the encoder

A statement is right where cue, source and content each overlap those of one gold relation (the relation measure of attribution.py),
paired one to one; one without a cue (a floating quotation) where source and content do. PolNeAR marks neither the outlet's own voice nor
what is nested: nothing is said here of their confidence. The mending is isotonic regression, the encoder's statements and the rules' apart,
fitted on half of the articles and tried on the other, both ways.

Here: collecting, measuring, fitting. Not here: what the reading does with a table (it would be read beside the encoder's manifest, for it
is a fact of that encoder, and applied where a draft becomes a Statement).
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpora, polnear
from benchmarks.measures import common_all, paired, ratio
from benchmarks.readings import read_texts

BINS = 10
LEAST = 60  # statements a step of the table: fewer say little
Step = tuple[float, float]  # from this score on, this probability


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement's score, who found it, and whether it is right; `article` by number, for cross-validation."""

    score: float
    by: str
    right: bool
    article: int


def judged(data: Path, part: str = "dev") -> list[Judged]:
    """Every statement that PolNeAR would have marked."""
    every = [one for one in polnear.articles(data, part) if one.marked]
    readings = read_texts({f"{one.name}.txt": one.text for one in every})
    found: list[Judged] = []
    for number, article in enumerate(every):
        reading = readings.get(f"{article.name}.txt")
        marked = article.marked[0]
        told = polnear.outside(polnear.relations(reading) if reading else [], marked.discarded)
        gold = polnear.outside(marked.relations, marked.discarded)
        right = set(paired(gold, told, polnear.likeness).values())
        right |= {i for i, one in enumerate(told) if not one.role("cue") and any(_without_cue(one, other) for other in gold)}
        found += [
            Judged(one.statement.score, finder(one.statement.by), i in right, number)
            for i, one in enumerate(told)
            if one.statement is not None
        ]
    return found


def _without_cue(one: polnear.Relation, other: polnear.Relation) -> bool:
    return all(common_all(one.role(role), other.role(role)) for role in ("source", "content"))


def finder(by: str) -> str:
    """The encoder (also where a rule has filled in a part), or a rule."""
    return "encoder" if "encoder" in by else "rule"


def brier(told: Sequence[float], right: Sequence[bool]) -> float:
    """Mean squared distance of what is told from what is."""
    return ratio(sum((p - r) ** 2 for p, r in zip(told, right, strict=True)), len(told))


def bins(told: Sequence[float], right: Sequence[bool]) -> list[tuple[int, float, float]]:
    """(how many, mean told, share right) of each tenth of the scale that holds any."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for p, r in zip(told, right, strict=True):
        held.setdefault(min(int(p * BINS), BINS - 1), []).append((p, r))
    return [(len(one), sum(p for p, _ in one) / len(one), sum(r for _, r in one) / len(one)) for _, one in sorted(held.items())]


def expected_error(told: Sequence[float], right: Sequence[bool]) -> float:
    """Mean distance of told and right over the bins, by their size."""
    return ratio(sum(n * abs(p - r) for n, p, r in bins(told, right)), len(told))


def isotonic(scores: Iterable[tuple[float, bool]]) -> tuple[Step, ...]:
    """Steps that never fall: neighbours that fall or are too few are pooled; a step begins at its lowest score."""
    pools: list[list[float]] = []  # lowest score, right, all
    by_score: dict[float, list[bool]] = {}
    for score, right in scores:
        by_score.setdefault(score, []).append(right)
    for score, several in sorted(by_score.items()):
        pools.append([score, sum(several), len(several)])
        while len(pools) > 1 and (pools[-2][2] < LEAST or pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]):
            _, right_, all_ = pools.pop()
            pools[-1][1] += right_
            pools[-1][2] += all_
    if len(pools) > 1 and pools[-1][2] < LEAST:
        _, right_, all_ = pools.pop()
        pools[-1][1] += right_
        pools[-1][2] += all_
    # one right and one wrong are added to each step: no step claims to be certain
    return tuple((score, (right_ + 1) / (all_ + 2)) for score, right_, all_ in pools)


def looked_up(steps: Sequence[Step], score: float) -> float:
    """The probability of the step that the score stands on."""
    return steps[max(bisect.bisect_right([low for low, _ in steps], score) - 1, 0)][1]


def fitted(several: Sequence[Judged]) -> Callable[[Judged], float]:
    """The mending that these teach: each finder's own steps, those of all for one that is not among them."""
    tables = {by: isotonic((one.score, one.right) for one in several if one.by == by) for by in {one.by for one in several}}
    every = isotonic((one.score, one.right) for one in several)
    return lambda one: looked_up(tables.get(one.by, every), one.score)


def mended(several: Sequence[Judged]) -> list[float]:
    """Each one's probability by the half of the articles that it is not of."""
    halves = [fitted([one for one in several if one.article % 2 != half]) for half in (0, 1)]
    return [halves[one.article % 2](one) for one in several]


def show(several: Sequence[Judged]) -> None:
    """Print both, side by side."""
    right = [one.right for one in several]
    print(f"{len(several)} statements, {sum(right)} right ({ratio(sum(right), len(right)):.3f})")
    for by in sorted({one.by for one in several}):
        of = [one for one in several if one.by == by]
        share, score = ratio(sum(one.right for one in of), len(of)), ratio(sum(one.score for one in of), len(of))
        print(f"  {by:14} {len(of):5}  right {share:.3f}  told {score:.3f}")
    for name, told in (("as it is", [one.score for one in several]), ("mended, in cross-validation", mended(several))):
        print(f"{name}: Brier {brier(told, right):.4f}, expected calibration error {expected_error(told, right):.4f}")
        for n, p, r in bins(told, right):
            print(f"  {n:5}  told {p:.3f}  right {r:.3f}  {'#' * round(40 * r)}")


def main() -> None:
    """Print the figures, or the table."""
    parser = corpora.with_data(__doc__)
    parser.add_argument("--table", action="store_true", help="the table from score to probability")
    chosen = parser.parse_args()
    several = judged(chosen.data)
    if not chosen.table:
        show(several)
        return
    print("by\tscore\tprobability")
    for by in sorted({one.by for one in several}):
        for low, p in isotonic((one.score, one.right) for one in several if one.by == by):
            print(f"{by}\t{low:.2f}\t{p:.3f}")


if __name__ == "__main__":
    main()
