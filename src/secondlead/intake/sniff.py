"""Which format some first bytes are of. Here: one question a format. Not here: reading it (each in a module of its own, loaded when met).

Names and Content-Types only break ties: servers and users call things as they like.
"""

from __future__ import annotations

import codecs
import re

from secondlead.intake.source import Head

WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF8, "utf-8"))
BEFORE_ROOT = re.compile(
    rb"(?:\s+|<\?[^>]*?\?>|<!--.*?-->|<!DOCTYPE\s[^\[>]*(?:\[(?:[^\]\"']|\"[^\"]*\"|'[^']*'){0,32768}\]\s*)?>)", re.I | re.S
)
ROOT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)(?=[\s/>])")
FEEDS = frozenset({"rss", "feed", "rdf", "channel", "scriptingnews"})
ITEMS = frozenset({"newsitem", "newsmessage", "packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem", "newsml"})
PAGE_TAGS = frozenset(
    "html head body title meta p div span b i u em strong a h1 h2 h3 h4 h5 h6 ul ol li dl table tr td article section main header footer "
    "aside blockquote pre center font br hr img small big sup sub figure figcaption time address code".split()
)
FEED_NAMES = (".rss", ".atom", ".rdf")
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
JSON_NAMES = (".json", ".jsonl", ".ndjson")
JSON_TYPES = ("application/json", "application/x-ndjson", "application/jsonl", "application/feed+json", "application/ld+json")
JSON_START = re.compile(rb"\s*(?:\[\s*)?\{\s*(?:\"(?:[^\"\\]|\\.){1,100}\"\s*:|\})")
MAIL_START = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]*+(?:\r?\n[ \t][^\r\n]*+)*+\r?\n)++\r?\n")
MAIL_HEADERS = re.compile(rb"^(from|date|subject|message-id|mime-version|received|to):", re.I | re.M)


def narrow(data: bytes) -> bytes:
    """data without its byte-order mark, UTF-16 made narrow: enough to see tags and braces."""
    for mark, encoding in WIDE:
        if data.startswith(mark):
            rest = data[len(mark) :]
            return rest if encoding == "utf-8" else rest.decode(encoding, errors="ignore").encode("utf-8", errors="ignore")
    return data


def root(data: bytes) -> str | None:
    """The name of the first element, in small letters and without its prefix, None where data does not begin as XML."""
    text, place = narrow(data), 0
    while found := BEFORE_ROOT.match(text, place):
        place = found.end()
    name = ROOT.match(text, place)
    return name[1].decode("ascii", errors="replace").lower() if name else None


def warc(head: Head) -> bool:
    """WARC, plain or in gzip, by its own first word, or gzip under a name that says so."""
    packed = head.data.startswith(b"\x1f\x8b") and re.search(r"\.warc(?:\.gz)?(?:[?#]|$)", head.name.lower()) is not None
    return head.data.startswith(b"WARC/") or packed


def feed(head: Head) -> bool:
    """RSS, Atom or RDF: by the first element, or by a name or type that promises one, so that a broken feed is told as such."""
    name = root(head.data)
    promised = head.name.lower().split("?")[0].endswith(FEED_NAMES) or _type(head) in FEED_TYPES[:3]
    return name in FEEDS or (promised and not json(head) and not head.data.startswith(b"WARC/"))


def newsml(head: Head) -> bool:
    """NewsML-G2, an item, a package or a message, or NITF alone."""
    return root(head.data) in ITEMS | {"nitf"}


def sgml(head: Head) -> bool:
    """An archive of documents in SGML."""
    return re.match(rb"\s*<DOC(?:\s[^<>]*)?>\s*<?", head.data, re.I) is not None and re.search(rb"<TEXT[\s>]", head.data, re.I) is not None


def xml(head: Head) -> bool:
    """Any other XML: told, so that tags are not read as sentences. It says so, or its first element is no tag of a page and is closed."""
    name = root(head.data)
    if name in (None, "doc") or name in PAGE_TAGS:
        return False
    data = narrow(head.data)
    return re.match(rb"\s*<\?xml\s", data) is not None or b"</" + (name or "").encode("ascii") in data.lower()


def json(head: Head) -> bool:
    """JSON of any kind: its start, or a name or type that says so and a brace to begin with."""
    text = narrow(head.data)
    claimed = head.name.lower().split("?")[0].endswith(JSON_NAMES) or _type(head) in JSON_TYPES
    return JSON_START.match(text) is not None or (claimed and text.lstrip()[:1] in (b"[", b"{", b'"'))


def mbox(head: Head) -> bool:
    """A mailbox: the line that stands before each message."""
    return re.match(rb"From \S.*\d{4}[^\n]*\n[\w-]+:", head.data) is not None


def mail(head: Head) -> bool:
    """One message: header lines, and at least two of those that every mail has; or one under the name .eml."""
    block = MAIL_START.match(head.data)
    if not block:
        return False
    found = {name.lower() for name in MAIL_HEADERS.findall(block[0])}
    wanted = 1 if head.name.lower().endswith(".eml") or _type(head) == "message/rfc822" else 3
    return len(found) >= wanted and (wanted == 1 or bool(found & {b"message-id", b"mime-version", b"received"}))


def _type(head: Head) -> str:
    return (head.content_type or "").split(";")[0].strip().lower()
