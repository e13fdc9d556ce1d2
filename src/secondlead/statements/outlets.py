"""Outlets as reports name them: by the table of outlets, else by the words around the name.

Here: which outlet a phrase names. Not here: what "the outlet" means in a report (sources.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from secondlead.lexicon import index, table
from secondlead.statements.countries import plain, sign

_BRACKET = re.compile(r"\s*\([^)]*\)$")
_GENITIVE = re.compile(r"^.*?['’]s?\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Outlet:
    """name as the ledger calls it; country: ISO 3166-1 alpha-2 or ""; known: whether the table has it."""

    name: str
    country: str = ""
    known: bool = False


@cache
def _known() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for row in table("outlets"):
        outlet = Outlet(row["name"], row["country"], True)
        for form in (row["name"], *row["aliases"].split("|")):
            if form:
                found.setdefault(plain(form), outlet)
    for row in table("outlets"):
        bare = plain(_BRACKET.sub("", row["name"]))
        found.setdefault(bare, Outlet(bare, "", True))  # namesakes: which of them, and so where, cannot be told
    return found


@cache
def _nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("source_nouns") if row["kind"] == "outlet") | {"agency", "service"}


@cache
def _name_words() -> dict[str, str]:
    return {word: row["where"] for word, row in index("outlet_words").items()}


def _noun(word: str) -> bool:
    lower = word.lower()
    return lower in _nouns() or (lower.endswith("s") and lower[:-1] in _nouns())


@lru_cache(maxsize=4096)
def by_name(words: str) -> Outlet | None:
    """The outlet of the table that words as a whole name; capitals may stand for small letters, and "Ansa" for "ANSA"."""
    told = _known().get(plain(words))
    if told is None and words.isupper():
        told = next((one for form, one in _known().items() if form.upper() == plain(words) and len(form) > 5), None)
    if told is None and words.istitle() and words.isalpha():
        told = _known().get(words.upper())
    return told


@lru_cache(maxsize=4096)
def outlet_of(words: str) -> Outlet | None:
    """The outlet that a noun phrase names (its head is the outlet). A cascade; the first that fits:

    1. the whole phrase, or what follows its last genitive, is a name of the table ("Russia's Interfax", "The New York Times");
    2. capitalised words beside a noun for outlets ("Russian media outlet RTVI", "the Orrin Post newspaper", "Interfax news agency");
    3. a name whose own first or last word says it ("Radio Tavira", "Harlan Gazette").
    """
    words = " ".join(words.split()).strip(" ,“”\"'‘’()")
    told = by_name(words) or by_name(_GENITIVE.sub("", words, count=1))
    if told:
        return told
    tokens = plain(words).split()
    if not tokens or len(tokens) > 12:
        return None
    while len(tokens) > 2 and tokens[0].islower() and tokens[1].islower() and not _noun(tokens[0]) and not _noun(tokens[1]):
        tokens = tokens[1:]
    return _beside_noun(tokens) or _by_own_word(tokens)


def beside_noun(words: str) -> Outlet | None:
    """The outlet that a noun in front of its name tells: "Swiss broadcaster Radio Albis"."""
    tokens = plain(" ".join(words.split())).split()
    return _beside_noun(tokens) if tokens and tokens[-1][:1].isupper() and len(tokens) <= 12 else None


def opens_outlet(word: str) -> bool:
    """Whether an outlet's name may begin with word ("Radio", "Agence")."""
    return _name_words().get(word) in ("first", "any")


def _beside_noun(tokens: list[str]) -> Outlet | None:
    nouns = [
        i
        for i, token in enumerate(tokens)
        if token.islower() and _noun(token) and (token not in ("agency", "service") or tokens[i - 1] in ("news", "press", "wire"))
    ]
    if not nouns:
        return None
    after = tokens[nouns[-1] + 1 :]
    if after:
        return _named(after) if all(_capital(one) or one.lower() in ("of", "the", "&") for one in after) else None
    first = nouns[-1]
    while first > 0 and tokens[first - 1].islower():
        first -= 1
    before = tokens[:first]
    start = len(before)
    while (
        start > 0
        and (_capital(before[start - 1]) or before[start - 1] in ("of", "de", "&", "el", "la"))
        and not re.search(r"['’]s?$", before[start - 1])
    ):
        start -= 1
    return _named(before[start:])


def _named(tokens: list[str]) -> Outlet | None:
    """The capitalised words without what only says where from."""
    while tokens and (told := sign(tokens[0])) and told.sort == "people":
        tokens = tokens[1:]
    while len(tokens) > 1 and (sign(" ".join(tokens[:2])) or (sign(tokens[0]) and by_name(" ".join(tokens[1:])))):
        tokens = tokens[2:] if sign(" ".join(tokens[:2])) else tokens[1:]
    if not tokens or sign(" ".join(tokens)):
        return None
    name = " ".join(tokens)
    return by_name(name) or Outlet(name)


def _by_own_word(tokens: list[str]) -> Outlet | None:
    while tokens and tokens[0].islower() and tokens[0] not in ("of", "de", "la", "el", "al"):
        tokens = tokens[1:]
    if len(tokens) < 2 or not all(_capital(one) or one in ("of", "de", "the", "&", "el", "la", "al") for one in tokens):
        return None
    words = _name_words()
    if words.get(tokens[-1]) in ("last", "any") or words.get(tokens[0]) in ("first", "any"):
        return None if sign(" ".join(tokens)) else Outlet(" ".join(tokens))
    return None


def _capital(token: str) -> bool:
    return token[:1].isupper() or token[:1].isdigit()
