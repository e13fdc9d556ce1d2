"""When, where, how many, by what way: the records that a reading gives beside its statements.

Here: what was found, with a value that a machine can compare and its uncertainty kept. Not here: how it is found (reading/, statements/).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from secondlead.model.spans import Span


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time. type and value as TimeML's TIMEX3 has them; from_ and to bound it, both included, None where open.

    from_ and to are ISO 8601: a day ("2023-09-11") or a moment ("2023-09-11T14:30"), in the outlet's zone. A duration
    has them only where its words say when it ends or begins ("the past two months").
    """

    span: Span
    type: str  # DATE, TIME, DURATION, SET
    value: str  # as far as the words go: XXXX-WXX-1 for "Monday" in a report without a date; "" where they say nothing that stands alone
    from_: str | None = None
    to: str | None = None
    mod: str = ""  # TIMEX3's mod: START, MID, END, APPROX, EQUAL_OR_MORE, EQUAL_OR_LESS, MORE_THAN, LESS_THAN, BEFORE, AFTER
    anchor: str = ""  # what it was counted from: published, dateline (its day), text (an expression before it), "" for nothing
    order: int | None = None  # in a report without a date: days from the first weekday that it names, for weekdays and their kin
    problem: str = ""  # what is wrong with it ("31 February"), in words


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the text, on the map as exactly as its words allow.

    kind: city, admin1, country, region, water, site. role: place, or actor where it stands for its government. precision: how far the
    point may be trusted. lat and lon are degrees (WGS 84), None for a place that nobody knows.
    """

    span: Span
    name: str
    kind: str
    country: str | None = None  # ISO 3166-1 alpha-2
    admin1: str | None = None  # GeoNames' code of the first-level region
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str = "area"  # site, city, region, country, area
    role: str = "place"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something. low and high bound it, both included, None where open; equal where it is exact.

    unit: a symbol ("h", "km", "USD") or the noun counted in the singular; counts: what it is a number of ("killed", "trip"); value: the
    TIMEX3 value of a length of time, else "". scope: words that say of whom, where, by when.
    """

    span: Span
    unit: str
    low: float | None
    high: float | None
    counts: str = ""
    value: str = ""
    bound: str = "exactly"  # exactly, about, at least, at most, between, more than, less than
    scope: tuple[Span, ...] = ()
    change: str = ""  # up, down: the figure is by how much something rose or fell, not how much there is


@dataclass(frozen=True, slots=True)
class Journey:
    """Who or what goes where, as one statement tells it; what no sentence of the report tells is None or empty.

    How sure it is, and whether it is done or planned, is the statement's. left: the time of setting out, with an open end where the report
    only bounds it. What other sentences told of the same mover is filled in; lent says which slots, and which statement tells
    them and says how sure they are. because holds every span that it rests on.
    """

    statement: str  # the id
    mover: str
    means: str | None = None  # train, ship, convoy, aircraft, foot, ...
    from_: str | None = None
    to: str | None = None
    via: tuple[str, ...] = ()
    left: Time | None = None
    takes: Quantity | None = None
    due: tuple[str | None, str | None] | None = None  # ISO moments or days between which it arrives; None where open
    because: tuple[Span, ...] = field(default=())
    id: str = ""  # "j1", in the order of the text
    follows: tuple[str, ...] = ()  # ids of journeys of the same mover that the report puts before this one
    length: Quantity | None = None  # of the way, where the report tells it
    speed: Quantity | None = None  # on the way, likewise
    plausible: tuple[float, float] | None = None  # hours that such a way takes by such means, at best and at worst
    sums: tuple[str, ...] = ()  # how due and plausible came about, in words
    lent: tuple[tuple[str, str], ...] = ()  # (slot, id of the statement that tells it), where that is another than this one's
    also: tuple[str, ...] = ()  # ids of other statements that tell the same voyage
    arrived: bool = False  # a statement tells that it is there
