"""Rules: what a report says that it corrects."""

from __future__ import annotations

from dataclasses import replace

import pytest

from secondlead.intake import from_text
from secondlead.ledger.corrections import Correction, corrections
from secondlead.model.report import Report

BODY = "The ferry carried 41 people, the coast guard said.\n\nIt ran aground at dawn."
UNTOLD = Correction()


def made(headline: str, note: str = "") -> Report:
    return from_text("\n\n".join(part for part in (headline, note, BODY) if part))


CASES = [
    ("no word of it", made("Ferry runs aground"), ()),
    (
        "a note with both values",
        made("Ferry runs aground", "(Corrects number to 41, not 44, in paragraph 1)"),
        (Correction("41", "44", 0),),
    ),
    ("a paragraph alone", made("CORRECTED-Ferry runs aground", "(Corrects paragraph 2)"), (Correction(paragraph=1), UNTOLD)),
    ("a mark alone", made("(CORRECTED) Ferry runs aground"), (UNTOLD,)),
    ("a headline that tells both", made("CORRECTED-Ferry carried 41 people, not 44"), (Correction("41", "44"),)),
    ("a refile mends nothing of substance", made("REFILE-Ferry runs aground", "(Refiles to fix typo in headline)"), ()),
    ("a note beside the text", replace(made("Ferry runs aground"), note="CORRECTS toll to 41, not 44"), (Correction("41", "44"),)),
    ("a signal", replace(made("Ferry runs aground"), signal=("sig:correction",)), (UNTOLD,)),
    ("an update is none", made("(2nd LD) Ferry runs aground", "(ATTN: ADDS toll; RECASTS headline)"), ()),
    ("not, in an ordinary headline", made("Ferry carried 41 people, not 44: coast guard"), ()),
]


@pytest.mark.parametrize(("why", "report", "expected"), CASES, ids=[why for why, _, _ in CASES])
def test_corrections(why: str, report: Report, expected: tuple[Correction, ...]) -> None:
    assert corrections(report) == expected
