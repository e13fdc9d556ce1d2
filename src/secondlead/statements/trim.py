"""Edges put right: cues whole, contents without what is no part of them.

Here: small repairs of what the encoder marked. Not here: new findings.
"""

from __future__ import annotations

from dataclasses import replace

from secondlead.model.parse import Parse, Word
from secondlead.model.spans import Span
from secondlead.statements.draft import Draft
from secondlead.statements.phrases import span_of

_DAYS_LEAD = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def trimmed(parse: Parse, draft: Draft) -> Draft:
    """The draft with a whole cue ("was quoted as saying by") and contents that do not begin with the day of saying."""
    cue = _whole_cue(parse, draft)
    content = tuple(kept for part in draft.content if (kept := _without_cue(_without_day(parse, part), cue)))
    return replace(draft, cue=cue, content=_near(parse, cue, content), source=_bare(parse, draft.source))


def _bare(parse: Parse, source: Span | None) -> Span | None:
    """A source without the adverb or comma that follows it ("RTVI, however,")."""
    if source is None:
        return None
    words = list(parse.words_in(source))
    while len(words) > 1 and (words[-1].text in (",", ";", ":") or (words[-1].upos in ("ADV", "SCONJ", "CCONJ") and words[-2].text == ",")):
        words.pop()
    while len(words) > 1 and words[0].text in (",", ";", ":"):
        words.pop(0)
    return span_of(parse, words) if words else source


def _near(parse: Parse, cue: Span | None, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The parts of a content that stand in the cue's own paragraph, and those elsewhere that are quotations."""
    if cue is None or len(content) < 2:
        return content
    room = next((block.span for block in parse.report.blocks if block.span.overlaps(cue)), None)
    if room is None:
        return content
    kept = tuple(part for part in content if room.overlaps(part) or any(q.span.overlaps(part) for q in parse.quotations))
    return kept or content


def _whole_cue(parse: Parse, draft: Draft) -> Span | None:
    """A passive "was quoted" or "was cited" with the "as saying by" that follows."""
    if not draft.cue:
        return None
    words = list(parse.words_in(draft.cue))
    if not words or not any(w.lemma in ("quote", "cite") for w in words):
        return draft.cue
    sentence = parse.sentences[words[0].sentence]
    at = words[-1].index + 1
    wanted: tuple[frozenset[str], ...] = (frozenset({"as"}), frozenset({"saying", "telling", "stating"}), frozenset({"by"}))
    for step in wanted:
        if at < sentence.last and parse.words[at].lower in step:
            words.append(parse.words[at])
            at += 1
    return span_of(parse, words)


def _without_day(parse: Parse, part: Span) -> Span:
    words: list[Word] = list(parse.words_in(part))
    if len(words) > 3 and words[0].lower in _DAYS_LEAD and words[1].upos in ("DET", "PRON", "PROPN", "NOUN", "SCONJ", "ADJ") and words[1].text != ",":
        return Span(words[1].start, part.end, parse.report.text[words[1].start : part.end])
    return part


def _without_cue(part: Span, cue: Span | None) -> Span | None:
    if cue and cue.overlaps(part):
        if cue.start <= part.start:
            kept = Span(cue.end, part.end, part.text[cue.end - part.start :]) if cue.end < part.end else None
            return Span(kept.end - len(kept.text.lstrip()), kept.end, kept.text.lstrip()) if kept and kept.text.strip() else None
        return Span(part.start, cue.start, part.text[: cue.start - part.start]) if not cue.end < part.end else part
    return part
