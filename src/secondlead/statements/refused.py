"""What looks like a statement and is none: notes to readers, terms of anonymity, a source that is nobody.

Here: the last sieve. Not here: furniture known by its layout (intake/).
"""

from __future__ import annotations

import re

from secondlead.lexicon import index
from secondlead.model.parse import Parse
from secondlead.model.spans import Span
from secondlead.statements.draft import Draft
from secondlead.statements.terms import not_statements

_NOBODY = re.compile(r"(?:no (?:one|group|organi[sz]ation|party|faction|side)|nobody|none)\b.*", re.IGNORECASE)
_EMPTY = frozenset({"DET", "ADP", "PUNCT", "PART", "CCONJ"})


def no_statement(parse: Parse, draft: Draft) -> bool:
    """Whether a draft tells nothing of the world: no content worth the name, or nobody who claims it."""
    if not draft.content:
        return False
    if modifier(parse, draft):
        return True
    text = draft.content[0].text.lstrip()
    nobody = draft.source is not None and bool(_NOBODY.fullmatch(draft.source.text))
    if nobody:
        return text.lower().startswith("responsibility")
    if all(w.upos in _EMPTY for part in draft.content for w in parse.words_in(part)) and not any(
        q.span.overlaps(part) for q in parse.quotations for part in draft.content
    ):
        return True
    if draft.source is None and _asked_first(parse, draft):
        return True
    if draft.source is None and any(one.fullmatch(_from_start(parse, draft)) for one in not_statements("outlet")):
        return True
    return any(one.fullmatch(part.text.lstrip()) for one in not_statements("any") for part in draft.content)


def _asked_first(parse: Parse, draft: Draft) -> bool:
    """ "Asked about her future, she said": only what the answer is to."""
    cue = parse.words_in(draft.cue) if draft.cue else ()
    return bool(cue) and cue[0].lemma == "ask" and cue[0].index == parse.sentences[cue[0].sentence].first and len(draft.content) == 1


def _from_start(parse: Parse, draft: Draft) -> str:
    """The draft's words, with those of its sentence before a cue that names nobody ("Neither | was authorized to speak")."""
    first = parse.words_in(Span(draft.start, draft.start + 1))
    start = parse.words[parse.sentences[first[0].sentence].first].start if draft.cue and first else draft.content[-1].start
    return parse.report.text[start : max(part.end for part in draft.content)]


def naming(parse: Parse, draft: Draft) -> bool:
    """Whether the cue only names: "The maker, a Halden company | called | Orpharm, declined to comment"."""
    words = parse.words_in(draft.cue) if draft.cue and draft.source else ()
    if len(words) != 1 or words[0].lower not in index("naming_verbs"):
        return False
    source, after = parse.words_in(draft.source) if draft.source else (), parse.words[words[0].index + 1 : words[0].index + 2]
    comma = max((i for i, w in enumerate(source) if w.text == ","), default=None)
    new = comma is not None and comma + 1 < len(source) and source[comma + 1].lower in ("a", "an")
    return new and source[-1].index + 1 == words[0].index and bool(after) and after[0].text[:1].isupper()


def modifier(parse: Parse, draft: Draft) -> bool:
    """Whether a draft without a source is a hedge inside a noun phrase."""
    return draft.source is None and draft.cue is not None and _modifier(parse, draft.cue)


def _modifier(parse: Parse, cue: Span) -> bool:
    """ "A ferry believed to be carrying ...": a hedge inside a noun phrase, not a statement; it is kept as `embedded`."""
    words = parse.words_in(cue)
    if len(words) != 1 or words[0].lower == words[0].lemma or not words[0].lower.endswith(("ed", "ght", "aid", "ood")):
        return False
    after, before = parse.words[words[0].index + 1 : words[0].index + 2], parse.words[max(0, words[0].index - 1) : words[0].index]
    if not after or after[0].lower != "to" or not before:
        return False
    if before[0].text == "," and words[0].index > 1:  # "The drought, said to be the worst in a century, has ..."
        sentence = parse.sentences[words[0].sentence]
        close = next((w.index for w in parse.words[words[0].index : sentence.last] if w.text == ","), sentence.last)
        goes_on = close + 1 < sentence.last and parse.words[close + 1].upos in ("AUX", "VERB", "ADV")
        return goes_on and parse.words[words[0].index - 2].upos in ("NOUN", "PROPN", "NUM")
    return before[0].upos in ("NOUN", "PROPN")
