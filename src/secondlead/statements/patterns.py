"""Patterns of several words, as the tables write them, and where they stand in a run of words.

Here: the pattern language (lexicon/en/hedges.tsv says it in its header) and its matcher. Not here: what a match means.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from secondlead.lexicon import Row, table
from secondlead.model.parse import Word, lowered

NEGATIONS = frozenset({"not", "n't", "never", "cannot", "hardly", "nor"})
_QUOTES = frozenset("“”\"‘’'«»„`") | {"``", "''"}
_NO_GAP = frozenset({"VERB", "AUX", "PUNCT", "PRON"})
_WIDEST_GAP = 3
_STEMMED = "dgs"  # what a word ends in of which forms() finds stems


@lru_cache(maxsize=8192)
def forms(lower: str, lemma: str) -> tuple[str, ...]:
    """What a word may stand as in a table: itself, its lemma, and, where its tag gave no lemma, its likely stems."""
    if lower != lemma:
        return lower, lemma
    for ending in ("ies", "ied"):
        if lower.endswith(ending) and len(lower) > 4:
            return lower, lower[:-3] + "y"
    if lower.endswith("s") and not lower.endswith("ss") and len(lower) > 3:
        return (lower, lower[:-1], lower[:-2]) if lower.endswith("es") else (lower, lower[:-1])
    for ending in ("ed", "ing"):
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            stem = lower[: -len(ending)]
            doubled = (stem[:-1],) if stem[-1] == stem[-2] else ()
            return (lower, stem, stem + "e", *doubled)
    return (lower,)


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a pattern: the words that fit, or a figure, or a gap."""

    words: frozenset[str]
    optional: bool = False
    gap: bool = False
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row's pattern, compiled, with the row. needs: the words of each slot after the first that must be filled by a word."""

    slots: tuple[Slot, ...]
    row: Row
    needs: tuple[frozenset[str], ...]


class _Look(NamedTuple):
    """A word as the matcher asks of it: its forms, whether it is a figure, may be skipped, may fill a gap."""

    forms: tuple[str, ...]
    figure: bool
    skip: bool
    gap: bool


@lru_cache(maxsize=8192)
def _look(text: str, lemma: str, upos: str) -> _Look:
    lower, quote = lowered(text), text in _QUOTES
    return _Look(
        forms(lower, lemma),
        upos == "NUM" or text[0].isdigit(),
        quote or upos == "ADV" or lower in NEGATIONS,
        quote or (upos not in _NO_GAP and lower != "no"),
    )


def _looked(word: Word) -> _Look:
    return _look(word.text, word.lemma, word.upos)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern stands: places (not word indices) in the run, first to last, both included; negated if a negation stands within."""

    first: int
    last: int
    row: Row
    negated: bool
    places: tuple[int, ...]  # those of the pattern's own words

    @property
    def rank(self) -> tuple[int, int, int]:
        """Sorts the closest fit first: most words, one less for each gap; then fewest gaps; then the earliest."""
        gaps = self.row["pattern"].count("*")
        return gaps - len(self.places), gaps, self.first


def compiled(row: Row) -> Pattern:
    """The row with its `pattern` taken apart."""
    slots = []
    for part in row["pattern"].split():
        optional = part.startswith("?")
        words = part[1:] if optional else part
        slots.append(Slot(frozenset(words.split("|")), optional, words == "*", words == "FIGURE"))
    needs = tuple(slot.words for slot in slots[1:] if not (slot.optional or slot.gap or slot.figure))
    return Pattern(tuple(slots), row, needs)


@cache
def patterns_of(name: str) -> tuple[dict[str, tuple[Pattern, ...]], tuple[Pattern, ...]]:
    """The patterns of a table by each word that may open them, and those that open with a figure."""
    by_word: dict[str, list[Pattern]] = {}
    figures = []
    for row in table(name):
        pattern = compiled(row)
        opening = pattern.slots[:1]
        while opening[-1].optional:
            opening = pattern.slots[: len(opening) + 1]
        for slot in opening:
            if slot.figure:
                figures.append(pattern)
            for word in slot.words:
                by_word.setdefault(word, []).append(pattern)
    return {word: tuple(several) for word, several in by_word.items()}, tuple(figures)


def is_quote(word: Word) -> bool:
    """Whether the token is a quotation mark."""
    return word.text in _QUOTES


def _match(words: Sequence[Word], at: int, slots: Sequence[Slot]) -> tuple[int, ...] | None:
    """The places of the pattern's words from `at` on, or None. Longest gaps are tried last."""
    if not slots:
        return ()
    slot, rest, end = slots[0], slots[1:], len(words)
    if slot.gap:
        for width in range(_WIDEST_GAP + 1):
            if width and not (at + width <= end and _looked(words[at + width - 1]).gap):
                return None
            found = _match(words, at + width, rest)
            if found is not None:
                return found
        return None
    for here in range(at, min(at + _WIDEST_GAP + 1, end)):
        look = _looked(words[here])
        if look.figure if slot.figure else not slot.words.isdisjoint(look.forms):
            found = _match(words, here + 1, rest)
            if found is not None:
                return (here, *found)
        if not look.skip:
            break
    return _match(words, at, rest) if slot.optional else None


def matches(name: str, words: Sequence[Word], at: Iterable[int] | None = None) -> tuple[Match, ...]:
    """Every place where a pattern of the table stands, the longest where several begin at one word; they may overlap otherwise.

    at: the places where a match may begin, all by default.
    """
    by_word, figures = patterns_of(name)
    found: list[Match] = []
    bag: set[str] = set()  # the forms of all words, once they are asked for
    for here in range(len(words)) if at is None else at:
        word = words[here]
        if not (
            word.lower in by_word
            or word.lemma in by_word
            or (word.lower == word.lemma and word.lower[-1] in _STEMMED and not by_word.keys().isdisjoint(forms(word.lower, word.lemma)))
            or (figures and _looked(word).figure)
        ):
            continue  # nearly all words end here
        look = _looked(word)
        candidates = [pattern for form in look.forms if form in by_word for pattern in by_word[form]]
        if look.figure:
            candidates += figures
        best: list[Match] = []
        for pattern in candidates:
            if pattern.needs:
                bag = bag or set().union(*[forms(one.lower, one.lemma) for one in words])
                if any(map(bag.isdisjoint, pattern.needs)):
                    continue
            own = _match(words, here, pattern.slots)
            if not own or own[0] != here:
                continue
            negated = any(words[n].lower in NEGATIONS for n in range(here, own[-1]) if n not in own)
            match = Match(here, own[-1], pattern.row, negated, own)
            if not best or len(own) > len(best[0].places):
                best = [match]
            elif len(own) == len(best[0].places) and match.row is not best[0].row:
                best.append(match)
        found.extend(best)
    return tuple(found)


def widest(found: Iterable[Match]) -> tuple[Match, ...]:
    """Of matches that overlap, the closest fit; in order."""
    kept: list[Match] = []  # none overlaps another: in order
    starts: list[int] = []
    for match in sorted(found, key=lambda m: m.rank):
        at = bisect_left(starts, match.first)
        free = (at == 0 or kept[at - 1].last < match.first) and (at == len(kept) or match.last < kept[at].first)
        if free:
            kept.insert(at, match)
            starts.insert(at, match.first)
    return tuple(kept)
