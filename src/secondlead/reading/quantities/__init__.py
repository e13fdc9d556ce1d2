"""Numbers of something, with bounds and scope. `quantities` is the way in.

Not here: dates (times/).
"""

from secondlead.reading.quantities.steps import disagreements, quantities

__all__ = ["disagreements", "quantities"]
