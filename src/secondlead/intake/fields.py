"""Keys of JSON records as a user names them. Here: `--field text=body`. Not here: the usual keys, and reading records (records.py)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from secondlead.errors import UsageError

FIELDS = ("text", "title", "published", "outlet", "byline", "url", "id", "version")


def field_map(pairs: Sequence[str]) -> Mapping[str, str]:
    """The map that `--field text=body` and the like name. Raises UsageError for what is no pair, or no field."""
    found: dict[str, str] = {}
    for pair in pairs:
        field, sign, key = pair.partition("=")
        if not sign or not key.strip() or field.strip() not in FIELDS:
            raise UsageError(
                "--field", f"{pair[:60]!r} names no field", f"write FIELD=KEY with one of {', '.join(FIELDS)}, such as text=body"
            )
        found[field.strip()] = key.strip()
    return MappingProxyType(found)
