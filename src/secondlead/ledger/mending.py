"""What was read, as people mended it: corrections laid over readings. What was read is never changed.

Here: which statements a correction is of, and what it makes of them. Not here: where reports are put (pinned.py), the log (entries.py),
how a mend is told (mendwords.py).

A mend is remembered by its words, not by a place in a text: a later lead that says the same of the same source is mended too, and so is
the same sentence when the report is read again and its statement is cut a little otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from secondlead.ledger.fillers import akin
from secondlead.ledger.mendwords import told
from secondlead.lexicon import index
from secondlead.model.frame import Frame
from secondlead.model.ledger import Entry, Filed
from secondlead.model.reading import Certainty, Hop, Reading, Source, SourceKind, Stance, Statement
from secondlead.model.spans import Span

OWN = "-"  # in place of a source: nobody is quoted, it is the outlet's own voice
FIELDS = ("source", "body", "certainty", "stance", "relay")
HALF = 0.5  # of the longer cut of one sentence that the shorter must be: less may be another statement within it
_WORD = re.compile(r"[\w█]+")
_NEGATIVE = frozenset({"no", "almost-no", "very-unlikely", "unlikely"})
_NO_POSITION = frozenset({Stance.NEITHER, Stance.DECLINES, Stance.SILENT, Stance.ASKS})
_AGAINST = frozenset({Stance.DENIES, Stance.DOUBTS})
_NOBODY = frozenset({SourceKind.UNKNOWN, SourceKind.PUBLIC, SourceKind.ANONYMOUS})


def words_of(statement: Statement) -> str:
    """What a statement is remembered by: the words of its content."""
    return remembered(" ".join(part.text for part in statement.content))


def remembered(said: str) -> str:
    """Words in lower case, without marks and a leading "that"; a name that was taken out is a word."""
    several = _WORD.findall(said.casefold())
    return " ".join(several[1:] if several[:1] == ["that"] else several)


def source_of(statement: Statement) -> str:
    """Whom it was read to quote; "" for the outlet's own voice."""
    return statement.source.name if statement.source else ""


def mended(reports: Sequence[Filed], mends: Iterable[Entry]) -> list[Filed]:
    """The reports of a story with the corrections laid over them, in the order of the log; a later one wins where both set a thing.

    mends: the entries (correct, drop) that count; those of other stories change nothing.
    """
    wanted = [one for one in mends if _concerns(one, reports)]
    return [_mended(one, wanted, reports) for one in reports] if wanted else list(reports)


def _concerns(entry: Entry, reports: Sequence[Filed]) -> bool:
    what = entry.what
    return "said" in what and any(one.id == what["report"] or one.series == what.get("series") for one in reports)


def targets(entry: Entry, filed: Filed) -> list[Statement]:
    """The statements of a report that a mend is of, as they were read. First that finds any:

    1 the same words of the same source; and in the report that was mended itself, which may have been read again since:
    2 the same words of whoever; 3 the one of the same source whose words are a longer or shorter cut of them.
    """
    words, source = remembered(entry.what["said"]), entry.what.get("source", "")
    several = [(one, words_of(one)) for one in filed.reading.statements]
    exact = [one for one, said in several if said == words and _same(source_of(one), source) and _alike(one, entry, words)]
    if exact or filed.id != entry.what["report"] or not words:
        return exact
    anybody = [one for one, said in several if said == words]
    if anybody:
        return anybody
    near = [(len(said), one) for one, said in several if _cut(said, words) and _same(source_of(one), source)]
    return [max(near, key=lambda pair: pair[0])[1]] if near else []


def _alike(one: Statement, entry: Entry, words: str) -> bool:
    """Statements without content ("declined to comment") are told by their stance."""
    return bool(words) or one.stance.value == entry.what.get("stance")


def _same(one: str, other: str) -> bool:
    return one == other or (bool(one and other) and akin(one, other))


def _cut(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and len(short) >= HALF * len(long) and f" {short} " in f" {long} "


def _mended(filed: Filed, mends: Sequence[Entry], reports: Sequence[Filed]) -> Filed:
    notes: list[tuple[str, str]] = []
    statements = {one.id: one for one in filed.reading.statements}
    frames = list(filed.frames)
    gone: dict[str, str | None] = {}
    for entry in mends:
        for one in targets(entry, filed):
            if one.id in gone:
                continue
            if entry.kind == "drop":
                gone[one.id] = one.within
                continue
            new = _Mender(filed, reports, entry.what.get("set", {})).statement(statements[one.id])
            frames = [_frame(frame, statements[one.id], new) if frame.statement == one.id else frame for frame in frames]
            statements[one.id] = new
            notes.append((one.id, told(entry)))
    if not notes and not gone:
        return filed
    kept = tuple(replace(one, within=_standing(one.within, gone)) for id_, one in statements.items() if id_ not in gone)
    reading = replace(filed.reading, statements=kept)
    return replace(filed, reading=reading, frames=tuple(f for f in frames if f.statement not in gone), mended=tuple(notes))


def _standing(within: str | None, gone: Mapping[str, str | None]) -> str | None:
    while within is not None and within in gone:
        within = gone[within]
    return within


def _frame(frame: Frame, old: Statement, new: Statement) -> Frame:
    """A claim of a mended statement. What a modifier only implies keeps its own certainty; a negated clause stays negated."""
    if old.certainty.class_ == new.certainty.class_ or not (frame.main or frame.figure):
        return frame
    negated = frame.negative and frame.class_ not in _NEGATIVE
    told = new.certainty
    return replace(frame, class_=told.class_, low=told.low, high=told.high, negative=negated or told.class_ in _NEGATIVE)


@dataclass(frozen=True, slots=True)
class _Mender:
    """One correction against one statement of a report. set: field -> value."""

    filed: Filed
    reports: Sequence[Filed]
    set: Mapping[str, Any]

    def statement(self, one: Statement) -> Statement:
        source = self._source(one)
        stance = Stance(self.set["stance"]) if "stance" in self.set else one.stance
        class_ = self.set.get("certainty") or _turned(one.certainty.class_, one.stance, stance)
        certainty = one.certainty if class_ == one.certainty.class_ else scaled(class_, one.certainty)
        relay = self._relay(one, source)
        if "body" in self.set:
            source = replace(self._origin(source, relay, one), body=self.set["body"], country=None)
        return replace(one, source=source, stance=stance, certainty=certainty, relay=relay)

    def _source(self, one: Statement) -> Source | None:
        name = self.set.get("source")
        if name is None:
            return one.source
        if name == OWN:
            return None
        known = self._known(name)
        if known is not None:
            return replace(known, span=one.source.span if one.source else _point(one), parts=())
        kind = one.source.kind if one.source and one.source.kind not in _NOBODY else SourceKind.UNKNOWN
        if kind is SourceKind.UNKNOWN and name[:1].isupper():
            kind = SourceKind.PERSON
        return Source(one.source.span if one.source else _point(one), name, kind, None, None, "one")

    def _known(self, name: str) -> Source | None:
        """A source of that name that this report, else another of the story, quotes."""
        readings: list[Reading] = [self.filed.reading, *(one.reading for one in self.reports)]
        return next((s.source for reading in readings for s in reading.statements if s.source and akin(s.source.name, name)), None)

    def _relay(self, one: Statement, source: Source | None) -> tuple[Hop, ...]:
        known = {hop.name: hop.kind for reading in (one.reading for one in self.reports) for s in reading.statements for hop in s.relay}
        if "relay" in self.set:
            return tuple(
                Hop(name, source.kind if source and number == 0 and akin(source.name, name) else known.get(name, SourceKind.OUTLET))
                for number, name in enumerate(self.set["relay"])
            )
        if source is one.source:
            return one.relay
        old = one.source
        rest = one.relay if old is None else one.relay[1:] if one.relay and akin(one.relay[0].name, old.name) else one.relay
        if source is None:
            return rest[-1:]
        return (Hop(source.name, source.kind), *rest)

    def _origin(self, source: Source | None, relay: Sequence[Hop], one: Statement) -> Source:
        """The source for whose body a mend speaks: the origin of the words."""
        origin = next((hop for hop in relay if hop.kind is not SourceKind.OUTLET), None)
        if source is not None and (origin is None or akin(origin.name, source.name)):
            return source
        if origin is not None:
            return Source(source.span if source else _point(one), origin.name, origin.kind)
        name = self.filed.reading.report.outlet or self.filed.reading.report.input
        return Source(_point(one), relay[0].name if relay else name, SourceKind.OUTLET)


def scaled(class_: str, told: Certainty) -> Certainty:
    """A certainty of a class of the scale, with the words that stood for the old one. Raises KeyError for what is no class."""
    row = index("certainty_scale")[class_]
    return replace(told, class_=class_, low=float(row["low"]), high=float(row["high"]))


def _turned(class_: str, old: Stance, new: Stance) -> str:
    """The class that goes with another stance, where none is given: a denial speaks of the positive form, silence of nothing."""
    if new is old:
        return class_
    if new in _NO_POSITION:
        return "none"
    if old in _NO_POSITION:
        class_ = "certain"
        return "no" if new is Stance.DENIES else "unlikely" if new is Stance.DOUBTS else class_
    turns = (new in _AGAINST) != (class_ in _NEGATIVE) and (new in _AGAINST) != (old in _AGAINST)
    return index("certainty_scale")[class_]["negated"] if turns else class_


def _point(one: Statement) -> Span:
    """Where a source is put that the text does not name: at the cue, else at the start of the content."""
    at = one.cue or (one.content[0] if one.content else Span(0, 0))
    return Span(at.start, at.start)
