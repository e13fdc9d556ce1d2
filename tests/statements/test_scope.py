"""Where a hedge holds: on the clause, in a modifier, in another's words."""

from __future__ import annotations

import pytest
from tests.statements.marked import judged

EMBEDDED = [
    # text, class of the clause, hedge, its class, what it covers, why
    (
        "{A train believed to be carrying Varga appears to have left}, [officials] <said>.",
        "likely",
        "believed to be carrying",
        "likely",
        "carrying Varga",
        "a participle",
    ),
    (
        "[Officials] <said> {the train presumed to be carrying Ilse Varga is moving to Carrow}.",
        "certain",
        "presumed to be carrying",
        "likely",
        "carrying Ilse Varga",
        "a participle",
    ),
    (
        "[Officials] <said> {men thought to be rebels attacked the base}.",
        "certain",
        "thought to be",
        "likely",
        "rebels",
        "a participle and a noun",
    ),
    ("[Officials] <said> {a ship suspected of smuggling was stopped}.", "certain", "suspected of", "likely", "smuggling", "suspected of"),
    (
        "[Officials] <said> {troops stopped a boat believed to be carrying arms}.",
        "certain",
        "believed to be carrying",
        "likely",
        "carrying arms",
        "on the object",
    ),
    (
        "[Police] <said> {a man believed to have fled the scene was held}.",
        "certain",
        "believed to have fled",
        "likely",
        "fled the scene",
        "a perfect infinitive",
    ),
    (
        "[The paper] <said> {Varga plans to travel to Carrow, possibly by armored train this month, for talks}.",
        "certain",
        "possibly",
        "possible",
        "by armored train",
        "an adverb on a phrase; the time is not covered",
    ),
    ("[The paper] <said> {Varga left, probably on Monday}.", "certain", "probably", "likely", "on Monday", "an adverb on a phrase"),
    (
        "[The paper] <said> {Varga was seen in Carrow, apparently for talks}.",
        "certain",
        "apparently",
        "likely",
        "for talks",
        "an adverb on a phrase",
    ),
    ("[The paper] <said> {the quake killed possibly 40 people}.", "certain", "possibly", "possible", "40 people", "an adverb on a figure"),
    ("[The paper] <said> {the alleged thief was held}.", "certain", "alleged", "possible", "thief", "an adjective"),
    ("[The paper] <said> {troops shot a suspected rebel}.", "certain", "suspected", "likely", "rebel", "an adjective"),
    ("[The paper] <said> {the two discussed a possible merger}.", "certain", "possible", "possible", "merger", "an adjective"),
    (
        "[The paper] <said> {the ship, which may carry arms, left the port}.",
        "certain",
        "may",
        "possible",
        "carry arms",
        "a relative clause between commas",
    ),
    (
        "[The paper] <said> {a ship that could carry tanks left the port}.",
        "certain",
        "could",
        "possible",
        "carry tanks",
        "a relative clause without commas",
    ),
    (
        "[The paper] <said> {the guard who is believed to have fled was held}.",
        "certain",
        "is believed to have fled",
        "likely",
        "fled",
        "a relative clause",
    ),
    ("[The paper] <said> {the road was closed because the bridge could fall}.", "certain", "could", "possible", "fall", "a reason"),
    ("[The paper] <said> {the market fell amid fears that rates may rise}.", "certain", "may", "possible", "rise", "amid"),
]

CLAUSE = [
    # text, class, why
    ("[The paper] <said> {a ship that left Carrow on Monday could arrive today}.", "possible", "the second verb is the main clause's"),
    ("[The paper] <said> {the ship, which left Carrow on Monday, may arrive today}.", "possible", "after the relative clause"),
    ("[The paper] <said> {after talks in Carrow, the two could sign}.", "possible", "after a phrase at the head"),
    ("[The paper] <said> {officials meeting after the talks could sign}.", "possible", "a phrase, no clause"),
    ("[The paper] <said> {because the road is closed, the ship may be late}.", "possible", "after a reason at the head"),
    ("[The paper] <said> {the ship was probably in the port}.", "likely", "after be an adverb is the clause's"),
    ("[The paper] <said> {Varga left, apparently}.", "likely", "at the end, alone"),
    ("[The paper] <said> {that, perhaps, the ship left}.", "possible", "between commas, alone"),
    ("[The paper] <said> {the ship was not in the port, but in Carrow}.", "no", "not in the verb group"),
    ("[The paper] <said> {the ship left on Monday, not on Friday}.", "certain", "not on a phrase"),
    ("[The paper] <said> {the ship left with no cargo}.", "certain", "no within a phrase"),
    ("[The paper] <said> {the ship which had no cargo left}.", "certain", "no within a relative clause"),
    ("[The paper] <said> {Varga left because he was not invited}.", "certain", "not within a reason"),
    ("[The paper] <said> {that the navy denied the ship was in the port}.", "certain", "another's denial is told flatly"),
    ("[The paper] <said> {that analysts doubt the truce will hold}.", "certain", "another's doubt is told flatly"),
    ("{Analysts believe the truce will hold}.", "certain", "the outlet tells flatly what analysts believe"),
    ("[The paper] <said> {it is feared that the truce will not hold}.", "unlikely", "a hedge over a negative clause"),
]

NO_EMBEDDED = [
    # text, why
    ("[The paper] <said> {Varga plans talks about the possibility of a merger}.", "a possibility talked about is no hedge"),
    ("[The paper] <said> {that the navy believes the ship may sink}.", "another's words keep their own hedges"),
    ("[The paper] <said> {the ship appears to have left}.", "on the clause"),
    ("[The ship's owner] <declined to comment on> {the possible sale}.", "no content certainty"),
]


@pytest.mark.parametrize(("text", "class_", "hedge", "its_class", "over", "why"), EMBEDDED)
def test_a_hedge_in_a_modifier_stays_there(text: str, class_: str, hedge: str, its_class: str, over: str, why: str) -> None:
    """It is kept over its own words and does not lower the clause."""
    found = judged(text).certainty
    assert found.class_ == class_, why
    assert (hedge, its_class, over) in [(e.hedge.text, e.class_, e.over.text) for e in found.embedded], (why, found.embedded)


@pytest.mark.parametrize(("text", "class_", "why"), CLAUSE)
def test_the_main_clause_is_told_from_the_rest(text: str, class_: str, why: str) -> None:
    """What stands in the main clause counts, and nothing else."""
    assert judged(text).certainty.class_ == class_, why


@pytest.mark.parametrize(("text", "why"), NO_EMBEDDED)
def test_not_every_hedge_is_embedded(text: str, why: str) -> None:
    """Nothing is kept apart where nothing hedges a modifier."""
    assert judged(text).certainty.embedded == (), why
