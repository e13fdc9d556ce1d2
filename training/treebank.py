"""UD English EWT and GUM (CoNLL-U) -> documents with tags, trees, sentence starts; GUM also with named entities.

Here: the reader, and which of GUM's genres may be used. GUM's essay, letter, podcast, whow, fiction and reddit texts are
non-commercial and left out of what ships.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass, field
from pathlib import Path

from training.document import IGNORE, Document, from_tokens
from training.labels import ENTITY_TAGS, RELATIONS, UPOS, XPOS

LEFT_OUT = frozenset({"essay", "letter", "podcast", "whow", "fiction", "reddit"})
KIND_OF = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "EVENT", "object": "MISC", "abstract": "MISC"}


@dataclass
class _Rows:
    words: list[str] = field(default_factory=list)
    spaced: list[bool] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)
    heads: list[int] = field(default_factory=list)


def read(path: Path, entities: bool = False) -> list[Document]:
    """All documents of a .conllu.gz; entities: also GUM's Entity= layer, cut down to names."""
    documents: list[Document] = []
    rows, name = _Rows(), ""
    for block in gzip.decompress(path.read_bytes()).decode().split("\n\n"):
        lines = block.split("\n")
        if new := next((line.split("= ", 1)[1] for line in lines if line.startswith("# newdoc id")), ""):
            documents += _document(name, rows, entities)
            rows, name = _Rows(), new
        table = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if table:
            _sentence(rows, table, any(line.startswith("# newpar") for line in lines))
    return documents + _document(name, rows, entities)


def _sentence(rows: _Rows, table: list[list[str]], paragraph: bool) -> None:
    base = len(rows.words)
    rows.starts.append(base)
    if paragraph:
        rows.breaks.add(base)
    within: tuple[int, bool] = (0, True)
    for cells in table:
        number = cells[0]
        if "-" in number:
            within = int(number.split("-")[1]), "SpaceAfter=No" not in cells[9]
        elif "." not in number:
            index = int(number)
            head = int(cells[6])
            rows.words.append(cells[1])
            if index < within[0]:
                rows.spaced.append(False)
            else:
                rows.spaced.append(within[1] if index == within[0] else "SpaceAfter=No" not in cells[9])
            rows.heads.append(base + head - 1 if head else base + index - 1)
            rows.rows.append(cells)


def _document(name: str, rows: _Rows, entities: bool) -> list[Document]:
    genre = re.match(r"GUM_([a-z]+)_", name)
    if not rows.words or (genre and genre[1] in LEFT_OUT):
        return []
    document = from_tokens(name, rows.words, rows.spaced, rows.breaks)
    begin = set(rows.starts)
    document.starts = [int(i in begin) for i in range(len(rows.words))]
    document.upos = [_place(UPOS, cells[3]) for cells in rows.rows]
    document.xpos = [_place(XPOS, cells[4]) for cells in rows.rows]
    document.heads = rows.heads
    document.kinds = [_place(RELATIONS, cells[7], cells[7].split(":")[0]) for cells in rows.rows]
    if entities:
        document.entities = _names(rows)
    return [document]


def _place(names: tuple[str, ...], *wanted: str) -> int:
    return next((names.index(one) for one in wanted if one in names), IGNORE)


def _names(rows: _Rows) -> list[int]:
    """Named entities: of each entity of a kind we keep, the run of proper nouns that holds its head."""
    labels = [0] * len(rows.words)
    stack: list[tuple[str, int]] = []
    spans: list[tuple[int, int, str]] = []
    for i, cells in enumerate(rows.rows):
        found = re.search(r"Entity=([^|]*)", cells[9])
        for opened, closed in re.findall(r"(\([^()]*)|(\))", found[1]) if found else []:
            if opened:
                parts = opened[1:].split("-")
                stack.append((parts[1] if len(parts) > 1 else "", i))
            if closed and stack:
                kind, start = stack.pop()
                spans.append((start, i + 1, kind))
    for start, end, kind in sorted(spans, key=lambda one: one[0] - one[1]):
        if kind not in KIND_OF:
            continue
        head = next((i for i in range(start, end) if not start <= rows.heads[i] < end or rows.heads[i] == i), start)
        if rows.rows[head][3] != "PROPN":
            continue
        first = last = head
        while first > start and _in_name(rows, first - 1, start, first):
            first -= 1
        while last + 1 < end and _in_name(rows, last + 1, last + 1, end):
            last += 1
        while first < head and rows.rows[first][3] != "PROPN":
            first += 1
        while last > head and rows.rows[last][3] not in ("PROPN", "NUM"):
            last -= 1
        if any(labels[first : last + 1]):  # within a longer name
            continue
        labels[first] = ENTITY_TAGS.index(f"B-{KIND_OF[kind]}")
        for i in range(first + 1, last + 1):
            labels[i] = ENTITY_TAGS.index(f"I-{KIND_OF[kind]}")
    return labels


def _in_name(rows: _Rows, i: int, low: int, high: int) -> bool:
    tag, word = rows.rows[i][3], rows.words[i]
    return (
        tag in ("PROPN", "NUM")
        or (word in ("of", "-", "the", "and", "for", ".", "&", "'s") and low < i < high)
        or (tag == "ADJ" and word[0].isupper())
    )
