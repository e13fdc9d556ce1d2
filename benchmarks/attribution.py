"""Attribution on PolNeAR's development part: exact F1 of each fragment, token F1, and F1 of whole relations.

Exact: a fragment is right where both its ends are the gold's. Token: words and signs inside any fragment of the role. Relation: cue,
source and content each overlap those of one gold relation, paired one to one. Of several annotators the first in name order counts.

Here: the counting. Not here: PolNeAR's format, which statements it would mark (polnear.py).
"""

from __future__ import annotations

from pathlib import Path

from benchmarks import polnear
from benchmarks.corpora import asked
from benchmarks.measures import Tally, paired, tally, tokens, touched
from benchmarks.readings import read_texts


def figures(data: Path) -> dict[str, float]:
    """F1 by "exact source", ..., "token content", "relation"."""
    return {name: one.f1 for name, one in measured(data).items()}


def measured(data: Path) -> dict[str, Tally]:
    """The counts behind each figure."""
    every = polnear.articles(data)
    readings = read_texts({f"{one.name}.txt": one.text for one in every})
    counts = {f"{kind} {role}": Tally() for kind in ("exact", "token") for role in polnear.ROLES} | {"relation": Tally()}
    for article in every:
        reading = readings.get(f"{article.name}.txt")
        for name, one in of_article(article, polnear.relations(reading) if reading else []).items():
            counts[name] += one
    return counts


def of_article(article: polnear.Article, told: list[polnear.Relation]) -> dict[str, Tally]:
    """One article's counts, against its first annotator."""
    if not article.marked:
        return {}
    marked = article.marked[0]
    gold, found = polnear.outside(marked.relations, marked.discarded), polnear.outside(told, marked.discarded)
    every = tokens(article.text)
    masked = touched(every, marked.discarded)
    counts = {"relation": Tally(len(paired(gold, found, polnear.likeness)), len(found), len(gold))}
    for role in polnear.ROLES:
        wanted, given = ({place for one in side for place in one.role(role)} for side in (gold, found))
        counts[f"exact {role}"] = tally(given, wanted)
        counts[f"token {role}"] = tally(touched(every, given) - masked, touched(every, wanted) - masked)
    return counts


if __name__ == "__main__":
    for name, one in measured(asked(__doc__)).items():
        print(f"{name:14} {one}")
