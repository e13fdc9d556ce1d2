"""What a denial leaves open, in words: "Peskov denied talks at the forum; he did not deny a meeting elsewhere".

Here: one sentence a denial, from the slots that narrow it. Not here: which denials there are (propositions.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from secondlead.ledger.wording import name_of
from secondlead.model.frame import Frame, Kind, Role
from secondlead.model.ledger import Backing, Says

_ELSE = {
    Role.WHERE: "elsewhere",
    Role.WHEN: "at another time",
    Role.MEANS: "by other means",
    Role.COUNT: "in another number",
    Role.PURPOSE: "to another end",
}
_NOUNS = {"meet": "a meeting", "visit": "a visit", "buy": "a purchase", "attack": "an attack", "kill": "a killing", "die": "deaths"}


def not_denied(frame: Frame, backings: Sequence[Backing]) -> str | None:
    """What the denials of a frame leave open; None where nobody denies it."""
    who = next((one.root for one in backings if one.says is Says.AGAINST and one.live), None)
    if who is None:
        return None
    act = next((_NOUNS[one] for one in frame.acts if one in _NOUNS), None) or _nominal(frame)
    narrowing = [role for role in _ELSE if frame.of(role)]
    left = [f"{act} {_ELSE[role]}" for role in narrowing]
    if frame.kind is Kind.PLAN:
        left.append(f"that {act} may come without a plan")
    if not left:
        return None
    slots = ", ".join(
        f"{(one.preposition + ' ') if one.preposition else ''}{name_of(one)}" for role in narrowing for one in frame.of(role)[:1]
    )
    plan = "plans for " if frame.kind is Kind.PLAN else ""
    return f"{who} denied {plan}{act}{' ' + slots if slots else ''}; not denied: {', '.join(left)}"


def _nominal(frame: Frame) -> str:
    return f"“{frame.word}”"
