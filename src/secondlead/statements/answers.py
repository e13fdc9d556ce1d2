"""Whether a negative statement answers a claim that the report itself carries.

Here: the one question, asked of neighbours in the text. Not here: what a denial is by its own wording (stance.py).
"""

from __future__ import annotations

from functools import cache

from secondlead.lexicon import index
from secondlead.model.parse import Parse
from secondlead.statements.draft import Draft

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
        if 0 <= here - _paragraph(parse, other) <= REACH and len(own & _substance(parse, other)) >= needed and not _negative(parse, other):
            return True
    return False


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
