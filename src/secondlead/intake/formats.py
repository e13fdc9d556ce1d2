"""Which format an input has, and its reader. Here: the visible list of formats. Not here: any format's own file (html.py, plain.py).

A new format (ninjs, NewsML-G2, a feed, WARC) is one file with a reader and one row of FORMATS, before plain text, which takes the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from secondlead.errors import EmptyError
from secondlead.intake import html, plain
from secondlead.intake.compose import Told
from secondlead.intake.limits import MAX_BYTES, too_large
from secondlead.model.report import Report


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how it is told, and how it is read."""

    name: str
    fits: Callable[[bytes, str, str | None], bool]  # data, name, content type
    read: Callable[[bytes, str, Told, str | None], Report]  # data, name, what is given, content type


FORMATS: tuple[Format, ...] = (
    Format("html", html.fits, html.read),
    Format("plain", plain.fits, plain.read),
)


def from_bytes(
    data: bytes,
    *,
    name: str,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    content_type: str | None = None,
) -> Report:
    """The report in data, whatever its format; name is the input as the user gave it. Raises InputError where there is none."""
    if len(data) > MAX_BYTES:
        raise too_large(name, len(data))
    if not data.strip():
        raise EmptyError(name, "empty: nothing in it to read", "give a report's text")
    given = Told(published=published, outlet=outlet, url=url)
    chosen = next(one for one in FORMATS if one.fits(data, name, content_type))
    return chosen.read(data, name, given, content_type)


def from_text(text: str, *, name: str = "text", published: str | None = None, outlet: str | None = None) -> Report:
    """The report in text, taken as plain text. Raises InputError where it is empty or over the ceiling."""
    if len(text) > MAX_BYTES:
        raise too_large(name)
    return plain.composed(text, name, Told(published=published, outlet=outlet))
