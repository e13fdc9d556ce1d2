"""PolNeAR v1 (brat stand-off) -> documents with roles and relations, and the older tool's silver entities.

Here: the one reader of that corpus. Not here: how it is scored (benchmarks/).
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from training.document import IGNORE, Document, Relation, Spans, from_text
from training.labels import ENTITY_TAGS, ROLE_TAGS

ROLE_OF = {"Source": "source", "Cue": "cue", "Content": "content", "Content2": "content"}
SILVER = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}


def annotation(lines: str) -> tuple[list[dict[str, Spans]], Spans]:
    """(relations as {role: character spans}, discarded spans) of one .ann file."""
    marks: dict[str, tuple[str, Spans]] = {}
    relations: list[dict[str, Spans]] = []
    for line in lines.split("\n"):
        if found := re.match(r"(T\d+)\t(\S+) ([\d; ]+)\t", line):
            pieces = sorted((int(a), int(b)) for a, b in (piece.split() for piece in found[3].split(";")))
            marks[found[1]] = found[2], pieces
    for line in lines.split("\n"):
        if re.match(r"E\d+\t", line):
            one: dict[str, Spans] = {"source": [], "cue": [], "content": []}
            for argument in line.split("\t")[1].split()[1:]:
                role, mark = argument.split(":")
                one[ROLE_OF[role]] += marks[mark][1]
            if any(one.values()):
                relations.append(one)
    return relations, [at for label, spans in marks.values() if label == "Discard" for at in spans]


def onto_words(spans: Spans, words: Spans) -> Spans:
    """Character spans as word ranges: every word of which a span holds a character."""
    found = []
    for start, end in sorted(spans):
        inside = [i for i, (a, b) in enumerate(words) if a < end and b > start]
        if inside:
            found.append((inside[0], inside[-1] + 1))
    return found


def read(folder: Path) -> list[Document]:
    """All articles under folder (attributions/, text/); the first annotator in name order speaks for an article."""
    chosen: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        chosen.setdefault(path.stem.rsplit("_", 1)[0], path)
    silver = silver_entities(folder.parent / f"{folder.name}.silver.conll.gz")
    documents = []
    for article, path in chosen.items():
        text = (folder / "text" / f"{article}.txt").read_bytes().decode()
        relations, discarded = annotation(path.read_bytes().decode())
        document, words = from_text(article, text)
        document.roles = [0] * len(words)
        for one in relations:
            placed = {role: onto_words(spans, words) for role, spans in one.items()}
            for role, spans in placed.items():
                for start, end in spans:
                    document.roles[start] = ROLE_TAGS.index(f"B-{role}")
                    for i in range(start + 1, end):
                        document.roles[i] = ROLE_TAGS.index(f"I-{role}")
            cue = (placed["cue"][0][0], placed["cue"][-1][1]) if placed["cue"] else None
            document.relations.append(Relation(cue, placed["source"], placed["content"]))
        for start, end in onto_words(discarded, words):
            document.roles[start:end] = [IGNORE] * (end - start)
        if article in silver:
            label_silver(document, words, *silver[article])
        documents.append(document)
    return documents


def silver_entities(path: Path) -> dict[str, tuple[list[tuple[int, int, str]], list[int]]]:
    """{article: ([(start, end, type)], [where sentences start])} as an older tool saw them."""
    found: dict[str, tuple[list[tuple[int, int, str]], list[int]]] = {}
    entities: list[tuple[int, int, str]] = []
    starts: list[int] = []
    fresh, last = True, ""
    for line in gzip.decompress(path.read_bytes()).decode().split("\n"):
        if line.startswith("# doc = "):
            entities, starts = [], []
            found[line[8:].strip()] = entities, starts
            fresh, last = True, ""
        elif not line.strip():
            fresh, last = True, ""
        else:
            cells = line.split("\t")
            start, end, kind = int(cells[4]), int(cells[5]), SILVER.get(cells[3], "")
            if fresh:
                starts.append(start)
            if kind and kind == last:
                entities[-1] = (entities[-1][0], end, kind)
            elif kind:
                entities.append((start, end, kind))
            fresh, last = False, kind
    return found


def label_silver(document: Document, words: Spans, entities: list[tuple[int, int, str]], starts: list[int]) -> None:
    """Write the silver entities and sentence starts onto the document's words."""
    document.entities = [0] * len(words)
    for start, end, kind in entities:
        for first, last in onto_words([(start, end)], words):
            document.entities[first] = ENTITY_TAGS.index(f"B-{kind}")
            for i in range(first + 1, last):
                document.entities[i] = ENTITY_TAGS.index(f"I-{kind}")
    begin = set(starts)
    document.starts = [int(start in begin) for start, _ in words]
