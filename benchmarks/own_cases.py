"""How many of the project's own cases are read right, by phenomenon and by author, and what is wrong most often.

    python -m benchmarks.own_cases             the table, with a list of what is missed
    python -m benchmarks.own_cases --json      the same figures as JSON
    python -m benchmarks.own_cases -k relay    only cases whose id holds these letters, each miss in full

Here: reading the cases and counting. Not here: the cases (tests/cases/*.toml), how they are held against a reading (tests/cases_runner.py).
A case counts as read right when every one of its expectations is found with every given key right, and nothing absent stands.
Cases marked `xfail` are counted like all others: as misses, for that is what they are.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tests.cases_runner import Case, Miss, load, misses

from secondlead import desk


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case and what was wrong with its reading."""

    case: Case
    wrong: tuple[Miss, ...]


def outcome(case: Case) -> Outcome:
    """Read one case. A reading that fails is a miss as well, and says so."""
    try:
        reading = desk.read(case.text, published=case.published, outlet=case.outlet).to_dict()
    except Exception as error:  # one case must not hide the others
        return Outcome(case, (Miss("crash", f"{type(error).__name__}: {error}"),))
    return Outcome(case, misses(case, reading))


def shares(outcomes: Iterable[Outcome], by: str) -> dict[str, tuple[int, int]]:
    """{value of the case's field: (read right, of)}."""
    of: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one in outcomes:
        value = getattr(one.case, by)
        of[value] += 1
        right[value] += not one.wrong
    return {value: (right[value], of[value]) for value in sorted(of)}


def figures(outcomes: list[Outcome]) -> dict[str, object]:
    """All figures, as they are printed."""
    keys = Counter(key for one in outcomes for key in {miss.key for miss in one.wrong})
    return {
        "right": sum(not one.wrong for one in outcomes),
        "of": len(outcomes),
        "by_phenomenon": shares(outcomes, "phenomenon"),
        "by_author": shares(outcomes, "author"),
        "by_key": dict(keys.most_common()),
        "misses": {one.case.id: [f"{miss.key}: {miss.text}" for miss in one.wrong] for one in outcomes if one.wrong},
        "open": sorted(one.case.id for one in outcomes if one.case.xfail),
    }


def percent(right: int, of: int) -> str:
    """A share, with what it is a share of."""
    return f"{100 * right / of:5.1f} %  {right:3d} of {of}" if of else "nothing"


def show(outcomes: list[Outcome], in_full: bool) -> None:
    """The figures as a table."""
    print(f"own cases        {percent(sum(not one.wrong for one in outcomes), len(outcomes))}")
    for by in ("phenomenon", "author"):
        print(f"\nby {by}")
        for value, (right, of) in shares(outcomes, by).items():
            print(f"  {value:14} {percent(right, of)}")
    print("\nwrong most often (cases)")
    for key, times in Counter(key for one in outcomes for key in {miss.key for miss in one.wrong}).most_common():
        print(f"  {key:14} {times:3d}")
    print("\nmissed")
    for one in outcomes:
        if not one.wrong:
            continue
        print(f"  {one.case.id}{'  (counted openly)' if one.case.xfail else ''}: {', '.join(sorted({miss.key for miss in one.wrong}))}")
        if in_full:
            print(f"    {one.case.text!r}\n    {one.case.why}")
            for miss in one.wrong:
                print(f"    {miss.key}: {miss.text}")


def main() -> None:
    """Read the cases and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument("-k", default="", metavar="LETTERS", help="only cases whose id holds these letters, misses in full")
    chosen = parser.parse_args()
    outcomes = [outcome(case) for case in load() if chosen.k in case.id]
    if chosen.json:
        print(json.dumps(figures(outcomes), indent=1, ensure_ascii=False))
    else:
        show(outcomes, bool(chosen.k))


if __name__ == "__main__":
    main()
