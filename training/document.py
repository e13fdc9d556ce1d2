"""One training text as words with features and whatever labels its corpus gives.

Here: the record that all readers give and all batches take. IGNORE marks what a corpus does not label.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from secondlead.reading import features
from secondlead.reading.quotes import quotations
from secondlead.reading.tokens import tokens

IGNORE = -100
Spans = list[tuple[int, int]]  # word indices, end exclusive


@dataclass(slots=True)
class Relation:
    """One attribution over words."""

    cue: tuple[int, int] | None
    sources: Spans
    contents: Spans


@dataclass(slots=True)
class Document:
    """words[i] has features[i] = (shape, gap, place); each label list is empty or as long as words."""

    name: str
    words: list[str]
    features: list[tuple[int, int, int]]
    roles: list[int] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    entities: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # 1 where a sentence starts
    upos: list[int] = field(default_factory=list)
    xpos: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)  # own index for a root
    kinds: list[int] = field(default_factory=list)  # relation to the head
    events: list[int] = field(default_factory=list)  # 1 where an event is named
    factuality: list[float] = field(default_factory=list)  # nan where nobody judged


def paragraphs(text: str) -> Spans:
    """Character ranges of the stretches between blank lines."""
    found, start = [], 0
    for line in [*text.split("\n\n")]:
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 2
    return found


def featured(text: str, spans: Spans) -> list[tuple[int, int, int]]:
    """The features of each token span of text."""
    places = features.places(spans, quotations(text, paragraphs(text)))
    before, out = 0, []
    for (start, end), place in zip(spans, places, strict=True):
        out.append((features.shape(text[start:end]), features.gap(text, before, start), place))
        before = end
    return out


def from_text(name: str, text: str) -> tuple[Document, Spans]:
    """A document of our own tokens, and where each stands."""
    spans = tokens(text)
    return Document(name, [text[a:b] for a, b in spans], featured(text, spans)), spans


def from_tokens(name: str, words: list[str], spaced: list[bool], breaks: set[int]) -> Document:
    """A document of given tokens; spaced[i]: white space after word i; breaks: words that open a paragraph."""
    text, spans = "", []
    for i, word in enumerate(words):
        if i in breaks and i:
            text = text.rstrip() + "\n\n"
        spans.append((len(text), len(text) + len(word)))
        text += word + (" " if spaced[i] else "")
    return Document(name, words, featured(text, spans))
