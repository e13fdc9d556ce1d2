"""HTML pages -> Report.

Here: telling a page, taking its article, laying it out as text. Not here: its metadata (page.py), fetching it (net/).

`report.text` is the headline, a blank line, then the paragraphs with blank lines between; white space within a paragraph is one space.
"""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from secondlead.errors import EmptyError
from secondlead.intake.compose import Told, compose
from secondlead.intake.decode import decoded
from secondlead.intake.page import Page, page_of, same
from secondlead.intake.plain import charset_of
from secondlead.intake.source import Head, Source
from secondlead.model.report import Report

NAMES = (".html", ".htm", ".xhtml")
TYPES = ("text/html", "application/xhtml+xml")
OPENING = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article)\b", re.I | re.S)
TAG = re.compile(rb"<(?:p|div|html|body|head|h1|h2|article|section|main|span|br|a|title|meta|table)\b", re.I)
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
HEAD = 4096  # bytes within which a page shows what it is
FEWEST = 8  # words that at least one paragraph of an article has; fewer are a menu, a button, a notice
THIN = 400  # characters below which the extractor falls back on the page's bare text, headings and all: its <p> are better then
NOISY = ("trafilatura", "htmldate", "courlan", "justext")


def fits(head: Head) -> bool:
    """Whether it is a page: it begins like one, or its name or Content-Type says so and it holds tags."""
    data = _narrow(head.data[: 16 * HEAD])
    if OPENING.match(data[:HEAD]):
        return True
    claimed = head.name.lower().split("?")[0].endswith(NAMES) or (head.content_type or "").lower().startswith(TYPES)
    return claimed and bool(TAG.search(data))


def reports(source: Source) -> Iterator[Report]:
    """The one report of a page. Raises EmptyError where the page holds no article."""
    yield read(source.whole(), source.name, source.given, source.content_type)


def read(data: bytes, name: str, given: Told, content_type: str | None) -> Report:
    """The report in a page. Raises EmptyError where the page holds no article."""
    declared = META_CHARSET.search(data[:HEAD])
    text, warnings = decoded(data, name, charset_of(content_type) or (declared[1].decode("ascii") if declared else None))
    page, paragraphs = _extracted(text)
    if not any(len(paragraph.split()) >= FEWEST for paragraph in paragraphs):
        raise EmptyError(name, "no article found in the page", "give the page of one report, or its text")
    paragraphs = [paragraph for number, paragraph in enumerate(paragraphs) if number > 2 or not same(paragraph, page.headline)]
    whole = "\n\n".join([page.headline, *paragraphs] if page.headline else paragraphs)
    told = Told(page.published, page.outlet, page.byline, page.url, headline=page.headline is not None)
    return compose(whole, data, name, replace(given, warnings=warnings), told)


def _narrow(data: bytes) -> bytes:
    """data without its byte-order mark, UTF-16 made narrow: enough to see tags."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return data[2:].decode(encoding, errors="ignore").encode("utf-8", errors="ignore")
    return data.removeprefix(codecs.BOM_UTF8)


def _extracted(text: str) -> tuple[Page, list[str]]:
    """What the page says of itself, and its article's paragraphs; none of either where the page cannot be taken apart."""
    # The extractor takes longer to load than a plain report to read: only pages wait for it.
    import trafilatura

    for noisy in NOISY:  # their complaints about odd pages would go to the user's screen
        logger = logging.getLogger(noisy)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)  # it is decoded by now; the parser would refuse a declared encoding
    if not re.search(r"<(?:html|body)\b", text[: 16 * HEAD], re.I):  # a fragment: the extractor wants a whole
        text = f"<html><body>{text}</body></html>"
    try:
        tree = trafilatura.load_html(text)
        page = page_of(tree) if tree is not None else Page()
        document = trafilatura.bare_extraction(text, include_comments=False, include_tables=False) if tree is not None else None
        body = getattr(document, "body", None)
        paragraphs = list(_paragraphs(body)) if body is not None else []
        if tree is not None and sum(map(len, paragraphs)) < THIN:
            plain = _marked_up(tree)
            paragraphs = plain if sum(map(len, plain)) > 0.6 * sum(map(len, paragraphs)) else paragraphs
    except Exception:  # the one door where the extractor's errors come in: whatever it stumbles over, there is no article to read
        return Page(), []
    if not any(len(paragraph.split()) >= FEWEST for paragraph in paragraphs) and page.body:
        paragraphs = [flat for part in re.split(r"\s*\n\s*", page.body) if (flat := " ".join(part.split()))]
    return page, paragraphs


def _marked_up(tree: Any) -> list[str]:
    """What the page itself marks up as paragraphs, outside its menus and margins."""
    outside = "not(ancestor::nav or ancestor::footer or ancestor::aside or ancestor::header or ancestor::form)"
    return [flat for one in tree.xpath(f"//p[{outside}]") if (flat := " ".join("".join(one.itertext()).split()))]


def _paragraphs(body: Any) -> Iterator[str]:
    """The article's paragraphs, in order; a heading within it only where it is a sentence (a deck), for else it says nothing of its own."""
    for element in body.iter("p", "head", "item", "quote"):
        if any(child.tag in ("p", "item", "quote", "list") for child in element.iterdescendants()):
            own = [element.text or ""]
        else:
            own = ["\n" if part is None else part for part in _pieces(element)]
        for part in re.split(r"\n\s*\n", "".join(own)):
            flat = " ".join(part.split())
            if flat and (element.tag != "head" or re.search(r"[.!?][\"'”’]?$", flat)):
                yield flat


def _pieces(element: Any) -> Iterator[str | None]:
    """The element's texts; None for a line break."""
    yield " ".join((element.text or "").split("\n"))
    for child in element.iterdescendants():
        if child.tag == "lb":
            yield None
        elif isinstance(child.tag, str):
            yield " ".join((child.text or "").split("\n"))
        yield " ".join((child.tail or "").split("\n"))
