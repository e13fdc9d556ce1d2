"""Lengths of time, and what is counted by them: "two years ago", "at least 20 hours", "the past two months", "every day".

Here: found expressions with a unit of time -> senses. Not here: days and longer stretches by name (days.py, periods.py).
"""

from __future__ import annotations

from datetime import date, timedelta

from secondlead.reading.times.calendar import MONTHS, Stretch, at, month
from secondlead.reading.times.days import mod_of, the_day
from secondlead.reading.times.directions import words_for
from secondlead.reading.times.finding import Found
from secondlead.reading.times.naming import rel_of
from secondlead.reading.times.numbers import COUNTED, number
from secondlead.reading.times.quarters import RECENT, compared
from secondlead.reading.times.scene import Scene, Sense, date_of
from secondlead.reading.times.wording import Item

YEARS = {"E": 10, "C": 100, "L": 1000}
OLDEST = 130  # years: no person is as old
DAYS = {"D": 1, "W": 7, "F": 14}
HOURS = {"TS": 1 / 3600, "TM": 1 / 60, "TH": 1.0}
HALVES = {"Y": (6, "M"), "TH": (30, "TM"), "TM": (30, "TS"), "D": (12, "TH"), "E": (5, "Y"), "C": (50, "Y")}


def _unit_of(found: Found) -> Item | None:
    """The unit that is counted."""
    some = found.of("unit", "units", "second")
    return some[0] if some else None


def _numbers_of(found: Found) -> list[list[Item]]:
    """The runs of number words before and after the unit: two of "two to three weeks"."""
    runs: list[list[Item]] = [[]]
    for one in found.items:
        if one.cls in (*COUNTED, "slash"):
            runs[-1].append(one)
        elif one.cls in ("to", "or") or (one.cls == "dash" and runs[-1] and _figures_around(found, one)):
            runs.append([])
    return [run for run in runs if run]


def _figures_around(found: Found, dash: Item) -> bool:
    row = found.items.index(dash)
    around = found.items[row - 1 : row + 2 : 2]
    return len(around) == 2 and all(one.cls in ("daynum", "figure", "year") for one in around)


def _count_of(found: Found) -> float | None:
    """How many; the smaller of two; None where the words leave it open."""
    runs = _numbers_of(found)
    return number(runs[0]) if runs else None


def period(count: float | None, unit: str) -> str:
    """TIMEX3's period: P3D, PT2H30M, P20Y for two decades, PXW where nothing says how many."""
    if unit == "F":
        count, unit = (count * 2 if count else None), "W"
    if count is None:
        return f"P{'T' if unit[0] == 'T' else ''}X{unit[-1]}"
    if unit in YEARS:
        if unit == "L" or (unit != "E" and count * YEARS[unit] > 9999):
            return f"P{_figure(count)}{unit}"
        count, unit = count * YEARS[unit], "Y"
    whole = int(count)
    if count - whole == 0.5 and unit in HALVES:
        extra, small = HALVES[unit]
        clock = unit[0] == "T" or small[0] == "T"
        first = f"{whole}{unit[-1]}" if whole else ""
        second = f"{extra}{small[-1]}"
        if unit[0] == "T":
            return f"PT{first}{second}"
        return f"P{first}{'T' if clock else ''}{second}"
    return f"P{'T' if unit[0] == 'T' else ''}{_figure(count)}{unit[-1]}"


def _figure(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"


def read_length(found: Found, scene: Scene) -> Sense | None:
    """A length of time: 20 hours or more, a year and a half, weeks; "$5 a year" is a set."""
    unit = _unit_of(found)
    if unit is None:
        return None
    if unit.cls == "second" and not _numbers_of(found):
        return None
    if unit.cls == "units" and unit.value == "Q" and found.has("dash"):  # three-quarters of the vote
        return None
    if unit.value == "D" and len(found.items) == 2 and _some_day(found, scene):
        return Sense("DATE", "FUTURE_REF", scene.base.isoformat() if scene.base else None)
    first = found.items[0]
    if unit.cls in ("unit", "second") and len(found.items) == 2 and first.cls == "a":
        before = scene.parse.words[first.first - 1] if first.first else None
        same = before is not None and before.sentence == scene.parse.words[first.first].sentence
        if (
            same
            and before is not None
            and (before.upos in ("NOUN", "NUM", "SYM") or before.text == "%")
            and before.lower not in ("for", "ago")
        ):
            return Sense("SET", period(1, unit.value))
    runs = _numbers_of(found)
    if unit.cls == "unit" and not runs and not found.has("a"):
        return None
    count = number(runs[0]) if runs else None
    return Sense("DURATION", period(count, unit.value), mod=mod_of(found))


def read_age(found: Found, scene: Scene) -> Sense | None:
    """An age of somebody is no time of anything that the report tells; what is older than anybody is a length of time."""
    del scene
    count, unit = _count_of(found), _unit_of(found)
    if count is None or unit is None or count < OLDEST:
        return None
    return Sense("DURATION", period(count, unit.value))


def _some_day(found: Found, scene: Scene) -> bool:
    """Whether it is a day that nobody knows, still to come: will one day be, hopes to one day open."""
    words, first = scene.parse.words, found.items[0].first
    if words[first].lower != "one" or words[first + 1].lower != "day" or not first or first + 2 >= len(words):
        return False
    before, after = words[first - 1], words[first + 2]
    return (
        before.sentence == after.sentence and after.upos in ("VERB", "AUX") and (before.lower in words_for("modal") or before.lower == "to")
    )


def read_lengthrel(found: Found, scene: Scene) -> Sense | None:
    """The past two months, the next few days, the first nine months, the last three years: a length with an end that is known."""
    unit = _unit_of(found)
    if unit is None:
        return None
    count, rel, base = _count_of(found), rel_of(found), scene.base
    if unit.value == "Q" and count is not None and rel in ("-1", "1") and found.has("rel"):
        value = period(count, "Q")
    else:
        value = period(count, unit.value)
    mod = mod_of(found)
    if base is None or rel not in ("-1", "1", "R"):
        return Sense("DURATION", value, mod=mod)
    words = {w.lower for w in scene.parse.words[found.items[0].first : found.items[-1].last + 1]}
    if "previous" in words or "preceding" in words:
        return Sense("DURATION", value, mod=mod)
    way = 1 if rel == "1" else -1
    far = shifted(base, count * way, unit.value) if count else None
    ends = (base.isoformat(), far.isoformat() if far else None)
    from_, to = ends if way > 0 else ends[::-1]
    return Sense("DURATION", value, from_, to, mod)


def shifted(base: date, count: float, unit: str) -> date | None:
    """The day that many units from the base; None outside the calendar."""
    try:
        if unit in HOURS:
            return base + timedelta(days=int(count * HOURS[unit] / 24))
        if unit in DAYS:
            return base + timedelta(days=count * DAYS[unit])
        months = round(count * MONTHS[unit])
        one = month(base.year, base.month).moved(months)
        first, last = one.first, one.last
        if first is None or last is None:
            return None
        return first.replace(day=min(base.day, last.day))
    except (OverflowError, ValueError):
        return None


def read_coming(found: Found, scene: Scene) -> Sense | None:
    """In the coming days, recent weeks, the weeks ahead: no number, one end known."""
    unit = _unit_of(found)
    rel = rel_of(found)
    if unit is None:
        return None
    today = scene.base.isoformat() if scene.base else None
    if rel in ("-1", "R", "B"):
        return Sense("DURATION", period(None, unit.value), None, today)
    if rel in ("1", "F") or found.has("ahead"):
        return Sense("DURATION", period(None, unit.value), today, None)
    return Sense("DATE", "PRESENT_REF", today, today) if rel == "0" else None


def read_ago(found: Found, scene: Scene) -> Sense | None:
    """Two years ago, a week earlier, ten days later, 48 hours from now: to the grain of the unit."""
    unit = _unit_of(found)
    if unit is None or unit.value == "P":
        return None
    count = _count_of(found)
    if count is None and found.has("a"):
        count = 1.0
    ago = found.of("ago")
    shift = found.of("shift", "around")
    kind = "A" if ago else shift[0].value if shift else ""
    if shift and shift[0].cls == "around" and _followed(found, scene):
        return Sense("DURATION", period(count, unit.value), mod=mod_of(found))
    if found.has("weekday") and ago:  # a week ago Monday
        one, rest = the_day(found, scene)
        step = {"W": 7, "F": 14}.get(unit.value, 0)
        return date_of(one.moved(-step * int(count or 1)) if one else None, unsettled=rest)
    if count is None:
        return Sense("DATE", "PAST_REF" if kind in ("A", "B") else "FUTURE_REF")
    way = 1 if kind in ("F", "N") else -1
    quarter = scene.quarter
    if unit.value == "Y" and way < 0 and count == int(count) and quarter and _near(found, scene):
        here = scene.here("Q")
        if kind == "A" or here is None or here.n - quarter.n < 4:
            return compared(quarter.moved(-4 * int(count)) if here is None or here.n - quarter.n < 4 else quarter)
    spoken = scene.last.first if scene.last and kind not in ("A", "N") else None
    base = spoken or scene.base
    if (
        base is None or (spoken and scene.coarser(unit.value))
    ) and kind == "F":  # "in 2019 he came by train and left two days later": no day to count from
        return Sense("DURATION", period(count, unit.value), mod=mod_of(found))
    if base is None:
        return Sense("DATE", "PAST_REF" if way < 0 else "FUTURE_REF")
    return _at_grain(base, count, way, unit.value, mod_of(found), scene)


def _near(found: Found, scene: Scene) -> bool:
    return scene.parse.words[found.items[0].first].sentence - scene.quarter_sentence <= RECENT


def _followed(found: Found, scene: Scene) -> bool:
    """Whether "before" or "after" has something that it stands before: "a week after the vote"."""
    words, last = scene.parse.words, found.items[-1].last
    if last + 1 >= len(words) or words[last + 1].sentence != words[last].sentence:
        return False
    after = words[last + 1]
    return after.upos not in ("PUNCT", "VERB", "AUX", "CCONJ", "ADP") or after.xpos == "VBG"


def _at_grain(base: date, count: float, way: int, unit: str, mod: str, scene: Scene) -> Sense:
    """The stretch that far from the base, as exact as the unit is: 11 days ago is a day, five months ago a month."""
    mod = {"MORE_THAN": "BEFORE" if way < 0 else "AFTER", "LESS_THAN": "AFTER" if way < 0 else "BEFORE"}.get(mod, mod)
    if mod not in ("APPROX", "BEFORE", "AFTER"):
        mod = ""
    if unit in HOURS:
        one = shifted(base, way * count, unit)
        if scene.today is None or one is None or count * HOURS[unit] < 24:
            return Sense("DURATION", period(count, unit))
        return Sense("TIME", one.isoformat(), one.isoformat(), one.isoformat(), mod)
    if count != int(count) and unit == "Y":
        count, unit = count * 12, "M"
    if unit in ("D", "W", "F", "M", "Q", "Y"):
        grain, steps = ("W", int(count * 2)) if unit == "F" else (unit, int(count))
        return date_of(at(grain, base).moved(way * steps), mod)
    if unit == "E":
        return date_of(Stretch("Y", base.year + way * int(count * 10)), mod or "APPROX")
    return date_of(at(unit, base).moved(way * int(count)), mod)


def read_set(found: Found, scene: Scene) -> Sense | None:
    """Every day, each Thursday, twice a week, daily, Tuesday nights, Mondays."""
    del scene
    regular = found.of("regular", "dividend")
    if regular:
        return Sense("SET", regular[0].value)
    days = found.of("weekday", "weekdays")
    part = found.of("part", "parts")
    suffix = "T" + {"DAWN": "MO", "DUSK": "EV"}.get(part[0].value, part[0].value) if part else ""
    if days:
        return Sense("SET", f"XXXX-WXX-{int(days[0].value) + 1}{suffix}")
    if found.has("month"):
        return Sense("SET", f"XXXX-{int(found.of('month')[0].value):02}")
    if found.has("season"):
        return Sense("SET", "XXXX-" + ("SP", "SU", "FA", "WI")[int(found.of("season")[0].value) - 1])
    if part:
        return Sense("SET", f"XXXX-XX-XX{suffix}")
    if found.has("weekend"):
        return Sense("SET", "XXXX-WXX-WE")
    unit = _unit_of(found)
    if unit is None:
        return None
    if found.has("other"):
        return Sense("SET", period(2, unit.value))
    if found.has("times"):
        return Sense("SET", period(1, unit.value))
    count = _count_of(found) if found.has("every") and not found.has("a") else 1.0
    if unit.cls == "second" and not found.has("numeral", "daynum"):
        return None
    return Sense("SET", period(count or 1.0, unit.value))
