"""Which of several places of a name is meant: by the company of the other places of the report.

Here: a few rounds of voting over all names at once. Not here: what a name may stand for (candidates.py).

Each candidate begins with a weight of its own (how many live there, how the name fits) and is raised by the candidates of other names
that are near it, in its region, or in its country, each by how likely that one is by itself. A name behind which its region is printed
("Paris, Texas") is held to it first.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from secondlead.reading.places.candidates import Candidate

Numbers = NDArray[np.float64]

# Weights, in units of which SHARPNESS makes odds. Tuned on LGL and GeoWebNews together, so their figures are of the corpora tuned on: of
# the toponyms .913 and .891 are found, .778 and .761 found and put on the right spot. `python -m benchmarks.places` repeats them.
PEOPLE = 0.52  # a tenfold population
FEW = 200  # people added to every population, so that hamlets and places without a count stay comparable
SORTS = {"name": -1.0, "other": -2.4, "people": -0.3, "capital": -0.3, "seat": 1.6}
KINDS = {"city": 0.0, "admin1": 1.1, "country": 1.0, "region": 0.4, "water": 0.3, "site": 0.0}
PLAIN = -1.2  # in place of its kind's: a region or district that is called like a town, and no more
CHIEF = 1.5  # it is meant rather than the region of its name
TABLED = 1.3  # it stands in a word table: wires name it by itself
# What other names add, by kind of company: within tens of km, in the same region, the same country, the same part of the world; each
# sum s counts as most * s / (s + half).
COMPANY = {"near": (4.0, 1.5), "region": (3.0, 2.3), "country": (1.0, 1.0), "far": (1.6, 1.0)}
KM = 60.0  # at which nearness has fallen to 1/e
FAR_KM = 320.0  # likewise, for the same part of the world
WIRED = 1.5  # a tenfold population once more, in an agency's dateline that prints no region: only cities known by themselves stand so
OUTSIDE = -8.0  # it lies outside of the region printed behind the name
AGAIN = 0.3  # of a vote, by the natural logarithm of how often its name stands there; a dateline's counts once more
SHARPNESS = 1.5  # odds are e to this times the weight
ROUNDS = 3
MOST = 64  # names that vote, the most frequent: the sums grow with voters x candidates
AROUND = (1.0, 1.5)  # degrees of latitude and longitude within which a place without borders holds another
EARTH = 6371.0088  # km: its mean radius R1 (IUGG; Moritz 2000, Geodetic Reference System 1980)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the report: what it may stand for, how often it stands there, and the regions or countries printed behind it."""

    several: tuple[Candidate, ...]
    times: int = 1
    within: tuple[Candidate, ...] = ()
    dateline: bool = False
    wired: bool = False  # in a dateline that names an agency


def held(several: Sequence[Candidate], within: Sequence[Candidate]) -> list[bool]:
    """Which candidates lie in one of the places printed behind the name; all, where none does."""
    told = [any(_in(one, outer) for outer in within) for one in several]
    return told if any(told) else [True] * len(told)


def _in(one: Candidate, outer: Candidate) -> bool:
    if outer.kind == "country":
        return one.country == outer.country and one.kind != "country"
    if outer.kind == "admin1":
        return one.country == outer.country and one.admin1 == outer.admin1 and one.kind != "admin1"
    if one.lat is None or outer.lat is None or outer.lon is None or one.lon is None:
        return False
    near = abs(one.lat - outer.lat) < AROUND[0] and abs(one.lon - outer.lon) < AROUND[1]
    return one is not outer and one.name != outer.name and near


def _own_weight(one: Candidate) -> float:
    """What speaks for a candidate before any company."""
    kind = KINDS[one.kind]
    if not one.tabled and (one.kind == "admin1" or (one.kind == "region" and (one.sort == "other" or " " not in one.name))):
        kind = PLAIN
    return PEOPLE * math.log10(one.population + FEW) + SORTS[one.sort] + kind + TABLED * one.tabled + CHIEF * one.chief


def chosen(names: Sequence[Name]) -> list[int]:
    """For each name the index of the candidate that is meant; -1 where there is none."""
    flat = [(i, one) for i, name in enumerate(names) for one in name.several]
    if not flat:
        return [-1] * len(names)
    owner = np.array([i for i, _ in flat])
    prior = np.array([_own_weight(one) for _, one in flat])
    for i, name in enumerate(names):
        if name.within and name.several:
            first = int(np.searchsorted(owner, i))
            prior[first : first + len(name.several)] += [0.0 if fits else OUTSIDE for fits in held(name.several, name.within)]
        elif name.wired and name.several:
            first = int(np.searchsorted(owner, i))
            prior[first : first + len(name.several)] += [WIRED * math.log10(one.population + FEW) for one in name.several]
    voters = sorted(range(len(names)), key=lambda i: -names[i].times)[:MOST]
    votes = np.isin(owner, voters)
    shared = [one * (owner[:, None] != owner[votes][None, :]) for one in _shared([one for _, one in flat], votes)]
    weight = np.array([1.0 + AGAIN * math.log(name.times) + name.dateline for name in names])[owner[votes]]
    likely = _likely(prior, owner)
    total = prior
    for _ in range(ROUNDS):
        says = likely[votes] * weight
        total = prior.copy()
        for one, (most, half) in zip(shared, COMPANY.values(), strict=True):
            summed = one @ says
            total += most * summed / (summed + half)
        likely = _likely(total, owner)
    best = [-1] * len(names)
    for at, (i, _) in enumerate(flat):
        if best[i] < 0 or total[at] > total[best[i]]:
            best[i] = at
    firsts = np.searchsorted(owner, np.arange(len(names)))
    return [at - int(first) if at >= 0 else -1 for at, first in zip(best, firsts, strict=True)]


def _likely(total: Numbers, owner: NDArray[np.int64]) -> Numbers:
    """Each candidate's share of its name."""
    top = np.full(int(owner[-1]) + 1, -np.inf)
    np.maximum.at(top, owner, total)
    grown = np.exp(SHARPNESS * (total - top[owner]))
    sums = np.bincount(owner, grown)
    return np.asarray(grown / sums[owner])


def _shared(every: Sequence[Candidate], votes: NDArray[np.bool_]) -> list[Numbers]:
    """For each kind of company how far each voter's candidate keeps it with each candidate (rows: all, columns: voters), 0 to 1."""
    numbers: dict[str, int] = {}
    lands = np.array([numbers.setdefault(one.country or "", len(numbers)) for one in every])
    regions = np.array([numbers.setdefault(f"{one.country}.{one.admin1}" if one.admin1 else "", len(numbers)) for one in every])
    no_land, no_region = numbers.get("", -1), numbers.get("", -1)
    lat = np.radians([one.lat if one.lat is not None else 0.0 for one in every])
    lon = np.radians([one.lon if one.lon is not None else 0.0 for one in every])
    points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    pinned = np.array([one.lat is not None and one.kind not in ("country", "admin1") for one in every])
    away = np.arccos(np.clip(points @ points[votes].T, -1, 1)) * EARTH
    return [
        np.exp(-away / KM) * (pinned[:, None] & pinned[votes][None, :]),
        ((regions[:, None] == regions[votes][None, :]) & (regions != no_region)[:, None]).astype(np.float64),
        ((lands[:, None] == lands[votes][None, :]) & (lands != no_land)[:, None]).astype(np.float64),
        np.exp(-away / FAR_KM),
    ]
