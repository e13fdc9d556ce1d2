"""Places on LGL and GeoWebNews (Lieberman et al., 2010; Gritta et al., 2020): found in the text, and put on the right spot.

Right: the gold's GeoNames id, or within 161 km of its point; an area of LGL also by its name; a country or first-level region: the same
sort of place (a region also by its name) within 500 km. A toponym is found where any character overlaps, one to one, most shared first.

Here: the corpora's formats and the counting. Not here: how places are found (src/secondlead/reading/places).
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as XML
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpora
from benchmarks.measures import At, common, paired, ratio
from benchmarks.readings import read_texts
from secondlead.model.circumstances import Place

NEAR_KM = 161.0
WIDE_KM = 500.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A toponym of the gold. sort: country, region, area, town, or "" where it has no coordinates."""

    at: At
    sort: str
    ident: str = ""
    name: str = ""
    point: tuple[float, float] = (0.0, 0.0)


Articles = dict[str, tuple[str, list[Toponym]]]


def _said(element: XML.Element, tag: str) -> str:
    return element.findtext(tag) or ""


def _stands(text: str, start: int, phrase: str) -> At:
    """Where the phrase stands nearest to its start: some texts lost white space after they were marked."""
    at = min((found.start() for found in re.finditer(re.escape(phrase), text)), key=lambda one: (abs(one - start), one))
    return at, at + len(phrase)


def lgl(data: Path) -> Articles:
    """LGL's articles."""
    (path, _) = corpora.places(data)
    articles: Articles = {}
    for article in XML.parse(path).getroot():
        text, found = _said(article, "text"), []
        for mark in article.iter("toponym"):
            at = _stands(text, int(_said(mark, "start")), _said(mark, "phrase"))
            entry = mark.find("gaztag")
            if entry is None:
                found.append(Toponym(at, ""))
                continue
            code = _said(entry, "fcode")
            plain = {"L": "area", "H": "area"}.get(_said(entry, "fclass"), "town")
            sort = "country" if code.startswith("PCL") else "region" if code == "ADM1" else plain
            point = float(_said(entry, "lat")), float(_said(entry, "lon"))
            found.append(Toponym(at, sort, entry.get("geonameid", ""), _said(entry, "name"), point))
        articles[f"{article.get('docid')}.txt"] = text, found
    return articles


def webnews(data: Path) -> Articles:
    """GeoWebNews' articles; countries and regions are those that LGL knows by the same id."""
    (first, second) = corpora.places(data)
    known = XML.parse(first).getroot()
    sorts = {entry.get("geonameid", ""): sort for tag, sort in (("admin1", "region"), ("country", "country")) for entry in known.iter(tag)}
    articles: Articles = {}
    for article in XML.parse(second).getroot():
        text, found = _said(article, "text"), []
        for mark in article.iter("toponym"):
            if mark.find("latitude") is None:
                continue
            phrase, ident = _said(mark, "extractedName"), _said(mark, "geonamesID")
            point = float(_said(mark, "latitude")), float(_said(mark, "longitude"))
            at = _stands(text, int(_said(mark, "start")), phrase)
            found.append(Toponym(at, sorts.get(ident, "town"), ident, _said(mark, "normalisedName") or phrase, point))
        articles[f"{article.get('file')}.txt"] = text, found
    return articles


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance between two (lat, lon) in degrees, on a sphere of 6,371 km."""
    (a, b), (c, d) = ((math.radians(x) for x in point) for point in (one, other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, half)))


def right(gold: Toponym, told: Place) -> bool:
    """Whether a place told is the gold's."""
    if told.geonameid is not None and str(told.geonameid) == gold.ident:
        return True
    away = kilometres(gold.point, (told.lat, told.lon)) if told.lat is not None and told.lon is not None else math.inf
    named, near = told.name.casefold() == gold.name.casefold(), away <= NEAR_KM
    if gold.sort == "country":
        return away <= WIDE_KM and (told.kind == "country" or near)
    if gold.sort == "region":
        return away <= WIDE_KM and (told.kind == "admin1" or named or near)
    return near or (gold.sort == "area" and named)


def measured(articles: Articles) -> dict[str, float]:
    """Found and right of all with coordinates; recall and F1 of toponyms."""
    readings = read_texts({file: text for file, (text, _) in articles.items()})
    hits = placed = found = marked = told = 0
    for file, (_, gold) in articles.items():
        places: Sequence[Place] = readings[file].places
        pairs = paired(gold, places, lambda one, place: common(one.at, (place.span.start, place.span.end)))
        found, marked, told = found + len(pairs), marked + len(gold), told + len(places)
        placed += sum(bool(one.sort) for one in gold)
        hits += sum(bool(gold[i].sort) and right(gold[i], places[j]) for i, j in pairs.items())
    return {"right": ratio(hits, placed), "recall": ratio(found, marked), "F1": ratio(2 * found, told + marked)}


def figures(data: Path) -> dict[str, float]:
    """The figures of both corpora."""
    return {f"{name} {figure}": value for name, read in (("LGL", lgl), ("GWN", webnews)) for figure, value in measured(read(data)).items()}


if __name__ == "__main__":
    for figure, value in figures(corpora.asked(__doc__)).items():
        print(f"{figure:12} {value:.3f}")
