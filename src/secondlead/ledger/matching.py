"""Whether two claims are about the same happening, and how the second stands to the first.

Here: `relation` of two frames and of two lists of frames. Not here: single slots (fillers.py), wording (alike.py), standings.

The order of `by_slots`: 1 the acts must be able to be one, and of one kind (a plan is not its event); 2 each slot that both fill is held
against the other; 3 something must tie the two together that few claims share (a name, a place, a thing of one sort); 4 one slot that
excludes the other makes another value, if the rest ties them; two make another event; 5 polarity: put forward against denied; 6 the more
exact of two is the narrower.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from secondlead.ledger.alike import covered
from secondlead.ledger.fillers import Fit, fit
from secondlead.lexicon import table
from secondlead.model.frame import Filler, Frame, Role
from secondlead.model.relation import Label, Relation

ALL, FEWEST = 0.97, 3  # of the words of each that the other has, and how many it takes, to be one whatever their slots
_DIFFERENT = Relation(Label.DIFFERENT)
_PARTIES = (Role.WHO, Role.WHOM)
_FROM = frozenset({"from", "out of"})


def best(ones: Sequence[Frame], others: Sequence[Frame]) -> Relation:
    """The relation of two statements: that of the frames that share most; main claims before what is only implied."""
    found = [
        (told, one.main and other.main) for one in ones for other in others if (told := relation(one, other)).label is not Label.DIFFERENT
    ]
    return max(found, key=lambda pair: (pair[1], pair[0].score), default=(_DIFFERENT, False))[0]


def relation(one: Frame, other: Frame) -> Relation:
    """How other stands to one: as their slots say; where those join nothing, the same if each has all of the other's words.

    Weights fitted to the labelled pairs join far more of them, and more rightly (`python -m benchmarks.matching --hands`), but in whole
    reports, where most pairs of claims have nothing to do with each other, they join what they must not: with them the worked example
    has 2 to 4 of its 7 propositions right, by slots 7; of the story folders' 88 standings 46 to 49, by slots 46.
    """
    told = by_slots(one, other)
    if told.label is not Label.DIFFERENT or one.figure or other.figure or one.kind is not other.kind or one.negative != other.negative:
        return told
    few = min(len(one.terms), len(other.terms))
    if few >= FEWEST and min(covered(one.terms, other.terms), covered(other.terms, one.terms)) >= ALL:
        return Relation(Label.SAME, because=("wording",), score=float(few))
    return told


def by_slots(one: Frame, other: Frame) -> Relation:
    """How other stands to one, by their slots alone."""
    act = acts_of(one, other)
    if act is None or (one.kind is not other.kind and not (one.negative or other.negative)):
        return _DIFFERENT
    fits: dict[str, Fit] = {}
    score, ties = 1.0, 0
    for slot, a, b in _paired(one, other):
        told = fit(a, b)
        fits[slot] = _worse(fits.get(slot), told)
        if told in (Fit.SAME, Fit.NARROWER, Fit.WIDER):
            weight = _weight(a, b)
            score += weight
            ties += weight >= 1
    conflicts = [slot for slot, told in fits.items() if told is Fit.CONFLICT]
    if not ties or len(conflicts) > 1:
        return _DIFFERENT
    because = tuple(f"{slot}: {told.value}" for slot, told in sorted(fits.items()))
    if one.negative != other.negative:
        if conflicts:
            return _DIFFERENT
        return Relation(Label.DENIES, _scope(one, other, fits, act), because, score)
    if conflicts:
        return Relation(Label.OTHER_VALUE, because=because, score=score)
    if act is Fit.CONFLICT:
        return Relation(Label.DENIES, "same", because, score)
    told = _exactness(one, other, fits, act)
    return Relation({Fit.SAME: Label.SAME, Fit.NARROWER: Label.NARROWER, Fit.WIDER: Label.WIDER}[told], because=because, score=score)


def kin(frame: Frame) -> tuple[str, ...]:
    """The acts under which a frame may meet others: its own, those wider and opposite, those of its words; for looking up alone."""
    figure = "#" if frame.figure else ""
    own = {*frame.acts, frame.word}
    near = {other for act in own for told in (_wider(), _opposite()) for other in told.get(act, frozenset())}
    told = {act for term in frame.terms for act in term.acts} if not frame.figure else set()
    return tuple(sorted({f"{figure}{act}" for act in own | near | told}))


def acts_of(one: Frame, other: Frame) -> Fit | None:
    """Whether two frames can tell of one act: SAME, the second the more exact, the first, or opposite (CONFLICT); None for neither."""
    if one.figure != other.figure:
        return None
    a, b = frozenset(one.acts), frozenset(other.acts)
    if a & b or one.word == other.word:
        return Fit.SAME
    if any(_wider().get(act, frozenset()) & a for act in b):
        return Fit.NARROWER
    if any(_wider().get(act, frozenset()) & b for act in a):
        return Fit.WIDER
    if any(_opposite().get(act, frozenset()) & a for act in b) or any(_opposite().get(act, frozenset()) & b for act in a):
        return Fit.CONFLICT
    return None


@cache
def _wider() -> dict[str, frozenset[str]]:
    return {row["act"]: frozenset(row["wider"].split("|")) for row in table("act_relations") if row["wider"]}


@cache
def _opposite() -> dict[str, frozenset[str]]:
    return {row["act"]: frozenset(row["opposite"].split("|")) for row in table("act_relations") if row["opposite"]}


@cache
def _mutual() -> frozenset[str]:
    return frozenset(row["act"] for row in table("act_relations") if row["both"])


def _paired(one: Frame, other: Frame) -> list[tuple[str, Filler, Filler]]:
    """The fillers to hold against each other, each with the best of the other's in the same slot."""
    found: list[tuple[str, Filler, Filler]] = []
    mutual = not _mutual().isdisjoint({*one.acts, *other.acts})
    rooms: list[tuple[str, tuple[Role, ...]]]
    rooms = [("parties", _PARTIES)] if mutual else [("who", (Role.WHO,)), ("whom", (Role.WHOM,))]
    rooms += [
        ("where", (Role.WHERE,)),
        ("when", (Role.WHEN,)),
        ("means", (Role.MEANS,)),
        ("count", (Role.COUNT,)),
        ("purpose", (Role.PURPOSE,)),
    ]
    for slot, roles in rooms:
        a, b = list(one.of(*roles)), list(other.of(*roles))
        if slot == "where":
            found += _paired_places(a, b)
            continue
        found += [(slot, x, y) for x, y in _best_pairs(a, b)]
    return found


def _paired_places(a: list[Filler], b: list[Filler]) -> list[tuple[str, Filler, Filler]]:
    out = [(f, [x for x in a if (x.preposition in _FROM) == f], [y for y in b if (y.preposition in _FROM) == f]) for f in (True, False)]
    return [("from" if left else "where", x, y) for left, xs, ys in out for x, y in _best_pairs(xs, ys)]


def _best_pairs(a: list[Filler], b: list[Filler]) -> list[tuple[Filler, Filler]]:
    """Each of the shorter list with the one of the longer that fits it best, one to one."""
    order = {Fit.SAME: 0, Fit.NARROWER: 1, Fit.WIDER: 1, Fit.OPEN: 2, Fit.CONFLICT: 3}
    rows = sorted((order[fit(x, y)], i, j) for i, x in enumerate(a) for j, y in enumerate(b))
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    found = []
    for _, i, j in rows:
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            found.append((a[i], b[j]))
    return found


def _worse(before: Fit | None, now: Fit) -> Fit:
    if before is None or before is Fit.SAME:
        return now
    return before if now is Fit.SAME else now if now is Fit.CONFLICT else before


def _weight(one: Filler, other: Filler) -> float:
    """How much two fillers that fit tie their frames together: a name 2, a thing 1, a number or a day alone 0.5."""
    if one.names and other.names:
        return 2.0
    if one.from_ or one.to:
        return 0.5
    if one.numbered and other.numbered and one.head == one.unit:
        return 0.5
    return 1.0


def _scope(one: Frame, other: Frame, fits: dict[str, Fit], act: Fit) -> str:
    """The scope of what is denied, against what is put forward."""
    told = _exactness(one, other, fits, act)
    if told is Fit.SAME or act is Fit.CONFLICT:
        return "same"
    second_narrower = told is Fit.NARROWER
    return "narrower" if second_narrower == other.negative else "wider"


def _exactness(one: Frame, other: Frame, fits: dict[str, Fit], act: Fit) -> Fit:
    """Which of two is the more exact: by the slots that both fill, then by those that only one fills."""
    told = [fit for fit in (*fits.values(), act) if fit in (Fit.NARROWER, Fit.WIDER)]
    if told:
        return told[0] if len(set(told)) == 1 else Fit.SAME
    more, less = _alone(other, one), _alone(one, other)
    if more and not less:
        return Fit.NARROWER
    if less and not more:
        return Fit.WIDER
    return Fit.SAME


def _alone(one: Frame, other: Frame) -> list[Role]:
    """The slots that tell where, when or to whom, filled in one only."""
    return [role for role in (Role.WHERE, Role.WHEN, Role.WHOM) if one.of(role) and not other.of(role)]
