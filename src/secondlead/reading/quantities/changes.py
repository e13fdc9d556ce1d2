"""By how much something rose or fell: a figure that is a change, and its direction.

Here: "down 14 %", "rose by 3,000", "a drop of 7 %", "a 7 % drop", "12 % higher". Not here: what there is after the change ("to 41").
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import Parse, Word
from secondlead.reading.quantities.draft import Draft

_FAR = 9  # words between a verb with its object and "by"
_MARKET = frozenset({"share", "points", "money"})  # measures that "lost 120 points" is a change of
_MOVED = frozenset({"length", "time"})  # measures that "fell 30 metres" is no change of
_PLAIN = frozenset({"ADV", "PART", "ADP", "DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM", "PUNCT", "SYM"})  # words of an object


@cache
def _words(sort: str) -> dict[str, str]:
    return {row["word"]: row["change"] for row in table("changes") if row["sort"] == sort}


def changed(parse: Parse, one: Draft, begin: int, end: int) -> Draft:
    """The draft with the direction of its change, and what changed where nothing else says what is counted; as it is where it is none.

    The first that speaks: 1 an adverb before it; 2 "by" before it, and a verb of change before that; 3 a verb of change right before it;
    4 a noun of change before "of"; 5 a noun of change or a comparative behind it.
    """
    words = parse.words
    if one.counts == "age" or one.measure == "magnitude":
        return one
    change, verb = _before(parse, one, begin)
    if not change:
        change = _behind(parse, one, end)
    if not change:
        return one
    counts = one.counts or (_subject(parse, verb) if verb is not None else "")
    one = replace(one, change=change, counts=counts)
    if one.figure.sort == "part" and not one.measure:  # cut by half, fell by a third
        return replace(one, unit="share", measure="share")
    return one if one.unit or words[one.first - 1].lower != "by" else replace(one, measure=one.measure or "things")


def _before(parse: Parse, one: Draft, begin: int) -> tuple[str, Word | None]:
    """The direction that the words before the figure tell, and the verb that tells it."""
    words, at = parse.words, one.first - 1
    while at > begin and words[at].upos == "ADV" and words[at].lower not in _words("adverb") and words[at].lower.endswith("ly"):
        at -= 1
    if at < begin:
        return "", None
    word = words[at]
    if word.lower in _words("adverb"):
        before = words[at - 1] if at > begin else None
        if before is None or before.upos != "VERB":
            return _words("adverb")[word.lower], _verb_of(parse, before)
        if before.lemma in _words("beside") or before.lemma in _words("plain"):
            return _words("adverb")[word.lower], before
        return "", None  # rounded up 12 people
    if word.lower == "by":
        return _by(parse, at, begin)
    if word.upos == "VERB" and one.measure not in _MOVED and word.lemma in _words("plain"):
        return _words("plain")[word.lemma], word
    if word.upos == "VERB" and _of_market(one) and word.lemma in _words("market"):
        return _words("market")[word.lemma], word
    if word.lower == "of" and at > begin and words[at - 1].upos == "NOUN" and words[at - 1].lemma in _words("noun"):
        return _words("noun")[words[at - 1].lemma], None
    return "", None


def _by(parse: Parse, by: int, begin: int) -> tuple[str, Word | None]:
    """The verb of change before "by", its object between: "cut its rate by", "was lowered by"."""
    for at in range(by - 1, max(begin, by - _FAR) - 1, -1):
        word = parse.words[at]
        if word.upos == "VERB":
            told = _words("by").get(word.lemma) or _words("plain").get(word.lemma)
            return (told, word) if told else ("", None)
        if word.upos not in _PLAIN or word.text in (";", ":"):
            return "", None
    return "", None


def _behind(parse: Parse, one: Draft, end: int) -> str:
    """The direction that the words behind the figure tell: "a 14 percent rise", "12 percent higher"."""
    words, at = parse.words, one.last + 1
    if one.measure == "share" and one.noun is not None and words[one.noun].lemma in _words("noun"):
        return _words("noun")[words[one.noun].lemma]
    if at >= end or one.measure in ("", "things", *_MOVED):
        return ""
    if words[at].lower in _words("comparative"):
        return _words("comparative")[words[at].lower]
    while at + 1 < end and (words[at].upos == "ADJ" or words[at].text == "-"):
        at += 1
    return _words("noun").get(words[at].lemma, "") if words[at].upos == "NOUN" and one.measure != "money" else ""


def _of_market(one: Draft) -> bool:
    return one.measure in _MARKET or one.unit in ("%", "point", "percentage point", "basis point")


def _verb_of(parse: Parse, before: Word | None) -> Word | None:
    return before if before is not None and before.upos == "AUX" else None


def _subject(parse: Parse, verb: Word) -> str:
    """The noun that rose or fell; of a form of be, the subject of what it stands with."""
    head = parse.words[verb.head] if verb.relation in ("cop", "aux") else verb
    thing = next((kid for kid in parse.children(verb) if kid.relation == "obj"), None)
    if thing is not None and verb.lemma in _words("by"):  # the bank cut its rate
        return thing.lemma if thing.upos == "NOUN" else ""
    found = next((kid for one in (verb, head) for kid in parse.children(one) if kid.relation.startswith("nsubj")), None)
    return found.lemma if found is not None and found.upos == "NOUN" else ""
