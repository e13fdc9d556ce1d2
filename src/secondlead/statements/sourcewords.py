"""Small classes of words that sources are made of, by table: source nouns, quantities, pronouns.

Here: one word's (or one noun's of several words) meaning. Not here: phrases (nominal.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from secondlead.lexicon import index, table


@dataclass(frozen=True, slots=True)
class Noun:
    """A source noun in one of its forms. speaks: government, holder, family, own, none."""

    word: str
    kind: str
    gender: str
    speaks: str
    human: bool
    plural: bool


def plural(noun: str) -> str:
    """The regular plural."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh", "z")) else "s")


@cache
def _nouns() -> dict[str, Noun]:
    forms: dict[str, Noun] = {}
    for row in table("source_nouns"):
        several = row["plural"] or plural(row["noun"])
        for form, many in ((row["noun"], False), (several, True)):
            if form in forms and many:
                continue
            collective = several == row["noun"]
            forms[form] = Noun(
                row["noun"],
                row["kind"],
                row["gender"],
                row["speaks"],
                row["human"] == "yes",
                many or (collective and row["human"] == "yes"),
            )
    return forms


@cache
def public_nouns() -> frozenset[str]:
    """Nouns that take up any body named before, a government's too ("the agency"); "the company" takes up none of those."""
    return frozenset(index("public_nouns"))


@cache
def _last_words() -> frozenset[str]:
    """What a source noun may end in, as words are cut: "minister", "vice-chair" and its "chair"."""
    return frozenset(last for noun in _nouns() for last in (noun.split()[-1], noun.split()[-1].split("-")[-1]))


def noun_at_end(words: Sequence[str]) -> Noun | None:
    """The source noun that ends words (lower case), the longest that is known: "prime minister" before "minister"."""
    if not words or words[-1] not in _last_words():
        return noun_at_end(words[-1].split("-")) if words and "-" in words[-1] else None
    for length in (3, 2, 1):
        if len(words) >= length:
            told = _nouns().get(" ".join(words[-length:]).replace(" - ", "-"))
            if told:
                return told
    return noun_at_end(words[-1].split("-")) if "-" in words[-1] else None


@lru_cache(maxsize=8192)
def quantity(word: str) -> tuple[str, str] | None:
    """(count, sense) of a word that stands before a source, or None."""
    row = index("quantities").get(word.lower())
    if row:
        return row["count"], row["sense"]
    if word.isdigit():
        return ("one", "new") if word == "1" else ("several", "new")
    return None


@dataclass(frozen=True, slots=True)
class Pronoun:
    """gender: m, f, n or ""; number: one, several; person: 1, 2, 3."""

    word: str
    gender: str
    number: str
    person: int
    owner: bool


@lru_cache(maxsize=8192)
def pronoun(word: str) -> Pronoun | None:
    """word as a pronoun that can be a source, or None."""
    row = index("pronouns").get(word.lower().replace("’", "'"))
    return Pronoun(row["pronoun"], row["gender"], row["number"], int(row["person"]), row["owner"] == "yes") if row else None
