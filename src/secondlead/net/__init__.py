"""The one door to the network.

Here: the address gate and fetching; robots.txt and webhooks will live here too. Not here: what a page says (intake/).
"""

from secondlead.net.fetch import Fetched, fetch
from secondlead.net.gate import Gate

__all__ = ["Fetched", "Gate", "fetch"]
