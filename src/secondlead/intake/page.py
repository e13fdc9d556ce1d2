"""What a page says of itself: JSON-LD and meta tags. Here: headline, date, author, publisher, address. Not here: its article (html.py).

For each, first that speaks: JSON-LD of a news article > meta tags > the page's own first heading or title.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from secondlead.intake.dates import iso
from secondlead.intake.leads import lead_of

ARTICLES = re.compile(r"(?:\w*News)?Article$|(?:Live)?Blog(?:Post(?:ing)?)?$|Report$")
LONGEST = 300  # characters of a headline
DEEPEST = 6  # levels of JSON-LD that are looked through
PUBLISHED = (
    "article:published_time",
    "datePublished",
    "og:published_time",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "DC.date.issued",
    "dc.date",
    "dcterms.created",
    "publish-date",
    "pubdate",
    "date",
)
AUTHOR = ("author", "article:author", "parsely-author", "byl", "dc.creator")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of itself; None where it does not."""

    headline: str | None = None
    published: str | None = None  # ISO 8601
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    body: str | None = None  # the article's text, where JSON-LD carries it whole


def page_of(tree: Any) -> Page:
    """What the page of an lxml tree says of itself."""
    about = next(_articles(tree), {})
    meta = _meta(tree)
    outlet = _name(about.get("publisher")) or meta.get("og:site_name") or meta.get("application-name")
    times = [about.get("datePublished"), *(meta.get(key.lower()) for key in PUBLISHED)]
    return Page(
        headline=_headline(tree, about, meta, outlet),
        published=next((when for time in times if isinstance(time, str) and (when := iso(time))), None),
        byline=_byline(_name(about.get("author")) or next((meta[key] for key in AUTHOR if meta.get(key)), None)),
        outlet=outlet,
        url=_address(_first(tree, "//link[@rel='canonical']/@href")) or _address(meta.get("og:url")),
        body=body if isinstance(body := about.get("articleBody"), str) else None,
    )


def same(one: str | None, other: str | None) -> bool:
    """Whether two headlines are one but for white space, capitals and a final stop."""
    return bool(one and other) and _plain(one or "") == _plain(other or "")


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".").replace("’", "'").replace("“", '"').replace("”", '"')


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]/text()"):
        try:
            found = json.loads(str(script).strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):  # broken or absurdly deep: the page's own affair
            continue
        yield from _within(found, DEEPEST)


def _within(found: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(found, list):
        for one in found:
            yield from _within(one, depth - 1)
    elif isinstance(found, dict):
        kinds = found.get("@type")
        if any(isinstance(kind, str) and ARTICLES.match(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield found
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _within(found.get(key), depth - 1)


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]"):
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        value = " ".join((tag.get("content") or "").split())
        if key and value:
            found.setdefault(key, value)
    return found


def _headline(tree: Any, about: dict[str, Any], meta: dict[str, str], outlet: str | None) -> str | None:
    """The first of the candidates, unless a later one alone bears a version mark: pages drop it from their metadata."""
    stated = about.get("headline")
    title = _first(tree, "//title//text()")
    candidates = []
    for words in (
        html.unescape(stated) if isinstance(stated, str) else None,
        _without(meta.get("og:title"), outlet),
        _joined(tree, "//article//h1") or _joined(tree, "//h1"),
        _without(title, outlet),
    ):
        flat = " ".join((words or "").split())
        if flat and len(flat) <= LONGEST and not same(flat, outlet):
            candidates.append(flat)
    return next((words for words in candidates if lead_of(words)), candidates[0] if candidates else None)


def _without(title: str | None, outlet: str | None) -> str | None:
    """A title without the name of the site that pages put behind it."""
    if not title:
        return None
    parts = re.split(r"\s+[|–—·•-]\s+", title)
    if len(parts) > 1 and (same(parts[-1], outlet) or ("|" in title and len(parts[-1].split()) <= 4)):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•-\n\t")
    return title


def _name(value: Any) -> str | None:
    """The name or names in a JSON-LD value: a string, a thing with a name, or a list of either."""
    if isinstance(value, str):
        return " ".join(html.unescape(value).split()) or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    if isinstance(value, list):
        return ", ".join(name for one in value[:20] if (name := _name(one))) or None
    return None


def _byline(author: str | None) -> str | None:
    if not author or "://" in author or len(author) > LONGEST:
        return None
    return re.sub(r"^(?:By|by|BY)\s+", "", author)


def _first(tree: Any, path: str) -> str | None:
    found = tree.xpath(path)
    return str(found[0]) if found else None


def _joined(tree: Any, path: str) -> str | None:
    found = tree.xpath(path)
    return " ".join(" ".join(found[0].itertext()).split()) if found else None


def _address(url: str | None) -> str | None:
    return url.strip() if url and re.match(r"https?://", url.strip()) else None
