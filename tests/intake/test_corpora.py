"""Rules: public examples of each format are read, or say in one line why not. Skipped aloud where the data is missing."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from secondlead.errors import InputError
from secondlead.intake import inputs
from secondlead.intake.dumps import parts_of
from secondlead.intake.following import feed_items
from secondlead.model.report import Report

DATA = Path(__file__).parents[3] / "shared" / "data"
pytestmark = [pytest.mark.corpus, pytest.mark.skipif(not DATA.is_dir(), reason=f"no data at {DATA.name}: nothing to try the formats on")]


def files(folder: str, ending: str) -> list[Path]:
    several = sorted((DATA / folder).rglob(f"*{ending}"))
    if not several:
        pytest.skip(f"no {ending} in {folder}")
    return several


def read(paths: Sequence[Path]) -> tuple[list[Report], list[str]]:
    reports, lines = [], []
    for one in inputs([str(path) for path in paths], stdin=None):
        for found in one.reports():
            if isinstance(found, InputError):
                lines.append(str(found))
            else:
                reports.append(found)
    return reports, lines


def test_each_feed_is_a_feed() -> None:
    paths = files("intake/feeds", ".xml")
    items = [item for path in paths for item in feed_items(path.read_bytes(), path.name, now=datetime(2031, 3, 9, tzinfo=UTC))[0]]
    assert len(items) > 300
    assert all(item.id for item in items)


def test_ninjs() -> None:
    reports, lines = read([path for path in files("intake/ninjs", ".json") if "schema-extension" not in path.parts])
    assert len(reports) >= 20
    assert all(report.item for report in reports)
    assert all("with no text in it" in line or "--field" in line for line in lines)


def test_newsml_g2() -> None:
    reports, lines = read(files("intake/newsml-g2", ".xml"))
    assert len(reports) >= 2
    assert all(report.item and report.status == "usable" for report in reports)
    assert all("no report in it" in line or "no text in it" in line or "XML of another kind" in line for line in lines)


def test_no_wire_report_is_cut_in_two() -> None:
    paths = files("wires", ".txt")
    assert [path.name for path in paths if len(parts_of(path.read_text(encoding="utf-8"))) > 1] == []


@pytest.mark.parametrize("mark", ["\n\nNNNN\nZCZC NOR0124\n\n", "\n\f\n"])
def test_several_of_them_in_a_file_are_told_apart(mark: str) -> None:
    chance = random.Random(7)
    texts = [path.read_text(encoding="utf-8").strip() for path in files("wires", ".txt")]
    for _ in range(20):
        several = chance.sample(texts, chance.randrange(2, 7))
        dump = mark.join(several)
        assert [dump[part.start : part.end].strip() for part in parts_of(dump)] == several
