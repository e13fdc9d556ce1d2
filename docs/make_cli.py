"""Writes docs/cli.md: the help of each command as the program prints it, between a few words of ours.

Here: which commands there are, and their help. Not here: what the options mean (the help says it).
A test compares the page with what this writes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import typer

from secondlead.cli.main import app

PAGE = Path(__file__).parent / "cli.md"

BEFORE = """# The command line

This page is written by `python docs/make_cli.py` from what the program says of itself.

Results go to standard output, everything else to standard error. Exit status: 0 done; 1 could not be done (network, disk,
the encoder's files); 2 bad usage or input. With several inputs, what cannot be read is told in one line each, and the others are read all the same:

    secondlead: INPUT: what is wrong; what to do
"""

AFTER = """
## Formats

| `--format` | what you get |
|---|---|
| `text` | a brief for the terminal: who, how sure, what, through whom, in groups |
| `json` | the reading, as the JSON Schema of `secondlead schema` says; an array where several inputs or a folder are named |
| `jsonl` | one reading a line, in the order of the inputs |
| `html` | one self-contained page, no outside resource |

Colour and width follow the terminal; [Settings](settings.md) says what overrules it.
"""


def commands() -> list[str]:
    """The names of the commands, in the order in which the help lists them."""
    return list(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def told(*command: str) -> str:
    """What the program prints for `--help`, at a fixed width and without colour."""
    environment = {name: value for name, value in os.environ.items() if name not in {"FORCE_COLOR", "LINES"}}
    environment |= {"COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    line = [sys.executable, "-m", "secondlead.cli.main", *command, "--help"]
    output = subprocess.run(line, env=environment, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    return "\n".join(line.rstrip() for line in output.strip("\n").splitlines())


def page() -> str:
    """The page's text."""
    parts = [BEFORE, f"\n## secondlead\n\n```text\n{told()}\n```\n"]
    parts += [f"\n## secondlead {name}\n\n```text\n{told(name)}\n```\n" for name in commands()]
    return "".join((*parts, AFTER))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
