"""Rules: version marks at the start of a headline."""

from __future__ import annotations

import pytest

from secondlead.intake import from_text
from secondlead.intake.leads import WIRES, lead_of
from secondlead.lexicon import table
from secondlead.model.report import LeadAction

REST = "Ferry sinks off Port Anselm"

MARKS = [
    ("(URGENT) ", "URGENT", "urgent", None, LeadAction.FIRST, "Yonhap"),
    ("(LEAD) ", "LEAD", "lead", None, LeadAction.UPDATE, "Yonhap"),
    ("(2nd LD) ", "2nd LD", "lead", 2, LeadAction.UPDATE, "Yonhap"),
    ("(6th LD) ", "6th LD", "lead", 6, LeadAction.UPDATE, "Yonhap"),
    ("(News Focus) ", "News Focus", "feature", None, LeadAction.FIRST, "Yonhap"),
    ("1st Ld-Writethru: ", "1st Ld-Writethru", "writethru", 1, LeadAction.UPDATE, "Xinhua"),
    ("8th Ld - Writethru, ", "8th Ld - Writethru", "writethru", 8, LeadAction.UPDATE, "AP, with stray spaces"),
    ("1st Ld: ", "1st Ld", "lead", 1, LeadAction.UPDATE, "Xinhua"),
    ("2ND LD: ", "2ND LD", "lead", 2, LeadAction.UPDATE, "Kyodo"),
    ("Urgent: ", "Urgent", "urgent", None, LeadAction.FIRST, "Xinhua"),
    ("URGENT: ", "URGENT", "urgent", None, LeadAction.FIRST, "Kyodo"),
    ("Update: ", "Update", "update", None, LeadAction.UPDATE, "Xinhua"),
    ("UPDATE-2: ", "UPDATE-2", "update", 2, LeadAction.UPDATE, "Xinhua"),
    ("UPDATE 1-", "UPDATE 1", "update", 1, LeadAction.UPDATE, "Reuters"),
    ("WRAPUP 3-", "WRAPUP 3", "wrapup", 3, LeadAction.UPDATE, "Reuters"),
    ("EXCLUSIVE-", "EXCLUSIVE", "exclusive", None, LeadAction.FIRST, "Reuters"),
    ("CORRECTED-", "CORRECTED", "corrected", None, LeadAction.CORRECT, "Reuters"),
    ("CORRECTED-UPDATE 2-", "CORRECTED-UPDATE 2", "corrected", 2, LeadAction.CORRECT, "the longest mark wins"),
    ("REFILE-", "REFILE", "refile", None, LeadAction.REFILE, "Reuters"),
    ("REPEAT-", "REPEAT", "repeat", None, LeadAction.REPEAT, "Reuters"),
    ("RPT-UPDATE 1-", "RPT-UPDATE 1", "repeat", 1, LeadAction.REPEAT, "Reuters"),
    ("STORY WITHDRAWN: ", "STORY WITHDRAWN", "kill", None, LeadAction.WITHDRAW, "Reuters"),
    ("MANDATORY KILL: ", "MANDATORY KILL", "kill", None, LeadAction.WITHDRAW, "AP"),
]


@pytest.mark.parametrize(("mark", "printed", "kind", "number", "action", "why"), MARKS)
def test_mark(mark: str, printed: str, kind: str, number: int | None, action: LeadAction, why: str) -> None:
    report = from_text(f"{mark}{REST}\n\nA ferry sank, officials said.")
    assert report.lead is not None, why
    assert (report.lead.mark, report.lead.kind, report.lead.number, report.lead.action) == (printed, kind, number, action), why
    assert report.title == REST, why


NOT = [
    ("Ferry (LEAD) sinks", "a bracket in mid-headline is content"),
    ("Urgent talks open in Seld", "a word of the headline"),
    ("Update on the ferry expected", "the same"),
    ("Lead poisoning found in Seld", "the same"),
    ("2nd ferry sinks", "a number alone"),
    ("Exclusive club loses licence", "no dash after it"),
    ("(Not) the end of the ferry", "another bracket"),
]


@pytest.mark.parametrize(("headline", "why"), NOT)
def test_no_mark(headline: str, why: str) -> None:
    assert lead_of(headline) is None, why


def test_a_soft_word_in_a_sentence_is_no_mark() -> None:
    """ "Update:" may open a sentence; only a headline, which has no stop, makes it a mark."""
    assert from_text("Update: the ferry has been found, the ministry said on Monday.").lead is None


@pytest.mark.parametrize("row", [row for wire in WIRES for row in table(wire)], ids=lambda row: row["name"])
def test_every_row_matches_its_example(row: dict[str, str]) -> None:
    found = lead_of(row["example"])
    assert found is not None
    assert (found[0].kind, found[0].action) == (row["kind"], row["action"])
