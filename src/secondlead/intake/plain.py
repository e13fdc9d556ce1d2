"""Plain text -> Report. Here: the text unchanged but for its byte-order mark. Not here: encodings (decode.py), layout (layout.py)."""

from __future__ import annotations

from dataclasses import replace

from secondlead.intake.compose import Told, compose
from secondlead.intake.decode import decoded
from secondlead.intake.limits import MAX_BYTES, too_large
from secondlead.model.report import Report


def fits(data: bytes, name: str, content_type: str | None) -> bool:
    """Plain text is what nothing else is."""
    return True


def read(data: bytes, name: str, given: Told, content_type: str | None) -> Report:
    """The report in data. Line ends, control characters and entities stay as they are."""
    text, warnings = decoded(data, name, charset_of(content_type))
    return compose(text, data, name, replace(given, warnings=warnings))


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
