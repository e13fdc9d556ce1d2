"""What stands around a word of motion: from where, where to, through where, by what.

Here: prepositions and objects -> slots. Not here: who goes (movers.py), when (clock.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from secondlead.lexicon import index, table
from secondlead.model.parse import FINITE, Parse, Word
from secondlead.model.spans import Span
from secondlead.statements.journeys.ground import Ground, Spot
from secondlead.statements.journeys.motion import Move

_CLAUSE = frozenset({"WDT", "WP", "WRB"})


class Preposition(NamedTuple):
    """A row of motion_prepositions.tsv."""

    tail: tuple[str, ...]
    slot: str
    beside: str


@dataclass(slots=True)
class Slots:
    """The slots of one word of motion, being filled. `to` has several where a list is visited; end: the first word not looked at."""

    from_: Spot | None = None
    to: list[Spot] = field(default_factory=list)
    via: list[Spot] = field(default_factory=list)
    means: str = ""
    aboard: Span | None = None  # the vehicle, where one is named beside
    end: int = 0


@cache
def _prepositions() -> dict[str, tuple[Preposition, ...]]:
    found: dict[str, list[Preposition]] = {}
    for row in table("motion_prepositions"):
        found.setdefault(row["word"], []).append(Preposition(tuple(row["tail"].split()), row["slot"], row["with_"]))
    return {word: tuple(sorted(several, key=lambda one: -len(one.tail))) for word, several in found.items()}


def vehicle(word: Word, way: bool = False) -> str:
    """The means that a noun is, "" for others; way: behind a preposition, where "air" and "foot" are one too."""
    row = index("movers").get(word.lemma) or index("movers").get(word.lower)
    return row["means"] if row and (way or row["sort"] == "vehicle") else ""


def goes_nowhere(word: Word) -> bool:
    """Whether a noun is nothing that goes anywhere: "the talks moved to Carrow"."""
    row = index("movers").get(word.lemma) or index("movers").get(word.lower)
    if row is not None:
        return row["sort"] == "never"
    return word.upos == "NOUN" and any(word.lemma.endswith(ending) for ending in _abstract())


@cache
def _abstract() -> tuple[str, ...]:
    """Endings of nouns of what is done or is so: negotiation, fighting, crisis, ..."""
    return tuple(row["noun"].removeprefix("-") for row in table("movers") if row["sort"] == "ending")


def slots(parse: Parse, ground: Ground, move: Move, starts: frozenset[int], first: int, last: int) -> Slots:
    """The slots of move within the words from first up to last. starts: where words of motion stand, at which the look ends."""
    found, words, motion = Slots(), parse.words, move.motion
    here = move.last + 1
    if motion.object in ("from", "to", "via", "mover", "means") and motion.pos == "verb":
        here = _object(parse, ground, move, here, last, found)
    while here < last:
        word = words[here]
        if _ends(words, here, move, starts, last):
            break
        rows = _prepositions().get(word.lower) if word.upos in ("ADP", "ADV", "SCONJ", "PART") else None
        after = _fill(parse, ground, move, here, last, rows, found) if rows else None
        if after is None and motion.pos == "noun" and word.lower == "of" and here == move.last + 1:
            after = _of(ground, move, here + 1, last, found)
        if after is None and word.upos in ("ADV", "NOUN") and not found.to and (spot := ground.adverb(here)):
            found.to.append(spot)
        here = after if after is not None else here + 1
    found.end = here
    _before(parse, ground, move, first, found)
    return found


def _ends(words: tuple[Word, ...], here: int, move: Move, starts: frozenset[int], last: int) -> bool:
    """Whether the words around a word of motion end at `here`: another such word, a clause of its own, a purpose."""
    word = words[here]
    if here in starts and here > move.last:
        return True
    if word.xpos in FINITE or word.xpos in _CLAUSE or word.text in (";", ":", "(") or word.upos == "SCONJ":
        return True
    if word.xpos == "TO" and here + 1 < last and words[here + 1].upos in ("VERB", "AUX"):
        return True
    if word.xpos == "VBG" and word.upos == "VERB":
        return True
    if word.text == ",":
        return here + 1 < last and words[here + 1].xpos in ("VBG", "VBN")
    if word.upos == "CCONJ":
        return here + 1 < last and words[here + 1].upos in ("VERB", "AUX", "PRON")
    return word.xpos in ("VBG", "VBN") and words[here - 1].upos in ("NOUN", "PROPN", "NUM") and here - 1 > move.last


def _object(parse: Parse, ground: Ground, move: Move, here: int, last: int, found: Slots) -> int:
    """What a bare object is by the table; the word after it."""
    kind = move.motion.object
    if kind == "means":
        return _means(parse, here, last, found) or here
    spot, after = ground.phrase(here, last, bare=True)
    if spot is None or spot.first - here > 6:
        return here
    if not spot.named and kind == "mover":
        return here
    if kind == "mover":  # evacuated the town: a place cannot be carried, it is left
        if move.motion.moves == "object":
            found.from_ = spot
        return after
    _put(ground, kind, spot, found)
    return _listed(ground, kind, after, last, found)


def _put(ground: Ground, slot: str, spot: Spot, found: Slots) -> None:
    if slot == "from":
        found.from_ = found.from_ or spot
    elif slot == "via":
        found.via.append(spot)
    elif slot == "to" and (not found.to or ground.holds(found.to[-1], spot)):
        found.to[:] = [spot]


def _listed(ground: Ground, slot: str, here: int, last: int, found: Slots) -> int:
    """The word after a list of places that began before `here`: "Carrow, Lessing and Holm"; after "Carrow, Ostavia" too."""
    words, several, after = ground.words, [], here
    while after + 1 < last and (words[after].text == "," or words[after].upos == "CCONJ"):
        ahead = after + 1
        if words[after].text == "," and words[ahead].upos == "CCONJ" and ahead + 1 < last:
            ahead += 1
        spot = ground.spots.get(ahead)
        if spot is None:
            break
        several.append((spot, words[ahead - 1].upos == "CCONJ"))
        after = spot.last + 1
    if slot in ("to", "via") and several and several[-1][1]:
        (found.to if slot == "to" else found.via).extend(spot for spot, _ in several)
        return after
    if several and not several[0][1]:  # "Carrow, Ostavia": the second holds the first
        return several[0][0].last + 1 + (several[0][0].last + 1 < last and words[several[0][0].last + 1].text == ",")
    return here


def _fill(parse: Parse, ground: Ground, move: Move, here: int, last: int, rows: tuple[Preposition, ...], found: Slots) -> int | None:
    """Fill the slot that the preposition at `here` opens; the word after its phrase, None where it opens none."""
    words, time = parse.words, move.motion.time or "left"
    for row in rows:
        at = here + 1 + len(row.tail)
        if tuple(word.lower for word in words[here + 1 : at]) != row.tail or at >= last:
            continue
        if row.slot == "means":
            after = _means(parse, at, last, found)
            if after is not None:
                return after
            continue
        if row.beside and (row.beside != time or move.motion.object == "to"):  # "reached a deal in Carrow"
            continue
        spot, after = ground.phrase(at, last)
        if spot is None or (not spot.named and row.beside):
            continue
        if row.slot == "both":
            return _both(ground, spot, after, last, found)
        slot = "via" if row.slot == "to" and row.beside and move.motion.object == "via" else row.slot
        _put(ground, slot, spot, found)
        return _listed(ground, slot, after, last, found)
    return None


def _both(ground: Ground, spot: Spot, after: int, last: int, found: Slots) -> int | None:
    if after < last and ground.words[after].upos == "CCONJ":
        other, beyond = ground.phrase(after + 1, last)
        if other:
            found.from_, found.to = spot, [other]
            return beyond
    return None


def _means(parse: Parse, at: int, last: int, found: Slots) -> int | None:
    """The vehicle of a phrase, and the word after it."""
    words = parse.words
    for here in range(at, min(last, at + 6)):
        word = words[here]
        if word.upos not in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON") and word.xpos not in ("HYPH", "VBN", "POS", "``"):
            return None
        told = vehicle(word, way=True) if word.upos in ("NOUN", "PROPN") else ""
        if told and not (here + 1 < last and words[here + 1].upos in ("NOUN", "PROPN") and vehicle(words[here + 1], way=True)):
            found.means = found.means or told
            found.aboard = parse.span_of(words[at], word)
            return here + 1
    return None


def _of(ground: Ground, move: Move, at: int, last: int, found: Slots) -> int | None:
    """ "the evacuation of Carrow", "a crossing of the Sound"."""
    spot, after = ground.phrase(at, last)
    if spot is None or not spot.named:
        return None
    _put(ground, {"left": "from", "due": "to"}.get(move.motion.time, "via"), spot, found)
    return after


def _before(parse: Parse, ground: Ground, move: Move, first: int, found: Slots) -> None:
    """Places before the word of motion: "From Carrow, she flew", "a Carrow-bound ferry", "his Carrow trip"."""
    words, at = parse.words, move.first - 1
    if at >= first and words[at].xpos == "HYPH":
        at -= 1
    spot = ground.at(at) or (ground.phrase(at, at + 1)[0] if move.motion.object == "behind" else None) if at >= first else None
    if spot and not found.to and move.motion.pos != "verb":
        if move.motion.time == "left" and move.motion.pos == "noun":
            found.from_ = found.from_ or spot
        else:
            found.to.append(spot)
    rows = _prepositions().get(words[first].lower) if first < move.first else None
    for row in rows or ():
        if row.slot in ("from", "via") and not row.tail:
            spot, after = ground.phrase(first + 1, move.first)
            if spot and after < move.first:
                _put(ground, row.slot, spot, found)
