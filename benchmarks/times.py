"""Expressions of time on TimeBank and AQUAINT (TempEval-3's TBAQ): extent and value, as TempEval-3's scorer counts (UzZaman et al. 2013).

Strict: the same extent; relaxed: any overlap, each matched once. Value F1: relaxed F1 times the share of matches with the same value. The
date of each document is given to the reader, and not counted. A zone at the end of an hour's value is not compared: the gold leaves out
even those that the text prints ("5 p.m. EST").

Here: TimeML and the counting. Not here: how times are read (src/secondlead/reading/times).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpora
from benchmarks.measures import At, common, paired, ratio, trimmed
from benchmarks.readings import read_texts

Marked = tuple[At, str, str]  # place, type, value
ZONE = re.compile(r"(?<=T\d\d:\d\d)(?:Z|[+-]\d\d:\d\d)$")
EXACT = 1000  # weight of the same extent over any overlap


@dataclass(frozen=True, slots=True)
class Counts:
    """How many expressions there are, were found, and of those matched: right in extent, type, value."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    strict: int = 0
    types: int = 0
    values: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def f1(self) -> dict[str, float]:
        """F1 of each measure."""
        names = {"relaxed": self.matched, "strict": self.strict, "type": self.types, "value": self.values}
        return {name: ratio(2 * right, self.gold + self.found) for name, right in names.items()}


def article(raw: bytes) -> tuple[str, str, list[Marked]]:
    """(text, day of the document, its expressions) of a TimeML file."""
    document = ET.fromstring(raw)
    pieces: list[str] = []
    marked: list[Marked] = []
    at = 0

    def walk(node: ET.Element) -> None:
        nonlocal at
        start = at
        for words, child in ((node.text, None), *((child.tail, child) for child in node)):
            if child is not None:
                walk(child)
            pieces.append(words or "")
            at += len(words or "")
        if node.tag == "TIMEX3":
            marked.append(((start, at), node.get("type", ""), node.get("value", "")))

    body, own = document.find("TEXT"), document.find("DCT/TIMEX3")
    if body is not None:
        walk(body)
    return "".join(pieces), (own.get("value", "") if own is not None else "")[:10], marked


def counts(gold: list[Marked], found: list[Marked]) -> Counts:
    """The counts of one text."""
    pairs = paired(gold, found, lambda one, other: (one[0] == other[0]) * EXACT + common(one[0], other[0]))
    both = [(gold[i], found[j]) for i, j in pairs.items()]
    right = [sum(one[part] == other[part] for one, other in both) for part in range(3)]
    return Counts(len(gold), len(found), len(pairs), *right)


def measured(data: Path) -> dict[str, Counts]:
    """The counts of each corpus, and of both."""
    by_day: dict[str, dict[str, str]] = defaultdict(dict)
    gold: dict[str, list[Marked]] = {}
    for path in corpora.tbaq(data):
        text, day, marked = article(path.read_bytes())
        name = f"{path.parent.name}-{path.stem}.txt"
        by_day[day][name] = text
        gold[name] = marked
    total = {"TimeBank": Counts(), "AQUAINT": Counts()}
    for day, texts in sorted(by_day.items()):
        for name, reading in read_texts(texts, published=day).items():
            told = {
                place: (place, one.type, ZONE.sub("", one.value))
                for one in reversed(reading.times)
                if (place := trimmed(texts[name], (one.span.start, one.span.end)))
            }
            total[name.split("-")[0]] += counts(gold[name], list(told.values()))
    return {**total, "all": total["TimeBank"] + total["AQUAINT"]}


def figures(data: Path) -> dict[str, float]:
    """F1 of value and of strict extent over both corpora."""
    f1 = measured(data)["all"].f1
    return {"value F1": f1["value"], "strict F1": f1["strict"]}


if __name__ == "__main__":
    for corpus, one in measured(corpora.asked(__doc__)).items():
        shown = "  ".join(f"{name} {value:.3f}" for name, value in one.f1.items())
        print(f"{corpus:9} F1: {shown}   ({one.matched} matched of {one.found} found, {one.gold} in the gold)")
