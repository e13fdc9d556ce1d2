"""Where a text names places: what the encoder took for one, and what the tables and the gazetteer know besides.

Here: spans and what each may stand for. Not here: which one is meant (meant.py), place or government (roles.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from secondlead.lexicon import index, table
from secondlead.model.parse import Parse
from secondlead.model.spans import Span, cut
from secondlead.reading.places.candidates import GREAT, Candidate, candidates, tabled
from secondlead.reading.places.names import key
from secondlead.reading.places.smallwords import small_words
from secondlead.reading.places.toponyms import Token, Toponym

LONGEST = 6  # tokens of a name
TOWN = 3_000  # people of a town whose bare name the encoder may have taken for a body's
LARGE = 100_000  # people of a town that is known without the encoder's word for it
_LOOSE = re.compile(r" (?:and|in|on|an|am|em) |['’]s |, ")  # what may stand in a known name, but not in one that is told by its noun alone


@cache
def _nouns() -> dict[str, str]:
    return {row["noun"]: row["sort"] for row in table("places_nouns")}


def _capital(text: str) -> bool:
    return text[0].isupper() or (not text[0].isascii() and text[0].isalpha() and not text[0].islower())


def _runs(every: Sequence[Token], text: str) -> Iterator[tuple[int, int]]:
    """Each stretch of tokens that may be a name: from a capital to a capital, small words of names between."""
    count = len(every)
    for first in range(count):
        if not _capital(every[first].text):
            continue
        for last in range(first + 1, min(first + LONGEST, count) + 1):
            one = every[last - 1]
            if last - 1 > first:
                gap = text[every[last - 2].end : one.start]
                if len(gap) > 1 or "\n" in gap:
                    break
            if _capital(one.text):
                yield first, last
            elif one.text not in small_words("inner"):
                yield from ((first, end) for end in range(last, min(last + 3, count + 1)) if every[end - 1].text in _nouns())
                break


def _stop(every: Sequence[Token], last: int, text: str) -> int:
    """The end of a name, with the stop of an abbreviation that stands apart from it ("W.Va" and its stop)."""
    end = every[last - 1].end
    if text[end : end + 1] == "." and "." in text[every[last - 1].start - 2 : end]:
        return end + 1
    return end


def toponyms(parse: Parse, every: Sequence[Token]) -> list[Toponym]:
    """1 stretches that may be names, all looked up at once; 2 the longest that the tables or the gazetteer know, where its surroundings
    let it be a place; 3 names that the encoder took for places and nobody knows; 4 streets and the like by their noun."""
    text = parse.report.text
    runs = list(_runs(every, text))
    spans = [cut(text, every[first].start, _stop(every, last, text)) for first, last in runs]
    names = [one.text for one in spans]
    distinct = list(dict.fromkeys(names))
    known = dict(zip(distinct, candidates(distinct), strict=True))
    starting: dict[int, list[tuple[int, Span, str]]] = {}
    for (first, last), span, name in zip(runs, spans, names, strict=True):
        starting.setdefault(first, []).append((last, span, name))
    surnames = _surnames(parse)
    echoes = frozenset(one.span.text for one in parse.mentions if one.type == "LOC") - surnames
    found: list[Toponym] = []
    at = 0
    while at < len(every):
        step = 1
        for last, span, name in reversed(starting.get(at, ())):
            several = known[name]
            noun = _nouns().get(every[last - 1].text.lower().rstrip("."), "") if last - at > 1 else ""
            if not noun and last - at == 1 and every[at].text.lower() in index("places_roads") and _numbered(every, last):
                found.append(Toponym(cut(text, span.start, every[last].end), (), at, last + 1, "site", "noun"))
                step = 2
                break
            if (
                not several
                and noun
                and every[at].text.lower() not in index("places_around")
                and not _LOOSE.search(name)
                and _nameable(parse, every, at, last, noun)
            ):
                found.append(_named_by_noun(text, every, at, last, noun))
                step = last - at
                break
            if several and _allowed(parse, every, at, last, name, several, surnames, echoes):
                if last - at == 1 and text[span.end : span.end + 1] == "." and not _spelt(span.text, span.text, tabled(name) or several):
                    span = cut(text, span.start, span.end + 1)  # "Ga" and its stop
                found.append(Toponym(span, several, at, last, noun, "gazetteer"))
                step = last - at
                break
        at += step
    return sorted([*found, *_unknown(parse, every, found)], key=lambda one: one.span)


def _numbered(every: Sequence[Token], at: int) -> bool:
    """Whether a road's number stands there."""
    return at < len(every) and len(every[at].text) < 5 and every[at].text[0].isdigit()


def _named_by_noun(text: str, every: Sequence[Token], first: int, last: int, noun: str) -> Toponym:
    """A name that nobody knows, by its noun: "Donetsk region" is the first-level region of the bare name, "Greer Station" lies in Greer."""
    span = cut(text, every[first].start, _stop(every, last, text))
    if noun == "region":
        (several,) = candidates([text[span.start : every[last - 2].end]])
        regions = tuple(one for one in several if one.kind in ("admin1", "region"))
        if regions:
            return Toponym(span, regions, first, last, noun, "noun")
    return Toponym(span, _lying(text, every, first, last), first, last, noun, "noun", lies=True)


def _lying(text: str, every: Sequence[Token], first: int, last: int) -> tuple[Candidate, ...]:
    """The towns that a name opens with: "Springfield Memorial Hospital" lies in Springfield."""
    opens = [text[every[first].start : every[end - 1].end] for end in range(last - 1, first, -1)]
    for name, several in zip(opens, candidates(opens), strict=True):
        towns = tuple(
            one for one in several if one.sort in ("name", "capital") and one.kind in ("city", "region") and one.population >= 1000
        )
        if towns and name.lower() not in index("places_never") and name.lower() not in index("places_around"):
            return towns
    return ()


def _surnames(parse: Parse) -> frozenset[str]:
    """The words of people's names of more than one word."""
    found = set()
    for one in parse.mentions:
        if one.type == "PER" and " " in one.span.text:
            found.update(one.span.text.split())
    return frozenset(found)


def _before(parse: Parse, every: Sequence[Token], first: int) -> str:
    """The word before a name, an article and "northern", "downtown" skipped."""
    for at in range(first - 1, max(first - 4, -1), -1):
        low = every[at].text.lower()
        if low not in index("places_around"):
            return low
    return ""


def _nameable(parse: Parse, every: Sequence[Token], first: int, last: int, noun: str) -> bool:
    """Whether a stretch that nobody knows is a place by its noun: the encoder says so, or no mention says otherwise."""
    inside = {one.sort for one in every[first:last]}
    if every[last - 1].text.islower():
        return inside <= {"LOC", ""} and "LOC" in inside and noun in ("region",)
    if inside & {"PER"}:
        return False
    return "LOC" in inside or (noun in ("site", "water", "area") and inside <= {"", "MISC"} and last - first <= 4)


def _allowed(
    parse: Parse,
    every: Sequence[Token],
    first: int,
    last: int,
    name: str,
    several: tuple[Candidate, ...],
    surnames: frozenset[str],
    echoes: frozenset[str],
) -> bool:
    """Whether a known name is a place here.

    1 the encoder says so; 2 within a person's name: no, unless it is all of it and a preposition of place stands before; 3 within an
    organisation's: where it is all of it, or opens a public body's, or stands behind "of" or "in" there; 4 else: what the tables know,
    large towns, and others behind a preposition of place or before their region.
    """
    text = every[first].text if last - first == 1 else name
    sorts = {one.sort for one in every[first:last]}
    tells = tabled(name)
    before = _before(parse, every, first)
    if _first_name(parse, every, first, last) and not any(one.sort == "people" for one in tells):
        return False
    if last - first == 1:
        never = index("places_never").get(text.lower(), {"sort": ""})["sort"]
        if not tells and (
            len(text) < 3
            or never == "never"
            or (never and "LOC" not in sorts and before not in small_words("locative") and every[first].word >= 0)
        ):
            return False
        if tells and not _spelt(text, name, tells) and not (name.endswith(".") or (first and every[first - 1].text == ",")):
            return text.isupper() and len(text) > 1 and ("LOC" in sorts or before in small_words("locative")) and never != "never"
    if "LOC" in sorts and (sorts == {"LOC"} or every[last - 1].text.lower() in _nouns()):
        if not _fills(parse, every, first, last):
            return any(one.kind == "country" for one in tells)
        return not (text in surnames and before not in small_words("locative") and not tells)
    if any(one.sort == "seat" for one in tells) and _whole(parse, every, first, last):
        return True
    if "PER" in sorts:
        if any(one.sort == "people" for one in several) and last - first == 1 and every[first].sort == "PER":
            return _whole(parse, every, first, last)
        great = last - first > 1 and any(one.population >= GREAT and one.sort != "people" for one in several)
        if great and all(one.mention < 0 or _within(parse, every, first, last, one.mention) for one in every[first:last]):
            return True
        return _whole(parse, every, first, last) and before in small_words("locative") and text not in surnames
    large = bool(tells) or any(one.population >= LARGE and one.sort in ("name", "capital") for one in several)
    if "ORG" in sorts:
        if _whole(parse, every, first, last):
            return _organisation(name) is False and (
                ((large or _town(several)) and len(text) > 3) or bool(tells) or name in echoes or before in small_words("locative")
            )
        return (large or _town(several) or name in echoes or last - first > 1) and _public(parse, every, first, last)
    if name in echoes and text not in surnames:
        return True
    if tells and any(one.sort in ("people", "seat") or one.kind in ("country", "admin1", "region", "water", "site") for one in tells):
        return not (text in surnames and before not in small_words("locative"))
    if text in surnames:
        return False
    own = [one for one in several if one.sort in ("name", "capital")]
    if not own:
        return False
    follows = last + 1 < len(every) and every[last].text == "," and _region_like(every, last + 1)
    if every[first].word < 0:
        return own[0].population >= 1000
    word = parse.words[every[last - 1].word]
    proper = "PROPN" in (word.upos, parse.words[every[first].word].upos) and (last - first > 1 or word.relation != "compound")
    if last - first > 1 and proper and not own[0].name.isupper() and (own[0].kind == "region" or own[0].population >= 20_000):
        return True
    return proper and (own[0].population >= LARGE or before in small_words("locative") or follows)


def _spelt(text: str, name: str, tells: tuple[Candidate, ...]) -> bool:
    """Whether a name is more than the short form of a region ("Man." for Manitoba, "IN" for Indiana)."""
    return len(text) > 4 or "." in text or any(one.kind != "admin1" or key(one.name) == key(name) for one in tells)


def _region_like(every: Sequence[Token], at: int) -> bool:
    name = every[at].text
    if at + 1 < len(every) and every[at + 1].text == ".":
        name += "."
    return any(one.kind in ("admin1", "country") and one.sort == "name" for one in tabled(name))


def _whole(parse: Parse, every: Sequence[Token], first: int, last: int) -> bool:
    """Whether a stretch is all of the mention that it is in."""
    which = every[first].mention
    if which < 0 or every[last - 1].mention != which:
        return False
    span = parse.mentions[which].span
    return span.start >= every[first].start - 4 and span.end <= every[last - 1].end + 2


def _first_name(parse: Parse, every: Sequence[Token], first: int, last: int) -> bool:
    """Whether a person's name follows at once: "Georgia Whitfield"."""
    if last - first == 1 and last < len(every) and every[last].word > 0 and every[first].word >= 0:
        after = parse.words[every[last].word]
        if (
            after.relation == "flat"
            and after.head == every[first].word
            and after.start == every[first].end + 1
            and every[last].sort != "LOC"
            and after.lower not in _nouns()
        ):
            return True
    return last - first == 1 and last < len(every) and every[last].sort == "PER" and every[last].start == every[first].end + 1


def _fills(parse: Parse, every: Sequence[Token], first: int, last: int) -> bool:
    """Whether a stretch is a name of its own within the encoder's place: no other word of a name touches it there."""
    which = every[first].mention
    if first and every[first - 1].mention == which and which >= 0:
        one = every[first - 1].text
        if _capital(one) and one.lower() not in index("places_around"):
            return False
    return not (last < len(every) and every[last].mention == every[last - 1].mention >= 0 and _capital(every[last].text))


@cache
def _organisations() -> frozenset[str]:
    rows = [*table("organisations"), *(row for row in table("blocs") if row["name"] != "European Union")]
    return frozenset(form for row in rows for form in (row["name"], *row["aliases"].split("|")) if form)


def _organisation(name: str) -> bool:
    return name in _organisations()


def _town(several: tuple[Candidate, ...]) -> bool:
    """Whether a name is a town's own, one of more than a few streets."""
    return any(one.sort == "name" and one.kind == "city" and one.population >= TOWN for one in several)


def _within(parse: Parse, every: Sequence[Token], first: int, last: int, which: int) -> bool:
    span = parse.mentions[which].span
    return span.start >= every[first].start and span.end <= every[last - 1].end + 2


def _public(parse: Parse, every: Sequence[Token], first: int, last: int) -> bool:
    """Whether a place within an organisation's name says where it is: "Laurel County Sheriff's Office", "University of Kentucky"."""
    which = every[first].mention
    if which < 0:
        return True
    span = parse.mentions[which].span
    rest = {one.text.lower() for one in every[last : last + 6] if one.start < span.end}
    if rest & index("places_bodies").keys():
        return True
    return first > 0 and every[first - 1].text in small_words("owner") and every[first].start > span.start


def _unknown(parse: Parse, every: Sequence[Token], found: Sequence[Toponym]) -> list[Toponym]:
    """The encoder's places that nobody knows, as far as no known one is in them."""
    taken = [one.span for one in found]
    starts = [one.start for one in taken]
    firsts = [one.start for one in every]
    text = parse.report.text
    kept: list[tuple[Span, int, int]] = []
    for mention in parse.mentions:
        if mention.type != "LOC":
            continue
        at = bisect_left(starts, mention.span.end) - 1
        if at >= 0 and taken[at].end > mention.span.start:
            continue
        first = bisect_left(firsts, mention.span.start)
        last = bisect_left(firsts, mention.span.end)
        behind = [i for i in range(first, last - 1) if every[i].text in small_words("locative")]  # "Fighting in the Upper Town"
        first = behind[-1] + 1 if behind else first
        while first < last - 1 and every[first].text.lower() in index("places_around"):
            first += 1
        alone = every[first].text.lower() if first == last - 1 else ""
        if (
            first >= last
            or _first_name(parse, every, first, last)
            or not any(one.isalpha() for one in mention.span.text)
            or alone in _nouns()
            or alone in index("places_never")
        ):
            continue
        span = cut(text, every[first].start, every[last - 1].end)
        if span.text[:1].isupper():
            kept.append((span, first, last))
    found_here = []
    for (span, first, last), several in zip(kept, candidates([one.text for one, _, _ in kept]), strict=True):
        noun = _nouns().get(every[last - 1].text.lower(), "") if last - first > 1 else ""
        if several or not noun:
            found_here.append(Toponym(span, several, first, last, noun))
        else:
            found_here.append(_named_by_noun(text, every, first, last, noun))
    return found_here
