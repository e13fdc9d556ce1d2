"""Stories out of a stream: ECB+ topics 1-35 (Cybulska and Vossen, LREC 2014), two alike events a topic, in shuffled orders, one threshold.

    python -m benchmarks.stories [--shuffles 5] [--cache FILE]

BCubed (Bagga and Baldwin, ACL 1998) against the seminal event that a file's name tells. The texts bear no date, no outlet.
Here: reading the corpus, the stream over an index in memory, the figures. Not here: placing (ledger/placing.py), a ledger's database.
--cache keeps the readings' fingerprints between runs; a reader that has changed needs them made again.
"""

from __future__ import annotations

import math
import pickle
import random
import re
import statistics
import xml.etree.ElementTree as XML
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.corpora import ecbplus, with_data
from secondlead import desk
from secondlead.ledger.placing import fingerprint, grown, stories_of
from secondlead.model.ledger import Fingerprint, StorySketch
from secondlead.reading.vectors import vectors

INDEXED, RARE, KEPT = 32, 24, 12  # as in storage/: terms of a report that it is found by, terms looked up, stories held against it
SHUFFLES = 5
Texts = Mapping[str, tuple[str, Fingerprint]]  # file -> (event, fingerprint)


@dataclass(slots=True)
class Index:
    """Stories in memory, found by their terms; the twin of storage/nearby.py."""

    stories: dict[str, StorySketch] = field(default_factory=dict)
    held: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # story -> reports
    found: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))  # term -> stories
    made: int = 0

    def sketches(self, one: Fingerprint) -> list[StorySketch]:
        """The stories that share most of a fingerprint's weightier terms."""
        many = sum(len(reports) for reports in self.held.values())
        common = {term: sum(self.found[term].values()) for term, _ in one.terms if term in self.found}
        weights = {term: weight * math.log(1 + many / common[term]) for term, weight in one.terms if common.get(term)}
        score: Counter[str] = Counter()
        for term in sorted(weights, key=lambda term: (-weights[term], term))[:RARE]:
            for story in self.found[term]:
                score[story] += weights[term]  # type: ignore[assignment]
        return [self.stories[story] for story in sorted(score, key=lambda story: (-score[story], story))[:KEPT]]

    def add(self, name: str, one: Fingerprint) -> None:
        """Put a report into its story, and join the stories that it shows to be one."""
        first, *others = stories_of(one, self.sketches(one)) or (self._new(),)
        sketch = self.stories.get(first) or StorySketch(first, (), bytes(len(one.vector)), one.day, one.day, 0)
        self.stories[first] = grown(sketch, one)
        self.held[first].add(name)
        for term, _ in sorted(one.terms, key=lambda item: (-item[1], item[0]))[:INDEXED]:
            self.found[term][first] += 1
        for other in others:
            self._join(first, other)

    def _new(self) -> str:
        self.made += 1
        return f"{self.made:05}"

    def _join(self, story: str, other: str) -> None:
        gone, kept = self.stories.pop(other), self.stories[story]
        whole = Fingerprint(gone.terms, gone.vector, gone.last)
        self.stories[story] = merged(kept, gone, grown(kept, whole))
        self.held[story] |= self.held.pop(other)
        for term in {term for term, _ in gone.terms} & self.found.keys():
            if many := self.found[term].pop(other, 0):
                self.found[term][story] += many


def merged(kept: StorySketch, gone: StorySketch, summed: StorySketch) -> StorySketch:
    """Two stories as one; the vectors count by their reports."""
    a, b = ([value - 256 if value > 127 else value for value in one.vector] for one in (kept, gone))
    total = [x * kept.reports + y * gone.reports for x, y in zip(a, b, strict=True)]
    size = sum(value * value for value in total) ** 0.5 or 1.0
    vector = bytes(round(127 * value / size) & 255 for value in total)
    return StorySketch(kept.id, summed.terms, vector, min(kept.first, gone.first), summed.last, kept.reports + gone.reports)


def plain(raw: bytes) -> str:
    """The text, a line a sentence, the first as a headline; the address that some files begin with is left out."""
    sentences: dict[int, list[str]] = defaultdict(list)
    for token in XML.fromstring(raw).iter("token"):
        sentences[int(token.get("sentence") or 0)].append(token.text or "")
    lines = [" ".join(sentences[number]) for number in sorted(sentences)]
    lines = lines[1:] if lines[0].startswith("http") else lines
    return lines[0] + "\n\n" + "\n".join(lines[1:]) + "\n"


def event(path: Path) -> str:
    """The seminal event of a file: its topic, and ecb or ecbplus."""
    told = re.fullmatch(r"(\d+)_\d+(ecb(?:plus)?)\.xml", path.name)
    if told is None:
        raise SystemExit(f"{path}: no file of ECB+ is called so")
    return " ".join(told.groups())


def texts(data: Path, cache: Path | None = None) -> Texts:
    """All texts with their events and fingerprints."""
    if cache is not None and cache.exists():
        kept: Texts = pickle.loads(cache.read_bytes())
        return kept
    embed = vectors()
    found = {}
    for path in ecbplus(data):
        found[path.name] = event(path), fingerprint(desk.read(plain(path.read_bytes())), "2024-01-01", embed)
    if cache is not None:
        cache.write_bytes(pickle.dumps(found))
    return found


def placed(order: Sequence[str], several: Texts) -> dict[str, str]:
    """{file: its story} after a stream in that order."""
    index = Index()
    for name in order:
        index.add(name, several[name][1])
    return {name: story for story, names in index.held.items() for name in names}


def bcubed(events: Mapping[str, str], clusters: Mapping[str, str]) -> tuple[float, float, float]:
    """(precision, recall, F1), means over all texts."""
    together = Counter((clusters[file], events[file]) for file in events)
    sizes, gold = Counter(clusters.values()), Counter(events.values())
    p = sum(n * n / sizes[cluster] for (cluster, _), n in together.items()) / len(events)
    r = sum(n * n / gold[one] for (_, one), n in together.items()) / len(events)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def shuffled(several: Texts, shuffles: int) -> list[tuple[float, float, float]]:
    """BCubed over so many orders."""
    events = {name: told for name, (told, _) in several.items()}
    found = []
    for seed in range(shuffles):
        order = sorted(several)
        random.Random(seed).shuffle(order)
        found.append(bcubed(events, placed(order, several)))
    return found


def figures(data: Path) -> dict[str, float]:
    """For the floors: the mean F1 and the worst."""
    told = [one[2] for one in shuffled(texts(data), SHUFFLES)]
    return {"mean F1": statistics.mean(told), "worst F1": min(told)}


def main() -> None:
    parser = with_data(__doc__)
    parser.add_argument("--shuffles", type=int, default=SHUFFLES)
    parser.add_argument("--cache", type=Path)
    chosen = parser.parse_args()
    several = texts(chosen.data, chosen.cache)
    topics = sorted({one.split()[0] for one, _ in several.values()}, key=int)
    halves = [{name: one for name, one in several.items() if topics.index(one[0].split()[0]) % 2 == half} for half in (0, 1)]
    for what, some in (("all", several), ("topics, one half", halves[0]), ("topics, the other", halves[1])):
        p, r, f = zip(*shuffled(some, chosen.shuffles), strict=True)
        means = " ".join(f"{name} {statistics.mean(told):.3f}" for name, told in (("P", p), ("R", r), ("F1", f)))
        print(f"{what}, {len(some)} texts: BCubed {means}, F1 from {min(f):.3f} to {max(f):.3f} over {len(f)} orders")


if __name__ == "__main__":
    main()
