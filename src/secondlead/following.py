"""Keeping a ledger fed: feeds, pages and folders of a desk's configuration, asked when they are due, again and again.

Here: the loop, and what is told of each round. Not here: one look at a source (intake/collect.py), politeness (net/), filing
(ledgerdesk.py). Where each source stands is kept in the ledger, so that a run that was stopped goes on where it was. A source that can no
longer be asked, or can again, is an entry of the log: "no word" is never said over a time that was not collected.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from secondlead.errors import ConfigError, SecondLeadError
from secondlead.intake.arrival import link_key
from secondlead.intake.collect import Collected, Mark, Visits, collect_feed, collect_folder, collect_page
from secondlead.intake.config import DeskConfig, FeedSource, FolderSource, PageSource, desk_config
from secondlead.ledgerdesk import Came, Ledger
from secondlead.model.arrivals import FeedItem, FeedState
from secondlead.net.polite import Visitor, agent
from secondlead.net.schedule import due

LARGEST = 1 << 20  # bytes of a configuration
LONGEST = 60.0  # seconds between two looks at the clock, however long nothing is due
Web = FeedSource | PageSource
Source = Web | FolderSource


class Clock(Protocol):
    """The time, and waiting for it; tests put a stand-in here."""

    def now(self) -> datetime:
        """The moment, with its zone."""

    def wait(self, seconds: float) -> None:
        """Let so much time pass."""


class Wall:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The moment in UTC."""
        return datetime.now(UTC)

    def wait(self, seconds: float) -> None:
        """Sleep."""
        time.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Round:
    """What one look at one source brought: what became of its reports, what is wrong, in words."""

    source: str
    came: tuple[Came, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class Follower:
    """A ledger and what feeds it. Raises SecondLeadError where the ledger itself fails; a source that fails is told of, and asked again."""

    ledger: Ledger
    config: DeskConfig
    visits: Visits
    clock: Clock = field(default_factory=Wall)
    _marks: dict[str, dict[str, Mark]] = field(default_factory=dict)
    _looked: dict[str, datetime] = field(default_factory=dict)

    def once(self) -> Iterator[Round]:
        """One look at every source that is due, in the order of the configuration."""
        for source in self._sources():
            if self._due(source):
                yield self._look(source)

    def run(self, rounds: Callable[[], bool] = lambda: True) -> Iterator[Round]:
        """Look at what is due, wait for what is due next, and so on, as long as rounds says so."""
        while rounds():
            yield from self.once()
            self.clock.wait(self._pause())

    def _sources(self) -> tuple[Source, ...]:
        return (*self.config.feeds, *self.config.pages, *self.config.folders)

    def _due(self, source: Source) -> bool:
        now = self.clock.now()
        if isinstance(source, FolderSource):
            looked = self._looked.get(source.path)
            return looked is None or now - looked >= source.every
        return due(self._state(source), now)

    def _state(self, source: Web) -> FeedState:
        with self.ledger.store.reading() as reader:
            return reader.feed(source.url) or FeedState()

    def _look(self, source: Source) -> Round:
        now = self.clock.now()
        if isinstance(source, FolderSource):
            self._looked[source.path] = now
            try:
                marks, found = collect_folder(source, self._marks.get(source.path, {}), now.timestamp(), self.config.outlets)
                came = tuple(self.ledger.take(found))
            except SecondLeadError as error:
                return Round(source.path, problems=(str(error),))
            self._marks[source.path] = marks
            return Round(source.path, came)
        before = self._state(source)
        told = self._collected(source, before, now)
        came = tuple(self.ledger.take(told.reports))
        self._keep(source.url, before, told.state)
        return Round(source.url, came, told.problems)

    def _collected(self, source: Web, before: FeedState, now: datetime) -> Collected:
        if isinstance(source, FeedSource):
            return collect_feed(source, before, self.visits, now, self._known, self.config.outlets)
        return collect_page(source, before, self.visits, now, self.config.outlets)

    def _known(self, item: FeedItem) -> bool:
        """Whether a report of an item's link is here already; a page that changes is asked for by following it as a page."""
        if not item.link:
            return False
        with self.ledger.store.reading() as reader:
            return bool(reader.versions("", None, link_key(item.link)))

    def _keep(self, url: str, before: FeedState, after: FeedState) -> None:
        """Where a source stands; where it turned from well to failing or back, an entry too."""
        with self.ledger.store.writing() as writer:
            writer.keep_feed(url, after)
            if before.well != after.well and (before.well or before.problem):
                since = before.last_good.isoformat() if before.last_good else None
                writer.enter("collected", {"feed": url, "well": after.well, "since": since}, "secondlead")

    def _pause(self) -> float:
        """Seconds until something is due, at most LONGEST."""
        now = self.clock.now()
        pauses = [LONGEST]
        for source in self._sources():
            if isinstance(source, FolderSource):
                pauses.append((self._looked.get(source.path, now) + source.every - now).total_seconds())
            elif (state := self._state(source)).next_due is not None and not (state.gone or state.stopped):
                pauses.append((state.next_due - now).total_seconds())
        return max(1.0, min(pauses))


def follower_of(ledger: Ledger, config: DeskConfig) -> Follower:
    """A follower that goes out itself, under the name and contact that the configuration gives."""
    return Follower(ledger, config, Visitor(agent=agent(config.contact)))


def configured(path: Path) -> DeskConfig:
    """A desk's configuration; its folders and its ledger lie beside it. Raises ConfigError."""
    try:
        if path.stat().st_size > LARGEST:
            raise ConfigError(str(path), "larger than 1 MiB", "name a desk.toml")
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise ConfigError(str(path), error.strerror or "cannot be read", "name a desk.toml") from error
    except UnicodeDecodeError as error:
        raise ConfigError(str(path), "is no UTF-8", "save it as UTF-8") from error
    told = desk_config(text, str(path))
    folders = tuple(replace(one, path=_beside(path, one.path)) for one in told.folders)
    return replace(told, folders=folders, db=_beside(path, told.db) if told.db else None)


def _beside(path: Path, name: str) -> str:
    """A path of the configuration, as seen from where it lies; an address as it is."""
    return name if "://" in name else str(path.parent / name)
