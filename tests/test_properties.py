"""Rules that hold for any text, through the whole order: read by the encoder that ships.

Here: what a reading promises whatever the words are. Not here: whether it is right (test_cases.py, test_accuracy_gate.py), bytes and
pages (intake/test_properties.py). Texts are made of pieces that mean something to the reader, for chance letters seldom do, and of
the cases' own texts, damaged.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import hypothesis
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases_runner import load

from secondlead import desk
from secondlead.errors import EmptyError
from secondlead.lexicon import table
from secondlead.model.contract import SCHEMA
from secondlead.reading import steps
from secondlead.views import jsonout
from secondlead.views.brief import brief
from secondlead.views.terminal import render

pytestmark = pytest.mark.encoder

VALID = jsonschema.Draft202012Validator(json.loads((files("secondlead.model") / SCHEMA).read_text(encoding="utf-8")))
MARKS = ["“", "”", '"', "‘", "’", "'", "--", "—", ":", ",", ".", "?", "!", ";", "(", ")", "[", "]", "-", "...", "\u201d\u201d", "''", "``"]
SPACES = ["\n", "\n\n", "\r\n", " ", "  ", "\t", "\u2028", "\xa0"]
ODD = ["\u202e", "\ufeff", "\ud800", "é", "e\u0301", "日本", "😀", "قال", "\x07", "@", "%", "$5", "http://port.example/x", "\u200b"]
WIRE = [
    "MARAVEL, Oct 14 (Norda Press) -- ", "(2nd LD) ", "URGENT: ", "By Ida Brandt\n", "(END)", "Source: ", "Monday", "on Oct. 14",
    "20 hours or more", "Ida Brandt", "Mr. Sten", "the ministry", "officials", "a spokesman for the port", "Norda Press", "the U.S.",
    "he", "she", "they", "who", "that", "and", "or", "of", "the", "if", "unless", "not", "n't", "’s", "whether", "as", "to",
    "said", "says", "told reporters", "according to", "citing", "quoted as saying", "denied", "declined to comment", "asked",
    "announced plans to", "did not immediately respond", "in a statement", "is believed to be", "is expected to", "may", "might",
    "allegedly", "reportedly", "the ferry sank", "The ferry sank.", "“The ferry sank,”", "could be carrying 46 people",
    "if the report is confirmed",
]  # fmt: skip
CUES = [row["lemma"] for row in table("cues")] + [row["example"] for row in table("furniture")]
CASES = [case.text for case in load()]

PIECES = st.one_of(*map(st.sampled_from, (WIRE, MARKS, CUES, SPACES, ODD)))
SALAD = st.tuples(st.sampled_from([" ", ""]), st.lists(PIECES, min_size=1, max_size=60)).map(lambda drawn: drawn[0].join(drawn[1]))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """One or two texts of the cases with words taken out, put in, or said twice."""
    words = [part for text in draw(st.lists(st.sampled_from(CASES), min_size=1, max_size=2)) for part in re.split(r"(\s+)", text)]
    for at, length, piece in draw(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 8), st.none() | PIECES), max_size=8)):
        at %= len(words) + 1
        words[at : at + length] = [*words[at : at + length], *words[at : at + length]] if piece is None else [piece]
    return "".join(words)


TEXTS = st.one_of(damaged(), SALAD, st.text(max_size=200))


def read(text: str) -> dict[str, Any]:
    """The JSON of a text's reading, there and back; {} where there is nothing to read."""
    try:
        reading = desk.read(text, published="2025-10-14", outlet="Norda Press")
    except EmptyError:
        assert not text.removeprefix("\ufeff").strip()
        return {}
    render(brief(reading), 80)
    found: dict[str, Any] = json.loads(jsonout.one(reading))
    return found


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Everything in value that has a place."""
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from spans(inner)
    if isinstance(value, dict) and {"start", "end"} <= value.keys():
        yield value


def check(data: dict[str, Any]) -> None:
    """What a reading promises of itself."""
    VALID.validate(data)
    text = data["report"]["text"]
    assert [one for one in spans(data) if not 0 <= one["start"] < one["end"] or one["text"] != text[one["start"] : one["end"]]] == []
    above = {one["id"]: one["within"] for one in data["statements"]}
    assert len(above) == len(data["statements"])  # no id twice
    for id_ in above:
        seen = [id_]
        while (outer := above[seen[-1]]) is not None:
            assert outer in above
            assert outer not in seen, f"{outer} stands within itself"
            seen.append(outer)


@given(TEXTS)
def test_any_text_reads(text: str) -> None:
    data = read(text)
    if data:
        check(data)


@given(TEXTS)
@hypothesis.settings(max_examples=max(10, hypothesis.settings().max_examples // 4))
def test_any_text_in_sections_reads(text: str) -> None:
    """Reports over a section's length take their own path: here every report is long."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(steps, "SECTION", 25)
        data = read(text)
    if data:
        check(data)


@given(st.lists(TEXTS.filter(lambda text: bool(text.removeprefix("\ufeff").strip())), min_size=2, max_size=3))
@hypothesis.settings(max_examples=max(10, hypothesis.settings().max_examples // 4))
def test_a_reading_is_the_text_s_alone(texts: list[str]) -> None:
    """Read twice, or in company: the same."""
    alone = [desk.read(text).to_dict() for text in texts]
    assert [one.to_dict() for one in desk.read_many(texts)] == alone


NESTED = [
    ("He said she said that " * 300 + "it sank.", "300 levels of saying"),
    (" ".join(f"Officials said body {number} believes that" for number in range(120)) + " it sank.", "120 levels that are found"),
    ("“" * 10_000, "10,000 opening marks"),
    ('" ' * 10_000, "10,000 marks that open and close"),
    ("said: " * 1000, "cues alone"),
    ("a" * 100_000, "one long word"),
    (("The ferry sank, officials said, citing Norda Press. " * 40 + "\n\n") * 20, "the same said 800 times"),
    ("URGENT:.", "a headline of marks"),
    ("A\ud800B said the ferry sank.", "half a character"),
]


@pytest.mark.parametrize(("text", "why"), [pytest.param(*case, id=case[1]) for case in NESTED])
def test_odd_texts_read(text: str, why: str) -> None:
    check(read(text))
