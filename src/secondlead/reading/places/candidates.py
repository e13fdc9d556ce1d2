"""What a name may stand for: the word tables and the gazetteer asked together.

Here: candidates for a name, each with its kind and how far its point may be trusted.
Not here: names in a text (found.py), the choice (meant.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from secondlead.lexicon import table
from secondlead.reading.places.gazetteer import Entry, gazetteer
from secondlead.reading.places.names import key
from secondlead.reading.places.smallwords import small_words

PRECISION = {"city": "city", "admin1": "region", "country": "country", "region": "area", "water": "area", "site": "site"}
BESIDE = 1.0  # degrees between a row's rough point and the town that it means
MOST = 24  # towns of one name that are weighed, the most populous first
GREAT = 1_000_000  # people of a city that is as well known as a region of its name


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may stand for.

    sort: how it names it: name, other (another name of a town), people (a nationality), capital, seat (a building that stands for a
    government). tabled: a word table has it.
    chief: a city that wires mean at least as often as the region of its name. lat and lon are None for an area that is everywhere.
    """

    name: str
    kind: str
    country: str | None
    admin1: str | None
    ident: int | None
    lat: float | None
    lon: float | None
    population: int
    precision: str
    sort: str = "name"
    tabled: bool = False
    chief: bool = False


def _of(entry: Entry, sort: str, name: str | None = None) -> Candidate:
    """A gazetteer's place; name: what a table calls it."""
    return Candidate(
        name=name or entry.name,
        kind=entry.kind,
        country=entry.country or None,
        admin1=entry.admin1 or None,
        ident=entry.ident,
        lat=entry.lat,
        lon=entry.lon,
        population=entry.population,
        precision=PRECISION[entry.kind],
        sort=sort,
        tabled=name is not None,
    )


@cache
def _countries() -> dict[str, Entry]:
    """The gazetteer's countries by code."""
    known = gazetteer()
    return {one.country: one for one in known.of_kind("country")}


@cache
def _tabled() -> dict[str, tuple[Candidate, ...]]:
    """What the word tables say of a key."""
    found: dict[str, list[Candidate]] = {}
    for row in table("places"):
        for form in (*([] if row["sort"] == "people" else [row["name"]]), *row["aliases"].split("|")):
            if form:
                found.setdefault(key(form), []).append(_row(row))
    nations = _countries()
    for row in table("countries"):
        entry = nations.get(row["code"])
        if entry is None:
            continue
        for column, sort in (("name", "name"), ("aliases", "name"), ("adjective", "people"), ("peoples", "people")):
            for form in row[column].split("|"):
                bare = form.removeprefix("the ")
                if bare and not (form.startswith("the ") and bare.lower() in small_words("short")):
                    found.setdefault(key(bare), []).append(_of(entry, sort, row["name"]))
    for row in table("regions"):
        entries = [one for one in gazetteer().named(row["name"]) if one.kind == "admin1" and one.country == row["country"]]
        for form in (row["name"], *row["short"].split("|")):
            if form and entries:
                found.setdefault(key(form), []).append(_of(entries[0], "name", row["name"]))
    for row in table("places_regions"):
        entries = gazetteer().region(row["country"], row["admin1"])
        for form in (row["name"], *row["aliases"].split("|")):
            if form and entries:
                found.setdefault(key(form), []).append(_of(entries[0], "name", row["name"]))
    return {form: tuple(dict.fromkeys(several)) for form, several in found.items()}


def _row(row: dict[str, str]) -> Candidate:
    point = row["point"].split() if row["point"] else []
    known = _same(row)
    return Candidate(
        name=row["name"],
        kind=row["kind"],
        country=row["country"] or None,
        admin1=known.admin1 if known else None,
        ident=known.ident if known else None,
        lat=float(point[0]) if point else None,
        lon=float(point[1]) if point else None,
        population=int(row["weight"]),
        precision=PRECISION[row["kind"]],
        sort=row["sort"] or "name",
        tabled=True,
    )


def _same(row: dict[str, str]) -> Entry | None:
    """The gazetteer's own of a row of the table: the only region of its country so called; of towns the one at its point."""
    if row["kind"] not in ("admin1", "city"):
        return None
    forms = [row["name"], *(row["aliases"].split("|") if row["sort"] != "people" else ())]
    named = [one for form in forms if form for one in gazetteer().named(form) if one.kind == row["kind"] and one.country == row["country"]]
    if row["kind"] == "city" and row["point"]:
        lat, lon = (float(part) for part in row["point"].split())
        named = [one for one in named if abs(one.lat - lat) + abs(one.lon - lon) < BESIDE]
        return named[0] if named else None
    return named[0] if len({one.number for one in named}) == 1 else None


@cache
def capitals() -> dict[str, str]:
    """The key of each city that stands for a government -> its country's code."""
    return {key(form): row["code"] for row in table("countries") for form in row["capital"].split("|") if form}


def tabled(name: str) -> tuple[Candidate, ...]:
    """What the word tables alone say of a name."""
    return _tabled().get(key(name), ())


def _holds(one: Candidate, entry: Entry) -> bool:
    inside = one.kind == "admin1" and one.country == entry.country and one.admin1 == entry.admin1
    return inside and entry.name.startswith(one.name)


@lru_cache(maxsize=8192)
def _listed(name: str, references: tuple[int, ...]) -> tuple[Candidate, ...]:
    told = tabled(name)
    capital = capitals().get(key(name))
    found = list(told)
    for entry in gazetteer().entries(references[:MOST]):
        if entry.kind in ("country", "admin1") and any(one.country == entry.country and one.kind == entry.kind for one in told):
            continue
        sort = "other" if entry.other else "name"
        if entry.kind == "city" and entry.country == capital and not any(one.sort == "capital" for one in found):
            sort = "capital"
        # New York, Washington: the city is meant at least as often as the region of its name.
        chief = (
            entry.kind == "city"
            and any(one.kind == "admin1" for one in told)
            and (sort == "capital" or (entry.population >= GREAT and any(_holds(one, entry) for one in told)))
        )
        found.append(replace(_of(entry, "name" if chief and sort == "other" else sort), chief=chief, tabled=chief or sort == "capital"))
    # A region called like its town is the town, where nothing says "region" (those that wires name by themselves stand in the tables); a
    # district called like any town is none.
    towns = {(one.country, one.admin1) for one in found if one.kind == "city" and one.sort != "other"}
    return tuple(one for one in found if one.tabled or not _called_like(one, towns))


def _called_like(one: Candidate, towns: set[tuple[str | None, str | None]]) -> bool:
    """Whether one is a region or district that bears the name of its town, or of any."""
    if one.sort == "other" or one.kind not in ("admin1", "region"):
        return False
    return (one.country, one.admin1) in towns or (bool(towns) and one.kind == "region" and " " not in one.name)


def candidates(names: list[str]) -> list[tuple[Candidate, ...]]:
    """For each name all that it may stand for, the tables' places first, then the gazetteer's, the most populous first."""
    return [_listed(name, references) for name, references in zip(names, gazetteer().find(names), strict=True)]
