"""Through whom the words came: every hop from their origin to the outlet that prints them.

Here: carriers and origins named in the sentence, and the chain made of them, of nesting and of the outlet. Not here: who a name is
(sources.py).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from secondlead.lexicon import index, table
from secondlead.model.parse import Parse, Sentence
from secondlead.model.reading import Hop, SourceKind
from secondlead.model.spans import Span
from secondlead.statements.draft import Draft, share
from secondlead.statements.phrases import clause_end, noun_phrase_from
from secondlead.statements.sources import SourceBook

_PEOPLE = frozenset({SourceKind.PERSON, SourceKind.OFFICE, SourceKind.ANONYMOUS})
TOLD = frozenset(index("told_verbs"))
CARRY = frozenset(index("carry_verbs"))


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"], re.IGNORECASE), row["side"]) for row in table("carriers"))


@cache
def _hints() -> re.Pattern[str]:
    """Any of the phrases, in small letters: a sentence that has none is not searched for each."""
    return re.compile("|".join(f"(?:{row['pattern']})" for row in table("carriers")))


def with_carriers(parse: Parse, book: SourceBook, drafts: list[Draft]) -> list[Draft]:
    """Each draft with the origin and the carriers that its own sentence names; what is only an origin is no draft of its own."""
    out = [_with(parse, book, draft) for draft in drafts]
    return [draft for draft in out if not _only_origin(draft, out)]


def _only_origin(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether "citing Z" is all that a draft tells, and another draft has Z as its origin."""
    if draft.cue is None or not (_relative(draft) or (_side(draft.cue.text) == "origin" and not draft.origin)):
        return False
    told = (*draft.content, *filter(None, (draft.source,)))
    return any(other is not draft and other.origin and any(other.origin.overlaps(one) for one in told) for other in drafts)


def _relative(draft: Draft) -> bool:
    """ "Interfax, which cited a naval source": the outlet's own relative clause."""
    told = f"{draft.source.text} {draft.cue.text}" if draft.source and draft.cue else ""
    return _side(told) == "origin"


def _side(text: str) -> str:
    return next((side for pattern, side in _phrases() if pattern.fullmatch(text.strip())), "")


def _with(parse: Parse, book: SourceBook, draft: Draft) -> Draft:
    if not draft.cue or draft.source is None:
        return draft
    cue = parse.words_in(draft.cue)
    sentence = parse.sentences[cue[0].sentence]
    origin, carriers, told = draft.origin, list(draft.carriers), list(draft.heard)
    through = draft.through
    for side, name in _named(parse, sentence, draft):
        if name.overlaps(draft.source) and not (side in ("carrier", "press") and name.start > draft.source.start):
            continue
        if side == "through":
            through = name if name.start != draft.source.start and book.source(name).kind in _PEOPLE else through
        elif side == "origin" and _side(draft.cue.text) != "origin" and _reports(parse, book, draft):
            origin = origin or name
        elif side != "origin" and (carrier := _carrier(parse, book, name, "" if side == "carrier" else side)):
            (told if side == "heard" and origin else carriers).append(carrier)
    if _side(draft.cue.text) == "origin" and draft.source.end <= draft.cue.start:  # "Y reported, citing Z, that P", with the cue at Z
        behind = noun_phrase_from(parse, cue[-1].index + 1, clause_end(parse, cue[0].index))
        if behind and not any(behind.overlaps(part) for part in draft.content):
            origin = behind
    heard = _hearer(parse, book, draft)
    if heard and heard not in carriers:
        carriers.append(heard)
    content = draft.content
    if origin:
        content = tuple(_before(parse, part, origin) for part in content)
    return replace(draft, origin=origin, carriers=tuple(dict.fromkeys(carriers)), heard=tuple(told), through=through, content=content)


def _named(parse: Parse, sentence: Sentence, draft: Draft) -> list[tuple[str, Span]]:
    """(side, noun phrase) of each set phrase of the sentence that stands outside the content, or at its end."""
    words = parse.words_of(sentence)
    text, start, end = parse.report.text, words[0].start, words[-1].end
    found: list[tuple[str, Span]] = []
    if not _hints().search(text[start:end].lower()):
        return found
    for pattern, side in _phrases():
        for match in pattern.finditer(text, start, end):
            if any(q.span.start < match.start() and match.end() < q.span.end for q in parse.quotations):
                continue
            if side != "origin" and any(part.start < match.start() and match.end() < part.end for part in draft.content):
                continue
            after = parse.words_in(Span(match.end() + 1, match.end() + 2))
            if not after or after[0].index >= sentence.last:
                continue
            name = noun_phrase_from(parse, after[0].index, clause_end(parse, words[0].index))
            if name:
                found.append((side, name))
    return found


def _reports(parse: Parse, book: SourceBook, draft: Draft) -> bool:
    """Whether the draft's source can have heard it from somebody: its cue reports, or it is an outlet."""
    verbs = {w.lemma for w in parse.words_in(draft.cue)} if draft.cue else set()
    return bool(verbs & CARRY) or (draft.source is not None and book.is_outlet(draft.source))


def _carrier(parse: Parse, book: SourceBook, name: Span, place: str) -> str | None:
    """The outlet that a carrier's place names, unless it is the one that prints. place: as outlet_at() has it."""
    told = book.outlet_at(name, place)
    return None if told is None or _own(parse, book, name) else told


def _own(parse: Parse, book: SourceBook, name: Span) -> bool:
    outlet = parse.report.outlet
    if not outlet:
        return False
    told = book.source(name).name
    return (
        told.casefold() in outlet.casefold() or outlet.casefold() in told.casefold() or book.outlet(told) == (book.outlet(outlet) or outlet)
    )


def _hearer(parse: Parse, book: SourceBook, draft: Draft) -> str | None:
    """The outlet that was told ("told Y that"), unless it is the one that prints."""
    cue = parse.words_in(draft.cue) if draft.cue else ()
    if not cue or not any(w.lemma in TOLD for w in cue):
        return None
    verb = next(w for w in reversed(cue) if w.lemma in TOLD)
    stop = clause_end(parse, verb.index)
    stop = next((w.index for w in parse.words[verb.index + 1 : stop] if w.text == "," or w.lower == "that"), stop)
    name = noun_phrase_from(parse, verb.index + 1, stop)
    if not name or any(name.overlaps(part) for part in draft.content):
        return None
    return _carrier(parse, book, name, "heard" if verb.lemma == "tell" else "")


def _before(parse: Parse, part: Span, origin: Span) -> Span:
    """A content that ran on over "citing Z" is cut before it."""
    if not (part.start < origin.start < part.end + 2):
        return part
    words = [w for w in parse.words_in(part) if w.end <= origin.start]
    at = next((i for i in range(len(words) - 1, -1, -1) if words[i].lower in ("citing", "quoting", "on")), None)
    if at is None or at == 0:
        return part
    at -= words[at - 1].text == ","
    return Span(part.start, words[at - 1].end, parse.report.text[part.start : words[at - 1].end]) if at else part


def chain(book: SourceBook, draft: Draft, outlet: str | None) -> tuple[Hop, ...]:
    """The hops from origin to print: origin, source, carriers, then those of the statement that holds this one, the outlet last."""
    hops: list[Hop] = []
    at: Draft | None = draft
    while at is not None:
        if at.origin:
            hops.append(_hop(book, at.origin))
        hops += [Hop(name, SourceKind.OUTLET) for name in at.heard]
        if at.source:
            hops.append(_hop(book, at.source))
        if at.through:
            hops.append(_hop(book, at.through))
        hops += [Hop(name, SourceKind.OUTLET) for name in at.carriers]
        at = at.parent
    if outlet:
        hops.append(Hop(outlet, SourceKind.OUTLET))
    kept: list[Hop] = []
    for hop in hops:
        if not any(hop.name.casefold() == one.name.casefold() for one in kept):
            kept.append(hop)
        elif outlet and hop.name == outlet:
            kept = [one for one in kept if one.name.casefold() != hop.name.casefold()] + [hop]
    return tuple(kept)


def _hop(book: SourceBook, span: Span) -> Hop:
    source = book.source(span)
    return Hop(source.name, source.kind)


def carried_twice(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """Drafts less those that repeat another's content with its origin as source ("Y reported P, citing Z" told twice)."""
    return [
        draft
        for draft in drafts
        if not any(
            other is not draft
            and other.origin
            and draft.source
            and other.origin.overlaps(draft.source)
            and share(parse, other.content, draft.content) > 0.5
            for other in drafts
        )
    ]
