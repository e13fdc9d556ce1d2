"""Whether a negative statement answers a claim that the report itself carries.

Here: the one question, asked of neighbours in the text. Not here: what a denial is by its own wording (stance.py).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Told:
    """A draft as a claim that may be answered: its words of substance, its paragraph, whether it says no."""

    draft: Draft
    start: int
    paragraph: int
    substance: frozenset[str]
    verbs: frozenset[str]
    negative: bool


def answers(parse: Parse, drafts: Sequence[Draft]) -> list[bool]:
    """Of each draft, whether another source, not far before, put forward what it speaks of."""
    told = [_told(parse, draft) for draft in drafts]
    return [_answers(parse, one, told) for one in told]


def _answers(parse: Parse, one: _Told, told: Sequence[_Told]) -> bool:
    draft = one.draft
    if not one.substance or draft.source is None:
        return False
    if _rejects_beside(parse, draft, told):
        return True
    needed = 1 if _contrasts(parse, draft) else SHARED
    for before in told:
        other = before.draft
        if (
            not 0 <= one.paragraph - before.paragraph <= REACH
            or other is draft
            or other.parent is draft
            or draft.parent is other
            or before.start >= one.start
            or (other.source is None and other.cue is None)
            or (other.source and other.source.text == draft.source.text)
        ):
            continue
        if not before.negative and _shared(one, before) >= needed:
            return True
    return False


def _shared(one: _Told, before: _Told) -> int:
    """How many words of substance both have; in neighbouring paragraphs what is done counts twice."""
    both = one.substance & before.substance
    near = one.paragraph - before.paragraph <= 1
    return len(both) + (near and len(both) > 1 and bool(both & one.verbs))


def _rejects_beside(parse: Parse, draft: Draft, told: Sequence[_Told]) -> bool:
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
        for other in (one.draft for one in told)
    )


def _told(parse: Parse, draft: Draft) -> _Told:
    lemmas = [(w.lemma, w.upos) for part in draft.content for w in parse.words_in(part)]
    return _Told(
        draft,
        draft.start,
        _paragraph(parse, draft.start),
        frozenset(lemma for lemma, upos in lemmas if upos in _SUBSTANCE and lemma not in ("be", "have", "do")),
        frozenset(lemma for lemma, upos in lemmas if upos == "VERB"),
        any(lemma in ("not", "no", "never") for lemma, _ in lemmas),
    )


def _contrasts(parse: Parse, draft: Draft) -> bool:
    word = parse.words_in(draft.cue or draft.content[0])[0]
    return any(w.lower in _contrast() for w in parse.words_of(parse.sentences[word.sentence]))


def _paragraph(parse: Parse, start: int) -> int:
    """The number of the block that holds the place; 0 where none does."""
    at = bisect_right(parse.report.blocks, start, key=lambda block: block.span.start) - 1
    return at if at >= 0 and start < parse.report.blocks[at].span.end else 0
