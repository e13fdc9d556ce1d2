"""Cases of times, places, quantities and journeys: loading tests/circumstances/*.toml, and how a reading is held against a case.

Here: the record of a case, the keys that a file may have, the matching of expected records with found ones (as the contract's JSON), and
each key's check. Pure, but for reading the files. Not here: the reading itself (tests/test_circumstances.py).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

JSON = dict[str, Any]

FOLDER = Path(__file__).parent / "circumstances"
KINDS = ("times", "places", "quantities", "journeys")

FILE_KEYS = {"extent", "case"}
CASE_KEYS = {"text", "published", "outlet", "why", "extent", "expected", "absent", "only", "warnings", "no_warnings", "miss"}
EXTENTS = {"exact", "overlap"}
SPAN_KEYS = {"text", "also"}
RECORD_KEYS = {
    "times": SPAN_KEYS | {"type", "value", "from", "to"},
    "places": SPAN_KEYS | {"name", "kind", "country", "admin1", "geonameid", "lat", "lon", "precision", "role"},
    "quantities": SPAN_KEYS | {"unit", "low", "high", "counts", "value", "bound", "scope", "change"},
    "journeys": {"mover", "means", "from", "to", "via", "left", "takes", "due", "because", "arrived"},
}
INNER_KEYS = {"left": RECORD_KEYS["times"], "takes": RECORD_KEYS["quantities"], "due": {"from", "to"}}
NAMES = {"name", "mover", "from", "to", "via"}  # of places and journeys: without case and article
DEGREES = 0.5  # how far lat and lon may be off; two gazetteers put a large town some kilometres apart


@dataclass(frozen=True, slots=True)
class Case:
    """One text and what must be found in it. `expected` and `absent` are as in the file."""

    id: str
    kind: str
    text: str
    why: str
    published: str | None = None
    outlet: str | None = None
    extent: str = "exact"
    expected: tuple[JSON, ...] = ()
    absent: tuple[str, ...] = ()
    only: bool = False
    warnings: tuple[tuple[str, ...], ...] = ()
    no_warnings: tuple[str, ...] = ()
    miss: str | None = None


def load(folder: Path = FOLDER) -> tuple[Case, ...]:
    """Every case of every file, in the order of the files' names."""
    return tuple(case for path in sorted(folder.glob("*.toml")) for case in cases_of(path))


def kind_of(path: Path) -> str:
    """times of times_a.toml."""
    return path.stem.split("_")[0]


def cases_of(path: Path) -> Iterator[Case]:
    """The cases of one file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    for number, one in enumerate(data.get("case", ()), 1):
        warnings = one.get("warnings", [])
        together = [warnings] if warnings and isinstance(warnings[0], str) else warnings
        yield Case(
            id=f"{path.stem}-{number:03}",
            kind=kind_of(path),
            text=one.get("text", ""),
            why=one.get("why", ""),
            published=one.get("published"),
            outlet=one.get("outlet"),
            extent=one.get("extent", data.get("extent", "exact")),
            expected=tuple(one.get("expected", ())),
            absent=tuple(one.get("absent", ())),
            only=one.get("only", False),
            warnings=tuple(tuple(group) for group in together),
            no_warnings=tuple(one.get("no_warnings", ())),
            miss=one.get("miss"),
        )


# The files themselves ------------------------------------------------------------------------------------------------------------------


def faults(path: Path) -> Iterator[str]:
    """What is wrong with a file's form, each with the case and the key."""
    kind = kind_of(path)
    if kind not in KINDS:
        yield f"{path.name}: is named after none of {', '.join(KINDS)}"
        return
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    yield from (f"{path.name}: unknown key {key!r}" for key in sorted(set(data) - FILE_KEYS))
    for number, one in enumerate(data.get("case", ()), 1):
        place = f"{path.name}, case {number}"
        yield from (f"{place}: unknown key {key!r}" for key in sorted(set(one) - CASE_KEYS))
        yield from (f"{place}: {key!r} is missing" for key in ("text", "why") if not one.get(key))
        if not set(one) & {"expected", "absent", "only", "warnings", "no_warnings"}:
            yield f"{place}: expects nothing"
        if one.get("extent", data.get("extent", "exact")) not in EXTENTS:
            yield f"{place}: extent is one of {', '.join(sorted(EXTENTS))}"
        yield from (f"{place}: absent {words!r} is not in the text" for words in one.get("absent", ()) if words not in one.get("text", ""))
        for record in one.get("expected", ()):
            yield from record_faults(place, kind, one.get("text", ""), record)


def record_faults(place: str, kind: str, text: str, record: JSON) -> Iterator[str]:
    """What is wrong with the form of one expected record."""
    yield from (f"{place}: unknown key {key!r} of {kind}" for key in sorted(set(record) - RECORD_KEYS[kind]))
    if kind == "journeys":
        for key in set(record) & set(INNER_KEYS):
            yield from (f"{place}: unknown key {inner!r} of {key!r}" for inner in sorted(set(record[key]) - INNER_KEYS[key]))
        return
    if "text" not in record:
        yield f"{place}: an expected record has no 'text'"
    for words in [record.get("text", ""), *record.get("also", ())]:
        if words not in text:
            yield f"{place}: {words!r} is not in the text"


# One case against one reading -----------------------------------------------------------------------------------------------------------


def misses(case: Case, reading: JSON) -> list[str]:
    """What the reading has otherwise than the case wants, one line each."""
    found: list[JSON] = reading[case.kind]
    wrong: list[str] = []
    pairs = journey_pairs(case, found) if case.kind == "journeys" else span_pairs(case, found)
    for i, expected in enumerate(case.expected):
        if i not in pairs:
            wrong.append(f"not found: {expected}")
        else:
            wrong += [f"{expected.get('text', expected)!r}: {line}" for line in wrong_keys(case.kind, found[pairs[i]], expected)]
    taken = set(pairs.values())
    wrong += [f"should not be found: {shown(one)}" for i, one in enumerate(found) if forbidden(case, one) or (case.only and i not in taken)]
    return wrong + warning_misses(case, reading["warnings"])


def span_pairs(case: Case, found: Sequence[JSON]) -> dict[int, int]:
    """{index of expectation: index of record}: each expectation takes the first record left that has its words."""
    pairs: dict[int, int] = {}
    at = 0
    for i, expected in enumerate(case.expected):
        start = case.text.find(expected["text"], at)
        start = start if start >= 0 else case.text.find(expected["text"])
        end = start + len(expected["text"])
        at = max(at, start + 1)
        wanted = {expected["text"], *expected.get("also", ())}
        left = [j for j in range(len(found)) if j not in pairs.values()]
        same = [j for j in left if found[j]["text"] in wanted]
        if case.extent == "overlap":
            same = [j for j in left if found[j]["start"] < end and found[j]["end"] > start]
            same.sort(key=lambda j: -(min(found[j]["end"], end) - max(found[j]["start"], start)))
        if same:
            pairs[i] = same[0]
    return pairs


def journey_pairs(case: Case, found: Sequence[JSON]) -> dict[int, int]:
    """{index of expectation: index of journey}: any journey of which every given key is as expected answers."""
    return {
        i: j
        for i, expected in enumerate(case.expected)
        for j in [next((j for j, told in enumerate(found) if not list(wrong_keys(case.kind, told, expected))), None)]
        if j is not None
    }


def wrong_keys(kind: str, told: JSON, expected: JSON) -> Iterator[str]:
    """Each given key that the record has otherwise."""
    for key, wanted in expected.items():
        if key in SPAN_KEYS and kind != "journeys":
            continue
        if key in INNER_KEYS:
            inner = told[key] or {}
            yield from (f"{key}.{line}" for line in inner_wrong(key, inner, wanted))
        elif not alike(kind, key, told[key], wanted):
            yield f"{key} is {told[key]!r}, not {wanted!r}"


def inner_wrong(key: str, told: JSON, expected: JSON) -> Iterator[str]:
    """As wrong_keys, of a journey's left, takes or due; here words count as any other key."""
    for inner, wanted in expected.items():
        if not alike("", inner, told.get(inner), wanted):
            yield f"{inner} is {told.get(inner)!r}, not {wanted!r}"


def alike(kind: str, key: str, told: object, wanted: object) -> bool:
    """Whether one value is as wanted. "" wants null or nothing, a list any of its values; of spans, each inside a told one."""
    if key in {"scope", "because"} and isinstance(told, list) and isinstance(wanted, list):
        return all(any(words in span["text"] for span in told) for words in wanted)
    if isinstance(wanted, list) and key != "via":
        return any(alike(kind, key, told, one) for one in wanted)
    if wanted == "":
        return told in (None, "", [])
    if kind in {"places", "journeys"} and key in NAMES:
        return named(told) == named(wanted)
    if isinstance(wanted, int | float) and isinstance(told, int | float):
        return abs(told - wanted) <= (DEGREES if key in {"lat", "lon"} else 1e-9 * max(1, abs(wanted)))
    return told == wanted


def named(told: object) -> object:
    """A name, or each of a list of names, without case and article."""
    if isinstance(told, list):
        return [named(one) for one in told]
    return re.sub(r"^(the|an?) ", "", told.casefold()) if isinstance(told, str) else told


def forbidden(case: Case, told: JSON) -> bool:
    """Whether the record lies inside words that must not be found; a journey: whether its mover is one of them."""
    if case.kind == "journeys":
        return any(named(told["mover"]) == named(words) for words in case.absent)
    spans = (found.span() for words in case.absent for found in re.finditer(re.escape(words), case.text))
    return any(start <= told["start"] and told["end"] <= end for start, end in spans)


def warning_misses(case: Case, told: Sequence[str]) -> list[str]:
    """The warnings that should be and are not, or are and should not be."""
    plain = [one.casefold() for one in told]
    wrong = [f"no warning with {group}" for group in case.warnings if not any(all(w.casefold() in one for w in group) for one in plain)]
    return wrong + [f"a warning with {words!r}" for words in case.no_warnings if any(words.casefold() in one for one in plain)]


def shown(record: Mapping[str, Any]) -> str:
    """A record in one line: its keys that hold something."""
    return ", ".join(f"{key} {value!r}" for key, value in record.items() if value not in (None, "", []) and key not in {"start", "end"})
