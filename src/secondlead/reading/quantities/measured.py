"""The thing that a measure is of.

Here: "$5 million in aid", "a 20-hour trip", "the trip is expected to take 20 hours". Not here: outcomes (beside.py, befell.py, tolls.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from secondlead.model.parse import Parse, Word
from secondlead.reading.quantities.company import of_sort
from secondlead.reading.quantities.draft import Draft
from secondlead.reading.quantities.nouns import noun_from
from secondlead.reading.quantities.outcomes import day

MOST = 100  # words that one governs, of which the first are asked; no word of English prose has so many


def thing(parse: Parse, one: Draft, begin: int, end: int) -> str:
    """The thing that a measure is of, or the noun counted."""
    words = parse.words
    if one.joined == "adjective":
        noun = noun_from(words, one.last + 1, end)
        return words[noun].lemma if noun is not None and words[noun].upos == "NOUN" else ""
    if one.measure == "things":
        return words[one.noun].lower if one.noun is not None else _plural_of(parse, one)
    if one.measure == "magnitude":
        return _quake(words, one, begin, end)
    behind = _noun_behind(words, one, end)
    if behind:
        return behind
    before = one.first - 1
    if (
        one.measure in ("money", "weight", "share", "length", "area")
        and before - 1 >= begin
        and words[before].lower == "of"
        and words[before - 1].upos == "NOUN"
    ):
        return words[before - 1].lemma
    return _subject(parse, one) or _plain_subject(words, one, begin)


def _plural_of(parse: Parse, one: Draft) -> str:
    """41 of the 52 passengers, 12 of them: the noun elsewhere."""
    return parse.words[one.also].lower if one.also is not None else one.unit


def _noun_behind(words: Sequence[Word], one: Draft, end: int) -> str:
    """$5 million in aid, 300 tons of rice, 3 percent growth, a $5 million fine, 3 percent of voters."""
    at = one.last + 1
    if at >= end:
        return ""
    if words[at].lower in ("of", "in") or (words[at].lower == "worth" and at + 1 < end and words[at + 1].lower == "of"):
        at += 2 if words[at].lower == "worth" else 1
        inside = words[at - 1].lower == "in"
        while at < end and words[at].upos in ("DET", "PRON") and not inside:
            at += 1
        noun = noun_from(words, at, end, of=not inside)
        if noun is not None and words[noun].upos == "NOUN" and not day(words[noun]) and words[noun].lower not in of_sort("not counted"):
            if inside and (one.measure != "money" or words[noun].lower in of_sort("period")):
                return ""
            return words[noun].lower
        return ""
    if words[at].start - words[one.last].end <= 1 and one.measure in ("money", "share", "weight", "length", "power", "points"):
        noun = noun_from(words, at, end)
        if (
            noun is not None
            and words[noun].upos == "NOUN"
            and words[noun].xpos == "NN"
            and not day(words[noun])
            and words[noun].lower not in of_sort("period")
        ):
            return words[noun].lemma
    return ""


def _quake(words: Sequence[Word], one: Draft, begin: int, end: int) -> str:
    """The noun that a magnitude is of, the nearest: behind, else before."""
    noun = noun_from(words, one.last + 1, end)
    if noun is not None and words[noun].upos == "NOUN":
        return words[noun].lemma
    return next(
        (word.lemma for word in reversed(words[begin : one.first]) if word.upos == "NOUN" and word.lower not in of_sort("quake")), ""
    )


def _subject(parse: Parse, one: Draft) -> str:
    """The subject of a verb of measure that the quantity hangs on ("the trip is expected to take 20 hours"), or what a participle of one
    stands behind ("talks lasting three days")."""
    words = parse.words
    word = words[one.noun if one.noun is not None else one.figure.last]
    measured = False
    for _ in range(6):
        children = parse.children(word)[:MOST]
        be = any(child.relation == "cop" for child in children)  # the wall is 12 kilometers long
        if be or word.upos == "VERB":
            measured = measured or be or word.lower in of_sort("measures")
            subject = next((child for child in children if child.relation.startswith("nsubj")), None)
            if subject is not None:
                return _named_by(words, subject) if measured and subject.index < one.first else ""
            if word.relation.startswith("acl") and measured and words[word.head].upos == "NOUN":
                return words[word.head].lemma
            if word.relation not in ("xcomp", "conj") and not (word.relation == "advcl" and word.xpos == "VBG"):
                return ""
        if word.head == word.index:
            return ""
        word = words[word.head]
    return ""


def _plain_subject(words: Sequence[Word], one: Draft, begin: int) -> str:
    """The noun right before the verb of measure before the number, where the tree has it otherwise ("Turnout was 61.3%")."""
    verb = one.first - 1
    if verb <= begin or words[verb].lower not in of_sort("measures") or words[verb - 1].upos != "NOUN":
        return ""
    return words[verb - 1].lemma


def _named_by(words: Sequence[Word], subject: Word) -> str:
    """The noun that a subject is; of "which", the noun before it."""
    if subject.upos == "NOUN":
        return subject.lemma
    clause = words[subject.head]
    return words[clause.head].lemma if subject.xpos in ("WDT", "WP") and words[clause.head].upos == "NOUN" else ""
