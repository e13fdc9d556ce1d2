"""Nouns that bring somebody's words: "media reports that P", "a denial that P", "warnings from the agency that P".

Here: noun cues with a that-clause. Not here: verbs (the encoder pairs them).
"""

from __future__ import annotations

from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import Parse, Word
from secondlead.model.spans import Span
from secondlead.statements.draft import Draft
from secondlead.statements.phrases import clause_end, noun_phrase_from, span_of

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CUT = frozenset({",", ";", "--", "–", "—"})


@cache
def _nouns() -> frozenset[str]:
    return frozenset(row["lemma"] for row in table("cues") if row["part"] == "noun")


def noun_cues(parse: Parse) -> list[Draft]:
    """A draft for each noun of saying or thinking that is followed by a that-clause."""
    found = []
    for word in parse.words:
        if word.upos != "NOUN" or word.lemma not in _nouns():
            continue
        stop = clause_end(parse, word.index)
        at = word.index + 1
        source: Span | None = None
        if at < stop and parse.words[at].lower in ("from", "by") and (source := noun_phrase_from(parse, at + 1, stop)):
            at = parse.words_in(source)[-1].index + 1
        if at >= stop or parse.words[at].lower != "that" or parse.words[at].xpos == "WDT":
            continue
        content = _clause(parse, at, _main_verb(parse, word, at, stop))
        if content:
            before, cue = _before(parse, word)
            found.append(Draft(source or before, cue, (content,), 0.6, "noun"))
    return found


def _main_verb(parse: Parse, noun: Word, at: int, stop: int) -> int:
    """Where the clause ends that the noun is the subject of: before its main verb, if that follows."""
    verb = parse.words[noun.head]
    if noun.relation not in ("nsubj", "nsubj:pass") or verb.index <= at + 1:
        return _second_verb(parse, noun, at, stop)
    first = verb.index
    while first - 1 > at and parse.words[first - 1].upos in ("AUX", "PART", "ADV"):
        first -= 1
    return first if any(w.xpos in ("VBD", "VBZ", "VBP", "MD") for w in parse.words[at + 1 : first]) else stop


def _second_verb(parse: Parse, noun: Word, at: int, stop: int) -> int:
    """The same by word order: a noun before any verb is the subject, and the second finite verb, right behind a noun, is its own."""
    sentence = parse.sentences[noun.sentence]
    if any(w.xpos in _FINITE for w in parse.words[sentence.first : noun.index]):
        return stop
    verbs = [i for i in range(at + 1, stop) if parse.words[i].xpos in _FINITE]
    own = [
        i
        for i in verbs[1:]
        if parse.words[i - 1].upos in ("NOUN", "PROPN", "ADV", "NUM") and parse.words[i - 1].lower not in ("which", "who", "that")
    ]
    chained = own and any(
        w.lower in ("which", "who", "and", "but", "that", "because", "after", "if", "when", "while", "as")
        for w in parse.words[at + 1 : own[0]]
    )
    return own[0] if own and not chained else stop


def _clause(parse: Parse, at: int, stop: int) -> Span | None:
    """The that-clause from word `at`: up to a comma that opens a relative clause or a new main clause."""
    last, verbs = at, 0
    while last < stop:
        word = parse.words[last]
        verbs += word.xpos in ("VBD", "VBZ", "VBP", "MD")
        if word.text in _CUT and verbs and last + 1 < stop and _leaves(parse.words[last + 1]):
            break
        last += 1
    return span_of(parse, parse.words[at:last]) if verbs else None


def _leaves(word: Word) -> bool:
    return word.lower in ("which", "who", "whose", "while", "but", "although", "though", "according", "citing") or word.xpos == "WDT"


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
