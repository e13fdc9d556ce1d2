"""The make of a noun phrase: its determiner, its head, what stands before the head and what hangs behind it.

Here: one phrase's words, by their order and tags. Not here: lists (lists.py), and whom a phrase means (sources.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import Word
from secondlead.statements.countries import sign
from secondlead.statements.sourcewords import Noun, noun_at_end, plural, pronoun, quantity

NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "SYM", "X"})
_EDGES = frozenset({",", ".", ";", ":", "-", "–", "—"})
_MARKS = frozenset('“”"‘«»„*[]') | {"``", "''"}
ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_BREAKS = frozenset({"ADP", "SCONJ", "CCONJ", "VERB", "AUX", "ADV"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "where", "when"})


@cache
def _days() -> frozenset[str]:
    return frozenset(row["word"] for row in table("days_of_saying") if row["sort"] in ("weekday", "month"))


def is_day(word: Word) -> bool:
    """Whether word names a weekday or a month ("Monday", "Sept.")."""
    return word.text[:1].isupper() and word.lower.rstrip(".") in _days()


@dataclass(frozen=True, slots=True)
class Phrase:
    """words: all of it; core: up to and with the head; tail: behind the head; noun: the source noun that the head is, if it is one."""

    words: tuple[Word, ...]
    core: tuple[Word, ...]
    tail: tuple[Word, ...]
    noun: Noun | None
    count: str  # one, several, unknown: as determiner, quantity and number say
    sense: str  # new, other, same, or "" where no determiner says

    @property
    def text(self) -> str:
        """The core as text."""
        return joined(self.core)


def joined(words: Sequence[Word]) -> str:
    """The words as they stood in the text, one space where there was white space."""
    out, end = "", -1
    for word in words:
        out += (" " if out and word.start > end else "") + word.text
        end = word.end
    return out


def genitive(word: Word) -> bool:
    """Whether word is the clitic of a possessive."""
    return word.lower in ("'s", "'") and word.upos not in ("AUX", "VERB")


def phrase_of(words: Sequence[Word], named: frozenset[int]) -> Phrase | None:
    """The phrase that words make. named: indices of the words within a name that go on over what would end a core ("Bank of England").

    None where no word is left.
    """
    kept = [w for w in words if w.text not in _MARKS]
    while kept and (kept[-1].text in _EDGES or (len(kept) > 1 and kept[-1].index not in named and is_day(kept[-1]))):
        kept.pop()
    while kept and (
        kept[0].text in (",", ";", ":", "-", "–", "—", ".")
        or (kept[0].upos in ("ADP", "ADV", "CCONJ") and not quantity(kept[0].lower) and len(kept) > 1)
    ):
        kept.pop(0)
    if not kept:
        return None
    count, sense, first = _determined(kept)
    body = kept[first:] or kept
    end = _core_end(body, named)
    core, tail = body[:end], body[end:]
    while len(core) > 1 and genitive(core[-1]):
        tail, core = [core[-1], *tail], core[:-1]
    noun = _noun(core)
    if noun and count == "unknown":
        count = "several" if noun.plural else "one" if noun.human else "unknown"
    elif noun and noun.plural and count == "one" and not any(w.lower == "of" for w in kept[:first]):
        count = "several"
    return Phrase(tuple(kept), tuple(core), tuple(tail), noun, count, sense)


def _determined(words: Sequence[Word]) -> tuple[str, str, int]:
    """(count, sense, index where the phrase proper begins) by the words that open it, "one of the" and "a group of" with them."""
    count, sense = "unknown", ""
    at = 0
    while at < len(words) - 1:
        told = quantity(words[at].lower)
        if told is None or words[at + 1].text == "-" or (len(words[at].text) == 4 and words[at].text.isdigit()):
            break
        if told[0] != "unknown":
            count = told[0] if not (count == "one" and told[0] == "one" and sense == "other") else count
        sense = told[1] if not sense or told[1] == "other" or (sense == "same" and words[at].lower == "one") else sense
        at += 1
    for reach in (at, at + 1, at + 2):
        measured = words[reach - 1].lower if 0 < reach < len(words) - 1 and words[reach].lower == "of" else ""
        whole = quantity(f"{measured} of") if measured else None
        if measured and (told := whole or quantity(measured)):
            inner, _, more = _determined(words[reach + 1 :])
            return told[0] if told[0] != "unknown" else inner, whole[1] if whole else "new", reach + 1 + more
    pron = pronoun(words[at].lower) if at < len(words) else None
    if pron and pron.owner and len(words) > at + 1:
        return count, sense or "same", at
    return count, sense, at


def _core_end(words: Sequence[Word], named: frozenset[int]) -> int:
    """The index behind the head: the first place behind a nominal where something begins that can only follow it."""
    seen = False
    for i, word in enumerate(words):
        if seen and i > 0 and not (word.index in named and words[i - 1].index in named):
            after = words[i + 1] if i + 1 < len(words) else None
            if word.text in (",", "(", ";", ":", "–", "—", "--") or word.lower in _RELATIVE:
                return i
            if (
                word.upos == "CCONJ"
                and after is not None
                and not source_like(words[:i], _noun(words[:i]), named)
                and _noun(words[: i + 2 + _more(words[i + 2 :])])
            ):
                continue
            inner = (
                word.upos in ("VERB", "ADV") and word.xpos not in ("VBN", "VBD") and after is not None and after.upos in ("NOUN", "PROPN")
            )
            if not inner and (word.upos in _BREAKS or word.xpos in ("IN", "TO") or word.lower in ("to", "familiar", "close", "aware")):
                return i
            if word.upos == "PRON" and pronoun(word.lower) is not None:
                return i
            if (
                word.index in named
                and words[i - 1].index not in named
                and _is_document(words[:i])
                and any(w.upos == "VERB" for w in words[i:])
            ):
                return i
            if word.upos == "PART" and not genitive(word):
                return i
            article_of_name = word.text == "The" and after is not None and after.text[:1].isupper()
            if word.upos == "DET" and not genitive(words[i - 1]) and not article_of_name:
                return i
        seen = seen or word.upos in NOMINAL or noun_at_end([word.lower]) is not None
    return len(words)


def _is_document(words: Sequence[Word]) -> bool:
    """Whether words end in a document: a name right behind it begins a clause ("a speech Jane Doe gave")."""
    told = _noun(words)
    return told is not None and told.kind == "document"


def _more(words: Sequence[Word]) -> int:
    """How many of words go on with nouns."""
    return next((i for i, w in enumerate(words) if w.upos not in NOMINAL and w.upos != "ADJ"), len(words))


def _noun(core: Sequence[Word]) -> Noun | None:
    """The source noun at the end of the core, by form or lemma; a title before a name is none."""
    if not core:
        return None
    words = [w.lower for w in core]
    told = noun_at_end(words)
    named = len(core) > 1 and core[-1].text[:1].isupper() and core[-2].upos == "PROPN" and core[-2].text[:1].isupper()
    if told is not None and told.kind == "document" and named:
        return None  # "Lindqvist Paper" is no paper
    if told is None and core[-1].lemma != words[-1]:
        told = noun_at_end([*words[:-1], core[-1].lemma])
    return told


def source_like(core: Sequence[Word], noun: Noun | None, named: frozenset[int]) -> bool:
    """Whether a core can be a source: a known noun, a name, a pronoun, a country."""
    last = core[-1]
    return (
        noun is not None
        or last.upos == "PROPN"
        or last.index in named
        or (pronoun(last.lower) is not None)
        or (last.text[:1].isupper() and last.upos in ("NOUN", "ADJ", "X"))
        or sign(joined(core)) is not None
    )


def ends_in_name(phrase: Phrase, named: frozenset[int]) -> bool:
    """Whether the head of a phrase is a name."""
    return phrase.core[-1].index in named or (phrase.core[-1].upos == "PROPN" and phrase.noun is None)


def spelled_out(phrase: Phrase) -> str:
    """The core, and behind a body's noun with a capital the rest of its name: "Committee" + "for a Responsible Federal Budget"."""
    noun = phrase.noun
    if noun is None or noun.kind != "organisation" or not phrase.core[-1].text[:1].isupper():
        return phrase.text
    end = 0
    for i, word in enumerate(phrase.tail):
        if word.text[:1].isupper():
            end = i + 1
        elif word.upos not in ("ADP", "DET", "CCONJ"):
            break
    return joined([*phrase.core, *phrase.tail[:end]])


def words_of(phrase: Phrase) -> frozenset[str]:
    """The words of the phrase's core in lower case, its head in the singular, without determiners and small words."""
    words = {w.lower for w in phrase.core if w.upos not in ("DET", "PUNCT") and not genitive(w)} - ARTICLES
    return frozenset((words - {plural(phrase.noun.word)}) | {phrase.noun.word}) if phrase.noun else frozenset(words)
