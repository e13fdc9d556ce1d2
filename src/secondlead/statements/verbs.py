"""Verbs of saying that nobody has paired yet, read by word order: before, after, inside and inverted; and "according to".

Here: sentences (or halves of them) that hold a cue and no draft of it. Not here: what the encoder has already paired.
"""

from __future__ import annotations

from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import FINITE, TENSED, Parse, Sentence, Word
from secondlead.model.spans import Span
from secondlead.statements.adopt import CLOSERS
from secondlead.statements.draft import BY_NOUN, BY_ORDER, Draft
from secondlead.statements.joints import joints
from secondlead.statements.measured import measuring
from secondlead.statements.nest import group
from secondlead.statements.patterns import matches
from secondlead.statements.phrases import clause_end, noun_phrase_before, noun_phrase_from, span_of
from secondlead.statements.quotedas import QUOTES


@cache
def _said() -> frozenset[str]:
    return frozenset(row["lemma"] for row in table("cues") if row["part"] == "verb" and set(row["sorts"].split("|")) & {"say", "ask"})


@cache
def _according() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases by their first word."""
    phrases = [tuple(row["words"].split()) for row in table("source_phrases") if row["source"] == "after"]
    return {first: tuple(one for one in phrases if one[0] == first) for first in {one[0] for one in phrases}}


@cache
def _around() -> tuple[tuple[str, ...], ...]:
    """The phrases that hold their source: "by * account"."""
    return tuple(tuple(row["words"].split()) for row in table("source_phrases") if row["source"] == "inside")


def verb_cues(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """Drafts for cues in sentences where no draft has a cue, and in halves of sentences that drafts leave over."""
    cued = {parse.words_in(one.cue)[0].sentence for one in drafts if one.cue and one.source and one.content and parse.words_in(one.cue)}
    found: list[Draft] = []
    for number, sentence in enumerate(parse.sentences):
        if number in cued:
            continue
        one = _phrase(parse, sentence) or _verb(parse, sentence) or _passive(parse, sentence) or _frame(parse, sentence)
        one = one or _put_by(parse, sentence)
        if one:
            found.append(one)
    return found


def cited_first(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """ "Citing doctors, the paper put the toll at nine", told as the doctors' words: they are the paper's."""
    out = list(drafts)
    for draft in drafts:
        cue = parse.words_in(draft.cue) if draft.cue else ()
        sentence = parse.sentences[cue[0].sentence] if cue else None
        if sentence is None or cue[0].index != sentence.first or cue[0].lemma not in QUOTES or not cue[0].lower.endswith("ing"):
            continue
        found = _frame(parse, sentence) or _verb(parse, sentence)
        if found and found.cue:
            gone = [one for one in out if one is draft or (one.cue and one.cue.overlaps(found.cue))]
            out = [one for one in out if one not in gone] + [found]
    return out


def _put_by(parse: Parse, sentence: Sentence) -> Draft | None:
    """P was put at N by X."""
    words = parse.words_of(sentence)
    for word in words:
        if word.upos != "VERB" or word.lemma not in measuring() or _quoted(parse, word):
            continue
        verb = group(parse, word, sentence.first)
        by = next((w.index for w in words if w.lower == "by" and word.index < w.index <= word.index + 8), None)
        at = any(w.lower == "at" and word.index < w.index < (by or 0) for w in words)
        told = noun_phrase_before(parse, verb[0].index, sentence.first)
        source = noun_phrase_from(parse, by + 1, clause_end(parse, word.index)) if by is not None and at else None
        if told and source and by is not None and any(w.lemma == "be" for w in verb):
            return Draft(source, span_of(parse, verb), (told, span_of(parse, parse.words[word.index + 1 : by])), BY_ORDER, "verb")
    return None


def _verb(parse: Parse, sentence: Sentence) -> Draft | None:
    words = parse.words_of(sentence)
    for word in words:
        if word.upos != "VERB" or word.lemma not in _said() or not _finite(parse, word) or _quoted(parse, word):
            continue
        for reading in (_forward, _backward, _inverted):
            found = reading(parse, sentence, word)
            if found:
                source, content = found
                cue = span_of(parse, group(parse, word, parse.words_in(source)[-1].index + 1 if source.end <= word.start else word.index))
                return Draft(source, cue, content, BY_ORDER, "verb")
    return None


def _passive(parse: Parse, sentence: Sentence) -> Draft | None:
    """P was confirmed by X."""
    for word in parse.words_of(sentence):
        if word.upos != "VERB" or word.lemma not in _passives() or word.index + 2 >= sentence.last:
            continue
        verb = group(parse, word, sentence.first)
        if not any(w.lemma == "be" for w in verb) or parse.words[word.index + 1].lower != "by" or _quoted(parse, word):
            continue
        told = noun_phrase_before(parse, verb[0].index, sentence.first)
        source = noun_phrase_from(parse, word.index + 2, clause_end(parse, word.index))
        if told and source and any(w.upos in ("NOUN", "PROPN") for w in parse.words_in(source)):
            return Draft(source, span_of(parse, verb), (told,), BY_ORDER, "verb")
    return None


@cache
def _passives() -> frozenset[str]:
    return frozenset(row["lemma"] for row in table("cues") if row["part"] == "verb" and "passive" in row["sorts"].split("|"))


def _frame(parse: Parse, sentence: Sentence) -> Draft | None:
    """X put the number of P at N; X spoke of P."""
    words = parse.words_of(sentence)
    for match in matches("cue_frames", words):
        verb, later = words[match.first], match.row["later"]
        if not _finite(parse, verb) or verb.upos != "VERB" or _quoted(parse, verb):
            continue
        if later and not any(w.lower == later for w in words[match.last + 1 :]):
            continue
        whole = group(parse, verb, sentence.first)
        source = noun_phrase_before(parse, whole[0].index, sentence.first)
        stop = clause_end(parse, verb.index)
        first = verb.index + 1 if match.row["content"] == "object" else words[match.last].index + 1
        if source and stop > first:
            cue = whole if match.row["content"] == "object" else [*whole, *words[match.first + 1 : match.last + 1]]
            return Draft(source, span_of(parse, cue), (span_of(parse, parse.words[first:stop]),), BY_ORDER, "verb")
    return None


def _own_account(parse: Parse, sentence: Sentence) -> Draft | None:
    """By X's own account, P."""
    words = parse.words_of(sentence)
    for phrase in _around():
        for i, word in enumerate(words):
            if word.lower != phrase[0]:
                continue
            end = next((n for n in range(i + 2, min(i + 9, len(words))) if words[n].lower == phrase[-1]), None)
            if end is None:
                continue
            owner = [w for w in words[i + 1 : end] if w.lower not in ("own", "'s", "'")]
            owned = words[i + 1].xpos == "PRP$" or any(w.lower in ("'s", "'") for w in words[i + 1 : end])
            rest = parse.words[words[end].index + 1 : clause_end(parse, words[0].index)] if i == 0 else words[:i]
            if owned and owner and len(rest) > 2:
                cue = parse.words[word.index : words[end].index + 1]
                return Draft(span_of(parse, owner), span_of(parse, [cue[-1]]), (span_of(parse, list(rest)),), BY_NOUN, "verb")
    return None


def _finite(parse: Parse, word: Word) -> bool:
    """A finite form, or a participle behind have ("has long maintained")."""
    if word.xpos in TENSED:
        return True
    before = parse.words[max(0, word.index - 3) : word.index]
    return word.xpos == "VBN" and any(w.lemma == "have" for w in before) and not any(w.lemma == "be" for w in before)


def _quoted(parse: Parse, word: Word) -> bool:
    return any(q.span.start < word.start and word.end < q.span.end for q in parse.quotations)


def _forward(parse: Parse, sentence: Sentence, verb: Word) -> tuple[Span, tuple[Span, ...]] | None:
    """X said (Monday) (that) P."""
    source = noun_phrase_before(parse, group(parse, verb, sentence.first)[0].index, sentence.first)
    stop = clause_end(parse, verb.index)
    if not source:
        return None
    at = verb.index + 1
    for _ in range(4):  # a day, an addressee
        if (
            at < stop
            and parse.words[at].lower not in joints("complement")
            and (parse.words[at].upos in ("ADV",) or _day(parse.words[at]) or parse.words[at].lower == "on")
        ):
            at += 1
    if at >= stop:
        return None
    opener = next(
        (
            i
            for i in range(at, min(at + 9, stop))
            if parse.words[i].lower in joints("complement") and parse.words[i].xpos in ("IN", "WRB", "WDT", "DT")
        ),
        None,
    )
    if opener is not None and not any(w.text in (",", ";") for w in parse.words[at:opener]):
        return source, (span_of(parse, parse.words[opener:stop]),)
    rest = parse.words[at:stop]
    clause = any(w.xpos in FINITE for w in rest) and rest[0].upos in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM") and rest[0].text != ","
    return (source, (span_of(parse, rest),)) if clause and len(rest) > 2 else None


def _day(word: Word) -> bool:
    return word.xpos == "NNP" and word.lower.endswith("day")


def _backward(parse: Parse, sentence: Sentence, verb: Word) -> tuple[Span, tuple[Span, ...]] | None:
    """P, X said. And: A, X said, B."""
    start = group(parse, verb, sentence.first)[0].index
    comma = next((i for i in range(start - 1, sentence.first, -1) if parse.words[i].text == ","), None)
    stop = clause_end(parse, verb.index)
    if comma is None or comma - sentence.first < 1 or start - comma > 14 or start == comma + 1:
        return None
    source = noun_phrase_from(parse, comma + 1, start)
    if not source or parse.words_in(source)[-1].index < start - 6:
        return None
    whole = span_of(parse, parse.words[comma + 1 : start])
    before = parse.words[sentence.first : comma]
    if not any(w.xpos in (*FINITE, "VBN", "VBG") for w in before) and not _resumes(parse, verb, stop):
        return None
    content = [span_of(parse, before)]
    if _resumes(parse, verb, stop):
        content.append(span_of(parse, parse.words[_after_comma(parse, verb, stop) : stop]))
    return (whole if whole.end <= verb.start else source), tuple(content)


def _after_comma(parse: Parse, verb: Word, stop: int) -> int:
    return next((i + 1 for i in range(verb.index + 1, min(verb.index + 6, stop)) if parse.words[i].text == ","), stop)


def _resumes(parse: Parse, verb: Word, stop: int) -> bool:
    """Whether the content goes on behind "X said,"."""
    at = _after_comma(parse, verb, stop)
    return at < stop - 1 and parse.words[at].lower not in joints("aside")


def _inverted(parse: Parse, sentence: Sentence, verb: Word) -> tuple[Span, tuple[Span, ...]] | None:
    """P, said X."""
    if verb.index - 1 <= sentence.first or parse.words[verb.index - 1].text not in CLOSERS:
        return None
    stop = clause_end(parse, verb.index)
    source = noun_phrase_from(parse, verb.index + 1, stop)
    if not source:
        return None
    rest = span_of(parse, parse.words[parse.words_in(source)[0].index : stop])
    before = parse.words[sentence.first : verb.index]
    return (rest if len(rest) < 120 else source), (span_of(parse, list(before)),)


def _phrase(parse: Parse, sentence: Sentence) -> Draft | None:
    """According to X, P; P, according to X; A, according to X, B; and phrases like it."""
    words = parse.words_of(sentence)
    if own := _own_account(parse, sentence):
        return own
    for i in range(len(words)):
        for phrase in _according().get(words[i].lower, ()):
            if tuple(w.lower for w in words[i : i + len(phrase)]) != phrase or _quoted(parse, words[i]):
                continue
            stop = clause_end(parse, words[0].index)
            at = words[i].index + len(phrase)
            comma = next((j for j in range(at, stop) if parse.words[j].text == "," and _leaves_source(parse, at, j, stop)), stop)
            source = span_of(parse, parse.words[at:comma]) if comma > at else None
            if not source:
                continue
            parts = [words[: i - 1] if i and words[i - 1].text == "," else words[:i], parse.words[comma + 1 : stop]]
            content = tuple(span_of(parse, list(part)) for part in parts if len(part) > 1 or (part and part is parts[0]))
            if content:
                cue = span_of(parse, words[i : i + len(phrase)])
                return Draft(source, cue, content, BY_NOUN, "verb")
    return None


def _leaves_source(parse: Parse, at: int, comma: int, stop: int) -> bool:
    """Whether the comma ends the source: a clause follows, not an apposition closed by another comma."""
    following = parse.words[comma + 1 : stop]
    return any(w.xpos in FINITE for w in following) and not (
        following and following[0].lower in joints("apposed") and any(w.text == "," for w in following)
    )
