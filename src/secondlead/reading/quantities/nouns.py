"""What a bare figure counts: the noun that it stands before.

Here: the noun, its singular, whether it is people. Not here: what befell those counted (counting.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondlead.model.parse import Word
from secondlead.reading.lemmas import lemma
from secondlead.reading.quantities.bounds import past_bound
from secondlead.reading.quantities.company import month, of_sort, weekdays
from secondlead.reading.quantities.draft import Draft
from secondlead.reading.quantities.outcomes import outcomes
from secondlead.reading.quantities.units import phrase

REACH = 6  # words between a figure and its noun


def with_noun(words: Sequence[Word], one: Draft, end: int) -> Draft:
    """The draft with the noun that it counts, where one stands behind it."""
    at = past_bound(words, one.figure.last + 1, end)
    hyphen = at < end and words[at].text in ("-", "‑") and words[at].start == words[at - 1].end
    if hyphen:
        return _joined(words, one, at + 1, end)
    of_many = one.figure.sort in ("many", "vague", "part") and at < end and words[at].lower == "of"
    if of_many:
        at += 1
        unit = phrase(words, at, end)
        if not unit and one.figure.sort == "part" and at + 1 < end and words[at].lower in ("a", "an"):
            unit = phrase(words, at + 1, end)  # a quarter of a percentage point
        elif unit and one.figure.sort == "part":
            unit = None
        if unit:
            (name, measure, iso), last = unit
            return replace(one, last=last, noun=last, unit=name, measure=measure, iso=iso)
        told = words[at + 1].lower if at + 1 < end and words[at].lower == "those" else ""
        if one.figure.sort == "part" and told in outcomes("transitive"):
            return replace(one, unit="share", measure="share", counts=outcomes("transitive")[told][0], noun=None)  # half of those killed
        while at < end and words[at].upos in ("DET", "PRON") and words[at].lower not in of_sort("of them"):
            at += 1
    elif at + 1 < end and words[at].lower == "of" and (words[at + 1].lower in of_sort("the whole") or words[at + 1].text[0].isdigit()):
        return _of_those(words, one, at + 2, end)
    elif words[at - 1].lower == "of" and at < end and words[at].lower == "the":
        at += 1
    found = _governor(words, one, at, end) or noun_from(words, at, end, of=of_many)
    if found is None or (words[at].lower in of_sort("vague before") and words[found].lower in of_sort("period")):
        return one
    if words[found].lower in of_sort("scope alone") or (
        words[found].xpos == "NN" and one.low != 1 and words[one.figure.first - 1].xpos == "POS"
    ):
        return one  # 60 overnight; Boeing's 787 airliner
    if words[found].xpos == "NNP" and one.low != 1 and not of_many:
        return one  # 5,500 US
    if one.figure.sort == "part":
        return replace(one, last=found, noun=found, unit="share", measure="share", counts=words[found].lower)
    return replace(one, last=found, noun=found, unit=singular(words[found]), measure="things")


def _governor(words: Sequence[Word], one: Draft, at: int, end: int) -> int | None:
    """The noun that the tree hangs the figure on, where only adjectives and nouns stand between."""
    word = words[one.figure.last]
    head = word.head
    if word.relation != "nummod" or not at < head <= min(end - 1, at + REACH) or words[head].upos not in ("NOUN", "PROPN"):
        return None
    inner = words[at:head]
    plain = all(part.upos in ("NOUN", "PROPN", "ADJ") or part.relation == "amod" or _hyphen(words, part) for part in inner)
    dated = any(_time(part) for part in words[at : head + 1])
    return head if plain and not dated and _plural(words[head]) else None


def _hyphen(words: Sequence[Word], word: Word) -> bool:
    """A hyphen within a word; one behind a space parts ("37 dead - officials")."""
    before = word.index - words[0].index - 1
    return word.text == "-" and before >= 0 and words[before].end == word.start


def _time(word: Word) -> bool:
    return month(word) or word.lower in weekdays()


def _of_those(words: Sequence[Word], one: Draft, at: int, end: int) -> Draft:
    """41 of the 52 passengers: the figure alone is told, of passengers."""
    while at < end and (words[at].upos == "NUM" or words[at].text[0].isdigit()):
        at += 1
    told = words[at].lower if at < end else ""
    befallen = outcomes("state").get(told) or outcomes("transitive").get(told)
    if befallen and words[at - 1].upos == "DET" and (at + 1 >= end or words[at + 1].upos not in ("NOUN", "PROPN", "ADJ")):
        return replace(one, unit="person", measure="things", counts=befallen[0])  # nine of the dead
    found = noun_from(words, at, end, of=True)
    if found is None and at + 1 < end and words[at].xpos == "VBN":  # "410 of 1,250 scheduled trains"
        found = noun_from(words, at + 1, end, of=True)
    return replace(one, noun=None, also=found, unit=singular(words[found]), measure="things") if found is not None else one


def _joined(words: Sequence[Word], one: Draft, at: int, end: int) -> Draft:
    """four-member crew, 28-nation bloc: how many of what the whole has."""
    if (
        at >= end
        or words[at].upos not in ("NOUN", "ADJ", "PROPN")
        or words[at].xpos in ("NNS", "NNPS", "JJ")
        or words[at].lower in of_sort("and some")
    ):
        if at < end and words[at].lower in of_sort("and some"):
            found = noun_from(words, at + 1, end)
            return replace(one, last=found, noun=found, unit=singular(words[found]), measure="things") if found is not None else one
        return one
    return replace(one, last=at, noun=at, unit=words[at].lower, measure="things", joined="adjective")


def noun_from(words: Sequence[Word], at: int, end: int, of: bool = False) -> int | None:
    """The noun that closes the run of adjectives and nouns at a word, or None. of: over a possessive too ("of Ondria's ferries")."""
    found, index = None, at
    while index < min(end, at + REACH + 1):
        word = words[index]
        if found is not None and _time(word):
            break
        if word.upos in ("NOUN", "PROPN"):
            if found is not None and _plural(words[found]) and (word.upos == "PROPN" or word.start - words[index - 1].end > 1):
                break
            found = index
        elif word.upos == "ADJ" or (word.xpos in ("VBN", "VBG", "JJ") and (word.relation in ("amod", "compound") or index > at)):
            if found is not None and _plural(words[found]):
                break
            if not _leads_on(words, index, end, at):
                break
        elif word.text == "-" and not _hyphen(words, word):
            break
        elif (
            ((word.text in ("-", "’", "'") or (word.xpos == "POS" and of)) and index > at)
            or (word.upos == "ADV" and word.lower in of_sort("other"))
        ) or (word.upos == "CCONJ" and found is None and index > at and words[index - 1].upos == "ADJ"):
            pass
        else:
            break
        index += 1
    return found


def _leads_on(words: Sequence[Word], index: int, end: int, at: int) -> bool:
    """Whether an adjective or participle stands before a noun of the same run ("three injured men", not "three injured Monday")."""
    for word in words[index + 1 : min(end, at + REACH + 1)]:
        if word.text == "-" and not _hyphen(words, word):
            return False
        if word.upos in ("NOUN", "PROPN"):
            return not (word.upos == "PROPN" and words[index].xpos in ("VBN", "VBG")) or word.xpos == "NNPS"
        if word.upos not in ("ADJ", "ADV", "CCONJ") and word.xpos not in ("VBN", "VBG") and word.text != "-":
            return False
    return False


def _plural(word: Word) -> bool:
    return word.xpos in ("NNS", "NNPS") or word.lower in ("people", "police")


def singular(word: Word) -> str:
    """The noun counted, in the singular and lower case; a people's name and all other names keep their capital."""
    if word.lower in of_sort("people"):
        return "person"
    form = lemma(word.text, "NOUN", "NNS") if word.xpos in ("NNS", "NNPS") else word.lower
    if form.endswith("is") and word.upos == "PROPN" and word.xpos == "NNPS":
        form = form[:-1]  # Iraqis
    return (
        form if word.upos == "NOUN" else word.text[: len(form) - 1] + form[-1] if word.text.lower().startswith(form) else form.capitalize()
    )
