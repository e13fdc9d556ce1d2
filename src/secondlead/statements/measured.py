"""Figures put forward: "X put the toll at 17", "the toll, which X put at 17", "X on Monday estimated it at 30".

Here: the clause around a verb of measuring and its "at", read by word order. Not here: the passive ("was put at 17 by X", verbs.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import FINITE, TENSED, Parse, Sentence, Word
from secondlead.model.spans import Span, cut
from secondlead.statements.draft import BY_ORDER, Draft
from secondlead.statements.joints import joints
from secondlead.statements.nest import group
from secondlead.statements.nominal import is_day, phrase_of, source_like
from secondlead.statements.phrases import clause_end, noun_phrase_before, span_of, whole_subject

_AT = 14  # words from the verb to its "at": "put the number of people who lost their homes in the storm at"
_FIGURE = 4  # words from "at" to the figure: "at more than $40"


@cache
def measuring() -> frozenset[str]:
    """Verbs that put something "at" a figure, as lemmas."""
    rows = [row["pattern"] for row in table("cue_frames") if row["later"] == "at"]
    return frozenset(word for pattern in rows for word in pattern.split()[0].split("|"))


def measured(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """The drafts, each figure put forward a draft of its own: who puts it, and what at how much; taken from who only stands beside it."""
    out = list(drafts)
    for sentence in parse.sentences:
        for verb in parse.words_of(sentence):
            if verb.lemma in measuring() and verb.upos == "VERB" and verb.xpos in TENSED | {"VBN"} and (one := _put(parse, sentence, verb)):
                known = next((other for other in out if _same(other, one) and _agrees(other, one)), None)
                out = [_beside(parse, other, one) for other in out if not _same(other, one)]
                out.append(replace(known, content=one.content) if known else one)
    return out


def _put(parse: Parse, sentence: Sentence, verb: Word) -> Draft | None:
    stop = clause_end(parse, verb.index)
    at = next(
        (i for i in range(verb.index + 1, min(verb.index + _AT, stop)) if parse.words[i].lower == "at" and _counts(parse, i, stop)), None
    )
    verbs = group(parse, verb, sentence.first)
    if at is None or any(w.text in (",", ";") for w in parse.words[verb.index : at]) or any(w.lemma == "be" for w in verbs):
        return None
    first = verbs[0].index
    if first - 2 >= sentence.first and is_day(parse.words[first - 1]):  # "The ministry on Tuesday put"
        first -= 1 + (parse.words[first - 2].lower == "on")
    told = cut(parse.report.text, parse.words[verb.index + 1].start, parse.words[_end(parse, at, stop) - 1].end)
    cue = span_of(parse, verbs)
    if at > verb.index + 1:
        source = whole_subject(parse, first, sentence.first)
        return Draft(source, cue, (told,), BY_ORDER, "verb") if source and _speaks(parse, source) else None
    who = noun_phrase_before(parse, first, sentence.first)
    what, source = _antecedent(parse, parse.words_in(who) if who else (), sentence)
    return Draft(source, cue, (what, told), BY_ORDER, "verb") if what and source and _speaks(parse, source) else None


def _counts(parse: Parse, at: int, stop: int) -> bool:
    """Whether a figure follows."""
    return any(w.upos == "NUM" or w.text[:1].isdigit() for w in parse.words[at + 1 : min(at + 1 + _FIGURE, stop)])


def _end(parse: Parse, at: int, stop: int) -> int:
    """Where the figure's clause ends: before a semicolon, or a comma or "but" behind which another clause begins."""
    for i in range(at + 1, stop):
        word = parse.words[i]
        if word.text == ";" or word.lower in joints("contrary"):
            return i
        if word.text == "," and i + 1 < stop:
            rest = parse.words[i + 1 : stop]
            if rest[0].xpos == "VBG" or any(
                w.xpos in FINITE for w in rest[: next((n for n, w in enumerate(rest) if w.text == ","), len(rest))]
            ):
                return i
    return stop


def _antecedent(parse: Parse, who: Sequence[Word], sentence: Sentence) -> tuple[Span | None, Span | None]:
    """What is put at a figure and who puts it: "The toll, | which | the ministry" and "a figure | the ministry"."""
    if not who:
        return None, None
    opened = next((i for i, w in enumerate(who) if w.lower in joints("relative")), None)
    if opened is None:
        before = who[0].index - 1
        relative = before > sentence.first and parse.words[before].lower in joints("relative")
        joint = next((i for i in range(len(who) - 1, 0, -1) if who[i].upos == "DET" and not relative), None)
        if joint is not None:  # two noun phrases side by side
            return span_of(parse, list(who[:joint])), span_of(parse, list(who[joint:]))
        if not relative:
            return None, None
        puts, edge = who, before
    else:
        puts, edge = who[opened + 1 :], who[opened].index
    edge -= parse.words[edge - 1].text == ","
    return noun_phrase_before(parse, edge, sentence.first), span_of(parse, list(puts)) if puts else None


def _speaks(parse: Parse, source: Span) -> bool:
    told = phrase_of(parse.words_in(source), frozenset())
    return told is not None and source_like(told.core, told.noun, frozenset())


def _same(other: Draft, one: Draft) -> bool:
    """Whether a draft tells of the same verb, or was made of its subject and object alone."""
    return bool(one.cue and other.cue and other.cue.overlaps(one.cue))


def _agrees(other: Draft, one: Draft) -> bool:
    """Whether a draft of the same verb has its source, and some of its content."""
    beside = any(part.overlaps(own) for part in other.content for own in one.content)
    return beside and other.source is not None and one.source is not None and other.source.overlaps(one.source)


def _beside(parse: Parse, other: Draft, one: Draft) -> Draft:
    """other without a clause of measuring that only stands beside what it tells ("X said P; Y put the figure at 30")."""
    whole = cut(parse.report.text, one.start, max(part.end for part in one.content))
    first = parse.words_in(whole)[0]
    before = parse.words[first.index - 1] if first.index else first
    joined = before.text == ";" or before.lower in joints("contrary")
    if other.cue is None or other.cue.end > whole.start or not joined or len(one.content) > 1:
        return other
    kept = []
    for part in other.content:
        if not part.overlaps(whole):
            kept.append(part)
        elif part.start < whole.start:
            words = [w for w in parse.words_in(part) if w.end <= whole.start]
            while len(words) > 1 and (words[-1].text in (";", ",") or words[-1].lower in joints("contrary")):
                words.pop()
            kept.append(span_of(parse, words))
    return replace(other, content=tuple(kept)) if kept else other
