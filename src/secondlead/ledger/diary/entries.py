"""Stories -> the entries of one diary: those of some days, or those overdue.

Here: gathering and choosing. Not here: what is expected (steps.py), how it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from secondlead.ledger.order import moment
from secondlead.model.diary import DiaryEntry
from secondlead.model.ledger import Expectation, State, Story


def entries(stories: Iterable[Story]) -> tuple[DiaryEntry, ...]:
    """All that stories expect, by window."""
    found = [_entry(story, one) for story in stories for one in story.expectations]
    return tuple(sorted(found, key=lambda one: _key(one.expectation)))


def chosen(
    several: Sequence[DiaryEntry], from_: str | None = None, to: str | None = None, *, overdue: bool = False
) -> tuple[DiaryEntry, ...]:
    """Those whose window has a day between two (ISO days, both included; None: no bound); overdue: those alone that are.

    An open beginning counts from the day of the report that first told of it.
    """
    return tuple(
        one
        for one in several
        if (not overdue or one.expectation.state is State.OVERDUE)
        and (to is None or (one.expectation.from_ or one.first)[:10] <= to)
        and (from_ is None or one.expectation.to is None or one.expectation.to[:10] >= from_)
    )


def _key(one: Expectation) -> tuple[str, str, str]:
    return (one.from_ or one.to or "")[:10], one.to or "9999", one.id


def _entry(story: Story, one: Expectation) -> DiaryEntry:
    refs = (*one.says, *((one.because,) if one.because else ()))
    told = {ref.report for ref in refs}
    reports = [filed for filed in story.reports if filed.id in told]
    moments = [moment(filed) for filed in reports] or [story.first]
    saying = [filed for filed in reports if any(filed.id == ref.report for ref in one.says)]
    outlets = tuple(dict.fromkeys(filed.reading.report.outlet or filed.reading.report.input for filed in saying))
    return DiaryEntry(story.id, story.title, one, outlets, min(moments), max(moments), len(reports), story.as_of)
