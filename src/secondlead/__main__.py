"""`python -m secondlead`: the same door as the installed command.

Here: the way in. Not here: anything else (cli/start.py).
"""

import sys

from secondlead.cli.start import start

sys.exit(start())
