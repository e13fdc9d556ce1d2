"""Story folders: whether standings, statuses, changes, silences and figures come out as their writers expected.

    python -m benchmarks.folders [--misses] [FOLDER ...]

A folder of tests/stories holds reports and expected.toml, written before the rules by people who did not write them. A proposition is right
if the one that holds most of its statements has the standing expected; joined if that one holds them all. A change is right if the changes
between the two reports have one of its kind at its words.
Here: reading folders, comparing. Not here: the rules (ledger/), floors (floors.toml).
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from secondlead import desk, intake
from secondlead.ledger.changes import changes
from secondlead.ledger.filing import filed_of
from secondlead.ledger.story import story
from secondlead.model.change import Change
from secondlead.model.ledger import Filed, Proposition, Story

FOLDER = Path(__file__).parent.parent / "tests" / "stories"
LENT = ("narrower", "wider", "plan")


@dataclass(slots=True)
class Score:
    """How much of each sort was expected, and how much came out; misses: one line each."""

    right: dict[str, int] = field(default_factory=dict)
    expected: dict[str, int] = field(default_factory=dict)
    wrongly_confirmed: int = 0
    misses: list[str] = field(default_factory=list)

    def count(self, sort: str, right: bool, miss: str) -> None:
        self.expected[sort] = self.expected.get(sort, 0) + 1
        self.right[sort] = self.right.get(sort, 0) + right
        if not right:
            self.misses.append(f"{sort}: {miss}")

    def share(self, sort: str) -> float:
        return self.right.get(sort, 0) / self.expected[sort] if self.expected.get(sort) else 1.0


def folders(names: Sequence[str] = ()) -> list[Path]:
    """The folders, by name; those named, or all."""
    return [path for path in sorted(FOLDER.iterdir()) if path.is_dir() and (not names or path.name in names)]


@lru_cache(maxsize=64)
def loaded(folder: Path) -> tuple[dict[str, Any], tuple[Filed, ...]]:
    """What a folder expects, and its reports as the ledger would hold them; series and copies as the folder says."""
    told = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    first: dict[str, str] = {}
    found = []
    for row in told["report"]:
        (one,) = intake.inputs([str(folder / row["file"])], stdin=None)
        report = one.load(row["published"], row["outlet"])
        deep = desk.deep_of(report)
        series = first.setdefault(row["series"], row["file"])
        copied = row.get("copy_of", told["report"][0]["file"]) if row["status"] == "copy" else None
        found.append(
            filed_of(
                row["file"], deep.reading, deep.frames, row["published"], f"{folder.name} {row['story']}", series, copied, deep.vectors
            )
        )
    return told, tuple(found)


def scored(folder: Path, score: Score) -> None:
    """Add a folder's outcome to the score."""
    told, reports = loaded(folder)
    by_file = {one.id: one for one in reports}
    for number in sorted({row["story"] for row in told["report"]}):
        mine = [one for one in reports if one.story == f"{folder.name} {number}"]
        here = story(mine, told["as_of"])
        for row in told["report"]:
            if row["story"] == number:
                got = here.status(row["file"]).value
                score.count("statuses", got == row["status"], f"{folder.name}/{row['file']}: {got}, expected {row['status']}")
        for want in told.get("proposition", []):
            if any(one["report"] in {f.id for f in mine} for one in want["statements"]):
                _proposition(folder, here, want, by_file, score)
        bodies = " ".join(one.body for one in here.silences).casefold()
        for want in told.get("silence", []):
            if want["since"] in {f.id for f in mine}:
                score.count("silences", want["body"].casefold() in bodies, f"{folder.name}: {want['body']}; got {bodies or 'none'}")
    for want in told.get("change", []):
        _change(folder, want, by_file, score)


def _proposition(folder: Path, here: Story, want: dict[str, Any], reports: dict[str, Filed], score: Score) -> None:
    places = [place for one in want["statements"] if (place := _place(reports.get(one["report"]), one["says"])) is not None]
    best = max(here.propositions, key=lambda one: (_holds(one, places), -len(one.backings)), default=None)
    held = _holds(best, places) if best else 0
    got = best.standing.value if best and held else "nothing"
    score.count(
        "standings", got == want["standing"], f"{folder.name}: {want['text']}: {got} ({held} of {len(places)}), expected {want['standing']}"
    )
    score.count("joined", held == len(places), f"{folder.name}: {want['text']}: {held} of {len(places)}")
    score.wrongly_confirmed += got == "confirmed" != want["standing"]


def _place(filed: Filed | None, words: str) -> tuple[str, int, int] | None:
    at = filed.reading.report.text.find(words) if filed else -1
    return (filed.id, at, at + len(words)) if filed and at >= 0 else None


def _holds(one: Proposition, places: Sequence[tuple[str, int, int]]) -> int:
    own = [b for b in one.backings if b.why not in LENT]
    return sum(any(b.ref.report == report and b.span.start < end and b.span.end > start for b in own) for report, start, end in places)


def _change(folder: Path, want: dict[str, Any], reports: dict[str, Filed], score: Score) -> None:
    old, new = reports[want["from"]], reports[want["to"]]
    got = changes(old.reading, new.reading)
    fits = [one for one in got if _at(one, "old", want["old"]) and _at(one, "new", want["new"])]
    kinds = ", ".join(sorted({one.kind.value for one in fits})) or "nothing there"
    right = any(one.kind.value == want["kind"] for one in fits)
    score.count("changes", right, f"{folder.name}: {want['kind']} “{want['old'] or want['new']}”: {kinds}")


def _at(change: Change, side: str, words: str) -> bool:
    """Whether a change's span on a side touches the words; no words expected: anything will do."""
    ref = getattr(change, side)
    if not words or ref is None:
        return not words
    told = " ".join(" ".join(span.line for span in ref.spans).split()).casefold()
    wanted = " ".join(words.split()).casefold()
    return wanted in told or told in wanted or len(set(wanted.split()) & set(told.split())) >= 0.6 * len(set(wanted.split()))


def all_scored(names: Sequence[str] = ()) -> Score:
    """The score over all folders, or those named."""
    score = Score()
    for folder in folders(names):
        scored(folder, score)
    return score


def figures(_data: Path) -> dict[str, float]:
    """The shares that came out as expected, and how many propositions were confirmed wrongly."""
    score = all_scored()
    return {sort: score.share(sort) for sort in ("standings", "joined", "statuses", "changes", "silences")} | {
        "confirmed wrongly": float(score.wrongly_confirmed)
    }


def lines(score: Score, misses: bool) -> Iterator[str]:
    """The score in lines."""
    for sort, number in score.expected.items():
        yield f"{sort:10} {score.right[sort]:4} of {number:4}  {score.share(sort):.3f}"
    yield f"confirmed wrongly: {score.wrongly_confirmed}"
    if misses:
        yield from score.misses


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", nargs="*")
    ask.add_argument("--misses", action="store_true")
    asked = ask.parse_args()
    print("\n".join(lines(all_scored(asked.folder), asked.misses)))
