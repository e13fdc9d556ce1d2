"""Write the open misses into tests/cases/*.toml and tests/circumstances/*.toml: python -m tests.mark_misses

Here: `xfail = "..."`, or `miss = "..."`, under each case that is read wrong today, and none under the others. Counted openly; not here:
any judging. A reason that somebody wrote by hand stays as long as the case is missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from tests import arithmetic, cases_runner, circumstances_runner

from secondlead import desk

OURS = "not yet read right"


def cases() -> dict[str, str]:
    """{id: the reason} of every own case that is read wrong."""
    wrong = {}
    for case in cases_runner.load():
        reading = desk.read(case.text, published=case.published, outlet=case.outlet).to_dict()
        if found := cases_runner.misses(case, reading):
            wrong[case.id] = f"{OURS}: " + ", ".join(sorted({miss.key for miss in found}))
    return wrong


def circumstances() -> dict[str, str]:
    """The same of times, places, quantities and journeys."""
    wrong = {}
    for case in circumstances_runner.load():
        reading = desk.read(case.text, published=case.published, outlet=case.outlet).to_dict()
        if circumstances_runner.misses(case, reading):
            wrong[case.id] = case.miss or OURS
    return wrong


def rewrite(folder: Path, key: str, opening: str, wrong: Mapping[str, str], id_of: Callable[[Path, re.Match[str], int], str]) -> None:
    """Put `key = "reason"` behind the opening line of each case that is wrong, and nowhere else."""
    for path in sorted(folder.glob("*.toml")):
        text = re.sub(rf'^{key} = "[^"\n]*"\n', "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        at = 0

        def marked(found: re.Match[str], path: Path = path) -> str:
            nonlocal at
            at += 1
            id_ = id_of(path, found, at)
            return found[0] + (f'{key} = "{wrong[id_]}"\n' if id_ in wrong else "")

        path.write_text(re.sub(opening, marked, text, flags=re.MULTILINE), encoding="utf-8")


def main() -> None:
    """Read every case and rewrite its mark."""
    wrong = cases()
    rewrite(cases_runner.FOLDER, "xfail", r'^id = "([^"]+)"\n', wrong, lambda _path, found, _at: found[1])
    others = circumstances()
    rewrite(circumstances_runner.FOLDER, "miss", r"^\[\[case\]\]\n", others, lambda path, _found, at: f"{path.stem}-{at:03}")
    arithmetic.keep()
    print(f"{len(wrong)} misses marked, {len(others)} of circumstances")


if __name__ == "__main__":
    main()
