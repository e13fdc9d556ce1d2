"""Distances on the earth, and how long they take by each means.

Here: great circles, the table of speeds. Not here: which journey goes where (legs.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

from secondlead.lexicon import table
from secondlead.model.circumstances import Place
from secondlead.reading.places.meant import EARTH

_POINTS = frozenset({"site", "city"})  # precisions at which a point stands for the place


@dataclass(frozen=True, slots=True)
class Speeds:
    """km/h over the whole way, and how many times the great circle the way is, at least and at most."""

    low: float
    high: float
    detour_low: float
    detour_high: float


@cache
def speeds() -> dict[str, Speeds]:
    """The ranges of each means of travel."""
    columns = ("low", "high", "detour_low", "detour_high")
    return {row["means"]: Speeds(*(float(row[column]) for column in columns)) for row in table("travel_speeds")}


def great_circle(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points in degrees, by the haversine formula (Sinnott 1984, Virtues of the Haversine)."""
    north, east = radians(other_lat - lat), radians(other_lon - lon)
    half = sin(north / 2) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(east / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))


def straight(places: list[Place | None]) -> float | None:
    """Kilometres from place to place in order; None where one of them is no point on the map."""
    length = 0.0
    for one, other in pairwise(places):
        if one is None or other is None or one.precision not in _POINTS or other.precision not in _POINTS:
            return None
        if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
            return None
        length += great_circle(one.lat, one.lon, other.lat, other.lon)
    return length if len(places) > 1 else None


def hours(length: float, means: str) -> tuple[float, float] | None:
    """Hours that a straight line of so many km takes by that means, at best and at worst; None for a means that no row tells of."""
    one = speeds().get(means)
    return (length * one.detour_low / one.high, length * one.detour_high / one.low) if one else None
