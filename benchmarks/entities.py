"""Names on Universal NER's English EWT, development part (Mayhew et al., NAACL 2024): place and type exact; PER, LOC, ORG.

Sentences are joined from their tokens with spaces and read 50 to a text, a blank line between them, genres apart.

Here: the corpus's format and the counting. Not here: how names are found (src/secondlead/reading).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks import corpora
from benchmarks.measures import At, Tally, tally
from benchmarks.readings import read_texts

TYPES = ("PER", "LOC", "ORG")
A_TEXT = 50

Name = tuple[str, int, int, str]  # file, start, end, type


def _sentences(table: str) -> Iterator[tuple[str, list[list[str]]]]:
    genre = ""
    for block in table.split("\n\n"):
        lines = block.strip().split("\n")
        for line in lines:
            if line.startswith("# newdoc id = "):
                genre = re.match(r"[a-z]*", line.removeprefix("# newdoc id = "))[0]  # type: ignore[index]
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if rows:
            yield genre, rows


def _names(rows: list[list[str]]) -> tuple[str, list[tuple[At, str]]]:
    text, found = "", []
    for _, word, tag, *_ in rows:
        start = len(text) + bool(text)
        text += (" " if text else "") + word
        if tag.startswith("B-"):
            found.append(((start, len(text)), tag[2:]))
        elif tag.startswith("I-") and found:
            (first, _end), kind = found.pop()
            found.append(((first, len(text)), kind))
    return text, [one for one in found if one[1] in TYPES]


def gold(data: Path) -> tuple[dict[str, str], set[Name]]:
    """The texts and the names marked in them; a file's name begins with its genre."""
    (path,) = corpora.uner(data)
    by_genre: dict[str, list[list[list[str]]]] = {}
    for genre, rows in _sentences(path.read_text(encoding="utf-8")):
        by_genre.setdefault(genre, []).append(rows)
    texts: dict[str, str] = {}
    names: set[Name] = set()
    for genre, sentences in by_genre.items():
        for first in range(0, len(sentences), A_TEXT):
            file, text = f"{genre}-{first:04}.txt", ""
            for rows in sentences[first : first + A_TEXT]:
                words, found = _names(rows)
                names |= {(file, len(text) + a, len(text) + b, kind) for (a, b), kind in found}
                text += words + "\n\n"
            texts[file] = text
    return texts, names


def measured(data: Path) -> dict[str, Tally]:
    """The counts of each type, and of all."""
    texts, wanted = gold(data)
    told = {
        (file, one.span.start, one.span.end, one.type)
        for file, reading in read_texts(texts).items()
        for one in reading.entities
        if one.type in TYPES
    }
    kinds = {kind: tally({one for one in told if one[3] == kind}, {one for one in wanted if one[3] == kind}) for kind in TYPES}
    return {**kinds, "all": tally(told, wanted)}


def figures(data: Path) -> dict[str, float]:
    """F1 over all types."""
    return {"F1": measured(data)["all"].f1}


if __name__ == "__main__":
    for kind, one in measured(corpora.asked(__doc__)).items():
        print(f"{kind:4} {one}")
