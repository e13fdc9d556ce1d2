"""docs/cli.md, written from the commands' own --help.

    python docs/make_cli.py      writes it anew; a test holds that it is current

Here: which commands, in which order, and the words around them. Not here: the commands (src/secondlead/cli/).
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from secondlead.cli.main import app

PAGE = Path(__file__).parent / "cli.md"

HEAD = """\
# The command line

Written by `python docs/make_cli.py` from the commands' own `--help`: change the words there.

Data goes to standard output, everything else to standard error.

| exit status | |
|---|---|
| 0 | done |
| 1 | could not be done: network, disk, or an error of ours |
| 2 | bad usage or input |
| 130 | interrupted with Ctrl-C |

Whatever goes wrong is one line, `secondlead: INPUT: what is wrong; what to do`. An input that cannot be read does not stop the others; the
exit status is then the highest of all. Where nothing could be read, nothing is written. A file named with `--out` appears whole, when all
is done, or not at all; a device or a pipe is written to directly. What the JSON holds: [the contract](contract.md). Colour, width and the
encoder's folder come from [the surroundings](settings.md).
"""


def commands() -> list[str]:
    """The names of all commands, as the program has them."""
    return [one.name or one.callback.__name__ for one in app.registered_commands if one.callback]


def help_of(command: str) -> str:
    """What a command's --help prints, 80 columns wide."""
    environ = os.environ | {"COLUMNS": "80", "TERMINAL_WIDTH": "80", "PYTHONUTF8": "1", "NO_COLOR": "1"}
    arguments = [sys.executable, "-m", "secondlead.cli.main", *([command] if command else []), "--help"]
    done = subprocess.run(arguments, capture_output=True, check=True, env=environ, encoding="utf-8")
    return "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for command in ("", *commands()):
        name = " ".join(("secondlead", command)).strip()
        parts.append(f"## {name}\n\n```text\n{help_of(command)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"written: {PAGE}")
