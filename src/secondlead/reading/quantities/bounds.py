"""Words that bound a number: at least, up to, nearly, or more.

Here: the longest phrase before a number and behind it, by table. Not here: ranges (ranges.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import Word
from secondlead.reading.quantities.company import of_sort
from secondlead.reading.quantities.draft import Draft


@cache
def _phrases(side: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases of a side by the word that stands next to the number, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in table("number_bounds"):
        if row["side"] == side:
            parts = tuple(row["phrase"].split(" "))
            found.setdefault(parts[0 if side == "after" else -1], []).append((parts, row["bound"]))
    return {word: tuple(sorted(rows, key=lambda one: -len(one[0]))) for word, rows in found.items()}


def bounded(words: Sequence[Word], one: Draft, begin: int, end: int) -> Draft:
    """The draft with its bounds, and the words that say them taken in. begin and end are its sentence's."""
    before, behind = _before(words, one, begin) or _verb(words, one, begin), _behind(words, one, end)
    said = [bound for bound in (before and before[0], behind and behind[0]) if bound]
    first = before[1] if before else one.first
    last = behind[1] if behind else one.last
    one = replace(one, first=first, last=max(last, one.last))
    if one.bound == "between":
        return one
    if one.figure.sort in ("many", "vague") and one.high is None:
        if "at most" in said or "less than" in said:
            return replace(one, bound="at least")
        return replace(one, bound="more than" if "more than" in said else "at least")
    bound = next((one_said for one_said in said if one_said not in ("about", "exactly")), said[0] if said else one.bound)
    if one.figure.sort in ("many", "vague") and bound == "exactly":
        bound = "about"
    low = None if bound in ("at most", "less than") else one.low
    high = None if bound in ("at least", "more than") else one.high
    return replace(one, bound=bound, low=low, high=high)


def _before(words: Sequence[Word], one: Draft, begin: int) -> tuple[str, int] | None:
    """The bound before a number, and its first word; a second phrase before the first adds its words ("an estimated", "at least some")."""
    found: tuple[str, int] | None = None
    at = one.first
    for _ in range(2):
        next_one = _one_before(words, one, at, begin)
        if not next_one:
            break
        strongest = found[0] if found and found[0] not in ("about", "exactly") else next_one[0]
        found = (strongest, next_one[1])
        at = next_one[1]
    return found


def _one_before(words: Sequence[Word], one: Draft, at: int, begin: int) -> tuple[str, int] | None:
    if at <= begin:
        return None
    for parts, bound in _phrases("before").get(words[at - 1].lower, ()):
        first = at - len(parts)
        if first < begin or any(words[first + i].lower != part for i, part in enumerate(parts)):
            continue
        if len(parts) == 1 and not _holds(words, one, first, begin):
            continue
        return bound, first
    return None


def _verb(words: Sequence[Word], one: Draft, begin: int) -> tuple[str, int] | None:
    """The bound that a verb says ("exceeded 1,000"); the verb is no part of what is told."""
    at = one.first - 1
    rows = _phrases("verb").get(words[at].lower, ()) if at >= begin and words[at].upos == "VERB" else ()
    return (rows[0][1], one.first) if rows else None


def _holds(words: Sequence[Word], one: Draft, at: int, begin: int) -> bool:
    """Whether a lone "over", "under", "about", "above" bounds a number, and is no preposition of its own ("talks over three days")."""
    lower = words[at].lower
    before = words[at - 1].lower if at > begin else ""
    if lower in of_sort("over") and one.measure == "time" and not one.joined:
        return before in of_sort("lasting") or at == begin or lower in ("under", "around")
    if lower == "some" and one.figure.sort == "vague":
        return False
    if lower in ("minimum", "maximum"):
        return before in ("a", "the", "")
    return True


def past_bound(words: Sequence[Word], at: int, end: int) -> int:
    """The word behind a bound that stands between a figure and its unit ("20 or more hours", "15-plus years"); else at itself."""
    for parts, _ in _phrases("after").get(words[at].lower, ()) if at < end else ():
        if (
            len(parts) > 1
            and parts[0] != "at"
            and at + len(parts) < end
            and all(words[at + i].lower == part for i, part in enumerate(parts))
        ):
            return at + len(parts)
    return at + 1 if at < end and words[at].text == "+" else at


def _behind(words: Sequence[Word], one: Draft, end: int) -> tuple[str, int] | None:
    """The bound behind a number or behind its unit, and its last word."""
    for at in (one.last + 1, one.figure.last + 1):
        if at >= end:
            continue
        for parts, bound in _phrases("after").get(words[at].lower, ()):
            stop = at + len(parts) - 1
            if stop < end and all(words[at + i].lower == part for i, part in enumerate(parts)) and _bounds(words, parts, stop, end):
                return bound, stop
    return None


def _bounds(words: Sequence[Word], parts: Sequence[str], stop: int, end: int) -> bool:
    """Whether a phrase behind a number bounds that number, not the next ("100, plus 20", "12, at least 3 of them")."""
    if len(parts) == 1 and words[stop].text != "+" and parts[0] not in ("plus", "odd"):
        return False
    after = words[stop + 1] if stop + 1 < end else None
    if after is None or not (parts[0] == "plus" or parts[:2] in (("at", "least"), ("at", "most"), ("at", "the"))):
        return True
    return not (after.text[0].isdigit() or (after.upos == "NUM" and parts[0] == "at"))
