"""Names of places made alike: "St. Étienne", "SAINT-ETIENNE" and "Saint Etienne" have one key.

Here: the key, and the number that the index is sorted by. Not here: the index (gazetteer.py). `python -m training.gazetteer` uses both.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from secondlead.lexicon import index

_SIGNS = str.maketrans({"-": " ", "–": " ", "‐": " ", ".": " ", ",": " ", "'": "", "’": "", "‘": "", "`": "", "ʻ": "", "ʼ": ""})
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h"})
_INITIALS = re.compile(r"\b(\w)\.(?=\w\b)")


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """name in lower case without accents, stops, hyphens and apostrophes; "St.", "Mt.", "Ft." written out, in any script."""
    bare = name.casefold()
    if not bare.isascii():
        apart = unicodedata.normalize("NFKD", bare)
        bare = unicodedata.normalize("NFC", "".join(one for one in apart if not unicodedata.combining(one))).translate(_LETTERS)
    words = _INITIALS.sub(r"\1", bare).translate(_SIGNS).split()
    short = index("places_short")
    if len(words) > 1:
        words = [short[one]["long"] if one in short else one for one in words]
    return " ".join(words)


@lru_cache(maxsize=65536)
def number(name: str) -> int:
    """The first 40 bits of BLAKE2b over name's key, as the index keeps names."""
    return int.from_bytes(hashlib.blake2b(key(name).encode("utf-8", "replace"), digest_size=5).digest(), "big")
