"""Several reports at once, their readings in order: while one worker waits for the encoder, another applies rules.

Here: a bounded look-ahead over threads. Not here: what is done with each (desk.py).
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain, islice
from typing import NoReturn, TypeVar

MOST = 4  # workers: rules hold the interpreter's lock for a quarter of the time, so more would only wait
# While reports are read one after another, rings of dead objects are looked for this seldom: a reading makes hardly any, and each look goes
# over the word tables too. PolNeAR dev, five pairs of passes in one process: .95 (.94 to 1.03) of the processor time that Python's own
# (700, 10, 10) takes.
SELDOM = (20_000, 50, 100)
One = TypeVar("One")
Done = TypeVar("Done")


def workers() -> int:
    """How many reports to read at once: one for each core that this process may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MOST, cores)


def ahead(
    several: Iterable[One], here: Callable[[One], Done], beside: Callable[[One], Done], large: Callable[[One], bool]
) -> Generator[Done, None, None]:
    """What is done with each, in order.

    A lone one, and a large one in its turn, is done by `here` in the calling thread; the others by `beside`, a few at once. At most two a
    worker are taken from `several` before their turn. What raises does so in its turn; then, or when the iterator is closed, none is begun.
    Python's garbage is collected less often meanwhile.
    """
    source = iter(several)
    first = list(islice(source, 2))
    if len(first) < 2 or workers() < 2:
        yield from map(here, chain(first, source))
        return
    pool = ThreadPoolExecutor(workers(), thread_name_prefix="secondlead")
    waiting: deque[Callable[[], Done]] = deque()
    before = gc.get_threshold()
    try:
        gc.set_threshold(*SELDOM)
        for work in _works(chain(first, source), pool, here, beside, large):
            waiting.append(work)
            if len(waiting) >= 2 * workers():
                yield waiting.popleft()()
        while waiting:
            yield waiting.popleft()()
    finally:
        gc.set_threshold(*before)
        pool.shutdown(wait=False, cancel_futures=True)


def _works(
    several: Iterator[One],
    pool: ThreadPoolExecutor,
    here: Callable[[One], Done],
    beside: Callable[[One], Done],
    large: Callable[[One], bool],
) -> Iterator[Callable[[], Done]]:
    """For each, what gives its result when it is called; what breaks `several` off stands at its end."""
    try:
        for one in several:
            yield partial(here, one) if large(one) else pool.submit(beside, one).result
    except Exception as error:
        yield partial(_raised, error)


def _raised(error: Exception) -> NoReturn:
    raise error
