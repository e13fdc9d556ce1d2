"""Where a text names places: what the encoder took for one, and what the tables and the gazetteer know besides.

Here: spans and what each may stand for. Not here: which one is meant (meant.py), place or government (roles.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from secondlead.lexicon import index
from secondlead.model.parse import Parse
from secondlead.model.spans import Span, cut
from secondlead.reading.places.candidates import Candidate, candidates, tabled
from secondlead.reading.places.smallwords import small_words
from secondlead.reading.places.surroundings import Around, aboard, allowed, capital, first_name, nameable, place_noun_sorts, spelt_out
from secondlead.reading.places.toponyms import Token, Toponym

LISTED = 20  # names of a list looked at
LONGEST = 6  # tokens of a name
_LOOSE = re.compile(r" (?:and|in|on|an|am|em) |['’]s |, ")  # what may stand in a known name, but not in one that is told by its noun alone


def _runs(every: Sequence[Token], text: str) -> Iterator[tuple[int, int]]:
    """Each stretch of tokens that may be a name: from a capital to a capital, small words of names between."""
    count = len(every)
    capitals = [capital(one.text) for one in every]
    for first in range(count):
        if not capitals[first]:
            continue
        for last in range(first + 1, min(first + LONGEST, count) + 1):
            one = every[last - 1]
            if last - 1 > first:
                gap = text[every[last - 2].end : one.start]
                if len(gap) > 1 or "\n" in gap:
                    break
            if capitals[last - 1]:
                yield first, last
            elif one.text not in small_words("inner"):
                for end in range(last, min(last + 3, count + 1)):
                    if capitals[end - 1]:  # "Shelling hit Dorneck region": another name begins
                        break
                    if every[end - 1].text in place_noun_sorts():
                        yield first, end
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
    around = Around.of(parse, every)
    listed = dict(_listed(parse, every))
    found: list[Toponym] = []
    at = 0
    while at < len(every):
        step = 1
        for last, span, name in reversed(starting.get(at, ())):
            several = listed.get((at, last)) or known[name]
            noun = place_noun_sorts().get(every[last - 1].text.lower().rstrip("."), "") if last - at > 1 else ""
            if not noun and last - at == 1 and every[at].text.lower() in index("places_roads") and _numbered(every, last):
                found.append(Toponym(cut(text, span.start, every[last].end), (), at, last + 1, "site", "noun"))
                step = 2
                break
            if (
                not several
                and noun
                and every[at].text.lower() not in index("places_around")
                and not _LOOSE.search(name)
                and nameable(parse, every, at, last, noun)
            ):
                found.append(_named_by_noun(text, every, at, last, noun))
                step = last - at
                break
            if several and ((at, last) in listed or allowed(around, at, last, name, several)):
                if last - at == 1 and text[span.end : span.end + 1] == "." and not spelt_out(span.text, span.text, tabled(name) or several):
                    span = cut(text, span.start, span.end + 1)  # "Ga" and its stop
                found.append(Toponym(span, several, at, last, noun, "gazetteer"))
                step = last - at
                break
        at += step
    return sorted([*found, *_unknown(parse, every, found)], key=lambda one: one.span)


def _numbered(every: Sequence[Token], at: int) -> bool:
    """Whether a road's number stands there."""
    return at < len(every) and len(every[at].text) < 5 and every[at].text[0].isdigit()


def _listed(parse: Parse, every: Sequence[Token]) -> Iterator[tuple[tuple[int, int], tuple[Candidate, ...]]]:
    """The names of a list that a noun ends, as what it says that they are: "Harlan, Clay and Dover counties"."""
    text, plural = parse.report.text, small_words("plural")
    for at, token in enumerate(every):
        if token.text not in plural or token.word < 0:
            continue
        noun = parse.words[token.word].lemma.capitalize()
        spans: list[tuple[int, int]] = []
        last = at
        while last and capital(every[last - 1].text) and len(spans) < LISTED:
            first = last - 1
            while first and at - first < LISTED * 3 and capital(every[first - 1].text) and every[first - 1].end + 1 == every[first].start:
                first -= 1
            spans.append((first, last))
            last = first
            while last and every[last - 1].text in (",", "and", "&"):
                last -= 1
            if last == first:
                break
        names = [f"{text[every[first].start : every[end - 1].end]} {noun}" for first, end in spans]
        if len(spans) > 1:
            yield from ((span, found) for span, found in zip(spans, candidates(names), strict=True) if found)


def _named_by_noun(text: str, every: Sequence[Token], first: int, last: int, noun: str) -> Toponym:
    """A name that nobody knows, by its noun: "Donetsk region" is the first-level region of the bare name, "Greer Station" lies in Greer."""
    span = cut(text, every[first].start, _stop(every, last, text))
    if noun == "region":
        (several,) = candidates([text[span.start : every[last - 2].end]])
        regions = tuple(one for one in several if one.kind in ("admin1", "region"))
        if regions:
            return Toponym(span, regions, first, last, noun, "noun")
    lies = () if noun == "water" else _lying(text, every, first, last)  # "Korea Strait" lies in no Korea
    return Toponym(span, lies, first, last, noun, "noun", lies=True)


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


def _of_no_name(text: str) -> bool:
    """Whether a token stands within no name of a place: small letters, and neither a small word of names nor a noun of places."""
    return text.isalpha() and text.islower() and text not in small_words("inner") and text not in place_noun_sorts()


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
        told = [i for i in range(first + 1, last - 1) if _of_no_name(every[i].text)]  # "Shelling hit Dorneck region"
        first = told[-1] + 1 if told else first
        while first < last - 1 and every[first].text.lower() in index("places_around"):
            first += 1
        alone = every[first].text.lower() if first == last - 1 else ""
        if (
            first >= last
            or first_name(parse, every, first, last)
            or aboard(parse, every, first)
            or not any(one.isalpha() for one in mention.span.text)
            or alone in place_noun_sorts()
            or alone in index("places_never")
        ):
            continue
        span = cut(text, every[first].start, every[last - 1].end)
        if span.text[:1].isupper():
            kept.append((span, first, last))
    found_here = []
    for (span, first, last), several in zip(kept, candidates([one.text for one, _, _ in kept]), strict=True):
        noun = place_noun_sorts().get(every[last - 1].text.lower(), "") if last - first > 1 else ""
        if several or not noun:
            found_here.append(Toponym(span, several, first, last, noun))
        else:
            found_here.append(_named_by_noun(text, every, first, last, noun))
    return found_here
