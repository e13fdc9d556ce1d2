"""One look at each kind of source that a desk follows: a feed, a page, a folder. Here: from a visit to its reports, and where the source
stands then. Not here: the loop and the clock (desk), fetching (net/), what is kept (a store).

Nothing is raised: what could not be had or read is a problem in words, and the rest goes on.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from secondlead.errors import EmptyError, InputError, SecondLeadError
from secondlead.intake.config import FeedSource, FolderSource, Outlet, PageSource
from secondlead.intake.feeditems import host_of
from secondlead.intake.fields import field_map
from secondlead.intake.following import feed_items, item_report, page_report
from secondlead.intake.formats import from_bytes
from secondlead.intake.inputs import Input, inputs
from secondlead.model.arrivals import FeedItem, FeedState
from secondlead.model.report import Report
from secondlead.net.schedule import Outcome, Pace, Visit, next_state

PAGES = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"
QUIET = 2.0  # seconds since a file was last written, after which it is taken to be whole

Mark = tuple[int, int]  # a file's size and moment of change, in nanoseconds
Known = Callable[[FeedItem], bool]


class Visits(Protocol):
    """Who goes out: net.polite.Visitor, or a stand-in."""

    def visit(self, url: str, state: FeedState | None = None, accept: str = ...) -> Outcome:
        """What a visit brought; never raises."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What one look brought. `items`: those of a feed that are links and were not fetched; `problems`: in words, each naming its part."""

    state: FeedState
    reports: tuple[Report, ...] = ()
    items: tuple[FeedItem, ...] = ()
    problems: tuple[str, ...] = ()


def collect_feed(
    source: FeedSource, state: FeedState, visits: Visits, now: datetime, known: Known, outlets: Sequence[Outlet] = ()
) -> Collected:
    """One visit to a feed, and to the pages of its items that are links and not known yet."""
    outcome = visits.visit(source.url, state)
    items: tuple[FeedItem, ...] = ()
    problems: list[str] = []
    if outcome.kind is Visit.GOOD:
        try:
            items, complaint = feed_items(outcome.body, source.url, outcome.content_type, now, source.outlet)
            problems.extend([str(complaint)] if complaint else [])
        except InputError as error:
            outcome = outcome.unreadable(error.what)
    after = next_state(state, outcome, now, Pace(every=source.every))
    if after.problem and outcome.kind is not Visit.UNCHANGED:
        problems.append(f"{source.url}: {after.problem}")
    reports: list[Report] = []
    left: list[FeedItem] = []
    for item in items:
        if not item.text and (known(item) or not source.fetch or not item.link):
            left.append(item)
            continue
        found = item_report_or_page(item, source, visits)
        if isinstance(found, Report):
            reports.append(owned(found, outlets))
        else:
            problems.append(found)
    return Collected(after, tuple(reports), tuple(left), tuple(problems))


def item_report_or_page(item: FeedItem, source: FeedSource, visits: Visits) -> Report | str:
    """The report of an item: its own text, else the page that it links to; what is wrong, in words, where there is none."""
    link = item.link or ""
    try:
        if item.text:
            return item_report(item, link or f"{source.url}#{item.id}")
        page = visits.visit(link, None, PAGES)
        if page.kind is not Visit.GOOD:
            return f"{link}: {page.what or page.kind}"
        return page_report(item, page.body, page.url or link, page.content_type)
    except InputError as error:
        return str(error)


def collect_page(source: PageSource, state: FeedState, visits: Visits, now: datetime, outlets: Sequence[Outlet] = ()) -> Collected:
    """One visit to a page."""
    outcome = visits.visit(source.url, state, PAGES)
    reports: tuple[Report, ...] = ()
    if outcome.kind is Visit.GOOD:
        try:
            report = from_bytes(outcome.body, name=source.url, outlet=source.outlet, url=outcome.url, content_type=outcome.content_type)
            reports = (owned(report, outlets),)
        except InputError as error:
            outcome = outcome.unreadable(error.what)
    after = next_state(state, outcome, now, Pace(every=source.every))
    problems = (f"{source.url}: {after.problem}",) if after.problem and outcome.kind is not Visit.UNCHANGED else ()
    return Collected(after, reports, (), problems)


def collect_folder(
    source: FolderSource, seen: Mapping[str, Mark], now: float, outlets: Sequence[Outlet] = ()
) -> tuple[dict[str, Mark], Iterator[Report | SecondLeadError]]:
    """What is new or changed in a folder: the marks of its files, to be given back next time, and their reports, one by one.

    now: seconds since 1970. A file that was written a moment ago is left for the next look: it may not be whole.
    """
    marks, fresh = dict(seen), []
    for one in inputs([source.path], stdin=None):
        mark = _mark(one.name)
        if mark is None or now - mark[1] / 1e9 >= QUIET:
            if mark is None or seen.get(one.name) != mark:
                fresh.append(one)
            if mark is not None:
                marks[one.name] = mark
    return marks, _read(fresh, source, outlets)


def _read(fresh: Sequence[Input], source: FolderSource, outlets: Sequence[Outlet]) -> Iterator[Report | SecondLeadError]:
    for one in fresh:
        try:
            for found in one.reports(outlet=source.outlet, fields=field_map(source.field)):
                yield owned(found, outlets) if isinstance(found, Report) else found
        except SecondLeadError as error:
            if one.name != source.path or not isinstance(error, EmptyError):  # that nothing lies in it yet is no fault
                yield error


def _mark(path: str) -> Mark | None:
    try:
        about = os.stat(path)
    except (OSError, ValueError):
        return None
    return about.st_size, about.st_mtime_ns


def owned(report: Report, outlets: Sequence[Outlet]) -> Report:
    """The report under the desk's name for its outlet: that of its site, else that of which its own is an alias, if there is just one."""
    host = host_of(report.url) or ""
    sites = [one for one in outlets if one.site and (host == one.site or host.endswith(f".{one.site}"))]
    named = [one for one in outlets if report.outlet and report.outlet.casefold() in {one.name.casefold(), *map(str.casefold, one.aliases)}]
    both = [one for one in sites if one in named]
    for several in (both, named if not sites else [], sites if report.outlet is None else []):
        if len(several) == 1:
            return replace(report, outlet=several[0].name)
    return report
