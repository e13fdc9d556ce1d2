"""Rules: how the page of a diff behaves in a real browser. Skipped aloud where there is no Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.model.test_change import made
from tests.views.test_page_browser import ARGUMENTS, CHROMIUM

from secondlead.views.changed_page import page

sync_api = pytest.importorskip("playwright.sync_api", reason="no playwright here: the page is not tried in a browser")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here (apt-get install chromium): the page is not tried in a browser"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def shown(browser: Any, tmp_path: Path) -> Iterator[Any]:
    path = tmp_path / "diff.html"
    path.write_text(page(made()), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 1400, "height": 800})
    asked: list[str] = []
    problems: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: problems.append(message.text))
    tab.on("pageerror", lambda error: problems.append(str(error)))
    tab.goto(path.as_uri())
    yield tab
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert problems == []
    tab.close()


def lit(tab: Any) -> list[str]:
    where = "marks => marks.map(mark => mark.closest('.side').querySelector('h2').textContent)"
    found: list[str] = tab.eval_on_selector_all("mark.on", where)
    return found


def test_a_change_lights_its_words_in_both_texts(shown: Any) -> None:
    number = next(place for place, one in enumerate(made().changes, 1) if one.old and one.new)
    shown.hover(f"#c-{number}")
    assert set(lit(shown)) == {"Before", "Now"}
    shown.hover("h1")
    assert lit(shown) == []


def test_what_was_added_lights_the_new_text_alone(shown: Any) -> None:
    number = next(place for place, one in enumerate(made().changes, 1) if one.old is None)
    shown.hover(f"#c-{number}")
    assert set(lit(shown)) == {"Now"}


def test_a_click_keeps_and_escape_lets_go(shown: Any) -> None:
    shown.click("#c-1 .told")
    shown.hover("h1")
    assert lit(shown)
    shown.keyboard.press("Escape")
    assert lit(shown) == []


def test_the_keyboard_reaches_every_change(shown: Any) -> None:
    shown.focus("#c-1 .where-to a")
    assert lit(shown)


@pytest.mark.parametrize("width", [320, 768, 1024, 1400])
def test_nothing_runs_over_the_edge(shown: Any, width: int) -> None:
    shown.set_viewport_size({"width": width, "height": 700})
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_works_without_its_script(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "diff.html"
    path.write_text(page(made()), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(path.as_uri())
    tab.click("#c-1 .where-to a")
    assert tab.url.endswith(("#old-1", "#new-1"))
    context.close()
