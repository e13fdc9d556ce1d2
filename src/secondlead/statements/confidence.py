"""How sure the reader is of its own reading: a finder's score as a probability.

Here: looking a score up. Not here: fitting the table (benchmarks/calibration.py, on PolNeAR's development part).
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from secondlead.lexicon import table

# The outlet's own voice, nested statements, set phrases, headlines: PolNeAR marks none of them; signed quotations: too few.
UNJUDGED = 0.8


@cache
def _steps(by: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    rows = [row for row in table("confidence") if row["step"].startswith(f"{by} ")]
    return tuple(float(row["step"].split()[1]) for row in rows), tuple(float(row["probability"]) for row in rows)


def confidence(by: str, score: float) -> float:
    """The share of statements found so, with such a score, that were right; `by` names the finder, score runs from 0 to 1."""
    if by.startswith(("voice", "nest", "formula", "headline", "signed")):
        return UNJUDGED
    scores, chances = _steps("encoder" if by.startswith("encoder") else "rule")
    return chances[max(0, bisect_right(scores, score) - 1)]
