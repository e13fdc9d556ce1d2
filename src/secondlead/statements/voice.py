"""The outlet's own voice: sentences and clauses that nobody else is made to answer for.

Here: what is left of a report when all attributions are taken out. Not here: how certain the outlet is of it (certainty.py).
"""

from __future__ import annotations

from secondlead.model.parse import FINITE, Parse, Word
from secondlead.model.spans import Span
from secondlead.statements.draft import BY_ORDER, BY_PHRASE, Draft
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
                found.append(Draft(None, None, (_bare(parse, words),), BY_PHRASE, "voice"))
        else:
            if main := _main_clause(parse, words, taken, drafts):
                found.append(Draft(None, None, main, BY_ORDER, "voice"))
            found += [
                Draft(None, None, (*_antecedent(parse, clause, drafts), clause), BY_ORDER, "voice")
                for clause in _left_over(parse, words, taken)
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


def _main_clause(parse: Parse, words: tuple[Word, ...], taken: bytearray, drafts: list[Draft]) -> tuple[Span, ...]:
    """The sentence's own clause where only what hangs on it is somebody's: "Halden closed its border on Friday | after what the ministry
    called a raid"; with its subject where that speaks further on: "Doctors | ended their strike on Monday, | saying P".

    Empty where a later "X said" may have the whole: the outlet would be made to say what X did.
    """
    first = next((i for i, w in enumerate(words) if not taken[w.index] and w.upos != "PUNCT"), len(words))
    end = next((i for i in range(first, len(words)) if taken[words[i].index]), len(words))
    run = words[first:end]
    opens = next((w for w in words if w.upos != "PUNCT"), None)
    subject = next((one.source for one in drafts if one.source and opens and first and _is(parse, one.source, words[:first])), None)
    root = next((w for w in run if w.relation == "root"), None)
    if root is None or end == len(words) or (subject is None and opens is not words[first]):
        return ()
    if not any(w.xpos in FINITE for w in run) or (subject is not None and not _predicate(run)):
        return ()
    if any(_says_before(parse, one, run[-1].end, words[-1].end) for one in drafts):
        return ()
    kept = _without_hinge(run)
    own = [w for w in kept if w.upos != "PUNCT"]
    if root not in kept or len(own) + (1 if subject else 0) < SHORTEST:
        return ()
    return (*([subject] if subject else []), span_of(parse, kept))


def _says_before(parse: Parse, one: Draft, low: int, high: int) -> bool:
    """Whether a draft within [low, high) has its words before its cue ("P, X said"): they may begin earlier than was marked."""
    if one.source is None or one.cue is None or not low <= one.cue.start < high:
        return False
    before = [part for part in one.content if low <= part.start < one.cue.start]
    return any(w.upos in ("NOUN", "PROPN", "VERB", "AUX") for part in before for w in parse.words_in(part))


def _is(parse: Parse, source: Span, words: tuple[Word, ...]) -> bool:
    """Whether a source is all of the words, but for marks."""
    own = [w for w in words if w.upos != "PUNCT"]
    return bool(own) and source.start <= own[0].start and own[-1].end <= source.end


def _predicate(run: tuple[Word, ...]) -> bool:
    """Whether words go on with the verb of the subject before them."""
    lead = next((w for w in run if w.upos not in ("ADV", "PART", "PUNCT")), run[0])
    return lead.xpos in FINITE or lead.upos == "AUX"


def _without_hinge(run: tuple[Word, ...]) -> list[Word]:
    """A clause without the words that only tie another to it: "after what", "amid", ", a day after"."""
    kept = list(run)
    tied = False
    while len(kept) > 1 and (kept[-1].upos in ("PUNCT", "ADP", "SCONJ", "CCONJ", "DET") or kept[-1].xpos in ("WP", "WDT", "WRB", "TO")):
        tied = (kept.pop().upos in ("ADP", "SCONJ") or tied) and kept[-1].text != ","
    comma = next((i for i in range(len(kept) - 1, 0, -1) if kept[i].text == ","), None)
    if tied and comma is not None and not any(w.upos in ("VERB", "AUX") for w in kept[comma:]):
        kept = kept[:comma]
    return kept


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
