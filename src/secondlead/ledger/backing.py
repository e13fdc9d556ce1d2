"""Frames and statements of filed reports as what they do with a proposition: put it forward, deny it, take no position.

Here: one claim -> one Backing. Not here: which claims belong together (propositions.py).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from secondlead.ledger.bodies import Affiliated, affiliations, akin_bodies, has_standing, root_of
from secondlead.ledger.order import moment, place
from secondlead.lexicon import index
from secondlead.model.frame import Frame
from secondlead.model.ledger import Backing, Filed, Ref, Says, Status
from secondlead.model.reading import Stance, Statement

_SILENT = frozenset({Stance.NEITHER, Stance.DECLINES, Stance.SILENT, Stance.ASKS})
_DEAD = frozenset({Status.WITHDRAWN, Status.COPY})


@dataclass(frozen=True, slots=True)
class Claim:
    """A frame with the statement and the report that it stands in. order: what sorts claims alike whatever the order of arrival."""

    frame: Frame
    statement: Statement
    filed: Filed
    order: tuple[str, int, str, int, int]

    @property
    def ref(self) -> Ref:
        """Where it stands."""
        return Ref(self.filed.id, self.statement.id)

    @property
    def heads(self) -> str:
        """The id of the proposition that it heads, if it does."""
        told = f"{self.filed.id}\0{self.statement.id}\0{self.frame.span.start}\0{self.frame.figure}"
        return f"p{hashlib.sha256(told.encode()).hexdigest()[:8]}"


def claims_of(filed: Filed) -> list[Claim]:
    """The claims of a report, in the order of its text."""
    statements = {one.id: (number, one) for number, one in enumerate(filed.reading.statements)}
    when = place(filed)
    vectors = dict(filed.vectors)
    return [
        Claim(
            replace(frame, vector=vectors.get(frame.statement, b"")),
            statements[frame.statement][1],
            filed,
            (*when, statements[frame.statement][0], number),
        )
        for number, frame in enumerate(filed.frames)
        if frame.statement in statements
    ]


@dataclass(frozen=True, slots=True)
class Context:
    """What the reports of a story tell together: for whom people speak, what bodies are called, the country that most places lie in."""

    known: Mapping[str, Affiliated] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    country: str | None = None

    @classmethod
    def of(cls, reports: Sequence[Filed]) -> Context:
        """The context of reports, in the order given (by publication)."""
        several = list({one.id: one for one in reports}.values())
        known = affiliations(one.reading for one in several)
        bodies = [root.body for one in several for s in one.reading.statements if (root := root_of(s, one.reading, known)).body]
        return cls(known, called(bodies), country_of(several))


def called(bodies: Iterable[str]) -> dict[str, str]:
    """One name for all by which a body goes ("Brackley", "Brackley Town"; "Karvia", "Karvian government"): the commonest, the shortest."""
    counted = Counter(bodies)
    names = sorted(counted, key=lambda name: (-counted[name], len(name), name))
    found: dict[str, str] = {}
    for name in names:
        found[name] = next((found[other] for other in names if other in found and akin_bodies(other, name)), name)
    return found


def backing(claim: Claim, status: Status, context: Context | None = None, *, why: str = "") -> Backing:
    """What a claim does with its proposition. The interval speaks of the positive form; a denial's is turned already by the reader."""
    frame, statement, filed = claim.frame, claim.statement, claim.filed
    told = context or Context.of([filed])
    root = root_of(statement, filed.reading, told.known)
    if statement.stance in _SILENT or frame.class_ == "none":
        says = Says.NEITHER
    elif frame.negative:
        says = Says.AGAINST
    else:
        says = Says.FOR
    class_, low, high = _positive(frame, says)
    return Backing(
        ref=claim.ref,
        says=says,
        low=low,
        high=high,
        class_=class_,
        body=told.bodies.get(root.body, root.body) if root.body else None,
        root=root.name,
        relay=tuple(hop.name for hop in statement.relay),
        span=frame.span,
        words=" ".join(frame.span.text.split()),
        at=moment(filed),
        party=has_standing(root, frame, told.country),
        implied=not frame.main,
        live=status not in _DEAD and frame.condition is None,
        waits=frame.condition is not None,
        denies=statement.stance in (Stance.DENIES, Stance.DOUBTS),
        withdrawn=status is Status.WITHDRAWN,
        mended=filed.mends(statement.id),
        why=why or (f"waits on its condition: {frame.condition.text}" if frame.condition else ""),
    )


def _positive(frame: Frame, says: Says) -> tuple[str, float, float]:
    """The class and interval of the positive form: "did not leave", said flatly, is `no` of leaving."""
    if says is Says.AGAINST and frame.class_ in ("certain", "almost-certain", "very-likely", "likely", "possible", "even"):
        turned = index("certainty_scale")[frame.class_]["negated"]
        row = index("certainty_scale")[turned]
        return turned, float(row["low"]), float(row["high"])
    return frame.class_, frame.low, frame.high


def country_of(reports: Sequence[Filed]) -> str | None:
    """ISO code of the country that reports tell of: the one that most of their places lie in."""
    counted = Counter(one.country for filed in reports for one in filed.reading.places if one.country and one.role == "place")
    return min(counted, key=lambda code: (-counted[code], code)) if counted else None
