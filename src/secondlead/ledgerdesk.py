"""The ledger's whole order: reports -> read -> judged, placed, kept -> stories. The twin of the ledger's commands.

Here: who calls whom, and when a report counts as kept. Not here: any step's own work. Reading is done outside the database's transaction,
all that is decided on what is there within it: so two programs may add to one ledger at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from secondlead.desk import Deep, deep_many, reports
from secondlead.errors import SecondLeadError, UsageError
from secondlead.intake import from_text
from secondlead.ledger import order, placing, versions
from secondlead.ledger.backing import claims_of
from secondlead.ledger.diary.entries import chosen, entries
from secondlead.ledger.entries import failures
from secondlead.ledger.record import Record, records
from secondlead.ledger.story import statuses
from secondlead.ledger.story import story as story_of
from secondlead.ledger.timeline import Moved, Step, moved, steps
from secondlead.model.diary import DiaryEntry
from secondlead.model.filing import Added, Filing, Hit, Place, Slip
from secondlead.model.ledger import Entry, Filed, Fingerprint, Proposition, Question, Story
from secondlead.model.reading import Reading
from secondlead.model.report import Report
from secondlead.model.version import VERSION
from secondlead.reading.vectors import vectors
from secondlead.settings import data_folder, settings
from secondlead.storage import Reader, Store, Writer, open_store

BY = "secondlead"  # who makes an entry that nobody signs
Loaded = Report | SecondLeadError
Deeper = Callable[[Iterable["Report | Came | SecondLeadError"]], Iterator["Deep | Came | SecondLeadError"]]


@dataclass(frozen=True, slots=True)
class Came:
    """What became of one report. what: new, updated, unchanged, repeated, refused; error: why it was refused."""

    what: str
    input: str
    because: str
    report: str | None = None
    story: str | None = None
    error: SecondLeadError | None = None


class Ledger:
    """A ledger, open. Its methods are the commands; every one raises SecondLeadError."""

    def __init__(self, store: Store, deeper: Deeper = deep_many, embed: placing.Embed | None = None) -> None:
        self._store = store
        self._deeper = deeper
        self._embed = embed or (lambda texts: vectors()(texts))

    @classmethod
    def open(cls, url: str | None = None, *, create: bool = True, clock: Callable[[], datetime] | None = None) -> Ledger:
        """The ledger at a path or address, the settings' by default. create: make one where there is none; clock: for tests."""
        return cls(open_store(url or settings().ledger or str(data_folder() / "secondlead.db"), create=create, clock=clock))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    @property
    def store(self) -> Store:
        """Where it is kept."""
        return self._store

    def add(self, sources: Iterable[str | Path | Report], *, published: str | None = None, outlet: str | None = None) -> Added:
        """Read reports into the ledger: a str is a report's text, a Path a file or a folder. published, outlet: what they do not say."""
        return counted(self.take(_several(sources, published, outlet)))

    def add_inputs(
        self,
        names: Sequence[str],
        *,
        published: str | None = None,
        outlet: str | None = None,
        stdin: BinaryIO | None = None,
        fields: Sequence[str] = (),
    ) -> Iterator[Came]:
        """The same of files, folders, addresses or "-": one item a report as soon as it is on disk, or as it is refused."""
        return self.take(reports(names, published=published, outlet=outlet, stdin=stdin, fields=fields))

    def take(self, loaded: Iterable[Loaded], by: str = BY) -> Iterator[Came]:
        """File reports; each that is given back is on disk. What is here already is not read again."""
        for one in self._deeper(self._looked_up(loaded)):
            if isinstance(one, Came):
                yield one
            elif isinstance(one, SecondLeadError):
                yield Came("refused", one.place, f"{one.what}; {one.mend}", error=one)
            else:
                yield self._file(one, by)

    def _looked_up(self, loaded: Iterable[Loaded]) -> Iterator[Report | Came | SecondLeadError]:
        for one in loaded:
            if isinstance(one, SecondLeadError):
                yield one
                continue
            slip = versions.slip_of(one, versions.sha_of(one), VERSION)
            with self._store.reading() as reader:
                there = versions.known(slip, reader.same(slip.sha))
            yield one if there is None else _again(slip, there)

    def _file(self, deep: Deep, by: str) -> Came:
        report = deep.reading.report
        slip = versions.slip_of(report, versions.sha_of(report), VERSION)
        with self._store.reading() as reader:
            fingerprint = placing.fingerprint(deep.reading, reader.now(), self._embed)
        with self._store.writing() as writer:
            if (there := versions.known(slip, writer.same(slip.sha))) is not None:
                return _again(slip, there)
            sketches = writer.sketches(fingerprint)
            moment = slip.published or writer.now()
            near = [*writer.near(versions.marks(slip)), *writer.beside([one.id for one in sketches], slip.outlet, moment)]
            told = versions.judged(report, slip, writer.versions(slip.text, slip.uri, slip.link), near)
            if told.came == "unchanged":
                return Came("unchanged", slip.input, told.because)
            filed = _named(slip, writer)
            stories = list(dict.fromkeys(one.story for one in sorted(told.bound, key=lambda one: (one.arrived, one.id))))
            stories = stories or list(placing.stories_of(fingerprint, sketches)) or [writer.new_story()]
            story = stories[0]
            joined = writer.of_series({one.series for one in told.joins}) if told.joins else []
            others = writer.of_stories(stories[1:]) if len(stories) > 1 else []
            places = versions.placed(filed, told, story, joined, others)
            writer.file(filing_of(filed, deep, fingerprint, places, told.because, told.came), by)
        return Came(told.came, slip.input, told.because, filed.id, story)

    def stories(self, as_of: str | None = None, *, limit: int = 50) -> list[Story]:
        """The stories with the latest reports, the latest first, without their propositions; as they stood at a moment."""
        with self._store.reading() as reader:
            moment = checked_moment(as_of) or reader.now()
            found = reader.stories(reader.upto(moment), limit)
        return [_listed(story, slips, moment) for story, slips in found]

    def story(self, story: str, as_of: str | None = None) -> Story:
        """A story, whole, as it stood at a moment (ISO 8601 with zone; now by default)."""
        with self._store.reading() as reader:
            return self._story(reader, story, checked_moment(as_of) or reader.now())

    def _story(self, reader: Reader, story: str, moment: str) -> Story:
        upto = reader.upto(moment)
        filed = reader.story(story, upto)
        if not filed:
            raise UsageError(f"story {story}", "there is none of that id in this ledger at that moment", "see secondlead stories")
        return story_of(filed, moment, failures(reader.entries(upto, ["collected"]), moment))

    def why(self, proposition: str, as_of: str | None = None) -> tuple[Story, Proposition]:
        """A proposition, with the story in which it stands; found by its id, or by that of any claim in it."""
        with self._store.reading() as reader:
            moment = checked_moment(as_of) or reader.now()
            upto = reader.upto(moment)
            for slip in reader.slips(reader.claimed(proposition), upto):
                story = self._story(reader, slip.story, moment)
                found = next((one for one in story.propositions if one.id == proposition), None) or _holding(story, proposition)
                if found is not None:
                    return story, found
        raise UsageError(f"proposition {proposition}", "there is none of that id in this ledger at that moment", "see secondlead story ID")

    def changes(self, story: str, as_of: str | None = None) -> tuple[Step, ...]:
        """What each lead of a story changed against the one before it."""
        return steps(self.story(story, as_of))

    def moved(self, story: str, since: str, as_of: str | None = None) -> tuple[Moved, ...]:
        """The standings of a story that moved after a moment."""
        return moved(self.story(story, as_of).propositions, checked_moment(since) or "")

    def questions(self, story: str, as_of: str | None = None) -> tuple[Question, ...]:
        """What is open in a story, who could settle it, who of them has not spoken."""
        return self.story(story, as_of).questions

    def diary(
        self,
        story: str | None = None,
        as_of: str | None = None,
        *,
        from_: str | None = None,
        to: str | None = None,
        overdue: bool = False,
        limit: int = 50,
    ) -> tuple[DiaryEntry, ...]:
        """What is expected, by window: of one story, or of the latest ones. from_, to: ISO days, both included; overdue: that alone."""
        ids = [story] if story else [one.id for one in self.stories(as_of, limit=limit)]
        return chosen(entries(self.story(one, as_of) for one in ids), from_, to, overdue=overdue)

    def sources(self, story: str | None = None, as_of: str | None = None, *, limit: int = 50) -> tuple[Record, ...]:
        """What became of what each source said: in one story, or in the latest ones."""
        ids = [story] if story else [one.id for one in self.stories(as_of, limit=limit)]
        return records(self.story(one, as_of) for one in ids)

    def search(self, text: str, *, limit: int = 20) -> list[Hit]:
        """Statements and reports with all words of a text, the best first; "a phrase" stays together."""
        with self._store.reading() as reader:
            return reader.search(text, limit)

    def forget(self, *, report: str | None = None, name: str | None = None, why: str, by: str = BY) -> Entry:
        """Take a report, or a name wherever it stands, out for good; the tombstone says when and why, not what."""
        if (report is None) == (name is None) or not (report or name or "").strip() or not why.strip():
            raise UsageError("forget", "a report or a name, and why", "give one of the two, and a reason with --why")
        with self._store.writing() as writer:
            if name is not None:
                return writer.forget_name(name.strip(), why, by)
            try:
                return writer.forget_report(str(report), why, by)
            except KeyError:
                raise UsageError(f"report {report}", "there is none of that id in this ledger", "see secondlead story ID") from None


def counted(several: Iterable[Came]) -> Added:
    """What an `add` comes to."""
    counts = dict.fromkeys(("new", "updated", "unchanged", "repeated"), 0)
    refused: list[tuple[str, str]] = []
    filed: list[str] = []
    for one in several:
        if one.what == "refused":
            refused.append((one.input, one.because))
        else:
            counts[one.what] += 1
        if one.report is not None and one.what != "unchanged":
            filed.append(one.report)
    return Added(**counts, refused=tuple(refused), reports=tuple(filed))


def checked_moment(as_of: str | None) -> str | None:
    """A moment in UTC, as the log writes it. Raises UsageError for what is none, or has no zone."""
    if as_of is None:
        return None
    try:
        when = datetime.fromisoformat(as_of)
    except ValueError:
        when = None
    if when is None or when.tzinfo is None:
        what = f"{as_of!r} is no moment of ISO 8601 with a zone"
        raise UsageError("--as-of", what, "write 2025-03-04T09:21+01:00, or 2025-03-04T08:21Z")
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def _several(sources: Iterable[str | Path | Report], published: str | None, outlet: str | None) -> Iterator[Loaded]:
    for one in sources:
        if isinstance(one, Report):
            yield one
        elif isinstance(one, Path):
            yield from reports([str(one)], published=published, outlet=outlet)
        else:
            try:
                yield from_text(one, published=published, outlet=outlet)
            except SecondLeadError as error:
                yield error


def _again(slip: Slip, there: Slip) -> Came:
    return Came("unchanged", slip.input, "the same bytes are here already", there.id, there.story)


def _named(slip: Slip, writer: Writer) -> Slip:
    return replace(slip, id=writer.new_id(slip.id))


def filing_of(slip: Slip, deep: Deep, fingerprint: Fingerprint, places: Mapping[str, Place], because: str, came: str) -> Filing:
    """A report ready to be filed."""
    filed = Filed(slip.id, deep.reading, deep.frames, slip.arrived, places[slip.id].story, slip.id)
    heads = tuple(claim.heads for claim in claims_of(filed))
    marks = versions.marks(slip)
    return Filing(slip, deep.reading, deep.frames, deep.vectors, fingerprint, marks, heads, places, because, came)


def _holding(story: Story, proposition: str) -> Proposition | None:
    """The proposition that holds the claim of that id, where another claim heads it now."""
    refs = {(claim.ref, claim.frame.span) for filed in story.reports for claim in claims_of(filed) if claim.heads == proposition}
    return next((one for one in story.propositions if any((b.ref, b.span) in refs and not b.why for b in one.backings)), None)


def _listed(story: str, slips: Sequence[Slip], until: str) -> Story:
    """A story without its propositions, from the slips of its reports."""
    several = sorted((_thin(one) for one in slips), key=order.place)
    what = statuses(several)
    last = next((one for one in reversed(several) if what[one.id] == "current"), several[-1])
    report = last.reading.report
    return Story(
        story,
        report.title or report.input,
        order.moment(several[0]),
        order.moment(several[-1]),
        tuple(several),
        tuple(what.items()),
        as_of=until,
    )


def _thin(slip: Slip) -> Filed:
    """A report as a list shows it: no text, no statements."""
    report = Report(
        slip.id, slip.input, "", title=slip.title, outlet=slip.outlet, url=slip.url, published=slip.published, lead=slip.lead,
        published_from=slip.published_from, status=slip.status, signal=slip.signal, embargo_until=slip.embargo_until,
    )  # fmt: skip
    return Filed(slip.id, Reading(report, (), (), ()), (), slip.arrived, slip.story, slip.series, slip.copy_of, slip.reader)
