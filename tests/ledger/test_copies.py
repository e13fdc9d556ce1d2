"""Copies: one wire lightly edited is one text, whoever prints it; two wires on one event are two, and so are reports that share quotes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

import pytest
from benchmarks.copies import FOLDER, folder_prints
from hypothesis import given, settings
from hypothesis import strategies as st

from secondlead import intake
from secondlead.ledger.copies import COPIED, Print, Taken, copied, drawn, original, printed, syndication
from secondlead.ledger.editions import edition, held
from secondlead.ledger.series import Step, place
from secondlead.ledger.wordrows import spelled

HEAD = "Dam above Orsk Vale cracks, thousands told to leave"
PARAGRAPHS = (
    "The earthen dam above the mining town of Orsk Vale cracked on Tuesday after nine days of rain, and the authorities told "
    "6,000 people in "
    "the lower valley to leave their houses before nightfall.",
    "Engineers found a fissure of forty meters on the western shoulder of the dam shortly after dawn, the regional water board "
    "said, and opened "
    "both spillways to lower the reservoir.",
    '"The wall is holding, but I would not sleep beneath it tonight," said Marta Ilves, who heads the board.',
    "Two bridges were closed and the railway to the coast stopped running. The defense ministry sent soldiers with boats, and the "
    "neighboring "
    "canton of Lirre offered three helicopters.",
    "Orsk Vale was flooded in 1987, when eleven miners drowned in a gallery. Residents have criticized the owner of the dam, the "
    "Tarn Mining "
    "Company, for putting off repairs that an inspector had recommended two years ago.",
    'A spokesman for the company, Piet Hallor, said it had "traveled every meter of the wall" in the spring and organized a new '
    "survey for June.",
    "Schools in the valley stay shut until Friday. The mayor, Anneke Roe, said that buses would run all night from the market square.",
)
OTHER = (
    "Sirens woke the lower valley of Orsk on Tuesday. By evening most of its houses stood empty, and the road down to Lirre was a chain of "
    "headlights, crawling past the closed bridge.",
    'Marta Ilves, the head of the water board, was blunt. "The wall is holding, but I would not sleep beneath it tonight," she '
    "told reporters.",
    "Her crews spent the day pumping. The lake behind the embankment fell by a hand's breadth, she said, which was less than they "
    "had hoped for.",
    "Families with cattle refused to go. Soldiers in rubber boats went from farm to farm, promising fodder and a guard on the sheds.",
    "Tarn Mining, which built the embankment half a century ago to wash its ore, says it was sound when it was last looked at.",
    "Forecasters expect another storm on Thursday, with less wind but as much water.",
)
TIMES = {
    "defense": "defence",
    "neighboring": "neighbouring",
    "criticized": "criticised",
    "traveled": "travelled",
    "organized": "organised",
    "meters": "metres",
}
WORDS = {
    "shortly after": "soon after", "told 6,000 people": "ordered 6,000 people", "sent soldiers": "dispatched soldiers", "houses": "homes",
    "stopped running": "was halted", "three helicopters": "3 helicopters", "on Tuesday": "Tuesday", "putting off": "delaying",
}  # fmt: skip
Edit = Callable[[list[str]], list[str]]


def swapped(told: dict[str, str]) -> Edit:
    def edit(several: list[str]) -> list[str]:
        for old, new in told.items():
            several = [one.replace(old, new) for one in several]
        return several

    return edit


def dropped(number: int) -> Edit:
    return lambda several: [one for at, one in enumerate(several) if at != number]


EDITS: dict[str, Edit] = {
    "a paragraph dropped": dropped(4),
    "the tail trimmed": lambda several: several[:-2],
    "British spelling": swapped(TIMES),
    "small word changes": swapped(WORDS),
    "curly quotation marks": lambda several: [
        one.replace(' "', " “").replace('"', "”" if not one.startswith('"') else "“") for one in several
    ],
    "two paragraphs in another order": lambda several: [*several[:1], *several[1:3][::-1], *several[3:]],
    "two paragraphs run together": lambda several: [*several[:-2], " ".join(several[-2:])],
    "a line of the desk's own": lambda several: [*several, "Our correspondent in Lirre contributed to this report."],
}


def text(paragraphs: list[str], head: str = HEAD, byline: str = "", dateline: str = "") -> str:
    first, *rest = paragraphs
    return "\n\n".join([head, *([byline] if byline else []), dateline + first, *rest]) + "\n"


def wire(
    paragraphs: tuple[str, ...] | list[str] = PARAGRAPHS, outlet: str = "Halden Press", when: str = "2025-03-04T09:00:00+00:00", **how: str
) -> Print:
    return printed(intake.from_text(text(list(paragraphs), **how), published=when, outlet=outlet))


@pytest.mark.parametrize("why", EDITS)
def test_a_light_edit_leaves_a_copy(why: str) -> None:
    copy = wire(
        EDITS[why](list(PARAGRAPHS)), "Lowland Courier", "2025-03-04T11:00:00+00:00", byline="By Our Foreign Desk", head="Dam cracks"
    )
    assert copied(wire(), copy) >= COPIED


@lru_cache(maxsize=512)
def edited(names: tuple[str, ...], byline: str = "", dateline: str = "") -> Print:
    paragraphs = list(PARAGRAPHS)
    for name in names:
        paragraphs = EDITS[name](paragraphs)
    return wire(paragraphs, byline=byline, dateline=dateline)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=4, unique=True), min_size=1, max_size=6),
    st.sampled_from(["", "By Our Staff"]),
    st.sampled_from(["", "ORSK VALE, March 4 (Halden Press) -- "]),
)
def test_all_copies_of_one_wire_are_one_body(several: list[list[str]], byline: str, dateline: str) -> None:
    prints = [edited(())]
    for number, names in enumerate(several):
        when = f"2025-03-04T1{number}:00:00+00:00"
        prints.append(replace(edited(tuple(names), byline, dateline), id=f"p{number}", outlet=f"Paper {number}", published=when))
    tree = syndication(prints)
    assert {original(tree, one.id) for one in tree} == {prints[0].id}


def test_five_hundred_copies_are_one_body() -> None:
    """Each with two edits and a line that nobody else prints; the tree is one."""
    names = sorted(EDITS)
    prints = [edited(())]
    for number in range(500):
        one = edited((names[number % 8], names[number // 8 % 8]))
        minute = f"2025-03-04T{10 + number // 60}:{number % 60:02}:00+00:00"
        prints.append(
            replace(one, id=f"p{number:03}", outlet=f"Paper {number}", published=minute, rows=one.rows | {-number, -1000 - number})
        )
    tree = syndication(prints)
    assert len(tree) == 501
    assert {original(tree, one.id) for one in tree} == {prints[0].id}


OWN_QUOTES = (
    "A woman of the valley told this newspaper how the water came.",
    '"The wall is holding, but I would not sleep beneath it tonight," said Marta Ilves, who heads the board. "We have buses for '
    "everybody who wants "
    'to go, and we will come back for those who do not want to go yet, for as long as the road is open and the lamps are burning."',
    "She was asked in the market hall, between two calls, and had no time for more.",
)


@pytest.mark.parametrize(
    ("later", "why"),
    [
        (wire(OTHER, "Gulf Newsline"), "another wire on the same event"),
        (wire([*OTHER[:2], OWN_QUOTES[1], *OTHER[2:]], "Gulf Newsline"), "another wire that shares its quotations"),
        (wire(dropped(3)(list(PARAGRAPHS))), "the same outlet's next version: a lead of the series, not a copy"),
        (wire(PARAGRAPHS, "Lowland Courier", "2025-03-20T09:00:00+00:00"), "the same text two weeks later"),
        (wire(["The dam cracked."], "Lowland Courier"), "too short to tell"),
    ],
)
def test_no_copy(later: Print, why: str) -> None:
    assert not copied(wire(), later), why


def test_reports_that_share_only_quotations_share_nothing() -> None:
    one = wire([*OTHER[:1], OWN_QUOTES[1], *OTHER[3:]], "Gulf Newsline")
    other = wire(OWN_QUOTES, "Valley Echo")
    assert not copied(one, other)
    assert not copied(other, one)


def test_a_series_takes_no_report_with_the_same_quotations_for_a_copy() -> None:
    one = intake.from_text(text([*OTHER[:1], OWN_QUOTES[1], *OTHER[3:]]), outlet="Gulf Newsline", published="2025-03-04T09:00:00+00:00")
    other = intake.from_text(text(list(OWN_QUOTES)), outlet="Valley Echo", published="2025-03-04T11:00:00+00:00")
    assert place(edition(other), [edition(one)]).step is Step.OPENS


@pytest.mark.parametrize("why", EDITS)
def test_a_series_takes_each_edit_for_a_copy(why: str) -> None:
    one = intake.from_text(text(list(PARAGRAPHS)), outlet="Halden Press", published="2025-03-04T09:00:00+00:00")
    other = intake.from_text(text(EDITS[why](list(PARAGRAPHS))), outlet="Valley Echo", published="2025-03-04T11:00:00+00:00")
    assert place(edition(other), [edition(one)]).step is Step.COPY


def test_leads_of_one_series_are_no_copies() -> None:
    one, other = (
        printed(intake.from_text(text(list(PARAGRAPHS)), outlet=outlet), "s1") for outlet in ("Halden Press", "Halden Press Online")
    )
    assert not copied(one, other)


def test_the_tree_says_who_took_it_from_whom_by_credit_and_time() -> None:
    first = wire()
    second = wire(dropped(2)(list(PARAGRAPHS)), "Lowland Courier", "2025-03-04T10:00:00+00:00")
    third = wire(
        EDITS["British spelling"](list(PARAGRAPHS)), "Coast Times", "2025-03-04T11:00:00+00:00", dateline="ORSK VALE (Lowland Courier) -- "
    )
    alone = wire(OTHER, "Gulf Newsline", "2025-03-04T12:00:00+00:00")
    tree = syndication([third, alone, first, second])
    assert [(one.outlet, one.of) for one in tree] == [
        ("Halden Press", None),
        ("Lowland Courier", first.id),
        ("Coast Times", second.id),
        ("Gulf Newsline", None),
    ]
    assert tree == syndication([first, second, third, alone])
    lines = drawn(tree).splitlines()
    assert [line[: len(line) - len(line.lstrip())] for line in lines] == ["", "  ", "    ", ""]
    assert "credits Lowland Courier" in lines[2]


def test_an_empty_tree_is_drawn_as_nothing() -> None:
    assert drawn(()) == ""
    assert original((Taken("a", None, None, None, 0.0, ""),), "b") == "b"


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("colour", "color"),
        ("organise", "organize"),
        ("centre", "center"),
        ("defence", "defense"),
        ("travell", "travel"),
        ("programme", "program"),
    ],
)
def test_one_spelling(british: str, american: str) -> None:
    assert spelled(british) == spelled(american)


@pytest.mark.parametrize("folder", sorted(one.parent.name for one in FOLDER.glob("*/expected.toml")))
def test_story_folders(folder: str) -> None:
    """Each report expected to be a copy has an original among those before it; no report that is expected current or superseded has."""
    found = folder_prints(FOLDER / folder)
    copies = {b.id for (_, a), (_, b) in combinations(found, 2) if copied(a, b)}
    for status, one in found:
        if status == "copy":
            assert one.id in copies
        if status in ("current", "superseded"):
            assert one.id not in copies


@given(st.text(max_size=300), st.text(max_size=300))
def test_nothing_raises_on_any_text(one: str, other: str) -> None:
    a, b = (Print(name, name, None, frozenset({hash(word) for word in told.split()}), "") for name, told in (("a", one), ("b", other)))
    assert 0 <= held(a.rows, b.rows) <= 1
    assert 0 <= copied(a, b) <= 1
    assert len(syndication([a, b])) == 2
