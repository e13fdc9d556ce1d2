"""Products of small matrices on the core at hand.

Here: cutting a product so small that OpenBLAS does not spread it. Its threads spin while they wait, and several reports are read at
once: a product spread over two cores took a third of all time from the others' encoder.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
MOST = 200_000  # multiplications of one piece; OpenBLAS spreads a product from 4 x 65,536 on (interface/gemm.c)


def product(a: Numbers, b: Numbers) -> Numbers:
    """a @ b, [n, k] by [k, m], a few rows at a time."""
    rows = max(1, MOST // max(1, b.size))
    if len(a) <= rows:
        return a @ b
    out = np.empty((len(a), b.shape[1]), np.float32)
    for first in range(0, len(a), rows):
        np.matmul(a[first : first + rows], b, out=out[first : first + rows])
    return out
