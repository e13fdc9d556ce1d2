"""Rules: drafts that tell the same become one."""

from __future__ import annotations

from dataclasses import replace

from tests.parsing import span

from secondlead.statements.draft import Draft, once

TEXT = "Norda Press quoted the ministry as saying the ferry sank"
QUOTED = Draft(span(TEXT, "the ministry"), span(TEXT, "as saying"), (span(TEXT, "the ferry sank"),), 0.5, "encoder")


def test_what_is_repeated_word_for_word_stands_once_and_the_surer_stays() -> None:
    """Two statements of one id would else follow."""
    other = replace(QUOTED, source=span(TEXT, "Norda Press"))
    surer = replace(QUOTED, score=0.9, by="verb")
    assert once([QUOTED, other, surer]) == [surer, other]
