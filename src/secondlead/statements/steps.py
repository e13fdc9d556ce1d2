"""The order of this room: what happens to a parse until its statements stand.

Here: the steps and the one function that runs them. Not here: how each step works.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondlead.model.circumstances import Time
from secondlead.model.parse import Attribution, Parse
from secondlead.model.reading import Stance, Statement
from secondlead.model.spans import Span
from secondlead.reading.times import times
from secondlead.reading.times.anchors import anchors
from secondlead.statements import floating, formulas, nest, relay, reports, verbs, voice
from secondlead.statements.adopt import adopted, refilled
from secondlead.statements.answered import denials
from secondlead.statements.answers import answers
from secondlead.statements.certainty import certainty_of, judge
from secondlead.statements.chained import chained
from secondlead.statements.confidence import confidence
from secondlead.statements.cutquotes import mended
from secondlead.statements.draft import Draft, merged, once, one_span
from secondlead.statements.measured import measured
from secondlead.statements.neighbours import claimed_once, shared, trailing, whole
from secondlead.statements.quotedas import quoted_as
from secondlead.statements.quoting import quote
from secondlead.statements.refused import modifier, naming, no_statement
from secondlead.statements.sections import sections
from secondlead.statements.signed import signed
from secondlead.statements.sources import SourceBook
from secondlead.statements.split import split
from secondlead.statements.stated import Times, stated, when
from secondlead.statements.terms import without_terms
from secondlead.statements.trim import trimmed


def state(parse: Parse, book: SourceBook | None = None, found_times: Sequence[Time] | None = None) -> tuple[Statement, ...]:
    """All statements of a parse, in the order of the text; long reports section by section, with one source book and one list of times."""
    who = book or SourceBook(parse)
    said_times = Times(tuple(times(parse) if found_times is None else found_times), anchors(parse.report))
    found: list[Statement] = []
    for section in sections(parse):
        drafts = drafts_of(section, who)
        numbers = {id_of(draft): f"s{number}" for number, draft in enumerate(drafts, len(found) + 1)}
        answering = answers(section, drafts)
        found += [_statement(section, who, said_times, draft, numbers, answered) for draft, answered in zip(drafts, answering, strict=True)]
    return tuple(found)


def drafts_of(parse: Parse, who: SourceBook) -> list[Draft]:
    """The drafts of a section, in the order of the text.

    1 what the encoder paired, left unpaired or cut in halves; 2 headlines that name their source, quotations signed with a dash; 3 set
    phrases of silence, nouns that bring words, speakers quoted by somebody, verbs not yet paired, figures put forward, denials of what
    stands before them; 4 edges, shared sources, whole clauses; 5 carriers and origins; 6 quotations over paragraphs or cut short; 7 inner
    cues; 8 floating quotations; 9 nothing twice, who holds whom; 10 the outlet's own voice.
    """
    drafts = [draft for one in parse.attributions if (draft := _draft(parse, one)) and not naming(parse, draft)]
    drafts = without_terms(parse, chained(parse, adopted(parse, drafts, parse.attributions)))
    drafts = _unclaimed([*formulas.headlines(parse), *signed(parse)], drafts)
    drafts = merged(parse, [one for one in formulas.silences(parse) if not _own_silence(parse, one, drafts)], drafts)
    drafts = merged(parse, drafts, [one for one in reports.noun_cues(parse) if not _told_of(parse, one, drafts)])
    drafts = quoted_as(parse, [trimmed(parse, draft) for draft in drafts if draft.content or draft.cue])
    drafts = verbs.cited_first(parse, drafts)
    drafts = [trimmed(parse, one) for one in merged(parse, drafts, verbs.verb_cues(parse, drafts))]
    drafts = denials(parse, measured(parse, drafts))
    drafts = whole(parse, claimed_once(parse, shared(parse, refilled(parse, drafts))))
    drafts = relay.carried_twice(parse, relay.with_carriers(parse, who, drafts))
    drafts = trailing(parse, mended(parse, split(parse, drafts)))
    drafts += nest.inner(parse, drafts)
    drafts += floating.floating(parse, drafts)
    drafts = nest.without_echoes(parse, nest.held(once(drafts)))
    drafts = [draft for draft in drafts if not modifier(parse, draft)]
    drafts += voice.own_voice(parse, drafts)
    drafts = [draft for draft in drafts if (draft.content or draft.by.startswith("formula")) and not no_statement(parse, draft)]
    return sorted(drafts, key=lambda one: (one.start, -max((part.end for part in one.content), default=0)))


def id_of(draft: Draft) -> tuple[Span | None, Span | None, tuple[Span, ...]]:
    """What tells a draft from another whatever its parents."""
    return draft.source, draft.cue, draft.content


def _draft(parse: Parse, one: Attribution) -> Draft | None:
    source = one_span(parse.report.text, _beside(parse, one), one.cue)
    if not one.cue and not (one.contents and source):
        return None
    return Draft(source, one.cue, tuple(sorted(one.contents)), one.score, one.by)


def _beside(parse: Parse, one: Attribution) -> tuple[Span, ...]:
    """The sources; of several those in the cue's own sentence, if there are any ("A said P. B said Q.", all linked to both)."""
    cue = parse.words_in(one.cue) if one.cue and len(one.sources) > 1 else ()
    own = tuple(span for span in one.sources if cue and any(w.sentence == cue[0].sentence for w in parse.words_in(span)))
    return own or one.sources


def _unclaimed(sure: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """The drafts that are sure by their form, and the rest that do not tell of the same words."""
    rooms = [hull for one in sure for hull in (*one.content, *filter(None, (one.source, one.cue)))]
    kept = []
    for draft in drafts:
        outside = tuple(part for part in draft.content if not any(part.overlaps(room) for room in rooms))
        own = [span for span in (draft.source, draft.cue) if span]
        if any(span.overlaps(room) for span in own for room in rooms) or (draft.content and not outside):
            continue
        kept.append(replace(draft, content=outside))  # words of the headline that the encoder gave to a sentence below
    return sure + kept


def _told_of(parse: Parse, one: Draft, drafts: list[Draft]) -> bool:
    """Whether a noun's clause is only part of what a draft tells: inside it, and not somebody else's ("rejected X's claim that")."""
    around = [draft for draft in drafts if one.cue and any(part.holds(one.cue) for part in draft.content)]
    named = one.source is not None and any(w.upos in ("NOUN", "PROPN") for w in parse.words_in(one.source))
    return any(not named or one.source is None or (draft.source is not None and draft.source.text == one.source.text) for draft in around)


def _own_silence(parse: Parse, one: Draft, drafts: list[Draft]) -> bool:
    """Whether a set phrase is only how a speaker words it: inside a content, nobody else its subject ("said he would not be drawn")."""
    alone = one.source is None or all(w.upos == "PRON" for w in parse.words_in(one.source))
    return alone and any(one.cue and part.holds(one.cue) for draft in drafts if draft.source for part in draft.content)


def _statement(
    parse: Parse,
    who: SourceBook,
    found_times: Times,
    draft: Draft,
    numbers: dict[tuple[Span | None, Span | None, tuple[Span, ...]], str],
    answering: bool,
) -> Statement:
    judged = judge(parse, draft.attribution, answers=answering)
    if draft.by.startswith("formula") and judged.stance is Stance.ASSERTS:  # a set phrase of silence, whatever its verb
        judged = replace(judged, stance=Stance.SILENT, certainty=certainty_of("none", (draft.cue,) if draft.cue else ()))
    return Statement(
        id=numbers[id_of(draft)],
        source=who.source(draft.source) if draft.source else None,
        cue=draft.cue,
        content=draft.content,
        quote=quote(parse, draft, judged.stance),
        certainty=judged.certainty,
        stance=judged.stance,
        modality=judged.modality,
        condition=judged.condition,
        relay=relay.chain(who, draft, parse.report.outlet),
        stated=stated(parse, draft, found_times),
        when=when(draft, found_times),
        confidence=round(confidence(draft.by, draft.score), 2),
        within=numbers.get(id_of(draft.parent)) if draft.parent else None,
        by=draft.by,
        score=draft.score,
    )
