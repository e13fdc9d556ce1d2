"""Reading speed on two cores: PolNeAR's development part, the whole pipeline from text to statements; and where the time goes.

    python -m benchmarks.speed [--passes N] [--alone]     --alone: without the machine's limit and the other finders of quotations

Here: the pipeline and its parts. Not here: the machine's limit and the encoder alone (limit.py), others' finders (quotations.py).
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from benchmarks import corpora, limit, polnear, quotations
from secondlead import desk, intake
from secondlead.reading.encoder import FOLDER, Encoder, Feature, Marks

PASSES = 3


class Timed:
    """An encoder, and the seconds spent in it."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.labels = encoder.labels
        self.arrays = encoder.arrays
        self.seconds = 0.0

    def __call__(self, words: Sequence[str], features: Sequence[Feature]) -> Marks:
        """The encoder's marks, timed."""
        began = time.perf_counter()
        try:
            return self.encoder(words, features)
        finally:
            self.seconds += time.perf_counter() - began


@dataclass(frozen=True, slots=True)
class Pass:
    """Seconds of one pass over all texts."""

    whole: float
    intake: float
    encoder: float

    @property
    def rest(self) -> float:
        """Tokens, decoding, rules."""
        return self.whole - self.intake - self.encoder


def on_two_cores() -> int:
    """Keep this process on two cores, where the system can; how many it has now."""
    if not hasattr(os, "sched_setaffinity"):
        return os.cpu_count() or 1
    os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[: limit.CORES]))
    return len(os.sched_getaffinity(0))


def together(texts: Sequence[str]) -> float:
    """Seconds to read every text, as `read_many` does: several at once, in order."""
    began = time.perf_counter()
    for _ in desk.read_many(texts):
        pass
    return time.perf_counter() - began


def one_pass(texts: Sequence[str]) -> Pass:
    """Read every text once, one after another."""
    timed = Timed(desk.encoder())
    taken = 0.0
    began = time.perf_counter()
    for text in texts:
        start = time.perf_counter()
        report = intake.from_text(text)
        taken += time.perf_counter() - start
        desk.reading_of(report, timed)
    return Pass(time.perf_counter() - began, taken, timed.seconds)


def pieces(texts: Sequence[str]) -> int:
    """Word pieces of all texts, as the encoder's tokenizer cuts them."""
    tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    return sum(len(tokenizer.encode(text, add_special_tokens=False).ids) for text in texts)


def median(data: Path, passes: int = PASSES) -> tuple[Pass, list[str]]:
    """The pass of median length, after a short one to warm up; and the texts."""
    texts = [one.text for one in polnear.articles(data)]
    on_two_cores()
    one_pass(texts[:5])
    done = sorted((one_pass(texts) for _ in range(passes)), key=lambda one: one.whole)
    return done[len(done) // 2], texts


def median_together(data: Path, passes: int = PASSES) -> float:
    """Reports a second by `read_many`: the median pass, after a short one to warm up."""
    texts = [one.text for one in polnear.articles(data)]
    on_two_cores()
    together(texts[:5])
    return len(texts) / statistics.median(together(texts) for _ in range(passes))


def figures(data: Path) -> dict[str, float]:
    """Reports a second."""
    return {"reports": median_together(data)}


def main() -> None:
    """Print every figure."""
    parser = corpora.with_data(__doc__)
    parser.add_argument("--passes", type=int, default=PASSES)
    parser.add_argument("--alone", action="store_true", help="the pipeline only")
    chosen = parser.parse_args()
    one, texts = median(chosen.data, chosen.passes)
    size = pieces(texts)
    print(f"{on_two_cores()} cores, {len(texts)} reports, {size:,} pieces, median of {chosen.passes} passes; load {os.getloadavg()[0]:.1f}")
    several = median_together(chosen.data, chosen.passes)
    print(f"the whole pipeline, several at once  {several:8.1f} reports/s  {several * size / len(texts):8,.0f} pieces/s")
    print(f"the whole pipeline, one by one       {len(texts) / one.whole:8.1f} reports/s  {size / one.whole:8,.0f} pieces/s")
    for name, seconds in (("intake", one.intake), ("the encoder, windows and tags", one.encoder), ("tokens, decoding, rules", one.rest)):
        print(f"  {name:34} {seconds / one.whole:8.0%}           {1000 * seconds / len(texts):8.1f} ms a report")
    lengths = [len(text) for text in texts]
    print(f"  a report: {statistics.mean(lengths):,.0f} characters, {size / len(texts):,.0f} pieces")
    if not chosen.alone:
        limit.show()
        quotations.show(chosen.data)


if __name__ == "__main__":
    main()
