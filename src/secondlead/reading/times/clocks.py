"""Which day an hour is of, and by whose clocks: "said Sunday the ferry left at 7:30 p.m.", "6 a.m. (2100 GMT Sunday)".

Here: the day of the thing done before the day of its telling; zones into values; two clocks of one moment held against each other.
Not here: hours as figures (hours.py), names of zones (zones.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from secondlead.lexicon import index
from secondlead.model.parse import Parse
from secondlead.reading.times import zones
from secondlead.reading.times.anchors import Anchor, anchor_at
from secondlead.reading.times.calendar import Stretch, day
from secondlead.reading.times.days import way
from secondlead.reading.times.finding import Found
from secondlead.reading.times.scene import Scene, Sense
from secondlead.reading.times.tense import AHEAD, BEHIND

Read = tuple[Found, Sense]
DAY = 1440  # minutes
STEP = 15  # minutes: the finest that zones differ by today
EAST, WEST = 840, -720  # minutes: no clock is further from Greenwich
USUAL = range(-600, 781)  # of two offsets a day apart, the one that more people live by
CLOSE = 2  # words from an hour within which a day is its own: 7:30 p.m. on Sunday
CLIMB = 4  # governors looked at on the way to the verb
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d|XXXX-\S+?)T([01]\d|2[0-3]):([0-5]\d)$")


def beside(clock: Found, senses: Sequence[Read], scene: Scene) -> Scene:
    """The scene of an hour, with its day.

    1 one right beside it  2 the nearest in its sentence on which something is done, not said  3 the last such before it, on the side of the
    report's day that the tense tells  4 a day of saying, in its sentence or the last before it.
    """
    words = scene.parse.words
    here, last = clock.items[0].first, clock.items[-1].last
    sentence = words[here].sentence
    days = [(one, sense.stretch) for one, sense in senses if sense.stretch and sense.stretch.unit == "D"]
    same = sorted((abs(one.items[0].first - here), i) for i, (one, _) in enumerate(days) if words[one.items[0].first].sentence == sentence)
    own = [days[i][1] for _, i in same if _between(here, last, days[i][0]) <= CLOSE]
    done = [days[i][1] for _, i in same if not said(scene.parse, days[i][0])]
    before = [(one, stretch) for one, stretch in days if one.items[0].first < here]
    earlier = [stretch for one, stretch in before if not said(scene.parse, one) and _fits(stretch, clock, scene)]
    told = [days[i][1] for _, i in same]
    chosen = next(iter(own or done or earlier[-1:] or told or [stretch for _, stretch in before[-1:]]), None)
    return Scene(scene.parse, scene.today, chosen, days={sentence: chosen} if chosen else {})


def _between(first: int, last: int, one: Found) -> int:
    """How many words lie between the hour and another expression."""
    return max(first - one.items[-1].last, one.items[0].first - last) - 1


def _fits(stretch: Stretch, clock: Found, scene: Scene) -> bool:
    if scene.today is None:
        return True
    gap = stretch.n - scene.today.toordinal()
    return not gap or way(clock, scene) != (BEHIND if gap > 0 else AHEAD)


def said(parse: Parse, one: Found) -> bool:
    """Whether a day is that of saying: the verb over it brings somebody's words ("said Sunday", "told reporters on Sunday")."""
    words = parse.words
    word = words[one.items[-1].last]
    for _ in range(CLIMB):
        if word.upos == "VERB":
            return "say" in index("cues").get(word.lemma, {}).get("sorts", "")
        word = words[word.head]
    return False


def zoned(parse: Parse, senses: Sequence[Read], several: Sequence[Anchor]) -> list[Read]:
    """The senses in the order of the text, hours with their zones; from and to by the outlet's clocks, where those are known."""
    kept = sorted(senses, key=lambda one: one[0].items[0].first)
    taken: set[int] = set()
    for row, (one, sense) in enumerate(kept):
        if row in taken or not _CLOCK.fullmatch(sense.value):
            continue
        zone = anchor_at(several, parse.words[one.items[0].first].start).zone if several else None
        if row + 1 < len(kept) and _CLOCK.fullmatch(kept[row + 1][1].value) and _paired(parse, one, kept[row + 1][0]):
            both = _held(kept[row], kept[row + 1], zone)
            if both:
                kept[row : row + 2] = both
                taken.add(row + 1)
                continue
        away = _offset(one, sense, zone)
        if away is not None:
            kept[row] = one, _placed(sense, away, zone)
    return kept


def _paired(parse: Parse, one: Found, other: Found) -> bool:
    """Whether the second tells the first again: "6 a.m. (2100 GMT)", "0600/2100 GMT", "6 a.m., or 2100 GMT"."""
    between = " ".join(w.lower for w in parse.words[one.items[-1].last + 1 : other.items[0].first])
    return between in ("(", "/", ", or", "[") and (one.has("zone") or other.has("zone"))


def _offset(one: Found, sense: Sense, home: ZoneInfo | None) -> int | None:
    named = one.of("zone")
    return zones.offset(named[-1].value, _moment(sense) or datetime(2024, 1, 1), home) if named else None


def _moment(sense: Sense) -> datetime | None:
    try:
        return datetime.fromisoformat(sense.value)
    except ValueError:
        return None


def _minutes(sense: Sense) -> int:
    found = _CLOCK.fullmatch(sense.value)
    return int(found[2]) * 60 + int(found[3]) if found else 0


def _held(first: Read, second: Read, home: ZoneInfo | None) -> list[Read] | None:
    """Both clocks of one moment, each with its zone and day; with a problem where they cannot both hold; None where no zone is known."""
    known = [_offset(*first, home), _offset(*second, home)]
    if known == [None, None]:
        return None
    flipped = known[0] is None  # the second clock's zone is told
    (_, sure), (one, sense) = (second, first) if flipped else (first, second)
    base, away = (known[1], known[0]) if flipped else (known[0], known[1])
    base = base or 0
    gap = _minutes(sense) - _minutes(sure) + base
    sure_day, own_day = _ordinal(sure), _ordinal(sense)
    sure_dated, own_dated = (_dated(second), _dated(first)) if flipped else (_dated(first), _dated(second))
    if away is None:
        both = sure_dated and own_dated and sure_day is not None and own_day is not None
        away = gap + DAY * ((own_day or 0) - (sure_day or 0)) if both else _choice(gap, sense, home)
    if away is None or away % STEP or not WEST <= away <= EAST or (away - gap) % DAY:
        sense = replace(sense, problem=f"{sense.value[-5:]} and {sure.value[-5:]}{_sign(base)} cannot both hold")
    else:
        shift = (away - gap) // DAY  # days from the sure clock's day to the other's
        if sure_day is not None and (sure_dated or own_day is None or (not own_dated and not away)):  # an undated day is the local one
            sense = _moved(sense, sure_day + shift)
        elif own_day is not None:
            sure = _moved(sure, own_day - shift)
        sense = _placed(sense, away, home or away)
    told = second[0] if flipped else first[0], _placed(sure, base, home or (base if sense.problem else away))
    return [(one, sense), told] if flipped else [told, (one, sense)]


def _dated(one: Read) -> bool:
    """Whether its own words name the day."""
    return one[0].has("month", "weekday", "deictic", "holiday")


def _choice(gap: int, sense: Sense, home: ZoneInfo | None) -> int | None:
    """The offset of a clock that differs by so many minutes from Greenwich, of those a day apart: home's own, else the usual one."""
    options = [one for one in (gap - DAY, gap, gap + DAY) if WEST <= one <= EAST]
    moment = _moment(sense)
    own = zones.offset(home.key, moment, home) if home and moment else None
    return own if own in options else next((one for one in options if one in USUAL), next(iter(options), None))


def _ordinal(sense: Sense) -> int | None:
    moment = _moment(sense)
    return moment.toordinal() if moment else None


def _moved(sense: Sense, ordinal: int) -> Sense:
    """The same hour of another day."""
    try:
        stretch = day(date.fromordinal(ordinal))
    except (ValueError, OverflowError):
        return sense
    moment = stretch.value + sense.value[-6:]
    return replace(sense, value=moment, from_=moment, to=moment, stretch=stretch)


def _placed(sense: Sense, away: int, where: ZoneInfo | int | None) -> Sense:
    """The hour with its zone in its value, its bounds by the clocks of `where` (a zone, or minutes east); by its own where that is None."""
    moment = _moment(sense)
    if moment is None:
        return replace(sense, value=sense.value + _sign(away))
    try:
        aware = datetime.fromisoformat(f"{sense.value}{_sign(away)}")
        local = moment + timedelta(minutes=where - away) if isinstance(where, int) else aware.astimezone(where) if where else moment
    except OverflowError:
        local = moment
    shown = local.replace(tzinfo=None).isoformat(timespec="minutes")
    return replace(sense, value=sense.value + _sign(away), from_=shown, to=shown)


def _sign(away: int) -> str:
    """Minutes east as ISO 8601 has them."""
    return f"{'-' if away < 0 else '+'}{abs(away) // 60:02}:{abs(away) % 60:02}" if away else "Z"
