"""Names of people: what is title and what is name, which gender a name tells, whether a short form fits a full one.

Here: names as strings. Not here: where they stand in a report (bearers.py).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from secondlead.lexicon import table

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_GENITIVE = re.compile(r"['’][sS]?$")
_ARABIC = re.compile(r"^(?:al|el|ad|as|ash|an|ar|at|az|ul)-", re.IGNORECASE)


@cache
def _titles() -> dict[str, tuple[str, str]]:
    return {row["title"]: (row["kind"], row["gender"]) for row in table("titles")}


@cache
def _genders() -> dict[str, str]:
    return {fold(row["name"]): row["gender"] for row in table("given_names_gender")}


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """word in lower case without marks on its letters and without an Arabic article, for comparing."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.replace("’", "'")) if not unicodedata.combining(c))
    return _ARABIC.sub("", bare.casefold()) or bare.casefold()


def is_title(word: str) -> bool:
    """Whether word is a title or part of one ("Lt.", "Prime", "spokesman")."""
    return word.lower() in _titles() or word.lower().startswith("ex-")


@lru_cache(maxsize=4096)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name without titles before it, suffixes behind it and a genitive."""
    words = [one for one in _GENITIVE.sub("", name.strip(" ,.“”\"'’‘()") + ("." if name.endswith(("Jr.", "Sr.")) else "")).split() if one]
    first = 0
    while first < len(words) - 1 and is_title(words[first]) and not (first == 0 and _is_given(words[first]) and len(words) == 2):
        first += 1
    last = len(words)
    while last - 1 > first and words[last - 1].lower().strip(",") in _SUFFIXES:
        last -= 1
    return tuple(word.strip(",") for word in words[first:last])


def _is_given(word: str) -> bool:
    """A word that is a given name as well as a title ("Don", "Dean", "Major")."""
    return word[:1].isupper() and fold(word) in _genders()


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """The name as it is shown: without titles and genitive, suffixes kept."""
    kept = parts(name)
    if not kept:
        return name
    rest = name[name.find(kept[0]) :]
    return _GENITIVE.sub("", rest.strip(' ,“”"()')) or name


@lru_cache(maxsize=4096)
def gender(name: str) -> str:
    """m, f or "" as titles and given names of name tell."""
    words = name.replace("’", "'").split()
    for word in words[:-1]:
        told = _titles().get(word.lower())
        if told and told[1] and not _is_given(word):
            return told[1]
    kept = parts(name)
    if len(kept) < 2:
        return ""
    return _genders().get(fold(kept[0]), "") or _genders().get(fold(kept[0].split("-")[0]), "")


def is_full(name: str) -> bool:
    """Whether name has a given name and a surname (or their like): two words or more besides titles, not particle and surname alone."""
    kept = parts(name)
    return len(kept) >= 2 and not kept[0][:1].islower()


def knows_given(name: str) -> bool:
    """Whether the first word of name is a given name that we know."""
    kept = parts(name)
    return bool(kept) and _is_given(kept[0])


@lru_cache(maxsize=4096)
def fit(short: str, full: str) -> int:
    """How well a shorter form goes with a full name: 0 not at all, 1 by a given name, 2 by one of the surnames, 3 by the last.

    "Peskov" and "Dmitry Peskov": 3. "Kim" and "Kim Jong-un": 2. "Pérez" and "Ana Pérez Soto": 2. "von Berg" and
    "Eva von Berg": 3. "Eva": 1.
    """
    few, many = [fold(one) for one in parts(short)], [fold(one) for one in parts(full)]
    if not few or len(few) > len(many):
        return 0
    if few == many:
        return 3
    if len(few) == 1:
        if few[0] == many[-1] or few[0] == fold(" ".join(many[-2:])):
            return 3
        if few[0] in many[1:]:
            return 2
        if few[0] == many[0]:
            return 1 if _genders().get(few[0]) else 2
        return 3 if "-" in many[-1] and few[0] in many[-1].split("-") else 0
    if few == many[-len(few) :]:
        return 3
    given = many[0] == few[0] or (_initial(few[0]) and few[0][0] == many[0][0]) or (_initial(many[0]) and few[0][0] == many[0][0])
    if not given:
        return 0
    rest = iter(many[1:])
    if all(any(_alike(one, other) for other in rest) for one in few[1:]):
        return 3
    return 0


def _initial(word: str) -> bool:
    return bool(re.fullmatch(r"(?:\w\.?){1,3}", word)) and (len(word) == 1 or "." in word)


def _alike(one: str, other: str) -> bool:
    return one == other or (_initial(one) and other.startswith(one[0])) or (_initial(other) and one.startswith(other[0]))
