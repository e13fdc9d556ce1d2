"""What a leg's own figures bound: when it left at the latest, when it is there at the earliest, how long such a way takes.

Here: a leg -> its journey. Not here: claims that do not fit (fits.py).

The bounds, in this order:
1 setting out: as told; else, of what is said to be done or going on, on or before the day of saying, or of publication;
2 arrival: as told; 3 else departure + duration; 4 else departure + the least that such a way takes; 5 still under way on a day:
not there before it.
"""

from __future__ import annotations

from datetime import date

from secondlead.model.circumstances import Journey, Quantity, Time
from secondlead.model.reading import Modality
from secondlead.statements.journeys.earth import hours, speeds, straight
from secondlead.statements.journeys.joined import put_forward
from secondlead.statements.journeys.legs import Leg
from secondlead.statements.journeys.sums import after, between, bounds_of, figure, told_hours

Due = tuple[str | None, str | None]


def journey(
    today: date | None, leg: Leg, id: str, follows: tuple[str, ...] = (), notes: tuple[str, ...] = (), also: tuple[str, ...] = ()
) -> Journey:
    """The journey of a leg, with its bounds. today: the day that its part of the report counts from."""
    sums = list(notes)
    left = leg.left or _left(today, leg)
    plausible = _plausible(leg, sums)
    if leg.takes and leg.speed:
        sums.append(_run(leg.takes, leg.speed))
    if leg.end is not None:  # nothing that crashed or turned back arrives
        sums.append(f"“{leg.end.line}”: no arrival is known")
        due: Due = None, None
    else:
        due = (leg.due.from_, leg.due.to) if leg.due else _due(today, leg, left, plausible, sums)
    return Journey(
        statement=leg.statement.id,
        mover=leg.mover.name if leg.mover else "",
        means=leg.means or None,
        from_=leg.from_.name if leg.from_ else None,
        to=leg.to.name if leg.to else None,
        via=tuple(spot.name for spot in leg.via),
        left=left,
        takes=leg.takes,
        due=due if due != (None, None) else None,
        because=leg.spans,
        id=id,
        follows=follows,
        length=leg.length,
        speed=leg.speed,
        plausible=plausible,
        sums=tuple(sums),
        lent=leg.lent,
        also=also,
    )


def _said(today: date | None, leg: Leg) -> str | None:
    """The day by which the statement was made."""
    stated = leg.statement.stated
    return (stated.to if stated else None) or (today.isoformat() if today else None)


def _left(today: date | None, leg: Leg) -> Time | None:
    """On or before the day of saying, where setting out is told as done; its value is that day, its beginning open."""
    told = (
        leg.move.motion.pos == "verb"
        and leg.move.motion.time != "due"
        and leg.statement.modality in (Modality.DONE, Modality.ONGOING)
        and put_forward(leg)
    )
    day = _said(today, leg) if told and not leg.condition else None
    return Time(leg.trigger, "DATE", day, None, day) if day else None


def _plausible(leg: Leg, sums: list[str]) -> tuple[float, float] | None:
    """Hours at best and at worst: of the told length of the way, else of the great circle with its detours."""
    one = speeds().get(leg.means)
    if one is None:
        return None
    length = bounds_of(leg.length) if leg.length else None
    if length and length[0] is not None and length[1] is not None:
        low, high = length[0] / one.high, length[1] / one.low
        told = f"{leg.length.span.text} by {leg.means}" if leg.length else ""
    else:
        line = straight([spot.place if spot else None for spot in (leg.from_, *leg.via, leg.to)])
        found = hours(line, leg.means) if line else None
        if not found or line is None:
            return None
        low, high = found
        told = f"{figure(line)} km in a straight line, {figure(one.detour_low)} to {figure(one.detour_high)} times that by {leg.means}"
    sums.append(f"{told}, at {figure(one.low)} to {figure(one.high)} km/h: {told_hours(low)} to {told_hours(high)}")
    return round(low, 2), round(high, 2)


def _due(today: date | None, leg: Leg, left: Time | None, plausible: tuple[float, float] | None, sums: list[str]) -> Due:
    earliest = latest = None
    low, high = bounds_of(leg.takes) if leg.takes else (None, None)
    least = low if low is not None else plausible[0] if plausible else None
    if left is not None and put_forward(leg):
        earliest, latest = after(_start(today, leg, left), least), after(left.to, high, end=True) if left.to and high is not None else None
    if leg.takes and low is not None:
        sums.append(f"there not before departure + {told_hours(low)} ({leg.takes.span.line})" + (f": {earliest}" if earliest else ""))
    elif earliest and least is not None:
        sums.append(f"there not before departure + {told_hours(least)}: {earliest}")
    day = _said(today, leg)
    going = (
        leg.statement.modality is Modality.ONGOING
        and leg.move.under_way
        and leg.move.motion.pos != "noun"
        and put_forward(leg)
        and not leg.condition
        and not (day and left is not None and left.from_ and left.from_[:10] > day)
    )
    if day and going and leg.move.motion.time != "due" and (earliest is None or earliest[:10] < day):
        earliest = day
        sums.append(f"still on the way on {day}: not there before")
    if leg.move.motion.time == "due" and leg.move.motion.object != "via" and leg.statement.modality is Modality.DONE and put_forward(leg):
        latest = latest or (day if leg.move.motion.pos == "verb" and not leg.condition else None)
    return earliest, latest


def _start(today: date | None, leg: Leg, left: Time) -> str | None:
    """When it set out at the earliest: what is still to come on the day of saying was not before it."""
    day, ahead = _said(today, leg), leg.statement.modality in (Modality.PLANNED, Modality.EXPECTED)
    return day if ahead and day and left.from_ and left.from_[:10] < day <= (left.to or day) else left.from_


def _run(takes: Quantity, speed: Quantity) -> str:
    """ "20 hours at under 60 km/h: 1,200 km at most"."""
    (low, high), (slow, fast) = bounds_of(takes), bounds_of(speed)
    least = low * slow if low is not None and slow is not None else None
    most = high * fast if high is not None and fast is not None else None
    told = f"{takes.span.line} at {speed.span.line}"
    return f"{told}: {between(least, most, 'km')}" if least is not None or most is not None else f"{told}: no bound on the way"
