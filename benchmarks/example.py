"""The worked example against its gold: how many of its statements are found, and of how many certainty, stance, relay and quote are right.

A statement is found when its content shares half of its words with the gold's, and source and cue overlap the gold's: those that stand
nearest to the content. Three things are let pass. A headline's cue may be missing. A carrier ("Y reported P, citing Z") may stand as the
source, if the relay begins at the origin. Neither a nested statement, nor one whose content the gold allows, nor a content that was found
told once more by one of its own hops is spurious.

Here: the gold's form, the pairing, the checks. Not here: the text and the gold, which are not ours to bundle.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import corpora
from benchmarks.measures import At, common, common_all, jaccard, paired, tokens, touched
from secondlead import desk
from secondlead.errors import SecondLeadError
from secondlead.model.reading import Reading, Statement

CHECKS = ("certainty", "stance", "relay", "quote")
PUBLISHED, OUTLET = "2023-09-11", "Yonhap News Agency"
HALF = 0.5
CALLED = {"neither confirms nor denies": "neither"}  # as the gold says it: as a reading does
SEATS = {"pyongyang": "north korea", "moscow": "russia"}  # capitals that stand for their governments
SLIGHT = frozenset({"the", "a", "an", "another", "and", "or"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """One statement of the gold."""

    id: str
    source: At
    cue: At
    content: At
    headline: bool
    told: dict[str, str]  # certainty, stance, quote
    relay: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """The text, its statements, and contents that a good reader may give besides."""

    text: str
    statements: tuple[Wanted, ...]
    allowed: tuple[At, ...]

    def words(self, places: Sequence[At]) -> set[int]:
        """The tokens that places hold."""
        return touched(tokens(self.text), places)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of each gold statement: None where it was not found, else the checks that failed; and what is spurious."""

    wrong: dict[str, tuple[str, ...] | None]
    spurious: tuple[Statement, ...]


def gold(data: Path) -> Gold:
    """The worked example's gold, its words put in their places."""
    path, answers = corpora.example(data)
    text = path.read_bytes().decode()
    told = json.loads(answers.read_text(encoding="utf-8"))
    return Gold(
        text, tuple(_wanted(text, one) for one in told["statements"]), tuple(_place(text, words) for words in told.get("may_also", ()))
    )


def _place(text: str, words: str) -> At:
    return text.index(words), text.index(words) + len(words)


def _wanted(text: str, one: dict[str, Any]) -> Wanted:
    content = _place(text, one["content"])

    def nearest(words: str) -> At:
        outside = [found.span() for found in re.finditer(re.escape(words), text) if not common(found.span(), content)]
        return min(outside, key=lambda place: max(content[0] - place[1], place[0] - content[1]))

    told = {"certainty": one["certainty"], "stance": CALLED.get(one["stance"], one["stance"]), "quote": one["quote"]}
    return Wanted(
        one["id"], nearest(one["source"]), nearest(one["cue"]), content, one.get("where") == "headline", told, tuple(one["relay"])
    )


def plain(words: str | None) -> set[str]:
    """A name as a set of words: no case, article, sign, possessive or plural; a capital by its country."""
    spoken = re.sub(r"[’']s\b", "", words or "").casefold()
    several = " ".join(SEATS.get(word, word) for word in re.findall(r"\w+", spoken)).split()
    return {word[:-1] if len(word) > 3 and word.endswith("s") else word for word in several if word not in SLIGHT}


def alike(one: str | None, other: str | None) -> bool:
    """Whether two names are one, or one a shorter form of the other."""
    a, b = plain(one), plain(other)
    return bool(a) and bool(b) and (a <= b or b <= a)


def _own(statement: Statement) -> list[str]:
    return [statement.source.name, statement.source.span.text] if statement.source else []


def _hops(statement: Statement) -> list[list[str]]:
    """The names that each hop goes by; the source's own words name the first as well."""
    hops = [[hop.name] for hop in statement.relay]
    if not hops:
        return [[]]
    if any(alike(own, name) for own in _own(statement) for name in hops[0]):
        hops[0] += _own(statement)
    return hops


def relay_right(statement: Statement, wanted: Wanted) -> bool:
    """Whether the hops are the gold's, first to last; the outlet at the end may be left out. Two who are silent stand side by side."""
    hops = _hops(statement)
    if wanted.told["stance"] == "silent":
        return any(plain(name) & plain(" ".join(wanted.relay)) for name in hops[0])
    chains = [wanted.relay, wanted.relay[:-1]] if len(wanted.relay) > 1 else [wanted.relay]
    return any(
        len(chain) == len(hops) and all(any(alike(name, told) for told in hop) for name, hop in zip(chain, hops, strict=True))
        for chain in chains
    )


def _share(truth: Gold, statement: Statement, wanted: Wanted) -> float:
    return jaccard(truth.words([(span.start, span.end) for span in statement.content]), truth.words([wanted.content]))


def fit(truth: Gold, statement: Statement, wanted: Wanted) -> float:
    """How well a statement answers the gold's; 0 where it does not; by its carrier less than by its origin."""
    share = _share(truth, statement, wanted)
    if share < HALF or not statement.source:
        return 0.0
    carrier = any(alike(hop, own) for hop in wanted.relay[1:-1] for own in _own(statement))
    if carrier and any(alike(wanted.relay[0], name) for name in _hops(statement)[0]):
        return share
    source = common((statement.source.span.start, statement.source.span.end), wanted.source)
    cue = common((statement.cue.start, statement.cue.end), wanted.cue) if statement.cue else wanted.headline
    return 1 + share if source and cue else 0.0


def _spurious(truth: Gold, statement: Statement) -> bool:
    if not statement.source or statement.within or common_all([(span.start, span.end) for span in statement.content], truth.allowed):
        return False
    return not any(
        _share(truth, statement, one) >= HALF and any(alike(hop, own) for hop in one.relay for own in _own(statement))
        for one in truth.statements
    )


def outcome(truth: Gold, reading: Reading) -> Outcome:
    """The reading held against the gold."""
    pairs = paired(truth.statements, reading.statements, lambda one, told: fit(truth, told, one))
    wrong: dict[str, tuple[str, ...] | None] = {}
    for i, one in enumerate(truth.statements):
        if i not in pairs:
            wrong[one.id] = None
            continue
        told = reading.statements[pairs[i]]
        right = {
            "certainty": told.certainty.class_ == one.told["certainty"],
            "stance": told.stance == one.told["stance"],
            "relay": relay_right(told, one),
            "quote": told.quote == one.told["quote"],
        }
        wrong[one.id] = tuple(check for check in CHECKS if not right[check])
    matched = set(pairs.values())
    extra = tuple(one for i, one in enumerate(reading.statements) if i not in matched and _spurious(truth, one))
    return Outcome(wrong, extra)


def measured(data: Path) -> Outcome:
    """Read the example and hold it against its gold."""
    (reading,) = desk.readings([str(corpora.example(data)[0])], published=PUBLISHED, outlet=OUTLET)
    if isinstance(reading, SecondLeadError):
        raise reading
    return outcome(gold(data), reading)


def figures(data: Path) -> dict[str, float]:
    """Counts: found, each check, spurious."""
    one = measured(data)
    found = [wrong for wrong in one.wrong.values() if wrong is not None]
    return {"found": len(found), **{check: sum(check not in wrong for wrong in found) for check in CHECKS}, "spurious": len(one.spurious)}


def main() -> None:
    """Print each statement's fate and the counts."""
    data = corpora.asked(__doc__)
    one = measured(data)
    for id_, wrong in one.wrong.items():
        print(f"  {id_} " + ("not found" if wrong is None else f"found, but not its {', '.join(wrong)}" if wrong else "found"))
    for extra in one.spurious:
        print(f"  spurious: {extra.source.span.text if extra.source else ''} / {extra.cue.text if extra.cue else ''}")
    print(f"of {len(one.wrong)}: " + ", ".join(f"{name} {value}" for name, value in figures(data).items()))


if __name__ == "__main__":
    main()
