"""The TIMEX3 value of a length of time.

Here: ISO 8601 durations, as TimeML has them (PT20H, P4D, P4.5Y, P2DE, PXD for "several days"). Not here: dates.
"""

from __future__ import annotations

from secondlead.reading.quantities.draft import Draft

_SMALLER = {"TH": ("TM", 60), "D": ("TH", 24), "TM": ("TS", 60), "Y": ("M", 12), "W": ("D", 7)}


def value(one: Draft, parts: bool) -> str:
    """The value, "" for what is no length of time. parts: it was told in two units (PT2H30M), else by decimals (PT2.5H)."""
    if one.measure != "time" or not one.iso:
        return ""
    number = one.low if one.low is not None else one.high
    if number is None or one.bound == "between" or one.figure.sort in ("many", "vague"):
        return _written("X", one.iso)
    if parts and one.iso in _SMALLER and number != int(number):
        smaller, size = _SMALLER[one.iso]
        rest = round((number - int(number)) * size, 6)
        if rest == int(rest):
            return _written(str(int(number)), one.iso) + f"{int(rest)}{smaller.lstrip('T')}"
    return _written(plain(number), one.iso)


def plain(number: float) -> str:
    """A number as one writes it: 20, 4.5."""
    return str(int(number)) if number == int(number) else f"{round(number, 6):g}"


def _written(number: str, iso: str) -> str:
    letter = {"E": "DE", "C": "CE"}.get(iso, iso)
    return f"PT{number}{letter[1:]}" if letter.startswith("T") else f"P{number}{letter}"
