"""Which reports are versions of one: real successive versions as pairs, all other reports of one agency within two days as counterexamples.

    python -m benchmarks.series [--list]

Here: the figures beside the thresholds of ledger/series.py. Not here: the rules. The wires are not labelled: pairs that are near are
listed (--list: ids and figures, no text) to be looked at by a person; those of 2026 were, and VERSIONS holds what was found.
"""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

from benchmarks.corpora import with_data
from secondlead.intake import from_text
from secondlead.ledger.editions import Edition, edition, hours
from secondlead.ledger.series import Step, nearness, place

APART = 48.0  # hours
# Pairs of the wires that a person found to be versions of one report, or sidebars that take over most of its text.
VERSIONS = {
    ("XIN_ENG_20051110.0251", "XIN_ENG_20051110.0308"),
    ("AFP_ENG_19970421.0394", "AFP_ENG_19970421.0516"),
    ("XIN_ENG_20051108.0091", "XIN_ENG_20051108.0331"),
    ("AFP_ENG_20051215.0080", "AFP_ENG_20051215.0110"),
    ("XIN_ENG_20051128.0019", "XIN_ENG_20051128.0219"),
    ("AFP_ENG_20061211.0480", "AFP_ENG_20061211.0546"),
}
Named = tuple[str, Edition]


def loaded(folder: Path) -> list[Named]:
    """The reports of a folder by their names; outlet and day are in the names."""
    found = []
    for path in sorted(folder.glob("*_*.txt")):
        day = re.search(r"_(\d{4})(\d\d)(\d\d)\.", path.name)
        if day:
            report = from_text(path.read_text(encoding="utf-8", errors="replace"), published="-".join(day.groups()), outlet=path.name[:3])
            found.append((path.stem, edition(report)))
    return found


def close(one: Edition, other: Edition) -> bool:
    apart = hours(one.published, other.published)
    return one.outlet == other.outlet and apart is not None and abs(apart[0]) <= APART


def joined(one: Edition, other: Edition) -> bool:
    return place(other, [one]).step not in (Step.OPENS, Step.COPY, Step.NOTE)


def main() -> None:
    parser = with_data(__doc__)
    parser.add_argument("--list", action="store_true", help="list the pairs that are near, or joined")
    arguments = parser.parse_args()
    leads = loaded(arguments.data / "leads")
    pairs = [(leads[at], leads[at + 1]) for at in range(0, len(leads) - 1, 2)]
    print(f"pairs of successive versions joined: {sum(joined(one, other) for (_, one), (_, other) in pairs)} of {len(pairs)}")
    known = {name for name, _ in leads}
    wires = [one for one in loaded(arguments.data / "wires") if one[0] not in known]
    near = [(one, other) for one, other in combinations(wires, 2) if close(one[1], other[1])]
    found = {(one[0], other[0]) for one, other in near if joined(one[1], other[1])}
    print(f"pairs of one agency within two days: {len(near)}; joined: {len(found)}")
    print(f"of these versions of one report: {len(found & VERSIONS)}, others: {len(found - VERSIONS)}")
    print(f"versions missed: {len(VERSIONS - found)}")
    if arguments.list:
        for one, other in sorted(near, key=lambda pair: -nearness(pair[0][1], pair[1][1])):
            close_by = nearness(one[1], other[1])
            if close_by >= 0.1 or (one[0], other[0]) in found:
                print(f"{close_by:.2f} {'joined' if (one[0], other[0]) in found else '      '} {one[0]} {other[0]}")


if __name__ == "__main__":
    main()
