"""What a report's times leave open or get wrong, said as warnings.

Here: days without a date to count from, days that no calendar has, a weekday that is not its date's, a publication to come, a stamp of no
known zone, two datelines, a dateline that is not of the day of publication.
Not here: how times are read (steps.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from secondlead.model.circumstances import Time
from secondlead.model.parse import Parse
from secondlead.reading.times.anchors import STALE, anchors, datelines, home, published

LATE = timedelta(days=2)  # a publication further ahead of today than zones and clocks explain


def doubts(parse: Parse, found: Sequence[Time], today: date) -> tuple[str, ...]:
    """One line each, with the words that it is about. today: the day on which the report is read."""
    return (*_published(parse, found, today), *_datelines(parse), *_unsettled(parse, found), *_impossible(found))


def _published(parse: Parse, found: Sequence[Time], today: date) -> Iterator[str]:
    day, moved = published(parse.report)
    if day and day - today > LATE:
        yield f"published {day.isoformat()}: that day is still to come; times are counted from it all the same"
    stamp = parse.report.published or ""
    if moved and stamp.endswith(("Z", "+00:00")) and home(parse.report) is None and any(one.anchor == "published" for one in found):
        yield f"published {stamp}: no zone is known of its outlet or dateline; the day is taken in the zone of the stamp"


def _datelines(parse: Parse) -> Iterator[str]:
    printed = [one for one in datelines(parse.report) if one.words]
    if len({one.day or one.words for one in printed}) > 1:
        shown = ", ".join(f"{one.words!r}" for one in printed)
        base = "each part's times are counted from its own" if all(one.day for one in printed) else f"times are counted from {_base(parse)}"
        yield f"{'two' if len(printed) == 2 else len(printed)} datelines: {shown}; {base}"
        return
    day, moved = published(parse.report)
    if not printed or not printed[0].day or day is None:
        return
    gap = (printed[0].day - day).days
    if gap > int(moved) or gap < -STALE:
        side = "later" if gap > 0 else "earlier"
        yield f"dateline {printed[0].words!r}: {abs(gap)} days {side} than publication; times are counted from {day.isoformat()}"


def _base(parse: Parse) -> str:
    return parse.report.published or "neither"


def _unsettled(parse: Parse, found: Sequence[Time]) -> Iterator[str]:
    if any(one.day for one in anchors(parse.report)):
        return
    loose = list(dict.fromkeys(one.span.text for one in found if one.type in ("DATE", "TIME") and one.from_ is None and _dated(one)))
    if loose:
        yield f"no date to count from: {', '.join(loose)}; give the day of publication to resolve them"


def _dated(time: Time) -> bool:
    """Whether a date would resolve it: not so of "recently"."""
    return not time.value.endswith("_REF") and time.to is None and time.problem == ""


def _impossible(found: Sequence[Time]) -> Iterator[str]:
    for one in found:
        if one.problem:
            yield f"{one.span.text!r}: {one.problem}"
