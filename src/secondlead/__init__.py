"""Second Lead: who said what, through whom, how sure they were.

Here: the public names, nothing else. Not here: any work.
"""

from secondlead.desk import read, read_many
from secondlead.model.reading import Reading
from secondlead.model.version import VERSION as __version__

__all__ = ["Reading", "__version__", "read", "read_many"]
