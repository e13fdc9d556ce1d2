"""re3d (JSON lines of documents and entities) -> documents with names.

Here: the reader. re3d marks whole phrases, titles and all ("the Kurdish YPG", "U.S. service members", "President Masum"). An
organisation or a place that is a name but for its article is kept; the words of every other phrase are left unjudged.
"""

from __future__ import annotations

import json
from pathlib import Path

from training.attributions import onto_words
from training.document import IGNORE, Document, Spans, from_text
from training.labels import ENTITY_TAGS

KIND_OF = {"Organisation": "ORG", "Person": "", "Location": "LOC", "Nationality": "MISC"}
INSIDE = frozenset({"of", "for", "and", "the", "to", "on", "in", "-", "&", "'s", "al", "bin"})


def read(folder: Path) -> list[Document]:
    """All documents of every source under folder."""
    documents = []
    for path in sorted(folder.glob("*/documents.json")):
        marked: dict[str, list[tuple[int, int, str]]] = {}
        for row in _rows(path.with_name("entities.json")):
            if row["type"] in KIND_OF:
                marked.setdefault(row["documentId"], []).append((row["begin"], row["end"], KIND_OF[row["type"]]))
        for row in _rows(path):
            document, words = from_text(row["_id"], row["text"])
            document.entities = _labels(document.words, words, marked.get(row["_id"], []))
            documents.append(document)
    return documents


def _rows(path: Path) -> list[dict[str, object] | dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _labels(words: list[str], places: Spans, marked: list[tuple[int, int, str]]) -> list[int]:
    labels = [0] * len(words)
    taken: set[int] = set()
    for start, end, kind in sorted(marked, key=lambda one: one[0] - one[1]):  # the longest first: nesting is flattened
        for first, last in onto_words([(start, end)], places):
            if taken & set(range(first, last)):
                continue
            taken |= set(range(first, last))
            labels[first:last] = [IGNORE] * (last - first)
            run = _capitals(words, first, last) if kind else None
            if run:
                labels[first:last] = [0] * (last - first)
                labels[run[0]] = ENTITY_TAGS.index(f"B-{kind}")
                for i in range(run[0] + 1, run[1]):
                    labels[i] = ENTITY_TAGS.index(f"I-{kind}")
    return labels


def _capitals(words: list[str], first: int, last: int) -> tuple[int, int] | None:
    """The phrase less its article, if it is a name: capitals at both ends, nothing but capitals and small words between."""
    if words[first].lower() == "the":
        first += 1
    if first >= last or not words[first][0].isupper() or not words[last - 1][0].isupper():
        return None
    if not all(word[0].isupper() or word in INSIDE or not word.isalnum() for word in words[first:last]):
        return None
    return first, last
