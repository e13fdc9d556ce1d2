"""Rules: an embargo holds until it ends; of a confidential source nothing is shown but that there is one.

Here: embargoes and discretion over readings made by hand. Not here: the same through a ledger (test_rereading.py), on a command line.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests import synthetic

from secondlead.ledger.hidden import discreet, embargoed, free, shown
from secondlead.ledger.mendwords import HIDDEN
from secondlead.ledger.story import story
from secondlead.model.ledger import Filed, Says, Story
from secondlead.model.ledgercontract import story_dict
from secondlead.model.reading import SourceKind
from secondlead.views.jsonout import dumps
from secondlead.views.storybrief import story_brief
from secondlead.views.storypage import story_page
from secondlead.views.storyterminal import render_story, render_why

PLOT = synthetic.plot(1, 10)
MORNING = datetime(2025, 3, 4, 8, tzinfo=UTC)
LATER = "2025-03-09T00:00:00+00:00"

UNTIL: list[tuple[str | None, str, bool, str]] = [
    (None, LATER, False, "no embargo"),
    ("", LATER, False, "none told"),
    ("unknown", LATER, True, "an end that nobody knows"),
    ("soon", LATER, True, "an end that cannot be read"),
    ("2025-03-09T00:00:01+00:00", LATER, True, "a second before its end"),
    ("2025-03-09T00:00:00+00:00", LATER, False, "at its end"),
    ("2025-03-09T08:00:00+09:00", LATER, False, "an hour ago, by another clock"),
    ("2025-03-08T20:00:00-05:00", LATER, True, "in an hour, by another clock"),
    ("2025-03-08", LATER, True, "a day: until it is over everywhere"),
    ("2025-03-08", "2025-03-09T12:00:00+00:00", False, "a day that is over everywhere"),
    ("2025-03-08T14:00:00", LATER, True, "no zone: by the last clock on earth"),
    ("9999-12-31T23:59:59-12:00", LATER, True, "further than clocks go"),
]


@pytest.mark.parametrize(("until", "moment", "holds", "why"), UNTIL, ids=[case[3] for case in UNTIL])
def test_how_long_an_embargo_holds(until: str | None, moment: str, holds: bool, why: str) -> None:
    assert embargoed(until, moment) is holds, why


def filed(number: int, outlet: str = "Halden Press", series: str = "a", **others: object) -> Filed:
    when = MORNING + timedelta(hours=number)
    deep = synthetic.deep(PLOT, outlet, number, when, number)
    reading = replace(deep.reading, report=replace(deep.reading.report, **others))  # type: ignore[arg-type]
    frames = tuple(replace(frame, class_="likely", low=0.55, high=0.8) for frame in deep.frames)
    return Filed(reading.report.id, reading, frames, when.isoformat(), "1", series, vectors=deep.vectors)


def test_what_is_under_embargo_counts_for_nothing() -> None:
    several = [filed(0), filed(1, embargo_until="2025-03-10T00:00:00Z")]
    before = story(free(several, LATER), LATER)
    assert before == story(several[:1], LATER)
    assert len(story(free(several, "2025-03-10T00:00:00+00:00"), LATER).reports) == 2


SECRET = "Odilia Quarrell"
WORDS = "a brown envelope from the harbour office"


def confidential() -> Filed:
    """A note of the desk's that says what the first lead says, and more, by a source of another body."""
    one = filed(0, "our desk", "n", published=(MORNING + timedelta(hours=3)).isoformat(), id="n" * 16, title=WORDS, text="")
    swapped = []
    for statement in one.reading.statements:
        assert statement.source is not None
        source = replace(statement.source, name=SECRET, body=f"{SECRET} Office", kind=SourceKind.PERSON)
        relay = (replace(statement.relay[0], name=SECRET), *statement.relay[1:])
        content = tuple(replace(part, text=f"{part.text} {WORDS}") for part in statement.content)
        swapped.append(replace(statement, source=source, relay=relay, content=content))
    reading = replace(one.reading, statements=tuple(swapped), report=replace(one.reading.report, text=f"{SECRET}: {WORDS}"))
    return replace(one, id="n" * 16, reading=reading, confidential=True)


@pytest.fixture(scope="module")
def both() -> tuple[Story, Story]:
    """(the whole story, the story as it may be shown)."""
    several = [filed(0), filed(1), confidential()]
    whole = story(several, LATER)
    return whole, discreet(whole, story(shown(several), LATER))


def test_every_form_of_a_story_is_without_a_word_of_a_confidential_source(both: tuple[Story, Story]) -> None:
    whole, told = both
    forms = {
        "records": repr(told),
        "json": dumps(story_dict(told)),
        "text": render_story(story_brief(told, every=True), 200),
        "page": story_page(told, story_brief(told, every=True)),
        "why": "".join(render_why(one, 200) for one in told.propositions),
    }
    for form, text in forms.items():
        for secret in (SECRET, "Odilia", "Quarrell", "brown envelope"):
            assert secret not in text, (form, secret)
    assert SECRET in repr(whole)
    assert HIDDEN in forms["json"]
    assert HIDDEN in forms["page"]


def test_a_confidential_source_counts_and_is_told_of(both: tuple[Story, Story]) -> None:
    """The standing is that of the whole story: here two bodies say so, where one does without it."""
    whole, told = both
    public = story(shown([filed(0), filed(1)]), LATER)
    by_id = {one.id: one for one in whole.propositions}
    alone = {one.id: one.standing for one in public.propositions}
    touched = [one for one in told.propositions if any(b.root == HIDDEN for b in one.backings)]
    assert touched
    for one in touched:
        assert one.because.endswith(f"; {HIDDEN} puts it forward")
        assert {b.says for b in one.backings if b.root == HIDDEN} == {Says.FOR}
        assert one.standing is by_id[one.id].standing
    assert any(alone[one.id] is not one.standing for one in touched)
    untouched = [one for one in told.propositions if one not in touched]
    assert untouched == [one for one in public.propositions if one.id in {other.id for other in untouched}]


def test_without_a_confidential_report_nothing_changes() -> None:
    whole = story([filed(0), filed(1)], LATER)
    assert discreet(whole, whole) is whole
