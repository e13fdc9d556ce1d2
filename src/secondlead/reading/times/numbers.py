"""Number words and figures -> numbers.

Here: "two and a half", "4 1/2", "twenty-four", "a couple of". Not here: what is counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from secondlead.reading.times.wording import Item

COUNTED = ("daynum", "year", "figure", "numeral", "vaguecount", "half", "a")
BIG = 100  # from here on a number word multiplies what stands before it


def number(items: Sequence[Item]) -> float | None:
    """The number that the items say together; None where they leave it open (several, a few)."""
    if any(one.cls == "vaguecount" for one in items) and not any(one.cls == "vaguecount" and one.value == "2" for one in items):
        return None
    figures = [float(one.value) for one in items if one.cls in ("daynum", "year", "figure")]
    total, group = 0.0, 0.0
    if any(one.cls == "slash" for one in items) and len(figures) >= 2 and figures[-1]:
        total = figures[-2] / figures[-1] + (figures[0] if len(figures) > 2 else 0)
    else:
        group = figures[0] if figures else 0.0
    for one in items:
        if one.cls in ("numeral", "vaguecount"):
            value = float(one.value)
            if (value == 12 and group) or value >= BIG:
                group = (group or 1.0) * value
                if value >= 1000:
                    total, group = total + group, 0.0
            else:
                group += value
    whole = total + group
    if any(one.cls == "half" for one in items):
        return (whole or float(sum(one.cls == "a" for one in items) > 1)) + 0.5
    return whole or (1.0 if any(one.cls == "a" for one in items) else 0.0) or None
