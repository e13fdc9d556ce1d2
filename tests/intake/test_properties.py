"""Rules that hold for any input at all."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlead.errors import EmptyError, InputError
from secondlead.intake import from_bytes, from_text
from secondlead.intake.leads import WIRES
from secondlead.lexicon import table
from secondlead.model.report import BlockKind, Report

PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "  ",
        "\t",
        "(",
        ")",
        "“",
        "”",
        '"',
        "--",
        "—",
        "///",
        "©",
        ":",
        ".",
        ",",
        "(AP)",
        "/TASS/",
        "MOSCOW",
        "Sept 11",
        "By ",
        "Ida Brandt",
        "Source: ",
        "(END)",
        "(2nd LD) ",
        "UPDATE 1-",
        "said",
        "The ferry sank.",
        "officials",
        "\u2028",
        "\x85",
        "\x00",
        "\u202e",
        *(row["example"] for row in table("furniture")),
        *(row["example"] for wire in WIRES for row in table(wire)),
    ]
)
LIKE_NEWS = st.lists(PIECES, max_size=30).map("".join)
TEXTS = st.one_of(st.text(), LIKE_NEWS, st.text(alphabet=string.ascii_uppercase + " .,-/()\n"))
TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "<h1>", "</h1>", "<br>", "<!--", "-->", "<script type='application/ld+json'>", "</script>", "{}", "["]
)
PAGES = st.lists(st.one_of(TAGS, PIECES, st.text(max_size=20)), max_size=30).map(lambda parts: "<html>" + "".join(parts))


def check(report: Report) -> None:
    """Blocks are in order, do not overlap, are exact, and leave out nothing but white space."""
    last = 0
    for block in report.blocks:
        assert last <= block.span.start < block.span.end <= len(report.text)
        assert not report.text[last : block.span.start].strip()
        assert block.span.text == report.text[block.span.start : block.span.end] == block.span.text.strip()
        last = block.span.end
    assert not report.text[last:].strip()
    assert sum(block.kind is BlockKind.HEADLINE for block in report.blocks) <= 1


@given(TEXTS)
def test_any_text(text: str) -> None:
    try:
        report = from_text(text)
    except EmptyError:
        assert not text.removeprefix("\ufeff").strip()
        return
    assert report.text == text.removeprefix("\ufeff")
    check(report)
    assert from_text(text) == report  # the same text always gives the same report


@given(
    st.one_of(
        st.binary(), TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")), TEXTS.map(lambda text: text.encode("utf-16", "ignore"))
    )
)
def test_any_bytes(data: bytes) -> None:
    """A report or an InputError in one line; no other exception."""
    report = error = None
    try:
        report = from_bytes(data, name="any")
    except InputError as caught:
        error = caught
    if report:
        check(report)
    else:
        assert len(str(error).splitlines()) == 1


@given(PAGES)
def test_any_page(page: str) -> None:
    try:
        report = from_bytes(page.encode("utf-8", "surrogatepass"), name="any.html")
    except InputError:
        return
    check(report)


ODD = [
    ("“" * 10_000, "10,000 quotation marks"),
    ("word " * 200_000, "1 MB without a line's end"),
    ("A " * 80 + "x", "capitals for a dateline that never comes"),
    ("By " + "A " * 55 + "x.y\n\nHello there.", "names for a byline that never ends"),
    ("(" * 5000 + ")" * 5000, "brackets"),
    ("(Adds " + "(a" * 400 + ")", "a note with open brackets"),
    ("\n" * 100_000 + "x", "blank lines"),
    ("A line.\n" * 20_000, "20,000 paragraphs"),
    ("قال المسؤول إن السفينة غرقت.", "right to left"),
    ("\u202eThe ferry sank.\u202c", "turned about"),
    ("A\ud800B said so.", "half a character"),
]


@pytest.mark.parametrize(("text", "why"), ODD)
def test_odd_texts(text: str, why: str) -> None:
    check(from_text(text))
