"""The outlet's own voice: sentences and clauses that nobody else is made to answer for.

Here: what is left of a report when all attributions are taken out. Not here: how certain the outlet is of it (certainty.py).
"""

from __future__ import annotations

from secondlead.model.parse import FINITE, Parse, Word
from secondlead.model.spans import Span
from secondlead.statements.draft import Draft
from secondlead.statements.phrases import noun_phrase_before, span_of

SHORTEST = 4  # words of a clause that stands for itself


def own_voice(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """A draft without a source for each sentence that no draft touches, and for each clause that drafts leave over."""
    taken = bytearray(len(parse.words))
    for one in drafts:
        for part in (*one.content, *filter(None, (one.source if not one.speaker_only else None, one.cue, one.origin))):
            for word in parse.words_in(part):
                taken[word.index] = 1
    found = []
    for sentence in parse.sentences:
        words = parse.words_of(sentence)
        held = sum(taken[w.index] for w in words)
        if not held:
            if _says(words):
                found.append(Draft(None, None, (_bare(parse, words),), 0.8, "voice"))
        else:
            found += [
                Draft(None, None, (*_antecedent(parse, clause, drafts), clause), 0.5, "voice") for clause in _left_over(parse, words, taken)
            ]
    return found


def _says(words: tuple[Word, ...]) -> bool:
    """Whether a sentence asserts anything: it has a verb, or it is a headline's participle, and words enough."""
    real = [w for w in words if w.upos not in ("PUNCT", "SYM", "X")]
    return len(real) >= 3 and any(w.upos in ("VERB", "AUX") for w in real)


def _bare(parse: Parse, words: tuple[Word, ...]) -> Span:
    kept = list(words)
    while len(kept) > 1 and kept[-1].text in (".", "!", "…"):
        kept.pop()
    return span_of(parse, kept)


def _antecedent(parse: Parse, clause: Span, drafts: list[Draft]) -> tuple[Span, ...]:
    """What a relative clause is told of ("the forum | which opened on Sunday"): the noun phrase before its comma.

    None where that hangs on another noun: of "the forum in Halden, which" either may be meant.
    """
    first = parse.words_in(clause)[0]
    at = first.index - 1
    floor = parse.sentences[first.sentence].first
    if first.xpos in FINITE and parse.words[at].upos == "CCONJ":  # "The mayor said P and | left the room"
        spoke = [one.source for one in drafts if one.source and parse.words[floor].start <= one.source.start < clause.start]
        return (max(spoke, key=lambda one: one.start),) if spoke else ()
    if first.xpos not in ("WDT", "WP", "WP$") or at <= floor or parse.words[at].text != ",":
        return ()
    told = noun_phrase_before(parse, at, floor)
    words = parse.words_in(told) if told else ()
    before = parse.words[words[0].index - 1] if words and words[0].index > floor else None
    hung = any(w.upos == "ADP" for w in words) or (before is not None and before.upos == "ADP" and before.lower != "to")
    return (told,) if told and not hung else ()


def _left_over(parse: Parse, words: tuple[Word, ...], taken: bytearray) -> list[Span]:
    """Runs of untouched words that open with a relative or a conjunction and hold a finite verb."""
    runs: list[list[Word]] = [[]]
    for word in words:
        if taken[word.index]:
            runs.append([])
        else:
            runs[-1].append(word)
    found = []
    for run in runs:
        kept = [w for w in run if w.upos != "PUNCT"]
        while kept and (kept[0].upos in ("ADP", "CCONJ") or kept[0].text in (",",)):
            kept.pop(0)
        while kept and kept[-1].upos == "CCONJ":
            kept.pop()
        if len(kept) < SHORTEST or not any(w.xpos in FINITE for w in kept):
            continue
        if (
            kept[0].xpos in ("WDT", "WP", "WRB", "IN", "PRP", "DT", "NNP", "NN", "NNS") and run[0].text in (",", ";", "--", "–", "—")
        ) or run[0].lower in ("and", "but"):
            found.append(span_of(parse, [w for w in run if kept[0].index <= w.index <= kept[-1].index]))
    return found
