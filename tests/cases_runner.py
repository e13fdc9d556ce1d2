"""Own cases: loading tests/cases/*.toml, and how a reading is held against what a case expects. Pure, but for reading the files.

Here: the records of a case, the matching of expected statements with those of a reading (as the contract's JSON), and each key's check.
Not here: the reading itself (tests/test_cases.py, benchmarks/own_cases.py), the form of the files (cases_check.py).

A statement answers an expectation when its contents share at least SHARE of their words with the expected ones (by position), its source
overlaps the expected source (the occurrence nearest to the content, outside it), and its cue the expected cue. In "Y reported P, citing Z"
either may stand as the source, if the relay runs Z, Y, the outlet. Then every key that the case gives is checked.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

JSON = dict[str, Any]
At = tuple[int, int]

FOLDER = Path(__file__).parent / "cases"
SHARE = 0.6  # of the words of two contents that must be shared; the trade's own scorers ask .5

SAYS_NOTHING = {"neither", "declines", "silent"}
CAPITALS = {"pyongyang": "north korea", "moscow": "russia"}  # as the worked example's scorer has them
SLIGHT_WORDS = {"the", "a", "an", "another", "and", "or", "of"}


@dataclass(frozen=True, slots=True)
class Case:
    """One text and what must be read in it. `expect` and `absent` are as in the file."""

    id: str
    text: str
    why: str
    phenomenon: str
    author: str
    file: str
    outlet: str | None = None
    published: str | None = None
    expect: tuple[JSON, ...] = ()
    absent: tuple[JSON, ...] = ()
    xfail: str | None = None


@dataclass(frozen=True, slots=True)
class Miss:
    """What is wrong with a reading: the key that failed ("found" where no statement answers, "absent" where one should not be)."""

    key: str
    text: str


def load(folder: Path = FOLDER) -> tuple[Case, ...]:
    """Every case of every file, in the order of the files' names."""
    return tuple(case for path in sorted(folder.glob("*.toml")) for case in cases_of(path))


def cases_of(path: Path) -> Iterator[Case]:
    """The cases of one file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    meta = data["meta"]
    for one in data["case"]:
        yield Case(
            id=one["id"],
            text=one["text"],
            why=one["why"],
            phenomenon=meta["phenomenon"],
            author=meta["author"],
            file=path.name,
            outlet=one.get("outlet"),
            published=one.get("published"),
            expect=tuple(one.get("expect", ())),
            absent=tuple(one.get("absent", ())),
            xfail=one.get("xfail"),
        )


# Words and places ----------------------------------------------------------------------------------------------------------------------


def name(words: str | None) -> frozenset[str]:
    """A name as a set of plain words: no case, article, punctuation, possessive or plural."""
    plain = re.sub(r"[’']s?\b", "", (words or "").casefold())
    plain = " ".join(CAPITALS.get(word, word) for word in re.findall(r"\w+", plain))
    return frozenset(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in plain.split() if word not in SLIGHT_WORDS)


def initials(words: str | None) -> str:
    """AP of Associated Press."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", words or "") if word[0].isupper()).casefold()


def same(one: str | None, other: str | None) -> bool:
    """Whether two names are one, or one a shorter form of the other (Peskov, Dmitry Peskov; AP, Associated Press)."""
    a, b = name(one), name(other)
    if not (a and b):
        return False
    return a <= b or b <= a or any(len(short) == 1 and {initials(long)} == short for short, long in ((a, other), (b, one)))


def overlap(a: At, b: At) -> bool:
    """Whether the two share a character."""
    return a[0] < b[1] and b[0] < a[1]


def at(thing: JSON | None) -> At | None:
    """The place of a span of the contract."""
    return (thing["start"], thing["end"]) if thing else None


def occurrences(text: str, words: str) -> list[At]:
    """Where words stand in text as whole words."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return [found.span() for found in re.finditer(before + re.escape(words) + after, text)]


def nearest(text: str, words: str, content: Sequence[At], source: At | None = None) -> At | None:
    """The occurrence of words that stands nearest to the content (and to the source, for a cue), outside it if it can be; else None."""

    def distance(place: At) -> int:
        away = min(max(part[0] - place[1], place[0] - part[1]) for part in content)
        return away + (max(source[0] - place[1], place[0] - source[1], 0) if source else 0)

    places = occurrences(text, words)
    outside = [place for place in places if not any(overlap(place, part) for part in content)]
    return min(outside or places, key=distance, default=None)


def place(text: str, parts: str | Sequence[str]) -> list[At]:
    """Where a content stands: each part at its first occurrence after the part before it, else at its first. Raises ValueError."""
    places: list[At] = []
    for words in [parts] if isinstance(parts, str) else parts:
        after = text.find(words, places[-1][1] if places else 0)
        start = after if after >= 0 else text.index(words)
        places.append((start, start + len(words)))
    return places


def words_at(text: str, places: Iterable[At]) -> frozenset[int]:
    """The words of text (by the place where each starts) of which the places hold a character."""
    held = list(places)
    return frozenset(found.start() for found in re.finditer(r"\w+", text) if any(overlap(found.span(), one) for one in held))


def share(a: frozenset[int], b: frozenset[int]) -> float:
    """Jaccard."""
    return len(a & b) / len(a | b) if a | b else 0.0


# One expectation against one statement -------------------------------------------------------------------------------------------------


def contents(expected: JSON) -> list[str | list[str]]:
    """The extents that are as good as each other: `content`, and each of `also`."""
    return [expected["content"], *expected.get("also", ())]


def content_share(text: str, statement: JSON, expected: JSON) -> float:
    """How much of its words a statement's content shares with the nearest of the expected extents.

    In a refusal, and where nobody is named, the cue may hold words of the content ("declined to | comment", "the painting | is believed |
    to have left"): the contract leaves open where these belong.
    """
    told = words_at(text, [(part["start"], part["end"]) for part in statement["content"]])
    wanted = [words_at(text, place(text, one)) for one in contents(expected)]
    lent = statement["stance"] in SAYS_NOTHING or statement["source"] is None
    cue = words_at(text, [at(statement["cue"]) or (0, 0)]) if lent else frozenset()
    return max(share(told | (cue & one), one) for one in wanted)


def hops(statement: JSON) -> list[list[str | None]]:
    """For each hop of the relay, the names it goes by; the source's own words also name its hop."""
    source = statement["source"] or {}
    own = [source.get("name"), source.get("text")]
    chain: list[list[str | None]] = [[hop["name"]] for hop in statement["relay"]]
    return [[*names, *own] if any(same(a, b) for a in own for b in names) else names for names in chain]


def relay_right(statement: JSON, expected: JSON, outlet: str | None) -> bool:
    """Whether the relay names the expected hops, first to last. A printing outlet that the case left out of its list may follow."""
    wanted, chain = list(expected["relay"]), hops(statement)

    def follows(names: list[str]) -> bool:
        return len(names) == len(chain) and all(any(same(one, told) for told in hop) for one, hop in zip(names, chain, strict=True))

    named = bool(outlet and wanted and same(wanted[-1], outlet))
    return follows(wanted) or bool(outlet and not named and follows([*wanted, outlet]))


def carried(statement: JSON, expected: JSON) -> bool:
    """The statement is the expected one as its carrier tells it: the source is a later hop, the relay starts at the origin."""
    wanted, source = expected.get("relay", []), statement["source"] or {}
    told = [source.get("name"), source.get("text")]
    later = any(same(hop, words) for hop in wanted[1:] for words in told)
    return later and bool(statement["relay"]) and same(wanted[0], statement["relay"][0]["name"])


def fit(text: str, statement: JSON, expected: JSON) -> float:
    """How well a statement answers an expectation; 0 if it does not."""
    jaccard = content_share(text, statement, expected)
    if jaccard < SHARE:
        return 0.0
    content = place(text, expected["content"])
    if "source" in expected:
        if expected["source"] == "":
            return 1 + jaccard if statement["source"] is None else 0.0
        source, wanted = at(statement["source"]), nearest(text, expected["source"], content)
        if not source or not wanted or not overlap(source, wanted):
            return jaccard if source and carried(statement, expected) else 0.0
    if "cue" in expected:
        cue = at(statement["cue"])
        if expected["cue"] == "":
            return 1 + jaccard if cue is None else 0.0
        wanted = nearest(text, expected["cue"], content, at(statement["source"]))
        if not cue or not wanted or not overlap(cue, wanted):
            return 0.0
    return 1 + jaccard


def pair(text: str, statements: Sequence[JSON], expected: Sequence[JSON]) -> dict[int, int]:
    """{index of expectation: index of statement}, one to one, the best fits first."""
    fits = [(fit(text, told, one), i, j) for i, one in enumerate(expected) for j, told in enumerate(statements)]
    chosen: dict[int, int] = {}
    for value, i, j in sorted(fits, key=lambda one: (-one[0], one[1], one[2])):
        if value > 0 and i not in chosen and j not in chosen.values():
            chosen[i] = j
    return chosen


# The keys of an expectation ------------------------------------------------------------------------------------------------------------


def wrong_keys(case: Case, statement: JSON, expected: JSON, by_id: Mapping[str, JSON]) -> Iterator[Miss]:
    """Each given key that the statement has otherwise."""
    source = statement["source"] or {}
    by_carrier = "source" in expected and expected["source"] and carried(statement, expected)
    plain = {
        "certainty": statement["certainty"]["class"],
        "stance": statement["stance"],
        "modality": statement["modality"],
        "quote": statement["quote"],
    }
    if not by_carrier:  # the carrier stands as the source: these keys are about the origin
        plain |= {"kind": source.get("kind"), "country": source.get("country"), "count": source.get("count")}
    for key, told in plain.items():
        if key in expected and told != expected[key]:
            yield Miss(key, f"{told!r}, not {expected[key]!r}")
    if "name" in expected and not by_carrier and not (name(expected["name"]) <= name(source.get("name")) and source.get("name")):
        yield Miss("name", f"{source.get('name')!r}, not {expected['name']!r}")
    if "body" in expected and not by_carrier and not body_right(source.get("body"), expected["body"]):
        yield Miss("body", f"{source.get('body')!r}, not {expected['body']!r}")
    if "parts" in expected and not parts_right(source.get("parts", ()), expected["parts"]):
        yield Miss("parts", f"{source.get('parts')!r}, not {expected['parts']!r}")
    if "relay" in expected and not relay_right(statement, expected, case.outlet):
        yield Miss("relay", f"{[hop['name'] for hop in statement['relay']]!r}, not {expected['relay']!r}")
    if "stated" in expected and not stated_right(statement["stated"], expected["stated"]):
        yield Miss("stated", f"{statement['stated']!r}, not {expected['stated']!r}")
    if "condition" in expected and not words_right(case.text, statement["condition"], expected["condition"]):
        yield Miss("condition", f"{(statement['condition'] or {}).get('text')!r}, not {expected['condition']!r}")
    if "within" in expected and not within_right(case.text, by_id.get(statement["within"]), expected["within"]):
        yield Miss("within", f"{statement['within']!r}, not within {expected['within']!r}")
    for one in expected.get("embedded", ()):
        if not any(embedded_right(case.text, told, one) for told in statement["certainty"]["embedded"]):
            told = [(told["text"], told["class"], told["over"]["text"]) for told in statement["certainty"]["embedded"]]
            yield Miss("embedded", f"{told!r}, not {one!r}")


def body_right(told: str | None, wanted: str) -> bool:
    """Whether a body is the wanted one; "" is wanted of a source that speaks for nobody known."""
    return same(told, wanted) if wanted else not told


def parts_right(told: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether each wanted part is named, and nothing else."""
    return len(told) == len(wanted) and all(any(same(one, other) for other in told) for one in wanted)


def stated_right(told: JSON | None, wanted: Sequence[str]) -> bool:
    """Whether the time of saying has the wanted days; [] is wanted where none is given."""
    return [told["from"], told["to"]] == list(wanted) if told else not wanted


def words_right(text: str, told: JSON | None, wanted: str) -> bool:
    """Whether a span is the wanted words, give or take an edge; "" is wanted where there is none."""
    span = at(told)
    if not span or not wanted:
        return not span and not wanted
    return any(share(words_at(text, [span]), words_at(text, [one])) >= 0.5 for one in occurrences(text, wanted))


def within_right(text: str, parent: JSON | None, wanted: str) -> bool:
    """Whether the parent's content holds the wanted words; "" is wanted of a statement that stands alone."""
    if parent is None or not wanted:
        return parent is None and not wanted
    held = words_at(text, [(part["start"], part["end"]) for part in parent["content"]])
    return any(words_at(text, [one]) <= held for one in occurrences(text, wanted))


def embedded_right(text: str, told: JSON, wanted: JSON) -> bool:
    """Whether a hedge kept apart is the wanted one, over the wanted words."""
    where, span = occurrences(text, wanted["text"]), (told["start"], told["end"])
    return (
        any(overlap(span, one) for one in where)
        and wanted.get("class", told["class"]) == told["class"]
        and ("over" not in wanted or words_right(text, told["over"], wanted["over"]))
    )


# A whole case --------------------------------------------------------------------------------------------------------------------------


def misses(case: Case, reading: JSON) -> tuple[Miss, ...]:
    """What the reading (as the contract's JSON) has otherwise than the case expects; empty where all is right."""
    statements: list[JSON] = reading["statements"]
    by_id = {one["id"]: one for one in statements}
    paired = pair(case.text, statements, case.expect)
    found: list[Miss] = []
    for i, expected in enumerate(case.expect):
        if i not in paired:
            found.append(Miss("found", f"nobody says {expected['content']!r} as {expected.get('source', 'anybody')!r}"))
        else:
            found.extend(wrong_keys(case, statements[paired[i]], expected, by_id))
    for absent in case.absent:
        for statement in statements:
            if stands(case.text, statement, absent):
                found.append(Miss("absent", f"{absent!r} is a statement: {told_shortly(statement)}"))
    return tuple(found)


def stands(text: str, statement: JSON, absent: JSON) -> bool:
    """Whether a statement has the absent words as most of its content, or as its source. The outlet's own voice counts with `any` only."""
    if statement["source"] is None and not absent.get("any"):
        return False
    if "source" in absent:
        source = at(statement["source"])
        told, wanted = (words_at(text, [source]) if source else frozenset()), words_at(text, occurrences(text, absent["source"]))
    else:
        told = words_at(text, [(part["start"], part["end"]) for part in statement["content"]])
        wanted = words_at(text, occurrences(text, absent["content"]))
    return bool(told) and len(told & wanted) * 2 > len(told)


def told_shortly(statement: JSON) -> str:
    """A statement in one line, for messages."""
    source, cue = statement["source"] or {}, statement["cue"] or {}
    content = " ... ".join(part["text"] for part in statement["content"])
    return f"{source.get('text')!r} | {cue.get('text')!r} | {content!r} | {statement['certainty']['class']} {statement['stance']}"
