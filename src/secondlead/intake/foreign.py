"""XML that is no format of ours. Here: saying so, in place of reading tags as sentences. Not here: any format."""

from __future__ import annotations

from collections.abc import Iterator

from secondlead.errors import FormatError
from secondlead.intake.sniff import root
from secondlead.intake.source import Found, Source


def reports(source: Source) -> Iterator[Found]:
    """Raises FormatError."""
    name = (root(source.head) or "no element")[:40]
    raise FormatError(source.name, f"XML of another kind ({name})", "give RSS, Atom, RDF, NewsML-G2, NITF, a page or a text")
    yield
