"""Rules: the wordings of datelines, and what only looks like one."""

from __future__ import annotations

import pytest

from secondlead.intake.dateline import dateline_of

SENTENCE = "A ferry sank."

DATELINES = [
    ("MOSCOW, Sept 11 (Yonhap) -- ", "Yonhap News Agency", None, "place, day, agency"),
    ("SEOUL, Sept. 11 (Yonhap) -- ", "Yonhap News Agency", None, "month with its stop"),
    ("BEIJING, Nov. 14(Xinhua)--", "Xinhua", None, "no spaces"),
    ("MOSCOW, September 11. /TASS/. ", "TASS", None, "slashes"),
    ("MOSCOW. Sept 11 (Interfax) - ", "Interfax", None, "a stop after the place"),
    ("LONDON (Reuters) - ", "Reuters", None, "no day"),
    ("Dakar (AFP) - ", "AFP", None, "place in small letters, agency known"),
    ("KIEV, Ukraine (AP) -- ", "Associated Press", None, "with its country"),
    ("FORT SELD, Fla. (AP) — ", "Associated Press", None, "with its state"),
    ("Bekoro (Tandara), March 9, 2031 (AFP) - ", "AFP", "2031-03-09", "the country in brackets"),
    ("Seld (Upper Ostland) (AFP) - ", "AFP", None, "the country in brackets, no day"),
    ("PARIS, March 9, 2031 (AFP) - ", "AFP", "2031-03-09", "with its year"),
    ("PARIS, 9 March 2031 (AFP) - ", "AFP", "2031-03-09", "day before month"),
    ("TOKYO, Sept. 11, Kyodo - ", "Kyodo News", None, "no brackets"),
    ("(Reuters) - ", "Reuters", None, "agency alone"),
    ("Sept 11 (Reuters) - ", "Reuters", None, "day and agency"),
    ("CASTREL, March 9 (Maravel News Agency) -- ", "Maravel News Agency", None, "an agency that no table knows"),
    ("WASHINGTON — ", None, None, "capitals and a dash"),
    ("NEWPORT NEWS, Va. - ", None, None, "with a hyphen for a dash"),
    ("ROME -- ", None, None, "a short city that the table knows"),
]


@pytest.mark.parametrize(("head", "outlet", "day", "why"), DATELINES)
def test_dateline(head: str, outlet: str | None, day: str | None, why: str) -> None:
    found = dateline_of(head + SENTENCE)
    assert found is not None, why
    assert (found.length, found.outlet, found.day) == (len(head), outlet, day), why


NOT = [
    ("NATO — the alliance — said on Monday it would not come.", "an acronym as the subject"),
    ("OPEC -- Its members met on Monday.", "four letters that are no city"),
    ("Marant — The minister who resigned — said no.", "a surname"),
    ("Rubio (R-Fla.) - The senator - said no.", "a party and a state"),
    ("On March 9 (Sunday) the ferry sank.", "a date in a sentence"),
    ("The agency (AFP) said on Monday that the ferry sank.", "an agency in a sentence"),
    ("WHAT WE KNOW — The ferry sank.", "a label with small words"),
    ("SELDON--He was never told.", "a speaker, and no space before the dash"),
    ("MOSCOW, Sept 11 (Yonhap) -- ", "nothing after it"),
]


@pytest.mark.parametrize(("paragraph", "why"), NOT)
def test_no_dateline(paragraph: str, why: str) -> None:
    assert dateline_of(paragraph) is None, why
