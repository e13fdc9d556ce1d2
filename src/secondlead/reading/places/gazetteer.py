"""The gazetteer: names of countries, regions, counties and towns -> where they are.

Here: one file, mapped into memory and searched by the numbers of its names. Not here: how it is made (training/gazetteer.py), which of
several places of a name is meant (meant.py).

The file: b"SLPLACES", the SHA-256 of all that follows, the length of a header (4 bytes, little-endian), the header (JSON: where each
array begins, its type and length; countries, regions), then the arrays. Names stand by the first 40 bits of their hash, in order.
"""

from __future__ import annotations

import hashlib
import json
import mmap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from secondlead.errors import ModelError
from secondlead.reading.places.names import number

MAGIC = b"SLPLACES"
FILE = Path(__file__).parent / "gazetteer.bin"
MEND = "install Second Lead again"
KINDS = ("city", "admin1", "country", "region")
OTHER = 1 << 23  # set in a reference whose name is another one of the place: "Kiev", "Москва", "Rapides" for the parish


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. country: ISO 3166-1 alpha-2; admin1: GeoNames' code; ident: GeoNames' id, or None where it is not known.

    other: it was asked for by another name than its own. lat, lon: degrees; of a region or county the middle of its towns.
    """

    number: int
    name: str
    kind: str
    country: str
    admin1: str
    ident: int | None
    lat: float
    lon: float
    population: int
    other: bool = False


class Gazetteer:
    """A gazetteer's file, checked when it is opened. Raises ModelError."""

    def __init__(self, path: Path = FILE) -> None:
        try:
            with path.open("rb") as file:
                kept = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError) as error:
            raise ModelError(str(path), "the gazetteer is missing or cannot be read", MEND) from error
        if bytes(kept[:8]) != MAGIC or hashlib.sha256(kept[40:]).digest() != bytes(kept[8:40]):
            raise ModelError(str(path), "the gazetteer is not the one that was made (SHA-256 differs)", MEND)
        length = int.from_bytes(kept[40:44], "little")
        header: dict[str, Any] = json.loads(bytes(kept[44 : 44 + length]))
        arrays: dict[str, NDArray[Any]] = {
            name: np.frombuffer(kept, dtype, count, 44 + length + start) for name, (dtype, count, start) in header["arrays"].items()
        }
        self.regions: list[list[str]] = header["regions"]  # [country, code, name], by number
        self._high, self._low = arrays["name_high"], arrays["name_low"]
        self._references = arrays["reference"].reshape(-1, 3)
        self._text, self._offsets = arrays["text"], arrays["offset"]
        self._columns = {name: arrays[name] for name in ("ident", "lat", "lon", "region", "kind", "population")}

        self._regions_at: dict[tuple[str, str], list[int]] = {}
        for at in np.flatnonzero(self._columns["kind"] == KINDS.index("admin1")).tolist():
            where, code, _ = self.regions[int(self._columns["region"][at])]
            self._regions_at.setdefault((where, code), []).append(at)

    def __len__(self) -> int:
        return len(self._columns["kind"])

    def find(self, names: Sequence[str]) -> list[tuple[int, ...]]:
        """For each name the references of the places so called, the most populous first."""
        numbers = np.array([number(one) for one in names], dtype=np.uint64)
        high, low = (numbers >> np.uint64(8)).astype(np.uint32), (numbers & np.uint64(255)).astype(np.uint8)
        first = np.searchsorted(self._high, high).tolist()
        last = np.searchsorted(self._high, high, side="right").tolist()
        return [self._run(a, b, check) if a < b else () for a, b, check in zip(first, last, low.tolist(), strict=True)]

    def _run(self, first: int, last: int, check: int) -> tuple[int, ...]:
        found = []
        for at in range(first, last):
            if self._low[at] == check:
                a, b, c = self._references[at].tolist()
                found.append(a | b << 8 | c << 16)
        return tuple(sorted(found, key=lambda one: one & (OTHER - 1)))

    @lru_cache(maxsize=16384)  # noqa: B019 - one gazetteer a process
    def entry(self, reference: int) -> Entry:
        """The place that a reference of `find` stands for."""
        at = reference & (OTHER - 1)
        column = {name: values[at] for name, values in self._columns.items()}
        country, code, _ = self.regions[int(column["region"])]
        start, end = int(self._offsets[at]), int(self._offsets[at + 1])
        return Entry(
            number=at,
            name=bytes(self._text[start:end]).decode(),
            kind=KINDS[int(column["kind"])],
            country=country,
            admin1=code,
            ident=int(column["ident"]) or None,
            lat=round(float(column["lat"]), 5),
            lon=round(float(column["lon"]), 5),
            population=int(column["population"]),
            other=bool(reference & OTHER),
        )

    def named(self, name: str) -> list[Entry]:
        """The places called so, the most populous first."""
        return self.entries(self.find([name])[0])

    def of_kind(self, kind: str) -> list[Entry]:
        """Every place of one kind."""
        return self.entries(int(at) for at in np.flatnonzero(self._columns["kind"] == KINDS.index(kind)))

    def region(self, country: str, code: str) -> list[Entry]:
        """The first-level region of a country's code and GeoNames' code; none, or one."""
        return self.entries(self._regions_at[country, code]) if (country, code) in self._regions_at else []

    def entries(self, references: Iterable[int]) -> list[Entry]:
        """The places of several references, in their order."""
        return [self.entry(one) for one in references]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The package's own, opened once. Raises ModelError."""
    return Gazetteer()
