"""Values of desk.toml, one check a kind. Here: what a value may be, and the mend where it is not. Not here: keys and tables (config.py)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from secondlead.errors import ConfigError, UsageError
from secondlead.intake.fields import field_map

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
LEAST = timedelta(minutes=1)  # between two visits to somebody else's server
LEAST_HERE = timedelta(seconds=1)  # between two looks into a folder
MOST = timedelta(days=31)
VALUE = "the value"  # the place of an error here; config.py names the key and its line


def string(value: Any) -> str:
    """A name in one line. Raises ConfigError."""
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ConfigError(VALUE, "is no name in one line", 'write it in quotation marks, such as "Norda Press"')
    return value.strip()


def truth(value: Any) -> bool:
    """true or false. Raises ConfigError."""
    if not isinstance(value, bool):
        raise ConfigError(VALUE, "is neither true nor false", "write true or false, without quotation marks")
    return value


def strings(value: Any) -> tuple[str, ...]:
    """A list of names. Raises ConfigError."""
    if not isinstance(value, list):
        raise ConfigError(VALUE, "is no list", 'write ["one", "two"]')
    return tuple(string(one) for one in value)


def pairs(value: Any) -> tuple[str, ...]:
    """Fields of records, as --field has them. Raises ConfigError."""
    several = strings(value)
    try:
        field_map(several)
    except UsageError as error:
        raise ConfigError(VALUE, f"has a fault: {error.what}", error.mend) from error
    return several


def url(value: Any) -> str:
    """An http or https address. Raises ConfigError."""
    text = string(value)
    try:
        parts = urlsplit(text)
        good = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good:
        raise ConfigError(VALUE, "is no http or https address", 'write "https://norda.example/rss"')
    return text


def site(value: Any) -> str:
    """A host's name, whatever stands around it. Raises ConfigError."""
    text = string(value).lower().removeprefix("https://").removeprefix("http://").rstrip("/").removeprefix("www.")
    if not re.fullmatch(r"[\w.-]+\.[\w-]+", text):
        raise ConfigError(VALUE, "is no site", 'write "norda.example"')
    return text


def every(least: timedelta) -> Callable[[Any], timedelta]:
    """What reads a length of time that is at least so long; it raises ConfigError."""

    def read(value: Any) -> timedelta:
        found = re.fullmatch(r"(\d{1,6})\s?([smhd])", value.strip()) if isinstance(value, str) else None
        if not found:
            raise ConfigError(VALUE, "is no length of time", 'write "30m", "1h" or "2d"')
        length = timedelta(seconds=int(found[1]) * UNITS[found[2]])
        if not least <= length <= MOST:
            shortest = "a minute" if least == LEAST else "a second"
            raise ConfigError(VALUE, "is too often, or too seldom", f"write a length between {shortest} and 31 days")
        return length

    return read
