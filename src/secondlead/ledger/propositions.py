"""Claims of many reports -> propositions: which claims are about the same, who is narrower than whom, where each stands.

Here: the grouping and what neighbours lend each other. Not here: how two claims are held against each other (matching.py), the rules
(standing.py). Order: claims are taken by publication, so that the order in which reports came changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from secondlead.ledger.backing import Claim, Context, backing
from secondlead.ledger.conditions import conditions
from secondlead.ledger.matching import kin, relation
from secondlead.ledger.scope import not_denied
from secondlead.ledger.standing import judged, weighed
from secondlead.ledger.wording import text_of
from secondlead.lexicon import index
from secondlead.model.frame import Frame, Kind
from secondlead.model.ledger import Backing, Moment, Proposition, Ref, Says, Standing, Status
from secondlead.model.relation import Label, Relation

Related = Callable[[Frame, Frame], Relation]
MEMBERS = 6  # claims of a proposition that a new one is held against: the first, and the latest


@dataclass(slots=True)
class _Group:
    """A proposition in the making."""

    claims: list[Claim] = field(default_factory=list)

    @property
    def frame(self) -> Frame:
        return self.claims[0].frame

    def shown(self) -> list[Claim]:
        return self.claims if len(self.claims) <= MEMBERS else [self.claims[0], *self.claims[1 - MEMBERS :]]


def propositions(claims: Sequence[Claim], statuses: Mapping[str, Status], related: Related = relation) -> tuple[Proposition, ...]:
    """The propositions of a story, in the order in which they were first put forward."""
    groups = _grouped(sorted(claims, key=lambda one: one.order), related)
    links = _links(groups, related)
    told = Context.of([claim.filed for claim in sorted(claims, key=lambda one: one.order)])
    own = [retracted(_turned(_backings(group, statuses, told))) for group in groups]
    for old, number in _corrected(groups, links, statuses):
        own[number] = [_withdrawn(one) if one.ref.report in old else one for one in own[number]]
    waits = conditions(claims, [group.claims for group in groups], related)
    own = _set_free(own, groups, waits)
    found = []
    for number, group in enumerate(groups):
        lent = [one for other, how in links.get(number, ()) for one in _lent(own[other], how, groups[other].frame)]
        found.append(_proposition(group, own[number], lent))
    ids = [one.id for one in found]
    return tuple(
        replace(
            one,
            narrower_than=tuple(ids[other] for other, how in links.get(number, ()) if how == "wider"),
            conditional_on=tuple(sorted({ids[other] for ref, other in waits.items() if any(b.ref == ref for b in own[number])})),
        )
        for number, one in enumerate(found)
    )


def _set_free(own: Sequence[list[Backing]], groups: Sequence[_Group], waits: Mapping[Ref, int]) -> list[list[Backing]]:
    """Conditional backings count once their condition's proposition is confirmed."""
    standing = {number: judged(own[number], groups[number].frame.kind).standing for number in set(waits.values())}
    return [
        [
            replace(one, live=True, why="its condition is confirmed")
            if one.waits and one.ref in waits and standing[waits[one.ref]] is Standing.CONFIRMED
            else one
            for one in several
        ]
        for several in own
    ]


def _grouped(claims: Sequence[Claim], related: Related) -> list[_Group]:
    groups: list[_Group] = []
    by_act: dict[str, list[int]] = {}
    by_words: dict[tuple[str, Kind, bool], int] = {}  # leads repeat most of their sentences word for word
    for claim in claims:
        if not claim.frame.slots or not _claims(claim.frame):
            continue
        best: tuple[float, int] | None = None
        alike = " ".join(claim.frame.span.text.split()).casefold(), claim.frame.kind, claim.frame.figure
        if alike in by_words and not claim.frame.figure:
            best = 0.0, by_words[alike]
        for number in () if best else sorted({number for act in kin(claim.frame) for number in by_act.get(act, ())}):
            for member in groups[number].shown():
                told = related(member.frame, claim.frame)
                same = told.label is Label.SAME or (told.label is Label.DENIES and told.scope == "same")
                if same and (best is None or told.score > best[0]):
                    best = told.score, number
        if best is None:
            groups.append(_Group())
            best = 0.0, len(groups) - 1
        groups[best[1]].claims.append(claim)
        by_words.setdefault(alike, best[1])
        for act in kin(claim.frame):
            rooms = by_act.setdefault(act, [])
            if not rooms or rooms[-1] != best[1]:
                rooms.append(best[1])
    return groups


def _claims(frame: Frame) -> bool:
    """Whether a frame claims something: the clause, a figure, or a modifier with a hedge of its own (a flat one is only background)."""
    return frame.main or frame.figure or frame.class_ not in ("certain", "none")


def _links(groups: Sequence[_Group], related: Related) -> dict[int, list[tuple[int, str]]]:
    """For each group, its neighbours: those wider than it, narrower than it, and plans of it."""
    found: dict[int, list[tuple[int, str]]] = {}
    by_act: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        for act in kin(group.frame):
            by_act.setdefault(act, []).append(number)
    pairs = sorted({(a, b) for rooms in by_act.values() for a in rooms for b in rooms if a < b})
    for a, b in pairs:
        one, other = groups[a].frame, groups[b].frame
        planned = one.kind is not other.kind
        if planned:
            one, other = replace(one, kind=Kind.EVENT), replace(other, kind=Kind.EVENT)
        told = related(one, other)
        if planned:
            plan, event = (a, b) if groups[a].frame.kind is Kind.PLAN else (b, a)
            covers = _covers(told, plan == a, (one, other))
            if covers:
                found.setdefault(event, []).append((plan, covers))
        elif told.label is Label.NARROWER or (told.label is Label.DENIES and told.scope == _narrow(other)):
            found.setdefault(b, []).append((a, "wider"))
            found.setdefault(a, []).append((b, "narrower"))
        elif told.label is Label.WIDER or (told.label is Label.DENIES and told.scope == _narrow(one)):
            found.setdefault(a, []).append((b, "wider"))
            found.setdefault(b, []).append((a, "narrower"))
        elif told.label is Label.OTHER_VALUE:
            found.setdefault(a, []).append((b, "other value"))
            found.setdefault(b, []).append((a, "other value"))
    return found


def _covers(told: Relation, plan_first: bool, frames: tuple[Frame, Frame]) -> str:
    """What a plan lends its event: both ways where they are of one scope, support only where the plan is the narrower, denial only where it
    is the wider; "" for nothing."""
    if told.label is Label.SAME or (told.label is Label.DENIES and told.scope == "same"):
        return "plan"
    second_narrower = told.label is Label.NARROWER
    if told.label is Label.DENIES:
        second_narrower = told.scope == _narrow(frames[1])
    elif told.label not in (Label.NARROWER, Label.WIDER):
        return ""
    return "wider plan" if second_narrower == plan_first else "narrower plan"


def _narrow(frame: Frame) -> str:
    """The scope of a denial by which a frame is the narrower of two: what is denied is narrower, and it is the one that denies."""
    return "narrower" if frame.negative else "wider"


def _backings(group: _Group, statuses: Mapping[str, Status], context: Context) -> list[Backing]:
    told = [backing(claim, statuses.get(claim.filed.id, Status.CURRENT), context) for claim in group.claims]
    quoted: dict[str, Backing] = {}
    for claim, one in zip(group.claims, told, strict=True):
        if claim.statement.source is not None and one.says is Says.FOR:
            quoted.setdefault(claim.filed.id, one)
    return [
        replace(one, body=quoted[claim.filed.id].body, root=quoted[claim.filed.id].root, why="its outlet’s own words, for whom it quotes")
        if claim.statement.source is None and one.says is Says.FOR and claim.filed.id in quoted
        else one
        for claim, one in zip(group.claims, told, strict=True)
    ]


def _turned(several: list[Backing]) -> list[Backing]:
    """A plain negative that answers nobody ("nobody survived") is a proposition of its own: put forward, not denied."""
    if any(one.says is Says.FOR or one.denies for one in several):
        return several
    return [replace(one, says=Says.FOR, **_interval(_opposite(one.class_))) if one.says is Says.AGAINST else one for one in several]


def retracted(several: list[Backing]) -> list[Backing]:
    """The earlier of two positions that one and the same source took is taken back by the later. several: by publication."""
    last = {one.root: number for number, one in enumerate(several) if one.says is not Says.NEITHER and one.live}
    return [_withdrawn(one) if _overtaken(one, number, several, last.get(one.root, -1)) else one for number, one in enumerate(several)]


def _overtaken(one: Backing, number: int, several: Sequence[Backing], last: int) -> bool:
    later = several[last] if last > number else one
    return one.says is not Says.NEITHER and later.says is not one.says and later.ref.report != one.ref.report


def _withdrawn(one: Backing) -> Backing:
    return replace(one, live=False, withdrawn=True, why=one.why or "taken back")


def _corrected(
    groups: Sequence[_Group], links: Mapping[int, Sequence[tuple[int, str]]], statuses: Mapping[str, Status]
) -> list[tuple[frozenset[str], int]]:
    """Reports whose value a correction of their own series replaced, and the group of that value."""
    found = []
    for number, neighbours in links.items():
        for other, how in neighbours:
            if how != "other value":
                continue
            mending = {(c.filed.series, c.order[:2]) for c in groups[other].claims}
            still = {(c.filed.series, c.order[:2]) for c in groups[number].claims}
            old = {
                c.filed.id
                for c in groups[number].claims
                if statuses.get(c.filed.id) is Status.CORRECTED
                and any(series == c.filed.series and at > c.order[:2] for series, at in mending)
                and not any(
                    series == c.filed.series and at >= min(a for s, a in mending if s == series and a > c.order[:2])
                    for series, at in still
                    if series == c.filed.series
                )
            }
            if old:
                found.append((frozenset(old), number))
    return found


def _lent(several: Sequence[Backing], how: str, frame: Frame) -> list[Backing]:
    """What a neighbour's backings are worth here: the narrower put forward supports the wider; the wider denied denies the narrower; a
    plan supports its event as far as likely, a plan flatly denied makes it unlikely."""
    if how == "narrower":
        return [replace(one, why="narrower") for one in several if one.says is Says.FOR]
    if how == "wider":
        return [replace(one, why="wider") for one in several if one.says is Says.AGAINST]
    if how not in ("plan", "wider plan", "narrower plan"):
        return []
    found = []
    for one in several:
        if one.says is Says.FOR and how != "wider plan":
            found.append(_as(one, "likely" if one.class_ in ("certain", "almost-certain", "very-likely") else one.class_))
        elif one.says is Says.AGAINST and how != "narrower plan":
            found.append(_as(one, "unlikely"))
    return found


def _as(one: Backing, class_: str) -> Backing:
    return replace(one, why="plan", **_interval(class_))


def _opposite(class_: str) -> str:
    return index("certainty_scale")[class_]["negated"]


def _interval(class_: str) -> dict[str, Any]:
    row = index("certainty_scale")[class_]
    return {"class_": class_, "low": float(row["low"]), "high": float(row["high"])}


def _proposition(group: _Group, own: Sequence[Backing], lent: Sequence[Backing]) -> Proposition:
    frame = group.frame
    backings = (*own, *lent)
    verdict = judged(backings, frame.kind)
    lead = next((claim for claim in group.claims if not claim.frame.negative and claim.frame.main), group.claims[0])
    return Proposition(
        id=lead.heads,
        kind=frame.kind,
        text=text_of(lead.frame),
        frame=frame,
        standing=verdict.standing,
        rule=verdict.rule,
        because=verdict.because,
        bodies=verdict.bodies,
        backings=tuple(weighed(one) for one in backings),
        not_denied=not_denied(frame, own),
        history=_history(backings, frame.kind),
        opinion=verdict.opinion,
    )


def _history(backings: Sequence[Backing], kind: Kind) -> tuple[Moment, ...]:
    """The standings that the proposition took on as its backings came."""
    found: list[Moment] = []
    ordered = sorted(backings, key=lambda one: one.at)
    for number, one in enumerate(ordered, 1):
        if number < len(ordered) and ordered[number].at == one.at:
            continue
        told = judged(ordered[:number], kind).standing
        if not found or found[-1].standing is not told:
            found.append(Moment(one.at, told, one.ref))
    return tuple(found)
