"""Rules: the page about the command line is what the commands say of themselves, and no command or setting goes without one."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from secondlead import settings
from secondlead.cli.main import app

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_cli", DOCS / "make_cli.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current(maker: ModuleType) -> None:
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == maker.page(), "python docs/make_cli.py writes it anew"


def test_every_command_is_on_the_page(maker: ModuleType) -> None:
    names = {command.name or (command.callback.__name__ if command.callback else "") for command in app.registered_commands}
    assert names == {name for name in maker.COMMANDS if name}


def test_every_setting_is_on_the_page(maker: ModuleType) -> None:
    named = re.findall(r"^    ([A-Z_]+) ", settings.__doc__ or "", re.MULTILINE)
    assert len(named) == 6
    assert [name for name in named if f"`{name}`" not in maker.HEAD and name != "TERM"] == []
