"""Rules: messages and mailboxes; what a message says of itself, and what it carries."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from tests.intake.found import errors, found, reports

from secondlead.intake import MAX_BYTES
from secondlead.model.report import ItemId

SAID = "A ferry sank off Port Anselm on Monday, officials said."


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = headers.pop("sender", "Ida Brandt <ida@norda.example>")
    made["Subject"] = headers.pop("subject", "Ferry sinks off Port Anselm")
    made["Date"] = "Sun, 09 Mar 2031 17:20:00 +0900"
    made["Message-ID"] = "<1@norda.example>"
    for key, value in headers.items():
        made[key] = value
    return made


def plain(**headers: str) -> EmailMessage:
    made = message(**headers)
    made.set_content(f"{SAID}\n\nAll were saved.\n")
    return made


def test_a_message_is_a_report() -> None:
    (report,) = reports(plain().as_bytes(), "in.eml")
    assert report.text == f"Ferry sinks off Port Anselm\n\n{SAID}\n\nAll were saved."
    assert (report.title, report.byline, report.outlet) == ("Ferry sinks off Port Anselm", "Ida Brandt", None)
    assert (report.published, report.item) == ("2031-03-09T17:20:00+09:00", ItemId("<1@norda.example>"))


def test_a_sender_with_the_name_of_an_outlet_is_one() -> None:
    (report,) = reports(plain(sender="Agence France-Presse <desk@wire.example>").as_bytes(), "in.eml")
    assert (report.outlet, report.byline) == ("AFP", None)


def test_what_takes_the_place_of_another_says_so() -> None:
    (report,) = reports(plain(Supersedes="<0@norda.example>").as_bytes(), "in.eml")
    assert report.derived_from == ("<0@norda.example>",)


def test_marked_up_text_where_there_is_no_plain_one() -> None:
    made = message()
    made.set_content(f"<html><body><p>{SAID}</p><p>All were saved.</p></body></html>", subtype="html")
    assert reports(made.as_bytes(), "in.eml")[0].text.endswith(f"{SAID}\n\nAll were saved.")
    both = plain()
    both.add_alternative("<p>Something else.</p>", subtype="html")
    assert reports(both.as_bytes(), "in.eml")[0].text.endswith("All were saved.")


def test_attachments_are_said_not_to_be_read() -> None:
    made = plain()
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="ferry.png")
    assert "1 attachment is not read" in reports(made.as_bytes(), "in.eml")[0].warnings


def test_a_digest_of_messages_gives_each() -> None:
    digest = message(subject="Norda digest")
    digest.make_mixed()
    for subject in ("Ferry sinks", "Dock reopens"):
        inner = plain(subject=subject)
        digest.attach(_carried(inner))
    assert [(one.input, one.title) for one in reports(digest.as_bytes(), "in.eml")] == [
        ("in.eml#1", "Ferry sinks"),
        ("in.eml#2", "Dock reopens"),
    ]


def _carried(inner: EmailMessage) -> EmailMessage:
    part = EmailMessage()
    part.set_content(inner)
    return part


def test_a_broken_date_costs_the_date_alone() -> None:
    data = plain().as_bytes().replace(b"09 Mar 2031 17:20:00 +0900", b"09 Mar 99999999999999 17:20:00 +0900")
    (report,) = reports(data, "in.eml")
    assert (report.published, report.byline) == (None, "Ida Brandt")


def test_a_mailbox_gives_each_message() -> None:
    body = plain().as_bytes()
    box = b"From desk@norda.example Sun Mar  9 08:20:00 2031\n" + body + b"\n>From the deck, they jumped.\n\n"
    box += b"From desk@norda.example Sun Mar  9 09:20:00 2031\n" + body.replace(b"All were", b"From 2031 on, all were")
    first, second = reports(box, "in.mbox")
    assert (first.input, second.input) == ("in.mbox#1", "in.mbox#2")
    assert first.text.endswith("\nFrom the deck, they jumped.")
    assert second.text.endswith("From 2031 on, all were saved.")


def test_a_message_that_is_too_large_does_not_stop_the_others() -> None:
    body = plain().as_bytes()
    start = b"From a@b.example Sun Mar  9 08:20:00 2031\n"
    box = start + body + b"\n" + start + body + b"\n" + (b"x" * 99 + b"\n") * (MAX_BYTES // 100 + 10) + b"\n" + start + body
    kinds = [type(one).__name__ for one in found(box, "in.mbox")]
    assert kinds == ["Report", "TooLargeError", "Report"]


BAD = [
    (b"From: a\nSubject: b\nMessage-ID: <1>\n\n", "a message without a text", "no body"),
    (b"From: a\nSubject: b\nMIME-Version: 1.0\nContent-Type: image/png\n\nxx", "a message without a text", "a picture"),
    (
        b"From: a\nMessage-ID: <1>\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 100_000,
        "of very many parts",
        "a bomb of parts",
    ),
    (b"Subject: =?x?q?=FF?=\nFrom: <<<>>>,,;:\nMessage-ID: <\n\n", "a message", "broken headers"),
]


@pytest.mark.parametrize(("data", "words", "why"), BAD)
def test_bad_messages_are_one_clear_line(data: bytes, words: str, why: str) -> None:
    (line,) = errors(data, "in.eml")
    assert words in line, why


def test_a_text_that_begins_with_headers_is_still_a_text() -> None:
    """Some wires print To and Subject lines; only what every mail has makes it one."""
    (report,) = reports(f"Subject: Ferry\nDate: Monday\n\n{SAID}", "story.txt")
    assert report.text.startswith("Subject: Ferry")
