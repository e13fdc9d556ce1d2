"""How rare a word is in English at large, by its place in the encoder's vocabulary, whose first whole words are the commonest.

Here: word -> weight, which hangs on no other report and on no order of arrival. Not here: which words of a report count (the ledger).
"""

from __future__ import annotations

import json
import math
from functools import cache

from secondlead.errors import ModelError
from secondlead.reading.vectors import TOKENIZER

FIRST = 1996  # the rank of "the"; what stands before it are signs and letters
UNKNOWN = 7.5  # a word that the vocabulary has no whole of; set with the rest by `python -m benchmarks.stories`
_BEFORE, _STEP, _SCALE = 1000, 20, 0.822  # so that "the" weighs 3.2 and the last word of the vocabulary 6


def rarity(word: str) -> float:
    """The weight of a word in lower case: the logarithm of its rank, UNKNOWN where it has none, 0 for a single sign."""
    rank = _ranks().get(word)
    if rank is None:
        return UNKNOWN
    return _SCALE * math.log((rank - _BEFORE) / _STEP) if rank >= FIRST else 0.0


@cache
def _ranks() -> dict[str, int]:
    try:
        told = json.loads(TOKENIZER.read_text(encoding="utf-8"))["model"]["vocab"]
        return {str(word): int(rank) for word, rank in told.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(str(TOKENIZER), "the encoder's vocabulary is missing or broken", "install Second Lead again") from error
