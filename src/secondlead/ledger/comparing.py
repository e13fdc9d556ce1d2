"""What differs between two statements that are one: how sure, who says it, how many.

Here: the kinds of change of one pair, each with its sentence. Not here: which two are a pair (alignment.py), corrections (corrections.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondlead.ledger import figures
from secondlead.ledger.english import behind, degree, quoted, who
from secondlead.ledger.likeness import AHEAD, NO_POSITION, REAL, alike_named, turned
from secondlead.ledger.sentences import plain
from secondlead.ledger.sides import Side, stems
from secondlead.lexicon import index
from secondlead.model.change import ChangeKind
from secondlead.model.reading import Source, SourceKind, Stance

Told = tuple[ChangeKind, str]

NOTICED = 0.1  # of the middle of the interval: neighbours on the scale are further apart
NAMED = (SourceKind.PERSON,)
UNNAMED = (SourceKind.ANONYMOUS, SourceKind.OFFICE, SourceKind.PUBLIC, SourceKind.UNKNOWN)


def compare(old: Side, new: Side) -> tuple[Told, ...]:
    """The changes of a pair; nothing where its wording is the same, whatever the two readings make of it."""
    if old.wording == new.wording or _words(old) == _words(new):
        return ()
    sure = tuple(_sure(old, new))
    answered = any(kind in (ChangeKind.DENIED, ChangeKind.CONFIRMED) for kind, _ in sure)  # that says already who speaks now
    return (*sure, *(() if answered else _source(old, new)), *_figures(old, new))


def _words(side: Side) -> tuple[str, str, str]:
    one = side.statement
    return side.key, one.cue.text.casefold() if one.cue else "", one.source.span.text.casefold() if one.source else ""


def _sure(old: Side, new: Side) -> Iterator[Told]:
    """How sure: the first of these that holds.

    1. put down now, put forward before: denied
    2. confirmed now
    3. put forward now, put down before: hardened
    4. another class of the scale; for what both put down, surer is less likely
    5. told as done, before as planned or expected, or the other way round
    6. a hedge inside a modifier has gone or come
    """
    if old.statement.stance in NO_POSITION or new.statement.stance in NO_POSITION:
        return
    if turned(new) and not turned(old):
        yield ChangeKind.DENIED, f"Now denied by {who(new)}: {quoted(old)}"
    elif new.statement.stance is Stance.CONFIRMS and old.statement.stance is not Stance.CONFIRMS and not turned(old):
        yield ChangeKind.CONFIRMED, f"Now confirmed by {who(new)}: {quoted(new)}"
    elif turned(old) and not turned(new):
        yield ChangeKind.HARDENED, f"{quoted(new)} is now put forward{behind(new)}; before it was denied{behind(old)}"
    elif (step := _step(old, new)) != 0:
        kind, words = (ChangeKind.HARDENED, _flatly(new)) if step > 0 else (ChangeKind.SOFTENED, f"is now only {degree(new.statement)}")
        yield kind, f"{quoted(new)} {words}{_because(new)}{behind(new)}; before: {degree(old.statement)}{_because(old)}"
    elif old.statement.modality in AHEAD and new.statement.modality in REAL:
        yield ChangeKind.HARDENED, f"{quoted(new)} is now told as done{behind(new)}; before it was {_ahead(old)}"
    elif old.statement.modality in REAL and new.statement.modality in AHEAD:
        yield ChangeKind.SOFTENED, f"{quoted(new)} is now only {_ahead(new)}{behind(new)}; before it was told as done"
    else:
        yield from _inside(old, new)


def _step(old: Side, new: Side) -> int:
    """1 where new is surer than old, -1 where less sure, 0 for the same."""
    one, other = old.statement.certainty, new.statement.certainty
    if "none" in (one.class_, other.class_) or one.class_ == other.class_:
        return 0
    before, after = (one.low + one.high) / 2, (other.low + other.high) / 2
    if abs(after - before) < NOTICED:
        return 0
    down = before < 0.5 and after < 0.5 and turned(old)
    return (1 if after > before else -1) * (-1 if down else 1)


def _flatly(side: Side) -> str:
    name = side.statement.certainty.class_
    return "is now said flatly" if name == "certain" else "is now flatly denied" if name == "no" else f"is now {degree(side.statement)}"


def _because(side: Side) -> str:
    words = [span.text for span in side.statement.certainty.because]
    return f", “{'”, “'.join(words)}”" if words else ""


def _ahead(side: Side) -> str:
    return str(side.statement.modality)


def _inside(old: Side, new: Side) -> Iterator[Told]:
    before = {frozenset(stems(one.over.text)): one for one in old.statement.certainty.embedded}
    after = {frozenset(stems(one.over.text)): one for one in new.statement.certainty.embedded}
    for over, one in before.items():
        if over and over not in after and over <= new.words and not any(over & other for other in after):
            yield ChangeKind.HARDENED, f"“{one.over.text}” is no longer hedged{behind(new)}; before: “{one.hedge.text}”"
    for over, one in after.items():
        if over and over not in before and over <= old.words and not any(over & other for other in before):
            yield ChangeKind.SOFTENED, f"“{one.over.text}” is now hedged: “{one.hedge.text}”{behind(new)}"


def _source(old: Side, new: Side) -> Iterator[Told]:
    """Who answers for it now. A headline leaves its source out for want of room, so it tells nothing of the sort."""
    if old.headline or new.headline or (turned(old) != turned(new)):
        return
    one, other = old.statement.source, new.statement.source
    both = one is not None and other is not None
    if _named_in(other, old) and (both or _named_in(one, new)):  # "the commission will, she said": "the commission plans to"
        return
    if one is None or other is None:
        if one is not other:
            yield ChangeKind.RESOURCED, f"{quoted(new)} now rests on {_named(new)}; before on {_named(old)}"
        return
    if one.span.text.casefold() == other.span.text.casefold():
        return
    if _another(one, other):
        yield ChangeKind.RESOURCED, f"{quoted(new)} now rests on {_named(new)}; before on {_named(old)}"
        return
    hops = [hop.name for hop in new.statement.relay[:-1] if hop.kind is SourceKind.OUTLET]
    known = {hop.name for hop in old.statement.relay}
    if fresh := [name for name in hops if name not in known and name != new.reading.report.outlet]:
        yield ChangeKind.RESOURCED, f"{quoted(new)} now comes through {fresh[0]}"


def _named_in(source: Source | None, side: Side) -> bool:
    """Whether the sentence names the source: it is only built otherwise."""
    if source is None:
        return True
    words = plain(source.span.text)
    words = plain(source.name) if words in index("pronouns") else words
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", side.wording) is not None


def _another(one: Source, other: Source) -> bool:
    """Whether the source is another, or told more or less exactly: a name for a description, several for one."""
    if {one.count, other.count} == {"one", "several"}:
        return True
    if one.body is not None and one.body == other.body:  # it has found its spokeswoman, no more; unless a name is new
        return one.kind in UNNAMED and other.kind in NAMED
    if (one.kind in NAMED) != (other.kind in NAMED) and (one.kind in UNNAMED or other.kind in UNNAMED):
        return not alike_named(one, other) or one.kind is not other.kind
    return not alike_named(one, other)


def _named(side: Side) -> str:
    source = side.statement.source
    return f"“{' '.join(source.name.split())}”" if source else f"{who(side)} alone"


def _figures(old: Side, new: Side) -> Iterator[Told]:
    for one, other in figures.changed(old.figures, new.figures):
        yield ChangeKind.FIGURE, figures.told(one, other) + behind(new)
