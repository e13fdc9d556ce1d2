"""Rules: headlines that name their source. What else the set phrases find is in the cases."""

from __future__ import annotations

import re

import pytest
from tests.cases_runner import FOLDER
from tests.parsing import parse_of

from secondlead.lexicon import table
from secondlead.statements.formulas import headlines

HEADLINES = [
    ("Ferry sank off Ondria: officials", ["officials"], "the source behind the colon"),
    ("URGENT:.", [], "nothing but a full stop behind the colon"),
    ("URGENT:", [], "nothing at all"),
    (":.:.", [], "marks alone"),
]


@pytest.mark.parametrize(("text", "sources", "why"), HEADLINES)
def test_a_headline_s_source(text: str, sources: list[str], why: str) -> None:
    assert [one.source.text for one in headlines(parse_of(text, headline=True)) if one.source] == sources, why


def test_every_match_of_a_formula_holds_a_word_without_which_it_is_not_looked_for() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.toml")))
    met = 0
    for row in table("silence_formulas"):
        for match in re.finditer(row["cue"], text, re.IGNORECASE):
            met += 1
            assert any(word in match.group().lower() for word in row["holds"].split("|")), (row["cue"], match.group())
    assert met > 100
