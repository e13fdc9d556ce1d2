"""Nouns that bring somebody's words: "media reports that P", "an admission by X that P", "a statement from X saying P", "fears P".

Here: noun cues with a clause. Not here: verbs (the encoder pairs them).
"""

from __future__ import annotations

from functools import cache

from secondlead.lexicon import index, table
from secondlead.model.parse import FINITE, Parse, Word
from secondlead.model.spans import Span
from secondlead.statements.draft import BY_NOUN, Draft
from secondlead.statements.joints import joints
from secondlead.statements.nest import speaks
from secondlead.statements.phrases import clause_end, noun_phrase_from, span_of

_CUT = frozenset({",", ";", "--", "–", "—"})


_SUBJECT = frozenset({"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_TIME = frozenset(index("days_of_saying")) | joints("day") | joints("time")


@cache
def _nouns() -> dict[str, frozenset[str]]:
    return {row["lemma"]: frozenset(row["sorts"].split("|")) for row in table("cues") if row["part"] == "noun"}


@cache
def _speakers() -> frozenset[str]:
    return frozenset(index("source_nouns"))


def noun_cues(parse: Parse) -> list[Draft]:
    """A draft for each noun of saying or thinking that a clause follows: "that P"; "saying P" behind its speaker; P itself ("fears P")."""
    found = []
    for word in parse.words:
        if word.upos == "VERB" and word.index == parse.sentences[word.sentence].first and word.lower.endswith("s"):
            word = word._replace(upos="NOUN", lemma=word.lower[:-1])  # "Hopes that ... have faded": no verb opens a sentence so
        if word.upos != "NOUN" or word.lemma not in _nouns():
            continue
        stop = clause_end(parse, word.index)
        source, at = _speaker(parse, word, stop)
        at = _past_day(parse, at, stop)
        told = _opens(parse, word, at, stop, spoken=source is not None)
        if told is None:
            continue
        content = _clause(parse, told, _main_verb(parse, word, told, stop))
        if content:
            before, cue = _before(parse, word)
            found.append(Draft(source or before, cue, (content,), BY_NOUN, "noun"))
    return found


def _speaker(parse: Parse, noun: Word, stop: int) -> tuple[Span | None, int]:
    """Who is named behind the noun ("from X", "by X", "of X" where X can speak), and the place after; a day may stand before."""
    at = noun.index + 1
    opener = _past_day(parse, at, stop)
    if opener >= stop or parse.words[opener].lower not in joints("speaker"):
        return None, at
    source = noun_phrase_from(parse, opener + 1, stop)
    words = parse.words_in(source) if source else ()
    end = next((i for i, w in enumerate(words) if w.lower == "that" and i), len(words))  # "by the bottler that": taken for a pronoun
    words = words[:end]
    spoken_of = parse.words[opener].lower == "of" and "of" not in _nouns()[noun.lemma]
    if not words or (spoken_of and words[-1].lemma not in _speakers()):
        return None, at
    return span_of(parse, words), words[-1].index + 1


def _past_day(parse: Parse, at: int, stop: int) -> int:
    """Behind "on Monday", "this week", "last year" between a noun and what it brings."""
    here = at
    while here < stop and here < at + 3 and parse.words[here].lower in _TIME:
        here += 1
    return here if here > at and parse.words[here - 1].lower not in joints("day") else at


def _opens(parse: Parse, noun: Word, at: int, stop: int, *, spoken: bool) -> int | None:
    """The word at which the clause of a noun opens, or None: "that" with a subject of its own behind it; "saying"; a bare clause."""
    if at + 2 >= stop:
        return None
    word, after = parse.words[at], parse.words[at + 1]
    if word.lower == "that":
        return at if word.xpos != "WDT" or (after.upos in _SUBJECT and (spoken or not _made(parse, at, stop))) else None
    if word.text == "," and _saying(after):
        at, word = at + 1, after
    if _saying(word):
        return at + 1 if spoken else None
    bare = "bare" in _nouns()[noun.lemma] and at == noun.index + 1 and word.upos in _SUBJECT and word.text != noun.text
    verb = next((i for i in range(at, min(at + 9, stop)) if parse.words[i].xpos in FINITE or parse.words[i].upos == "PUNCT"), stop)
    plain = bare and verb < stop and parse.words[verb].xpos in FINITE and parse.words[verb].index > at
    return at if plain and not any(w.xpos in ("WDT", "WP", "IN") and w.lower in joints("link") for w in parse.words[at:verb]) else None


def _saying(word: Word) -> bool:
    return word.lower.endswith("ing") and word.upos == "VERB" and speaks(word)


def _made(parse: Parse, at: int, stop: int) -> bool:
    """ "The claim that she made (was false)": a relative clause, whose verb lacks what it takes."""
    verb = next((i for i in range(at + 1, stop) if parse.words[i].upos == "VERB"), stop)
    return verb + 1 >= stop or parse.words[verb + 1].upos in ("AUX", "VERB", "PUNCT")


def _main_verb(parse: Parse, noun: Word, at: int, stop: int) -> int:
    """Where the clause ends that the noun is the subject of: before its main verb, if that follows."""
    verb = parse.words[noun.head]
    if noun.relation not in ("nsubj", "nsubj:pass") or verb.index <= at + 1:
        return _second_verb(parse, noun, at, stop)
    first = verb.index
    while first - 1 > at and parse.words[first - 1].upos in ("AUX", "PART", "ADV"):
        first -= 1
    return first if any(w.xpos in FINITE for w in parse.words[at + 1 : first]) else stop


def _second_verb(parse: Parse, noun: Word, at: int, stop: int) -> int:
    """The same by word order: a noun before any verb is the subject, and the second finite verb, right behind a noun, is its own."""
    sentence = parse.sentences[noun.sentence]
    if any(w.xpos in FINITE for w in parse.words[sentence.first : noun.index]):
        return stop
    verbs = [i for i in range(at + 1, stop) if parse.words[i].xpos in FINITE]
    own = [
        i
        for i in verbs[1:]
        if parse.words[i - 1].upos in ("NOUN", "PROPN", "ADV", "NUM", "ADJ", "VERB")
        and parse.words[i - 1].lower not in ("which", "who", "that")
    ]
    chained = own and any(w.lower in joints("chains") for w in parse.words[at + 1 : own[0]])
    return own[0] if own and not chained else stop


def _clause(parse: Parse, at: int, stop: int) -> Span | None:
    """The that-clause from word `at`: up to a comma that opens a relative clause or a new main clause."""
    last, verbs = at, 0
    while last < stop:
        word = parse.words[last]
        verbs += word.xpos in FINITE
        if word.text in _CUT and verbs and last + 1 < stop and _leaves(parse.words[last + 1]):
            break
        last += 1
    return span_of(parse, parse.words[at:last]) if verbs else None


def _leaves(word: Word) -> bool:
    return word.lower in joints("leaves") or word.xpos == "WDT"


def _before(parse: Parse, noun: Word) -> tuple[Span | None, Span]:
    """(the noun that says who, the cue): "media reports", "the ministry's denial", "his fear"; adjectives join the cue."""
    sentence = parse.sentences[noun.sentence]
    first = noun.index
    while first - 1 >= sentence.first and parse.words[first - 1].upos == "ADJ":
        first -= 1
    cue = span_of(parse, parse.words[first : noun.index + 1])
    at = first - 1
    if at >= sentence.first and parse.words[at].lower in ("'s", "'"):
        end = at
        at -= 1
        while at - 1 >= sentence.first and parse.words[at - 1].upos in ("NOUN", "PROPN", "ADJ", "DET", "NUM"):
            at -= 1
        return span_of(parse, parse.words[at:end]), cue
    if at >= sentence.first and parse.words[at].xpos == "PRP$":
        return span_of(parse, parse.words[at : at + 1]), cue
    end = at
    while at >= sentence.first and parse.words[at].upos in ("NOUN", "PROPN"):
        at -= 1
    if at < end:
        return span_of(parse, parse.words[at + 1 : end + 1]), span_of(parse, parse.words[end + 1 : noun.index + 1])
    return None, cue
