"""The source book: whom a source span names, without the encoder. Each row is a rule: text, span, what must come out, why."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.parsing import parse_of, span

from secondlead.model.parse import Attribution, Mention, Parse
from secondlead.model.spans import Span
from secondlead.statements.sources import SourceBook

Row = tuple[str, str, str, dict[str, Any], str]


def parsed(text: str, named: str = "", *, headline: bool = False, told: tuple[str, ...] = ()) -> Parse:
    """A parse; named: "PER Jane Doe, Doe; ORG Harlan Motors": the longest name wins where two overlap. told: sources of attributions."""
    pairs = [
        (name.strip(), part.strip().split(" ", 1)[0])
        for part in named.split(";")
        if part.strip()
        for name in part.strip().split(" ", 1)[1].split(",")
    ]
    masked = text
    found: list[tuple[int, str, str]] = []
    for name, kind in sorted(pairs, key=lambda one: -len(one[0])):
        for one in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", masked):
            found.append((one.start(), name, kind))
            masked = masked[: one.start()] + "\0" * len(name) + masked[one.end() :]
    made = parse_of(text, headline=headline)
    mentions = tuple(Mention(Span(at, at + len(name), name), kind) for at, name, kind in sorted(found))
    attributions = tuple(Attribution((place(text, one),), None, ()) for one in told)
    return Parse(made.report, made.words, made.sentences, made.quotations, mentions, attributions, made.events)


def place(text: str, words: str) -> Span:
    """The last place of words in text; "words#0" the first."""
    bare, _, nth = words.partition("#")
    ats = [one.start() for one in re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", text)]
    assert ats, f"{bare!r} is not in {text!r}"
    at = ats[int(nth) if nth else -1]
    return Span(at, at + len(bare), bare)


def rows() -> list[Row]:
    """The rows of sources.tsv."""
    lines = (Path(__file__).parent / "sources.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return [
        (text.replace("|", "\n\n"), words, "" if named == "-" else named, json.loads(expected), why)
        for _, text, words, named, expected, why in cells
    ]


def _id(row: Row) -> str:
    return f"{row[1]}: {row[4]}"


@pytest.mark.parametrize("row", rows(), ids=_id)
def test_a_source_is_named_as_the_report_tells(row: Row) -> None:
    """Name, kind, body, country and number come from the span's words and from what the report says around and before them."""
    text, words, named, expected, why = row
    book = SourceBook(parsed(text, named, headline="\n\n" in text))
    told = book.source(place(text, words))
    got = {key: list(told.parts) if key == "parts" else getattr(told, key) for key in expected}
    assert got == expected, why


COREFERENT = [
    ("Dmitry Peskov said no. Peskov said more.", "Dmitry Peskov", "Peskov", "PER Dmitry Peskov, Peskov", True),
    ("Ada Quill said no. She said more.", "Ada Quill", "She", "PER Ada Quill", True),
    ("Russian media outlet RTVI said no. The outlet said more.", "Russian media outlet RTVI", "The outlet", "ORG RTVI", True),
    ("Peru’s health ministry said no. The ministry said more.", "Peru’s health ministry", "The ministry", "", True),
    ("A Greek official said no. A second official said more.", "A Greek official", "A second official", "", False),
    ("Paul Marsh said no. Lena Marsh said more.", "Paul Marsh", "Lena Marsh", "PER Paul Marsh, Lena Marsh", False),
    ("Tokyo said no. Japan said more.", "Tokyo", "Japan", "LOC Tokyo, Japan", True),
    ("Tokyo said no. Seoul said more.", "Tokyo", "Seoul", "LOC Tokyo, Seoul", False),
]


@pytest.mark.parametrize(("text", "one", "other", "named", "same"), COREFERENT)
def test_two_spans_may_name_one_source(text: str, one: str, other: str, named: str, same: bool) -> None:
    """Coreference holds between spans that resolve to one source, and never between two others of one sort."""
    assert SourceBook(parsed(text, named)).coreferent(place(text, one + "#0"), place(text, other)) is same


OUTLETS = [
    ("RTVI", "RTVI"),
    ("Russian media outlet RTVI", "RTVI"),
    ("Russia’s Interfax news agency", "Interfax"),
    ("the Orrin Post newspaper", "Orrin Post"),
    ("Yonhap News Agency", "Yonhap News Agency"),
    ("Dmitry Peskov", None),
    ("the defense ministry", None),
    ("Harlan Motors", None),
    ("Moscow", None),
]


@pytest.mark.parametrize(("words", "name"), OUTLETS)
def test_an_outlet_is_known_by_its_name_or_its_noun(words: str, name: str | None) -> None:
    """Outlets come from the table, or from "newspaper", "agency", "TV" beside a capitalised name."""
    book = SourceBook(parsed("Nobody left."))
    told = book.outlet(words)
    assert (told or "").replace("Yonhap News Agency", "Yonhap") == (name or "").replace("Yonhap News Agency", "Yonhap")
    assert book.is_outlet(words) is (name is not None)


def test_mentions_of_one_bearer_share_an_id() -> None:
    """Surnames, titles and acronyms join; another first name does not."""
    text = "Kim Jong-un met Kim Yo-jong. Chairman Kim left the Eastern Crop Forum (ECF). The ECF closed. Kim Jong-un left."
    parse = parsed(text, "PER Kim Jong-un, Kim Yo-jong, Chairman Kim; ORG Eastern Crop Forum, ECF")
    names = SourceBook(parse).entity_names()
    ids = {(one.text, one.start): told for one, told in names.items()}
    by_text: dict[str, set[str]] = {}
    for (words, _), (number, _name) in ids.items():
        by_text.setdefault(words, set()).add(number)
    assert by_text["Kim Jong-un"] != by_text["Kim Yo-jong"]
    assert by_text["Eastern Crop Forum"] == by_text["ECF"]
    assert len(by_text["Kim Jong-un"]) == 1
    assert {name for _, name in names.values()} == {"Kim Jong-un", "Kim Yo-jong", "Eastern Crop Forum"}


@pytest.mark.parametrize("text", ["", "“", "and", "’s", ", ,", "the", "of of of", "He and", "A “B", "…\n\n—"])
def test_any_words_have_a_source(text: str) -> None:
    """Whatever the span, there is an answer."""
    book = SourceBook(parsed(text))
    assert book.source(Span(0, len(text), text)).kind


def test_far_before_is_what_the_caller_says() -> None:
    """`before` moves the place from which earlier mentions are looked for."""
    text = "Ada Quill said no. Iris Holm said yes. She said more."
    parse = parsed(text, "PER Ada Quill, Iris Holm")
    she = place(text, "She")
    assert SourceBook(parse).source(she).name == "Iris Holm"
    assert SourceBook(parse).source(she, before=span(text, "Iris").start).name == "Ada Quill"
