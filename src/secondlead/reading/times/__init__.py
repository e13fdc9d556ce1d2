"""Expressions of time, resolved to values and intervals. `times` is the way in.

Not here: the time of saying (statements/stated.py).
"""

from secondlead.reading.times.steps import times

__all__ = ["times"]
