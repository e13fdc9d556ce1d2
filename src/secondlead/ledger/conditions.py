"""On which proposition a conditional statement waits: "If the debris is from the plane, ...", "If confirmed, ...".

Here: a statement's condition -> the group of claims that it names. Not here: what follows once that is confirmed (propositions.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from secondlead.ledger.backing import Claim
from secondlead.model.frame import Frame
from secondlead.model.ledger import Ref
from secondlead.model.relation import Label, Relation

_MEETS = frozenset({Label.SAME, Label.NARROWER})  # a group that says the condition, or more exactly


def conditions(claims: Sequence[Claim], groups: Sequence[Sequence[Claim]], related: Callable[[Frame, Frame], Relation]) -> dict[Ref, int]:
    """For each statement with a condition, the number of the group that meets it; those that no group meets are left out.

    A condition that names nobody ("if confirmed", "if so") is what the report put forward right before.
    """
    found: dict[Ref, int] = {}
    asked: dict[Ref, list[Frame]] = {}
    for one in claims:
        if one.frame.particle == "if":
            asked.setdefault(one.ref, []).append(one.frame)
    for one in claims:
        if one.frame.condition is None or one.ref in found:
            continue
        wanted = [frame for frame in asked.get(one.ref, ()) if frame.slots]
        number = _named(one, wanted, groups, related) if wanted else _before(one, groups)
        if number is not None:
            found[one.ref] = number
    return found


def _named(
    one: Claim, wanted: Sequence[Frame], groups: Sequence[Sequence[Claim]], related: Callable[[Frame, Frame], Relation]
) -> int | None:
    best: tuple[float, int] | None = None
    for number, several in enumerate(groups):
        if any(claim.ref == one.ref for claim in several):
            continue
        for frame in wanted:
            told = related(frame, several[0].frame)
            if told.label in _MEETS and (best is None or told.score > best[0]):
                best = told.score, number
    return best[1] if best else None


def _before(one: Claim, groups: Sequence[Sequence[Claim]]) -> int | None:
    """The group of the last main claim before this one in its report."""
    earlier = [
        (claim.order, number)
        for number, several in enumerate(groups)
        for claim in several
        if claim.filed.id == one.filed.id
        and claim.order < one.order
        and claim.frame.main
        and not claim.frame.figure
        and claim.frame.condition is None
    ]
    return max(earlier)[1] if earlier else None
