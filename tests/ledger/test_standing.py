"""The rules of standing, first that holds: a table of backings and the word that they give.

Here: backings made by hand. Not here: how claims become backings (test_backing.py), what stories come to (test_stories.py).
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from secondlead.ledger.standing import judged
from secondlead.lexicon import index
from secondlead.model.ledger import Backing, Ref, Says, Standing
from secondlead.model.spans import Span


def says(
    who: str, class_: str = "certain", body: str | None = "", *, party: bool = False, live: bool = True, withdrawn: bool = False
) -> Backing:
    """A backing: class_ no and unlikely deny, none takes no position, the rest put forward. body: who's own name by default."""
    row = index("certainty_scale")[class_]
    stance = Says.NEITHER if class_ == "none" else Says.AGAINST if class_ in ("no", "unlikely") else Says.FOR
    return Backing(
        ref=Ref("r1", f"s-{who}-{class_}"),
        says=stance,
        low=float(row["low"]),
        high=float(row["high"]),
        class_=class_,
        body=who if body == "" else body,
        root=who,
        relay=(who, "Halden Press"),
        span=Span(0, 1, "x"),
        words="x",
        at="2025-03-04",
        party=party,
        live=live,
        withdrawn=withdrawn,
    )


CASES: list[tuple[str, list[Backing], Standing, int]] = [
    ("one body, likely", [says("ministry", "likely")], Standing.REPORTED, 6),
    ("one body, flat, no party to it", [says("paper")], Standing.REPORTED, 6),
    ("one body, flat, its own affair", [says("company", party=True)], Standing.CONFIRMED, 2),
    ("two bodies, flat", [says("army"), says("monitor")], Standing.CONFIRMED, 2),
    ("two voices of one body, flat", [says("minister", body="Government"), says("spokesman", body="Government")], Standing.REPORTED, 6),
    ("two bodies, one hedged", [says("army"), says("monitor", "likely")], Standing.CORROBORATED, 5),
    ("two unknown bodies", [says("sources", "likely", None), says("reports", "likely", None)], Standing.REPORTED, 6),
    ("possible only", [says("ministry", "possible")], Standing.UNCONFIRMED, 7),
    ("flat and denied by a party", [says("paper"), says("company", "no", party=True)], Standing.DISPUTED, 3),
    ("a party says so, another denies", [says("company", party=True), says("rival", "no")], Standing.CONFIRMED, 2),
    ("two parties against each other", [says("army", party=True), says("rebels", "no", party=True)], Standing.DISPUTED, 3),
    ("two of one body against each other", [says("ministry", body="G"), says("presidency", "no", body="G")], Standing.DISPUTED, 3),
    ("possible, and called unlikely", [says("media", "possible", None), says("RTVI", "unlikely")], Standing.DISPUTED, 3),
    ("denied by a party, held by nobody", [says("company", "no", party=True)], Standing.DENIED, 4),
    ("denied by a bystander, held by nobody", [says("analyst", "no")], Standing.UNCONFIRMED, 7),
    ("silence changes nothing", [says("ministry", "likely"), says("Kremlin", "none", party=True)], Standing.REPORTED, 6),
    ("taken back by its outlet", [says("paper", live=False, withdrawn=True)], Standing.WITHDRAWN, 1),
    ("taken back by one, held by another", [says("paper", live=False, withdrawn=True), says("army", "likely")], Standing.REPORTED, 6),
    ("a copy adds no body", [says("army"), says("monitor", live=False)], Standing.REPORTED, 6),
    ("nobody takes a position", [says("Kremlin", "none")], Standing.UNCONFIRMED, 7),
]


@pytest.mark.parametrize(("why", "backings", "standing", "rule"), CASES, ids=[case[0] for case in CASES])
def test_the_first_rule_that_holds(why: str, backings: list[Backing], standing: Standing, rule: int) -> None:
    told = judged(backings)
    assert (told.standing, told.rule) == (standing, rule), f"{why}: {told.because}"
    assert told.because


@given(some.permutations([says("army"), says("monitor", "likely"), says("rebels", "no", party=True), says("sources", "possible", None)]))
def test_the_order_of_the_statements_changes_nothing(several: list[Backing]) -> None:
    told = judged(several)
    assert (told.standing, told.rule, sorted(told.bodies)) == (Standing.DISPUTED, 3, ["army", "monitor", "rebels"])


@given(some.integers(1, 30))
def test_voices_of_one_body_never_corroborate(number: int) -> None:
    several = [replace(says(f"official {n}", "likely"), body="Government") for n in range(number)]
    assert judged(several).standing is Standing.REPORTED
