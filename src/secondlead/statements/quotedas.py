"""Speakers quoted by somebody: "X was quoted by N as saying P", "P, X was cited by N as telling Z".

Here: the passive, read by word order, in place of what the encoder made of it. Not here: "N quoted X as saying P" (trim.py), who N is
(relay.py).
"""

from __future__ import annotations

from dataclasses import replace

from secondlead.lexicon import index
from secondlead.model.parse import Parse, Sentence, Word
from secondlead.model.spans import Span
from secondlead.statements.draft import BY_NOUN, Draft
from secondlead.statements.nest import group, speaks
from secondlead.statements.phrases import clause_end, past_hearer, span_of, whole_subject

QUOTES = frozenset({"quote", "cite"})
REACH = 14  # words between "quoted" and "as saying": "by the Sport Kurier newspaper on Monday"


def quoted_as(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """The drafts, those of a quoting sentence put together as one: the subject's, with the words behind "as saying", else those before."""
    out = list(drafts)
    for sentence in parse.sentences:
        for verb in parse.words_of(sentence):
            if verb.lemma not in QUOTES or verb.upos not in ("VERB", "AUX"):
                continue
            saying = _saying(parse, verb)
            if saying and (told := _told(parse, sentence, verb, saying, out)):
                one, gone = told
                out = [draft for draft in out if draft not in gone] + [one]
    return sorted(out, key=lambda one: one.start) if len(out) != len(drafts) else out


def _saying(parse: Parse, verb: Word) -> Word | None:
    """The "saying" of "was quoted ... as saying"."""
    stop = min(clause_end(parse, verb.index), verb.index + REACH)
    at = next((i for i in range(verb.index + 1, stop) if parse.words[i].lower == "as"), stop)
    word = parse.words[at + 1] if at < stop and at + 1 < len(parse.words) else None
    return word if word and word.lower.endswith("ing") and (speaks(word) or word.upos == "VERB") else None


def _told(parse: Parse, sentence: Sentence, verb: Word, saying: Word, drafts: list[Draft]) -> tuple[Draft, list[Draft]] | None:
    """The one draft, and those that it stands for; None where no passive is told."""
    whole = group(parse, verb, sentence.first)
    subject = whole_subject(parse, whole[0].index, sentence.first) if any(w.lemma == "be" for w in whole) else None
    if subject is None:
        return None
    first, last = whole[0].start, saying.end
    gone = [one for one in drafts if one.cue and one.cue.start < last and first < one.cue.end]
    behind = _behind(parse, saying)
    beyond = [part for one in gone for part in one.content if part.start >= parse.words[sentence.last - 1].end]
    before = [part for one in gone for part in one.content if part.end <= subject.start]
    content = tuple(dict.fromkeys([*([behind] if behind else before), *beyond]))
    if not content:
        return None
    best = max(gone, key=lambda one: one.score, default=Draft(None, None, (), BY_NOUN, "verb"))
    return replace(best, source=subject, cue=_cue(parse, whole, saying), content=content, origin=None), gone


def _cue(parse: Parse, whole: list[Word], saying: Word) -> Span:
    """The verb group, with "as saying" and "by" where they stand right behind it."""
    words = list(whole)
    for wanted in (("as",), (saying.lower,), ("by",)):
        following = parse.words[words[-1].index + 1]
        if following.lower in wanted and following.sentence == saying.sentence:
            words.append(following)
    return span_of(parse, words)


def _behind(parse: Parse, saying: Word) -> Span | None:
    """What was said, behind "saying" and whoever printed or heard it; None where it stands before the speaker."""
    at, stop = saying.index + 1, clause_end(parse, saying.index)
    if at < stop and (parse.words[at].lower == "by" or saying.lemma in index("told_verbs")):
        at = past_hearer(parse, at + (parse.words[at].lower == "by"), stop)
    words = parse.words[at:stop]
    return span_of(parse, words) if len(words) > 1 and any(w.upos in ("VERB", "AUX") for w in words) else None
