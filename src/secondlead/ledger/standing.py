"""Where a proposition stands: the rules of design.md over its backings, first that holds, with its reason.

Here: the word, the rule, the reason, the sum behind it. Not here: which statements are about it (propositions.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from secondlead.ledger.opinion import TRUST, discounted, opinion, total
from secondlead.lexicon import index
from secondlead.model.frame import Kind
from secondlead.model.ledger import Backing, Opinion, Says, Standing

_LIKELY = frozenset({"likely", "very-likely", "almost-certain", "certain"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The word, the number of its rule, one sentence why, the bodies behind it, the sum."""

    standing: Standing
    rule: int
    because: str
    bodies: tuple[str, ...]
    opinion: Opinion


def judged(backings: Sequence[Backing], kind: Kind = Kind.EVENT) -> Verdict:
    """The standing that backings give, in the order of the rules:

    1 withdrawn; 2 confirmed; 3 disputed; 4 denied; 5 corroborated; 6 reported; 7 unconfirmed.
    """
    live = [one for one in backings if one.live]
    pro = [one for one in live if one.says is Says.FOR and one.class_ in {*_LIKELY, "possible", "even"}]
    con = [one for one in live if one.says is Says.AGAINST]
    sum_ = summed(live)
    bodies = _bodies(pro)

    def verdict(word: Standing, rule: int, because: str, who: Sequence[str] = ()) -> Verdict:
        return Verdict(word, rule, because, tuple(who) or bodies, sum_)

    if not pro and any(one.says is Says.FOR and one.withdrawn for one in backings) and not con:
        return verdict(Standing.WITHDRAWN, 1, "its own outlet took it back, and nobody else holds it", _bodies(backings))
    flat = [one for one in pro if one.class_ == "certain" and one.why not in ("plan",)]
    by_party = [one for one in flat if one.party]
    flat_bodies = _bodies(flat)
    denied_by_party = [one for one in con if one.party]
    if not denied_by_party and by_party:
        return verdict(Standing.CONFIRMED, 2, f"told flatly by {_named(by_party)}, with standing in the matter")
    if not denied_by_party and len(flat_bodies) >= 2:
        return verdict(Standing.CONFIRMED, 2, f"told flatly by {len(flat_bodies)} bodies: {', '.join(flat_bodies)}")
    if pro and con and {one.root for one in con} - {one.root for one in pro}:
        return verdict(Standing.DISPUTED, 3, f"put forward by {_named(pro)}; denied by {_named(con)}", _bodies([*pro, *con]))
    if denied_by_party and not pro:
        return verdict(
            Standing.DENIED, 4, f"denied by {_named(denied_by_party)}, with standing in the matter; put forward by nobody now", _bodies(con)
        )
    likely = [one for one in pro if one.class_ in _LIKELY]
    likely_bodies = _bodies(likely)
    if len(likely_bodies) >= 2:
        return verdict(Standing.CORROBORATED, 5, f"put forward as {_weakest(likely)} by {len(likely_bodies)} bodies")
    if likely:
        return verdict(Standing.REPORTED, 6, f"{_strongest(likely)}, {'one body' if likely_bodies else 'no known body'}: {_named(likely)}")
    if con:
        return verdict(Standing.UNCONFIRMED, 7, f"denied by {_named(con)}, who has no standing in the matter", _bodies(con))
    return verdict(Standing.UNCONFIRMED, 7, f"{_strongest(pro)} only: {_named(pro)}" if pro else "nobody takes a position")


def weighed(one: Backing, trust: float = TRUST) -> Backing:
    """A backing with what it adds to the sum: its interval as an opinion, discounted for each hop; nothing where it does not count."""
    hops = max(0, len(one.relay) - 1)
    share = round(trust**hops, 4)
    if not one.live or one.says is Says.NEITHER:
        return replace(one, opinion=None, discount=share)
    return replace(one, opinion=discounted(opinion(one.low, one.high), hops, trust), discount=share)


def summed(backings: Sequence[Backing], trust: float = TRUST) -> Opinion:
    """The opinion of all live backings: discounted for each hop, averaged within a body, fused across. Unknown bodies count as one."""
    by_body: dict[str, list[Opinion]] = {}
    for one in backings:
        if one.live and one.says is not Says.NEITHER:
            told = weighed(one, trust).opinion
            if told is not None:
                by_body.setdefault(one.body or "", []).append(told)
    return total(by_body)


def _bodies(several: Sequence[Backing]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.body for one in several if one.body))


def _named(several: Sequence[Backing]) -> str:
    names = list(dict.fromkeys(one.root for one in several))
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _strongest(several: Sequence[Backing]) -> str:
    return min((one.class_ for one in several), key=_weakness)


def _weakest(several: Sequence[Backing]) -> str:
    return max((one.class_ for one in several), key=_weakness)


def _weakness(class_: str) -> int:
    return int(index("certainty_scale")[class_]["weakness"])
