"""Rules: the day of saying, at the edges of the calendar. What is found at all is in the cases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parsing import parse_of, span

from secondlead.model.reading import Stated
from secondlead.reading.times import times
from secondlead.reading.times.anchors import anchors
from secondlead.statements.draft import Draft
from secondlead.statements.stated import Times, stated

DAYS = [
    ("officials said Monday the ferry sank", "Monday", "2025-03-05", "2025-03-03", "the last Monday"),
    ("officials said Sunday the ferry sank", "Sunday", "0001-01-01", None, "no day stands before the first"),
    ("officials said yesterday the ferry sank", "yesterday", "0001-01-01", None, "the same for a day counted from today"),
    ("officials said March 5 the ferry sank", "March 5", "0001-01-01", None, "no year stands before the first"),
]


@pytest.mark.parametrize(("text", "words", "published", "day", "why"), DAYS)
def test_a_day(text: str, words: str, published: str, day: str | None, why: str) -> None:
    draft = Draft(span(text, "officials"), span(text, "said"), (span(text, "the ferry sank"),), 1.0, "test")
    parse = parse_of(text)
    parse = replace(parse, report=replace(parse.report, published=published))
    assert stated(parse, draft, Times(times(parse), anchors(parse.report))) == Stated(words, day, day), why
