"""Expressions of time, resolved to values and intervals. `times` is the way in; `doubts` says what they leave open.

Not here: the time of saying (statements/stated.py).
"""

from secondlead.reading.times.doubts import doubts
from secondlead.reading.times.steps import times

__all__ = ["doubts", "times"]
