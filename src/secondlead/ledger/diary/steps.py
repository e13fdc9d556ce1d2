"""Filed reports -> what is expected, when, who says so, and where it stands at a moment.

Here: the order of this room. Not here: any part's own work.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from secondlead.ledger.diary.arrivals import arrivals
from secondlead.ledger.diary.joining import Thing, Things
from secondlead.ledger.diary.sentence import day_of, laid_out
from secondlead.ledger.diary.sightings import sightings
from secondlead.ledger.diary.signals import signals
from secondlead.ledger.diary.states import state_at
from secondlead.ledger.matching import by_slots
from secondlead.ledger.order import place
from secondlead.ledger.propositions import Related
from secondlead.model.frame import Frame
from secondlead.model.ledger import Expectation, Filed, Proposition, Ref, Status

_DEAD = frozenset({Status.WITHDRAWN, Status.COPY})


def expectations(
    reports: Sequence[Filed],
    propositions: Sequence[Proposition],
    as_of: str,
    related: Related = by_slots,
    statuses: Mapping[str, Status] | None = None,
) -> tuple[Expectation, ...]:
    """The diary of a story at a moment (ISO, with zone), by window, then as first told. statuses: what each report is to its series.

    related: by slots alone; what weighed features only make likely enough is too little to tick an entry off (7 of 45 windows of the story
    folders were met wrongly by it: pytest tests/ledger/test_diary.py).

    1 each report's entries and signals, in the order of publication; copies and what was withdrawn left out; 2 joined to things expected;
    3 the state of each: what reports say of it, else by the clock.
    """
    known = sorted((one for one in reports if one.arrived <= as_of and not _dead(one, statuses)), key=place)
    things = Things(related, _frames(known))
    for filed in known:
        today = day_of(filed)
        if today is not None:
            laid = laid_out(filed)
            things.take(arrivals(filed, laid, today, sightings(laid, today)), signals(laid) if things.several else ())
    found = [_expectation(thing, propositions, as_of) for thing in things.several]
    return tuple(sorted(found, key=lambda one: (one.from_ or one.to or "", one.to or "9999", one.id)))


def _dead(filed: Filed, statuses: Mapping[str, Status] | None) -> bool:
    return filed.copy_of is not None or (statuses or {}).get(filed.id) in _DEAD


def _frames(reports: Sequence[Filed]) -> dict[Ref, tuple[Frame, ...]]:
    found: dict[Ref, list[Frame]] = {}
    for filed in reports:
        for frame in filed.frames:
            found.setdefault(Ref(filed.id, frame.statement), []).append(frame)
    return {ref: tuple(several) for ref, several in found.items()}


def _expectation(thing: Thing, propositions: Sequence[Proposition], as_of: str) -> Expectation:
    told = thing.told
    by_clock = state_at(told.from_, told.to, as_of, deadline=told.deadline, running=thing.running)
    state, because = thing.closed or (by_clock, None)
    says = tuple(dict.fromkeys(one.ref for one in thing.sightings))
    return Expectation(
        id=_id(thing),
        what=told.what,
        kind=told.kind,
        from_=told.from_,
        to=told.to,
        says=says,
        who=told.who,
        certainty=told.certainty,
        state=state,
        because=because,
        proposition=_proposition(says, propositions, thing),
    )


def _id(thing: Thing) -> str:
    """Of the entry that came first, which no later report can change."""
    first = min(thing.sightings, key=lambda one: (one.arrived, one.ref.report, one.span.start, one.from_ or ""))
    words = f"{first.ref.report} {first.ref.statement} {first.span.start} {first.from_} {first.to}"
    return "x" + hashlib.sha256(words.encode()).hexdigest()[:12]


def _proposition(says: Sequence[Ref], several: Sequence[Proposition], thing: Thing) -> str | None:
    """The proposition whose claims the same statements make, over the same words."""
    told = {one.ref: one.span for one in thing.sightings}
    for one in several:
        if not one.frame.figure and any(
            not b.why and b.ref in says and b.span.overlaps(told[b.ref]) and not b.implied for b in one.backings
        ):
            return one.id
    return None
