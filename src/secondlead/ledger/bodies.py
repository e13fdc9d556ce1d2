"""For whom a statement speaks: its root, its body, how many hops the words took, whether it has standing in the matter.

Here: one statement at a time. Not here: what many of them make of a proposition (standing.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from secondlead.ledger.fillers import akin, within
from secondlead.lexicon import table
from secondlead.model.frame import Filler, Frame, Role
from secondlead.model.reading import Reading, Source, SourceKind, Statement
from secondlead.statements.affiliation import governmental
from secondlead.statements.countries import sign

_NOBODY = frozenset({SourceKind.UNKNOWN, SourceKind.PUBLIC, SourceKind.ANONYMOUS})


@dataclass(frozen=True, slots=True)
class Root:
    """name: the first hop that is no mere carrier; body: for whom it speaks, None where nobody knows; hops: carriers after it."""

    name: str
    body: str | None
    hops: int
    country: str | None
    authority: bool  # its own words say that it is a public authority


def root_of(statement: Statement, reading: Reading, known: Mapping[str, Affiliated] | None = None) -> Root:
    """The root of a statement and its body. An outlet in its own voice is its own body.

    known: for whom people speak, as other reports of the story tell it (affiliations).
    """
    relay = statement.relay
    source = statement.source
    if source is None:
        name = relay[0].name if relay else (reading.report.outlet or "the report")
        return Root(name, name, max(0, len(relay) - 1), None, False)
    origin = next((hop for hop in relay if hop.kind is not SourceKind.OUTLET), relay[0] if relay else None)
    name = origin.name if origin else source.name
    own = akin(name, source.name) or origin is None
    teller = source if own else _told_elsewhere(name, reading)
    body = teller.body if teller else None
    kind = teller.kind if teller else (origin.kind if origin else source.kind)
    country = teller.country if teller else None
    if body is None and known and (elsewhere := known.get(name)) is not None:
        body, country = elsewhere.body, country or elsewhere.country
    if body is None and kind not in _NOBODY:
        body = teller.name if teller else name
    if teller and _vague(teller.name, kind):
        body = teller.body
    hops = len(relay) - 1 - (relay.index(origin) if origin in relay else 0)
    words = f"{name} {body or ''} {source.span.text if own else ''}".lower().split()
    return Root(name, body, max(0, hops), country, governmental(words) or _authority(words))


@dataclass(frozen=True, slots=True)
class Affiliated:
    """For whom somebody speaks."""

    body: str
    country: str | None


def affiliations(readings: Iterable[Reading]) -> dict[str, Affiliated]:
    """For whom the named sources of reports speak, where at least one of them says so; the first that does, in the order given."""
    found: dict[str, Affiliated] = {}
    for reading in readings:
        for one in reading.statements:
            source = one.source
            if source and source.body and source.body != source.name and source.kind is SourceKind.PERSON:
                found.setdefault(source.name, Affiliated(source.body, source.country))
    return found


def akin_bodies(one: str, other: str) -> bool:
    """Whether two names can be one body's. Governments are told apart by their states alone, whatever their office."""
    a, b = (name.removesuffix(" government") for name in (one, other))
    return akin(a, b)


def _told_elsewhere(name: str, reading: Reading) -> Source | None:
    return next((one.source for one in reading.statements if one.source and akin(one.source.name, name)), None)


def _vague(name: str, kind: SourceKind) -> bool:
    """Whether an outlet, so called, is no one outlet ("media", "reports")."""
    return kind is SourceKind.OUTLET and not any(part[:1].isupper() for part in name.split())


@cache
def _authorities() -> frozenset[str]:
    return frozenset(row["word"] for row in table("authorities"))


def _authority(words: list[str]) -> bool:
    return not _authorities().isdisjoint(words)


def parties(frame: Frame) -> tuple[Filler, ...]:
    """Who acts and who is acted on."""
    return frame.of(Role.WHO, Role.WHOM)


def has_standing(root: Root, frame: Frame, here: str | None) -> bool:
    """Whether a root is, or speaks for, a party of the frame, or for the state or owner of the place.

    here: ISO code of the country that the report tells of, where the frame itself names no place. A cascade:
    1 a party's name is the root's or its body's; 2 a party or the place is of the country for whose government it speaks;
    3 a public authority of no other country than the place's.
    """
    names = [name for name in (root.name, root.body) if name]
    fillers = parties(frame)
    if any(akin(mine, name) for mine in names for one in frame.of(Role.WHERE) for name in one.names):
        return True
    if any(within(mine, (*one.words, one.head)) for mine in names for one in fillers):
        return True
    if any(akin(mine, name) for mine in names for one in fillers for name in one.names):
        return True
    if root.body and any(one.head and one.head == root.body.split()[-1].casefold() and not one.names for one in fillers):
        return True
    states = {one.country for one in fillers if one.country}
    places = {one.country for one in frame.of(Role.WHERE) if one.country} or ({here} if here else set())
    if root.country and root.body and _speaks_for_state(root):
        return root.country in states or root.country in places
    if root.authority:
        return not root.country or root.country in states | places or not places
    return False


def _speaks_for_state(root: Root) -> bool:
    told = sign((root.body or "").removesuffix(" government"))
    return root.authority or (told is not None) or (root.body or "").endswith("government")
