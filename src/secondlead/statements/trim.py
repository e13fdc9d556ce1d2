"""Edges put right: cues whole, contents without what is no part of them.

Here: small repairs of what the encoder marked. Not here: new findings.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from secondlead.lexicon import index, table
from secondlead.model.parse import FINITE, Parse, Word
from secondlead.model.spans import Span, cut
from secondlead.statements.draft import Draft
from secondlead.statements.nest import speaks
from secondlead.statements.patterns import matches
from secondlead.statements.phrases import clause_end, noun_phrase_before, past_hearer, span_of, subject
from secondlead.statements.quotedas import QUOTES


def trimmed(parse: Parse, draft: Draft) -> Draft:
    """The draft with a whole cue ("was quoted as saying by") and contents that do not begin with the day of saying."""
    cue = _whole_cue(parse, draft)
    content = tuple(kept for part in draft.content if (kept := _without_cue(_without_day(parse, part), cue)))
    draft, content = _as_saying(parse, draft, content)
    if cue and cue.text.lower().endswith(" by"):  # who follows "by" carried the words, and is none of them
        content = tuple(part for part in content if not cue.end <= part.start <= cue.end + 2)
    draft, content = _cue_in_source(parse, _second_of_two(parse, draft), content)
    cue = draft.cue if draft.by.endswith("+outer") else cue
    whole = replace(draft, cue=cue, content=_behind(draft.source, cue, _near(parse, cue, content)), source=_bare(parse, draft.source))
    return _with_subject(parse, _halves(parse, _with_source(parse, _nobodys(parse, whole))))


def _second_of_two(parse: Parse, draft: Draft) -> Draft:
    """ "According to | Yonhap, the ministry | said P", marked as one source: the ministry said it, through Yonhap."""
    words = parse.words_in(draft.source) if draft.source and draft.cue and draft.source.end <= draft.cue.start else ()
    at = next((i for i, w in enumerate(words) if w.text == ","), None)
    if not at:
        return draft
    rest = words[at + 1 :]
    inner = [i for i, w in enumerate(rest[:-1]) if w.text == ","]  # "the owner, Ivo Marsh,": one apposition at most
    if not rest or (inner and (len(inner) > 1 or rest[0].upos != "DET" or not rest[inner[0] + 1].text[:1].isupper())):
        return draft
    before = [w.lower for w in parse.words[max(0, words[0].index - 2) : words[0].index]]
    if before != ["according", "to"]:
        return draft
    return replace(draft, source=span_of(parse, words[at + 1 :]), through=span_of(parse, words[:at]))


def _as_saying(parse: Parse, draft: Draft, content: tuple[Span, ...]) -> tuple[Draft, tuple[Span, ...]]:
    """ "TASS quoted X as saying P": X says it, TASS carries it; the content is P alone."""
    cue = parse.words_in(draft.cue) if draft.cue else ()
    if not cue or not draft.source or draft.origin or cue[-1].lemma not in QUOTES or any(w.lemma == "be" for w in cue):
        return draft, content
    stop = clause_end(parse, cue[-1].index)
    at = next((w.index for w in parse.words[cue[-1].index + 1 : min(stop, cue[-1].index + 18)] if w.lower == "as"), None)
    if at is None or at + 1 >= len(parse.words) or parse.words[at + 1].xpos not in ("VBG", "VBD", "VBN"):
        return draft, content
    speaker = span_of(parse, parse.words[cue[-1].index + 1 : at])
    heard = parse.words[at + 1].lemma in index("told_verbs")
    after = parse.words[past_hearer(parse, at + 2, stop) if heard else at + 2 : stop]
    said = (
        (span_of(parse, after),)
        if len(after) > 2
        else tuple(part for part in content if part.end <= draft.source.start) or _front(parse, draft)
    )
    return replace(draft, origin=speaker), said


def _cue_in_source(parse: Parse, draft: Draft, content: tuple[Span, ...]) -> tuple[Draft, tuple[Span, ...]]:
    """ "The spokeswoman said doctors" marked as the source of "believe P": the spokeswoman said it, of the doctors."""
    words = parse.words_in(draft.source) if draft.source and draft.cue and draft.source.end <= draft.cue.start else ()
    verb = next((w for w in words[1:-1] if w.xpos in ("VBD", "VBZ") and speaks(w) and not _reduced(parse, w)), None)
    if verb is None or not content or draft.source is None or content[0].start < draft.source.end:
        return draft, content
    before, after = [w for w in words if w.index < verb.index], [w for w in words if w.index > verb.index]
    said = cut(parse.report.text, after[0].start, content[-1].end)
    outer = replace(draft, source=span_of(parse, before), cue=Span(verb.start, verb.end, verb.text), by=f"{draft.by}+outer")
    return outer, (said,)


def _reduced(parse: Parse, verb: Word) -> bool:
    """Whether a verb within a source only describes: "who spoke", "a judge briefed on the plan", "a company called Orpharm"."""
    before, after = parse.words[verb.index - 1], parse.words[verb.index + 1]
    named = verb.lower in index("naming_verbs") and after.text[:1].isupper()
    return before.xpos in ("WP", "WDT") or after.upos == "ADP" or named


def _front(parse: Parse, draft: Draft) -> tuple[Span, ...]:
    """The clause before the source, up to its comma."""
    first = parse.words_in(draft.source)[0] if draft.source else parse.words[0]
    sentence = parse.sentences[first.sentence]
    return (span_of(parse, parse.words[sentence.first : first.index]),) if first.index - sentence.first > 2 else ()


def _nobodys(parse: Parse, draft: Draft) -> Draft:
    """What is thought or reported of somebody is not his statement: "X is said to ...", "X has reportedly ..."."""
    if not draft.source or not draft.cue or draft.source.end > draft.cue.start:
        return draft
    words = parse.words_in(draft.cue)
    hedge = next((w for w in words if w.lemma in _reportedly()), None)
    last = words[-1]
    if hedge and last.upos == "VERB" and not speaks(last):
        rest = tuple(span for span in draft.content)
        verb = span_of(parse, [w for w in words if w.index > hedge.index]) if hedge.index < last.index else None
        parts = [draft.source, *([verb] if verb else []), *rest]
        content = (_hearsay(parse, draft.source, parts),)
        return replace(draft, source=None, cue=Span(hedge.start, hedge.end, hedge.text), content=content)
    if draft.content and any(m.places[0] in range(len(words)) for m in matches("undergone", words)):
        return replace(draft, source=None, content=(draft.source, *draft.content))
    opens = parse.words_in(draft.content[0]) if draft.content else ()
    if _passive(words) and speaks(last) and opens and opens[0].lower == "to" and parse.words[last.index + 1].lower != "by":
        return replace(draft, source=None, content=(draft.source, *draft.content))
    return draft


def _hearsay(parse: Parse, subject_: Span, parts: list[Span]) -> Span:
    """The whole clause that nobody is named for: from its subject to the last part, or, where only the verb was marked, to its end."""
    last = max(part.end for part in parts)
    verb = parse.words_in(Span(last - 1, last))[-1]
    if verb.upos == "VERB":
        stop = clause_end(parse, verb.index)
        comma = next((w.index for w in parse.words[verb.index : stop] if w.text == ","), stop)
        last = parse.words[comma - 1].end
    return cut(parse.report.text, subject_.start, last)


@cache
def _reportedly() -> frozenset[str]:
    return frozenset(row["word"] for row in table("hearsay_adverbs"))


def _with_source(parse: Parse, draft: Draft) -> Draft:
    """A cue that speaks actively and has no source gets its subject; a participle ("adding that") that of the verb before it.

    Who is quoted by an outlet is the speaker, even where the outlet was found as the source.
    """
    words = parse.words_in(draft.cue) if draft.cue else ()
    carried = draft.source is not None and draft.cue is not None and draft.source.start >= draft.cue.end and _quoted_as(words)
    if (draft.source and not carried) or not draft.cue:
        return draft
    verb = next((w for w in reversed(words) if w.upos == "VERB"), None)
    if _quoted_as(words):
        found = noun_phrase_before(parse, words[0].index, parse.sentences[words[0].sentence].first)
        return (
            replace(draft, source=found, content=tuple(part for part in draft.content if not (found and part.overlaps(found))))
            if found
            else draft
        )
    if verb is None or verb.xpos == "VBG" or _passive(words) or not speaks(verb):
        return draft
    found = subject(parse, words[0] if words[0].upos == "VERB" else verb)
    if found and (found.end > draft.cue.start or any(found.overlaps(part) for part in draft.content)):
        found = None
    nouns = found and any(w.upos in ("NOUN", "PROPN", "PRON") for w in parse.words_in(found))
    return replace(draft, source=found) if nouns else draft


def _quoted_as(words: tuple[Word, ...]) -> bool:
    """ "was quoted as saying": passive, and yet the subject speaks."""
    return any(w.lemma in QUOTES for w in words) and any(w.lemma == "be" for w in words)


def _passive(words: tuple[Word, ...]) -> bool:
    return (
        any(w.lemma == "be" for w in words)
        and not any(w.upos == "PRON" for w in words)
        and words[-1].xpos in ("VBN", "VBD", "JJ", "RB", "IN")
    )


def _with_subject(parse: Parse, draft: Draft) -> Draft:
    """Nobody's words ("is thought to have left"): the subject belongs to the content."""
    if draft.source or not draft.cue or not draft.content:
        return draft
    words = parse.words_in(draft.cue)
    if not _passive(words) or _quoted_as(words) or any(part.end <= draft.cue.start for part in draft.content):
        return draft
    found = noun_phrase_before(parse, words[0].index, parse.sentences[words[0].sentence].first)
    return replace(draft, content=(found, *draft.content)) if found else draft


def _halves(parse: Parse, draft: Draft) -> Draft:
    """A content that the cue interrupts ("The suspect, police said, had left") has both its halves."""
    if not draft.cue or len(draft.content) != 1 or not draft.source:
        return draft
    (part,) = draft.content
    words = parse.words_in(part)
    if part.end > min(draft.cue.start, draft.source.start) or any(w.xpos in FINITE for w in words):
        return draft
    after = max(draft.cue.end, draft.source.end)
    last = parse.words_in(Span(after - 1, after))[-1]
    stop = clause_end(parse, last.index)
    if last.index + 2 >= stop or parse.words[last.index + 1].text != ",":
        return draft
    return replace(draft, content=(part, span_of(parse, parse.words[last.index + 2 : stop])))


def _bare(parse: Parse, source: Span | None) -> Span | None:
    """A source without the adverb or relative that follows it ("RTVI, however,", "The minister, who"); an apposition keeps its comma."""
    if source is None:
        return None
    rooms = [block.span for block in parse.report.blocks if block.span.overlaps(source)]
    words = [w for w in parse.words_in(source) if not rooms or w.start >= rooms[-1].start]  # never over a headline or dateline
    while len(words) > 1 and (words[-1].xpos in ("WP", "WDT") or _aside(words)):
        words.pop()
        while len(words) > 1 and words[-1].text == ",":
            words.pop()
    return cut(parse.report.text, words[0].start, words[-1].end) if words else source


def _aside(words: list[Word]) -> bool:
    """Whether the words end in ", however," or ", too"."""
    last = len(words) - 1 if words[-1].text != "," else len(words) - 2
    return last > 1 and words[last].upos in ("ADV", "SCONJ", "CCONJ") and words[last - 1].text == ","


def _behind(source: Span | None, cue: Span | None, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The parts without those in an aside between source and cue, where the cue has words behind it: "X, who may not talk, said P"."""
    if not source or not cue or not any(cue.end <= part.start for part in content):
        return content
    return tuple(part for part in content if not source.end <= part.start < cue.start)


def _near(parse: Parse, cue: Span | None, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The parts of a content that stand in the cue's own paragraph, and those elsewhere that are quotations."""
    room = next((block.span for block in parse.report.blocks if block.span.overlaps(cue)), None) if cue else None
    if room is None:
        return content
    content = tuple(piece for part in content for piece in _pieces(parse, part))
    kept = tuple(part for part in content if room.overlaps(part) or any(q.span.overlaps(part) for q in parse.quotations))
    return kept or content


def _whole_cue(parse: Parse, draft: Draft) -> Span | None:
    """A passive "was quoted" or "was cited" with the "as saying by" that follows."""
    if not draft.cue:
        return None
    words = list(parse.words_in(draft.cue))
    if not words or not any(w.lemma in QUOTES for w in words):
        return draft.cue
    sentence = parse.sentences[words[0].sentence]
    at = words[-1].index + 1
    wanted: tuple[frozenset[str], ...] = (frozenset({"as"}), frozenset({"saying", "telling", "stating"}), frozenset({"by"}))
    for step in wanted:
        if at < sentence.last and parse.words[at].lower in step:
            words.append(parse.words[at])
            at += 1
    return span_of(parse, words)


def _pieces(parse: Parse, part: Span) -> list[Span]:
    """A content that runs over blocks, cut where they meet, unless it is a quotation that runs on."""
    rooms = [block.span for block in parse.report.blocks if block.span.overlaps(part)]
    if len(rooms) < 2 or any(q.span.overlaps(part) for q in parse.quotations):
        return [part]
    return [cut(parse.report.text, max(part.start, room.start), min(part.end, room.end)) for room in rooms]


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(row["word"] for row in table("days_of_saying") if row["sort"] == "weekday")


def _without_day(parse: Parse, part: Span) -> Span:
    words: list[Word] = list(parse.words_in(part))
    if (
        len(words) > 3
        and words[0].lower in _weekdays()
        and words[1].upos in ("DET", "PRON", "PROPN", "NOUN", "SCONJ", "ADJ")
        and words[1].text != ","
    ):
        return Span(words[1].start, part.end, parse.report.text[words[1].start : part.end])
    return part


def _without_cue(part: Span, cue: Span | None) -> Span | None:
    if cue and cue.overlaps(part):
        if cue.start <= part.start:
            kept = Span(cue.end, part.end, part.text[cue.end - part.start :]) if cue.end < part.end else None
            return Span(kept.end - len(kept.text.lstrip()), kept.end, kept.text.lstrip()) if kept and kept.text.strip() else None
        return Span(part.start, cue.start, part.text[: cue.start - part.start]) if not cue.end < part.end else part
    return part
