"""Where the ledger is kept: all SQL, behind one contract. `open_store` is the way in.

Not here: what is decided on what is kept (ledger/), who asks for it (ledgerdesk.py). Speaks records of the model only.
"""

from secondlead.storage.contract import Reader, Store, Writer
from secondlead.storage.opening import open_store

__all__ = ["Reader", "Store", "Writer", "open_store"]
