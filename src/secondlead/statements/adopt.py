"""Parts that the encoder found and paired with nothing: given to the drafts that lack them.

Here: orphan sources and contents, and cues without a content. Not here: what is paired already.
"""

from __future__ import annotations

import re
from dataclasses import replace

from secondlead.model.parse import FINITE, Attribution, Parse
from secondlead.model.spans import Span
from secondlead.statements.draft import BY_ORDER, Draft
from secondlead.statements.joints import joints
from secondlead.statements.phrases import clause_end, span_of

TAIL = 8  # words that may follow "X said" in a sentence that it ends: a day, a place, an addressee
CLOSERS = frozenset({",", "”", '"', "''", "»", "’"})
_BESIDE = re.compile(r"[\s,.;:―—–\-(]{1,8}")


def adopted(parse: Parse, drafts: list[Draft], attributions: tuple[Attribution, ...]) -> list[Draft]:
    """drafts with what they lacked: 1 an orphan source of their sentence; 2 an orphan content of their sentence, or of the next after a
    colon; 3 the rest of their sentence. Orphans side by side ("Quotation" - Name) make a draft of their own."""
    sources = [span for one in attributions if not one.cue and not one.contents for span in one.sources]
    contents = [span for one in attributions if not one.cue and not one.sources for span in one.contents]
    out: list[Draft] = []
    for draft in drafts:
        if draft.cue and not draft.source:
            near = [one for one in sources if _sentence(parse, one) == _sentence(parse, draft.cue)]
            if near:
                chosen = min(near, key=lambda one: abs(one.start - draft.cue.start) if draft.cue else 0)
                sources.remove(chosen)
                draft = replace(draft, source=chosen)
        if draft.cue and not draft.content:
            fitting = [one for one in contents if _fits(parse, draft.cue, one)]
            if fitting:
                contents.remove(fitting[0])
                draft = replace(draft, content=(fitting[0],))
        out.append(draft)
    for content in contents:
        beside = next((one for one in sources if _beside(parse, content, one)), None)
        if beside:
            sources.remove(beside)
            out.append(Draft(beside, None, (content,), BY_ORDER, "beside"))
    return [_rest(parse, draft, out) for draft in out]


def refilled(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """Step 3 alone, for drafts that lost a content on the way."""
    return [_rest(parse, draft, drafts) for draft in drafts]


def _sentence(parse: Parse, span: Span) -> int:
    words = parse.words_in(span)
    return words[0].sentence if words else -1


def _fits(parse: Parse, cue: Span, content: Span) -> bool:
    """Whether an orphan content stands in the cue's sentence, or right after it behind a colon."""
    home, there = _sentence(parse, cue), _sentence(parse, content)
    if home == there:
        return True
    last = parse.words_of(parse.sentences[home])[-1]
    return there == home + 1 and last.text == ":"


def _beside(parse: Parse, content: Span, source: Span) -> bool:
    text = parse.report.text
    between = text[content.end : source.start] if content.end <= source.start else text[source.end : content.start]
    return bool(_BESIDE.fullmatch(between)) and "\n\n" not in between


def _rest(parse: Parse, draft: Draft, drafts: list[Draft]) -> Draft:
    """A cue with a source before it and nothing said takes what follows it in its sentence, as far as no other draft has it."""
    if draft.content or not draft.cue or not draft.source or draft.source.end > draft.cue.start:
        return draft
    last = parse.words_in(draft.cue)[-1].index
    stop = clause_end(parse, last)
    before = ahead(parse, draft)
    if before:
        return replace(draft, content=(before,), score=draft.score * 0.8)
    if draft.cue.text.lower().endswith(" by"):
        return draft
    taken = [part for one in drafts if one is not draft for part in (*one.content, *filter(None, (one.source, one.cue)))]
    end = last + 1
    while end < stop and not any(part.start < parse.words[end].end and parse.words[end].start < part.end for part in taken):
        end += 1
    words = parse.words[last + 1 : end]
    return replace(draft, content=(span_of(parse, words),), score=draft.score * 0.7) if len(words) > 1 else draft


def _aside(parse: Parse, after: int, stop: int) -> int:
    """Where "X said" ends before an aside: ", adding that", ", citing Y", ", as Z did"."""
    for i in range(after, stop - 1):
        if parse.words[i].text == "," and (
            parse.words[i + 1].xpos == "VBG"
            or parse.words[i + 1].lower.endswith("ing")
            or parse.words[i + 1].lower in joints("behind")
            or parse.words[i + 1].upos in ("ADP", "SCONJ")
        ):
            return i
    return stop


def ahead(parse: Parse, draft: Draft) -> Span | None:
    """In "P, X said" the whole of P: from the start of the sentence to the comma before the source; None elsewhere."""
    if not draft.cue or not draft.source:
        return None
    first = min(parse.words_in(draft.source)[0].index, parse.words_in(draft.cue)[0].index)
    sentence = parse.sentences[parse.words[first].sentence]
    after = max(parse.words_in(draft.cue)[-1].index, parse.words_in(draft.source)[-1].index) + 1
    rest = [w for w in parse.words[after : _aside(parse, after, clause_end(parse, first))] if w.upos != "PUNCT"]
    comma = first - 1
    if comma - sentence.first < 2 or parse.words[comma].text not in CLOSERS or len(rest) > TAIL or any(w.xpos in FINITE for w in rest):
        return None
    words = parse.words[sentence.first : comma + (parse.words[comma].text != ",")]
    return span_of(parse, words) if any(w.upos in ("VERB", "AUX") for w in words) else None
