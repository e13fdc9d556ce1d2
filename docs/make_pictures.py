"""Draws the README's pictures from a bundled report: the brief as SVG, and the HTML page as PNG where there is a Chromium.

Here: reading one report and taking its pictures. Not here: how a brief or a page looks (views/).
"""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

import secondlead
from secondlead.model.reading import Reading
from secondlead.views.brief import brief
from secondlead.views.page import page
from secondlead.views.terminal import render

ROOT = Path(__file__).parent.parent
REPORT = Path("src/secondlead/demo/ferry-2-2nd-ld.txt")  # from ROOT: a picture names no folder of this machine
PICTURES = ROOT / "docs" / "images"
WIDTH = 100


def draw_brief(reading: Reading, path: Path) -> None:
    """The brief, as a terminal shows it."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text.from_ansi(render(brief(reading), WIDTH, True).rstrip("\n")), soft_wrap=True)
    drawn = console.export_svg(title=f"secondlead read {REPORT.name}", unique_id="brief")
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)  # it would fetch a font from afar; the reader's own will do
    drawn = re.sub(r"<!--.*?-->\s*", "", drawn, flags=re.DOTALL)
    path.write_text("\n".join(line.rstrip() for line in drawn.splitlines()) + "\n", encoding="utf-8")


def draw_page(reading: Reading, path: Path) -> None:
    """The top of the page, as a browser shows it."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print(f"{path.name} not drawn: there is no Chromium here", file=sys.stderr)
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1280, "height": 860})
        tab.set_content(page([reading]))
        tab.screenshot(path=str(path))
        browser.close()


def main() -> None:
    """Draw both."""
    os.chdir(ROOT)
    PICTURES.mkdir(exist_ok=True)
    reading = secondlead.read(REPORT)
    draw_brief(reading, PICTURES / "brief.svg")
    draw_page(reading, PICTURES / "page.png")


if __name__ == "__main__":
    main()
