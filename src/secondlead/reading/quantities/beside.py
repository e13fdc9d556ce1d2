"""An outcome beside a number: in its noun, behind it, or in the verb whose object it is.

Here: "41 dead", "12 wounded soldiers", "killing at least 12", "the deaths of 12". Not here: a verb that follows (befell.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from secondlead.model.parse import Word
from secondlead.reading.quantities.befell import whole
from secondlead.reading.quantities.company import of_sort
from secondlead.reading.quantities.draft import Draft
from secondlead.reading.quantities.outcomes import Outcome, day, outcomes


def beside(words: Sequence[Word], one: Draft, end: int) -> Outcome | None:
    """41 dead, 41 deaths, 12 wounded soldiers, five people missing, 30 people injured when ..."""
    noun = outcomes("noun")
    if one.noun is not None:
        if words[one.noun].lower in noun:
            return noun[words[one.noun].lower]
        for word in words[one.figure.last + 1 : one.noun]:
            if word.lower in outcomes("state"):
                return outcomes("state")[word.lower]
            if word.xpos in ("VBN", "JJ", "VBD") and outcomes("transitive").get(word.lower, ("", "verb"))[1] != "verb":
                return outcomes("transitive")[word.lower]
    at = one.last + 1
    while at < end and words[at].lower in of_sort("other") | of_sort("passing"):
        at += 1
    if at >= end:
        return None
    word = words[at]
    if word.lower in outcomes("state") and not (word.lower in outcomes("transitive") and at + 1 < end and _object_follows(words, at + 1)):
        return outcomes("state")[word.lower]
    if one.noun is None and word.lower in noun:
        return noun[word.lower]
    told = word.lower in outcomes("transitive") and word.xpos in ("VBN", "VBD", "JJ") and not _object_follows(words, at + 1)
    if told and not (at > one.last + 1 and whole(words, one)):  # of "9 of 31 hostages were freed" only nine were
        return outcomes("transitive")[word.lower]
    return None


def object_of(words: Sequence[Word], one: Draft, begin: int) -> Outcome | None:
    """killing 12, have injured at least 30, left 41 dead (beside), claimed 41 lives, rescued another 12."""
    at = one.first - 1
    if at > begin and words[at].lower == "of":
        noun = outcomes("noun").get(words[at - 1].lower) or outcomes("group").get(words[at - 1].lower)
        return noun if noun and noun[1] != "cases" else None
    while at >= begin and words[at].lower in of_sort("other") | of_sort("passing") | of_sort("before object"):
        at -= 1
    if at < begin:
        return None
    if words[at].lower in outcomes("state") and at > begin and words[at - 1].upos == "VERB" and not _passive(words, at - 1, begin):
        return outcomes("state")[words[at].lower]  # shot dead two
    word = words[at]
    active = word.upos in ("VERB", "ADJ", "AUX") or word.xpos.startswith("VB")
    if word.upos == "NOUN" and one.noun is None and at > begin and words[at - 1].upos in ("NOUN", "PROPN"):
        active = True  # "police arrest 62": a headline's verb, taken for a noun behind its subject
    found = outcomes("transitive").get(word.lower)
    if found and active and not _passive(words, at, begin):
        return found
    if word.lower in of_sort("claims") and one.noun is not None and words[one.noun].lower in of_sort("lives"):
        return outcomes("noun")["deaths"]
    return None


def _object_follows(words: Sequence[Word], at: int) -> bool:
    """Whether what stands there is an object: "five men injured a guard" does not count the injured."""
    if at >= len(words) or words[at].sentence != words[at - 1].sentence:
        return False
    return words[at].upos in ("DET", "NUM", "PRON", "PROPN", "NOUN") and words[at].xpos not in ("WDT", "WP", "WRB") and not day(words[at])


def _passive(words: Sequence[Word], at: int, begin: int) -> bool:
    """Whether a form of be stands before the participle: "were killed 12 days later"."""
    for word in reversed(words[max(begin, at - 3) : at]):
        if word.lemma in ("be", "get"):
            return True
        if word.upos not in ("ADV", "PART", "AUX"):
            return False
    return False
