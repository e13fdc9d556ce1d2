"""Rules that hold for any two reports. They are put together from one stock of paragraphs, of invented places and people."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlead.desk import diff as compared
from secondlead.desk import read
from secondlead.ledger.changes import changes
from secondlead.ledger.moves import _rising
from secondlead.model.change import Change, ChangeKind, StatementRef
from secondlead.model.reading import Reading

STOCK = (
    "Two people were killed when a crane fell in Seld, police said.",
    "Four people were killed when a crane fell in Seld, police said.",
    "At least four people were killed when a crane fell in Seld, the mayor said.",
    "The mayor, Ines Roa, denied that the crane had been unsafe.",
    "The crane had been unsafe, the Seld Herald reported.",
    "The crane appears to have been unsafe, an engineer said.",
    "Halden Cranes, which built it, did not respond to a request for comment.",
    "“We heard a crack,” a baker, Tomas Vale, said. “Then there was dust.”",
    "The street will be closed until Friday, the city said.",
    "The street is likely to be closed until Friday, the city said.",
    "Prosecutors opened an inquiry.",
    "It was the third such accident in Norda this year.",
    "The inquiry will be led by Karel Brandt, the justice ministry said on Tuesday.",
)
reports = st.lists(st.sampled_from(STOCK), min_size=1, max_size=7, unique=True).map("\n\n".join)
pytestmark = pytest.mark.encoder


@cache
def reading(text: str) -> Reading:
    return read(text, published="2025-03-04", outlet="Maravel News Agency")


def refs(several: list[Change], side: str) -> set[StatementRef]:
    pairs = [(one.old, one.new) for one in several] + [pair for one in several for pair in one.more]
    return {ref for pair in pairs if (ref := pair[0 if side == "old" else 1]) is not None}


@given(reports)
def test_a_report_changes_nothing_against_itself(text: str) -> None:
    assert changes(reading(text), reading(text)) == ()


@given(reports, reports)
def test_the_same_two_give_the_same_changes(old: str, new: str) -> None:
    assert changes(reading(old), reading(new)) == changes(reading(old), reading(new))


@given(reports, reports)
def test_what_is_dropped_one_way_comes_the_other_way(old: str, new: str) -> None:
    """As added; or, since it answers or counts anew what stands there, as denied, confirmed, a figure."""
    there = [one for one in changes(reading(old), reading(new)) if one.kind is ChangeKind.DROPPED]
    back = changes(reading(new), reading(old))
    dropped, added = refs(there, "old"), refs([one for one in back if one.kind is ChangeKind.ADDED], "new")
    answers = refs([one for one in back if one.kind in (ChangeKind.DENIED, ChangeKind.CONFIRMED, ChangeKind.FIGURE)], "new")
    assert added <= dropped
    assert dropped - added <= answers


@given(reports, reports)
def test_places_are_true_and_each_change_has_one(old: str, new: str) -> None:
    for change in changes(reading(old), reading(new)):
        assert change.old or change.new
        assert (change.old is None) == (change.kind is ChangeKind.ADDED)
        assert (change.new is None) == (change.kind is ChangeKind.DROPPED)
        assert change.text
        for ref, text in ((change.old, old), (change.new, new)):
            assert all(text[span.start : span.end] == span.text for span in (ref.spans if ref else ()))


@given(reports, reports)
def test_what_stands_in_both_in_the_same_words_never_comes_nor_goes(old: str, new: str) -> None:
    kept = {one for one in old.split("\n\n") if one in new.split("\n\n")}
    for change in changes(reading(old), reading(new)):
        if change.kind in (ChangeKind.ADDED, ChangeKind.DROPPED):
            ref = change.new or change.old
            assert ref is not None
            assert not any(ref.spans[0].text in paragraph for paragraph in kept)


@given(
    st.text(min_size=1).filter(str.strip),
    st.lists(st.sampled_from([*STOCK, "“", "CORRECTED-", "(Corrects 4 to 5)", "\x00"]), min_size=1).map(" ".join),
)
def test_any_texts_are_compared(one: str, other: str) -> None:
    for old, new in ((one, other), (other, one), (other, other[::-1])):
        compared(old, new)


def test_a_reading_that_came_back_from_json_is_compared_all_the_same() -> None:
    """Its blocks are gone: blank lines part its paragraphs."""
    from secondlead.model.restore import from_dict

    old, new = reading("\n\n".join(STOCK[:1])), reading("\n\n".join(STOCK[1:2]))
    assert [one.kind for one in changes(from_dict(old.to_dict()), from_dict(new.to_dict()))] == [ChangeKind.FIGURE]


def test_a_better_judge_can_be_put_in() -> None:
    """Whoever says that all are different gets nothing but what came and went."""
    old, new = reading(STOCK[5]), reading(STOCK[4])
    assert ChangeKind.HARDENED in [one.kind for one in changes(old, new)]
    assert [one.kind for one in changes(old, new, lambda one, other: "different")] == [ChangeKind.ADDED, ChangeKind.DROPPED]


def test_texts_files_and_readings_can_be_compared() -> None:
    assert compared(STOCK[0], reading(STOCK[1])).changes[0].kind is ChangeKind.FIGURE


@given(st.lists(st.integers(0, 30), unique=True, max_size=12))
def test_the_rising_row_rises_and_no_longer_one_does(values: list[int]) -> None:
    row = sorted(_rising(values))
    picked = [values[place] for place in row]
    assert picked == sorted(picked)
    best = [1] * len(values)
    for at, value in enumerate(values):
        best[at] = 1 + max((best[before] for before in range(at) if values[before] < value), default=0)
    assert len(row) == max(best, default=0)
