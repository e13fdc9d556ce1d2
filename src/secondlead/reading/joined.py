"""Names that the encoder's tags cut in two: put together again by what stands between and beside them.

Here: joining and widening mentions. Not here: what a table of names knows (gazetteer.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import Mention, Word
from secondlead.model.spans import cut


@cache
def _parts() -> dict[str, str]:
    return {row["word"]: row["place"] for row in table("name_parts")}


@cache
def _particles() -> frozenset[str]:
    """Words that a hyphen ties to the name behind them, spaces or not: "al - Sadr"."""
    return frozenset(word.lower() for word, place in _parts().items() if place in ("tied", "loose"))


def joined(text: str, words: Sequence[Word], mentions: Sequence[Mention]) -> list[Mention]:
    """1 side by side, or a hyphen between: one name; 2 "X of Y" of places and organisations: one name, of X's type;
    3 a part of names beside ("Inc.", "Gulf", "al-") belongs to it."""
    at = {w.start: i for i, w in enumerate(words)}
    ends = {w.end: i for i, w in enumerate(words)}
    runs = [(at[m.span.start], ends[m.span.end], m.type) for m in mentions if m.span.start in at and m.span.end in ends]
    out: list[tuple[int, int, str]] = []
    for start, end, kind in runs:
        first, last = _widened(words, start, end)
        if out and _one_name(words, out[-1][1], first, out[-1][2], kind):
            begun, before, left = out[-1]
            between = words[before + 1].lower if first > before + 1 else ""
            out[-1] = (begun, last, _type(left, kind, between))
        else:
            out.append((first, last, kind))
    return [Mention(cut(text, words[a].start, words[b].end), kind) for a, b, kind in out]


def _one_name(words: Sequence[Word], last: int, first: int, left: str, right: str) -> bool:
    if first <= last:
        return True
    if first == last + 1:
        return words[last].end <= words[first].start <= words[last].end + 1 and left == right and _same_line(words, last, first)
    if first == last + 2:
        between = words[last + 1]
        if between.text in ("-", "‑", "&"):
            return between.start == words[last].end or between.text == "&" or words[last].lower in _particles()
        return between.lower == "of" and left in ("ORG", "LOC", "EVENT") and right in ("ORG", "LOC")
    return False


def _same_line(words: Sequence[Word], a: int, b: int) -> bool:
    return words[a].sentence == words[b].sentence


def _type(left: str, right: str, between: str) -> str:
    """The type of two parts together: of "X of Y" X's; else that of the part that is no person, ORG before LOC."""
    if between == "of" or left == right:
        return left
    return next((kind for kind in ("ORG", "LOC") if kind in (left, right)), left)


def _widened(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    if (
        last + 1 < len(words)
        and _parts().get(words[last + 1].text.rstrip(".")) == "behind"
        and words[last + 1].sentence == words[last].sentence
    ):
        last += 1
    elif last + 2 < len(words) and words[last + 1].text == "," and _parts().get(words[last + 2].text.rstrip(".")) == "behind":
        last += 2
    if first > 0 and _parts().get(words[first - 1].text) in ("before", "loose") and words[first - 1].sentence == words[first].sentence:
        first -= 1
    return first, last
