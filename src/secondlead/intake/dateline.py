"""The dateline at the start of a paragraph. Here: its wordings, its outlet and its day. Not here: other furniture (layout.py).

The wordings, first that fits:
    1. PLACE, Region, Month day (Agency) --     place, day and agency in any of the usual orders; the dash may be missing after an agency;
                                                a country in brackets behind the place, as French agencies print it
    2. PLACE, Month day. /AGENCY/               slashes; PLACE. Month day. INTERFAX -
    3. Place (Agency) -                         no day: the agency is known or the place in capitals
    4. (Agency) -                               no place: the agency is known
    5. PLACE, Month day --                      no agency
    6. PLACE, Region --                         capitals and a dash alone: what follows must begin a sentence
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from secondlead.intake.dates import day_in, months
from secondlead.intake.outlets import outlet_name, outlet_row
from secondlead.lexicon import index

LONGEST = 160  # characters looked at


@dataclass(frozen=True, slots=True)
class Dateline:
    """How many characters of the paragraph it takes, the outlet and the day that it gives."""

    length: int
    outlet: str | None
    day: str | None


@cache
def _wordings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    upper = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\-]*(?:[ /][A-ZÀ-ÖØ-Þ(][A-ZÀ-ÖØ-Þ'’.\-)]*){0,4}"
    word = r"[A-ZÀ-ÖØ-Þ][\w'’.\-]*"
    region = rf"(?:\s\({word}(?:\s{word}){{0,3}}\))?(?:,\s{word}(?:\s(?:of\s(?:the\s)?|and\s)?{word}){{0,3}}\.?){{0,2}}?"
    place = rf"(?P<place>{upper}|{word}(?:[ /](?:(?:de|of|del|la|al|am|ABOARD)\s)?{word}){{0,3}})"
    day = rf"(?P<date>(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:{months()}\s?\d{{1,2}}|\d{{1,2}}\s{months()})(?:,?\s\d{{4}})?)"
    agency = r"(?P<agency>[A-Z][\w@.&'’/ -]{1,40}?|dpa)"
    slashed = agency.replace("?P<agency>", "?P<slashed>")
    dash = r"(?:--+|[-–—―_]|:)"
    end = r"(?P<end>\s*)"
    capitals = rf"(?P<place>(?:ABOARD )?{upper}{region})"
    return tuple(
        (name, re.compile(pattern))
        for name, pattern in (
            ("full", rf"{place}{region},?\.?\s{day}\.?,?\s?(?:\({agency}\)\s?{dash}?|/{slashed}/[.:]?\s?{dash}?){end}"),
            ("full", rf"{place}{region},?\s\({agency}\),?\s{day}\.?\s?{dash}{end}"),
            ("full", rf"{place}{region}[,.]\s{day}[.,]\s(?P<agency>[A-Z][A-Za-z]{{1,20}})\s?{dash}{end}"),
            ("full", rf"{day}\.?\s?(?:\({agency}\)|/{slashed}/)\s?{dash}{end}"),
            ("place", rf"{place}{region},?\s?\({agency}\)\s?{dash}{end}"),
            ("agency", rf"(?:\({agency}\)|/{slashed}/)\s?{dash}{end}"),
            ("known", rf"{place}{region},?\s\({agency}\)(?P<end>\s*)(?=[A-Z“\"])"),
            ("day", rf"{capitals},\s{day}\.?\s?(?:--+|[–—―_]|\s-\s?){end}"),
            ("bare", rf"{capitals}\s(?:--+|[–—―_]|-(?=\s)){end}"),
        )
    )


def dateline_of(paragraph: str) -> Dateline | None:
    """The dateline that paragraph begins with, None where it begins with its sentence."""
    head = paragraph[:LONGEST]
    for name, pattern in _wordings():
        found = pattern.match(head)
        if not found or found.end() >= len(paragraph) or not _fits(name, found, paragraph):
            continue
        groups = found.groupdict()
        agency, date = groups.get("agency") or groups.get("slashed"), groups.get("date")
        return Dateline(found.end("end"), outlet_name(agency) if agency else None, day_in(date) if date else None)
    return None


def _fits(name: str, found: re.Match[str], paragraph: str) -> bool:
    """Whether a match of the wording called name is a dateline indeed, and not the subject of the sentence."""
    groups = found.groupdict()
    place, agency = groups.get("place") or "", groups.get("agency") or groups.get("slashed") or ""
    begins = re.match(r"[\"“‘'«(\[$£€]*[A-Z0-9À-Þ]", paragraph[found.end() :]) is not None
    if name == "full":
        dashed = not found[0].rstrip().endswith((")", "/"))
        return dashed or place.isupper() or outlet_row(agency.split("/")[0]) is not None
    if name == "agency" or name == "known":
        return outlet_row(agency.split("/")[0]) is not None and begins
    if name == "place":
        return begins and (outlet_row(agency.split("/")[0]) is not None or (place.isupper() and len(agency) > 2 and "-" not in agency))
    if name == "day":
        return begins
    words = place.split(",")[0].lower().split()
    if len(words) > 3 or any(word in index("function_words") for word in words[1:]):  # a label or a shout, not a place
        return False
    letters = re.match(r"[^,\s/]+", place)
    town = letters[0] if letters else ""
    long = len(town) > 4 or " " in place.split(",")[0] or "," in place
    return begins and (long or town in index("short_datelines"))
