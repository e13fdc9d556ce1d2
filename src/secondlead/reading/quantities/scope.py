"""Of whom, where, by when: the words that a number holds for.

Here: modifiers before the noun, phrases behind it or behind what befell it, and what it is a part of. Not here: what is counted
(counting.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from secondlead.model.parse import Parse, Word
from secondlead.model.spans import Span
from secondlead.reading.quantities.company import of_sort, weekdays
from secondlead.reading.quantities.draft import Draft
from secondlead.reading.quantities.outcomes import FAR, outcomes

PHRASES = 3  # how many phrases behind a number are its scope
LONGEST = 9  # words in one


def scope(parse: Parse, one: Draft, before: Draft | None, end: int) -> tuple[Span, ...]:
    """The spans, in the order of the text."""
    words, found = parse.words, []
    if before is not None and before.first >= parse.sentences[words[one.first].sentence].first:
        gap = words[before.last + 1 : one.first]
        if len(gap) <= LONGEST and any(word.lower in of_sort("part") for word in gap) and before.measure == one.measure:
            found.append(parse.span_of(words[before.first], words[before.last]))
    found += _of_toll(parse, one, parse.sentences[words[one.first].sentence].first)
    if one.noun is not None and one.measure == "things":
        first = one.figure.last + 1
        while first < one.noun and (words[first].lower in of_sort("other") or words[first].upos in ("DET", "ADP", "PUNCT")):
            first += 1
        if first < one.noun:
            found.append(parse.span_of(words[first], words[one.noun - 1]))
    if one.counts == "age" or one.joined == "adjective":
        return tuple(found)
    at = _past_outcome(words, one, end)
    for _ in range(PHRASES):
        last = _phrase(words, at, end, one.measure == "money")
        if last is None:
            break
        found.append(parse.span_of(words[at], words[last]))
        at = last + 1
    return tuple(found)


def _of_toll(parse: Parse, one: Draft, begin: int) -> list[Span]:
    """The scope of the counted noun far before its number: "the death toll *from the earthquake* has risen to 41"."""
    words = parse.words
    if one.noun is not None or one.measure != "things" or one.first - 1 < begin or words[one.first - 1].lower not in of_sort("reach"):
        return []
    for at in range(one.first - 2, max(begin, one.first - FAR) - 1, -1):
        if outcomes("noun").get(words[at].lower, ("",))[0] == one.counts:
            last = _phrase(words, at + 1, one.first - 1, cause=True)
            return [parse.span_of(words[at + 1], words[last])] if last is not None else []
    return []


def _past_outcome(words: Sequence[Word], one: Draft, end: int) -> int:
    """The word behind the number, or behind the verb that says what befell those counted."""
    at = one.last + 1
    if at >= end or one.measure != "things":
        return at
    told = {**outcomes("transitive"), **outcomes("state"), **outcomes("intransitive")}
    for index in range(at, min(end, at + 5)):
        word = words[index]
        if word.lower in told and told[word.lower][0] == one.counts:
            return index + 1
        if word.upos not in ("AUX", "ADV") and word.lower not in of_sort("told as") and word.xpos not in ("WP", "WDT"):
            break
    return at


def _phrase(words: Sequence[Word], at: int, end: int, money: bool = False, cause: bool = False) -> int | None:
    """The last word of a phrase of place, time or belonging that begins at a word, or None."""
    if at >= end:
        return None
    word = words[at]
    if word.lower in of_sort("scope alone") or word.lower in weekdays():
        return at
    if word.upos in ("DET", "ADP") and word.lower in of_sort("rate") and at + 1 < end:
        per = words[at + 1]
        then = words[at + 2].lower if at + 2 < end else ""
        if then not in of_sort("past") and (per.lower in of_sort("period") or (money and per.xpos == "NN")):
            return at + 1
    if word.lower == "so" and at + 1 < end and words[at + 1].lower == "far":
        return at + 1
    if word.lower not in of_sort("scope preposition") or (
        word.lower in ("by", "from") and not cause and not _time_or_name(words, at + 1, end)
    ):
        return None
    last, noun = at, False
    for index in range(at + 1, min(end, at + LONGEST)):
        part = words[index]
        if part.upos in ("NOUN", "PROPN", "NUM"):
            noun, last = True, index
        elif part.upos in ("DET", "ADJ", "PRON", "PART") or part.text in ("-", "’s", "'s") or part.xpos in ("VBN", "VBG", "POS"):
            if noun and part.upos in ("DET", "PRON"):
                break
        else:
            break
    return last if noun else None


def _time_or_name(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether "by" or "from" leads to a time or a name, not to a doer."""
    while at < end and words[at].upos == "DET":
        at += 1
    if at >= end:
        return False
    word = words[at]
    return (
        word.lower in weekdays()
        or word.lower in of_sort("period")
        or (word.upos == "NUM" and (at + 1 >= end or words[at + 1].upos not in ("NUM", "NOUN")))
        or (word.lower not in ("a", "an") and word.upos == "PROPN")
    )
