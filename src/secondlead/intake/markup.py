"""A fragment of HTML, XHTML or NITF -> paragraphs. Here: what feeds, ninjs and NewsML carry inside. Not here: whole pages (html.py).

A fragment is the report itself, so nothing is searched for: each block element is a paragraph; scripts, figures and forms are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import html as lxml_html
from lxml.etree import LxmlError

from secondlead.intake.xmls import local

BLOCKS = frozenset(
    "p div section article main header footer blockquote pre li ul ol dl dd dt h1 h2 h3 h4 h5 h6 hl1 hl2 hl3 hr center body "
    "body.content body.end block fn note address aside details summary".split()
)
LEFT_OUT = frozenset(
    "script style template noscript iframe object embed svg math form button select input textarea figure figcaption video audio "
    "picture canvas nav media head title table body.head docdata".split()
)
TAG = re.compile(r"<(?:/?[a-zA-Z][\w.:-]*|!--)[^>]*>")
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31}\d{0,2});")


def paragraphs(fragment: str) -> list[str]:
    """The paragraphs of a fragment; a text without tags is taken as it is, a paragraph for each stretch between blank lines."""
    if not TAG.search(fragment) and not ENTITY.search(fragment):
        return plain_paragraphs(fragment)
    try:
        tree = lxml_html.fragment_fromstring(_cleared(fragment), create_parent="div", parser=lxml_html.HTMLParser(no_network=True))
    except (LxmlError, ValueError, AssertionError, RecursionError):
        return plain_paragraphs(TAG.sub(" ", fragment))
    return of_tree(tree)


def of_tree(tree: Any) -> list[str]:
    """The paragraphs of an element, in order."""
    joined = "".join("\n\n" if piece is None else piece for piece in _pieces(tree))
    joined = re.sub(r"\n +(?=\n)", "\n", joined)  # two line breaks part paragraphs as well
    return [flat for part in re.split(r"\n\n+", joined) if (flat := " ".join(part.split()))]


def plain_paragraphs(text: str) -> list[str]:
    """Stretches between blank lines; where there are none, lines."""
    parts = re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(parts) == 1:
        parts = parts[0].split("\n")
    return [flat for part in parts if (flat := " ".join(part.split()))]


def _cleared(fragment: str) -> str:
    """What the parser would refuse: control characters and a declaration of encoding."""
    return re.sub(r"<\?xml[^>]*>|[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", fragment)


def _pieces(top: Any) -> Iterator[str | None]:
    """Texts in order, None where a block begins or ends; a stack of its own, for a hostile fragment may be deep."""
    waiting: list[tuple[Any, bool]] = [(top, False)]
    while waiting:
        element, closing = waiting.pop()
        name = local(element).lower()
        if closing:
            if name in BLOCKS:
                yield None
            if element is not top:
                yield _spaced(element.tail)
            continue
        if not name or name in LEFT_OUT:
            if element is not top:
                yield None if name in LEFT_OUT else ""
                yield _spaced(element.tail)
            continue
        if name == "br":
            yield "\n"
        if name in BLOCKS:
            yield None
        yield _spaced(element.text)
        waiting.append((element, True))
        waiting.extend((child, False) for child in reversed(element))


def _spaced(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
