"""What a quantity is a number of: killed, injured, missing, votes, trip ...

Here: outcomes (counted_outcomes.tsv) beside the number, in its verb, or far from it ("the death toll rose to 41"); the thing that a
measure is of. Not here: of whom and where (scope.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import Parse, Word
from secondlead.reading.quantities.company import of_sort
from secondlead.reading.quantities.draft import Draft
from secondlead.reading.quantities.nouns import noun_from

FAR = 14  # words between a counted noun and its number, or between those counted and what befell them
Outcome = tuple[str, str]  # counts, who


@cache
def outcomes(way: str) -> dict[str, Outcome]:
    """{form: (counts, who)} of one way."""
    return {row["form"]: (row["counts"], row["who"]) for row in table("counted_outcomes") if row["way"] == way}


@cache
def all_outcomes() -> frozenset[str]:
    """Every name of an outcome: killed, injured, missing ..."""
    return frozenset(row["counts"] for row in table("counted_outcomes"))


def counted(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Each draft with what it counts; a part ("among them six children") and a further number take it over from the one before.

    The first that speaks: 1 an age, a measure written on to a noun; 2 an outcome beside the number or its noun; 3 the verb that it is the
    object of; 4 what befell it, behind; 5 the counted noun before ("the toll rose to 41"); 6 the number before, in a list or a part;
    7 the thing measured, or the noun itself.
    """
    done: list[Draft] = []
    for one in drafts:
        if one.counts:
            done.append(one)
            continue
        end = parse.sentences[parse.words[one.first].sentence].last
        begin = parse.sentences[parse.words[one.first].sentence].first
        if one.measure == "" and done and done[-1].first >= begin and done[-1].measure == "things" and _of_them(parse.words, one, end):
            one = replace(one, unit=done[-1].unit, measure="things")
        if one.measure in ("", "things") and one.joined != "adjective":
            found = (
                _of_tree(parse, one)
                or _beside(parse.words, one, end)
                or _object(parse.words, one, begin)
                or _befell(parse.words, one, end)
                or _toll(parse.words, one, begin)
                or _carried(parse.words, one, done, begin)
                or (outcomes("people").get(parse.words[one.noun].lower) if one.noun is not None else None)
            )
            if found:
                counts, who = found
                unit = one.unit or {"people": "person", "bodies": "body", "cases": "case"}.get(who, "")
                if counts != "aboard" or one.noun is not None or not one.unit:
                    done.append(replace(one, counts=counts, unit=unit, measure="things"))
                    continue
        done.append(replace(one, counts=_thing(parse, one, begin, end)))
    return done


def _of_tree(parse: Parse, one: Draft) -> Outcome | None:
    """What those counted underwent, as the tree has it: the subject of a passive or of an intransitive verb, over a list or a clause."""
    words = parse.words
    word = words[one.noun] if one.noun is not None else words[one.figure.last]
    if _whole(words, one):
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


def _beside(words: Sequence[Word], one: Draft, end: int) -> Outcome | None:
    """41 dead, 41 deaths, 12 wounded soldiers, five people missing, 30 people injured when ..."""
    noun = outcomes("noun")
    if one.noun is not None:
        if words[one.noun].lower in noun:
            return noun[words[one.noun].lower]
        for word in words[one.figure.last + 1 : one.noun]:
            if word.lower in outcomes("state"):
                return outcomes("state")[word.lower]
            if word.xpos in ("VBN", "JJ", "VBD") and word.lower in outcomes("transitive"):
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
    if word.lower in outcomes("transitive") and word.xpos in ("VBN", "VBD", "JJ") and not _object_follows(words, at + 1):
        return outcomes("transitive")[word.lower]
    return None


def _object_follows(words: Sequence[Word], at: int) -> bool:
    """Whether what stands there is an object: "five men injured a guard" does not count the injured."""
    if at >= len(words) or words[at].sentence != words[at - 1].sentence:
        return False
    return words[at].upos in ("DET", "NUM", "PRON", "PROPN", "NOUN") and words[at].xpos not in ("WDT", "WP", "WRB") and not _day(words[at])


def _day(word: Word) -> bool:
    return word.lower in of_sort("weekday") or word.lower in of_sort("scope alone")


def _object(words: Sequence[Word], one: Draft, begin: int) -> Outcome | None:
    """killing 12, have injured at least 30, left 41 dead (beside), claimed 41 lives, rescued another 12."""
    at = one.first - 1
    if at > begin and words[at].lower == "of":
        noun = outcomes("noun").get(words[at - 1].lower)
        return noun if noun and noun[1] != "cases" else None
    while at >= begin and words[at].lower in of_sort("other") | of_sort("passing") | of_sort("before object"):
        at -= 1
    if at < begin:
        return None
    if words[at].lower in outcomes("state") and at > begin and words[at - 1].upos == "VERB" and not _passive(words, at - 1, begin):
        return outcomes("state")[words[at].lower]  # shot dead two
    word = words[at]
    active = word.upos in ("VERB", "ADJ", "AUX") or word.xpos.startswith("VB")
    found = outcomes("transitive").get(word.lower)
    if found and active and not _passive(words, at, begin):
        return found
    if word.lower in of_sort("claims") and one.noun is not None and words[one.noun].lower in of_sort("lives"):
        return outcomes("noun")["deaths"]
    return None


def _passive(words: Sequence[Word], at: int, begin: int) -> bool:
    """Whether a form of be stands before the participle: "were killed 12 days later"."""
    for word in reversed(words[max(begin, at - 3) : at]):
        if word.lemma in ("be", "get") or word.lower in ("been", "being"):
            return True
        if word.upos not in ("ADV", "PART", "AUX"):
            return False
    return False


def _befell(words: Sequence[Word], one: Draft, end: int) -> Outcome | None:
    """What those counted underwent, in the first verb behind them: "41 people, among them six children, were killed", "12 are missing"."""
    if _whole(words, one):
        return None
    at, stop = one.last + 1, min(end, one.last + 1 + 2 * FAR)
    carried = False  # over a list's "and": the verb speaks of all that stand before it
    while at < stop:
        word = words[at]
        if word.xpos in ("WP", "WDT") and at > one.last + 2:
            return None
        if word.text in (",", "(", "—", "–", "--"):
            closing = ")" if word.text == "(" else word.text
            far = next((i for i in range(at + 1, min(stop, at + FAR)) if words[i].text == closing), None)
            if far is not None and (
                words[at + 1].lower in of_sort("part")
                or word.text == "("
                or words[at + 1].lower in ("most", "many", "some", "mostly", "all")
            ):
                at = far + 1
                continue
            if far is None and word.text != ",":
                return None
        elif word.upos == "AUX" or word.lemma == "be" or word.xpos == "MD":
            return _state(words, at, end)
        elif word.lower in outcomes("intransitive") and word.xpos in ("VBD", "VBP", "VBZ", "VB", "VBG", "VBN") and word.upos == "VERB":
            return outcomes("intransitive")[word.lower]
        elif (
            word.upos == "VERB"
            and word.xpos in ("VBD", "VBP", "VBZ")
            and word.lemma in ("remain", "go", "get", "feel", "lie", "stay", "be")
        ):
            return _state(words, at, end)
        elif word.upos == "VERB" and word.xpos in ("VBD", "VBP", "VBZ"):
            return None
        elif word.text in (":", ";"):
            return None
        elif word.upos == "CCONJ":
            carried = True
        at += 1
    del carried
    return None


def _whole(words: Sequence[Word], one: Draft) -> bool:
    """Whether the number is a whole of which others are told: "of the 52 passengers, 41 were rescued", "41 of the 52 passengers"."""
    at = one.first - 1
    while at > 0 and words[at].upos == "DET":
        at -= 1
    if at < 0 or words[at].lower not in ("of", "out") or words[at].sentence != words[one.first].sentence:
        return False
    first = at == 0 or words[at - 1].sentence != words[at].sentence
    return first or words[at - 1].upos in ("NUM", "PRON", "CCONJ", "PUNCT") or words[at - 1].text[0].isdigit()


def _state(words: Sequence[Word], at: int, end: int) -> Outcome | None:
    """The participle or adjective of a verb group: "were reported killed", "are feared dead", "have died", "were believed to be trapped"."""
    for index in range(at, min(end, at + 8)):
        word = words[index]
        for way in ("state", "intransitive", "transitive"):
            found = outcomes(way).get(word.lower)
            if found and (way != "intransitive" or word.upos == "VERB"):
                if way == "transitive" and (word.xpos not in ("VBN", "VBD", "JJ") or not _be_before(words, at, index)):
                    return None
                return found
        passing = (
            word.upos in ("AUX", "ADV", "PART")
            or word.lemma in ("be", "get", "go", "remain", "feel", "lie", "stay")
            or word.lower in of_sort("told as")
        )
        if not passing:
            return None
    return None


def _be_before(words: Sequence[Word], at: int, index: int) -> bool:
    return any(word.lemma in ("be", "get", "remain", "lie", "stay") or word.lower in of_sort("told as") for word in words[at:index])


def _toll(words: Sequence[Word], one: Draft, begin: int) -> Outcome | None:
    """the death toll rose to 41, deaths reached 41, put the number of dead at 41, a toll of 41, the number of people killed was 41."""
    if one.measure == "things" and one.noun is not None:
        return None
    before = one.first - 1
    while before > begin and words[before].lower in of_sort("passing"):
        before -= 1
    if before < begin or words[before].lower not in of_sort("reach"):
        return None
    for at in range(before - 1, max(begin, before - FAR) - 1, -1):
        word = words[at]
        found = outcomes("noun").get(word.lower) or (
            outcomes("state").get(word.lower) if at and words[at - 1].lower in of_sort("before the dead") else None
        )
        if not found and word.xpos in ("VBN", "VBD") and at and words[at - 1].lower in of_sort("those counted"):
            found = outcomes("transitive").get(word.lower)
        if found:
            return found
        if word.text in (";", ":") or word.lower in ("who", "which"):
            return None
    return None


def _carried(words: Sequence[Word], one: Draft, done: Sequence[Draft], begin: int) -> Outcome | None:
    """What the number before counts, where this one is a part of it ("including six children") or stands in its list ("and two guards")."""
    if not done or done[-1].first < begin or done[-1].measure not in ("things", "area"):
        return None
    earlier = done[-1]
    if earlier.measure == "area" and one.noun is not None and [word.lower for word in words[earlier.last + 1 : one.first]][-1:] == ["and"]:
        return _object(words, earlier, begin)
    outcome = next(
        (
            who
            for way in ("noun", "transitive", "state", "intransitive")
            for counts, who in outcomes(way).values()
            if counts == earlier.counts
        ),
        None,
    )
    gap = words[earlier.last + 1 : one.first]
    if outcome is None or len(gap) > FAR:
        return None
    part = next((i for i, word in enumerate(gap) if word.lower in of_sort("part")), None)
    if part is not None and not any(word.xpos in ("VBD", "VBZ", "VBP") for word in gap[part:]):
        return earlier.counts, outcome
    if one.noun is None and gap and not one.unit:
        before, behind = gap[-1], words[one.last + 1 : one.last + 3]
        if before.lower in of_sort("against") and any(word.lower in of_sort("compared") for word in gap):
            return earlier.counts, outcome  # nine people died, up from four
        if before.upos == "CCONJ" and behind and behind[0].upos == "ADP" and not any(word.upos in ("VERB", "AUX") for word in gap):
            return earlier.counts, outcome  # killed five in Castrel and nine in Verrin
    if gap and all(word.text == "," or word.upos == "CCONJ" for word in gap) and one.noun is not None:
        return earlier.counts, outcome
    return None


def _thing(parse: Parse, one: Draft, begin: int, end: int) -> str:
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
    return _subject(parse, one)


def _of_them(words: Sequence[Word], one: Draft, end: int) -> bool:
    """96 of them, 12 of whom: of what the number before counts."""
    behind = words[one.last + 1 : min(end, one.last + 3)]
    return len(behind) == 2 and behind[0].lower == "of" and behind[1].upos == "PRON" and behind[1].lower in of_sort("them")


def _plural_of(parse: Parse, one: Draft) -> str:
    """41 of the 52 passengers: the noun behind."""
    for word in parse.words[one.last + 1 : one.last + 8]:
        if word.upos in ("NOUN", "PROPN") and word.xpos in ("NNS", "NNPS", "NN"):
            return word.lower
    return one.unit


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
        noun = noun_from(words, at, end)
        if noun is not None and words[noun].upos == "NOUN" and not _day(words[noun]) and words[noun].lower not in of_sort("not counted"):
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
            and not _day(words[noun])
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
    """The subject of a verb of measure that the quantity hangs on ("the trip is expected to take 20 hours")."""
    words = parse.words
    word = words[one.noun if one.noun is not None else one.figure.last]
    measured = False
    for _ in range(6):
        measured = measured or any(child.relation == "cop" for child in parse.children(word))  # the wall is 12 kilometers long
        if measured or word.upos in ("VERB", "AUX") or word.lemma == "be":
            measured = measured or word.lower in of_sort("measures")
            subject = next((child for child in parse.children(word) if child.relation.startswith("nsubj")), None) if measured else None
            if subject is not None and subject.index < one.first:
                if subject.upos == "NOUN":
                    return subject.lemma
                if subject.xpos not in ("WDT", "WP") or words[word.head].upos != "NOUN":
                    return ""
                return words[word.head].lemma
        if word.head == word.index:
            break
        word = words[word.head]
    return ""
