"""Places, put on the map. `places` is the way in.

Not here: names of people and bodies (reading/decode.py).
"""

from secondlead.reading.places.steps import places

__all__ = ["places"]
