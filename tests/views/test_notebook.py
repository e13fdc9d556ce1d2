"""Rules: how a reading shows itself in a notebook."""

from __future__ import annotations

import copy
import pickle
import re
from dataclasses import FrozenInstanceError, fields, replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readings import bare, voyage
from tests.views.test_page import HOSTILE, Tree

from secondlead.model.reading import Reading
from secondlead.views.marks import seen
from secondlead.views.notebook import LONGEST, MOST, ShownReading, fragment

# The elements, attributes and styles that JupyterLab's sanitiser lets through, as far as we use any.
ELEMENTS = {"div", "span", "b", "i", "p", "table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"class", "style", "dir", "colspan", "scope"}
STYLES = {
    "background": r"rgba\(\d+, \d+, \d+, 0\.\d+\)",
    "border-bottom": r"\d+px (dotted|dashed)",
    "border-collapse": "collapse",
    "font-size": r"[\d.]+em",
    "font-style": "italic",
    "font-weight": "bold",
    "line-height": r"[\d.]+",
    "margin": r"[\d px]+",
    "max-height": r"\d+em",
    "max-width": r"\d+em",
    "opacity": r"0\.\d+",
    "overflow": "auto",
    "padding": r"[\d px]+",
    "text-align": "left",
    "vertical-align": "top",
    "white-space": "normal|pre-wrap",
}


def shown(reading: Reading) -> ShownReading:
    return ShownReading(*(getattr(reading, one.name) for one in fields(Reading)))


class Words(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_shown_reading_is_a_reading() -> None:
    reading = shown(voyage())
    assert reading.to_dict() == voyage().to_dict()
    assert repr(reading) == "<Reading of 'voyage.txt': 18 statements>"
    assert reading == pickle.loads(pickle.dumps(reading)) == copy.deepcopy(reading)
    with pytest.raises(FrozenInstanceError):
        reading.warnings = ()  # type: ignore[misc]


def test_it_gives_its_frame() -> None:
    pytest.importorskip("pandas")
    assert len(shown(voyage()).to_frame()) == 18


@pytest.mark.parametrize("reading", [voyage(), bare(), bare("")], ids=["voyage", "bare", "empty"])
def test_only_what_notebooks_let_through(reading: Reading) -> None:
    for tag, attributes in Tree(shown(reading)._repr_html_()).elements:
        assert tag in ELEMENTS
        assert set(attributes) <= ATTRIBUTES
        for style in filter(None, (attributes.get("style") or "").split("; ")):
            name, value = style.split(": ")
            assert re.fullmatch(STYLES[name], value), style


@pytest.mark.parametrize(
    "told",
    [
        "2nd LD",
        "Meridian Wire",
        "Tuesday 4 March 2025",
        "one quotation is never closed",
        "because “appears”",
        "likely: “believed to be carrying”, over “carrying Ostavian President Ilse Varga”",
        "within 3",
        "coast guard → one of the officials → Meridian Wire",
        "on condition: “If confirmed”",
        "said Tuesday",
        "confidence 0.97",
        "55–80\u00a0%",
        "unnamed",
        "neither",
        "Meridian Wire in its own voice (2)",
        voyage().report.text,
    ],
)
def test_what_it_tells(told: str) -> None:
    assert told in Words(fragment(voyage())).words


def test_long_readings_are_shortened_and_say_so() -> None:
    reading = voyage()
    several = tuple(replace(reading.statements[4], id=f"n{number}") for number in range(MOST + 50))
    long = replace(reading, report=replace(reading.report, text=reading.report.text + "x" * LONGEST), statements=several)
    words = Words(fragment(long)).words
    assert "… and 50 more of 250 statements" in words
    assert re.search(r"… and [\d,]+ more characters", words)


def test_hostile_words_are_only_read() -> None:
    reading = replace(bare(HOSTILE), warnings=(HOSTILE,))
    html = fragment(reading)
    assert {tag for tag, _ in Tree(html).elements} <= ELEMENTS
    assert seen(HOSTILE) in Words(html).words


@given(st.text(max_size=80))
def test_any_text_is_shown(text: str) -> None:
    assert seen(text).replace("\r\n", "\n") in Words(fragment(bare(text))).words
