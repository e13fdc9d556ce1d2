"""What later reports say of what was expected: called off, put off, denied, come about.

Here: signals of one report. Not here: which entry a signal is of (joining.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from secondlead.ledger.bodies import root_of
from secondlead.ledger.diary.sentence import NEGATIVE, Signal, Told
from secondlead.ledger.diary.words import Marker, stem, stems
from secondlead.lexicon import index, table
from secondlead.model.ledger import Ref
from secondlead.model.reading import Modality, Stance, Statement
from secondlead.model.spans import Span, cut

_BE = frozenset({"be", "been", "being", "was", "were", "is", "are", "has", "have", "had", "get", "got"})
_BREAK = re.compile(r"[,;:.]|\b(?:after|because|as|following|amid|over|until|to|from|for|and|but|while)\b", re.IGNORECASE)
_PART = re.compile(r",\s|;\s|\s(?:and|but|as|after|while|when)\s")
_MEANT = re.compile(r"\b(?:plans?|planned|planning|intentions?|intends?|intended|will|would|going to)\b", re.IGNORECASE)
_PUT_OFF = frozenset({"postponed", "put off", "pushed back", "put back", "held up", "delayed", "deferred"})
_AHEAD = frozenset({"ahead", "off", "moved", "hope", "end"})


def signals(several: Sequence[Told]) -> tuple[Signal, ...]:
    """What the sentences of a report say of things that may have been expected, in the order of its text."""
    found: list[Signal] = []
    for told in several:
        sentence = told.sentence
        found += _closed(told)
        for one in told.statements:
            if any(sentence.holds(part) for part in one.content):
                found += _denied(told, one)
                found += _happened(told, one)
                found += _lost(told, one)
        found += _own(told)
    return tuple(dict.fromkeys(found))


def _own(told: Told) -> list[Signal]:
    """What parts of a sentence tell flatly beside its statements' contents: who declares, offers or signs has done it by saying so."""
    found = []
    for part, marks in _parts(told, told.sentence):
        classes = {one.class_ for one in marks}
        if classes.isdisjoint({"past", "begun"}) or not classes.isdisjoint(_AHEAD):
            continue
        if all(_flat(one) for one in told.statements if any(span.overlaps(part) for span in one.content)):
            found.append(_signal(told, "flat", None, part))
    return found


def _flat(statement: Statement) -> bool:
    """Whether a statement puts something forward as so, with no hedge and no condition."""
    plain = statement.modality not in (Modality.CONDITIONAL, Modality.HABITUAL) and statement.condition is None
    return plain and statement.stance in (Stance.ASSERTS, Stance.CONFIRMS) and statement.certainty.class_ == "certain"


def _closed(told: Told) -> list[Signal]:
    """Called off in so many words; put off with no new time."""
    found = []
    for mark in told.marks:
        kind = {"off": "off", "moved": "moved"}.get(mark.class_)
        if kind is None or (kind == "moved" and (mark.words not in _PUT_OFF or _again(told, mark))):
            continue
        part = _object(told, mark)
        statement = told.statement(part)
        if statement is not None and statement.certainty.class_ in NEGATIVE:
            continue
        found.append(_signal(told, kind, statement, part, explicit=True))
    return found


def _again(told: Told, mark: Marker) -> bool:
    """Whether a time follows what was put off: then that is its new one, an entry of its own."""
    return any(one.span.start > told.words[mark.last - 1].start for one in told.times)


def _object(told: Told, mark: Marker) -> Span:
    """What a marker closes: its subject in the passive, else what follows it up to the next break."""
    text = told.filed.reading.report.text
    start, end = told.words[mark.first].start, told.words[mark.last - 1].end
    if mark.first and told.words[mark.first - 1].lower in _BE:
        return cut(text, told.sentence.start, start)
    stop = _BREAK.search(text, end + 1, told.sentence.end)
    return cut(text, end, stop.start() if stop and stop.start() > end else told.sentence.end)


def _denied(told: Told, statement: Statement) -> list[Signal]:
    """A source says that what was meant will not be."""
    no = statement.certainty.class_ in NEGATIVE and statement.certainty.class_ != "unlikely"
    if not no and statement.stance is not Stance.DENIES:
        return []
    content = next(part for part in statement.content if told.sentence.holds(part))
    meant = statement.modality in (Modality.PLANNED, Modality.EXPECTED) or _MEANT.search(content.text)
    return [_signal(told, "off", statement, content)] if meant else []


def _happened(told: Told, statement: Statement) -> list[Signal]:
    """What a statement tells flatly as done, less the parts of it that lie ahead."""
    if not _flat(statement):
        return []
    found = []
    for content in statement.content:
        if not told.sentence.holds(content):
            continue
        parts = _parts(told, content)
        done = [part for part, marks in parts if not any(one.class_ in _AHEAD for one in marks)]
        flat = [part for part, marks in parts if part in done and any(one.class_ in ("past", "begun") for one in marks)]
        if flat:
            found.append(_signal(told, "flat", statement, content, tuple(done)))
    return found


def _lost(told: Told, statement: Statement) -> list[Signal]:
    """What was on its way is told, flatly, to have sunk or crashed."""
    if not _flat(statement):
        return []
    lost = [one for one in told.words if one.lower in index("diary_losses")]
    found = [part for part in statement.content if any(part.start <= one.start and one.end <= part.end for one in lost)]
    return [_signal(told, "lost", statement, part) for part in found]


def _parts(told: Told, content: Span) -> list[tuple[Span, list[Marker]]]:
    """A content cut at its joints, each part with its markers."""
    text = told.filed.reading.report.text
    edges = [content.start, *(one.end() for one in _PART.finditer(text, content.start, content.end)), content.end]
    spans = [cut(text, start, end) for start, end in pairwise(edges) if text[start:end].strip()]
    return [(one, told.marks_in(one, 0, len(told.words))) for one in spans]


@cache
def _by_stem() -> dict[str, frozenset[str]]:
    """{stem of a single noun or verb: the acts that it can tell of}."""
    found: dict[str, set[str]] = {}
    for row in table("act_words"):
        if " " not in row["form"]:
            found.setdefault(stem(row["form"]), set()).add(row["act"])
    return {one: frozenset(acts) for one, acts in found.items()}


def _acts(text: str) -> frozenset[str]:
    return frozenset(act for one in stems(text) for act in _by_stem().get(one, ()))


def _signal(
    told: Told, kind: str, statement: Statement | None, span: Span, parts: Sequence[Span] = (), *, explicit: bool = False
) -> Signal:
    filed = told.filed
    own = parts or (span,)
    words = frozenset().union(*(told.stems_of(part) for part in own))
    days = tuple(
        (one.from_[:10], (one.to or one.from_)[:10]) for one in told.times if one.from_ and any(part.holds(one.span) for part in own)
    )
    root: frozenset[str] = frozenset()
    if kind == "off" and statement is not None and statement.source is not None:
        told_root = root_of(statement, filed.reading)
        root = stems(" ".join((statement.source.name, statement.source.span.text, told_root.body or "", told_root.name)))
    at = filed.reading.report.published or filed.arrived
    return Signal(
        kind, Ref(filed.id, statement.id) if statement else told.ref(span), span, at, words, days, root, _acts(span.text), explicit
    )
