"""Wires' archives in SGML (<DOC> ... </DOC>, as research collections have them) -> reports, one by one. Here: its elements. Not here:
XML (xmls.py): these files have no root, and often no closing tags for paragraphs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from secondlead.errors import EmptyError, InputError
from secondlead.intake.compose import Told, compose
from secondlead.intake.dates import day_in, iso
from secondlead.intake.decode import decoded
from secondlead.intake.jsons import lines_of
from secondlead.intake.limits import MAX_BYTES, too_large
from secondlead.intake.source import Found, Source, part_name
from secondlead.model.report import ItemId

OPENING = re.compile(rb"\s*<DOC[\s>]", re.I)
CLOSING = re.compile(rb"</DOC>\s*$", re.I)
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
NAME = re.compile(r"<DOC\b[^>]*?\bid\s*=\s*[\"']([^\"']{1,200})[\"']", re.I)
STAMP = re.compile(r"(?<!\d)((?:19|20)\d{2})-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)")


def reports(source: Source) -> Iterator[Found]:
    """Reports, document by document; never more of the archive in memory than one may have."""
    for number, document in enumerate(_documents(source), 1):
        name = part_name(source.name, number)
        try:
            if document is None:
                raise too_large(name)
            text, warnings = decoded(document, name)
            yield from _report(text, document, name, replace(source.given, warnings=warnings))
        except InputError as error:
            yield error


def _documents(source: Source) -> Iterator[bytes | None]:
    """Each document; None for one that is too large."""
    held, over = bytearray(), False
    for line in lines_of(source):
        if OPENING.match(line if isinstance(line, bytes) else b"") and held.strip():
            yield None if over else bytes(held)
            held, over = bytearray(), False
        if isinstance(line, InputError) or len(held) + len(line) > MAX_BYTES:
            over = True
        elif not over:
            held += line
        if isinstance(line, bytes) and CLOSING.search(line):
            yield None if over else bytes(held)
            held, over = bytearray(), False
    if over or held.strip():
        yield None if over else bytes(held)


def _report(document: str, data: bytes, name: str, given: Told) -> Iterator[Found]:
    headline, dateline = _flat(document, "HEADLINE", "HL", "HEAD", "TITLE"), _flat(document, "DATELINE")
    paragraphs = _paragraphs(_within(document, "TEXT") or "")
    if not paragraphs:
        yield EmptyError(name, "a document without a text", "give the report's text")
        return
    if dateline and not paragraphs[0].startswith(dateline):
        paragraphs[0] = f"{dateline} -- {paragraphs[0]}"
    uri = (found[1].strip() if (found := NAME.search(document)) else None) or _flat(document, "DOCNO", "DOCID")
    said = _flat(document, "DATE_TIME", "DATETIME", "DATE", "PUBDATE")
    stamp = STAMP.search(uri or "")
    day = (iso(said) or day_in(said)) if said else None
    told = Told(day or ("-".join(stamp.groups()) if stamp else None), None, _flat(document, "BYLINE"), headline=headline is not None)
    text = "\n\n".join([headline, *paragraphs] if headline else paragraphs)
    try:
        report = compose(text, data, name, given, told)
    except EmptyError as error:
        yield error
        return
    yield replace(report, item=ItemId(uri) if uri else None)


def _within(document: str, *names: str) -> str | None:
    """What stands in the first of the elements that is there."""
    for name in names:
        found = re.search(rf"<{name}(?:\s[^<>]*)?>(.*?)(?:</{name}>|</DOC>|\Z)", document, re.I | re.S)
        if found:
            return found[1]
    return None


def _flat(document: str, *names: str) -> str | None:
    return " ".join(html.unescape(TAG.sub(" ", _within(document, *names) or "")).split()) or None


def _paragraphs(text: str) -> list[str]:
    """Stretches between <P> tags, or between blank lines where there are none."""
    parts = re.split(r"</?P(?:\s[^<>]*)?>", text, flags=re.I) if re.search(r"<P[\s>]", text, re.I) else re.split(r"\n[ \t]*\n", text)
    return [flat for part in parts if (flat := " ".join(html.unescape(TAG.sub(" ", part)).split()))]
