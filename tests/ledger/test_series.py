"""Rules: which series a report continues, and as what. Reports are made up."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlead.intake import from_text
from secondlead.ledger.editions import Edition, edition, hours
from secondlead.ledger.series import Step, place

NINE = "2025-10-14T09:00:00+00:00"
URGENT = """(URGENT) Ferry with 46 aboard runs aground off Ondria

A ferry with 46 people aboard has run aground off Ondria, the coast guard said Tuesday."""
LEAD = """(LEAD) Ferry with 46 aboard runs aground off Ondria

A ferry with 46 people aboard has run aground off Ondria in thick fog, the coast guard said Tuesday.

The Amber Gull sent a distress call before dawn, a duty officer said.

Three boats were on their way to the ship, the officer said."""
SECOND = """(2nd LD) All safe after ferry runs aground off Ondria

All 46 people aboard a ferry that ran aground off Ondria are safe, the coast guard said.

The Amber Gull sent a distress call before dawn, a duty officer said.

Three boats were on their way to the ship, the officer said. The ministry opened an inquiry."""
OTHER = """(2nd LD) Norda raises rates as prices climb

Norda's central bank raised its rate by half a point on Tuesday, citing prices that climbed faster than it had foreseen.

The governor said that more steps would follow if wages did not slow.

Analysts had expected a smaller step, and shares fell by two percent in Castrel."""

QUAKE = """(3rd LD) Quake of magnitude 5.8 shakes Orsel

A quake of magnitude 5.8 shook Orsel before noon, the survey said, and people ran out of schools and shops.

No damage was reported at first. Trains stood still for an hour."""


def made(text: str, outlet: str = "Maravel News Agency", published: str = "2025-10-14T08:00:00+00:00", link: str | None = None) -> Edition:
    return edition(from_text(text, published=published, outlet=outlet), link)


def body(text: str) -> str:
    return text.split("\n\n", 1)[1]


FIRST, LATER = made(URGENT), made(LEAD, published="2025-10-14T08:15:00+00:00")
KNOWN = [FIRST, LATER, made(OTHER, published="2025-10-14T07:00:00+00:00")]

STEPS = [
    ("a second lead", made(SECOND, published=NINE), Step.UPDATE, LATER),
    ("a lead after the urgent alone", LATER, Step.UPDATE, FIRST),
    ("no mark, but the text goes on", made("Ferry aground\n\n" + body(SECOND), published=NINE), Step.UPDATE, LATER),
    ("the number has been skipped", made(SECOND.replace("2nd", "6th"), published=NINE), Step.UPDATE, LATER),
    ("the number starts again", made(SECOND.replace("(2nd LD)", "(LEAD)"), published=NINE), Step.UPDATE, LATER),
    (
        "a correction",
        made(LEAD.replace("(LEAD)", "(CORRECTED)").replace("46", "49"), published=NINE),
        Step.CORRECTION,
        LATER,
    ),
    (
        "a refile",
        made(LEAD.replace("(LEAD) ", "REFILE-").replace("fog", "mist"), published=NINE),
        Step.REFILE,
        LATER,
    ),
    ("a repeat", made(LEAD.replace("(LEAD) ", "RPT-"), published=NINE), Step.REPEAT, LATER),
    ("the very same", made(LEAD, published=NINE), Step.UNCHANGED, LATER),
    (
        "a kill has hardly any text",
        made("(KILL) Ferry with 46 aboard runs aground off Ondria\n\nThe report is withdrawn.", published=NINE),
        Step.WITHDRAWAL,
        LATER,
    ),
    ("another outlet's copy", made("Ferry aground\n\n" + body(LEAD), "Seld Herald", "2025-10-14T10:00:00+00:00"), Step.COPY, LATER),
    ("a lead days later", made(SECOND, published="2025-10-17T09:00:00+00:00"), Step.UPDATE, LATER),
    ("too late", made(SECOND, published="2025-10-27T09:00:00+00:00"), Step.OPENS, None),
    ("too late for a text without a mark", made("All safe\n\n" + body(SECOND), published="2025-10-17T09:00:00+00:00"), Step.OPENS, None),
    ("another story, its mark notwithstanding", made(QUAKE, published=NINE), Step.OPENS, None),
    (
        "a note to editors",
        made("ADVISORY: photo of the harbour to follow\n\nWe will move a photo at noon.", published=NINE),
        Step.NOTE,
        None,
    ),
]


@pytest.mark.parametrize(("why", "report", "step", "of"), STEPS, ids=[one[0] for one in STEPS])
def test_step(why: str, report: Edition, step: Step, of: Edition | None) -> None:
    placed = place(report, [one for one in KNOWN if one is not report])
    assert (placed.step, placed.of) == (step, of.id if of else None), placed.because


def test_the_ordinal_alone_joins_nothing() -> None:
    """Two second leads of one agency, an hour apart, on two stories."""
    ferry = made(SECOND, published=NINE)
    assert place(ferry, [made(OTHER, published="2025-10-14T08:00:00+00:00")]).step is Step.OPENS


def test_the_same_link_is_the_same_report_whatever_its_words() -> None:
    old, new = made(LEAD, link="tag:1"), made(OTHER, published="2025-10-20", link="tag:1")
    assert place(new, [old]).step is Step.UPDATE


def test_a_mark_on_the_same_link_says_what_it_does() -> None:
    old, new = made(LEAD, link="tag:1"), made(LEAD.replace("(LEAD)", "(CORRECTED)"), link="tag:1")
    assert place(new, [old]).step is Step.CORRECTION


def test_headlines_of_a_kind_are_no_series() -> None:
    """A daily form, another market."""
    one = "Seld shares close 1.1 percent higher\n\nShare prices in Seld closed 1.1 percent higher on Tuesday as banks rose."
    other = "Orsel shares close 0.2 percent higher\n\nOrsel's bourse ended Tuesday 0.2 percent up, led by miners and a late rally."
    assert place(made(other), [made(one)]).step is Step.OPENS


def test_the_order_in_which_the_earlier_ones_come_changes_nothing() -> None:
    report = made(SECOND, published=NINE)
    for seed in range(6):
        assert place(report, random.Random(seed).sample(KNOWN, len(KNOWN))) == place(report, KNOWN)


def test_nothing_before_opens() -> None:
    assert place(FIRST, []).step is Step.OPENS


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2025-10-14T08:00:00+00:00", "2025-10-14T09:30:00+00:00", (1.5, 1.5)),
        ("2025-10-14T08:00:00+02:00", "2025-10-14T08:00:00+00:00", (2.0, 2.0)),
        ("2025-10-14", "2025-10-14", (-24.0, 24.0)),
        ("2025-10-14", "2025-10-16", (24.0, 72.0)),
        (None, "2025-10-16", None),
        ("soon", "2025-10-16", None),
    ],
)
def test_hours(one: str | None, other: str | None, expected: tuple[float, float] | None) -> None:
    assert hours(one, other) == expected


@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip))
def test_any_texts_are_placed(one: str, other: str) -> None:
    assert place(made(other), [made(one)]).step in Step
