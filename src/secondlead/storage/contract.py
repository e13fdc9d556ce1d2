"""What a store does, whatever database is behind it. Every store passes tests/storage/contract.py.

Here: the protocols. Not here: any database. Whatever is wrong with the database is raised as StorageError.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

from secondlead.model.arrivals import FeedState
from secondlead.model.filing import Filing, Hit, Place, Slip
from secondlead.model.ledger import Entry, Filed, Fingerprint, StorySketch


class Reader(Protocol):
    """One moment of the ledger: what is written meanwhile is not seen. `upto` is the number of an entry: what came after it is left out."""

    def upto(self, moment: str | None = None) -> int:
        """The number of the last entry that had been made by a moment (UTC, as the store writes it; None: of all); 0 for none."""

    def now(self) -> str:
        """The moment, as the store writes it; never before the last entry's."""

    def same(self, sha: str) -> list[Slip]:
        """The reports made of the same bytes."""

    def versions(self, text: str, uri: str | None, link: str | None) -> list[Slip]:
        """The reports with the same text (its key), the same sender's name or the same link; the latest, a bounded number of each."""

    def near(self, marks: Collection[int]) -> list[Slip]:
        """The reports that share most marks, a bounded number."""

    def beside(self, stories: Collection[str], outlet: str | None, moment: str) -> list[Slip]:
        """Of the stories' reports by an outlet, those published nearest to a moment, a bounded number."""

    def sketches(self, fingerprint: Fingerprint) -> list[StorySketch]:
        """The stories that share most of its rarer terms, the likeliest first; a bounded number, by the index of terms."""

    def frequencies(self, terms: Collection[str]) -> Mapping[str, int]:
        """In how many reports each term stands."""

    def stories(self, upto: int, limit: int, before: str | None = None) -> list[tuple[str, list[Slip]]]:
        """The stories with the latest reports (published before a moment), with all their slips, the latest first."""

    def story(self, story: str, upto: int) -> list[Filed]:
        """The reports of a story, whole, in the order of their coming; [] where there is no such story."""

    def readers(self, story: str) -> set[str]:
        """The readers by which a story's reports were read last."""

    def slips(self, reports: Collection[str], upto: int) -> list[Slip]:
        """The slips of reports by their ids, placed as they were."""

    def of_series(self, series: Collection[str]) -> list[Slip]:
        """All reports of some series, as they are placed now."""

    def of_stories(self, stories: Collection[str]) -> list[Slip]:
        """All reports of some stories, as they are placed now."""

    def claimed(self, proposition: str) -> list[str]:
        """The reports with a claim that would head the proposition of that id."""

    def data(self, report: str) -> bytes | None:
        """The bytes of a report as they came; None where they were taken out."""

    def whole(self, report: str) -> bytes | None:
        """The bytes of the file, line or answer that a report was a part of; its own where it was all of it; None where taken out."""

    def entries(self, upto: int, kinds: Collection[str] = (), after: int = 0) -> list[Entry]:
        """The log, in order: all kinds, or some."""

    def search(self, text: str, limit: int) -> list[Hit]:
        """Statements and reports with all words of text, the best first."""

    def feed(self, address: str) -> FeedState | None:
        """Where a feed or page stands."""

    def feeds(self) -> Mapping[str, FeedState]:
        """All of them."""


class Writer(Reader, Protocol):
    """A change that is kept whole or not at all. One writer at a time; the others wait."""

    def file(self, filing: Filing, by: str) -> Entry:
        """Keep a report, with its entry in the log."""

    def new_id(self, wanted: str) -> str:
        """A report's id that is free: the one wanted, or it with a number."""

    def new_story(self) -> str:
        """An id that no story has or has had."""

    def enter(self, kind: str, what: Mapping[str, Any], by: str, places: Mapping[str, Place] | None = None) -> Entry:
        """One line more in the log, with where it puts reports."""

    def reread(self, filed: Filed, filing: Filing, by: str) -> Entry:
        """Keep another reading of a report that is here."""

    def forget_report(self, report: str, why: str, by: str) -> Entry:
        """Take a report out for good; a tombstone stays. Raises KeyError where there is none."""

    def forget_name(self, name: str, why: str, by: str) -> Entry:
        """Take a name out of all that is kept, for good; a tombstone stays, without the name."""

    def keep_feed(self, address: str, state: FeedState) -> None:
        """Where a feed or page stands now."""


class Store(Protocol):
    """A ledger's store, open."""

    @property
    def place(self) -> str:
        """What errors call it: its file or address."""

    def reading(self) -> AbstractContextManager[Reader]:
        """A reader, for as long as the block runs."""

    def writing(self) -> AbstractContextManager[Writer]:
        """A writer: kept, on disk, when the block ends well; undone when it raises."""

    def close(self) -> None:
        """Let go of the database."""
