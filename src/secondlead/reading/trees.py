"""Scores between words -> one tree a sentence.

Here: greedy heads, one root, cycles broken. Not here: what is read off a tree (statements/).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from secondlead.reading.products import product

Numbers = NDArray[np.float32]


LONGEST = 1_000  # words of a stretch that has one table of scores: n x n; the longest sentences of news have some 200 words


def heads(dependent: Numbers, governor: Numbers) -> NDArray[np.int64]:
    """The head of each of a sentence's n words, as an index in the sentence; the one root has its own.

    Scores are the dot products of [n, d] with [n, d] (Dozat and Manning 2017); a word's score with itself is that of being the root. What
    goes on for more than LONGEST words without an end is no sentence: each stretch of so many has its tree, the later hang on the first.
    """
    root, parts = 0, []
    for first in range(0, len(dependent), LONGEST):
        part = _heads(dependent[first : first + LONGEST], governor[first : first + LONGEST]) + first
        top = int(np.flatnonzero(part == np.arange(first, first + len(part)))[0])
        if first:
            part[top] = root
        else:
            root = top
        parts.append(part)
    return np.concatenate(parts) if len(parts) > 1 else parts[0]


def _heads(dependent: Numbers, governor: Numbers) -> NDArray[np.int64]:
    """The heads of one stretch."""
    scores = product(dependent, governor.T)
    n = len(scores)
    root = int(scores.diagonal().argmax())
    np.fill_diagonal(scores, -np.inf)
    if n == 1:
        return np.zeros(1, np.int64)
    found: NDArray[np.int64] = scores.argmax(1)
    found[root] = root
    if not _ringed(found.tolist(), root):
        return found
    loose = _loose(found, root)
    while loose.any():  # a cycle: the word of it that loses least hangs itself on something outside
        ring = _ring(found, int(np.flatnonzero(loose)[0]))
        outside = scores[ring].copy()
        outside[:, loose] = -np.inf
        lost = scores[ring, found[ring]] - outside.max(1)
        best = int(lost.argmin())
        found[ring[best]] = int(outside[best].argmax())
        loose = _loose(found, root)
    return found


def _ringed(found: list[int], root: int) -> bool:
    """Whether some word's heads never come to the root."""
    ends = {root}
    for at in range(len(found)):
        way: set[int] = set()
        while at not in ends:
            if at in way:
                return True
            way.add(at)
            at = found[at]
        ends |= way
    return False


def _loose(found: NDArray[np.int64], root: int) -> NDArray[np.bool_]:
    """The words from which no way leads to the root."""
    jump = found.copy()
    for _ in range(max(1, len(found).bit_length())):  # heads of heads of heads: doubling, until all that can arrive has
        jump = jump[jump]
    return np.asarray(jump != root)


def _ring(found: NDArray[np.int64], start: int) -> NDArray[np.int64]:
    seen: list[int] = []
    at = start
    while at not in seen:
        seen.append(at)
        at = int(found[at])
    return np.array(seen[seen.index(at) :])
