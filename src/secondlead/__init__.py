"""Second Lead: who said what, through whom, how sure they were.

Here: the public names, nothing else; each is loaded when it is first asked for, so that `import secondlead` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from secondlead.model.version import VERSION as __version__

if TYPE_CHECKING:
    from secondlead.desk import diff, read, read_many
    from secondlead.model.change import Diff
    from secondlead.model.reading import Reading

__all__ = ["Diff", "Reading", "__version__", "diff", "read", "read_many"]

_HOME = {
    "Diff": "secondlead.model.change",
    "Reading": "secondlead.model.reading",
    "diff": "secondlead.desk",
    "read": "secondlead.desk",
    "read_many": "secondlead.desk",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
