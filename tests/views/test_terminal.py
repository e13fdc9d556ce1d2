"""Rules: what the brief looks like on a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.readings import bare, voyage

from secondlead.model.reading import Reading
from secondlead.model.spans import Span
from secondlead.views.brief import CLASSES, GROUPS, brief, walk
from secondlead.views.terminal import GUTTER, LOOKS, TALLY, WIDE, hang, paragraph, render

Golden = Callable[[str, str], None]
CONTROL = re.compile(r"\x1b\[[0-9;]*m")


def saying(words: str) -> Reading:
    """A reading of one statement with these words."""
    reading = voyage()
    return replace(reading, statements=(replace(reading.statements[4], content=(Span(0, len(words), words),)),), warnings=())


@pytest.mark.parametrize("width", [80, 120])
def test_the_brief_of_the_voyage(width: int, golden: Golden) -> None:
    golden(f"voyage-{width}.txt", render(brief(voyage()), width))


def test_the_brief_in_colour(golden: Golden) -> None:
    golden("voyage-80-colour.txt", render(brief(voyage()), 80, colour=True))


def test_the_brief_of_nothing(golden: Golden) -> None:
    golden("bare.txt", render(brief(bare())))


@pytest.mark.parametrize("width", [60, 80, 110, 120])
def test_colour_adds_only_colour(width: int) -> None:
    assert CONTROL.sub("", render(brief(voyage()), width, colour=True)) == render(brief(voyage()), width)


@pytest.mark.parametrize("width", [60, 72, 80, 100, 110, 120])
def test_no_line_is_wider_than_the_terminal_but_for_a_word_that_is(width: int) -> None:
    for line in render(brief(voyage()), width).splitlines():
        assert cell_len(line) <= width or "https://" in line


@pytest.mark.parametrize("width", [1, 40, 60, 80, 110, 120, 400])
def test_nothing_is_cut(width: int) -> None:
    """Every word of every content is there, in order, at any width."""
    shown = brief(voyage())
    words = render(shown, width).replace("“", "").replace("”", "").split()
    for group in shown.groups:
        for line in walk(group.lines):
            what = line.what.replace("“", "").replace("”", "").split()
            assert set(what) <= set(words)
            if width < WIDE:  # side by side, other words stand between
                assert " ".join(what) in " ".join(words)


def test_an_address_is_left_whole() -> None:
    address = "https://accords.example/" + "x" * 200
    assert address in render(brief(saying(f"it lies open at {address} for all")))


@pytest.mark.parametrize("words", ["[bold]no[/bold]", "[/]", "[red", ":smile:", "\\[x]"])
def test_rich_markup_is_only_text(words: str) -> None:
    assert words in render(brief(saying(words)))


@given(st.text())
def test_no_words_of_a_report_command_the_terminal(words: str) -> None:
    """Wherever a report's words are shown: content, source, headline, outlet, warnings."""
    reading = saying(words)
    source = reading.statements[0].source
    assert source is not None
    reading = replace(
        reading,
        report=replace(reading.report, title=words, outlet=words, byline=words, url=words, published=words),
        statements=(replace(reading.statements[0], source=replace(source, name=words, body=words), condition=Span(0, len(words), words)),),
        warnings=(words,),
    )
    shown = CONTROL.sub("", render(brief(reading), colour=True))
    assert not [sign for sign in shown if (sign < " " and sign != "\n") or "\x7f" <= sign <= "\x9f"]


@pytest.mark.parametrize("key", [key for key, _ in GROUPS])
def test_every_group_has_a_sign_of_its_own_besides_its_colour(key: str) -> None:
    assert [sign for sign, _ in LOOKS.values()].count(LOOKS[key][0]) == 1
    assert key in TALLY


def test_every_word_of_how_sure_fits_its_gutter() -> None:
    assert max(map(len, CLASSES.values())) + 2 < GUTTER


HANGING = [
    ("one two three", 7, 2, ["one two", "  three"], "set in from the second line on"),
    ("one · two", 5, 0, ["one ·", "two"], "a dot stays with the word before it"),
    ("longer than that", 4, 0, ["longer", "than", "that"], "a long word is left whole"),
    ("漢字 漢字", 5, 0, ["漢字", "漢字"], "wide signs count twice"),
    ("", 10, 0, [""], "nothing"),
]


@pytest.mark.parametrize(("text", "width", "indent", "expected", "why"), HANGING, ids=[case[4] for case in HANGING])
def test_hang(text: str, width: int, indent: int, expected: list[str], why: str) -> None:
    assert [row.plain for row in hang(paragraph((text, "")), width, indent)] == expected, why
