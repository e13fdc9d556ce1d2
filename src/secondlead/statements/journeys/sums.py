"""Figures in words, and sums over ISO days and moments.

Here: how hours, kilometres and moments are added and written. Not here: what is added to what (bounds.py, fits.py).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from secondlead.model.circumstances import Quantity
from secondlead.statements.journeys.clock import HOURS, KILOMETRES, SPEEDS

_FACTORS = {**HOURS, **KILOMETRES, **SPEEDS}
_LONGEST = 24 * 366 * 100  # hours; no journey is longer, and dates end


def bounds_of(quantity: Quantity) -> tuple[float | None, float | None]:
    """low and high in hours, km or km/h, whatever the unit."""
    factor = _FACTORS[quantity.unit]
    low = None if quantity.low is None else quantity.low * factor
    high = None if quantity.high is None else quantity.high * factor
    return low, high


def moment(iso: str | None, end: bool = False) -> datetime | None:
    """The first moment of an ISO day, or its last (midnight after it); a moment as it is. Without zone: all are the outlet's."""
    try:
        found = datetime.fromisoformat(iso).replace(tzinfo=None) if iso else None
        return found + timedelta(days=1) if found and end and iso and len(iso) == 10 else found
    except (ValueError, OverflowError):
        return None


def after(iso: str | None, hours: float | None, end: bool = False) -> str | None:
    """The moment so many hours after a day or moment; None where either is open, or beyond the calendar."""
    start = moment(iso, end)
    if start is None or hours is None or not 0 <= hours <= _LONGEST:
        return None
    try:
        return (start + timedelta(hours=hours)).isoformat(timespec="minutes")
    except OverflowError:
        return None


def told_hours(hours: float) -> str:
    """ "45 min", "20 h", "5 days"."""
    if hours < 1:
        return f"{hours * 60:.0f} min"
    return f"{figure(hours)} h" if hours <= 96 else f"{figure(hours / 24)} days"


def figure(number: float) -> str:
    """Three digits that count, no more: "0.7", "20", "1,240"."""
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}".removesuffix(".0") if number >= 1 else f"{number:.2g}"


def between(low: float | None, high: float | None, unit: str) -> str:
    """ "20 to 30 km", "at least 20 km", "at most 30 km"."""
    if low is None or high is None:
        return f"at least {figure(low)} {unit}" if low is not None else f"at most {figure(high or 0)} {unit}"
    return f"{figure(low)} {unit}" if low == high else f"{figure(low)} to {figure(high)} {unit}"
