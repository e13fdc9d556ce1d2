"""HTML pages -> Report (to come). Here: telling a page, its metadata, its article. Not here: fetching it (net/)."""

from __future__ import annotations

import re
from secondlead.errors import EmptyError
from secondlead.intake.compose import Told
from secondlead.model.report import Report

NAMES = (".html", ".htm", ".xhtml")
OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article)\b",
    re.IGNORECASE | re.DOTALL,
)


def fits(data: bytes, name: str, content_type: str | None) -> bool:
    return bool(OPENING.match(data[:4096]))


def read(data: bytes, name: str, given: Told, content_type: str | None) -> Report:
    raise EmptyError(name, "no article found", "give the page of one report")
