"""The tables of hedges, cues, conditions and forms of time: every cell is a known word, every row is found where it stands."""

from __future__ import annotations

import pytest

from secondlead.lexicon import index, table
from secondlead.model.reading import Modality, Stance

CLASSES = set(index("certainty_scale"))
KINDS = {
    "hedges": {"group", "adverb", "participle", "adjective", "noun", "flat"},
    "stance_verbs": {"verb", "noun", "phrase", "mark", "plan"},
    "conditions": {"clause", "phrase", "first", "not"},
}


@pytest.mark.parametrize("name", KINDS)
def test_every_row_speaks_known_words(name: str) -> None:
    """Classes of the scale, stances and modalities of the contract, kinds that the header explains."""
    for row in table(name):
        assert row["kind"] in KINDS[name], row
        assert row.get("modality", "") in {"", *Modality}, row
        assert row.get("stance", "") in {"", *Stance}, row
        for column in ("class", "negated", "not_class"):
            assert row.get(column, "") in {"", "percent", *CLASSES}, row


@pytest.mark.parametrize("name", [*KINDS, "forms_of_time", "certainty_scale"])
def test_rows_are_sorted_and_told_apart(name: str) -> None:
    """By their first column; a pattern stands twice only as two parts of speech."""
    rows = table(name)
    first = [next(iter(row.values())) for row in rows]
    assert first == sorted(first)
    keys = [(next(iter(row.values())), row.get("kind", "")) for row in rows]
    assert len(keys) == len(set(keys))


def test_a_negation_turned_twice_is_where_it_was() -> None:
    """The scale's column `negated` is its own inverse."""
    scale = index("certainty_scale")
    for class_, row in scale.items():
        assert scale[row["negated"]]["negated"] == class_


def test_intervals_lie_within_one() -> None:
    """Low is not above high, and a class is as weak as its opposite."""
    scale = index("certainty_scale")
    for row in scale.values():
        assert 0 <= float(row["low"]) <= float(row["high"]) <= 1
        assert row["weakness"] == scale[row["negated"]]["weakness"]
