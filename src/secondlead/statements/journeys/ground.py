"""The places of a report as journeys need them: which words name one, which phrase comes down to which, which lies in which.

Here: spots by word. Not here: putting a name on the map (reading/places), what a preposition makes of a place (slots.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from secondlead.lexicon import table
from secondlead.model.circumstances import Place
from secondlead.model.parse import Parse, Word
from secondlead.model.report import BlockKind
from secondlead.model.spans import Span
from secondlead.statements.journeys.motion import cue

_LONGEST = 10  # words of a phrase that are looked through for its place
_BESIDE = 5  # words between two names of which one may hold the other


@cache
def place_nouns() -> dict[str, str]:
    """Common nouns and adverbs that can be a place: word -> sort."""
    return {row["word"]: row["sort"] for row in table("place_nouns")}


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that name a place; `place` where it was put on the map, `named` False for a common noun."""

    first: int
    last: int
    span: Span
    name: str
    place: Place | None = None
    named: bool = True


class Ground:
    """The spots of one report."""

    def __init__(self, parse: Parse, places: Sequence[Place], timed: frozenset[int]) -> None:
        self._parse = parse
        self._timed = timed
        self.words = parse.words
        self.spots: dict[int, Spot] = {}
        self._words: dict[int, Spot] = {}
        self._taken: set[int] = set()  # words of any name
        for place in places:
            self._add(place.span, place)
        once = Counter(part for one in parse.mentions for part in {one.span.text, *one.span.text.split()})
        for one in parse.mentions:
            if one.type != "PER" or " " in one.span.text or once[one.span.text] > 1:  # "left Odrava", taken for a person
                self._taken.update(word.index for word in parse.words_in(one.span))
            if one.type == "LOC" or (one.type == "ORG" and one.span.text.split()[-1].lower() in place_nouns()):
                self._add(one.span, None)
        self._within = frozenset(self._inside())
        self._here = _written_at(parse, places)

    def _add(self, span: Span, place: Place | None) -> None:
        words = self._parse.words_in(span)
        if words and not any(word.index in self._words for word in words):
            spot = Spot(words[0].index, words[-1].index, span, span.line, place)
            self.spots[spot.first] = spot
            self._words |= {word.index: spot for word in words}

    def at(self, index: int) -> Spot | None:
        """The named spot that holds the word."""
        return self._words.get(index)

    def holds(self, outer: Spot, inner: Spot) -> bool:
        """Whether one spot lies in another, by the map or by the report's own words ("Ostavia's port of Carrow", "Carrow, Ostavia")."""
        if (inner.name, outer.name) in self._within:
            return True
        one, other = outer.place, inner.place
        if one is None or other is None or not one.country or one.country != other.country:
            return False
        if one.kind == "country":
            return other.kind != "country"
        return one.kind == "admin1" and one.admin1 is not None and one.admin1 == other.admin1 and other.kind in ("city", "site")

    def phrase(self, at: int, end: int, bare: bool = False) -> tuple[Spot | None, int]:
        """The place that the phrase from the word `at` comes down to, and the word after it; None where it is no place.

        "Ostavia's eastern port of Carrow" is Carrow, "the Ostavian border" the border, "Ostavia's president" none. A name that nobody knows
        is one too; bare: only without an article, for behind a verb stand parties and papers as well ("left the Herald").
        """
        words, spot, noun, last, here = self._parse.words, None, None, "", at
        end = min(end, at + _LONGEST)
        while here < end and here not in self._timed:
            found = self.spots.get(here)
            if found:
                if last == "named":
                    break
                spot, last, here = found, "named", found.last + 1
                if here < end and words[here].xpos == "POS":
                    last, here = "owner", here + 1
                continue
            word = words[here]
            if last and cue(word.lower) == "strip":  # "from Carrow bound for"
                break
            if word.upos in ("NOUN", "PROPN"):
                if last == "named" and word.upos == "PROPN":
                    break
                kind = place_nouns().get(word.lemma) or place_nouns().get(word.lower)
                noun, last = (here, "noun") if kind in ("noun", "area", "adverb") else (noun, "other")
            elif word.lower == "of" or (word.text == "," and here + 1 in self.spots):
                if last != "noun":
                    break
            elif last == "named" or not _modifies(word) or (last in ("noun", "other") and word.xpos not in ("POS", "HYPH", "JJ", "CD")):
                break
            here += 1
        if spot and last in ("named", "noun"):
            return spot, here
        if spot is None and last == "other" and (unknown := self._unknown(at, here, bare)):
            return unknown, here
        return (self._common(at, noun), here) if noun is not None and last == "noun" else (None, here)

    def adverb(self, at: int) -> Spot | None:
        """The place that a bare adverb names, "home", "abroad"; "there" is said before (chains.py)."""
        word = self._parse.words[at]
        sort = place_nouns().get(word.lower)
        if sort == "here":
            return self._here
        after = self._parse.words[at + 1] if at + 1 < len(self._parse.words) else word
        if sort not in ("adverb", "said") or after.upos in ("NOUN", "PROPN"):  # "the home side"
            return None
        return Spot(at, at, self._parse.span_of(word, word), word.lower, named=False)

    def _unknown(self, at: int, end: int, bare: bool) -> Spot | None:
        """A run of proper nouns that no name was found in, as a place: "for Nowherehaven"."""
        words = self._parse.words
        first = at
        while first < end and words[first].upos == "DET":
            first += 1
        run = words[first:end]
        if not run or (bare and first > at) or any(w.upos != "PROPN" or w.index in self._taken or not w.text[0].isupper() for w in run):
            return None
        span = self._parse.span_of(run[0], run[-1])
        return Spot(first, end - 1, span, span.line)

    def _common(self, first: int, noun: int) -> Spot:
        words = self._parse.words
        while first < noun and words[first].upos in ("DET", "PRON"):
            first += 1
        span = self._parse.span_of(words[first], words[noun])
        return Spot(first, noun, span, span.line, named=False)

    def _inside(self) -> set[tuple[str, str]]:
        """(inner, outer) of names that the report puts one into the other."""
        found = set()
        spots = sorted(self.spots.values(), key=lambda spot: spot.first)
        for one, other in pairwise(spots):
            between = self._parse.words[one.last + 1 : other.first]
            if not 0 < len(between) <= _BESIDE or between[0].sentence != self._parse.words[other.first].sentence:
                continue
            if between[0].xpos == "POS" and all(_modifies(w) or w.upos == "NOUN" or w.lower in ("of", "'s") for w in between[1:]):
                found.add((other.name, one.name))
            elif len(between) == 1 and between[0].lower in (",", "in", "("):
                found.add((one.name, other.name))
        return found


def _written_at(parse: Parse, places: Sequence[Place]) -> Spot | None:
    """The first place of the dateline, where "here" is."""
    lines = [block.span for block in parse.report.blocks if block.kind is BlockKind.DATELINE]
    one = next((one for one in places if any(line.holds(one.span) for line in lines)), None)
    return Spot(0, 0, one.span, one.span.line, one) if one else None


def _modifies(word: Word) -> bool:
    """Whether a word may stand in a phrase before its noun."""
    return word.upos in ("DET", "ADJ", "NUM", "ADV") or word.xpos in ("PRP$", "HYPH", "``", "''", "VBG", "VBN", "POS")
