"""Countries and bodies of states as sources name them: by name, people, capital or seat.

Here: which country or bloc a few words name, and what its government is called. Not here: who a source is (describing.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from secondlead.lexicon import table

_ARTICLE = re.compile(r"^(?:the|The|THE)\s+")
_TOKEN = re.compile(r"(?:[A-Z]\.)+|[\w'’]+(?:\.(?=\s[A-Z]))?")
_GENITIVE = re.compile(r"['’][sS]?$")


@dataclass(frozen=True, slots=True)
class Power:
    """A state or a body of states. code: ISO 3166-1 alpha-2, None for a bloc."""

    name: str
    code: str | None
    adjective: str

    @property
    def government(self) -> str:
        """The body that its officials speak for."""
        return f"{self.adjective} government" if self.code else self.name


@dataclass(frozen=True, slots=True)
class Sign:
    """What some words say of a power. sort: name, people, capital, seat."""

    power: Power
    sort: str


def _key(words: str) -> str:
    """As plain(), but "the" stays where the table has it: "the North" is a state, "North" is not."""
    return f"the {plain(words)}" if words.startswith("the ") else plain(words)


def plain(words: str) -> str:
    """words without article, genitive and doubled spaces, apostrophes made straight."""
    return _GENITIVE.sub("", _ARTICLE.sub("", " ".join(words.split()).replace("’", "'")))


@cache
def _signs() -> dict[str, Sign]:
    signs: dict[str, Sign] = {}
    powers = [(Power(row["name"], row["code"], row["adjective"]), row) for row in table("countries")]
    powers += [(Power(row["name"], None, row["adjective"] or row["name"]), row) for row in table("blocs")]
    # Names win over peoples ("Dominican"), and both over capitals and seats ("Singapore", "Georgetown").
    for sort, columns in (
        ("name", ("name", "aliases")),
        ("people", ("adjective", "peoples")),
        ("capital", ("capital",)),
        ("seat", ("seats",)),
    ):
        for power, row in powers:
            for column in columns:
                for words in row.get(column, "").split("|"):
                    if words:
                        signs.setdefault(_key(words), Sign(power, sort))
    return signs


@cache
def longest() -> int:
    """How many words (cut at white space) the longest sign has."""
    return max(words.count(" ") + 1 for words in _signs())


@cache
def _openings() -> frozenset[str]:
    """The tokens that signs open with, plain, and the articles that may stand before them."""
    bare = (words.removeprefix("the ") for words in _signs())
    return frozenset(_bare(told[0]) for words in bare if (told := _TOKEN.search(words))) | {"the", "The", "THE"}


@lru_cache(maxsize=8192)
def _bare(token: str) -> str:
    return _GENITIVE.sub("", token.replace("’", "'").rstrip("."))


@lru_cache(maxsize=16384)
def sign(words: str) -> Sign | None:
    """What words as a whole say of a power: "Pyongyang" (capital), "Danish" (people), "N. Korea" (name), "the Kremlin" (seat)."""
    bare = plain(words)
    if _ARTICLE.match(words) and (told := _signs().get(f"the {bare}")):
        return told
    return _signs().get(bare) if bare[:1].isupper() or bare[:1].isdigit() else None


def signs_in(words: str) -> list[tuple[int, int, Sign]]:
    """Each sign in words, left to right, the longest where several start: (start, end, sign). Offsets count characters of words."""
    tokens = [(one.start(), one.end()) for one in _TOKEN.finditer(words)]
    found = []
    at = 0
    while at < len(tokens):
        step = 1
        if _bare(words[slice(*tokens[at])]) not in _openings():
            at += 1
            continue
        for length in range(min(longest(), len(tokens) - at), 0, -1):
            start, end = tokens[at][0], tokens[at + length - 1][1]
            told = sign(words[start:end]) if words[start:end].strip() else None
            if told is None and words[start:end].endswith("."):
                told = sign(words[start : end - 1])
            if told and words[start : start + 4].lower() != "the ":
                found.append((start, end, told))
                step = length
                break
        at += step
    return found


def power_in(words: str) -> Power | None:
    """The first power that words name in any way, names and peoples before capitals and seats."""
    found = signs_in(words)
    best = min(found, key=lambda one: one[2].sort in ("capital", "seat"), default=None)
    return best[2].power if best else None
