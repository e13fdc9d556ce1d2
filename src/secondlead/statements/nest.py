"""Statements within statements: who holds whom, and inner cues that the encoder's flat marking cannot give.

Here: a second look inside each content. Not here: the relay that follows from nesting (relay.py).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from secondlead.lexicon import index, table
from secondlead.model.parse import FINITE, TENSED, Parse, Word
from secondlead.model.spans import Span
from secondlead.statements.draft import Draft
from secondlead.statements.phrases import hears, past_hearer, span_of, subject

_SAME = frozenset({"i", "we", "it", "they", "he", "she"})


@cache
def _sorts() -> dict[str, frozenset[str]]:
    return {row["lemma"]: frozenset(row["sorts"].split("|")) for row in table("cues") if row["part"] == "verb"}


def speaks(word: Word) -> bool:
    """Whether a verb can bring somebody's words or thoughts (plans alone do not)."""
    return word.upos == "VERB" and bool(_sorts().get(word.lemma, frozenset()) & {"say", "think"})


def inner(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """Drafts of cues with a subject of their own inside the contents of drafts."""
    found: list[Draft] = []
    for draft in drafts:
        for part in draft.content:
            words = parse.words_in(part)
            floor = words[0].index if words else 0  # the first word that may belong to a subject: after the last stop or complementiser
            for word in words:
                if word.xpos in TENSED and speaks(word) and not _participle(parse, word):
                    one = _inner(parse, draft, words, word, floor)
                    if one and not any(one.cue and other.cue and one.cue.overlaps(other.cue) for other in (*drafts, *found)):
                        found.append(one)
                if word.text in (";", ":") or word.lower == "that":
                    floor = word.index + 1
    return found


def _participle(parse: Parse, verb: Word) -> bool:
    """ "believed to be", "said to have": a passive, whatever its tag says."""
    after = parse.words[verb.index + 1 : verb.index + 3]
    return (
        verb.lower != verb.lemma
        and len(after) == 2
        and after[0].lower == "to"
        and after[1].xpos == "VB"
        and verb.lemma not in ("hope", "expect", "plan")
    )


def _inner(parse: Parse, draft: Draft, words: tuple[Word, ...], verb: Word, floor: int) -> Draft | None:
    last = words[-1].index + 1
    source = subject(parse, verb, floor)
    if not source or source.start < words[0].start or source.end > verb.start or _same_subject(source, draft, parse):
        return None
    heads = {w.upos for w in parse.words_in(source)}
    if not heads & {"NOUN", "PROPN", "PRON"}:
        return None
    while last - 1 > verb.index and parse.words[last - 1].upos == "PUNCT":
        last -= 1  # the marks at the end close the outer words
    content = _content(parse, verb, last)
    if not content:
        return None
    cue = span_of(parse, group(parse, verb, parse.words_in(source)[-1].index + 1))
    return Draft(source, cue, (content,), draft.score * 0.8, "nest", parent=draft)


def _same_subject(source: Span, draft: Draft, parse: Parse) -> bool:
    if source.text.lower() in _SAME:
        return True
    return draft.source is not None and source.text.lower() == draft.source.text.lower()


def group(parse: Parse, verb: Word, floor: int) -> list[Word]:
    """The whole verb group: auxiliaries, negation and adverbs before the verb."""
    first = verb.index
    while first - 1 >= floor and parse.words[first - 1].upos in ("AUX", "PART", "ADV"):
        first -= 1
    return list(parse.words[first : verb.index + 1])


def _content(parse: Parse, verb: Word, last: int) -> Span | None:
    """What the verb brings: all that follows it up to the end of the content, if that is a clause."""
    after = verb.index + 1
    if verb.lemma in index("told_verbs") and hears(parse, after, last):
        after = past_hearer(parse, after, last)
    if after >= last:
        return None
    rest = parse.words[after:last]
    finite = any(w.xpos in FINITE for w in rest)
    opens = rest[0].lower in ("that", "there") or rest[0].upos in ("DET", "PROPN", "PRON", "NOUN", "ADJ", "NUM")
    return span_of(parse, rest) if finite and opens else None


def without_echoes(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """Drafts less the passives inside another's words that nobody answers for ("X is believed to have left, he said"): hedges there."""
    return [
        draft
        for draft in drafts
        if not (draft.source is None and draft.parent and draft.parent.source and draft.cue and passive(parse.words_in(draft.cue)))
    ]


def passive(words: tuple[Word, ...]) -> bool:
    """Whether a verb group is a passive ("is believed", "was widely thought")."""
    return len(words) > 1 and any(w.lemma == "be" for w in words) and any(w.xpos in ("VBN", "VBD") and w.lemma != "be" for w in words)


def held(drafts: list[Draft]) -> list[Draft]:
    """Each draft with the smallest other draft in whose content all its parts stand as its parent."""
    out = []
    rooms = [
        (min(part.start for part in one.content), max(part.end for part in one.content), one)
        for one in drafts
        if one.content and (one.source or one.cue)
    ]
    for draft in drafts:
        parts = [*draft.content, *filter(None, (draft.source, draft.cue))]
        first, last = draft.start, max(part.end for part in parts)
        above = [
            other
            for start, end, other in rooms
            if start <= first
            and last <= end
            and other is not draft
            and all(any(room.holds(part) for room in other.content) for part in parts)
        ]
        above = [other for other in above if not (draft.cue is None and draft.source is None)]
        best = min(above, key=lambda one: sum(map(len, one.content)), default=None)
        out.append(replace(draft, parent=best))
    return out
