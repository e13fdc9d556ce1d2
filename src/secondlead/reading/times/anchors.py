"""What the parts of a report count their days from.

Here: one anchor a part: the day of publication in the outlet's zone, or the day that a dateline prints. A digest, or two stories in one
file, has several parts. Not here: the zones (zones.py).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from secondlead.lexicon import table
from secondlead.model.report import BlockKind, Report
from secondlead.reading.times import zones

STALE = 7  # days: an older dateline than that, under a day of publication, is told of and not counted from


@dataclass(frozen=True, slots=True)
class Printed:
    """A dateline: where it begins, what it says, the words of its day, and that day, in the year that puts it nearest to publication."""

    start: int
    text: str
    words: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """From which place in the text on which day is counted from. by: published, dateline, or "" where there is no day."""

    start: int
    day: date | None
    by: str
    zone: ZoneInfo | None = None  # of the outlet, else of the dateline; None where neither is known


@cache
def _months() -> dict[str, int]:
    return {row["name"].lower(): int(row["number"]) for row in table("months")}


@cache
def _day() -> re.Pattern[str]:
    names = "|".join(sorted(_months(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<m>{names})\.?\s?(?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}})\s(?P<m2>{names})\b\.?)(?:,?\s(?P<y>\d{{4}}))?\b", re.IGNORECASE
    )


def published(report: Report) -> tuple[date | None, bool]:
    """The day of publication in the zone that the report counts by, and whether that had to be found from a moment with a zone."""
    stamp = _moment(report.published)
    if stamp is None or stamp.tzinfo is None:
        return stamp.date() if stamp else None, False
    return zones.day_at(stamp, home(report)), True


def home(report: Report) -> ZoneInfo | None:
    """The outlet's zone, else the first dateline's."""
    found = zones.of_outlet(report.outlet)
    first = next((block.span.text for block in report.blocks if block.kind is BlockKind.DATELINE), "")
    if found or not first:
        return found
    dated = _day().search(first)
    return zones.of_dateline(first, dated[0] if dated else "")


def _moment(iso: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def datelines(report: Report) -> Iterator[Printed]:
    """The datelines in order."""
    today = published(report)[0]
    for block in report.blocks:
        if block.kind is BlockKind.DATELINE:
            found = _day().search(block.span.text)
            yield Printed(block.span.start, block.span.text, found[0] if found else "", _of(found, today) if found else None)


def _of(found: re.Match[str], today: date | None) -> date | None:
    years = [int(found["y"])] if found["y"] else [today.year + by for by in (-1, 0, 1)] if today else []
    options = []
    for year in years:
        try:
            options.append(date(year, _months()[(found["m"] or found["m2"]).lower()], int(found["d"] or found["d2"])))
        except ValueError:
            continue
    return min(options, key=lambda one: abs((one - today).days) if today else 0) if options else None


def anchors(report: Report) -> tuple[Anchor, ...]:
    """The anchors in order; the first holds from the beginning.

    A dateline's day counts where it is that of publication or up to STALE days older, or a day later by the clocks of elsewhere; and each
    part's own where a report has datelines of several days. What is before the first dateline (the headline) goes with it.
    """
    day, moved = published(report)
    zone = home(report)
    printed = list(datelines(report))
    days = {one.day for one in printed if one.day}
    if len(days) > 1:
        parts = [Anchor(one.start, one.day or day, _by(one.day, day), zone or zones.of_dateline(one.text, one.words)) for one in printed]
        return (Anchor(0, parts[0].day, parts[0].by, parts[0].zone), *parts[1:])
    told = next(iter(days), None)
    if told and (day is None or -STALE <= (told - day).days <= int(moved)):
        return (Anchor(0, told, _by(told, day), zone),)
    return (Anchor(0, day, "published" if day else "", zone),)


def _by(printed: date | None, day: date | None) -> str:
    return "dateline" if printed and printed != day else "published" if day else ""


def anchor_at(several: Sequence[Anchor], start: int) -> Anchor:
    """The anchor of a place in the text."""
    return several[max(0, bisect_right([one.start for one in several], start) - 1)]


def latest(report: Report) -> date | None:
    """The last day that a part of the report counts from: what lies behind it is still to come in all of them."""
    return max((one.day for one in anchors(report) if one.day), default=None)
