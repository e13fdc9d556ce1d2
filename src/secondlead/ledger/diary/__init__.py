"""The diary: what is announced, planned, expected or implied, with its window in time, and what became of it.

Here: `expectations` is the way in. Not here: keeping and showing it (storage/, views/, export/).
"""

from secondlead.ledger.diary.steps import expectations

__all__ = ["expectations"]
