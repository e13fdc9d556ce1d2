"""Whether a text is English at all. Here: a look at its script and its small words. Not here: any other language's name."""

from __future__ import annotations

import re
from collections import Counter

from secondlead.lexicon import index

WARNING = "not English: read at your own risk"
SAMPLE = 20_000  # characters looked at, from the start
FEWEST = 8  # words in Latin letters below which nothing is said
MANY = 60  # words from which English must show its own small words


def foreign(text: str) -> str | None:
    """WARNING where text is not English, else None: other letters than Latin for the most part, or other small words."""
    sample = text[:SAMPLE]
    letters = [] if sample.isascii() else [letter for letter in sample if letter.isalpha()]
    if len(letters) >= 3 and sum(_is_latin(letter) for letter in letters) * 2 < len(letters):
        return WARNING
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if len(words) < FEWEST:
        return None
    table = index("function_words")
    hits: Counter[str] = Counter()
    for word in words:
        if word in table:
            hits.update(table[word]["languages"].split("|"))
    english = hits.pop("en", 0)
    other = max(hits.values(), default=0)
    if other >= 3 and other > 1.3 * english:
        return WARNING
    return WARNING if len(words) >= MANY and english < 0.03 * len(words) else None


def _is_latin(letter: str) -> bool:
    point = ord(letter)
    return point < 0x250 or 0x1E00 <= point < 0x1F00 or 0x2C60 <= point < 0x2C80 or 0xA720 <= point < 0xA800 or 0xFB00 <= point < 0xFB07
