"""Rules: RSS, Atom and RDF become reports and links; a bad feed is one clear line."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from tests.intake.found import errors, found, reports

from secondlead.errors import FormatError
from secondlead.intake.feeditems import MOST
from secondlead.intake.following import feed_items, item_report, page_report
from secondlead.model.arrivals import FeedItem

NOW = datetime(2031, 3, 10, tzinfo=UTC)
SAID = "A ferry sank off Port Anselm on Monday, officials said."
FULL = f"&lt;p&gt;{SAID}&lt;/p&gt;&lt;p&gt;All were saved.&lt;/p&gt;"


def rss(items: str, head: str = "<title>Norda Press</title><link>https://norda.example/</link>") -> str:
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel>{head}{items}</channel></rss>'


ITEM = f"""<item><title>Ferry sinks off Port Anselm</title><link>https://norda.example/1</link><guid>n-1</guid>
<pubDate>Sun, 09 Mar 2031 17:20:00 +0900</pubDate><dc:creator>Ida Brandt</dc:creator>
<description>A ferry ...</description><content:encoded>{FULL}</content:encoded></item>"""
LINK = (
    "<item><title>Ferry sinks</title><link>https://norda.example/2</link><guid>n-2</guid><description>A ferry sank ...</description></item>"
)

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Norda Press</title><id>urn:x</id><updated>2031-03-09T10:00:00Z</updated>
<entry><title>Ferry sinks off Port Anselm</title><id>n-1</id><link href="https://norda.example/1"/>
<published>2031-03-09T08:20:00Z</published><updated>2031-03-09T09:00:00Z</updated><author><name>Ida Brandt</name></author>
<source><title>Varna Wire</title><link href="https://varna.example/"/></source><content type="html">{FULL}</content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://norda.example/"><title>Norda Press</title><link>https://norda.example/</link></channel>
<item rdf:about="https://norda.example/1"><title>Ferry sinks off Port Anselm</title><link>https://norda.example/1</link>
<dc:date>2031-03-09T08:20:00Z</dc:date><dc:creator>Ida Brandt</dc:creator><content:encoded>{FULL}</content:encoded></item></rdf:RDF>"""
RSS_091 = f"""<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Norda Press</title><item><title>Ferry sinks off Port Anselm</title>
<description>{SAID}</description></item></channel></rss>"""


@pytest.mark.parametrize(
    ("feed", "outlet", "uri", "why"),
    [
        (rss(ITEM), "Norda Press", "n-1", "RSS 2.0: content:encoded is the text"),
        (ATOM, "Varna Wire", "n-1", "Atom: the item's own source is its outlet"),
        (RDF, "Norda Press", "https://norda.example/1", "RDF"),
    ],
)
def test_an_item_with_its_text_is_a_report(feed: str, outlet: str, uri: str, why: str) -> None:
    (report,) = reports(feed)
    assert report.text == f"Ferry sinks off Port Anselm\n\n{SAID}\n\nAll were saved.", why
    assert (report.title, report.outlet, report.byline) == ("Ferry sinks off Port Anselm", outlet, "Ida Brandt")
    assert report.published in ("2031-03-09T08:20:00+00:00", "2031-03-09T17:20:00+09:00")
    assert report.url == "https://norda.example/1"
    assert report.item
    assert report.item.uri == uri
    assert report.input == "in#1"


def test_an_old_feed_without_links_gives_its_descriptions() -> None:
    (report,) = reports(RSS_091)
    assert report.text.endswith(SAID)
    assert any("no id" in warning for warning in report.warnings)


def test_an_item_with_a_link_alone_is_a_link_to_be_fetched() -> None:
    (item,), complaint = feed_items(rss(LINK).encode(), "in", now=NOW)
    assert complaint is None
    assert (item.id, item.link, item.title, item.outlet, item.text) == (
        "n-2",
        "https://norda.example/2",
        "Ferry sinks",
        "Norda Press",
        None,
    )
    assert errors(rss(LINK)) == ["in: 1 item gives a link and no text; give their links, or follow the feed"]
    both = found(rss(ITEM + LINK + LINK.replace("n-2", "n-3")))
    assert "2 items give a link and no text" in str(both[1])


def test_a_teaser_in_place_of_a_text_is_a_link() -> None:
    """Content that ends in dots or "read more" is no whole text, where there is a link."""
    for end in ("A ferry sank ...", "A ferry sank […]", "A ferry sank. Read more", "A ferry sank. Continue reading Ferry sinks →"):
        item = ITEM.replace(FULL, end)
        assert feed_items(rss(item).encode(), "in", now=NOW)[0][0].text is None, end


def test_what_a_page_does_not_say_its_item_says() -> None:
    item = FeedItem("n-2", "https://norda.example/2", published="2031-03-09T08:20:00+00:00", outlet="Norda Press")
    page = f"<html><head><title>Ferry sinks</title></head><body><article><p>{SAID}</p><p>{SAID}</p></article></body></html>"
    report = page_report(item, page.encode(), "https://norda.example/2", "text/html")
    assert (report.outlet, report.published, report.url) == ("Norda Press", item.published, "https://norda.example/2")
    assert report.item
    assert report.item.uri == "n-2"


def test_an_item_becomes_a_report_when_it_is_asked_for() -> None:
    (item,), _ = feed_items(rss(ITEM).encode(), "in", now=NOW)
    assert item_report(item, "https://norda.example/rss#n-1").text.endswith("All were saved.")


DATES = [
    ("Thu, 01 Jan 1970 00:00:00 GMT", None, "1970", "a clock that was never set"),
    ("Sun, 09 Mar 2042 00:00:00 GMT", None, "2042", "the future"),
    ("Mon, 10 Mar 2031 08:00:00 GMT", "2031-03-10T08:00:00+00:00", None, "hours ahead: a zone, no fault"),
    ("whenever", None, None, "no date"),
]


@pytest.mark.parametrize(("written", "expected", "warned", "why"), DATES)
def test_dates_that_cannot_be(written: str, expected: str | None, warned: str | None, why: str) -> None:
    item = ITEM.replace("Sun, 09 Mar 2031 17:20:00 +0900", written)
    (one,), _ = feed_items(rss(item).encode(), "in", now=NOW)
    assert one.published == expected, why
    assert bool(one.warnings) is (warned is not None)
    assert warned is None or warned in one.warnings[0]


def test_items_without_an_id_get_one_that_lasts() -> None:
    bare = f"<item><title>Ferry sinks</title><description>{SAID}</description></item>"
    first, second = (feed_items(rss(bare).encode(), "in", now=NOW)[0][0].id for _ in range(2))
    assert first == second
    linked = "<item><title>Ferry sinks</title><link>https://norda.example/3</link></item>"
    assert feed_items(rss(linked).encode(), "in", now=NOW)[0][0].id == "https://norda.example/3"


def test_an_item_with_neither_text_nor_link_is_said_and_the_rest_goes_on() -> None:
    several = found(rss("<item><title>Ferry sinks</title></item>" + ITEM))
    assert str(several[0]) == "in#1: the item has neither a text nor a link; ask the sender"
    assert len(several) == 2


def test_two_outlets_with_one_name_are_told_apart() -> None:
    def item(number: int, host: str) -> str:
        return (
            f"<item><title>T</title><link>https://all.example/{number}</link><guid>{number}</guid>"
            f'<source url="https://{host}/rss">The Standard</source></item>'
        )

    items, _ = feed_items(rss(item(1, "a.example") + item(2, "b.example") + item(3, "www.a.example")).encode(), "in", now=NOW)
    assert [one.outlet for one in items] == ["The Standard", "The Standard (b.example)", "The Standard"]
    assert items[1].warnings == ("two outlets are called The Standard: this one is of b.example",)


BOMB = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>' + rss("<item><title>&c;</title></item>")[21:]
QUADRATIC = '<!DOCTYPE rss [<!ENTITY a "' + "ha" * 5000 + '">]>' + rss("<item><title>" + "&a;" * 50 + "</title></item>")[21:]
OUTSIDE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + rss("<item><title>&a;</title></item>")[21:]
BAD = [
    ("Not a feed at all.", "not a feed", "no XML"),
    ('{"a": 1}', "no key that holds a text", "JSON of another kind is a record"),
    ("<rss version='2.0'><channel><item><title>A", "neither a text nor a link", "cut off: what is there is read"),
    ("<html><body><p>Log in</p></body></html>", "not a feed", "a page in place of a feed"),
    (BOMB, "can grow without end", "an entity bomb"),
    (QUADRATIC, "can grow without end", "a long entity"),
    (OUTSIDE, "external entity &a;", "an entity from outside"),
    (BOMB.encode("utf-16"), "can grow without end", "the same in UTF-16"),
    ("", "empty", "nothing"),
    ("<rss><channel><image></width></image>", "a broken feed that cannot be taken apart", "tags that trip its parser"),
]


@pytest.mark.parametrize(("data", "words", "why"), BAD)
def test_bad_feeds_are_one_clear_line(data: bytes | str, words: str, why: str) -> None:
    if not data:
        with pytest.raises(Exception, match=words):
            feed_items(b"", "feed.rss")
        return
    (line,) = errors(data, "feed.rss")
    assert words in line, why
    assert line.startswith("feed.rss")
    assert "root:" not in line


def test_a_harmless_entity_is_read() -> None:
    data = (
        '<!DOCTYPE rss [\n<!ENTITY town "Port Anselm">\n]>'
        + rss("<item><title>Ferry sinks off &town;</title><description>x</description></item>")[21:]
    )
    assert feed_items(data.encode(), "in", now=NOW)[0][0].title == "Ferry sinks off Port Anselm"


def test_a_feed_of_very_many_items_is_read_in_part_and_says_so() -> None:
    item = "<item><title>T{0}</title><link>https://norda.example/{0}</link><guid>{0}</guid></item>"
    begun = time.monotonic()
    items, complaint = feed_items(rss("".join(item.format(number) for number in range(100_000))).encode(), "in", now=NOW)
    assert time.monotonic() - begun < 30
    assert len(items) == MOST
    assert str(complaint) == f"in: 100000 items: the first {MOST} are read; ask the sender for a shorter feed"


HOSTILE = [
    ("<rss><channel>" + "<a " * 100_000, "tags that never end"),
    ("<rss><channel><item>" + "<b>" * 100_000, "tags that are never closed"),
    ("<rss><channel><item>" + "<b>" * 100_000 + "</b>" * 100_000 + "</item></channel></rss>", "tags without bottom"),
    ("<rss><channel><item><title>" + "&" * 300_000, "signs that begin nothing"),
]


@pytest.mark.parametrize(("data", "why"), HOSTILE)
def test_hostile_feeds_take_no_time(data: str, why: str) -> None:
    begun = time.monotonic()
    assert errors(data, "feed.rss"), why
    assert time.monotonic() - begun < 5


def test_a_large_broken_feed_is_read_as_far_as_it_goes() -> None:
    items, _ = feed_items((rss(ITEM + LINK)[:-30] + " & <b>" + "x" * 200_000).encode(), "in", now=NOW)
    assert [item.id for item in items] == ["n-1", "n-2"]


def test_a_page_at_the_address_of_a_feed_is_no_feed() -> None:
    with pytest.raises(FormatError, match="not a feed"):
        feed_items(b"<!doctype html><html><body><p>Please log in.</p></body></html>", "in", "text/html")
