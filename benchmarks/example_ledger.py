"""The worked example in the ledger: its seven propositions, their standings, what a denial leaves open.

    python -m benchmarks.example_ledger

A proposition of the gold is right if one of ours, with that standing, holds most of its statements; no other of the gold may claim the same
one. Here: the comparing. Not here: the statements themselves (example.py).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks import corpora
from secondlead import desk, intake
from secondlead.ledger.filing import filed_of
from secondlead.ledger.story import story
from secondlead.model.ledger import Proposition, Story

AS_OF = "2023-09-12T00:00:00+00:00"


def read(data: Path) -> tuple[dict[str, Any], Story]:
    """The gold, and the story that the example makes."""
    gold = json.loads((data.parent / "gold" / "special-train.json").read_text(encoding="utf-8"))
    (one,) = intake.inputs([str(data.parent / "examples" / "special-train.txt")], stdin=None)
    report = one.load(gold["published"], gold["outlet"])
    deep = desk.deep_of(report)
    filed = filed_of("example", deep.reading, deep.frames, gold["published"] + "T00:00:00+00:00", "example", "example", None, deep.vectors)
    return gold, story([filed], AS_OF)


def outcomes(data: Path) -> list[tuple[str, str, str, str]]:
    """For each proposition of the gold: its text, the standing expected, the one found, what is wrong ("" for nothing)."""
    gold, here = read(data)
    text = here.reports[0].reading.report.text
    places = {one["id"]: _place(text, one["content"]) for one in gold["statements"]}
    taken: set[str] = set()
    found = []
    for want in gold["propositions"]:
        spans = [places[one] for one in want["statements"]]
        ranked = sorted(here.propositions, key=lambda one: (-_held(one, spans), one.standing.value != want["standing"], len(one.backings)))
        best = next((one for one in ranked if one.id not in taken and one.kind.value == want["kind"] and _held(one, spans)), None)
        if best is None:
            found.append((want["text"], want["standing"], "nothing", "not found"))
            continue
        taken.add(best.id)
        wrong = "" if best.standing.value == want["standing"] else "standing"
        if want["id"] == "p3a" and "elsewhere" not in (best.not_denied or ""):
            wrong = wrong or "what the denial leaves open"
        found.append((want["text"], want["standing"], best.standing.value, wrong))
    return found


def figures(data: Path) -> dict[str, float]:
    """How many of the seven are right."""
    return {"propositions": float(sum(not wrong for *_, wrong in outcomes(data)))}


def _place(text: str, words: str) -> tuple[int, int]:
    at = max(0, text.find(words))
    return at, at + len(words)


def _held(one: Proposition, spans: list[tuple[int, int]]) -> int:
    own = [backing for backing in one.backings if backing.why not in ("narrower", "wider", "plan")]
    return sum(any(b.span.start < end and b.span.end > start for b in own) for start, end in spans)


if __name__ == "__main__":
    for row in outcomes(corpora.asked(__doc__)):
        print(" | ".join(row))
