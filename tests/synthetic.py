"""Reports by a seeded script, with readings made without the encoder: as many as are wanted, varied, of invented places and people.

Here: stories of one to a dozen leads of several outlets, in an order of arrival that mixes them. Not here: whether anybody reads them well.
About one report in fifty is another outlet's copy. Words are drawn from 20,000 made-up ones, the commoner the shorter, as Zipf has it.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache

from secondlead.desk import Deep
from secondlead.errors import SecondLeadError
from secondlead.ledgerdesk import Came
from secondlead.model.frame import Filler, Frame, Kind, Role
from secondlead.model.reading import Certainty, Entity, Hop, Modality, Quote, Source, SourceKind, Stance, Statement
from secondlead.model.report import Block, BlockKind, Lead, LeadAction, Report
from secondlead.model.spans import Span
from secondlead.views.notebook import ShownReading

SYLLABLES = "ba den kor li mar no pel rus sa tor vel wi zan dra fen gol hul jor kes lum mir ost par quin ril sen tav ulm vor yel".split()
ACTS = "sink leave arrive kill sign resign strike meet burn collapse".split()
OUTLETS = tuple(f"{name} {kind}" for name in ("Halden", "Meridian", "Coastal", "Northern", "Vantor") for kind in ("Press", "News Agency"))
BEGINS = datetime(2023, 1, 1, 6, tzinfo=UTC)
SMALL = bytes((number % 41 - 20) % 256 for number in range(256))  # any byte -> a signed one from -20 to 20
SURE = Certainty("certain", 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Plot:
    """What a story is about."""

    number: int
    place: str
    ship: str
    mayor: str
    act: str
    begins: datetime
    outlets: tuple[str, ...]


@cache
def vocabulary() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """(words, the sums of their weights)."""
    draw = random.Random(7)
    words = sorted({"".join(draw.choices(SYLLABLES, k=1 + rank // 6000)) + draw.choice(("", "s", "ing", "ed")) for rank in range(20_000)})
    words.sort(key=lambda word: (len(word), word))
    total, sums = 0.0, []
    for rank in range(len(words)):
        total += 1 / (rank + 10)
        sums.append(total)
    return tuple(words), tuple(sums)


def plot(number: int, span: int) -> Plot:
    """The story of a number; span: days over which all stories begin."""
    draw = random.Random(f"plot {number}")

    def name(syllables: int) -> str:
        return "".join(draw.choices(SYLLABLES, k=syllables)).title()

    begins = BEGINS + timedelta(days=draw.uniform(0, span))
    return Plot(number, f"Port {name(3)}", name(3), f"{name(2)} {name(3)}", draw.choice(ACTS), begins, tuple(draw.sample(OUTLETS, 3)))


def reports(many: int, seed: int = 1) -> Iterator[Deep]:
    """So many reports, read; the same for the same numbers. About 250 a day arrive, so a larger ledger reaches over more days."""
    draw = random.Random(seed)
    span = max(1, many // 250)
    plots = max(1, many // 6)
    order = sorted(
        (plot(number, span).begins + timedelta(hours=draw.expovariate(1 / 12)), number) for number in draw.choices(range(plots), k=many)
    )
    leads: dict[tuple[int, str], int] = {}
    before: Deep | None = None
    for at, (when, number) in enumerate(order):
        one = plot(number, span)
        if before is not None and draw.random() < 0.02:
            yield copied(before, at, when)
            continue
        outlet = draw.choice(one.outlets)
        lead = leads[number, outlet] = leads.get((number, outlet), -1) + 1
        before = deep(one, outlet, lead, when, at)
        yield before


def copied(of: Deep, at: int, when: datetime) -> Deep:
    """Another outlet's print of a report."""
    report = of.reading.report
    other = next(one for one in OUTLETS if one != report.outlet)
    mine = replace(report, id=_id(f"copy {at}"), input=f"copy-{at}.txt", outlet=other, published=when.isoformat(), data=report.data + b" ")
    return replace(of, reading=replace(of.reading, report=mine))


def deep(one: Plot, outlet: str, lead: int, when: datetime, at: int) -> Deep:
    """The lead of a number that an outlet files on a story."""
    steady, draw = random.Random(f"{one.number} {outlet}"), random.Random(f"{one.number} {outlet} {lead}")
    words, sums = vocabulary()
    title = f"{one.ship} {one.act}s off {one.place}"
    sentences = []
    for number in range(10):
        source = draw if number < lead % 10 else steady  # a new lead changes some sentences and keeps the rest
        said = " ".join(source.choices(words, cum_weights=sums, k=22))
        sentences.append(f"{one.mayor} said the {one.ship} {one.act}s off {one.place} {said}.")
    text = "\n\n".join((title, *sentences))
    mark = Lead("URGENT", "urgent", None, LeadAction.FIRST) if not lead else Lead(f"{lead} LD", "lead", lead, LeadAction.UPDATE)
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        kind = BlockKind.PARAGRAPH if start else BlockKind.HEADLINE
        blocks.append(Block(kind, Span(start, start + len(paragraph), paragraph)))
        start += len(paragraph) + 2
    report = Report(
        _id(text + outlet), f"{one.number}-{outlet}-{lead}-{at}.txt", text, title=title, outlet=outlet, published=when.isoformat(),
        published_from="metadata", lead=mark, blocks=tuple(blocks), data=text.encode(),
    )  # fmt: skip
    found = [_said(one, block.span, number, outlet) for number, block in enumerate(blocks[1:], 1)]
    names = tuple(Entity(_at(text, name), kind, f"e{n}", name) for n, (name, kind) in enumerate(((one.mayor, "PER"), (one.place, "LOC"))))
    reading = ShownReading(report, tuple(statement for statement, _ in found), (), names)
    vectors = tuple((statement.id, _vector(f"{one.number} {statement.id}")) for statement, _ in found)
    return Deep(reading, tuple(frame for _, frame in found), vectors)


def _said(one: Plot, span: Span, number: int, outlet: str) -> tuple[Statement, Frame]:
    head = len(one.mayor)
    who = Span(span.start, span.start + head, one.mayor)
    cue = Span(who.end + 1, who.end + 5, "said")
    content = Span(cue.end + 1, span.end, span.text[cue.end + 1 - span.start :])
    source = Source(who, one.mayor, SourceKind.PERSON, f"{one.place} council", None, "one")
    relay = (Hop(one.mayor, SourceKind.PERSON), Hop(outlet, SourceKind.OUTLET))
    statement = Statement(
        f"s{number}", source, cue, (content,), Quote.INDIRECT, SURE, Stance.ASSERTS, Modality.DONE, None, relay, None, 0.9
    )  # fmt: skip
    ship, place = Filler(content, one.ship.lower(), (one.ship,)), Filler(content, one.place.lower(), (one.place,))
    act = one.act if number % 3 else ACTS[(ACTS.index(one.act) + number) % len(ACTS)]
    frame = Frame(statement.id, Kind.EVENT, (act,), act, "certain", 1.0, 1.0, False, content, ((Role.WHO, ship), (Role.WHERE, place)))
    return statement, frame


def embed(texts: Sequence[str]) -> list[bytes]:
    """Vectors that lie near each other for texts that begin alike."""
    return [_vector(" ".join(text.split()[:2])) for text in texts]


def deeper(several: Iterable[Deep]) -> _Deeper:
    """What stands in for reading: reports come with their readings."""
    return _Deeper({one.reading.report.input: one for one in several})


class _Deeper:
    def __init__(self, held: dict[str, Deep]) -> None:
        self.held = held

    def __call__(self, loaded: Iterable[Report | Came | SecondLeadError]) -> Iterator[Deep | Came | SecondLeadError]:
        for one in loaded:
            yield self.held[one.input] if isinstance(one, Report) else one


def _vector(seed: str) -> bytes:
    return random.Random(seed.encode("utf-8", "surrogatepass")).randbytes(384).translate(SMALL)


def _id(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)
