"""Marks of the encoder -> words, sentences, mentions, attributions, events.

Here: reading the numbers of one stretch of text. Not here: windows and their running (encoder.py), whole reports (steps.py).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import exp, prod
from statistics import fmean

import numpy as np

from secondlead.model.parse import Attribution, EventMention, Mention, Word
from secondlead.model.spans import Span, cut
from secondlead.reading.encoder import Encoder, Feature, Marks
from secondlead.reading.lemmas import lemma
from secondlead.reading.links import buckets
from secondlead.reading.products import product
from secondlead.reading.trees import heads

STARTS = 0.0  # logit from which a word opens a sentence
SURE = 4.0  # the same where no mark stands before the word
MARK = 5  # the shape of marks, see features.py
EVENT = -3.0  # logit from which a word names an event: low, for a reader can filter but not add
NAMED = 0.5  # mean probability of its type from which a name counts
LINKED = -3.0  # score under which a fragment belongs to no cue
SHARED = 1.0  # score from which a source belongs to a second cue too
REACH = 120  # words between a cue and what belongs to it: as far as a training window saw
Spans = list[tuple[int, int]]


def sentence_starts(marks: Marks, features: Sequence[Feature], forced: set[int]) -> list[int]:
    """The indices of words that open a sentence: at every paragraph and block, and where the head says so (surer after a word)."""
    found = []
    for i in range(len(features)):
        after_mark = i > 0 and features[i - 1][0] == MARK
        if i == 0 or i in forced or features[i][1] == 3 or marks.starts[i] > (STARTS if after_mark or features[i][1] == 2 else SURE):
            found.append(i)
    return found


def words(text: str, spans: Spans, marks: Marks, encoder: Encoder, starts: list[int], base: int, sentences: int) -> list[Word]:
    """The words of a stretch; base and sentences are how many words and sentences stand before it."""
    labels = encoder.labels
    found: list[Word] = []
    tags, fine = marks.upos.tolist(), marks.xpos.tolist()
    over: list[int] = []
    numbers: list[int] = []
    for number, (first, last) in enumerate(zip(starts, [*starts[1:], len(spans)], strict=True), sentences):
        over += (heads(marks.dependent[first:last], marks.governor[first:last]) + first).tolist()
        numbers += [number] * (last - first)
    hidden = np.maximum(marks.kind_dependent + marks.kind_governor[over], 0)
    kinds = (product(hidden, encoder.arrays["kind_weight"].T) + encoder.arrays["kind_bias"]).argmax(1).tolist()
    for at, ((start, end), head, number) in enumerate(zip(spans, over, numbers, strict=True)):
        shown, upos, xpos = text[start:end], labels.upos[tags[at]], labels.xpos[fine[at]]
        relation = "root" if head == at else labels.relations[kinds[at]]
        found.append(Word(base + at, start, end, shown, lemma(shown, upos, xpos), upos, xpos, base + head, relation, number))
    return found


def runs(tags: Sequence[str]) -> list[tuple[str, int, int]]:
    """(label, first, last exclusive) of each run of BIO tags; an I- that follows nothing of its kind opens a run."""
    found: list[tuple[str, int, int]] = []
    for i, tag in enumerate(tags):
        if tag == "O":
            continue
        label = tag[2:]
        if tag[0] == "I" and found and found[-1][0] == label and found[-1][2] == i:
            found[-1] = (label, found[-1][1], i + 1)
        else:
            found.append((label, i, i + 1))
    return found


def mentions(text: str, spans: Spans, marks: Marks, encoder: Encoder) -> list[Mention]:
    """The names of a stretch of which the head is sure enough."""
    labels = encoder.labels.entities
    scores = np.exp(marks.entities - marks.entities.max(1, keepdims=True))
    chances = scores / scores.sum(1, keepdims=True)
    found = []
    for kind, first, last in runs([labels[i] for i in marks.entities.argmax(1)]):
        places = [i for i, label in enumerate(labels) if label[2:] == kind]
        if chances[first:last, places].sum(1).mean() >= NAMED:
            found.append(Mention(cut(text, spans[first][0], spans[last - 1][1]), kind))
    return found


def events(text: str, spans: Spans, marks: Marks) -> list[EventMention]:
    """The words that tell of something happening, with factuality from -3 to 3."""
    told = np.clip(marks.facts[:, 1], -3, 3).tolist()
    return [
        EventMention(Span(*spans[i], text[spans[i][0] : spans[i][1]]), round(told[i], 2))
        for i in np.flatnonzero(marks.facts[:, 0] > EVENT).tolist()
    ]


def attributions(text: str, spans: Spans, marks: Marks, encoder: Encoder, features: Sequence[Feature]) -> list[Attribution]:
    """Cues with the sources and contents that belong to them; what no cue claims stands alone, without one."""
    parts: dict[str, Spans] = {"source": [], "cue": [], "content": []}
    for role, first, last in runs([encoder.labels.roles[i] for i in marks.roles]):
        parts[role].append((first, last))
    gaps = [feature[1] for feature in features]
    sure = np.exp(marks.role_scores[np.arange(len(spans)), marks.roles].astype(np.float64)).tolist()

    def span(at: tuple[int, int]) -> Span:
        return cut(text, spans[at[0]][0], spans[at[1] - 1][1])

    cue_starts, cue_ends = [one[0] for one in parts["cue"]], [one[1] for one in parts["cue"]]
    vectors = marks.cue[[first for first, _ in parts["cue"]]] + marks.cue[[last - 1 for _, last in parts["cue"]]]
    owned: dict[str, dict[int, list[tuple[int, int]]]] = {}
    chances: dict[int, list[float]] = {i: [fmean(sure[a:b])] for i, (a, b) in enumerate(parts["cue"])}
    orphans: list[tuple[str, tuple[int, int]]] = []
    for role, weights in (("source", marks.source), ("content", marks.content)):
        owned[role] = {}
        bias = encoder.arrays[f"link_{role}"].tolist()
        for at in parts[role]:
            near = range(bisect_right(cue_ends, at[0] - REACH), bisect_left(cue_starts, at[1] + REACH))
            alike = (vectors[near.start : near.stop] @ (weights[at[0]] + weights[at[1] - 1])).tolist()
            scores = [
                like / 8 + sum(bias[b] for b in buckets(parts["cue"][i], at, cue_starts, cue_ends, gaps)) + bias[-1]
                for i, like in zip(near, alike, strict=True)
            ]
            best = scores.index(max(scores)) if scores else -1
            if best < 0 or scores[best] < LINKED:
                orphans.append((role, at))
                continue
            chosen = [i for i, score in zip(near, scores, strict=True) if score > SHARED and role == "source"] or [near[best]]
            for i in chosen:
                owned[role].setdefault(i, []).append(at)
                chances[i] += [fmean(sure[at[0] : at[1]]), 1 / (1 + exp(-scores[near.index(i)]))]
    found = [
        Attribution(
            tuple(span(at) for at in owned["source"].get(i, ())),
            span(cue),
            tuple(span(at) for at in owned["content"].get(i, ())),
            score=prod(chances[i]) ** (1 / len(chances[i])),
        )
        for i, cue in enumerate(parts["cue"])
    ]
    return found + [
        Attribution((span(at),) if role == "source" else (), None, (span(at),) if role == "content" else (), score=0.3)
        for role, at in orphans
    ]
