"""A text as pairs of content words in a row, outside quotation marks: what stays the same in it when another desk edits it lightly.

Here: report -> hashes. Not here: how near two texts are (editions.py), what is a copy (copies.py, series.py).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from secondlead.ledger.sides import stems
from secondlead.lexicon import table
from secondlead.model.report import BlockKind, Report

_QUOTED = re.compile(r"[\"“„«”][^\"“”„«»]{0,2000}[\"”»]|(?<!\w)[‘'](?=\w)[^‘’'\n]{0,600}(?:(?<=\w)['’](?=\w)[^‘’'\n]{0,600})*[’'](?!\w)")


def rows_outside(report: Report) -> frozenset[int]:
    """The pairs of content words in a row of its paragraphs (of all its text where it has none), quotations left out, hashed."""
    prose = [one.span.text for one in report.blocks if one.kind is BlockKind.PARAGRAPH] or [report.text]
    rows: set[int] = set()
    for text in prose:
        for piece in _QUOTED.sub("\n", text).split("\n"):
            words = [spelled(word) for word in stems(piece)]
            rows.update(crc32(f"{one} {other}".encode()) for one, other in pairwise(words))
    return frozenset(rows)


@lru_cache(maxsize=65536)
def spelled(word: str) -> str:
    """A word with one spelling for Britain's and America's (lexicon/en/spellings.tsv)."""
    for row in table("spellings"):
        if len(word) > len(row["british"]) and word.endswith(row["british"]):
            return word.removesuffix(row["british"]) + row["american"]
    return word
