"""Rules: what stands on the HTML page, and that no text of a report can do more there than be read."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readings import bare, voyage
from tests.views.test_marks import stated

from secondlead.model.reading import Reading
from secondlead.views.brief import GROUPS
from secondlead.views.cards import SIGNS
from secondlead.views.marks import seen
from secondlead.views.page import page

VOID = {"meta", "link", "rect", "br", "img", "input", "hr"}


class Tree(HTMLParser):
    """Reads a page strictly: every element closed in its order; keeps texts by class and id, and every attribute."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(html)
        self.close()
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = dict(attrs)
        assert len(kept) == len(attrs), f"an attribute twice: {attrs}"
        self.elements.append((tag, kept))
        if tag not in VOID:
            self.open.append((tag, kept))
            if kept.get("class") == "report":
                self.texts.setdefault("report", []).append("")
            if (kept.get("class") or "").startswith("statement "):
                self.texts.setdefault("card", []).append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open[-1][0] == tag, f"{tag} closes {self.open[-1]}"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for _, attributes in self.open:
            name = attributes.get("class") or ""
            if name == "report":
                self.texts["report"][-1] += data
            elif name.startswith("statement "):
                self.texts["card"][-1] += data

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.elements if "id" in attributes]


def shown_on_screen(text: str) -> str:
    """What a browser makes of a text's line ends."""
    return seen(text).replace("\r\n", "\n")


def cards(reading: Reading) -> dict[str, str]:
    """The text of each statement's card, by the statement's number."""
    found = Tree(page([reading])).texts["card"]
    return {re.findall(r"Statement (\d+):", one)[0]: " ".join(one.split()) for one in found}


def test_the_whole_text_stands_on_the_page_in_its_order() -> None:
    assert Tree(page([voyage()])).texts["report"] == [voyage().report.text]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("2", "likely, 55–80 %, because appears"),
        ("2", "Hedged insidelikely: believed to be carrying, over carrying Ostavian President Ilse Varga"),
        ("2", "SaidTuesday"),
        ("2", "Reader’s confidence0.97"),
        ("3", "asserts, ongoing, quoted"),
        ("3", "unnamed for Ostavian government XO"),
        ("4", "within statement 3"),
        ("4", "Throughcoast guardone of the officialsMeridian Wire"),
        ("5", "confirms"),
        ("6", "silent"),
        ("6", "organisation several"),
        ("7", "Tomas BrandlDaily SoundMeridian Wire"),
        ("7", "no position, 0–100 %"),
        ("11", "partly quoted"),
        ("12", "denies"),
        ("15", "here “He”"),
        ("16", "ConditionIf the accord is signed"),
        ("17", "in its own voice"),
    ],
)
def test_everything_that_is_known_of_a_statement_stands_on_its_card(number: str, told: str) -> None:
    assert told in cards(voyage())[number], cards(voyage())[number]


def test_every_statement_has_a_card_and_every_link_an_end() -> None:
    tree = Tree(page([voyage(), bare(), voyage()]))
    assert [name for name, times in Counter(tree.ids).items() if times > 1] == []
    assert len(tree.texts["card"]) == 2 * len(voyage().statements)
    ends = {attributes["href"] or "" for tag, attributes in tree.elements if tag == "a"}
    assert {end for end in ends if not end.startswith("#") or end[1:] not in tree.ids} == set()


def test_every_group_has_a_sign() -> None:
    assert list(SIGNS) == [key for key, _ in GROUPS]
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_the_page_asks_for_nothing_and_runs_nothing_but_its_own() -> None:
    html = page([voyage()])
    tree = Tree(html)
    for tag, attributes in tree.elements:
        assert tag not in {"iframe", "object", "embed", "img", "base", "form"}
        assert not any(name.startswith("on") or name in {"src", "style", "srcset"} for name in attributes), (tag, attributes)
    assert [attributes["href"] for tag, attributes in tree.elements if tag == "link"] == ["data:,"]
    policy = next(
        attributes["content"] or "" for _, attributes in tree.elements if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert "default-src 'none'" in policy
    for tag in ("style", "script"):
        (own,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert f"{tag}-src 'sha256-{b64encode(sha256(own.encode()).digest()).decode()}'" in policy
    assert "url(" not in html
    assert "@import" not in html


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'`--></style>{{ 7 * 7 }}{% raw %}&amp;\u202eevil\x1b[31m"


def test_hostile_words_are_only_read() -> None:
    reading = voyage()
    first = reading.statements[0]
    assert first.source is not None
    reading = replace(
        reading,
        report=replace(reading.report, text=HOSTILE, title=HOSTILE, outlet=HOSTILE, input=HOSTILE, byline=HOSTILE, blocks=(), url=HOSTILE),
        statements=(replace(first, source=replace(first.source, name=HOSTILE, body=HOSTILE, country=HOSTILE)),),
        warnings=(HOSTILE,),
    )
    html = page([reading])
    tree = Tree(html)
    assert [tag for tag, _ in tree.elements if tag in {"script", "img"}] == ["script"]
    assert tree.texts["report"] == [seen(HOSTILE)]
    assert "\u202e" not in html
    assert "\x1b" not in html


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing"),
        ("\n\n\n", "empty lines alone"),
        ("\n\nBegins late.", "an empty line first"),
        ("One.\r\n\r\nTwo.\r\n", "Windows line ends"),
        ("שלום עולם, said the mayor.\n\nمرحبا", "right to left"),
        ("x" * 1_000_000, "a million letters without a line end"),
    ],
)
def test_every_text_is_shown_whole(text: str, why: str) -> None:
    assert Tree(page([bare(text)])).texts["report"] == [shown_on_screen(text)], why


@given(
    text=st.text(max_size=60),
    contents=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5),
    sources=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5),
)
def test_any_text_with_any_spans_makes_a_sound_page(text: str, contents: list[tuple[int, int]], sources: list[tuple[int, int]]) -> None:
    html = page([stated(text, *contents, sources=tuple(sources))])
    assert html.encode("utf-8")
    tree = Tree(html)
    assert tree.texts["report"] == [shown_on_screen(text)]
    assert len(tree.texts.get("card", [])) == len(contents)


def test_the_page_grows_with_the_statements_not_with_their_square() -> None:
    """The worst case: every statement's content holds the next one's, and all end at different places."""

    def size(many: int) -> int:
        return len(page([stated("x" * 2 * many, *((number, 2 * many - number) for number in range(many)))]))

    assert size(10_000) < 2.3 * size(5_000)


def test_a_content_longer_than_any_sentence_is_cut_on_its_card_and_whole_in_the_text() -> None:
    tree = Tree(page([stated("x" * 5_000, (0, 5_000))]))
    assert tree.texts["report"] == ["x" * 5_000]
    assert "x" * 2_000 + " …" in tree.texts["card"][0]
    assert "x" * 2_001 not in tree.texts["card"][0]


def test_no_reading_at_all_is_a_page_too() -> None:
    assert "0 reports" in page([])
