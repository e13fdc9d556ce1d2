"""Who goes where, as statements tell it. `journeys` is the way in.

Not here: what moves nobody (model/circumstances.py has the record).
"""

from secondlead.statements.journeys.steps import journeys, misfits

__all__ = ["journeys", "misfits"]
