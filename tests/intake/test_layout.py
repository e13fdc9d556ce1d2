"""Rules: which stretch of a text is headline, dateline, paragraph or furniture. Texts are made up."""

from __future__ import annotations

import pytest

from secondlead.intake import from_text
from secondlead.model.report import BlockKind

H, P, D, B = BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.DATELINE, BlockKind.BYLINE
CAPTION, CREDIT, NOTE, LINK, LEGAL = BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.NOTE, BlockKind.LINK, BlockKind.LEGAL
HEAD = "Ferry sinks off Port Anselm: officials"
BODY = "A ferry sank off Port Anselm on Monday, officials said."

KINDS = [
    (BODY, [P], "a sentence alone is no headline"),
    ("The ferry sank on Monday. Nobody was hurt, the ministry said.", [P], "nor are two"),
    (f"{BODY}\n\nThe harbour is closed.", [P, P], "nor the first of several paragraphs, where it ends with a stop"),
    ("“The ferry is lost,” the harbour master said.\n\nHe gave no reason.", [P, P], "nor a quotation"),
    ("The harbour master said:\n\n“The ferry is lost.”", [P, P], "nor an announcement"),
    (f"{HEAD}\n\n{BODY}", [H, P], "no stop, and a text after it"),
    (f"{HEAD}\n{BODY}", [H, P], "even without a blank line"),
    (HEAD, [H], "a headline alone"),
    ("Hello", [P], "a word alone is none"),
    (f"Ferry Sinks Off Port Anselm Harbour.\n\n{BODY}", [H, P], "some archives close headlines with a stop"),
    (f"Ferry sinks.\n\nPORT ANSELM (AP) — {BODY}", [H, D, P], "a stop, but a dateline follows"),
    (f"Minister to leave for the U.S.\n\n{BODY}", [H, P], "initials are no stop"),
    (f"(2nd LD) {HEAD}\n\n(ATTN: ADDS toll in 3rd para)\n\n{BODY}", [BlockKind.MARK, H, NOTE, P], "a note to editors under it"),
    (f"{HEAD}\n\n(Adds minister's reaction in paragraph 3)\n\n{BODY}", [H, NOTE, P], "another agency's note"),
    (f"{HEAD}\n\nBy Ida Brandt and Tom Vale\n\n{BODY}", [H, B, P], "a byline"),
    (f"by Ida Brandt\n\n{BODY}", [B, P], "a byline without a headline"),
    (f"{HEAD}\n\nBy noon the harbour was closed.", [H, P], "a sentence that begins with By"),
    (f"{HEAD}\n\nFILE PHOTO: The ferry Aurelia in port\n\n{BODY}", [H, CAPTION, P], "a caption"),
    (f"{HEAD}\n\n{BODY}\n\n(Photo: Ida Brandt/Norda Press)", [H, P, CAPTION], "a photographer's line"),
    (f"{HEAD}\n\n{BODY}\n\nSource: Norda Press", [H, P, CREDIT], "the source line at the end"),
    (f"Source: minister to resign over ferry\n\n{BODY}", [H, P], "the same word opens a headline"),
    (f"{HEAD}\n\n{BODY} (Reporting by Ida Brandt; Editing by Tom Vale)", [H, P, CREDIT], "credits at the end of a paragraph"),
    (f"{HEAD}\n\n{BODY}\n\nIda Brandt in Seld contributed to this report.", [H, P, CREDIT], "who else wrote"),
    (f"{HEAD}\n\n{BODY} (END)", [H, P, LEGAL], "the end mark"),
    (f"{HEAD}\n\n{BODY}\n\nCopyright 2031 Norda Press. All rights reserved.", [H, P, LEGAL], "rights"),
    (f"{HEAD}\n\n{BODY}\n\nRead also: Inquiry to open in May", [H, P, LINK], "a link"),
    (f"{HEAD}\n\n{BODY}\n\n(LEAD) Minister denies role in land deal", [H, P, LINK], "another report's headline, appended"),
    (f"{HEAD}\n\n{BODY}\n\nRelated stories\n\nMinister denies role", [H, P, LINK, LINK], "headlines after such a heading"),
    (f"{HEAD}\n\nATTENTION - ADDS quotes ///\n\n{BODY}", [H, NOTE, P], "three slashes"),
    (f"{HEAD}\n\nPublished: 11 September 2031\n\n{BODY}", [H, NOTE, P], "a date alone"),
    (f"{HEAD}\n\nMedia contributed to the panic, he said: “Nobody knew.”", [H, P], "contributed, but in a sentence"),
    (f"{HEAD}\n\n{BODY}\n\nRelated companies denied it, the ministry said.", [H, P, P], "related, but in a sentence"),
    (f"{HEAD}\n\n{BODY}\n\nFollow-up checks found rust, the owner said.", [H, P, P], "follow, but in a sentence"),
    (f"{HEAD}\n\nImage matters, the minister said.", [H, P], "image, but in a sentence"),
]


@pytest.mark.parametrize(("text", "expected", "why"), KINDS)
def test_kinds(text: str, expected: list[BlockKind], why: str) -> None:
    assert [block.kind for block in from_text(text).blocks] == expected, why


PARAGRAPHS = [
    ("One is here.\nTwo is here.\nThree is here.", 3, "a paragraph a line"),
    ("One is here.\r\n\r\nTwo is here.", 2, "CRLF"),
    ("One is here.\rTwo is here.", 2, "old line ends"),
    (
        "A ferry that had been in service for twenty years sank off the coast\n"
        "of Port Anselm on Monday, officials said, and the harbour was closed\n"
        "for the rest of the day while divers searched the wreck for bodies.\n\n"
        "Nobody was found, the harbour master said.",
        2,
        "hard-wrapped, blank lines between",
    ),
    (
        "   A ferry that had been in service for twenty years sank off the coast\n"
        "of Port Anselm on Monday, officials said, and the harbour was closed\n"
        "for the rest of the day.\n"
        "   Nobody was found, the harbour master said, while divers were still in\n"
        "the water and the wreck lay on its side in the channel.",
        2,
        "hard-wrapped, first lines indented",
    ),
    ("The minister said that the\nferry was lost.", 1, "broken off in mid-sentence"),
    ("The ferry was lost.\n\n\n   \n\nNobody was hurt.", 2, "many blank lines"),
]


@pytest.mark.parametrize(("text", "expected", "why"), PARAGRAPHS)
def test_paragraphs(text: str, expected: int, why: str) -> None:
    assert len(from_text(text).blocks) == expected, why


def test_the_worked_form() -> None:
    """A whole report: what may hold statements is exactly its headline and its sentences."""
    text = (
        f"(LEAD) {HEAD}\n\nBy Ida Brandt\n\nPORT ANSELM, March 9, 2031 (Norda Press) -- {BODY}\n\n“It listed at once,” a diver said."
        "\n\nSource: Norda Press\n\n(URGENT) Bus crash in Seld"
    )
    report = from_text(text)
    spoken = [block.span.text for block in report.blocks if block.kind in (H, P)]
    assert spoken == [HEAD, BODY, "“It listed at once,” a diver said."]
    assert (report.title, report.byline, report.outlet, report.credit) == (HEAD, "Ida Brandt", "Norda Press", "Source: Norda Press")
    assert (report.published, report.published_from) == ("2031-03-09", "dateline")


@pytest.mark.parametrize(
    ("headline", "expected", "why"),
    [
        ("UPDATE 2-Ferry sinks off Port Anselm", "Ferry sinks off Port Anselm", "a mark with a hyphen"),
        ("URGENT: Ferry sinks off Port Anselm", "Ferry sinks off Port Anselm", "a mark with a colon"),
        ("Ferry sinks off Port (Anselm)", "Ferry sinks off Port (Anselm)", "a bracket that is no mark"),
        ("URGENT:", "URGENT:", "a mark and nothing else"),
    ],
)
def test_a_mark_is_no_word_of_the_headline(headline: str, expected: str, why: str) -> None:
    report = from_text(f"{headline}\n\nPORT ANSELM, March 9 (Norda Press) -- {BODY}")
    assert next(block.span.text for block in report.blocks if block.kind is H) == expected, why
