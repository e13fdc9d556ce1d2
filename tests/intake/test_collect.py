"""Rules: one look at a source gives its reports, says what is wrong, and where the source stands; nothing is raised."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from secondlead.errors import SecondLeadError
from secondlead.intake import from_text
from secondlead.intake.collect import collect_feed, collect_folder, collect_page, owned
from secondlead.intake.config import FeedSource, FolderSource, Outlet, PageSource
from secondlead.model.arrivals import FeedItem, FeedState
from secondlead.model.report import Report
from secondlead.net.schedule import Outcome, Visit

NOW = datetime(2031, 3, 10, 12, tzinfo=UTC)
SAID = "A ferry sank off Port Anselm on Monday, officials said."
RSS = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>All the news</title>
<item><title>One</title><guid>1</guid><link>https://norda.example/1</link><content:encoded>{SAID}</content:encoded></item>
<item><title>Two</title><guid>2</guid><link>https://norda.example/2</link><source url="https://varna.example">Varna Wire</source></item>
<item><title>Three</title><guid>3</guid><link>https://norda.example/3</link></item></channel></rss>"""
PAGE = f"<html><head><title>Two</title></head><body><article><p>{SAID}</p><p>{SAID}</p></article></body></html>"
FEED = FeedSource("https://norda.example/rss", "Norda Press", timedelta(hours=1))


def good(body: str, **more: str) -> Outcome:
    return Outcome(Visit.GOOD, body=body.encode(), etag='"1"', **more)  # type: ignore[arg-type]


@dataclass(slots=True)
class Stand:
    """A stand-in for the network."""

    answers: dict[str, Outcome]
    asked: list[str] = field(default_factory=list)

    def visit(self, url: str, state: FeedState | None = None, accept: str = "") -> Outcome:
        self.asked.append(url)
        return self.answers.get(url, Outcome(Visit.FAILED, "the server has no such page (status 404)"))


def nothing_known(item: FeedItem) -> bool:
    return False


def test_a_feed_gives_texts_pages_and_problems() -> None:
    stand = Stand({FEED.url: good(RSS), "https://norda.example/2": good(PAGE, content_type="text/html", url="https://norda.example/2")})
    found = collect_feed(FEED, FeedState(), stand, NOW, nothing_known)
    assert [(one.title, one.outlet, one.item.uri if one.item else None) for one in found.reports] == [
        ("One", "Norda Press", "1"),
        ("Two", "Varna Wire", "2"),
    ]
    assert found.problems == ("https://norda.example/3: the server has no such page (status 404)",)
    assert found.state.well, "a page that is missing is no fault of the feed's"
    assert found.state.next_due == NOW + timedelta(hours=1)


def test_pages_that_are_known_or_not_wished_are_not_fetched() -> None:
    stand = Stand({FEED.url: good(RSS)})
    found = collect_feed(FEED, FeedState(), stand, NOW, lambda item: item.id == "2")
    assert stand.asked == [FEED.url, "https://norda.example/3"]
    assert [item.id for item in found.items] == ["2"]
    stand = Stand({FEED.url: good(RSS)})
    found = collect_feed(FeedSource(FEED.url, fetch=False), FeedState(), stand, NOW, nothing_known)
    assert (stand.asked, [item.id for item in found.items]) == ([FEED.url], ["2", "3"])


def test_a_feed_that_is_none_is_counted_and_then_left() -> None:
    state, stand = FeedState(), Stand({FEED.url: good("<html><body>Please log in.</body></html>")})
    for number in range(1, 6):
        found = collect_feed(FEED, state, stand, NOW, nothing_known)
        state = found.state
        assert (state.unread, state.well, state.etag) == (number, False, None)
        assert len(found.problems) == 1
        assert found.problems[0].startswith(f"{FEED.url}: ")
    assert state.stopped
    assert "5 answers in a row could not be read" in found.problems[0]


def test_nothing_new_is_no_problem() -> None:
    state = collect_feed(FEED, FeedState(), Stand({FEED.url: good(RSS)}), NOW, lambda item: True).state
    found = collect_feed(FEED, state, Stand({FEED.url: Outcome(Visit.UNCHANGED)}), NOW + timedelta(hours=1), nothing_known)
    assert (found.reports, found.problems, found.state.last_good) == ((), (), NOW + timedelta(hours=1))


def test_a_page() -> None:
    source = PageSource("https://harbour.example/notices", "Port Anselm Harbour")
    found = collect_page(source, FeedState(), Stand({source.url: good(PAGE, content_type="text/html", url=source.url)}), NOW)
    assert [(one.outlet, one.url) for one in found.reports] == [("Port Anselm Harbour", source.url)]
    found = collect_page(source, FeedState(), Stand({source.url: good("<html><a>Menu</a></html>")}), NOW)
    assert found.problems == ("https://harbour.example/notices: no article found in the page",)
    assert not found.state.well


def test_a_folder_gives_what_is_new_or_changed(tmp_path: Path) -> None:
    source = FolderSource(str(tmp_path), "Norda Press", field=("text=body",))
    (tmp_path / "a.txt").write_text(SAID)
    (tmp_path / "b.jsonl").write_text(f'{{"body": "{SAID}"}}\n{{broken\n')
    later = os.stat(tmp_path / "b.jsonl").st_mtime + 10

    def look(seen: dict[str, tuple[int, int]], now: float) -> tuple[dict[str, tuple[int, int]], list[str]]:
        marks, found = collect_folder(source, seen, now)
        return marks, [one.outlet or "" if isinstance(one, Report) else type(one).__name__ for one in found]

    assert look({}, later - 10)[1] == [], "written this moment: it may not be whole"
    marks, found = look({}, later)
    assert found == ["Norda Press", "Norda Press", "FormatError"]
    assert look(marks, later)[1] == []
    (tmp_path / "a.txt").write_text(f"{SAID} More.")
    assert look(marks, later + 10)[1] == ["Norda Press"]


def test_a_folder_with_nothing_in_it_yet_is_no_problem(tmp_path: Path) -> None:
    assert list(collect_folder(FolderSource(str(tmp_path)), {}, os.stat(tmp_path).st_mtime + 10)[1]) == []


def test_a_folder_that_is_not_there_is_a_problem() -> None:
    (error,) = collect_folder(FolderSource("nowhere-at-all"), {}, 0.0)[1]
    assert isinstance(error, SecondLeadError)


OUTLETS = (
    Outlet("The Standard (Port Anselm)", "standard.example", ("The Standard",)),
    Outlet("The Standard (Varna)", "standard-varna.example", ("The Standard",)),
    Outlet("Norda Press", "norda.example", ("NP",)),
)
OWNED = [
    ("The Standard", "https://www.standard.example/1", "The Standard (Port Anselm)", "two of one name: the site tells"),
    ("The Standard", "https://standard-varna.example/1", "The Standard (Varna)", "the other one"),
    ("The Standard", "https://all.example/1", "The Standard", "nothing tells: as it is"),
    ("np", None, "Norda Press", "an alias, in whatever capitals"),
    (None, "https://news.norda.example/1", "Norda Press", "the site alone"),
    ("Varna Wire", "https://norda.example/1", "Varna Wire", "a wire's report on another's site stays the wire's"),
    (None, None, None, "nothing at all"),
]


@pytest.mark.parametrize(("outlet", "url", "expected", "why"), OWNED, ids=[why for *_, why in OWNED])
def test_the_desks_name_for_an_outlet(outlet: str | None, url: str | None, expected: str | None, why: str) -> None:
    assert owned(replace(from_text(SAID), outlet=outlet, url=url), OUTLETS).outlet == expected, why
