"""Names of outlets as printed -> the name that the ledger uses. Here: the look-up. Not here: the words (lexicon/en/outlets.tsv)."""

from __future__ import annotations

from functools import cache

from secondlead.lexicon import Row, table


@cache
def _names() -> dict[str, Row]:
    names: dict[str, Row] = {}
    for row in table("outlets"):
        for name in (row["name"], row["name"].split(" (")[0], *row["aliases"].split("|")):
            if name:
                names.setdefault(name, row)
                names.setdefault(name.casefold(), row)
    return names


def outlet_row(name: str) -> Row | None:
    """The table's row for an outlet by any of its names; capitals do not count."""
    names = _names()
    bare = " ".join(name.split()).strip(" .,;:")
    for form in (bare, bare.casefold(), bare.casefold().removeprefix("the ")):
        if form in names:
            return names[form]
    return None


def outlet_name(name: str) -> str:
    """The ledger's name for an outlet; an outlet that is in no table keeps its own."""
    row = outlet_row(name)
    return row["name"] if row else " ".join(name.split()).strip(" ,;:")
