"""Rules: bytes become the text that they are, or one clear refusal."""

from __future__ import annotations

import codecs

import pytest

from secondlead.errors import EmptyError, InputError, NotTextError, TooLargeError, UsageError
from secondlead.intake import MAX_BYTES, from_bytes, from_text

SAID = "“The café is closed,” Zoë said – on Monday."
RUSSIAN = "Паром затонул в понедельник у порта, сообщили официальные лица министерства. " * 20

DECODED = [
    (SAID.encode(), SAID, "UTF-8"),
    (codecs.BOM_UTF8 + SAID.encode(), SAID, "its mark goes, nothing else"),
    (codecs.BOM_UTF16_LE + SAID.encode("utf-16-le"), SAID, "UTF-16"),
    (codecs.BOM_UTF16_BE + SAID.encode("utf-16-be"), SAID, "the other way round"),
    (codecs.BOM_UTF32_LE + SAID.encode("utf-32-le"), SAID, "UTF-32"),
    (("The ferry sank on Monday, officials said. " * 3).encode("utf-16-le"), "The ferry sank on Monday, officials said. " * 3, "no mark"),
    (SAID.encode("cp1252"), SAID, "Windows-1252"),
    ("The café is closed, Zoë said.".encode("latin-1"), "The café is closed, Zoë said.", "Latin-1"),
    (RUSSIAN.encode("cp1251"), RUSSIAN, "a Cyrillic code page, by detection"),
    (b"One.\r\n\r\nTwo.\rThree.\n", "One.\r\n\r\nTwo.\rThree.\n", "line ends stay"),
    (b"He said\x07 it \x1b[1mwas\x1b[0m so on Monday.", "He said\x07 it \x1b[1mwas\x1b[0m so on Monday.", "control characters stay"),
    ("A soft\u00ad hyphen &amp; an entity.".encode(), "A soft\u00ad hyphen &amp; an entity.", "nothing is made nicer"),
    (b"  \n\n The ferry sank.  \n ", "  \n\n The ferry sank.  \n ", "white space stays"),
]


@pytest.mark.parametrize(("data", "expected", "why"), DECODED)
def test_text_is_unchanged(data: bytes, expected: str, why: str) -> None:
    assert from_bytes(data, name="a.txt").text == expected, why


def test_a_declared_charset_is_believed_where_utf8_fails() -> None:
    word = "Zażółć gęślą jaźń, said the mayor."
    assert from_bytes(word.encode("iso-8859-2"), name="x", content_type="text/plain; charset=iso-8859-2").text == word


def test_a_few_broken_bytes_are_shown_and_told() -> None:
    report = from_bytes(SAID.encode() * 10 + b"\xff The end.", name="a.txt")
    assert report.text == SAID * 10 + "\ufffd The end."
    assert any("not UTF-8" in warning for warning in report.warnings)


REFUSED = [
    (b"", EmptyError, "empty"),
    (b" \r\n\t\n", EmptyError, "blank"),
    (codecs.BOM_UTF8, EmptyError, "a mark alone"),
    (b"\x89PNG\r\n\x1a\n" + b"data" * 9, NotTextError, "an image named .txt"),
    (b"\xff\xd8\xff\xe0" + b"data" * 9, NotTextError, "another"),
    (b"GIF89a" + b"data" * 9, NotTextError, "another"),
    (b"%PDF-1.7\n", NotTextError, "a document"),
    (b"PK\x03\x04word/document.xml", NotTextError, "an office document"),
    (b"RIFF\x00\x00\x00\x00WEBPVP8 ", NotTextError, "a picture of the web"),
    (b"The ferry\x00sank.", NotTextError, "a NUL"),
    (bytes(range(1, 32)) * 40, NotTextError, "control characters for the most part"),
]


@pytest.mark.parametrize(("data", "kind", "why"), REFUSED)
def test_refused(data: bytes, kind: type[InputError], why: str) -> None:
    with pytest.raises(kind) as caught:
        from_bytes(data, name="a.txt")
    assert caught.type is kind, why
    assert str(caught.value).startswith("a.txt: "), why
    assert "\n" not in str(caught.value), why


def test_the_ceiling() -> None:
    assert from_text("x" * MAX_BYTES).text
    with pytest.raises(TooLargeError, match="15 MiB"):
        from_text("x" * (MAX_BYTES + 1))
    with pytest.raises(TooLargeError, match="15 MiB"):
        from_bytes(b"x" * (MAX_BYTES + 1), name="text")
    with pytest.raises(TooLargeError):
        from_text("é" * (MAX_BYTES // 2 + 1))  # the ceiling counts bytes


PUBLISHED = [
    ("2031-03-09", "2031-03-09", "a day"),
    ("2031-03-09T17:20+09:00", "2031-03-09T17:20:00+09:00", "a time with its zone"),
    ("2031-03-09T08:20:00Z", "2031-03-09T08:20:00+00:00", "at Greenwich"),
    ("2031-03-09 17:20", "2031-03-09T17:20:00", "a space for the T"),
]


@pytest.mark.parametrize(("given", "expected", "why"), PUBLISHED)
def test_published_given(given: str, expected: str, why: str) -> None:
    report = from_text("The ferry sank.", published=given)
    assert (report.published, report.published_from) == (expected, "given"), why


@pytest.mark.parametrize("given", ["yesterday", "2031-02-30", "09/03/2031", "2031", "x" * 500])
def test_published_refused(given: str) -> None:
    with pytest.raises(UsageError, match="--published") as caught:
        from_text("The ferry sank.", published=given)
    assert len(str(caught.value)) < 200


WHO_AND_WHEN = [
    ("PARIS, March 9, 2031 (AFP) - A ferry sank.", "AFP", "2031-03-09", "dateline", "the dateline speaks"),
    ("PARIS, March 9 (AFP) - A ferry sank.", "AFP", None, "unknown", "a year that is not printed is not invented"),
    ("PARIS (AFP) - A ferry sank.\n\nSource: Norda Press", "Norda Press", None, "unknown", "the source line before the dateline"),
    ("Ferry sinks\n\nPublished: March 9, 2031\n\nA ferry sank.", None, "2031-03-09", "text", "a line with the date alone"),
    ("A ferry sank on March 9, 2031, officials said.", None, None, "unknown", "a date in a sentence is no date of publication"),
]


@pytest.mark.parametrize(("text", "outlet", "published", "where", "why"), WHO_AND_WHEN)
def test_who_and_when(text: str, outlet: str | None, published: str | None, where: str, why: str) -> None:
    report = from_text(text)
    assert (report.outlet, report.published, report.published_from) == (outlet, published, where), why


def test_what_is_given_wins() -> None:
    report = from_text("PARIS, March 9, 2031 (AFP) - A ferry sank.", published="2031-03-10", outlet="Norda Press")
    assert (report.outlet, report.published, report.published_from) == ("Norda Press", "2031-03-10", "given")


def test_the_id_is_that_of_the_bytes() -> None:
    one, two = from_bytes(b"The ferry sank.", name="a"), from_bytes(b"The ferry sank.", name="b")
    assert one.id == two.id == from_text("The ferry sank.").id
    assert len(one.id) == 16
    assert one.id != from_text("The ferry sank!").id


FOREIGN = [
    ("Das Fährschiff ist am Montag vor der Küste gesunken, und die Behörden haben es nicht bestätigt.", True, "German"),
    ("Le ferry a coulé lundi au large du port, selon les autorités, et une enquête est ouverte.", True, "French"),
    ("El transbordador se hundió el lunes frente a la costa, según las autoridades del puerto.", True, "Spanish"),
    ("Паром затонул в понедельник.", True, "another script, however short"),
    ("غرقت العبارة يوم الاثنين", True, "right to left"),
    ("The ferry sank on Monday off the coast, officials said, and an inquiry was opened.", False, "English"),
    ("Ferry sinks", False, "too short to tell"),
    ("Le Monde said De Gaulle's La Rochelle ferry sank off the coast on Monday.", False, "foreign names"),
    ("Quake hits northern Seld, magnitude 6.2, tsunami warning issued, agency says", False, "a headline has few small words"),
]


@pytest.mark.parametrize(("text", "warned", "why"), FOREIGN)
def test_not_english(text: str, warned: bool, why: str) -> None:
    assert ("not English: read at your own risk" in from_text(text).warnings) is warned, why
