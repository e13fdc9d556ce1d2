"""What a reading resolved besides its statements, in words: when, where, how many, by what way.

Here: times, places, quantities and journeys as short facts. Not here: width, colour, markup (terminal.py, page.py), statements (brief.py).
The words of a fact are those of the report, untrusted: whoever shows them escapes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from secondlead.lexicon import index
from secondlead.model.circumstances import Journey, Place, Time
from secondlead.model.reading import Modality, Reading, Stance, Statement
from secondlead.model.spans import Span
from secondlead.views.counts import excerpt, grouped, many, telling
from secondlead.views.days import between, duration

SILENT = frozenset({Stance.SILENT, Stance.DECLINES, Stance.NEITHER})
MOST = 60  # facts of one kind that are shown; the JSON has all

# key, title of the group, sign; in the order in which a reader meets them.
KINDS = (("when", "when", "◷"), ("where", "where", "◎"), ("many", "how many", "#"), ("way", "by what way", "⇢"))
NUMBERED = re.compile(r"\d+$")
KIND_NAMES = {"admin1": "region of a country"}  # kinds of places that have another name in words
CLOCK = re.compile(r"T(\d\d:\d\d)(Z|[+-]\d\d:\d\d)$")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing found: its words, what they were taken to mean, and more lines of it; `times`, how often those words mean this.

    span: where it stands first. sentence: the one that a figure stands in. statement: the number of the statement that tells a journey.
    """

    words: str
    told: str
    span: Span
    more: tuple[str, ...] = ()
    sentence: str = ""
    statement: int | None = None
    times: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """The facts of one kind; `left` says how many more there are."""

    key: str
    title: str
    sign: str
    facts: tuple[Fact, ...]
    left: int = 0
    small: int = 0  # ages and small counts that are left to the JSON

    @property
    def rest(self) -> str:
        """What is not listed, in words; "" where all is."""
        told = [f"{self.left:,} more"] if self.left else []
        if self.small:
            told.append("1 age or small count" if self.small == 1 else f"{self.small:,} ages or small counts")
        return f"… and {', '.join(told)}" if told else ""


def found(reading: Reading) -> tuple[Found, ...]:
    """What was resolved, by kind; kinds without a fact are left out."""
    several = {
        "when": [Fact(one.span.line, when(one), one.span) for one in reading.times],
        "where": [*(Fact(one.span.line, where(one), one.span) for one in reading.places if one.role != "actor"), *_actors(reading)],
        "many": list(_figures(reading)),
        "way": list(_ways(reading)),
    }
    kinds = []
    for key, title, sign in KINDS:
        facts = several[key] if key == "many" else list(_once(several[key]))
        small = sum(not telling(one) for one in reading.quantities) if key == "many" else 0
        if facts:
            kinds.append(Found(key, title, sign, tuple(facts[:MOST]), max(0, len(facts) - MOST), small))
    return tuple(kinds)


def _figures(reading: Reading) -> Iterator[Fact]:
    """One fact a sentence and statement, with all its figures; ages and small counts of nothing in particular are left to the JSON."""
    numbers = {one.id: number for number, one in enumerate(reading.statements, 1)}
    for several, start, end in grouped(reading.report.text, [one for one in reading.quantities if telling(one)]):
        hull = Span(several[0].span.start, several[-1].span.end, reading.report.text[several[0].span.start : several[-1].span.end])
        holder = _holder(reading, several[0].span)
        held = (_held(holder), f"read with confidence {holder.confidence:.2f}") if holder else ()
        yield Fact(
            "”, “".join(dict.fromkeys(one.span.line for one in several)),
            "; ".join(dict.fromkeys(many(one) for one in several)),
            hull,
            (" · ".join(part for part in held if part),) if holder else (),
            excerpt(reading.report.text, hull, start, end),
            numbers.get(holder.id) if holder else None,
        )


def _holder(reading: Reading, span: Span) -> Statement | None:
    """The statement whose content holds the words most closely."""
    fits = [(len(part), one) for one in reading.statements for part in one.content if part.holds(span)]
    return min(fits, key=lambda entry: entry[0])[1] if fits else None


def _actors(reading: Reading) -> Iterator[Fact]:
    """One fact a country, with all the words that mean its government or people: “Pyongyang”, “North Korean”."""
    of: dict[str, list[Place]] = {}
    for one in reading.places:
        if one.role == "actor":
            of.setdefault(where(one), []).append(one)
    for told, places in of.items():
        yield Fact("”, “".join(dict.fromkeys(one.span.line for one in places)), told, places[0].span)


def when(time: Time) -> str:
    """ "Monday 11 September 2023", "1 to 30 September 2023", "20 hours"; says so where nothing tells which day is meant."""
    if time.from_ or time.to:
        return between(time.from_, time.to) + _zone(time)
    if time.type == "DURATION":
        return duration(time.value) or "a length of time"
    if time.type == "SET":
        return f"again and again: {duration(time.value) or time.value}" if time.value else "again and again"
    if time.value.startswith("XXXX") or not time.value:
        return "not resolved: no day to count from"
    return VAGUE.get(time.value, time.value)


def _zone(time: Time) -> str:
    """The zone of an hour that names one, and what its own clock shows where the outlet's shows another hour: " UTC+09:00"."""
    clock = CLOCK.search(time.value)
    if not clock or not time.from_:
        return ""
    zone = "UTC" if clock[2] == "Z" else f"UTC{clock[2]}"
    return f" {zone}" if time.from_.endswith(f"T{clock[1]}") else f" ({clock[1]} {zone})"


VAGUE = {"PAST_REF": "in the past", "PRESENT_REF": "now", "FUTURE_REF": "still to come"}  # TIMEX3's own values


def where(place: Place) -> str:
    """ "city, Russia, at 43.1° N 131.9° E"; says so where it is not on the map, or is its government or people."""
    if place.role == "actor":
        return f"{country(place.country)}: its government or people" if place.country else "a government or a people"
    kind = KIND_NAMES.get(place.kind, place.kind)
    parts = [f"{place.name}, {kind}" if place.name.casefold() != place.span.line.casefold() else kind]
    if place.country and place.kind != "country":
        parts.append(country(place.country))
    if place.lat is None or place.lon is None:
        parts.append("not on the map")
    elif place.precision in ("site", "city"):
        north, east = ("N" if place.lat >= 0 else "S"), ("E" if place.lon >= 0 else "W")
        parts.append(f"{abs(place.lat):.1f}° {north} {abs(place.lon):.1f}° {east}")
    return ", ".join(parts)


def way(journey: Journey) -> str:
    """ "by train, from Carrow to Lessing through Holm"."""
    parts = [f"by {journey.means}" if journey.means not in (None, "foot") else "on foot" if journey.means else ""]
    course = [f"from {journey.from_}"] if journey.from_ else []
    if journey.to:
        adverb = index("place_nouns").get(journey.to, {}).get("sort") == "adverb"  # home, abroad
        course.append(journey.to if adverb else f"to {journey.to}")
    if journey.via:
        course.append(f"through {', '.join(journey.via)}")
    return ", ".join(part for part in (*parts, " ".join(course)) if part)


def _ways(reading: Reading) -> Iterator[Fact]:
    numbers = {one.id: number for number, one in enumerate(reading.statements, 1)}
    by_id = {one.id: one for one in reading.statements}
    shown: set[str] = set()
    numbered = any(one.follows for one in reading.journeys)
    told = {one.mover for one in reading.journeys if one.statement in by_id and by_id[one.statement].stance not in SILENT}
    for one in reading.journeys:
        if one.statement in by_id and by_id[one.statement].stance in SILENT and one.mover in told:
            continue  # that somebody says nothing of a journey stands with the statements
        ahead = one.statement in by_id and by_id[one.statement].modality not in (Modality.DONE, Modality.ONGOING)
        more = [_held(by_id[one.statement])] if one.statement in by_id else []
        if one.left and (one.left.from_ or one.left.to):
            words = one.left.span.line
            bound = f"on or before {between(one.left.to, one.left.to)}" if one.left.from_ is None and one.left.to else when(one.left)
            more.append(f"{'leaves' if ahead else 'left'} {bound}" + ("" if one.left.from_ is None else f" (“{words}”)"))
        if one.takes:
            more.append(f"takes {one.takes.span.line}")
        if one.length:
            more.append(f"a way of {one.length.span.line}")
        if one.due and (one.due[0] or one.due[1]):
            more.append(f"there {_arrives(*one.due)}")
        more.extend(_lent(one, by_id, reading.report.outlet))
        more.extend(f"= {told}" for told in one.sums if told not in shown)  # a sum is shown once, by the first that rests on it
        shown.update(one.sums)
        if others := [str(numbers[each]) for each in one.also if each in numbers]:
            more.append(f"told too in statement{'s' if len(others) > 1 else ''} {', '.join(others)}")
        if one.follows:
            more.append("after " + ", ".join(f"journey {_number(before)}" for before in one.follows))
        span = one.because[0] if one.because else Span(0, 0)
        mover = one.mover or "somebody"
        words = f"{_number(one.id)} {mover}" if numbered and one.id else mover
        yield Fact(words, way(one), span, tuple(part for part in more if part), statement=numbers.get(one.statement))


def _lent(one: Journey, by_id: Mapping[str, Statement], outlet: str | None) -> Iterator[str]:
    """ "from, means: told by an official": slots that the journey's own statement does not tell."""
    by: dict[str, list[str]] = {}
    for slot, id in one.lent:
        source = by_id[id].source if id in by_id else None
        by.setdefault(source.name if source else outlet or "the report", []).append(slot)
    for name, slots in by.items():
        yield f"{', '.join(slots)}: told by {name}"


def _arrives(first: str | None, last: str | None) -> str:
    """ "on Tuesday 4 March 2025", "on or after ...", "on or before ..."."""
    told = between(first or last, first or last)
    return f"on or after {told}" if last is None else f"on or before {told}" if first is None else f"on {between(first, last)}"


def _number(id: str) -> str:
    told = NUMBERED.search(id)
    return told[0] if told else id


def _held(statement: Statement) -> str:
    """How sure the statement is of it, where it is not flat."""
    told = [] if statement.certainty.class_ in ("certain", "none") else [statement.certainty.class_.replace("-", " ")]
    told += [] if str(statement.modality) == "done" else [str(statement.modality)]
    told += [] if str(statement.stance) in ("asserts", "confirms") else [str(statement.stance)]
    return ", ".join(told)


def _once(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Facts of the same words and meaning as one, counted."""
    counted: dict[tuple[object, ...], list[Fact]] = {}
    for one in facts:
        counted.setdefault((one.words, one.told, one.more), []).append(one)
    for several in counted.values():
        first = several[0]
        yield Fact(first.words, first.told, first.span, first.more, first.sentence, first.statement, len(several))


@cache
def country(code: str | None) -> str:
    """A country's name by its ISO 3166-1 code; the code where no table knows it."""
    row = index("countries").get(code or "")
    return row["name"] if row else code or ""
