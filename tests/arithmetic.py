"""Whether this machine computes the encoder's numbers to the last bit as the one did on which the open misses were marked.

Processors round sums in another order; a case on the border may then be read another way. Here: the fingerprint, kept in
tests/cases/arithmetic.txt by tests.mark_misses. Where it differs, marks are no longer strict, and the floor of the own cases holds.
"""

from __future__ import annotations

import hashlib
from functools import cache

import numpy as np
from tests.cases_runner import FOLDER

PROBE = (
    "Officials said on Monday that the ferry Orlanda appears to have left Carrow ; its owner , Sorrel Line , declined to comment .".split()
)
KEPT = FOLDER / "arithmetic.txt"


@cache
def fingerprint() -> str:
    """SHA-256 of all that the encoder says of a sentence; ModelError where it cannot be loaded."""
    from secondlead.reading.encoder import OnnxEncoder  # here: rules are tested without onnxruntime

    marks = OnnxEncoder()(PROBE, [(1 if word[0].isupper() else 0, 1, 0) for word in PROBE])
    whole = hashlib.sha256()
    for name in marks.__slots__:
        whole.update(np.ascontiguousarray(getattr(marks, name)).tobytes())
    return whole.hexdigest()


def encoder() -> str:
    """SHA-256 of the encoder's manifest, which holds those of its files."""
    from secondlead.reading.encoder import FOLDER as FILES

    return hashlib.sha256((FILES / "manifest.json").read_bytes()).hexdigest()


def alike() -> bool:
    """False only where the marks were made on this very encoder by another arithmetic: a new encoder is no excuse."""
    kept = KEPT.read_text(encoding="utf-8").split() if KEPT.exists() else []
    return len(kept) != 2 or kept[0] != encoder() or kept[1] == fingerprint()


def keep() -> None:
    """Write the encoder's and this machine's fingerprints beside the cases."""
    KEPT.write_text(f"{encoder()}\n{fingerprint()}\n", encoding="utf-8")
