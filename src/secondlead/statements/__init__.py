"""Parse -> statements: who said what, how sure they were, through whom.

Here: pairing, set phrases, nesting, floating quotations, relay, the outlet's own voice. Not here: finding words and spans (reading/).
"""

from secondlead.statements.steps import state

__all__ = ["state"]
