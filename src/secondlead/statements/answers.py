"""Whether a negative statement answers a claim that the report itself carries.

Here: the one question, asked of neighbours in the text. Not here: what a denial is by its own wording (stance.py).
"""

from __future__ import annotations

from functools import cache

from secondlead.lexicon import index
from secondlead.model.parse import Parse
from secondlead.model.reading import Stance
from secondlead.statements.draft import Draft
from secondlead.statements.stance import read_cue

REACH = 4  # paragraphs back within which a claim counts as the one that is answered
SHARED = 3  # words of substance that claim and answer share; one is enough beside a word of contrast
_SUBSTANCE = frozenset({"NOUN", "PROPN", "VERB", "NUM"})


@cache
def _contrast() -> frozenset[str]:
    return frozenset(index("contrast"))


def answers(parse: Parse, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether another source, not far before, put forward what this draft speaks of."""
    own = _substance(parse, draft)
    if not own or draft.source is None:
        return False
    here = _paragraph(parse, draft)
    if _rejects_beside(parse, draft, drafts):
        return True
    needed = 1 if _contrasts(parse, draft) else SHARED
    for other in drafts:
        if (
            other is draft
            or other.parent is draft
            or draft.parent is other
            or other.start >= draft.start
            or (other.source is None and other.cue is None)
        ):
            continue
        if other.source and other.source.text == draft.source.text:
            continue
        if (
            0 <= here - _paragraph(parse, other) <= REACH
            and _shared(parse, own, draft, other, here) >= needed
            and not _negative(parse, other)
        ):
            return True
    return False


def _shared(parse: Parse, own: frozenset[str], draft: Draft, other: Draft, here: int) -> int:
    """How many words of substance both have; in neighbouring paragraphs what is done counts twice."""
    both = own & _substance(parse, other)
    verbs = {w.lemma for part in draft.content for w in parse.words_in(part) if w.upos == "VERB"}
    near = here - _paragraph(parse, other) <= 1
    return len(both) + (near and len(both) > 1 and bool(both & verbs))


def _rejects_beside(parse: Parse, draft: Draft, drafts: list[Draft]) -> bool:
    """ "X is not married, he said, rejecting a report that he is": the same breath names the claim."""
    return draft.cue is not None and any(
        other is not draft
        and other.cue is not None
        and other.source is not None
        and draft.source is not None
        and other.source.text == draft.source.text
        and parse.words_in(other.cue)[0].sentence == parse.words_in(draft.cue)[0].sentence
        and parse.words_in(other.cue)[0].lower.endswith("ing")
        and read_cue(parse, other.attribution).stance is Stance.DENIES
        for other in drafts
    )


def _substance(parse: Parse, draft: Draft) -> frozenset[str]:
    return frozenset(
        w.lemma for part in draft.content for w in parse.words_in(part) if w.upos in _SUBSTANCE and w.lemma not in ("be", "have", "do")
    )


def _negative(parse: Parse, draft: Draft) -> bool:
    return any(w.lemma in ("not", "no", "never") for part in draft.content for w in parse.words_in(part))


def _contrasts(parse: Parse, draft: Draft) -> bool:
    word = parse.words_in(draft.cue or draft.content[0])[0]
    return any(w.lower in _contrast() for w in parse.words_of(parse.sentences[word.sentence]))


def _paragraph(parse: Parse, draft: Draft) -> int:
    start = draft.start
    return next((i for i, block in enumerate(parse.report.blocks) if block.span.start <= start < block.span.end), 0)
