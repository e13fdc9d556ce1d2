"""Documents -> windows of word pieces -> padded batches.

Here: cutting and padding. A window holds whole words of one document, begins at a random word each epoch, and is at most
LONGEST pieces, [CLS] and [SEP] included.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer

from training.document import IGNORE, Document

LONGEST = 192
CLS, SEP = 101, 102


@dataclass(slots=True)
class Pieces:
    """A document with its words cut into word pieces."""

    document: Document
    pieces: list[list[int]]


def cut(documents: list[Document], tokenizer: Tokenizer) -> list[Pieces]:
    """Each document with the piece ids of each word (at most 12 a word)."""
    found = []
    for document in documents:
        encoding = tokenizer.encode(document.words, is_pretokenized=True, add_special_tokens=False)
        pieces: list[list[int]] = [[] for _ in document.words]
        for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
            if len(pieces[word]) < 12:
                pieces[word].append(piece)
        found.append(Pieces(document, [one or [100] for one in pieces]))
    return found


@dataclass(slots=True)
class Window:
    """Words first to last (exclusive) of a document."""

    of: Pieces
    first: int
    last: int
    size: int


def windows(of: Pieces, draw: random.Random | None, longest: int = LONGEST) -> Iterator[Window]:
    """Cuts at a paragraph where one begins in the last third of a window, else at the limit; the first cut is drawn at random."""
    sizes = [len(one) for one in of.pieces]
    first = 0
    limit = draw.randint(longest // 3, longest - 2) if draw and sum(sizes) > longest else longest - 2
    while first < len(sizes):
        last, size, paragraph = first, 0, None
        while last < len(sizes) and (size + sizes[last] <= limit or last == first):
            if last > first and of.document.features[last][1] == 3 and size > limit * 2 // 3:
                paragraph = last, size
            size += sizes[last]
            last += 1
        if paragraph and last < len(sizes):
            last, size = paragraph
        yield Window(of, first, last, size)
        first, limit = last, longest - 2


def batches(cuts: list[Pieces], budget: int, draw: random.Random) -> list[list[Window]]:
    """All windows of all documents, those of like size together, shuffled; at most budget pieces a batch, padding counted."""
    every = [one for of in cuts for one in windows(of, draw)]
    every.sort(key=lambda one: (one.size + draw.random() * 16, draw.random()))
    out: list[list[Window]] = []
    for one in every:
        if out and (len(out[-1]) + 1) * (max(one.size, *(w.size for w in out[-1])) + 2) <= budget:
            out[-1].append(one)
        else:
            out.append([one])
    draw.shuffle(out)
    return out


Batch = dict[str, torch.Tensor]


def padded(chosen: list[Window], mask_rate: float = 0.0, draw: random.Random | None = None) -> Batch:
    """Tensors of a batch: pieces [B, L], features [B, L, 3], first piece of each word [B, W], labels [B, W]."""
    length = max(one.size for one in chosen) + 2
    width = max(one.last - one.first for one in chosen)
    n = len(chosen)
    ids = torch.zeros(n, length, dtype=torch.long)
    feats = torch.zeros(n, length, 3, dtype=torch.long)
    seen = torch.zeros(n, length, dtype=torch.long)
    at = torch.zeros(n, width, dtype=torch.long)
    here = torch.zeros(n, width, dtype=torch.bool)
    names = ("roles", "entities", "starts", "upos", "xpos", "heads", "kinds", "events")
    labels = {name: torch.full((n, width), IGNORE, dtype=torch.long) for name in names}
    facts = torch.full((n, width), math.nan)
    for b, one in enumerate(chosen):
        document = one.of.document
        ids[b, 0], place = CLS, 1
        for w, word in enumerate(range(one.first, one.last)):
            at[b, w] = place
            for piece in one.of.pieces[word]:
                ids[b, place] = 103 if draw and draw.random() < mask_rate else piece
                feats[b, place] = torch.tensor(document.features[word])
                place += 1
        ids[b, place] = SEP
        seen[b, : place + 1] = 1
        here[b, : one.last - one.first] = True
        for name in names:
            values = getattr(document, name)[one.first : one.last]
            if not values:
                continue
            if name == "heads":
                values = [v - one.first if one.first <= v < one.last else IGNORE for v in values]
            labels[name][b, : len(values)] = torch.tensor(values)
        if document.factuality:
            facts[b, : one.last - one.first] = torch.tensor(document.factuality[one.first : one.last])
    return {"ids": ids, "features": feats, "seen": seen, "at": at, "here": here, "factuality": facts, **labels}
