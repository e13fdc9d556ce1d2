"""What holds for the quantities of any text.

Here: nothing raises, spans are the text's own, bounds are in order. Not here: whether they are right (tests/circumstances).
"""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st
from tests.parsing import parse_of

from secondlead.lexicon import table
from secondlead.model.circumstances import Time
from secondlead.model.spans import Span
from secondlead.reading.quantities import disagreements, quantities

BOUNDS = {"exactly", "about", "at least", "at most", "between", "more than", "less than"}
COLUMNS = {"number_words": "word", "number_bounds": "phrase", "measure_units": "form", "currencies": "form", "counted_outcomes": "form"}
WORDS = [row[column] for name, column in COLUMNS.items() for row in table(name)] + [row["word"] for row in table("number_company")]
PLAIN = [
    "41", "1,500", "1.5", "4", "1", "2", "12", "300", "0", "99999999999999999999", "1e9", "½", "²", "٣", "2016", "-", "–", "/", "%",
    "$", "€", "(", ")", ",", ".", "to", "and", "or", "between", "people", "soldiers", "killed", "were", "including", "among them",
    "the death toll", "rose", "of the", "old", "\n\n", "Ilse Marant",
]  # fmt: skip
SALAD = st.tuples(st.sampled_from([" ", ""]), st.lists(st.sampled_from(WORDS) | st.sampled_from(PLAIN), max_size=30)).map(
    lambda drawn: drawn[0].join(drawn[1])
)


@given(st.one_of(SALAD, st.text(max_size=120)), st.booleans())
def test_any_text_has_quantities_in_order(text: str, headline: bool) -> None:
    parse = parse_of(text, headline=headline, mentions=[("Ilse Marant", "PER")])
    found = quantities(parse, ())
    for one in found:
        assert text[one.span.start : one.span.end] == one.span.text
        assert one.span.text
        assert one.bound in BOUNDS
        assert one.unit
        assert one.low is not None or one.high is not None
        assert one.low is None or one.high is None or one.low <= one.high
        assert all(text[part.start : part.end] == part.text and part.text for part in one.scope)
    assert [one.span for one in found] == sorted({one.span for one in found})
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert found == quantities(parse, ())
    assert all('"' in warning for warning in disagreements(parse, found))


@given(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=20).map(" ".join))
def test_what_a_date_holds_is_no_quantity(text: str) -> None:
    parse = parse_of(text)
    day = Time(Span(0, len(text), text), "DATE", "2025-10-14")
    assert not quantities(parse, (day,))


def test_a_length_of_time_that_times_found_stays_a_quantity() -> None:
    text = "The crossing takes 20 hours."
    lasting = Time(Span(19, 27, "20 hours"), "DURATION", "PT20H")
    assert [one.value for one in quantities(parse_of(text), (lasting,))] == ["PT20H"]
