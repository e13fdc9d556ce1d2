"""Rules: where a text with several reports is cut; in doubt it is one."""

from __future__ import annotations

import re

import pytest
from tests.intake.found import reports

from secondlead.intake.dumps import parts_of
from secondlead.lexicon import table

FERRY = "Ferry sinks off Port Anselm\n\nPORT ANSELM, March 9 (Norda Press) -- A ferry sank off Port Anselm on Monday, officials said."
DOCK = (
    "Dock reopens in Varna\n\nVARNA, March 9 (Norda Press) -- The dock at Varna reopened on Monday after a week, the harbour master said."
)
COURT = "Court frees captain\n\nThe captain was freed on bail on Monday, his lawyer said.\n\nHis trial starts in May, the court said."
BANK = "Bank holds rate\n\nThe central bank held its rate on Monday, as most had expected, and said that it saw no need to act."
LINE = "-" * 30

CUT = [
    ([FERRY, DOCK], "\n\nNNNN\nZCZC NOR0124\n\n", 2, "telex marks"),
    ([FERRY, DOCK, COURT], "\n\f\n", 3, "form feeds"),
    ([FERRY, DOCK], "\n\nDocument 2 of 20\n\n", 2, "an archive's export"),
    ([FERRY, DOCK], "\nEnd of Document\n\n", 2, "another's"),
    ([FERRY, COURT, BANK], f"\n\n{LINE}\n\n", 3, "long rules, each part with a headline"),
    ([FERRY, COURT], "\n\n(END)\n\n", 2, "a wire's closing line"),
    ([FERRY, BANK], "\n\nEnditem\n\n", 2, "another wire's"),
    ([FERRY, BANK], "\n\n-30-\n\n", 2, "a third one's"),
    ([FERRY, BANK], "\n\n###\n\n", 2, "a press office's"),
    ([FERRY, DOCK], "\n\n* * *\n\n", 2, "a short rule, each part with a dateline"),
]


@pytest.mark.parametrize(("parts", "mark", "count", "why"), CUT)
def test_a_dump_is_cut_at_its_marks(parts: list[str], mark: str, count: int, why: str) -> None:
    several = reports(mark.join(parts), "dump.txt")
    assert len(several) == count, why
    assert [one.input for one in several] == [f"dump.txt#{number}" for number in range(1, count + 1)]
    for report, part in zip(several, parts, strict=True):
        assert report.text.startswith(part), why
        assert report.title == part.split("\n")[0]
    assert len({one.id for one in several}) == count


ONE = [
    (f"{COURT}\n\n* * *\n\nShe had sailed for forty years, her crew said, and never lost a man.", "a short rule parts sections"),
    (
        f"{COURT}\n\n* * *\n\nThe long night\n\nShe had sailed for forty years, her crew said, and never lost a man.",
        "with a heading below it",
    ),
    (f"{FERRY}\n\n{LINE}\n\nCopyright 2031 Norda Press. All rights reserved.", "a legal line below a rule"),
    (f"{FERRY}\n\n(END)", "a closing line that closes"),
    (f"{FERRY}\n\n(END)\n\n(LEAD) Dock reopens in Varna", "another report's headline alone"),
    (f"{FERRY}\n\n--\n\nShe spoke for an hour and did not take questions from anybody.", "dashes that are too few"),
    ("NNNN", "a mark and nothing else"),
    (f"{LINE}\n{FERRY}\n{LINE}", "rules around it"),
    (f"ZCZC NOR0123\n{FERRY}\nNNNN", "one report between telex marks"),
    (
        "Police briefs reporters on ferry\n\nPolice briefed reporters on Monday, a spokesman said, and took no questions.",
        "a headline, not a digest's",
    ),
    ("News in brief, he said, was a waste.\n\n- We need no briefs at all, he told the room on Monday.", "a sentence"),
]


@pytest.mark.parametrize(("text", "why"), ONE)
def test_in_doubt_a_text_is_one_report(text: str, why: str) -> None:
    assert len(parts_of(text)) == 1, why


ITEMS = [
    "The central bank held its rate on Monday, as most had expected.",
    "A ferry sank off Port Anselm, officials said; its crew was saved.",
    "The harbour master of Varna resigned on Monday over the dock.",
]
DIGESTS = [
    ("News Summary\n\n" + "\n\n- - - -\n\n".join(ITEMS), "short rules"),
    ("NEWS SUMMARY".title() + "\nMarch 9, 2031\n\n" + f"\n\n{LINE}\n\n".join(ITEMS), "long rules, a day in the head"),
    ("World News in Brief\n\n" + "\n\n".join(f"- {item}" for item in ITEMS), "bullets"),
    ("News Headlines at 0600 GMT\n\n" + "\n\n".join(f"PORT ANSELM, March 9 (Norda Press) -- {item}" for item in ITEMS), "datelines"),
    ("News Summary\n\n" + f"\n{LINE}\n".join(ITEMS) + f"\n{LINE}\nCopyright Norda Press", "a legal line at the end"),
]


@pytest.mark.parametrize(("text", "why"), DIGESTS)
def test_a_digest_is_split_into_its_items(text: str, why: str) -> None:
    several = reports(text, "digest.txt")
    assert len(several) == 3, why
    for report, item in zip(several, ITEMS, strict=True):
        assert item in report.text
        assert not report.text.startswith(("-", "News"))


def test_what_a_digests_head_says_holds_for_its_items() -> None:
    several = reports(DIGESTS[1][0], "digest.txt")
    assert {one.published for one in several} == {"2031-03-09"}


@pytest.mark.parametrize("row", table("report_marks"), ids=lambda row: row["name"])
def test_each_mark_matches_its_example(row: dict[str, str]) -> None:
    assert re.fullmatch(row["pattern"], row["example"].replace("\\f", "\f"))
    assert row["kind"] in ("start", "end", "close", "rule", "digest")


def test_a_long_text_without_marks_is_quick() -> None:
    assert len(parts_of("She said no.\n" * 100_000)) == 1
