"""desk.toml -> what `follow` watches. Here: its tables and keys, each fault with its line. Not here: watching (desk.py, net/).

every = "1h"                     how often, where a source does not say: s, m, h, d
db = "desk.db"                   the ledger, beside this file
contact = "desk@norda.example"   told to the servers that are asked

[[feed]]                         RSS, Atom, RDF, JSON Feed
url = "https://norda.example/rss"
outlet = "Norda Press"           who prints it, where an item does not say
every = "30m"
fetch = true                     fetch the pages of items that are links

[[page]]                         one page, asked again and again: url, outlet, every
[[folder]]                       files put there: path, outlet, every, field (of JSON records: ["text=body"])
[[outlet]]                       name, site, aliases: whose pages are which outlet's
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from difflib import get_close_matches
from typing import Any

from secondlead.errors import ConfigError
from secondlead.intake import configvalues as values

HOURLY = timedelta(hours=1)
OFTEN = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class FeedSource:
    """A feed to follow."""

    url: str
    outlet: str | None = None
    every: timedelta = HOURLY
    fetch: bool = True


@dataclass(frozen=True, slots=True)
class PageSource:
    """A page to ask again and again."""

    url: str
    outlet: str | None = None
    every: timedelta = HOURLY


@dataclass(frozen=True, slots=True)
class FolderSource:
    """A folder whose files are read as they come."""

    path: str
    outlet: str | None = None
    every: timedelta = OFTEN
    field: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet as the desk names it: whatever stands on its site, or under one of its other names, is its own."""

    name: str
    site: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeskConfig:
    """What is followed, in the order of the file."""

    feeds: tuple[FeedSource, ...] = ()
    pages: tuple[PageSource, ...] = ()
    folders: tuple[FolderSource, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    every: timedelta = HOURLY
    db: str | None = None
    contact: str | None = None


Check = Callable[[Any], Any]
TOP: Mapping[str, Check] = {"every": values.every(values.LEAST), "db": values.string, "contact": values.string}
TABLES: Mapping[str, tuple[type, Mapping[str, Check], str]] = {
    "feed": (FeedSource, {"url": values.url, "outlet": values.string, "every": values.every(values.LEAST), "fetch": values.truth}, "url"),
    "page": (PageSource, {"url": values.url, "outlet": values.string, "every": values.every(values.LEAST)}, "url"),
    "folder": (
        FolderSource,
        {"path": values.string, "outlet": values.string, "every": values.every(values.LEAST_HERE), "field": values.pairs},
        "path",
    ),
    "outlet": (Outlet, {"name": values.string, "site": values.site, "aliases": values.strings}, "name"),
}


def desk_config(text: str, name: str = "desk.toml") -> DeskConfig:
    """What a configuration says. Raises ConfigError for its first fault, with the line."""
    try:
        data = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise _broken(name, str(error), len(text.splitlines())) from error
    except (RecursionError, ValueError) as error:
        raise ConfigError(name, "cannot be taken apart", "write TOML 1.0") from error
    lines = _Lines(text)
    top = {key: value for key, value in data.items() if key not in TABLES}
    said = _checked(top, TOP, lambda key: lines.of("", 0, key), name, "the file", (*TOP, *TABLES))
    found: dict[str, list[Any]] = {}
    for table in TABLES:
        found[table] = _table(table, data.get(table, []), said.get("every"), lines, name)
    if not (found["feed"] or found["page"] or found["folder"]):
        raise ConfigError(name, "nothing to follow", "name a [[feed]], a [[page]] or a [[folder]]")
    return DeskConfig(
        feeds=tuple(found["feed"]), pages=tuple(found["page"]), folders=tuple(found["folder"]), outlets=tuple(found["outlet"]), **said
    )


def _table(table: str, rows: Any, every: timedelta | None, lines: _Lines, name: str) -> list[Any]:
    """The records of one kind of table."""
    kind, checks, key = TABLES[table]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ConfigError(
            _at(name, lines.of(table, 0, "") or lines.of("", 0, table)), f"{table} is no list of tables", f"write [[{table}]]"
        )
    made: list[Any] = []
    seen: dict[str, int] = {}
    for number, row in enumerate(rows):
        where = lines.of(table, number, "")

        def place(one: str, number: int = number) -> int:
            return lines.of(table, number, one)

        said = _checked(row, checks, place, name, f"[[{table}]]", tuple(checks))
        if key not in said:
            raise ConfigError(_at(name, where), f"[[{table}]] has no {key}", f"add {key} = ...")
        main = said[key].casefold() if table == "outlet" else said[key]
        if main in seen:
            mend = "give one of them another name, such as with its town" if table == "outlet" else "leave one of them out"
            raise ConfigError(_at(name, place(key)), f"{key} {said[key]!r} stands in line {seen[main]} already", mend)
        seen[main] = place(key)
        if every and "every" in checks and table != "folder":
            said.setdefault("every", every)
        made.append(kind(**said))
    return made


def _checked(
    row: Mapping[str, Any], checks: Mapping[str, Check], place: Callable[[str], int], name: str, what: str, keys: tuple[str, ...]
) -> dict[str, Any]:
    """The values of a table, checked one by one."""
    said = {}
    for key, value in row.items():
        if key not in checks:
            near = get_close_matches(key.lower(), keys, n=1, cutoff=0.6)
            mend = f"did you mean {near[0]}?" if near else f"write one of {', '.join(keys)}"
            raise ConfigError(_at(name, place(key)), f"{what} has no key {key[:60]!r}", mend)
        try:
            said[key] = checks[key](value)
        except ConfigError as fault:
            shown = repr(value) if len(repr(value)) <= 60 else repr(value)[:57] + "..."
            raise ConfigError(_at(name, place(key)), f"{key} = {shown} {fault.what}", fault.mend) from fault
    return said


class _Lines:
    """Where keys stand: tomllib does not say. A line in a string of several lines may deceive it, and then the number is off."""

    HEADER = re.compile(r"\s*\[\[?\s*\"?([\w-]+)\"?(?:\.[\w.\"-]+)?\s*\]\]?")
    KEY = re.compile(r"\s*\"?([\w-]+)\"?\s*(?:=|\.)")

    def __init__(self, text: str) -> None:
        self._found: dict[tuple[str, int, str], int] = {}
        table, counts = "", {"": 0}
        for number, line in enumerate(text.splitlines(), 1):
            header, key = self.HEADER.match(line), self.KEY.match(line)
            if header:
                table = header[1]
                counts[table] = counts.get(table, -1) + 1
                self._found.setdefault((table, counts[table], ""), number)
                self._found.setdefault(("", 0, table), number)
            elif key:
                self._found.setdefault((table, counts[table], key[1]), number)

    def of(self, table: str, number: int, key: str) -> int:
        """The line of a key of the table of that number, of its header where the key is not seen; 0 where neither is."""
        return self._found.get((table, number, key)) or self._found.get((table, number, "")) or self._found.get(("", 0, table), 0)


def _at(name: str, line: int) -> str:
    return f"{name}, line {line}" if line else name


def _broken(name: str, words: str, last: int) -> ConfigError:
    """tomllib's complaint, its line in front."""
    found = re.search(r"\s*\(at line (\d+), column (\d+)\)$", words)
    line = int(found[1]) if found else last
    what = words[: found.start()] if found else words.replace("(at end of document)", "")
    return ConfigError(
        _at(name, line), f"no TOML: {what.strip()[:1].lower()}{what.strip()[1:]}", "mend it; strings stand in quotation marks"
    )
