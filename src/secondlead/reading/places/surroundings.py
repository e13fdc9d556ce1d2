"""Whether a stretch of the text can be a place where it stands: what the encoder took it for, and the words beside it.

Here: the questions asked of one stretch. Not here: which stretches there are (found.py), what a name may stand for (candidates.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from secondlead.lexicon import index, table
from secondlead.model.parse import Parse
from secondlead.model.report import BlockKind
from secondlead.reading.places.candidates import GREAT, Candidate, tabled
from secondlead.reading.places.names import key
from secondlead.reading.places.smallwords import small_words
from secondlead.reading.places.toponyms import Token

TOWN = 3_000  # people of a town whose bare name the encoder may have taken for a body's
LARGE = 100_000  # people of a town that is known without the encoder's word for it
SEVERAL_WORDS = 20_000  # likewise, where its name has several words
HAMLET = 1_000  # people of a town in a dateline or caption, which were not parsed


@cache
def place_noun_sorts() -> dict[str, str]:
    """Nouns that end the name of a place -> their sort: site, water, area, region, town."""
    return {row["noun"]: row["sort"] for row in table("places_nouns")}


def capital(text: str) -> bool:
    """Whether a token can begin a name: a capital, or a letter of a script without capitals."""
    return text[0].isupper() or (not text[0].isascii() and text[0].isalpha() and not text[0].islower())


def nameable(parse: Parse, every: Sequence[Token], first: int, last: int, noun: str) -> bool:
    """Whether a stretch that nobody knows is a place by its noun: the encoder says so, or no mention says otherwise."""
    inside = {one.sort for one in every[first:last]}
    if every[last - 1].text.islower():
        return inside <= {"LOC", ""} and "LOC" in inside and noun in ("region",)
    if inside & {"PER"}:
        return False
    return "LOC" in inside or (noun in ("site", "water", "area") and inside <= {"", "MISC"} and last - first <= 4)


@dataclass(frozen=True, slots=True)
class Around:
    """What a report tells of its names, over its tokens.

    surnames: the words of people's names of more than one word. echoes: names that the encoder took for a place anywhere in the report.
    bylines: where the tokens of bylines start.
    """

    parse: Parse
    every: Sequence[Token]
    surnames: frozenset[str]
    echoes: frozenset[str]
    bylines: frozenset[int] = frozenset()

    @classmethod
    def of(cls, parse: Parse, every: Sequence[Token]) -> Around:
        """Those of one report."""
        people = [one.span.text for one in parse.mentions if one.type == "PER" and " " in one.span.text]
        surnames = frozenset(word for name in people for word in name.split())
        echoes = frozenset(one.span.text for one in parse.mentions if one.type == "LOC") - surnames
        signed = [block.span for block in parse.report.blocks if block.kind is BlockKind.BYLINE]
        lines = (
            frozenset(one.start for one in every if any(span.start <= one.start < span.end for span in signed)) if signed else frozenset()
        )
        return cls(parse, every, surnames, echoes, lines)


@dataclass(frozen=True, slots=True)
class _Name:
    """A known name over the tokens from `first` up to but not including `last`, and what it may stand for.

    text: as printed, without the stop of an abbreviation. tells: what the word tables alone say. sorts: of the mentions that it touches,
    "" for none. led: a preposition of place stands before it.
    """

    first: int
    last: int
    name: str
    text: str
    several: tuple[Candidate, ...]
    tells: tuple[Candidate, ...]
    sorts: frozenset[str]
    led: bool


def allowed(around: Around, first: int, last: int, name: str, several: tuple[Candidate, ...]) -> bool:
    """Whether a known name is a place here. The first that speaks:

    1 a first name, a byline, a ship's name: no; a lawmaker's seat: yes; 2 a word or abbreviation that is something else first: as it is
    printed and led; 3 the encoder's place: yes, where it fills it; 4 a county by its noun, a water in part: yes; 5 within a person's
    name; 6 within an organisation's; 7 in neither.
    """
    parse, every = around.parse, around.every
    tells = tabled(name)
    if any(every[i].start in around.bylines for i in (first, last - 1)) and _before(every, first) not in small_words("locative"):
        return False
    if _seat(every, first):
        return True
    if first_name(parse, every, first, last) and not any(one.sort == "people" for one in tells):
        return False
    if aboard(parse, every, first):
        return False
    text = every[first].text if last - first == 1 else name
    led = _before(every, first) in small_words("locative")
    one = _Name(first, last, name, text, several, tells, frozenset(token.sort for token in every[first:last]), led)
    if (told := _other_word(every, one)) is not None:
        return told
    if "LOC" in one.sorts and (one.sorts == {"LOC"} or every[last - 1].text.lower() in place_noun_sorts()):
        if not _fills(every, first, last):
            return any(each.kind == "country" for each in tells)
        return not (text in around.surnames and not led and not tells)
    if any(each.sort == "seat" for each in tells) and _whole(parse, every, first, last):
        return True
    if one.last - one.first > 1 and (_county(every, one) or _beyond(every, one)):
        return True
    if "PER" in one.sorts:
        return _in_person(around, one)
    return _in_body(around, one) if "ORG" in one.sorts else _alone(around, one)


@cache
def _outlets() -> frozenset[str]:
    """Outlets of one word: "Xinhua" in a dateline is no town."""
    return frozenset(form for row in table("outlets") for form in (row["name"], *row["aliases"].split("|")) if form and " " not in form)


def _other_word(every: Sequence[Token], one: _Name) -> bool | None:
    """Whether a single token that is another word too ("Reading", "IN" for Indiana) is a place; None where it is no such word."""
    if one.last - one.first != 1:
        return None
    never = "never" if one.text in _outlets() else index("places_never").get(one.text.lower().rstrip("."), {"sort": ""})["sort"]
    if not one.tells:
        rather = never and "LOC" not in one.sorts and not one.led and every[one.first].word >= 0
        return False if len(one.text) < 3 or never == "never" or rather else None
    marked = one.name.endswith(".") or (one.first and every[one.first - 1].text == ",")
    if spelt_out(one.text, one.name, one.tells) or marked:
        return None
    return one.text.isupper() and len(one.text) > 1 and ("LOC" in one.sorts or one.led) and never != "never"


def _county(every: Sequence[Token], one: _Name) -> bool:
    """Whether its last word says that it is a region, and the gazetteer has it: "Harlan County Sheriff Ada Lund"."""
    noun = place_noun_sorts().get(every[one.last - 1].text.lower(), "")
    return noun == "region" and any(each.kind in ("region", "admin1") and each.sort == "name" for each in one.several)


def _beyond(every: Sequence[Token], one: _Name) -> bool:
    """Whether it is a water or a site by the tables, of which the encoder took a part for somebody or something else."""
    return every[one.first].mention != every[one.last - 1].mention and any(each.kind in ("water", "site") for each in one.tells)


def _in_person(around: Around, one: _Name) -> bool:
    """A people that is all of the mention; a great city that holds it; else a name that is all of it, led, and nobody's surname."""
    parse, every = around.parse, around.every
    tokens = every[one.first : one.last]
    if any(each.sort == "people" for each in one.several) and len(tokens) == 1 and tokens[0].sort == "PER":
        return _whole(parse, every, one.first, one.last)
    cut = len(tokens) > 2 and tokens[-1].mention != tokens[0].mention
    if cut and any(each.population >= SEVERAL_WORDS and each.sort != "people" for each in one.several):
        return True
    great = len(tokens) > 1 and any(each.population >= GREAT and each.sort != "people" for each in one.several)
    if great and all(token.mention < 0 or _within(parse, every, one.first, one.last, token.mention) for token in tokens):
        return True
    return _whole(parse, every, one.first, one.last) and one.led and one.text not in around.surnames


def _in_body(around: Around, one: _Name) -> bool:
    """All of the mention of a body that no table has; else what opens a public body's name, or stands behind "of" in it."""
    parse, every = around.parse, around.every
    large = bool(one.tells) or any(each.population >= LARGE and each.sort in ("name", "capital") for each in one.several)
    town, echoed = large or _town(one.several), one.name in around.echoes
    if _whole(parse, every, one.first, one.last):
        return one.name not in _organisations() and ((town and len(one.text) > 3) or bool(one.tells) or echoed or one.led)
    return (town or echoed or one.last - one.first > 1) and _public(parse, every, one.first, one.last)


def _alone(around: Around, one: _Name) -> bool:
    """What the encoder left unmarked: a place of its elsewhere, what the tables know, large towns, others led or before their region."""
    if one.name in around.echoes and one.text not in around.surnames:
        return True
    known = (each.sort in ("people", "seat") or each.kind in ("country", "admin1", "region", "water", "site") for each in one.tells)
    if any(known):
        return one.text not in around.surnames or one.led
    own = [each for each in one.several if each.sort in ("name", "capital")]
    if one.text in around.surnames or not own:
        return False
    every, words = around.every, around.parse.words
    if every[one.first].word < 0:
        return own[0].population >= HAMLET
    several = one.last - one.first > 1
    word = words[every[one.last - 1].word]
    if word.upos == "PROPN" and one.sorts <= {"", "MISC"} and _of_citizens(every, one.last) and _town(one.several):
        return True
    proper = "PROPN" in (word.upos, words[every[one.first].word].upos) and (several or word.relation != "compound")
    if several and proper and not own[0].name.isupper() and (own[0].kind == "region" or own[0].population >= SEVERAL_WORDS):
        return True
    follows = one.last + 1 < len(every) and every[one.last].text == "," and _region_like(every, one.last + 1)
    return proper and (own[0].population >= LARGE or one.led or follows)


def _seat(every: Sequence[Token], first: int) -> bool:
    """Whether a lawmaker's party stands before it: "Ada Lund, D-Harlan"."""
    if first < 2 or every[first - 1].text not in ("-", "–") or every[first - 2].text not in small_words("party_mark"):
        return False
    return every[first - 1].end == every[first].start and every[first - 2].end == every[first - 1].start


@cache
def _ships() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("movers") if row["means"] == "ship" and row["sort"] == "vehicle")


def aboard(parse: Parse, every: Sequence[Token], first: int) -> bool:
    """Whether it is the name of a ship, which stands right behind what it is: "the tanker Houston"."""
    if not first or every[first].word < 0 or every[first - 1].word < 0 or every[first - 1].text not in _ships():
        return False
    return parse.words[every[first - 1].word].upos == "NOUN" and every[first - 1].end + 1 == every[first].start


def _of_citizens(every: Sequence[Token], last: int) -> bool:
    """Whether somebody or something of the town follows: "a Tavira man", "the Tavira-based bank"."""
    if last + 1 < len(every) and every[last].text == "-" and every[last].end == every[last + 1].start:
        return every[last + 1].text.lower() in small_words("dashed")
    return last < len(every) and every[last].text.lower() in small_words("citizen") and every[last].sort in ("", "LOC")


def spelt_out(text: str, name: str, tells: tuple[Candidate, ...]) -> bool:
    """Whether a name is more than the short form of a region ("Man." for Manitoba, "IN" for Indiana)."""
    return len(text) > 4 or "." in text or any(one.kind != "admin1" or key(one.name) == key(name) for one in tells)


def first_name(parse: Parse, every: Sequence[Token], first: int, last: int) -> bool:
    """Whether a person's name follows at once: "Georgia Whitfield"."""
    if last - first == 1 and last < len(every) and every[last].word > 0 and every[first].word >= 0:
        after = parse.words[every[last].word]
        if (
            after.relation == "flat"
            and after.head == every[first].word
            and after.start == every[first].end + 1
            and every[last].sort != "LOC"
            and after.lower not in place_noun_sorts()
        ):
            return True
    return last - first == 1 and last < len(every) and every[last].sort == "PER" and every[last].start == every[first].end + 1


def _before(every: Sequence[Token], first: int) -> str:
    """The word before a name, an article and "northern", "downtown" skipped."""
    for at in range(first - 1, max(first - 4, -1), -1):
        low = every[at].text.lower()
        if low not in index("places_around"):
            return low
    return ""


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


def _fills(every: Sequence[Token], first: int, last: int) -> bool:
    """Whether a stretch is a name of its own within the encoder's place: no other word of a name touches it there."""
    which = every[first].mention
    if first and every[first - 1].mention == which and which >= 0:
        one = every[first - 1].text
        if capital(one) and one.lower() not in index("places_around"):
            return False
    return not (last < len(every) and every[last].mention == every[last - 1].mention >= 0 and capital(every[last].text))


@cache
def _organisations() -> frozenset[str]:
    rows = [*table("organisations"), *(row for row in table("blocs") if row["name"] != "European Union")]
    return frozenset(form for row in rows for form in (row["name"], *row["aliases"].split("|")) if form)


def _town(several: tuple[Candidate, ...]) -> bool:
    """Whether a name is a town's own, one of more than a few streets."""
    return any(one.sort == "name" and one.kind == "city" and one.population >= TOWN for one in several)


def _within(parse: Parse, every: Sequence[Token], first: int, last: int, which: int) -> bool:
    span = parse.mentions[which].span
    return span.start >= every[first].start and span.end <= every[last - 1].end + 2


def _outlet(name: str) -> bool:
    """Whether a body is an outlet by its first word or its whole name: the Times of Tavira."""
    bare = name.removeprefix("The ").removeprefix("the ")
    return bare in _outlet_names() or index("outlet_words").get(bare.partition(" ")[0], {}).get("where") in ("first", "any", "last")


@cache
def _outlet_names() -> frozenset[str]:
    return frozenset(form for row in table("outlets") for form in (row["name"], *row["aliases"].split("|")) if " " in form)


def _public(parse: Parse, every: Sequence[Token], first: int, last: int) -> bool:
    """Whether a place within an organisation's name says where it is: "Laurel County Sheriff's Office", "University of Kentucky"."""
    which = every[first].mention
    if which < 0:
        return True
    span = parse.mentions[which].span
    if _outlet(span.text):
        return False
    rest = {one.text.lower() for one in every[last : last + 6] if one.start < span.end}
    if rest & index("places_bodies").keys():
        return True
    return first > 0 and every[first - 1].text in small_words("owner") and every[first].start > span.start
