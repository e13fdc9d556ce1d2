"""Denials that hang on what they deny: "P, a claim rejected by X, which said Q", "P, which X denies", "P, an allegation that he denies".

Here: the hanging clause, read by word order. Not here: denials that are clauses of their own (the encoder, verbs.py).
"""

from __future__ import annotations

from functools import cache

from secondlead.lexicon import index, table
from secondlead.model.parse import Parse, Sentence, Word
from secondlead.model.spans import Span
from secondlead.statements.draft import BY_NOUN, Draft
from secondlead.statements.nest import group
from secondlead.statements.phrases import noun_phrase_before, noun_phrase_from, span_of

REACH = 8  # words from the comma to the verb of denying


@cache
def _denying() -> frozenset[str]:
    """Single verbs that deny or doubt what is claimed."""
    rows = [row for row in table("stance_verbs") if row["kind"] == "verb" and row["stance"] in ("denies", "doubts")]
    return frozenset(row["pattern"] for row in rows if " " not in row["pattern"])


def denials(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """The drafts, each hanging denial a draft of its own: who denies, and the clause before the comma as what is denied."""
    out = list(drafts)
    for sentence in parse.sentences:
        for verb in parse.words_of(sentence):
            if verb.lemma in _denying() and verb.upos == "VERB" and (found := _denial(parse, sentence, verb, out)):
                out = [one for one in out if not _same(one, found)] + [found]
    return out


def _denial(parse: Parse, sentence: Sentence, verb: Word, drafts: list[Draft]) -> Draft | None:
    comma = next((i for i in range(verb.index - 1, max(sentence.first, verb.index - REACH), -1) if parse.words[i].text == ","), None)
    if comma is None or comma - sentence.first < 2:
        return None
    opened = _opened(parse, comma)
    if opened is None:
        return None
    told = _claimed(parse, sentence, comma, drafts)
    whole = group(parse, verb, opened)
    if told is None:
        return None
    if parse.words[opened - 1].lemma in index("claim_nouns") and parse.words[verb.index + 1].lower == "by":
        source = noun_phrase_from(parse, verb.index + 2, sentence.last)
        return Draft(source, span_of(parse, [verb]), (told,), BY_NOUN, "verb") if source else None
    source = noun_phrase_before(parse, whole[0].index, opened)
    ends = parse.words[verb.index + 1].upos in ("PUNCT", "ADV", "ADP")
    return Draft(source, span_of(parse, whole), (told,), BY_NOUN, "verb") if source and ends else None


def _opened(parse: Parse, comma: int) -> int | None:
    """Where the denial's own words begin behind ", which", ", a claim", ", an allegation that"; None where none opens."""
    at = comma + 1
    if parse.words[at].lower == "which":
        return at + 1
    if parse.words[at].upos == "DET":
        noun = next((i for i in range(at + 1, at + 3) if parse.words[i].lemma in index("claim_nouns")), None)
        if noun is not None:
            return noun + 1 + (parse.words[noun + 1].lower in ("that", "which"))
    return None


def _claimed(parse: Parse, sentence: Sentence, comma: int, drafts: list[Draft]) -> Span | None:
    """What is denied: the content that ends at the comma, else the sentence before it."""
    edge = parse.words[comma].start
    first = parse.words[sentence.first].start
    ends = [part for one in drafts for part in one.content if first <= part.start and edge - 2 <= part.end <= edge + 1]
    if ends:
        return max(ends, key=len)
    words = parse.words[sentence.first : comma]
    return span_of(parse, words) if any(w.upos in ("VERB", "AUX") for w in words) else None


def _same(one: Draft, found: Draft) -> bool:
    """Whether a draft tells the denial too, or takes its own words for a claim."""
    spans = [span for span in (found.source, found.cue) if span]
    overlaps = one.cue is not None and any(one.cue.overlaps(span) for span in spans)
    inside = one.source is None and one.cue is not None and any(part.overlaps(span) for part in one.content for span in spans)
    return overlaps or inside
