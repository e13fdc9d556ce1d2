"""Plain text -> Report. Here: the text unchanged but for its byte-order mark. Not here: encodings (decode.py), layout (layout.py)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from secondlead.intake.compose import Told, compose
from secondlead.intake.decode import decoded
from secondlead.intake.dumps import part_report, parts_of
from secondlead.intake.limits import MAX_BYTES, too_large
from secondlead.intake.source import Found, Head, Source, part_name
from secondlead.model.report import Report


def fits(head: Head) -> bool:
    """Plain text is what nothing else is."""
    return True


def reports(source: Source) -> Iterator[Found]:
    """The report in a text, or those of a dump or digest, one by one. Line ends, control characters and entities stay as they are."""
    data = source.whole()
    text, warnings = decoded(data, source.name, charset_of(source.content_type))
    given = replace(source.given, warnings=warnings)
    parts = parts_of(text)
    if len(parts) < 2:
        yield compose(text, data, source.name, given)
        return
    for number, part in enumerate(parts, 1):
        yield from part_report(text, part, part_name(source.name, number), given)


def composed(text: str, name: str, given: Told) -> Report:
    """The report in a text that is decoded already."""
    data = text.encode("utf-8", errors="surrogatepass")  # a lone surrogate is odd, but it is not for us to fail on it
    if len(data) > MAX_BYTES:
        raise too_large(name, len(data))
    return compose(text.removeprefix("\ufeff"), data, name, given)


def charset_of(content_type: str | None) -> str | None:
    """The charset that a Content-Type header declares."""
    for part in (content_type or "").split(";")[1:]:
        key, _, value = part.partition("=")
        if key.strip().lower() == "charset" and value.strip():
            return value.strip().strip("\"'")
    return None
