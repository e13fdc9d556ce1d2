"""UW and UDS-IH2 event factuality (JSON lines of pre-tokenised sentences) -> one document a sentence.

Here: the reader. Labels run from -3 (certainly not) to 3 (certainly), the mean of crowd votes.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

from training.document import IGNORE, Document, from_tokens

CLOSE = frozenset({".", ",", ";", ":", "?", "!", ")", "''", "'", "'s", "n't", "'re", "'ve", "'ll", "%", "”", "’"})


def read(path: Path, detect: bool, printed: bool) -> list[Document]:
    """detect: every word that no target names is no event (UW); printed: marks stand close to words, as in print."""
    documents = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        words = [word for word in row["text"].split(" ") if word]
        if len(words) != len(row["text"].split(" ")):
            continue
        spaced = [not (printed and i + 1 < len(words) and words[i + 1] in CLOSE) for i in range(len(words))]
        one = from_tokens(f"{path.parent.name}-{number}", words, spaced, {0})
        one.events = [0 if detect else IGNORE] * len(words)
        one.factuality = [math.nan] * len(words)
        for target in row["targets"]:
            at = target["span1"][0]
            one.events[at], one.factuality[at] = 1, float(target["label"])
        documents.append(one)
    return documents


def together(documents: list[Document], size: int) -> list[Document]:
    """Each run of `size` sentences as one document of that many paragraphs: as the reader meets them, in company."""
    found = []
    for first in range(0, len(documents), size):
        several = documents[first : first + size]
        one = Document(several[0].name, [w for d in several for w in d.words], [f for d in several for f in d.features])
        one.events = [e for d in several for e in d.events]
        one.factuality = [f for d in several for f in d.factuality]
        found.append(one)
    return found
