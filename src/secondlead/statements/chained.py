"""Cues that the encoder marked in halves, put together: a cut verb group, a content without its verb; acts that say nothing.

Here: repairs by word order of what stands side by side. Not here: edges (trim.py), inner cues nobody marked (nest.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from secondlead.model.parse import FINITE, TENSED, Parse, Word
from secondlead.model.spans import Span, cut
from secondlead.statements.draft import Draft
from secondlead.statements.nest import speaks
from secondlead.statements.patterns import matches
from secondlead.statements.phrases import clause_end, span_of


def chained(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """1 cues whole; 2 no acts; 3 a content that is only the subject of the next verb grows over what that verb brings."""
    drafts = [_whole_cue(parse, draft) for draft in drafts]
    drafts = [draft for draft in drafts if not _is_act(parse, draft)]
    return [_over_next(parse, draft, drafts) for draft in _with_own_subject(parse, drafts)]


def _whole_cue(parse: Parse, draft: Draft) -> Draft:
    """ "Did not | say where ...": the verb belongs to the cue."""
    cue = parse.words_in(draft.cue) if draft.cue else ()
    if not cue or any(w.upos not in ("AUX", "PART", "ADV") for w in cue) or not draft.content:
        return draft
    part = draft.content[0]
    inside = parse.words_in(part)
    if len(inside) < 2 or inside[0].index != cue[-1].index + 1 or not speaks(inside[0]):
        return draft
    return replace(draft, cue=span_of(parse, [*cue, inside[0]]), content=(span_of(parse, list(inside[1:])), *draft.content[1:]))


def _is_act(parse: Parse, draft: Draft) -> bool:
    """Whether the cue is a verb that does something and says nothing ("elected", "called off", "said a prayer"), or an auxiliary alone."""
    cue = parse.words_in(draft.cue) if draft.cue else ()
    if not cue or any(not w.text[0].isalpha() for w in cue):
        return False
    if all(w.upos == "AUX" for w in cue) and all(w.lemma in ("have", "do") for w in cue):
        return True
    sentence = parse.words_of(parse.sentences[cue[0].sentence])
    quoted = any(q.span.overlaps(part) for q in parse.quotations for part in draft.content)
    first = sentence[0].index
    clause = any(w.xpos in FINITE for part in draft.content for w in parse.words_in(part) if part.start > cue[-1].start)
    for match in matches("acts", sentence, [w.index - first for w in cue if w.sentence == cue[0].sentence]):
        if sentence[match.first].upos not in ("VERB", "AUX"):
            continue
        if match.row["kind"] == "always" or not (quoted or clause):
            return True
    return False


def _with_own_subject(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """ "X said doctors | believe | P", both cues given to X: the words between the cues are the second's subject."""
    out = []
    ends: dict[int, list[Draft]] = {}
    for one in drafts:
        if len(one.content) == 1 and (words := parse.words_in(one.content[0])):
            ends.setdefault(words[-1].index, []).append(one)
    for draft in drafts:
        before = _before(parse, draft, ends)
        out.append(replace(draft, source=before.content[0]) if before else draft)
    return out


def _before(parse: Parse, draft: Draft, ends: Mapping[int, Sequence[Draft]]) -> Draft | None:
    """The draft whose content is a noun phrase that ends right before this draft's finite cue."""
    cue = parse.words_in(draft.cue) if draft.cue else ()
    if not cue or cue[0].xpos not in FINITE or not draft.content or draft.content[0].start < cue[-1].end:
        return None
    return next((one for one in ends.get(cue[0].index - 1, ()) if one is not draft and _subject_of(parse, one, cue[0])), None)


def _subject_of(parse: Parse, one: Draft, verb: Word) -> bool:
    words = parse.words_in(one.content[0]) if len(one.content) == 1 else ()
    return (
        bool(words)
        and one.cue is not None
        and _speaks_clause(parse, one)
        and one.cue.end <= words[0].start
        and words[-1].index + 1 == verb.index
        and words[-1].sentence == verb.sentence
        and not any(w.upos in ("VERB", "AUX") for w in words)
        and words[-1].upos in ("NOUN", "PROPN", "PRON")
    )


def _over_next(parse: Parse, draft: Draft, drafts: list[Draft]) -> Draft:
    """A content that is a bare subject, with its verb right behind it, is the clause."""
    words = parse.words_in(draft.content[0]) if len(draft.content) == 1 else ()
    if not words or words[-1].index + 1 >= len(parse.words):
        return draft
    verb = parse.words[words[-1].index + 1]
    if verb.xpos not in FINITE or not _subject_of(parse, draft, verb) or any(w.text == "," for w in words):
        return draft
    told = next((one for one in drafts if one is not draft and one.cue and one.cue.start <= verb.start < one.cue.end), None)
    if told is not None:
        end = max(part.end for part in (*told.content, _verb_span(verb)))
    else:
        end = parse.words[clause_end(parse, verb.index) - 1].end
    return replace(draft, content=(cut(parse.report.text, words[0].start, end),))


def _speaks_clause(parse: Parse, draft: Draft) -> bool:
    """Whether the cue is an active verb of saying, which a clause follows."""
    cue = parse.words_in(draft.cue) if draft.cue else ()
    return bool(cue) and speaks(cue[-1]) and cue[-1].xpos in TENSED


def _verb_span(verb: Word) -> Span:
    """A word's place."""
    return Span(verb.start, verb.end, verb.text)
