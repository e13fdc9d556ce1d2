"""Which source and content belong to which cue: the part of the linking score that counts words and breaks.

Here: the buckets, shared by training and run-time. The learned part is a dot product of two vectors of the encoder.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

DISTANCES, CUES_BETWEEN, BREAKS = 16, 4, 3


def buckets(
    cue: tuple[int, int], fragment: tuple[int, int], starts: Sequence[int], ends: Sequence[int], gaps: list[int]
) -> tuple[int, int, int]:
    """Places in the bias table for one pair: signed distance in words, cues between, paragraph breaks between.

    cue and fragment are word ranges, end exclusive; starts and ends those of all cues, each sorted; gaps[i] is the gap before word i
    (3: a blank line).
    """
    after = fragment[0] >= cue[1]
    low, high = (cue[1], fragment[0]) if after else (fragment[1], cue[0])
    between = max(0, high - low)
    far = min(7, between.bit_length())
    crossed = max(0, bisect_right(ends, high) - bisect_left(starts, low)) if between else 0
    broken = min(BREAKS - 1, gaps[low : min(high + 1, low + 400)].count(3))
    return far + (8 if after else 0), DISTANCES + min(CUES_BETWEEN - 1, crossed), DISTANCES + CUES_BETWEEN + broken
