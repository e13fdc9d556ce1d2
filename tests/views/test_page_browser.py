"""Rules: how the HTML page behaves in a real browser. Skipped aloud where there is no Chromium.

Here: requests, lights, keys, narrow screens, paper, contrast in light and dark, axe. Not here: what the page says (test_page.py).
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.readings import bare, voyage
from tests.views.test_marks import stated

from secondlead.model.reading import Reading
from secondlead.views.page import page

sync_api = pytest.importorskip("playwright.sync_api", reason="no playwright here: the page is not tried in a browser")

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here (apt-get install chromium): the page is not tried in a browser"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

Page = Any  # playwright's types are there only where playwright is

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 320, "height": 640}

# What the eye gets: the colour of an element's text, and of the ground under it, mixed down to opaque.
CONTRASTS = """
selector => {
  const parse = colour => { const p = colour.match(/[\\d.]+/g).map(Number); return [p[0], p[1], p[2], p[3] ?? 1]; };
  const over = (top, under) => top.slice(0, 3).map((c, i) => c * top[3] + under[i] * (1 - top[3])).concat(1);
  const light = colour => {
    const [r, g, b] = colour.slice(0, 3).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = element => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.push(parse(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
  };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  return [...document.querySelectorAll(selector)].map(element => {
    const style = getComputedStyle(element), under = ground(element);
    const line = style.textDecorationLine === "none" ? 21 : ratio(over(parse(style.textDecorationColor), under), under);
    return [element.className, ratio(over(parse(style.color), under), under), line];
  });
}
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """visit(readings, ...) opens their page; at the end: nothing was asked for from outside, nothing went wrong."""
    asked: list[str] = []
    wrong: list[str] = []
    contexts = []

    def opened(*readings: Reading, **options: Any) -> Page:
        path = tmp_path / "page.html"
        path.write_text(page(readings), encoding="utf-8", newline="")
        context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **options})
        contexts.append(context)
        tab = context.new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: wrong.append(message.text))
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.goto(path.as_uri())
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert wrong == []


def lit(tab: Page, role: str = "") -> str:
    """The words that are lit, in their order."""
    return str(tab.eval_on_selector_all(f".lit{role}", "all => all.map(one => one.textContent).join('|')"))


def card(number: int) -> str:
    return f"#r1-s{number}"


def focused(tab: Page) -> str:
    return str(tab.evaluate("document.activeElement.closest('[id]').id"))


def scrolls_sideways(tab: Page) -> bool:
    return bool(tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_pointing_at_a_statement_lights_its_words_and_only_those(visit: Any) -> None:
    tab = visit(voyage())
    assert lit(tab) == ""
    tab.hover(f"{card(5)} .what")
    assert lit(tab) == "A second official|confirmed|the yacht has cleared the breakwater"
    assert lit(tab, ".lit-source") == "A second official"
    assert lit(tab, ".lit-cue") == "confirmed"
    tab.hover(f"{card(4)} .what")
    assert lit(tab, ".lit-source") == "The coast guard", "a nested statement lights its own words, not its holder's"
    assert lit(tab, ".lit-hedge") == "believes|presumed to be carrying"
    tab.mouse.move(0, 0)
    assert lit(tab) == ""


def test_what_is_lit_looks_otherwise_not_by_colour_alone(visit: Any) -> None:
    tab = visit(voyage())
    before = tab.eval_on_selector(".m.source", "one => getComputedStyle(one).boxShadow")
    tab.hover(f"{card(1)} .what")
    assert tab.eval_on_selector(".m.lit-source", "one => getComputedStyle(one).boxShadow") != before


def test_focus_lights_as_pointing_does(visit: Any) -> None:
    tab = visit(voyage())
    tab.focus(f"{card(5)} .number")
    assert lit(tab, ".lit-content") == "the yacht has cleared the breakwater"


def test_keys_walk_the_statements(visit: Any) -> None:
    tab = visit(voyage())
    order = tab.eval_on_selector_all(".statement", "all => all.map(one => one.id)")
    tab.focus(f"#{order[0]} .number")
    for expected in order[1:4]:
        tab.keyboard.press("ArrowDown")
        assert focused(tab) == expected
        assert lit(tab) != ""
    tab.keyboard.press("End")
    assert focused(tab) == order[-1]
    tab.keyboard.press("ArrowDown")
    assert focused(tab) == order[-1], "the walk ends at the last"
    tab.keyboard.press("Home")
    assert focused(tab) == order[0]


def test_enter_keeps_a_statement_lit_and_escape_lets_go(visit: Any) -> None:
    tab = visit(voyage())
    tab.focus(f"{card(5)} .number")
    tab.keyboard.press("Enter")
    tab.mouse.move(0, 0)
    tab.evaluate("document.activeElement.blur()")
    assert lit(tab, ".lit-cue") == "confirmed"
    assert tab.get_attribute(f"{card(5)} .number", "aria-current") == "true"
    tab.focus(f"{card(5)} .number")
    tab.keyboard.press("Escape")
    tab.evaluate("document.activeElement.blur()")
    assert lit(tab) == ""


def test_clicking_marked_words_lights_every_statement_that_holds_them(visit: Any) -> None:
    tab = visit(voyage())
    tab.click(".m:has-text('is heading for Carrow')")
    assert tab.eval_on_selector_all(".statement.on", "all => all.map(one => one.id)") == ["r1-s3", "r1-s4"]
    assert lit(tab, ".lit-source") == "The coast guard|one of the officials"
    assert tab.eval_on_selector("#r1-s3", "one => one.getBoundingClientRect().top < innerHeight")


def test_a_number_in_the_text_leads_to_its_statement(visit: Any) -> None:
    tab = visit(voyage())
    tab.focus(".ref[data-n='12']")
    assert lit(tab, ".lit-content") == "There are |no| plans for a summit"
    tab.keyboard.press("Enter")
    assert focused(tab) == "r1-s12"


def test_everything_is_reached_by_tab_and_shows_its_focus(visit: Any) -> None:
    tab = visit(voyage())
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    assert tab.eval_on_selector(".skip", "one => one.getBoundingClientRect().top >= 0"), "the skip link is seen once it is focused"
    tab.keyboard.press("Enter")
    reached = []
    for _ in range(len(voyage().statements) + 1):
        tab.keyboard.press("Tab")
        reached.append(focused(tab))
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert set(reached) >= {f"r1-s{number + 1}" for number in range(len(voyage().statements))}


def test_without_javascript_links_lead_both_ways(visit: Any) -> None:
    tab = visit(voyage(), java_script_enabled=False)
    tab.click(f"{card(5)} .number")
    assert tab.locator(":target").inner_text() == "the yacht has cleared the breakwater"
    tab.click(".ref[data-n='5']")
    assert tab.locator(":target").get_attribute("id") == "r1-s5"
    assert not tab.is_visible(".keys"), "no keys are told of that do not work"


def test_copied_text_is_the_reports_text_alone(visit: Any) -> None:
    tab = visit(voyage())
    assert tab.eval_on_selector(".report", "one => one.textContent") == voyage().report.text


@pytest.mark.parametrize(
    "size", [PHONE, {"width": 700, "height": 900}, WIDE, {"width": 2560, "height": 1200}], ids=lambda one: str(one["width"])
)
def test_nothing_runs_over_sideways(visit: Any, size: dict[str, int]) -> None:
    words = "x" * 300
    reading = voyage()
    long = replace(reading, report=replace(reading.report, title=words, outlet=words, input=words), warnings=(words,))
    tab = visit(voyage(), bare(words), long, viewport=size)
    assert not scrolls_sideways(tab)


def test_deep_nesting_stays_within_a_narrow_screen(visit: Any) -> None:
    reading = stated("abcdefghij" * 5, *((number, 50 - number) for number in range(20)))
    nested = tuple(replace(one, within=f"s{number - 1}" if number else None) for number, one in enumerate(reading.statements))
    tab = visit(replace(reading, statements=nested), viewport=PHONE)
    assert not scrolls_sideways(tab)
    assert tab.locator(".statement").count() == 20


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_of_words_and_marks(visit: Any, scheme: str) -> None:
    """Text keeps 4.5 to 1 (WCAG AA) whatever is lit; the lines of marks keep 3 to 1."""
    tab = visit(voyage(), color_scheme=scheme)
    everything = (
        ".report span, .report p, .report a, .statement *:not(svg, rect), .legend *, article > header *, .keys, kbd, footer p, .brand"
    )
    for look in ("", "all => all.forEach(one => one.classList.add('lit'))", *LIGHTS):
        if look:
            tab.eval_on_selector_all(".m", look)
        for name, words, line in tab.evaluate(CONTRASTS, everything):
            assert words >= 4.5, (scheme, look, name, words)
            assert line >= 3, (scheme, look, name, line)
    ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(250, 249, 246)") == (scheme == "light")


LIGHTS = [f"all => all.forEach(one => one.classList.add('lit-{role}'))" for role in ("content", "condition", "source", "cue", "hedge")]


def test_on_paper_everything_is_there_without_colour(visit: Any) -> None:
    tab = visit(voyage())
    tab.emulate_media(media="print")
    assert not tab.is_visible(".skip")
    assert not tab.is_visible(".keys")
    assert tab.locator(".statement:visible").count() == len(voyage().statements)
    assert tab.eval_on_selector(".report", "one => getComputedStyle(one).overflowY") == "visible"
    lines = {
        role: tab.eval_on_selector(
            f".m.{role}:not(.content), .m .{role}",
            "one => [getComputedStyle(one).textDecorationStyle, getComputedStyle(one).textDecorationThickness].join()",
        )
        for role in ("source", "cue", "hedge", "condition", "own")
    }
    assert len(set(lines.values())) == len(lines), "each mark has a line of its own"
    assert tab.eval_on_selector(".m.content", "one => getComputedStyle(one).borderBottomStyle") == "solid"
    assert tab.pdf()[:5] == b"%PDF-"


def test_many_statements_still_answer(visit: Any) -> None:
    reading = stated("x" * 4_000, *((number, 4_000 - number) for number in range(2_000)))
    tab = visit(reading)
    tab.click("#r1-g1000")
    assert tab.locator(".statement.on").count() == 1_001
    assert tab.locator(".lit").count() == 3_999


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, WIDE], ids=lambda one: str(one["width"]))
def test_axe_finds_nothing(visit: Any, scheme: str, size: dict[str, int]) -> None:
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-playwright-python is not installed: the page's accessibility is not checked by axe")
    tab = visit(voyage(), bare(), color_scheme=scheme, viewport=size)
    tab.evaluate((Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8"))
    result = tab.evaluate("axe.run()")
    assert [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in result["violations"]] == []
    assert len(result["passes"]) > 20, "axe has looked"
