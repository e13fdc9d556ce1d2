"""Sentence vectors: texts that mean alike lie near each other. The untouched all-MiniLM-L6-v2, int8.

Here: loading it, texts -> vectors. Not here: what lies near what (the ledger). The reading of a report does not ask for it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from secondlead.errors import ModelError

FOLDER = Path(__file__).parent / "vectors"
TOKENIZER = Path(__file__).parent / "encoder" / "tokenizer.json"  # both come from one model and share its pieces
LONGEST = 256  # pieces of a text that are read, as its authors trained it
WIDTH = 384
_MEND = "install Second Lead again"


class Vectors:
    """Texts -> vectors of WIDTH signed bytes, each of length 127. Raises ModelError where the files are missing or altered."""

    def __init__(self, folder: Path = FOLDER, threads: int = 1) -> None:
        path = folder / "vectors.onnx"
        try:
            wanted = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]["vectors.onnx"]
            if hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
                raise ModelError(str(path), "the file of sentence vectors is not the one that was made (SHA-256 differs)", _MEND)
        except OSError as error:
            raise ModelError(str(error.filename or folder), "a file of the sentence vectors is missing or cannot be read", _MEND) from error
        except (ValueError, KeyError, TypeError) as error:
            raise ModelError(str(folder / "manifest.json"), "the manifest of the sentence vectors is broken", _MEND) from error
        self._tokenizer = Tokenizer.from_file(str(TOKENIZER))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.enable_mem_pattern = False
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def __call__(self, texts: Sequence[str]) -> list[bytes]:
        """One vector a text, in order; each text is run by itself, so that its vector hangs on no other's."""
        return [self._one(text) for text in texts]

    def _one(self, text: str) -> bytes:
        whole = text.encode("utf-8", "replace").decode()
        ids = self._tokenizer.encode(whole).ids
        if len(ids) > LONGEST:
            ids = [*ids[: LONGEST - 1], ids[-1]]
        (found,) = self._session.run(None, {"ids": [ids], "seen": [[1] * len(ids)]})
        return packed(np.asarray(found[0], np.float32))


@lru_cache(maxsize=2)
def vectors(threads: int = 1) -> Vectors:
    """The vectors that ship, loaded once."""
    return Vectors(threads=threads)


def packed(vector: NDArray[np.float32]) -> bytes:
    """A vector of length 1 in signed bytes."""
    return np.clip(np.rint(vector * 127), -127, 127).astype(np.int8).tobytes()


def unpacked(given: bytes) -> NDArray[np.float32]:
    """The vector again, of about length 1."""
    return np.asarray(np.frombuffer(given, np.int8), np.float32) / np.float32(127)


def nearness(one: bytes, other: bytes) -> float:
    """The cosine of two vectors, -1 to 1."""
    a, b = unpacked(one), unpacked(other)
    size = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(a @ b) / size if size else 0.0
