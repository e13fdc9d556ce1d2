"""Whether a name means the place or the government there.

Here: the rules, over the word's place in its sentence. Not here: what the name stands for (candidates.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import Parse, Word
from secondlead.reading.places.candidates import Candidate
from secondlead.reading.places.smallwords import small_words
from secondlead.reading.places.toponyms import Token, Toponym, word_of

_DEEP = 4  # coordinated names that are followed back to the first


@cache
def _company(sort: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("places_company") if row["sort"] == sort)


def role(parse: Parse, every: Sequence[Token], one: Toponym, meant: Candidate | None) -> str:
    """ "actor" where the name is a people's or does what governments do, else "place". First rule that speaks:

    1 nobody knows it, or it stands outside of sentences: place; 2 a people: actor, but before a noun of the ground ("the Syrian coast");
    3 no country, capital or seat: place; 4 beside others ("Seoul and Washington"): as the first of them; 5 behind a preposition: as
    preposition and governing noun say ("ties with Moscow", "word from Pyongyang"); 6 possessive or before a noun: as the noun says;
    7 subject: by the verb, a capital or seat of any but "be"; 8 object: by the verb; 9 a seat: actor; else place.
    """
    word = word_of(parse, every, one)
    if meant is None or word is None or one.lies:
        return "place"
    governor = parse.words[word.head] if word.head != word.index else None
    if meant.sort == "people":
        return "place" if governor and governor.index > word.index and governor.lemma in _company("ground") else "actor"
    stands_for = meant.sort in ("capital", "seat")
    if not stands_for and meant.kind != "country":
        return "place"
    told = _told(parse, word, stands_for, _DEEP)
    return told or ("actor" if meant.sort == "seat" else "place")


def _told(parse: Parse, word: Word, stands_for: bool, deep: int) -> str:
    """What the word's place in its sentence says; "" where nothing."""
    if word.head == word.index:
        return ""
    governor = parse.words[word.head]
    cases = [one.lower for one in parse.children(word) if one.relation == "case"]
    first = cases[0] if cases else ""
    if word.relation == "conj" and deep and (not cases or first in ("or", "and")):
        return _told(parse, governor, stands_for, deep - 1)
    if first in ("'s", "'", "’s"):
        return "actor" if governor.lemma in _company("owned") else "place"
    if cases:
        before = parse.words[max(0, parse.children(word)[0].index - 1)]
        return _behind(first, governor, before, stands_for)
    if word.relation.startswith("nsubj"):
        if governor.upos in ("VERB", "AUX"):
            named = governor.lemma in _company("does")
            passive = word.relation.endswith("pass")
            if passive:
                return "actor" if governor.lemma in _company("suffers") else "place"
            return "actor" if named or (stands_for and governor.lemma != "be") else "place"
        return "actor" if stands_for and governor.upos == "ADJ" else "place"
    if word.relation in ("obj", "iobj"):
        return "actor" if governor.lemma in _company("suffers") else "place"
    if word.relation in ("compound", "amod", "nmod") and governor.index > word.index:
        return "actor" if governor.lemma in _company("owned") else ""
    return ""


def _behind(preposition: str, governor: Word, before: Word, stands_for: bool) -> str:
    """What a preposition says with the noun that it hangs on, or that stands right before it."""
    noun = before if before.lemma in _company("relation") else governor
    related = noun.lemma in _company("relation")
    if preposition in small_words("ground"):
        return "place"
    if preposition in small_words("party"):
        return "actor" if related or governor.lemma in _company("does") or (preposition in ("with", "against") and stands_for) else "place"
    if preposition == "by":
        return "actor" if governor.upos == "VERB" or related else "place"
    if preposition in small_words("origin"):
        return "actor" if related and (noun is before or noun.upos == "NOUN") and (preposition != "of" or stands_for) else "place"
    return "place"
