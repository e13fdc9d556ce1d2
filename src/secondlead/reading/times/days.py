"""Days: "late Monday", "Sept. 11, 2023", "next Friday", "Christmas".

Here: found expressions of a day -> senses. Not here: parts of a day (hours.py), longer stretches (periods.py), lengths (lengths.py).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from secondlead.reading.times.calendar import Stretch, at, day, on
from secondlead.reading.times.feasts import feast
from secondlead.reading.times.finding import Found
from secondlead.reading.times.scene import Scene, Sense, date_of, weekday_on
from secondlead.reading.times.tense import AHEAD, BEHIND, OPEN, direction
from secondlead.reading.times.wording import Item

LEAP = 2024  # a year with a 29 February
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FAR, NEAR = 300, 45  # days: a day without a year this far one way and this near the other way is the near one


def way(found: Found, scene: Scene) -> int:
    """Whether the expression lies ahead or behind."""
    exact = found.has("weekday", "daynum", "ordday", "holiday")
    return direction(scene.parse, found.items[0].first, found.items[-1].last, exact)


def the_day(found: Found, scene: Scene) -> tuple[Stretch | None, str]:
    """The day that an expression names, and the value where nothing says which: 1 a date, 2 a weekday, 3 today and its kin, 4 a feast."""
    if found.has("month"):
        return dated(found, scene)
    if found.has("weekday"):
        return weekday(found, scene)
    if found.has("deictic"):
        base = scene.base
        return (day(base).moved(int(found.of("deictic")[0].value)) if base else None), ""
    if found.has("holiday"):
        return holiday(found, scene), ""
    return None, ""


def year_of(item: Item, today: date | None) -> int:
    """The year that figures stand for; two figures take the century that puts them nearest behind."""
    number = int(float(item.value))
    if len(item.value) > 2 or number >= 100:
        return number
    century = (today.year // 100 if today else 20) * 100
    return century + number - (100 if today and century + number > today.year + 10 else 0)


def dated(found: Found, scene: Scene) -> tuple[Stretch | None, str]:
    """Month and day, with a year or without."""
    (month, *_) = found.of("month")
    numbers = [one for one in found.of("daynum", "ordday", "ordinal") if one.cls != "ordinal" or one.value.isdigit()]
    if not numbers:
        return None, ""
    close = min(numbers, key=lambda one: (abs(one.first - month.first), one.first < month.first))
    number, day_ = int(month.value), int(close.value)
    years = found.of("year")
    if years or scene.borrowed:
        return on(int(years[0].value) if years else scene.borrowed, number, day_), ""
    rest = f"XXXX-{number:02}-{day_:02}"
    today = scene.today
    if today is None:
        known = scene.last.year if scene.last else 0
        return (on(known, number, day_) if known else None), rest
    options = [one for one in (on(today.year + by, number, day_) for by in (-1, 0, 1)) if one]
    rel = next((one.value for one in found.of("rel", "this") if not found.has("weekday")), "")
    if rel in ("-1", "1"):
        return _sided(options, day(today), int(rel)), rest
    return nearest(options, day(today), way(found, scene)), rest


def nearest(options: list[Stretch], today: Stretch, told: int) -> Stretch | None:
    """The option on the side told, unless it is far and the one on the other side near; the nearest where nothing is told."""
    if not options:
        return None
    close = min(options, key=lambda one: (abs(one.n - today.n), one.n > today.n))
    side = [one for one in options if (one.n >= today.n if told == AHEAD else one.n <= today.n)]
    if told == OPEN:
        return close
    if not side:
        return None
    chosen = min(side, key=lambda one: abs(one.n - today.n))
    return close if abs(chosen.n - today.n) > FAR and abs(close.n - today.n) <= NEAR else chosen


def weekday(found: Found, scene: Scene) -> tuple[Stretch | None, str]:
    """A weekday: the nearest on the side that tense tells; last, next and this move it."""
    (item, *_) = found.of("weekday")
    number = int(item.value)
    unsettled = f"XXXX-WXX-{number + 1}"
    rel = next((one.value for one in found.of("rel", "this", "current")), "")
    base = scene.base
    if base is None:
        return None, unsettled
    if rel in ("B", "F", "S") or (rel == "-1" and says(found, scene, "previous")):
        last = scene.last if scene.last and scene.last.unit == "D" and scene.last.first else day(base)
        if rel == "S":
            return weekday_on(last.first or base, number, False), unsettled
        return weekday_on((last.moved(1 if rel == "F" else -1)).first or base, number, rel == "F"), unsettled
    if rel == "-1":
        return weekday_on(day(base).moved(-1).first or base, number, False), unsettled
    if rel == "1":
        week = at("W", base).moved(1).first
        coming = says(found, scene, "coming") or says(found, scene, "upcoming")
        return (weekday_on(base, number, True) if coming or not week else weekday_on(week, number, True)), unsettled
    if rel == "0":
        monday = at("W", base).first
        told = way(found, scene)
        if told == BEHIND and monday:
            return weekday_on(base, number, False), unsettled
        return weekday_on(base, number, True), unsettled
    return weekday_on(base, number, way(found, scene) == AHEAD), unsettled


def says(found: Found, scene: Scene, word: str) -> bool:
    """Whether a word, in lower case, stands in an expression."""
    return any(scene.parse.words[i].lower == word for i in range(found.items[0].first, found.items[-1].last + 1))


def holiday(found: Found, scene: Scene) -> Stretch | None:
    """A feast: of the year named, else the one on the side that tense tells."""
    rule = found.of("holiday")[0].value
    years = found.of("year")
    if years:
        named = feast(rule, int(years[0].value))
        return day(named) if named else None
    today = scene.base
    if today is None:
        return None
    rel = next((one.value for one in found.of("rel", "this")), "")
    options = [day(one) for one in (feast(rule, today.year + by) for by in (-1, 0, 1)) if one]
    told = BEHIND if rel == "-1" else AHEAD if rel == "1" else way(found, scene)
    if rel == "0":
        told = OPEN
    return _sided(options, day(today), told) if rel in ("-1", "1") else nearest(options, day(today), told)


def _sided(options: list[Stretch], today: Stretch, told: int) -> Stretch | None:
    side = [one for one in options if (one.n >= today.n if told == AHEAD else one.n <= today.n)]
    return min(side, key=lambda one: abs(one.n - today.n)) if side else None


def mod_of(found: Found) -> str:
    """TIMEX3's mod, from early, late, about, at least."""
    for one in found.items:
        if one.cls in ("early", "approx", "bound", "orbound", "edge"):
            return one.value
        if one.cls == "shift" and one.value in ("B", "F"):
            return "EARLIER" if one.value == "B" else "LATER"
    return ""


def read_day(found: Found, scene: Scene) -> Sense:
    """A day, with early or late."""
    one, rest = the_day(found, scene)
    wrong = problem(found, one)
    return replace(date_of(one, mod_of(found), scene.today, "" if wrong and one is None else rest), problem=wrong)


def read_dayrange(found: Found, scene: Scene) -> Sense:
    """3-7 October: from the first to the last of them; the value is the first day's."""
    numbers = found.of("daynum")
    rest = [one for one in found.items if one not in numbers]
    first, unsettled = dated(Found(found.name, (numbers[0], *rest)), scene)
    last, _ = dated(Found(found.name, (numbers[1], *rest)), scene)
    sense = date_of(first, unsettled=unsettled)
    if first and last and last.first and last.n >= first.n:
        return Sense("DATE", sense.value, sense.from_, last.first.isoformat(), "", first)
    return sense


def problem(found: Found, one: Stretch | None) -> str:
    """What is wrong with a date: no calendar has it, or it is another weekday than it says."""
    months, numbers = found.of("month"), found.of("daynum", "ordday")
    if not months or not numbers:
        return ""
    if one is None:
        close = min(numbers, key=lambda item: (abs(item.first - months[0].first), item.first < months[0].first))
        years = found.of("year")
        year = int(years[0].value) if years else LEAP
        return "" if on(year, int(months[0].value), int(close.value)) else "no calendar has that day"
    weekdays = found.of("weekday")
    if weekdays and one.first and one.first.weekday() != int(weekdays[0].value):
        return f"{one.value} is a {WEEKDAYS[one.first.weekday()]}"
    return ""


def read_iso(found: Found, scene: Scene) -> Sense | None:
    """2023-09-11, with nothing between its figures."""
    words = scene.parse.words
    if words[found.items[-1].last].end - words[found.items[0].first].start != 10:
        return None
    year, month, number = (int(one.value) for one in found.of("year", "daynum"))
    return date_of(on(year, month, number)) if month < 13 else None


def read_slashed(found: Found, scene: Scene) -> Sense | None:
    """9/11/2023: the month first, unless only the day can be."""
    del scene
    a, b = (int(one.value) for one in found.of("daynum"))
    year = int(found.of("year")[0].value)
    return date_of(on(year, a, b) if a < 13 else on(year, b, a) if b < 13 else None)


def read_holiday(found: Found, scene: Scene) -> Sense:
    """A feast by its name."""
    return date_of(holiday(found, scene))


def read_edgeday(found: Found, scene: Scene) -> Sense:
    """The end of Monday; the week of March 6; the eve of a feast."""
    one, rest = the_day(found, scene)
    edge = found.of("edge")
    value = edge[0].value if edge else mod_of(found)
    words = {w.lower for w in scene.parse.words[found.items[0].first : found.items[-1].last + 1]}
    if one and one.first and ("week" in words or "weekend" in words):
        return date_of(at("WE" if "weekend" in words else "W", one.first))
    if one and value == "EVE":
        one, value = one.moved(-1), ""
    return date_of(one, value, scene.today, rest)
