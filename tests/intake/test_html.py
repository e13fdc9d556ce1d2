"""Rules: a page becomes its article, with what the page says of itself."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from secondlead.errors import EmptyError
from secondlead.intake import from_bytes, from_text
from secondlead.model.report import BlockKind, Report

HEAD = "Ferry sinks off Port Anselm"
ONE = "A ferry that had been in service for twenty years sank off Port Anselm on Monday, officials said."
TWO = "“We are looking for eleven people,” the harbour master, Tom Vale, told reporters in the town on Monday evening."
THREE = "The ministry of transport declined to comment on the age of the ship, which was built in a yard that has since closed."
LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": HEAD,
    "datePublished": "2031-03-09T17:20:00+09:00",
    "author": [{"@type": "Person", "name": "Ida Brandt"}, {"@type": "Person", "name": "Tom Vale"}],
    "publisher": {"@type": "Organization", "name": "Norda Press"},
}


def page(head: str = "", body: str | None = None) -> bytes:
    article = f"<article><h1>{HEAD}</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article>" if body is None else body
    menu = "<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{menu}{article}<footer>About us</footer></body></html>".encode()


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def read(data: bytes, **more: str) -> Report:
    return from_bytes(data, name="a.html", **more)


def test_the_text_is_headline_and_paragraphs() -> None:
    report = read(page())
    assert report.text == "\n\n".join([HEAD, ONE, TWO, THREE])
    assert [block.kind for block in report.blocks] == [BlockKind.HEADLINE, *[BlockKind.PARAGRAPH] * 3]
    assert report.title == HEAD


def test_what_json_ld_says() -> None:
    report = read(page(ld(LD) + '<link rel="canonical" href="https://norda.example/ferry">'))
    assert (report.outlet, report.byline, report.url) == ("Norda Press", "Ida Brandt, Tom Vale", "https://norda.example/ferry")
    assert (report.published, report.published_from) == ("2031-03-09T17:20:00+09:00", "metadata")


PLACES_OF_LD = [
    ({"@graph": [{"@type": "WebSite", "name": "x"}, LD]}, "in a graph"),
    ([{"@type": "BreadcrumbList"}, LD], "in a list"),
    ({**LD, "@type": ["ReportageNewsArticle", "Thing"]}, "a kind of news article, among kinds"),
    ({"@type": "WebPage", "mainEntity": LD}, "as the main thing of the page"),
]


@pytest.mark.parametrize(("value", "why"), PLACES_OF_LD)
def test_json_ld_wherever_it_is(value: object, why: str) -> None:
    assert read(page(ld(value))).outlet == "Norda Press", why


BROKEN_LD = [
    ('<script type="application/ld+json">{"@type": "NewsArticle", </script>', "broken"),
    (f'<script type="application/ld+json">{"[" * 50_000}</script>', "absurdly deep"),
    (ld({**LD, "headline": 7, "author": {"name": 3}, "publisher": ["", None], "datePublished": "soon"}), "of the wrong kinds"),
    (ld(None), "nothing"),
]


@pytest.mark.parametrize(("head", "why"), BROKEN_LD)
def test_broken_json_ld_is_passed_over(head: str, why: str) -> None:
    report = read(page(head))
    assert (report.title, report.outlet, report.published) == (HEAD, None, None), why


def test_what_meta_tags_say() -> None:
    tags = (
        '<meta property="og:site_name" content="Norda Press"><meta property="article:published_time" content="2031-03-09">'
        f'<meta name="author" content="By Ida Brandt"><meta property="og:title" content="{HEAD} | Norda Press">'
    )
    report = read(page(tags))
    assert (report.title, report.outlet, report.byline, report.published) == (HEAD, "Norda Press", "Ida Brandt", "2031-03-09")


def test_the_mark_is_taken_from_where_it_stands() -> None:
    """Pages drop the version mark from their metadata, and show it above the text."""
    body = f"<article><h1>(2nd LD) {HEAD}</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article>"
    report = read(page(ld(LD), body))
    assert report.lead is not None
    assert (report.lead.mark, report.title) == ("2nd LD", HEAD)


def test_what_is_given_wins() -> None:
    report = read(page(ld(LD)), published="2031-01-01", outlet="Seld Radio", url="https://norda.example/live")
    assert (report.published, report.published_from, report.outlet, report.url) == (
        "2031-01-01",
        "given",
        "Seld Radio",
        "https://norda.example/live",
    )


def test_a_short_article() -> None:
    report = read(b"<html><body><h1>Ferry sinks</h1><p>A ferry sank off Port Anselm on Monday, officials said.</p></body></html>")
    assert report.text == "Ferry sinks\n\nA ferry sank off Port Anselm on Monday, officials said."


NO_ARTICLE = [
    (b"<html></html>", "nothing"),
    (b"<html><body><nav><a href='/'>Home</a><a href='/b'>News</a></nav></body></html>", "a menu"),
    (b"<!DOCTYPE html><html><head><title>Log in</title></head><body><form><input name=a></form></body></html>", "a form"),
    (b"<html><body><script>var a = 'The ferry sank on Monday, it was said by many.';</script></body></html>", "a script"),
    (b"<html>" + b"<div>" * 10_000, "10,000 tags, one in another"),
]


@pytest.mark.parametrize(("data", "why"), NO_ARTICLE)
def test_no_article(data: bytes, why: str) -> None:
    with pytest.raises(EmptyError, match="no article found"):
        read(data)


MALFORMED = [
    (f"<html><body><p>{ONE}<p>{TWO}<div><p>{THREE}</span></html".encode(), "nothing closed"),
    (f"<html><body><div data-x='{'x' * 2_000_000}'><p>{ONE}</p><p>{TWO}</p></div>".encode(), "a huge attribute"),
    (f"<html><body>{'<b>' * 100}<p>{ONE}</p><p>{TWO}</p>".encode(), "tags that are never closed"),
    (f"<html><body><p>{ONE}\x01\x0c</p><p>{TWO}</p>".encode(), "control characters"),
    (
        f"<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><p>{ONE}</p></html>".encode(),
        "XHTML",
    ),
    (f"<html><p>{ONE}</p><p>{TWO}</p></html>".encode("utf-16"), "UTF-16"),
    (f"<html><meta charset=windows-1252><p>{ONE}</p><p>{TWO}</p></html>".encode("cp1252"), "a charset of its own"),
]


@pytest.mark.parametrize(("data", "why"), MALFORMED)
def test_malformed_pages(data: bytes, why: str) -> None:
    assert ONE in read(data).text, why


FORMATS = [
    (b"<p>A ferry sank off Port Anselm on Monday, officials said.</p>", "a.html", None, True, "by its extension"),
    (b"<p>A ferry sank off Port Anselm on Monday, officials said.</p>", "-", "text/html; charset=utf-8", True, "by its Content-Type"),
    (b"<!-- x --><html><p>A ferry sank off Port Anselm on Monday, officials said.", "a.txt", None, True, "by its first tag"),
    (b"A ferry <b>sank</b> off Port Anselm on Monday, officials said.", "a.txt", None, False, "tags in a text are text"),
    (b"A ferry sank off Port Anselm on Monday, officials said.", "a.html", None, False, "a page's name, and no tag"),
]


@pytest.mark.parametrize(("data", "name", "content_type", "is_page", "why"), FORMATS)
def test_what_is_a_page(data: bytes, name: str, content_type: str | None, is_page: bool, why: str) -> None:
    text = from_bytes(data, name=name, content_type=content_type).text
    assert (text != data.decode()) is is_page, why


def test_a_string_is_text() -> None:
    assert from_text(f"<html><p>{ONE}</p></html>").text.startswith("<html>")


def test_the_extractor_waits_for_a_page() -> None:
    """Loading it takes longer than reading a plain report; likewise the HTTP library, charset detection, and what other formats need."""
    code = (
        "import sys; from secondlead import intake; intake.from_bytes(b'A ferry sank.', name='a.txt');"
        "heavy = 'trafilatura lxml httpx2 httpcore2 charset_normalizer feedparser fastwarc protego'.split();"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
