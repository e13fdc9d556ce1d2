"""Rules: headlines that name their source. What else the set phrases find is in the cases."""

from __future__ import annotations

import pytest
from tests.parsing import parse_of

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
