"""What drafts of one sentence lend each other, and what only one of them may keep.

Here: sources shared by coordinated and added cues, contents claimed twice. Not here: any draft by itself (trim.py).
"""

from __future__ import annotations

from dataclasses import replace

from secondlead.model.parse import TENSED, Parse
from secondlead.model.spans import Span, cut
from secondlead.statements.adopt import ahead
from secondlead.statements.draft import Draft
from secondlead.statements.phrases import clause_end

LOOSE = 6  # words that a content may have lost before the comma


def shared(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """ "X said P and warned Q", "X said P, adding Q": a cue without a source has that of the cue before it in its sentence."""
    out = []
    for draft in drafts:
        cue = parse.words_in(draft.cue) if draft.cue and not draft.source else ()
        verb = next((w for w in reversed(cue) if w.upos == "VERB"), None)
        joined = bool(cue) and parse.words[max(0, cue[0].index - 1)].lower in ("and", "but", "then", ",")
        if verb is not None and (verb.xpos == "VBG" or (joined and verb.xpos in TENSED)):
            before = [
                one for one in drafts if one.source and one.cue and one.cue.end <= cue[0].start and _sentence(parse, one) == verb.sentence
            ]
            if before:
                draft = replace(draft, source=max(before, key=lambda one: one.cue.start if one.cue else 0).source)
        out.append(draft)
    return out


def claimed_once(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """A fragment that two drafts claim stays with the one whose cue stands in its own sentence."""
    out = []
    for draft in drafts:
        kept = tuple(part for part in draft.content if not _better(parse, draft, part, drafts))
        if kept or not draft.content:
            out.append(replace(draft, content=kept))
    return out


def _better(parse: Parse, draft: Draft, part: Span, drafts: list[Draft]) -> bool:
    here = _home(parse, part)
    if _sentence(parse, draft) in here:
        return False
    return any(
        other is not draft
        and other.source
        and other.cue
        and _sentence(parse, other) in here
        and any(part.overlaps(own) for own in other.content)
        for other in drafts
    )


def _home(parse: Parse, part: Span) -> set[int]:
    return {w.sentence for w in parse.words_in(part)}


def _sentence(parse: Parse, draft: Draft) -> int:
    words = parse.words_in(draft.cue) if draft.cue else ()
    return words[0].sentence if words else -1


def whole(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """In "P, X said" the content is all of P up to the comma, where other drafts within P or a loose end ("on Monday") had cut it short."""
    out = []
    for draft in drafts:
        if len(draft.content) != 1:
            out.append(_front_whole(parse, draft, drafts))
            continue
        room = ahead(parse, draft)
        if room and draft.cue and draft.content[0].start >= draft.cue.end and parse.words_in(draft.content[0])[0].upos in ("SCONJ", "ADP"):
            draft, room = replace(draft, content=(room,)), None  # "P, X said, as hopes grew that Q": X said P
        if room and room.holds(draft.content[0]) and len(room) > len(draft.content[0]) and _may_grow(parse, draft, room, drafts):
            draft = replace(draft, content=(room,))
        out.append(draft)
    return out


def _front_whole(parse: Parse, draft: Draft, drafts: list[Draft]) -> Draft:
    """In "P, X said, Q" the front as a whole, where only its subject had been marked ("The bridge | , which is old, carries cars")."""
    if not draft.source or not draft.cue or not draft.content:
        return draft
    first = min(parse.words_in(draft.source)[0].index, parse.words_in(draft.cue)[0].index)
    sentence = parse.sentences[parse.words[first].sentence]
    part, start = draft.content[0], parse.words[sentence.first].start
    if first - 2 <= sentence.first or parse.words[first - 1].text != "," or part.start != start or part.end >= parse.words[first - 2].end:
        return draft
    room = cut(parse.report.text, start, parse.words[first - 2].end)
    others = [span for one in drafts if one is not draft for span in (*one.content, *filter(None, (one.source, one.cue)))]
    if any(span.overlaps(cut(parse.report.text, part.end, room.end)) for span in (*others, *draft.content[1:])):
        return draft
    return replace(draft, content=(room, *draft.content[1:]))


def trailing(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """ "X said the pass was shut, which left drivers stranded": a relative clause on the whole of what X said is X's own."""
    taken = [span for one in drafts for span in (*one.content, *filter(None, (one.source, one.cue, one.origin)))]
    return [_over_relative(parse, draft, taken) for draft in drafts]


def _over_relative(parse: Parse, draft: Draft, taken: list[Span]) -> Draft:
    words = parse.words_in(draft.content[-1]) if draft.content and draft.source and draft.cue else ()
    if not words or draft.content[-1].start < (draft.cue.end if draft.cue else 0) or words[-1].upos in ("NOUN", "PROPN", "PRON", "NUM"):
        return draft
    stop = clause_end(parse, words[-1].index)
    rest = parse.words[words[-1].index + 1 : stop]
    if len(rest) < 4 or rest[0].text != "," or rest[1].lower != "which" or any(w.text in (",", ";") for w in rest[1:]):
        return draft
    whole = cut(parse.report.text, draft.content[-1].start, rest[-1].end)
    if any(span.start < whole.end and rest[0].start < span.end for span in taken):
        return draft
    return replace(draft, content=(*draft.content[:-1], whole))


def _may_grow(parse: Parse, draft: Draft, room: Span, drafts: list[Draft]) -> bool:
    """Whether what the content lacks is another draft's, or its own last words."""
    (part,) = draft.content
    lacking = [w for w in parse.words_in(room) if not part.start <= w.start < part.end and w.upos != "PUNCT"]
    others = [span for one in drafts if one is not draft for span in (*one.content, *filter(None, (one.source, one.cue)))]
    within = all(any(span.start <= w.start < span.end for span in others) for w in lacking)
    alone = not any(span.start <= w.start < span.end for span in others for w in lacking)
    front = all(w.end <= part.start and w.text != ";" for w in lacking)  # "P, though Q, X said", marked from Q on
    return bool(lacking) and (within or (alone and (front or (part.start <= room.start + 2 and len(lacking) <= LOOSE))))
