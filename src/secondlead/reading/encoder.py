"""The encoder at run time: words -> numbers, one pass, windows overlapping.

Here: loading and checking its files, cutting windows, running them. Not here: what the numbers mean (decode.py).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from secondlead.errors import ModelError

Numbers = NDArray[np.float32]
Feature = tuple[int, int, int]  # shape, gap, place: see features.py

LONGEST = 192  # pieces a window, as in training
# Pieces that two windows share where no paragraph parts them; each word is decided where it stands farther from an edge.
# PolNeAR dev, content and relation F1: 40 everywhere .687 / .790, 20 everywhere .684 / .806, 20 and none at paragraphs .694 / .804.
OVERLAP = 20
PIECES_A_WORD = 12
SLOWER = ["SkipLayerNormFusion"]  # onnxruntime's fused kernel takes longer than the sum and the norm apart: 8 % of the whole encoder
REMEMBERED = 20_000  # words whose pieces are remembered: some 5 MB
INPUTS = {"ids", "features", "at"}  # pieces, what is seen of each, the first piece of each word
CLS, SEP, UNKNOWN = 101, 102, 100
FOLDER = Path(__file__).parent / "encoder"
MEND = "install Second Lead again"


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of each head's outputs, in their order."""

    roles: tuple[str, ...]
    entities: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """What the encoder says of each of n words. roles are decoded tags; the rest are scores as the heads give them."""

    roles: NDArray[np.int64]  # [n]
    role_scores: Numbers  # [n, role tags], log-probabilities a word
    entities: Numbers
    starts: Numbers  # [n], logits of opening a sentence
    upos: NDArray[np.int64]
    xpos: NDArray[np.int64]
    facts: Numbers  # [n, 2]: logit of being an event; factuality
    dependent: Numbers
    governor: Numbers
    kind_dependent: Numbers
    kind_governor: Numbers
    cue: Numbers
    source: Numbers
    content: Numbers


class Encoder(Protocol):
    """What the reading room asks of an encoder; tests put a stand-in here."""

    labels: Labels
    arrays: dict[str, Numbers]  # chain, kind_weight, kind_bias, link_source, link_content

    def __call__(self, words: Sequence[str], features: Sequence[Feature]) -> Marks:
        """Marks for the words of one stretch of text, in order."""
        ...


@dataclass(frozen=True, slots=True)
class _Window:
    first: int
    last: int  # exclusive
    size: int  # pieces


class OnnxEncoder:
    """The encoder that ships, over onnxruntime. Raises ModelError where its files are missing or altered."""

    def __init__(self, folder: Path = FOLDER, threads: int = 0) -> None:
        """threads: how many windows to run at once, each on a core of its own; 0 for as many as there are cores."""
        manifest = _manifest(folder)
        self._threads = threads or os.cpu_count() or 1
        self._pool: ThreadPoolExecutor | None = None
        self._widths: dict[str, int] = manifest["widths"]
        self.labels = Labels(**{name: tuple(values) for name, values in manifest["labels"].items()})
        with np.load(folder / "arrays.npz", allow_pickle=False) as kept:
            self.arrays: dict[str, Numbers] = {name: kept[name].astype(np.float32) for name in kept.files}
        self._cut: dict[str, list[int]] = {}
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # a window a core is faster than a window spread over cores, and nobody spins
        options.enable_mem_pattern = False  # it keeps a plan for every shape of window that was ever seen
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
        )
        if {one.name for one in self._session.get_inputs()} != INPUTS:
            raise ModelError(str(folder), "the encoder was made for another version of Second Lead", MEND)

    def __call__(self, words: Sequence[str], features: Sequence[Feature]) -> Marks:
        """Marks for the words, in order; the same words give the same marks."""
        pieces = self._pieces(words)
        windows = _windows([len(one) for one in pieces], features)
        values = self._values(windows, pieces, features)
        tags = self._tags([one[:, : self._widths["roles"]] for one in values])
        out = np.empty((len(words), sum(self._widths.values())), np.float32)
        roles = np.zeros(len(words), np.int64)
        margins = np.full(len(words), -1)
        for one, given, path in zip(windows, values, tags, strict=True):
            size = one.last - one.first
            steps = np.arange(size)
            far = len(words)  # the text's own ends are no edges
            margin = np.minimum(steps if one.first else far, steps[::-1] if one.last < len(words) else far)
            better = np.broadcast_to(margin, (size,)) > margins[one.first : one.last]
            at = np.flatnonzero(better) + one.first
            out[at] = given[better]
            roles[at] = path[better]
            margins[at] = np.broadcast_to(margin, (size,))[better]
        return self._marks(roles, out)

    def _pieces(self, words: Sequence[str]) -> list[list[int]]:
        """The pieces of each word. A word is cut alike wherever it stands, so those met before are remembered."""
        cut = self._cut
        new = [word for word in dict.fromkeys(words) if word not in cut]
        whole = [word.encode("utf-8", "replace").decode() for word in new]  # the tokenizer takes no half of a surrogate pair
        encoding = self._tokenizer.encode(whole, is_pretokenized=True, add_special_tokens=False)
        pieces: list[list[int]] = [[] for _ in new]
        for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
            if word is not None and len(pieces[word]) < PIECES_A_WORD:
                pieces[word].append(piece)
        cut.update(zip(new, (one or [UNKNOWN] for one in pieces), strict=True))
        if len(cut) > REMEMBERED:
            self._cut = {}
        return [cut[word] for word in words]

    def _values(self, windows: list[_Window], pieces: list[list[int]], features: Sequence[Feature]) -> list[Numbers]:
        """What the network says of each window, [words, widths]. Each runs by itself: nothing is padded, and no window's numbers hang on
        another's (dynamic quantisation takes its scale from all that runs together)."""
        run = partial(self._run, pieces, features)
        if self._threads == 1 or len(windows) == 1:
            return [run(one) for one in windows]
        self._pool = self._pool or ThreadPoolExecutor(self._threads, thread_name_prefix="secondlead-encoder")
        return list(self._pool.map(run, windows))

    def _run(self, pieces: list[list[int]], features: Sequence[Feature], one: _Window) -> Numbers:
        row, look, firsts = [CLS], [(0, 0, 0)], []
        for word in range(one.first, one.last):
            firsts.append(len(row))
            row += pieces[word]
            look += [features[word]] * len(pieces[word])
        row.append(SEP)
        look.append((0, 0, 0))
        (found,) = self._session.run(None, {"ids": [row], "features": [look], "at": [firsts]})
        return np.asarray(found[0], np.float32)

    def _tags(self, emissions: list[Numbers]) -> list[NDArray[np.int64]]:
        """The best path of role tags in each window (Viterbi), all windows a step at once: the longest first, so that those at work are
        always the first so many."""
        into = np.ascontiguousarray(self.arrays["chain"].T)  # [tag, tag before it]
        begin = np.array([-1e4 if tag.startswith("I-") else 0 for tag in self.labels.roles], np.float32)
        order = sorted(range(len(emissions)), key=lambda i: -len(emissions[i]))
        sizes = np.array([len(emissions[i]) for i in order])
        n, width = len(emissions), int(sizes.max(initial=0))
        score = np.zeros((width, n, len(begin)), np.float32)  # of the best path to each tag; the word's own numbers at first
        for row, i in enumerate(order):
            score[: sizes[row], row] = emissions[i]
        score[:1] += begin
        live = [int((sizes > w).sum()) for w in range(width)]
        for w in range(1, width):
            score[w, : live[w]] += (score[w - 1, : live[w], None] + into).max(2)
        path = np.zeros((width, n), np.int64)
        path[sizes - 1, np.arange(n)] = score[sizes - 1, np.arange(n)].argmax(1)
        for w in range(width - 1, 0, -1):
            path[w - 1, : live[w]] = (score[w - 1, : live[w]] + into[path[w, : live[w]]]).argmax(1)
        found = {i: path[: sizes[row], row] for row, i in enumerate(order)}
        return [found[i] for i in range(n)]

    def _marks(self, roles: NDArray[np.int64], out: Numbers) -> Marks:
        parts: dict[str, Numbers] = {}
        at = 0
        for name, width in self._widths.items():
            parts[name] = out[:, at : at + width]
            at += width
        scores = parts["roles"]
        high = scores.max(1, keepdims=True)
        logs = scores - high - np.log(np.exp(scores - high).sum(1, keepdims=True))
        split = len(self.labels.upos)
        kept = {name: parts[name] for name in Marks.__slots__ if name in parts and name != "roles"}
        kept["starts"] = parts["starts"][:, 0]
        return Marks(
            roles=roles, role_scores=logs, upos=parts["tags"][:, :split].argmax(1), xpos=parts["tags"][:, split:].argmax(1), **kept
        )


def _manifest(folder: Path) -> dict[str, Any]:
    """The manifest, once every file is found as it says."""
    try:
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        for name, digest in manifest["files"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                raise ModelError(str(folder / name), "the encoder's file is not the one that was made (SHA-256 differs)", MEND)
    except OSError as error:
        raise ModelError(str(error.filename or folder), "a file of the encoder is missing or cannot be read", MEND) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(str(folder / "manifest.json"), "the encoder's manifest is broken", MEND) from error
    return manifest


def _windows(sizes: list[int], features: Sequence[Feature]) -> list[_Window]:
    """Windows over words of these sizes, cut as in training: at the last paragraph that begins in a window's last third, with nothing
    shared, else at the limit, with an overlap."""
    found: list[_Window] = []
    first = 0
    while first < len(sizes):
        last, size = first, 0
        paragraph: tuple[int, int] | None = None
        while last < len(sizes) and (size + sizes[last] <= LONGEST - 2 or last == first):
            if last > first and features[last][1] == 3 and size > LONGEST * 2 // 3:
                paragraph = last, size
            size += sizes[last]
            last += 1
        if last < len(sizes) and paragraph:
            last, size = paragraph
        found.append(_Window(first, last, size))
        if last == len(sizes):
            break
        first = last if paragraph else _overlapping(sizes, last, first)
    return found


def _overlapping(sizes: list[int], last: int, first: int) -> int:
    back, shared = last, 0
    while back - 1 > first and shared + sizes[back - 1] <= OVERLAP:
        back -= 1
        shared += sizes[back]
    return max(back, first + 1)
