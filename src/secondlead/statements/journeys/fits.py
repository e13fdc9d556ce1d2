"""Claims about a journey that do not fit one another or the map: each a warning that shows the sum. Nothing is called false.

Here: journeys -> warnings. Not here: figures that disagree elsewhere (reading/quantities).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from secondlead.model.circumstances import Journey, Place
from secondlead.statements.journeys.earth import speeds, straight
from secondlead.statements.journeys.sums import between, bounds_of, figure, moment, told_hours

_ROUNDING = 1.05  # figures of reports are rounded: within a twentieth, they fit
_TOWN = 10  # km: a point stands for a whole town
Bounds = tuple[float | None, float | None]  # low and high, None where open


def misfits(journeys: Sequence[Journey], places: Sequence[Place], today: date | None = None) -> tuple[str, ...]:
    """A warning, with the sum, for each journey whose figures do not fit together; each once, in the order of the journeys.

    1 there before it set out; 2 the time between does not hold the duration; 3 duration and distance give a speed that its means does not
    go, or another than is told; 4 a way shorter than the straight line, or far longer; 5 two lengths, or two durations, told for one way;
    6 there by now, says one, after the day of publication, say the times; 7 from a place to itself, through nowhere.
    """
    points = _points(places)
    found: list[str] = []
    for one in journeys:
        found += (f"{_named(one)}: {told}" for told in (*_times(one), *_durations(one, points), *_lengths(one, points)))
        found += (f"{_named(one)}: {told}" for told in (*_ahead(one, today), *_nowhere(one)))
    found += _twice(journeys, points)
    return tuple(dict.fromkeys(found))


def _named(one: Journey) -> str:
    """The journey in words: "train, from Carrow to Lessing"."""
    way = " ".join(f"{word} {place}" for word, place in (("from", one.from_), ("to", one.to)) if place)
    return ", ".join(part for part in (one.mover or one.means or "journey", way) if part)


def _points(places: Sequence[Place]) -> dict[str, Place]:
    """Places by their words; a name that is told of two places is none's."""
    found: dict[str, Place] = {}
    double = set()
    for one in places:
        name = one.span.line
        if name in found and (found[name].lat, found[name].lon) != (one.lat, one.lon):
            double.add(name)
        found.setdefault(name, one)
    return {name: one for name, one in found.items() if name not in double}


def _line(one: Journey, points: dict[str, Place]) -> float | None:
    """The straight line of the way in km."""
    if not (one.from_ and one.to):
        return None
    return straight([points.get(name) for name in (one.from_, *one.via, one.to)]) or None


def _times(one: Journey) -> Iterator[str]:
    """1 there before it set out, and 2 the time between too short for the duration, told or plausible."""
    if one.left is None or one.due is None:
        return
    left, due = one.left.from_ or one.left.to, one.due[1] or one.due[0]
    start, end = moment(one.left.from_), moment(one.due[1], end=True)
    if start and end and end <= start:
        yield f"there by {due}, but set out on {left}: the arrival comes before the departure"
        return
    if start is None or end is None:
        return
    room = (end - start).total_seconds() / 3600
    low = bounds_of(one.takes)[0] if one.takes else None
    if one.takes and low is not None and low > room * _ROUNDING:
        yield (
            f"from {one.left.from_} to {one.due[1]} are at most {told_hours(room)}, the way takes {one.takes.span.text}: "
            "the figures do not fit"
        )
    elif one.plausible and one.plausible[0] > room * _ROUNDING:
        yield (
            f"from {one.left.from_} to {one.due[1]} are at most {told_hours(room)}; "
            f"such a way by {one.means} takes {told_hours(one.plausible[0])} or more: the figures do not fit"
        )


def _ahead(one: Journey, today: date | None) -> Iterator[str]:
    """6 told as arrived, or as set out, on a day after the report's own."""
    day = today.isoformat() if today else ""
    if day and one.arrived and one.due and one.due[0] and one.due[0][:10] > day:
        yield f"told as arrived, but not there before {one.due[0]}, after the report of {day}: the figures do not fit"


def _nowhere(one: Journey) -> Iterator[str]:
    """7 from a place to itself, with nothing between."""
    if one.from_ and one.from_ == one.to and not one.via and one.length is None:
        yield f"sets out from and goes to {one.to}: one of the two places is not what was meant, or the way between is not told"


def _durations(one: Journey, points: dict[str, Place]) -> Iterator[str]:
    """3 a speed that its means does not go, by duration and distance, or another than is told."""
    if one.takes is None:
        return
    low, high = bounds_of(one.takes)
    told = bounds_of(one.length) if one.length else None
    line = _line(one, points)
    means = speeds().get(one.means or "")
    if one.speed and one.length and told:
        yield from _speed(one, (low, high), bounds_of(one.speed), told)
    if not (means and one.plausible):
        return
    best, worst = one.plausible
    way = between(*told, "km") if told else f"{figure(line)} km in a straight line" if line else ""
    length = (told[1] if told else line) or 0.0
    if high is not None and high * _ROUNDING < best and high > 0:
        yield (
            f"{one.takes.span.text} for {way} is {figure(length / high)} km/h or more; by {one.means} "
            f"it takes {told_hours(best)} at least (up to {figure(means.high)} km/h): the figures do not fit"
        )
    elif low is not None and low > worst * _ROUNDING:
        yield (
            f"{one.takes.span.text} for {way} is about {figure(length / low)} km/h; by {one.means} such a way takes "
            f"{told_hours(worst)} at most (from {figure(means.low)} km/h{'' if told else ', detours counted'}): the figures do not fit"
        )


def _speed(one: Journey, hours: Bounds, speed: Bounds, way: Bounds) -> Iterator[str]:
    """Duration x speed against the told length of the way."""
    if one.takes is None or one.speed is None or one.length is None:
        return
    most = hours[1] * speed[1] if hours[1] is not None and speed[1] is not None else None
    least = hours[0] * speed[0] if hours[0] is not None and speed[0] is not None else None
    sum_ = f"{one.takes.span.text} at {one.speed.span.text} are"
    if most is not None and way[0] is not None and most * _ROUNDING < way[0]:
        yield f"{sum_} at most {figure(most)} km, the way is told as {one.length.span.text}: the figures do not fit"
    elif least is not None and way[1] is not None and least > way[1] * _ROUNDING:
        yield f"{sum_} at least {figure(least)} km, the way is told as {one.length.span.text}: the figures do not fit"


def _lengths(one: Journey, points: dict[str, Place]) -> Iterator[str]:
    """4 a way shorter than the straight line, or far longer."""
    line = _line(one, points)
    if one.length is None or line is None:
        return
    low, high = bounds_of(one.length)
    means = speeds().get(one.means or "")
    detour = means.detour_high if means else max(each.detour_high for each in speeds().values())
    if high is not None and high * _ROUNDING + _TOWN < line:
        yield f"the way is told as {one.length.span.text}, the straight line is {figure(line)} km: the figures do not fit"
    elif low is not None and low > line * detour * _ROUNDING:
        yield (
            f"the way is told as {one.length.span.text}, the straight line is {figure(line)} km, "
            f"{figure(low / line)} times less; detours of up to {figure(detour)} times are known: the figures do not fit"
        )


def _twice(journeys: Sequence[Journey], points: dict[str, Place]) -> Iterator[str]:
    """5 two lengths, or two durations, told for one way."""
    ways: dict[tuple[str, str, str | None], list[Journey]] = {}
    for one in journeys:
        if one.from_ and one.to:
            ways.setdefault((one.from_, one.to, one.means), []).append(one)
    for (start, end, means), several in ways.items():
        for told in ("length", "takes"):
            figures = list({q.span: q for one in several if (q := getattr(one, told))}.values())
            for first, second in pairwise(figures):
                (low, high), (other_low, other_high) = bounds_of(first), bounds_of(second)
                apart = (high is not None and other_low is not None and high * _ROUNDING < other_low) or (
                    other_high is not None and low is not None and other_high * _ROUNDING < low
                )
                if not apart:
                    continue
                note = ""
                line = _line(several[0], points)
                if told == "length" and line:
                    known = speeds().get(means or "")
                    note = f"; the straight line is {figure(line)} km" + (
                        f", ways by {means} are {figure(line * known.detour_low)} to {figure(line * known.detour_high)} km" if known else ""
                    )
                what = "lengths" if told == "length" else "durations"
                yield f"from {start} to {end}: two {what} are told for one way, {first.span.text} and {second.span.text}{note}"
