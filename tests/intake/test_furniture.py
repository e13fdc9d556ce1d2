"""Rules: the tables of this room hold what they say."""

from __future__ import annotations

from zoneinfo import available_timezones

import pytest

from secondlead.intake.furniture import furniture_of, tail_of
from secondlead.intake.leads import WIRES
from secondlead.intake.outlets import outlet_name, outlet_row
from secondlead.lexicon import table
from secondlead.model.report import BlockKind


@pytest.mark.parametrize("row", table("furniture"), ids=lambda row: row["name"])
def test_every_row_matches_its_example(row: dict[str, str]) -> None:
    kind = BlockKind(row["kind"])
    if row["place"] == "tail":
        tail = tail_of(row["example"])
        assert tail is not None
        assert tail[1] is kind
    else:
        mark = furniture_of(row["example"], early=row["place"] == "start", late=row["place"] == "end")
        assert mark is not None
        assert mark.kind is kind


@pytest.mark.parametrize("name", ["furniture", "lead_kinds", *WIRES, "outlets", "months", "function_words", "short_datelines"])
def test_rows_are_sorted_and_single(name: str) -> None:
    keys = [next(iter(row.values())) for row in table(name)]
    assert keys == sorted(set(keys))


def test_outlets_are_whole() -> None:
    zones = available_timezones()
    for row in table("outlets"):
        assert row["kind"] in {"agency", "paper", "broadcaster", "site"}, row
        assert len(row["country"]) == 2, row
        assert row["country"].isupper(), row
        assert row["state"] in {"yes", "no"}, row
        assert row["zone"] in zones, row


def test_no_outlet_shares_a_name() -> None:
    owners: dict[str, str] = {}
    for row in table("outlets"):
        for name in {row["name"], *filter(None, row["aliases"].split("|"))}:
            assert owners.setdefault(name, row["name"]) == row["name"], name


OUTLETS = [
    ("AP", "Associated Press", "an abbreviation"),
    ("The Associated Press", "Associated Press", "with its article"),
    ("yonhap", "Yonhap News Agency", "capitals do not count"),
    ("Xinhua News Agency", "Xinhua", "the long name"),
    ("Norda Press", "Norda Press", "one that no table knows keeps its name"),
]


@pytest.mark.parametrize(("printed", "expected", "why"), OUTLETS)
def test_outlet_name(printed: str, expected: str, why: str) -> None:
    assert outlet_name(printed) == expected, why


def test_a_state_agency_says_so() -> None:
    row = outlet_row("TASS")
    assert row is not None
    assert (row["state"], row["country"]) == ("yes", "RU")
