"""How a content stands to the world, and on what condition."""

from __future__ import annotations

import pytest
from tests.statements.marked import judged

MODALITIES = [
    ("[The pope] <said> {he hoped Varga would travel to Carrow}.", "possible", "possible", "a hope, shifted by said"),
    ("[The quake] <is believed> {to be an aftershock}.", "ongoing", "likely", "an infinitive after a belief is no plan"),
    ("[The coach] <said> {the penalties were not to blame}.", "done", "no", "to blame is no plan"),
    ("[A rival] <vowed> {to halve fares if elected}.", "planned", "certain", "a vow on a condition is a plan still"),
    # text, modality, class, why
    ("[The firm] <said> {it closed the plant}.", "done", "certain", "past"),
    ("[The firm] <said> {it has closed the plant}.", "done", "certain", "perfect"),
    ("[The firm] <said> {the plant was closed}.", "done", "certain", "passive past"),
    ("[The firm] <said> {the plant appears to have closed}.", "done", "likely", "a hedged perfect"),
    ("[The firm] <said> {the guard may have left}.", "done", "possible", "a possible past"),
    ("[The firm] <said> {the guard is believed to have left}.", "done", "likely", "a believed past"),
    ("[The minister] <denied> {taking bribes}.", "done", "no", "a gerund under a denial"),
    ("[The firm] <said> {it is closing the plant}.", "ongoing", "certain", "progressive"),
    ("[The firm] <said> {the train is moving to Lessing}.", "ongoing", "certain", "progressive"),
    ("[The firm] <said> {the train is believed to be moving}.", "ongoing", "likely", "a hedged progressive"),
    ("[The firm] <said> {the plant is safe}.", "ongoing", "certain", "a present state"),
    ("[The firm] <said> {talks have been going on for weeks}.", "ongoing", "certain", "perfect progressive"),
    ("[The firm] <said> {the fire was spreading}.", "ongoing", "certain", "a progressive, shifted by said"),
    ("[The firm] <plans> {to close the plant}.", "planned", "certain", "plan"),
    ("[The firm] <intends> {to close the plant}.", "planned", "certain", "intend"),
    ("[The firm] <vowed> {to close the plant}.", "planned", "certain", "vow"),
    ("[The firm] <agreed> {to close the plant}.", "planned", "certain", "agree to"),
    ("[The firm] <said> {it plans to close the plant}.", "planned", "certain", "plan, same subject"),
    ("[The firm] <does not plan> {to close the plant}.", "planned", "no", "a plan negated"),
    ("[The paper] <reported> {that Varga plans to travel to Carrow}.", "planned", "certain", "another's plan, told flatly"),
    ("[The paper] <reported> {that Varga wants to meet Brandl}.", "planned", "certain", "another's wish, told flatly"),
    ("[The aide] <said> {there are no plans for talks}.", "planned", "no", "a denied plan is still about a plan"),
    ("[The firm] <said> {it will close the plant}.", "planned", "certain", "its own will"),
    ("[The firm] <said> {it would close the plant}.", "planned", "certain", "will, shifted by said"),
    ("[The palace] <said> {Varga will travel to Carrow on Friday}.", "planned", "certain", "a person's will"),
    ("[The palace] <said> {the talks will be held in Carrow}.", "planned", "certain", "somebody holds them"),
    ("[The palace] <said> {Varga is to travel to Carrow}.", "planned", "certain", "is to"),
    ("[The palace] <said> {Varga is due to travel to Carrow}.", "planned", "certain", "is due to"),
    ("[The palace] <said> {Varga is scheduled to travel to Carrow}.", "planned", "certain", "is scheduled to"),
    ("[The palace] <said> {the road is set to close}.", "planned", "certain", "is set to"),
    ("[The palace] <is considering> {a visit to Carrow}.", "planned", "possible", "a plan weighed"),
    ("[The palace] <ordered> {the army to withdraw}.", "planned", "certain", "an order"),
    ("[The palace] <urged> {residents to leave}.", "planned", "certain", "what is urged stands as a plan"),
    ("[The office] <said> {rain will fall on Monday}.", "expected", "certain", "nobody decides the rain"),
    ("[The office] <said> {prices will rise}.", "expected", "certain", "prices decide nothing"),
    ("[The office] <expects> {prices to rise}.", "expected", "likely", "expect"),
    ("[The office] <said> {prices are expected to rise}.", "expected", "likely", "is expected to"),
    ("[The office] <said> {prices are likely to rise}.", "expected", "likely", "is likely to"),
    ("[The office] <said> {prices are not expected to rise}.", "expected", "unlikely", "not expected to"),
    ("[The office] <forecast> {that prices would rise}.", "expected", "likely", "forecast"),
    ("[The office] <said> {prices could rise}.", "possible", "possible", "could"),
    ("[The office] <said> {prices may rise}.", "possible", "possible", "may"),
    ("[The office] <fears> {prices will rise}.", "possible", "possible", "fear"),
    ("[The office] <said> {it sees the possibility of a rise}.", "possible", "possible", "sees the possibility"),
    ("[The office] <said> {the two sides meet every year}.", "habitual", "certain", "every year"),
    ("[The office] <said> {inspectors regularly visit the plant}.", "habitual", "certain", "regularly"),
    ("[The office] <said> {the river usually rises in spring}.", "habitual", "certain", "usually"),
    ("{Inspectors often visit the plant}.", "habitual", "certain", "the outlet's own voice"),
    ("{Carrow has been seeking closer ties with Lessing}.", "ongoing", "certain", "seeking, a progressive"),
]

CONDITIONS = [
    (
        "{If Orrin, who have won once, fail to win, they will be out}.",
        "If Orrin, who have won once, fail to win",
        "certain",
        "a relative clause set in",
    ),
    # text, condition, class, why
    ("{If confirmed, the visit would be the first in years}.", "If confirmed", "certain", "a verbless condition"),
    ("If confirmed, {the visit would be the first in years}.", "If confirmed", "certain", "right before the content"),
    (
        "If the train is confirmed to have left, {the trip is expected to take a day}.",
        "If the train is confirmed to have left",
        "likely",
        "its hedges are not the clause's",
    ),
    ("[The firm] <said> {it would sell the plant if the price rose}.", "if the price rose", "certain", "after the clause"),
    (
        "[The firm] <said> {if the price rose it would sell the plant}.",
        None,
        "certain",
        "no comma: the end is not known, yet it is a condition",
    ),
    ("[The firm] <said> {that unless the price rose, it would sell the plant}.", "unless the price rose", "certain", "unless"),
    (
        "[The firm] <said> {the deal will close in May, subject to approval by regulators}.",
        "subject to approval by regulators",
        "certain",
        "subject to",
    ),
    ("[The firm] <said> {the deal will close, pending approval}.", "pending approval", "certain", "pending"),
    ("[The firm] <said> {it will sell provided that the price rises}.", "provided that the price rises", "certain", "provided that"),
    ("[The firm] <said> {it would stop work in the event of a strike}.", "in the event of a strike", "certain", "in the event of"),
    ("{Should the talks fail, the army would withdraw}.", "Should the talks fail", "certain", "inverted should"),
    ("[The firm] <said> {that, as long as the price holds, it will not sell}.", "as long as the price holds", "no", "as long as"),
    ("{If the talks fail}, [he] <said>, {prices could rise}.", "If the talks fail", "possible", "the cue stands between"),
    (
        "If the talks fail, [he] <said>, {prices could rise}.",
        "If the talks fail",
        "possible",
        "the cue stands between, the condition outside",
    ),
]

NO_CONDITIONS = [
    ("[The judge] <said> {troops will evacuate foreigners if necessary}.", "if necessary is a formula"),
    # text, why
    ("[The judge] <asked> {if the man was armed}.", "if after ask is a question"),
    ("[The judge] <said> {he did not know if the man was armed}.", "if after know is a question"),
    ("[The judge] <said> {the court sat even if nobody came}.", "even if concedes"),
    ("[The judge] <said> {hundreds, if not thousands, were armed}.", "if not is a figure of speech"),
    ("[An aide] <said> on condition of anonymity {that the man was armed}.", "on condition of anonymity is the aide's"),
    ("[The judge] <said> {the man should resign}.", "should within the clause"),
]


@pytest.mark.parametrize(("text", "modality", "class_", "why"), MODALITIES)
def test_the_verb_group_gives_the_modality(text: str, modality: str, class_: str, why: str) -> None:
    """Done, ongoing, planned, expected, possible, habitual; and the class beside it."""
    found = judged(text)
    assert (found.modality, found.certainty.class_) == (modality, class_), why


@pytest.mark.parametrize(("text", "condition", "class_", "why"), CONDITIONS)
def test_a_condition_is_kept_with_its_words(text: str, condition: str | None, class_: str, why: str) -> None:
    """The condition's span, its opening word included; the statement is conditional and its class its own."""
    found = judged(text)
    assert found.condition is not None, why
    assert condition is None or found.condition.text == condition, why
    assert (found.modality, found.certainty.class_) == ("conditional", class_), why


@pytest.mark.parametrize(("text", "why"), NO_CONDITIONS)
def test_not_every_if_is_a_condition(text: str, why: str) -> None:
    """Indirect questions, concessions and formulas have no condition."""
    found = judged(text)
    assert found.condition is None, why
    assert found.modality != "conditional", why
