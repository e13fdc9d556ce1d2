"""Readings as text of JSON.

Here: one reading over many lines, or on one. Not here: what the JSON holds (model/contract.py); arrays, and where they go (cli/).
"""

from __future__ import annotations

import json
import re
from typing import Any, Protocol

# What JSON lets through raw, but a terminal obeys or a reader of lines breaks at: written as escapes, the value is the same.
OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def dumps(value: Any, indent: int | None = None) -> str:
    """value as JSON in as few escapes as are safe to print."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False, separators=None if indent else (",", ":"))
    return OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class Written(Protocol):
    """What the contract has a form for: a reading, a diff."""

    def to_dict(self) -> dict[str, Any]:
        """Its form."""


def one(reading: Written) -> str:
    """A reading or a diff as JSON that a person can read, with a line end."""
    return dumps(reading.to_dict(), indent=2) + "\n"


def line(reading: Written) -> str:
    """A reading or a diff on one line, with its line end."""
    return dumps(reading.to_dict()) + "\n"
