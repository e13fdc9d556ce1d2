"""Bodies named beside the noun that describes them: "The contractor, Lowe Brothers", "the ferry's owner, a company called Sorrel Line".

Here: the words of such a name, and the body. Not here: people named so, and what a name means by itself (describing.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from secondlead.lexicon import index
from secondlead.model.parse import Mention, Word
from secondlead.model.reading import SourceKind
from secondlead.statements import names
from secondlead.statements.countries import sign
from secondlead.statements.joints import joints
from secondlead.statements.nominal import Phrase, genitive, is_day, joined, words_of
from secondlead.statements.referent import Referent

LONGEST = 6  # words of such a name: "Lowe Brothers", "the Halden Port Workers Union"


def apposed_body(phrase: Phrase, mention_at: Callable[[Word], Mention | None]) -> tuple[Word, ...]:
    """The name behind the comma of a definite description of one, if it is a body's; else nothing."""
    head = phrase.core[-1]
    definite = phrase.sense == "same" or any(genitive(w) for w in phrase.core)
    if not definite or head.upos != "NOUN" or head.text[:1].isupper() or phrase.count == "several" or _tells(phrase):
        return ()
    comma = next((i for i, w in enumerate(phrase.tail) if w.text == ","), None)
    relative = bool(phrase.tail) and phrase.tail[0].lower in joints("relative")  # "The firm that built the bridge, Tarn & Sons"
    if comma is None or (not relative and any(w.upos in ("VERB", "AUX", "CCONJ") for w in phrase.tail[:comma])):
        return ()
    words = list(phrase.tail[comma + 1 :])
    end = next((i for i, w in enumerate(words) if w.text in (",", "(", "–", "—", ";")), len(words))
    lead, name = _parted(words[:end])
    opened = not lead or lead[0].lower == "the" or any(w.lower in index("naming_verbs") for w in lead)
    text = joined(name)
    if not name or len(name) > LONGEST or not opened or sign(text) or is_day(name[0]) or names.is_title(name[0].text):
        return ()
    mention = mention_at(name[-1])
    body = phrase.noun is not None and phrase.noun.kind == "organisation"
    taken = mention is not None and mention.type == "PER" and not (body or name[-1].lower in index("family_firms"))
    place = mention is not None and mention.type == "LOC" and not (phrase.noun is not None and phrase.noun.human and len(name) > 1)
    return () if taken or place else tuple(name)


def _tells(phrase: Phrase) -> bool:
    return phrase.noun is not None and phrase.noun.kind in ("document", "outlet")


def _parted(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """(what leads up to the name, the name): the run of capitals at the end, with "and", "of", "&" and figures within."""
    first = end = len(words)
    while first and (_capital(words[first - 1]) or (_joins(words[first - 1]) and first < end)):
        first -= 1
    while first < len(words) and _joins(words[first]):
        first += 1
    return list(words[:first]), list(words[first:])


def _capital(word: Word) -> bool:
    return word.text[:1].isupper() or word.text.isdigit()


def _joins(word: Word) -> bool:
    return word.lower in ("&", "and", "of", "-", "'s", ".", "'")


def body_beside(phrase: Phrase, name: str, told: Referent | None) -> Referent:
    """The body of that name; both words take it up later ("the owner", "Sorrel Line").

    told: what the name means by itself. It may be a person or a place by mistake, or only the name's beginning ("Lowe" of "Lowe & Marsh").
    """
    if told is None or told.kind is not SourceKind.ORGANISATION:
        told = Referent(f"name:{name.casefold()}", name, SourceKind.ORGANISATION, name, count="one")
    longer = told.name in name and len(told.name) < len(name)
    return replace(
        told,
        name=name if longer else told.name,
        body=name if longer and told.body == told.name else told.body,
        noun=phrase.noun.word if phrase.noun else told.noun,
        words=told.words | words_of(phrase),
    )
