"""The docs are true: their blocks run, their links lead somewhere, and nothing is left unwritten.

Here: what every page keeps. Not here: which words describe a thing best.
Each `$ ` line of a `console` block runs in a folder laid out as the project's root; a `python` block runs after those before it.
"""

from __future__ import annotations

import dataclasses
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from secondlead.settings import Settings

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(page: Path, language: str) -> list[str]:
    return [body for kind, body in FENCE.findall(page.read_text(encoding="utf-8")) if kind == language]


def with_blocks(language: str) -> list[Path]:
    return [page for page in PAGES if blocks(page, language)]


def prose(page: Path) -> str:
    return FENCE.sub("", page.read_text(encoding="utf-8"))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with what a newcomer's commands name: the bundled reports, under their own paths."""
    shutil.copytree(ROOT / "src" / "secondlead" / "demo", tmp_path / "src" / "secondlead" / "demo")
    return tmp_path


def run(command: list[str] | str, folder: Path) -> str:
    """What a command prints; its failure is the test's."""
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
    }
    ran = subprocess.run(
        command, cwd=folder, shell=isinstance(command, str), env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, f"{command}\n{ran.stdout}{ran.stderr}"
    return ran.stdout


@pytest.mark.encoder
@pytest.mark.parametrize("page", with_blocks("console"), ids=named)
def test_commands_of_a_page_run_and_print_what_it_shows(page: Path, checkout: Path) -> None:
    """Each line shown beneath a command is printed by it, in order; `...` stands for any lines."""
    for block in blocks(page, "console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            printed = run(command, checkout)
            at = 0
            for line in shown.splitlines():
                if line.strip() and line.strip() != "...":
                    found = printed.find(line.rstrip(), at)
                    assert found >= 0, f"$ {command}\nshown but not printed: {line}\n{printed}"
                    at = found + len(line.rstrip())


@pytest.mark.encoder
@pytest.mark.parametrize("page", with_blocks("python"), ids=named)
def test_python_of_a_page_runs(page: Path, checkout: Path) -> None:
    run([sys.executable, "-W", "error", "-c", "\n".join(blocks(page, "python"))], checkout)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    """Each link to a file of ours names one that is there."""
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)|<img[^>]* src=\"([^\"]+)\"", prose(page))
    ours = [one or other for one, other in targets if "://" not in (one or other)]
    assert not [target for target in ours if not (page.parent / target).exists()]


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_make_targets_that_a_page_names_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named_here = set(re.findall(r"(?:^|`)make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert named_here <= targets


def test_the_readme_asks_for_two_set_up_commands_and_no_third() -> None:
    assert [line for block in blocks(ROOT / "README.md", "sh") for line in block.splitlines()] == [
        "make demo    # reads three example reports, shows a brief of each, writes their pages",
        "make test    # runs every check and test",
    ]


def generator(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_command_line_s_page_is_what_the_program_says() -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == generator("make_cli").page(), "python docs/make_cli.py"


def test_each_command_is_in_the_readme_or_the_changelog() -> None:
    written = prose(ROOT / "README.md") + (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert not [name for name in generator("make_cli").commands() if f"secondlead {name}" not in written]


def test_each_setting_is_written_about() -> None:
    """Each variable that settings.py reads and each field that it fills."""
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    code = (ROOT / "src" / "secondlead" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r"\"([A-Z][A-Z_]+)\"", code))
    assert read
    assert not [name for name in (*read, *(field.name for field in dataclasses.fields(Settings))) if f"`{name}`" not in page]


def test_each_room_has_its_words() -> None:
    package = ROOT / "src" / "secondlead"
    rooms = [path.parent.name for path in package.glob("*/__init__.py")]
    told = re.findall(r"^## (.+)$", (ROOT / "docs" / "rooms.md").read_text(encoding="utf-8"), re.MULTILINE)
    words = set(" ".join(told).replace(",", "").split())
    assert not set(rooms) - words


def test_each_page_is_reached_from_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert not [page.name for page in (ROOT / "docs").glob("*.md") if page.name != "index.md" and f"]({page.name})" not in index]


def test_the_scale_of_the_page_is_that_of_the_table() -> None:
    """docs/certainty.md and lexicon/en/certainty_scale.tsv give the same classes and intervals."""
    from secondlead.lexicon import table

    page = (ROOT / "docs" / "certainty.md").read_text(encoding="utf-8")
    shown = {
        name: [float(one) for one in interval.split(" to ")]
        for name, interval in re.findall(r"^\| `([a-z-]+)` \| ([\d. to]+) \|", page, re.MULTILINE)
    }
    for row in table("certainty_scale"):
        low, high = float(row["low"]), float(row["high"])
        assert shown.get(row["class"]) == ([low] if low == high else [low, high]), row["class"]
