"""PolNeAR (Newell et al., LREC 2018): its files as relations of places, and a reading's statements in the same form.

Here: the stand-off format, and which statements PolNeAR would have marked. Not here: counting (attribution.py), fetching the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measures import At, common_all, trimmed
from secondlead.model.reading import Reading, Statement

ROLES = ("source", "cue", "content")
_ROLE = {"Source": "source", "Cue": "cue", "Content": "content", "Content2": "content"}
_MARK = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT = re.compile(r"E\d+\t(.*)")


@dataclass(frozen=True, slots=True)
class Relation:
    """Who said it, the words that say so, and what: each in fragments. `statement` is the reading's, None in the gold."""

    places: tuple[tuple[At, ...], ...]  # one tuple of fragments a role, in the order of ROLES
    statement: Statement | None = None

    def role(self, name: str) -> tuple[At, ...]:
        """The fragments of one role."""
        return self.places[ROLES.index(name)]


@dataclass(frozen=True, slots=True)
class Marked:
    """What one annotator marked in an article; regions `discarded` count on no side."""

    relations: tuple[Relation, ...]
    discarded: tuple[At, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A text and what its annotators marked, in the order of their files' names."""

    name: str
    text: str
    marked: tuple[Marked, ...]


def articles(data: Path, part: str = "dev") -> list[Article]:
    """Every article of a part of the corpus."""
    folder = data / "attribution" / "polnear" / part
    marks: dict[str, list[Path]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        marks.setdefault(path.stem.rpartition("_")[0], []).append(path)
    found = []
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode()
        found.append(Article(path.stem, text, tuple(annotation(text, one.read_bytes().decode()) for one in marks.get(path.stem, ()))))
    return found


def annotation(text: str, lines: str) -> Marked:
    """One stand-off file. Lines that are neither a mark nor an event are passed over: some records spill over lines."""
    marks: dict[str, tuple[str, list[At]]] = {}
    events: list[list[tuple[str, str]]] = []
    for line in lines.split("\n"):
        if mark := _MARK.match(line):
            pieces = [tuple(map(int, piece.split())) for piece in mark[3].split(";")]
            marks[mark[1]] = mark[2], sorted(place for a, b in pieces if (place := trimmed(text, (a, b))))
        elif event := _EVENT.match(line):
            arguments = [one.split(":") for one in event[1].split()[1:]]
            events.append([(role, name) for role, name in arguments])
    relations = []
    for arguments_ in events:
        if arguments_:
            roles: dict[str, list[At]] = {role: [] for role in ROLES}
            for role, name in arguments_:
                roles[_ROLE[role]] += marks[name][1]
            relations.append(Relation(tuple(tuple(roles[role]) for role in ROLES)))
    return Marked(tuple(relations), tuple(place for label, places in marks.values() if label == "Discard" for place in places))


def relations(reading: Reading) -> list[Relation]:
    """The reading's statements as PolNeAR would mark them: neither the outlet's own voice nor what another's content holds."""
    text = reading.report.text
    return [
        Relation(tuple(tuple(sorted(place for span in spans if (place := trimmed(text, span)))) for spans in _parts(one)), one)
        for one in _outermost(reading.statements)
    ]


def _parts(one: Statement) -> tuple[list[At], list[At], list[At]]:
    return (
        [(one.source.span.start, one.source.span.end)] if one.source else [],
        [(one.cue.start, one.cue.end)] if one.cue else [],
        [(span.start, span.end) for span in one.content],
    )


def _outermost(statements: Sequence[Statement]) -> list[Statement]:
    answered = [one for one in statements if one.source or one.cue]
    ids = {one.id for one in answered}
    above = {one.id: one.within for one in statements}

    def nested(one: Statement) -> bool:
        parent, passed = one.within, set()
        while parent is not None and parent not in passed:
            if parent in ids:
                return True
            passed.add(parent)
            parent = above.get(parent)
        parts = [place for places in _parts(one) for place in places]
        return any(
            other is not one and parts and all(any(span.start <= a and b <= span.end for span in other.content) for a, b in parts)
            for other in answered
        )

    return [one for one in answered if not nested(one)]


def outside(several: Sequence[Relation], discarded: Sequence[At]) -> list[Relation]:
    """The relations without the fragments that touch a discarded region; one that loses all goes."""
    if not discarded:
        return [one for one in several if any(one.places)]
    kept = [
        Relation(tuple(tuple(place for place in places if not common_all([place], discarded)) for places in one.places), one.statement)
        for one in several
    ]
    return [one for one in kept if any(one.places)]


def likeness(one: Relation, other: Relation) -> int:
    """Characters shared; 0 unless cue, source and content each overlap, or neither has a source."""
    source, cue, content = (common_all(one.role(role), other.role(role)) for role in ROLES)
    if not cue or not content or not (source or not (one.role("source") or other.role("source"))):
        return 0
    return source + cue + content
