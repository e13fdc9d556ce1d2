"""What the options of several of the ledger's commands are, said once.

Here: their names, kinds and help. Not here: the commands (main.py, verbs.py).
"""

from __future__ import annotations

from typing import Annotated

import typer

from secondlead.cli import keep

Db = Annotated[
    str | None, typer.Option(metavar="PATH", help="The ledger: a file, or sqlite:///PATH; by default secondlead.db in your data folder.")
]
Kept = Annotated[keep.Form, typer.Option("--format", help="text, or json.")]
StoryId = Annotated[str, typer.Argument(metavar="ID", help="The story's id, as `stories` shows it.")]
Confidential = Annotated[bool, typer.Option("--confidential", help="Show the desk's confidential sources: for those who may see them.")]
Embargoed = Annotated[bool, typer.Option("--embargoed", help="Show what is under embargo too.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who does it.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why; it is kept with it.")]
