"""What a report's times leave open or get wrong, said as warnings.

Here: days without a date to count from, days that no calendar has, a weekday that is not its date's, a publication to come, two datelines.
Not here: how times are read (steps.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from secondlead.lexicon import table
from secondlead.model.circumstances import Time
from secondlead.model.parse import Parse
from secondlead.model.report import BlockKind
from secondlead.reading.times.steps import day_of

LATE = timedelta(days=2)  # a publication further ahead of today than zones and clocks explain


@cache
def _day() -> re.Pattern[str]:
    names = "|".join(sorted((row["name"] for row in table("months")), key=len, reverse=True))
    return re.compile(rf"\b(?:(?:{names})\.?\s?\d{{1,2}}|\d{{1,2}}\s(?:{names}))\b", re.IGNORECASE)


def doubts(parse: Parse, found: Sequence[Time], today: date) -> tuple[str, ...]:
    """One line each, with the words that it is about. today: the day on which the report is read."""
    return (*_published(parse, today), *_datelines(parse), *_unsettled(parse, found), *_impossible(found))


def _published(parse: Parse, today: date) -> Iterator[str]:
    day = day_of(parse)
    if day and day - today > LATE:
        yield f"published {day.isoformat()}: that day is still to come; times are counted from it all the same"


def _datelines(parse: Parse) -> Iterator[str]:
    printed = [block.span.text for block in parse.report.blocks if block.kind is BlockKind.DATELINE]
    days = {found[0] for text in printed if (found := _day().search(text))}
    if len(days) > 1:
        shown = ", ".join(f"{one!r}" for one in sorted(days))
        yield f"two datelines: {shown}; times are counted from {parse.report.published or 'neither'}"


def _unsettled(parse: Parse, found: Sequence[Time]) -> Iterator[str]:
    if day_of(parse):
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
