"""Word data as sorted tables with their origin, and one loader. No logic.

A table is `<language>/<name>.tsv`: comment lines with `#` (what the columns mean, where the rows come from), one header line of
column names, then rows sorted by their first column, tab-separated, every row with every column ("-" for none).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

Row = dict[str, str]


@cache
def table(name: str, language: str = "en") -> tuple[Row, ...]:
    """The rows of lexicon/<language>/<name>.tsv as {column: cell}; "-" is given as "".

    Raises ValueError where a row has other columns than the header names (a broken build, not a user's mistake).
    """
    text = (files(__package__) / language / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise ValueError(f"lexicon/{language}/{name}.tsv: row {number} has {len(cells)} cells, the header {len(columns)}: {line!r}")
        rows.append({column: "" if cell == "-" else cell for column, cell in zip(columns, cells, strict=True)})
    return tuple(rows)


@cache
def index(name: str, language: str = "en") -> dict[str, Row]:
    """The rows of a table by their first column."""
    rows = table(name, language)
    first = next(iter(rows[0])) if rows else ""
    return {row[first]: row for row in rows}
