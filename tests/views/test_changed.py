"""Rules: how a diff looks on a terminal and as a page. The diff is made by hand; nothing here compares."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from tests.model.test_change import NEW, OLD, made, ref

from secondlead.model.change import Change, ChangeKind, Diff, StatementRef
from secondlead.model.spans import Span
from secondlead.views.changed import KINDS, changed
from secondlead.views.changed_page import marked, page
from secondlead.views.changed_terminal import LOOKS, render


def test_every_kind_has_a_place_a_sign_and_a_colour() -> None:
    assert {kind for kind, _, _ in KINDS} == set(ChangeKind)
    assert set(LOOKS) == {str(kind) for kind in ChangeKind}
    assert len({sign for sign, _ in LOOKS.values()}) == len(LOOKS), "colour is never alone"


def test_what_was_only_reworded_is_folded_away() -> None:
    view = changed(made())
    assert [kind.key for kind in view.folded] == ["reworded"]
    assert "reworded, in words" not in render(view)
    assert "1 statement only reworded (--all shows them)" in render(view)
    assert "reworded, in words" in render(changed(made(), everything=True))


def test_the_terminal_tells_both_reports_and_every_change() -> None:
    text = render(changed(made()), 80)
    for words in ("Two die", "2nd LD · outlet unknown · no date of publication", "Maravel News Agency · Tuesday 4 March 2025"):
        assert words in text
    assert all(f"{kind}, in words" in text for kind in ChangeKind if kind is not ChangeKind.REWORDED)
    assert "figure, in words (in 2 places)" in text
    assert max(len(line) for line in text.splitlines()) <= 80


def test_nothing_differs() -> None:
    assert "Nothing differs." in render(changed(Diff(OLD, NEW, ())))
    assert "Nothing differs" in page(Diff(OLD, NEW, ()))


def test_only_reworded_is_no_change_of_substance() -> None:
    view = changed(Diff(OLD, NEW, (Change(ChangeKind.REWORDED, ref(OLD), ref(NEW), "Reworded"),)))
    assert "No change of substance." in render(view)


def test_a_terminal_is_never_given_what_it_would_obey() -> None:
    bad = Change(ChangeKind.ADDED, None, StatementRef("1", "s1", (Span(0, 4, "a\x1b[2J"),)), "Added: \x1b[2J\u202e")
    text = render(changed(Diff(OLD, NEW, (bad,))), colour=False)
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_the_page_shows_both_texts_unchanged() -> None:
    shown = page(made())
    for report in (OLD, NEW):
        assert report.text in unescape(re.sub(r"<[^>]*>", "", shown))


def test_the_page_asks_for_nothing_and_runs_only_its_own() -> None:
    shown = page(made())
    assert "default-src 'none'" in unescape(shown)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", shown)


def test_every_change_of_the_page_leads_to_its_words_and_back() -> None:
    shown = page(made())
    for number, change in enumerate(made().changes, 1):
        assert f'id="c-{number}"' in shown
        assert (f'id="old-{number}"' in shown) == (change.old is not None)
        assert (f'id="new-{number}"' in shown) == (change.new is not None)
    targets = set(re.findall(r'href="#([^"]+)"', shown))
    assert targets <= set(re.findall(r'id="([^"]+)"', shown))
    ids = re.findall(r' id="([^"]+)"', shown)
    assert len(ids) == len(set(ids))


@given(st.text("ab<&\n \r\x1b", max_size=60), st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=8))
def test_any_places_are_drawn_and_the_text_stays(text: str, places: list[tuple[int, int]]) -> None:
    several = [(StatementRef("0", "s1", (Span(min(one), max(one)),)), number) for number, one in enumerate(places, 1)]
    changes = [Change(ChangeKind.ADDED, None, ref, "") for ref, _ in several]
    drawn = str(marked(text, several, changes, "new"))
    bare = unescape(re.sub(r"<[^>]*>", "", drawn))
    assert len(bare) == len(text.replace("\r\n", "\n").replace("\r", "\n")) or "\r" in text
    assert drawn.count("<mark") == drawn.count("</mark>")
    assert drawn.count("<p ") == drawn.count("</p>")
