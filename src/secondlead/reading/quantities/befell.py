"""What befell those counted, in the verb behind them.

Here: by the tree, then by the order of the words. Not here: the verb whose object they are (beside.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from secondlead.model.parse import TENSED, Parse, Word
from secondlead.reading.quantities.company import of_sort
from secondlead.reading.quantities.draft import Draft
from secondlead.reading.quantities.outcomes import FAR, Outcome, outcomes

_VERB_FORMS = TENSED | {"VB", "VBG", "VBN"}


def of_tree(parse: Parse, one: Draft) -> Outcome | None:
    """What those counted underwent, as the tree has it: the subject of a passive or of an intransitive verb, over a list or a clause."""
    words = parse.words
    word = words[one.noun] if one.noun is not None else words[one.figure.last]
    if whole(words, one):
        return None
    for _ in range(3):
        head = words[word.head]
        if word.relation == "nsubj:pass" and head.xpos in ("VBN", "VBD"):
            return outcomes("transitive").get(head.lower)
        if word.relation == "nsubj" and head.index > word.index:
            return outcomes("intransitive" if head.upos == "VERB" else "state").get(head.lower)
        if word.relation != "conj" or head.upos not in ("NOUN", "NUM", "PROPN"):
            return None
        word = head
    return None


def object_in_list(parse: Parse, one: Draft) -> Outcome | None:
    """What those counted underwent as a later object of a verb: "killed a judge and his two bodyguards"."""
    words = parse.words
    word = words[one.noun] if one.noun is not None else words[one.figure.last]
    head = words[word.head]
    verb = words[head.head]
    if word.relation != "conj" or head.relation != "obj" or verb.upos != "VERB" or not verb.index < head.index < word.index:
        return None
    return outcomes("transitive").get(verb.lower)


def befell(words: Sequence[Word], one: Draft, end: int) -> Outcome | None:
    """What those counted underwent, in the first verb behind them: "41 people, among them six children, were killed", "12 are missing"."""
    if whole(words, one):
        return None
    if one.noun is not None and words[one.noun].relation == "obj":
        return None  # lost 41 men, and 12 tanks were destroyed
    at, stop = one.last + 1, min(end, one.last + 1 + 2 * FAR)
    while at < stop:
        word = words[at]
        if word.xpos in ("WP", "WDT") and at > one.last + 2:
            return None
        if word.text in (",", "(", "—", "–", "--"):
            closing = ")" if word.text == "(" else word.text
            far = next((i for i in range(at + 1, min(stop, at + FAR)) if words[i].text == closing), None)
            if far is None and word.text != ",":
                return None
            at = far if far is not None and _aside(words, at) else at
        elif word.upos == "AUX" or word.lemma == "be" or word.xpos == "MD":
            return _state(words, at, end)
        elif word.upos == "VERB" and word.xpos in _VERB_FORMS and word.lower in outcomes("intransitive"):
            return outcomes("intransitive")[word.lower]
        elif word.upos == "VERB" and word.xpos in TENSED:
            return _state(words, at, end) if word.lemma in of_sort("remains") else None
        elif word.text in (":", ";"):
            return None
        at += 1
    return None


def _aside(words: Sequence[Word], at: int) -> bool:
    """Whether the sign at a word opens words about some of those counted, or brackets: the verb stands behind them."""
    after = words[at + 1]
    return (
        words[at].text == "("
        or after.lower in of_sort("part")
        or after.lower in of_sort("some of them")
        or (after.upos == "NUM" and words[at + 2].lower == "of")
    )


def whole(words: Sequence[Word], one: Draft) -> bool:
    """Whether the number is a whole of which others are told: "of the 52 passengers, 41 were rescued", "41 of the 52 passengers"."""
    at = one.first - 1
    while at > 0 and words[at].upos == "DET":
        at -= 1
    if at < 0 or words[at].lower not in of_sort("out of") or words[at].sentence != words[one.first].sentence:
        return False
    first = at == 0 or words[at - 1].sentence != words[at].sentence
    return first or words[at - 1].upos in ("NUM", "PRON", "CCONJ", "PUNCT") or words[at - 1].text[0].isdigit()


def _state(words: Sequence[Word], at: int, end: int) -> Outcome | None:
    """The participle or adjective of a verb group: "were reported killed", "are feared dead", "have died", "believed to be trapped"."""
    for index in range(at, min(end, at + 8)):
        word = words[index]
        for way in ("state", "intransitive", "transitive"):
            found = outcomes(way).get(word.lower)
            if found and (way != "intransitive" or word.upos == "VERB"):
                if way == "transitive" and (word.xpos not in ("VBN", "VBD", "JJ") or not _be_before(words, at, index)):
                    return None
                return found
        passing = word.upos in ("AUX", "ADV", "PART") or word.lemma in of_sort("remains") or word.lower in of_sort("told as")
        if not passing:
            return None
    return None


def _be_before(words: Sequence[Word], at: int, index: int) -> bool:
    return any(word.lemma in of_sort("remains") or word.lower in of_sort("told as") for word in words[at:index])
