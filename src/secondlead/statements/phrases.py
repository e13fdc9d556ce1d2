"""Noun phrases, subjects and clauses, by the tree where it helps and by word order where it does not.

Here: questions about places in a sentence. Not here: what they are asked for.
"""

from __future__ import annotations

from secondlead.model.parse import Parse, Word
from secondlead.model.spans import Span, cut
from secondlead.statements.sourcewords import noun_at_end

_INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "SYM"})
_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl"})


def span_of(parse: Parse, words: tuple[Word, ...] | list[Word]) -> Span:
    """From the first of the words to the last, without a comma or dash at either edge."""
    kept = list(words)
    while len(kept) > 1 and kept[-1].text in (",", ";", ":", "-", "--", "–", "—"):
        kept.pop()
    while len(kept) > 1 and kept[0].text in (",", ";", ":", "-", "--", "–", "—"):
        kept.pop(0)
    return cut(parse.report.text, kept[0].start, kept[-1].end)


def run_of(parse: Parse, word: Word, low: int, high: int) -> tuple[Word, ...]:
    """The unbroken run of word's subtree around it, within word indices [low, high)."""
    inside = {w.index for w in parse.subtree(word)}
    first = last = word.index
    while first - 1 >= low and first - 1 in inside:
        first -= 1
    while last + 1 < high and last + 1 in inside:
        last += 1
    return parse.words[first : last + 1]


def subject(parse: Parse, verb: Word, low: int | None = None) -> Span | None:
    """The subject's noun phrase of a verb (or of the verb that it shares one with), else the noun phrase that ends before it."""
    sentence = parse.sentences[verb.sentence]
    floor = max(sentence.first, low if low is not None else sentence.first)
    at, seen = verb, {verb.index}
    while True:
        found = [w for w in parse.children(at) if w.relation in _SUBJECT and w.index >= floor and w.lower != "there"]
        if found:
            return span_of(parse, _without_clauses(parse, run_of(parse, found[0], floor, sentence.last), verb))
        if (
            at.relation in ("xcomp", "conj", "aux", "aux:pass", "cop", "advcl", "ccomp", "parataxis")
            and at.head not in seen
            and at.relation != "ccomp"
        ):
            at = parse.words[at.head]
            seen.add(at.index)
            continue
        break
    return noun_phrase_before(parse, verb.index, floor)


def _without_clauses(parse: Parse, words: tuple[Word, ...], verb: Word) -> list[Word]:
    """A subject that swallowed the verb by a wrong tree is cut before it."""
    return [w for w in words if w.index < verb.index] or list(words) if words and words[0].index < verb.index else list(words)


def noun_phrase_before(parse: Parse, index: int, floor: int) -> Span | None:
    """The noun phrase that ends just before word `index`, over auxiliaries, adverbs and a comma's apposition."""
    at = index - 1
    while at >= floor and parse.words[at].upos in ("AUX", "ADV", "PART"):
        at -= 1
    end = at
    while at >= floor and (
        parse.words[at].upos in _INSIDE
        or parse.words[at].lower in ("'s", "of", "-", "for", "in", "at", "’s")
        or (parse.words[at].text == "'" and at < end)
    ):
        at -= 1
    first = at + 1
    while first <= end and parse.words[first].lower in ("of", "for", "in", "at", "-", "'s"):
        first += 1
    return span_of(parse, parse.words[first : end + 1]) if first <= end else None


def whole_subject(parse: Parse, index: int, floor: int) -> Span | None:
    """The noun phrase that ends just before word `index`, and an apposition between commas that closes it ("The owner, Sorrel Line,")."""
    at = index - 1
    while at > floor and parse.words[at].upos in ("AUX", "ADV", "PART"):
        at -= 1
    apposed = parse.words[at].text == ","
    comma = next((i for i in range(at - 1, max(floor, at - 16), -1) if parse.words[i].text == ","), None) if apposed else None
    if comma is None or comma + 1 == at:
        return noun_phrase_before(parse, index, floor)
    head = noun_phrase_before(parse, comma, floor)
    first = _over_joint(parse, parse.words_in(head)[0].index, floor) if head else 0
    whole = cut(parse.report.text, parse.words[first].start, parse.words[at].end)  # with the comma that closes the apposition
    return whole if head else noun_phrase_before(parse, at, floor)


def _over_joint(parse: Parse, first: int, floor: int) -> int:
    """Where a subject begins that runs on before word `first`: "Both A and B", "The company that runs the mine"; else first."""
    before = first - 1
    relative = next((i for i in range(before, max(floor, before - 5), -1) if parse.words[i].lower in ("that", "which", "who")), None)
    if before > floor and parse.words[before].lower in ("and", "or", "nor"):
        whole = noun_phrase_before(parse, before, floor)
    elif before > floor and parse.words[before].upos == "VERB" and relative is not None:
        whole = noun_phrase_before(parse, relative, floor)
    else:
        whole = None
    start = parse.words_in(whole)[0].index if whole else first
    start -= start > floor and parse.words[start - 1].lower in ("both", "either", "neither")
    return start if start == floor else first


def noun_phrase_from(parse: Parse, index: int, ceiling: int) -> Span | None:
    """The noun phrase that begins at word `index`: nouns and what belongs to them, "of" phrases, "A or B" lists; apposition is left."""
    at, noun = index, False
    while at < ceiling:
        word = parse.words[at]
        if noun and word.lower == "that":
            break
        if word.upos in _INSIDE or word.lower in ("'s", "-", "of") or word.text in ("’s", "’", "'"):
            noun = noun or word.upos in ("NOUN", "PROPN", "PRON", "NUM", "DET")
        elif (
            word.lower in ("or", "and", "nor", "either", "both", "in") and noun and at + 1 < ceiling and parse.words[at + 1].upos in _INSIDE
        ):
            if word.lower == "in" and parse.words[at + 1].upos != "PROPN":
                break
        elif (
            (at > index and word.xpos in ("VBN", "VBG") and _before_noun(parse, at, ceiling))
            or (word.lower in ("either", "both", "any") and not noun)
            or (word.upos == "ADV" and not noun)
        ):
            pass
        else:
            break
        at += 1
    return span_of(parse, parse.words[index:at]) if noun and at > index else None


def past_hearer(parse: Parse, at: int, stop: int) -> int:
    """Behind whoever heard or printed the words: at the "that" that follows, else behind the noun phrase."""
    that = next((i for i in range(at, min(at + 10, stop)) if parse.words[i].lower == "that" and i > at), None)
    if that is not None:
        return that
    name = noun_phrase_from(parse, at, stop)
    return parse.words_in(name)[-1].index + 1 if name else at


def hears(parse: Parse, at: int, stop: int) -> bool:
    """Whether a hearer and a "that" follow ("told the family that", but not "told the truth that")."""
    that = next((i for i in range(at + 1, min(at + 10, stop)) if parse.words[i].lower == "that"), None)
    noun = parse.words[that - 1] if that is not None else None
    told = noun_at_end([noun.lower]) if noun else None
    return noun is not None and (noun.upos in ("PRON", "PROPN") or (told is not None and told.kind != "document"))


def _before_noun(parse: Parse, at: int, ceiling: int) -> bool:
    """Whether a participle stands between a determiner and its noun: "a leaked memo"."""
    opened = parse.words[at - 1].upos == "DET" or parse.words[at - 1].xpos in ("PRP$", "JJ", "CD")
    return opened and at + 1 < ceiling and parse.words[at + 1].upos in ("NOUN", "PROPN", "ADJ")


def clause_end(parse: Parse, index: int) -> int:
    """The word index (exclusive) where the sentence that holds word `index` ends, its final stop left out."""
    last = parse.sentences[parse.words[index].sentence].last
    while last - 1 > index and parse.words[last - 1].text in (".", "!", "?", "…", "..."):
        last -= 1
    return last
