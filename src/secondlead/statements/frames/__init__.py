"""Frames: what each clause of a statement claims, in slots. `frames` is the way in.

Not here: how frames of several reports are held against each other (the ledger).
"""

from secondlead.statements.frames.steps import frames

__all__ = ["frames"]
