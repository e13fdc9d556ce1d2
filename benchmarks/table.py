"""The table of figures in docs/accuracy.md: aim, what is not done below, the floor, ours, and the command that repeats it.

    python -m benchmarks.table [TASK ...]      measure (all tasks by default) and print the table
    python -m benchmarks.table --write [...]   and write it between the page's marks; what was not measured now keeps its figure

The task `quotations` is the page's second table: other finders of quotations on the same texts.

Here: the table. Not here: what is measured (tasks.py and a module each), the rest of the page, which is written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks import corpora, floors, memory, quotations, speed, start
from benchmarks.tasks import AIMS, TASKS, Aim, Figures

PAGE = corpora.ROOT / "docs" / "accuracy.md"
FIGURES, QUOTATIONS = "figures", "quotations"  # the names of the marks between which each table stands
HEAD = "| what | aim | not done below | floor kept | ours | command |\n|---|---|---|---|---|---|"
NONE = "-"
HOUSE = {"speed": speed.figures, "start": start.figures, "memory": memory.figures}
COMMANDS = {one.name: one.command for one in TASKS} | {name: f"python -m benchmarks.{name}" for name in HOUSE}


def measured(data: Path, names: list[str]) -> dict[str, Figures]:
    """{task: figures} of the tasks named, or of all; one whose corpus is not here is told of and left out."""
    found: dict[str, Figures] = {}
    for one in TASKS:
        if not names or one.name in names:
            if corpora.missing(one.corpus(data)):
                print(f"{one.name}: its corpus is not here ({data})")
                continue
            found[one.name] = one.measure(data)
    for name, measure in HOUSE.items():
        if not names or name in names:
            found[name] = measure(data)
    return found


def told(aim: Aim, value: float) -> str:
    """A figure as the table has it."""
    return f"{value:.{aim.digits}f}{aim.unit}"


def judged(aim: Aim, value: float) -> str:
    """Ours, bold where the aim is reached, with a word where it is worse than what counts as done."""
    shown = told(aim, value)
    rounded = round(value, aim.digits)
    if rounded <= aim.aim if aim.less else rounded >= aim.aim:
        return f"**{shown}**"
    return f"{shown} (not there yet)" if floors.below(aim, rounded, aim.least) else shown


def kept(page: str) -> dict[str, str]:
    """{what: ours} of the table that the page holds."""
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in page.splitlines() if line.startswith("| ")]
    return {row[0]: row[4] for row in rows if len(row) == 6}


def rows(figures: Mapping[str, Figures], before: Mapping[str, str]) -> Iterator[str]:
    """A row for each aim."""
    least, _ = floors.load()
    for one in AIMS:
        ours = judged(one, figures[one.task][one.figure]) if one.task in figures else before.get(one.what, NONE)
        floor = least.values.get(f"{one.task} {one.figure}")
        cells = (
            one.what,
            told(one, one.aim),
            told(one, one.least),
            NONE if floor is None else told(one, floor),
            ours,
            f"`{COMMANDS[one.task]}`",
        )
        yield f"| {' | '.join(cells)} |"


def written(page: str, name: str, table: str) -> str:
    """The page with the table between the marks of that name. Raises ValueError where they are missing."""
    begin, end = f"<!-- {name}: begin (python -m benchmarks.table --write) -->", f"<!-- {name}: end -->"
    if begin not in page or end not in page:
        raise ValueError(f"{PAGE.name}: the marks of a table are missing: {begin} and {end}")
    return re.sub(rf"{re.escape(begin)}.*?{re.escape(end)}", lambda _: f"{begin}\n{table}\n{end}", page, flags=re.DOTALL)


def main() -> None:
    """Measure, print, write."""
    parser = corpora.with_data(__doc__)
    known = [*COMMANDS, QUOTATIONS]
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=f"of {', '.join(known)}; all by default")
    parser.add_argument("--write", action="store_true", help="into docs/accuracy.md")
    chosen = parser.parse_args()
    if unknown := set(chosen.tasks) - set(known):
        parser.error(f"no such task: {', '.join(sorted(unknown))}")
    page = PAGE.read_text(encoding="utf-8")
    table = "\n".join([HEAD, *rows(measured(chosen.data, chosen.tasks), kept(page))])
    print(table)
    page = written(page, FIGURES, table)
    if not chosen.tasks or QUOTATIONS in chosen.tasks:
        others = quotations.table(chosen.data)
        print(f"\n{others}")
        page = written(page, QUOTATIONS, others)
    if chosen.write:
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
