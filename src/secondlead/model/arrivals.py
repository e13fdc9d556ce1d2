"""What comes in besides a report itself: an item of a feed, where a feed stands, what is known of a version.

Here: the records, so that a store can keep them. Not here: reading feeds (intake/), visiting them (net/).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a feed. `text` None: the feed gives a link only (or a teaser), and the page is to be fetched."""

    id: str  # the feed's own, else the link, else a hash of what it holds
    link: str | None = None
    title: str | None = None
    published: str | None = None  # ISO 8601
    updated: str | None = None  # ISO 8601
    outlet: str | None = None  # the item's own source, else the feed's title
    outlet_url: str | None = None
    byline: str | None = None
    text: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedState:
    """Where a feed or page stands between two visits. Moments carry their zone."""

    etag: str | None = None  # sent back unchanged; both None after a failure, so that the next answer is a whole one
    last_modified: str | None = None
    next_due: datetime | None = None  # None: now, or never where it is gone or stopped
    failures: int = 0  # visits in a row that brought nothing
    unread: int = 0  # bodies in a row that could not be read
    last_good: datetime | None = None  # what has been collected reaches until then
    moved_to: str | None = None  # ask there from now on
    gone: bool = False  # 410: it is not asked again
    stopped: bool = False  # too many bodies that could not be read: it is not asked again until somebody says so
    problem: str | None = None  # why the last visit brought nothing, in words; None: it is well

    @property
    def well(self) -> bool:
        """Whether "no word" may be said of it: the last visit brought a whole answer."""
        return self.problem is None and self.last_good is not None


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """What is kept of a report that came in before, enough to tell a version from a duplicate."""

    report: str  # the id of its record
    text: str  # text_key of its text
    title: str | None = None
    uri: str | None = None
    version: str | None = None
    link: str | None = None
    outlet: str | None = None
    published: str | None = None  # ISO 8601
    number: int | None = None  # of its lead
