"""The first door: what the installed command calls.

Here: Ctrl-C while the program is still being loaded. Not here: anything after that (main.py).
"""

from __future__ import annotations

import sys


def start() -> int:
    """Load the command line, run it, and give its exit status."""
    try:
        from secondlead.cli.main import main  # here, not above: loading it takes long enough to be interrupted
    except KeyboardInterrupt:
        sys.stderr.write("secondlead: interrupted: nothing was read; run it again\n")
        return 130
    return main()
