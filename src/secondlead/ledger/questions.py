"""Open questions: each unsettled proposition, who could settle it, who of them has not spoken, since when, what is due.

Here: questions from propositions. Not here: standings (standing.py), what is due (the diary).
"""

from __future__ import annotations

from collections.abc import Sequence

from secondlead.ledger.fillers import akin, sorts
from secondlead.lexicon import table
from secondlead.model.frame import Filler, Role
from secondlead.model.ledger import Expectation, Proposition, Question, Says, Standing
from secondlead.statements.countries import Power, sign

_THINGS = frozenset({"ship", "aircraft", "drone", "missile", "train", "road", "building", "town"})  # they have names, and say nothing
_OPEN = frozenset({Standing.DISPUTED, Standing.CORROBORATED, Standing.REPORTED, Standing.UNCONFIRMED})


def questions(several: Sequence[Proposition], expectations: Sequence[Expectation] = ()) -> tuple[Question, ...]:
    """One question a proposition that is not settled and that somebody with standing could settle, in the order of the propositions."""
    due = {one.proposition: one.to for one in expectations if one.proposition and one.to}
    found = []
    for one in several:
        told = any(backing.says is Says.FOR for backing in one.backings)
        if one.standing not in _OPEN or not told or one.frame.figure or _background(one):
            continue
        could = settlers(one)
        if not could:
            continue
        spoken = [name for backing in one.backings if backing.says is not Says.NEITHER for name in (backing.root, backing.body) if name]
        silent = tuple(name for name in could if not any(akin(name, other) for other in spoken))
        found.append(Question(f"Is it so that {one.text}?", one.id, could, silent, min(b.at for b in one.backings), due.get(one.id)))
    return tuple(found)


def _background(one: Proposition) -> bool:
    """Whether only the outlets' own voices tell it, flatly: nobody disputes it, and nobody was asked."""
    return all(b.root in b.relay[-1:] and b.says is Says.FOR and b.class_ == "certain" for b in one.backings if not b.why)


def settlers(one: Proposition) -> tuple[str, ...]:
    """Who has standing in the matter: the parties, their governments, the state of the place."""
    found: dict[str, None] = {}
    for filler in one.frame.of(Role.WHO, Role.WHOM):
        for name in filler.names:
            told = sign(name)
            if told and told.power.code:
                found[told.power.government] = None
            elif not filler.ids and not sorts(filler.head) & _THINGS:
                found[name] = None
        if (government := _government(filler)) is not None:
            found[government] = None
    for filler in one.frame.of(Role.WHERE):
        if (government := _government(filler)) is not None:
            found[government] = None
    return tuple(found)


def _government(filler: Filler) -> str | None:
    row = next((row for row in table("countries") if row["code"] == filler.country), None) if filler.country else None
    return Power(row["name"], row["code"], row["adjective"]).government if row else None
