"""Stored reports read again by today's reader. What differs is a re-reading, never a change of the story.

Here: bytes that are kept -> the report again -> its new reading beside the old, story by story, so that the leads of a story are always of
one reader. Not here: which reading counts at a moment (storage/), mends, which are laid over whatever was read (ledger/mending.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from secondlead.desk import Deep
from secondlead.errors import SecondLeadError, UsageError
from secondlead.intake import from_bytes
from secondlead.intake.desknotes import desk_note, is_note
from secondlead.ledger.backing import claims_of
from secondlead.ledger.changes import diff
from secondlead.model.change import ChangeKind, Diff
from secondlead.model.filing import Filing, Slip
from secondlead.model.ledger import Entry, Filed, Fingerprint
from secondlead.model.report import Report
from secondlead.storage import Store

Read = Callable[[Iterable[Report]], Iterable[Deep | SecondLeadError]]
ALL = 10**9  # stories


@dataclass(frozen=True, slots=True)
class Again:
    """A report read again. diff: its old reading against its new one; entry: the log's, None where both are the same; error: why it was
    left as it was read before."""

    report: str
    story: str
    title: str
    before: str
    reader: str
    diff: Diff | None = None
    entry: Entry | None = None
    error: SecondLeadError | None = None

    @property
    def differs(self) -> int:
        """How many statements differ in more than their wording."""
        return sum(one.kind is not ChangeKind.REWORDED for one in self.diff.changes) if self.diff else 0


def reread(store: Store, read: Read, reader: str, by: str, story: str | None = None) -> Iterator[Again]:
    """One item a report, story by story (of one, or all); a story's new readings are kept together, or not at all."""
    with store.reading() as opened:
        if story is not None and not opened.story(story, opened.upto()):
            raise UsageError(f"story {story}", "there is none of that id in this ledger", "see secondlead stories")
        several = [story] if story is not None else [one for one, _ in reversed(opened.stories(opened.upto(), ALL))]
    for one in several:
        yield from _story(store, read, reader, by, one)


def _story(store: Store, read: Read, reader: str, by: str, story: str) -> Iterator[Again]:
    with store.reading() as opened:
        filed = opened.story(story, opened.upto())
        reports = [anew(one, opened.data(one.id)) for one in filed]
    deep = list(read(reports))
    found = []
    with store.writing() as writer:
        there = {one.id: one for one in writer.slips([one.id for one in filed], writer.upto())}
        for old, new in zip(filed, deep, strict=True):
            if old.id not in there:
                continue  # taken out meanwhile
            told = Again(old.id, story, old.reading.report.title or old.reading.report.input, old.reader, reader)
            if isinstance(new, SecondLeadError):
                found.append(replace(told, error=new))
            elif _same(old, new) and old.reader == reader:
                found.append(told)
            else:
                slip = replace(there[old.id], reader=reader)
                entry = writer.reread(old, _filing(old, new, slip), by)
                found.append(replace(told, diff=diff(old.reading, new.reading), entry=entry))
    yield from found


def _filing(old: Filed, new: Deep, slip: Slip) -> Filing:
    heads = tuple(claim.heads for claim in claims_of(replace(old, reading=new.reading, frames=new.frames)))
    return Filing(slip, new.reading, new.frames, new.vectors, Fingerprint((), b"", ""), (), heads, {})


def _same(old: Filed, new: Deep) -> bool:
    return old.reading.to_dict() == new.reading.to_dict() and old.frames == new.frames


def anew(filed: Filed, data: bytes | None) -> Report:
    """A report from its bytes, by today's formats; as it is kept where the bytes hold others beside it, or were taken out."""
    kept = filed.reading.report
    if data is None:
        return kept
    if is_note(kept):
        told = desk_note(data.decode("utf-8", "surrogatepass"), moment=kept.published or filed.arrived, by=kept.byline or "")
        return replace(told, id=kept.id)
    given = kept.published if kept.published_from == "given" else None
    try:
        one = from_bytes(data, name=kept.input, published=given, outlet=kept.outlet, url=kept.url)
    except SecondLeadError:  # several reports in one file, or what only its sender's options made one
        return kept
    same = one.text.split() == kept.text.split() or (one.title, one.url) == (kept.title, kept.url)
    return replace(one, id=kept.id) if same else kept


def uneven(reports: Sequence[Filed]) -> tuple[str, ...]:
    """The readers of some reports, where they are several: what differs between them may be the readers' doing."""
    return tuple(sorted({one.reader for one in reports})) if len({one.reader for one in reports}) > 1 else ()
