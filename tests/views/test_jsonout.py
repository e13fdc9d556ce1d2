"""Rules: JSON that any reader takes, and that no terminal obeys."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readings import bare, voyage

from secondlead.views.jsonout import dumps, line, one


@given(st.text().filter(lambda text: not any(0xD800 <= ord(sign) < 0xE000 for sign in text)))
def test_any_text_comes_back_the_same(text: str) -> None:
    assert json.loads(dumps({"text": text})) == {"text": text}


@given(st.text())
def test_a_line_is_one_line_of_utf_8_without_control_characters(text: str) -> None:
    """Half surrogates too: they are escaped."""
    written = line(bare(text))
    assert written.endswith("\n")
    assert len(written.splitlines()) == 1
    assert not [sign for sign in written[:-1].encode().decode() if sign < " " or "\x7f" <= sign <= "\x9f"]


@pytest.mark.parametrize("sign", ["\x1b", "\x9b", "\u202e", "\u2028"])
def test_what_a_terminal_obeys_is_escaped(sign: str) -> None:
    assert dumps(sign) == f'"\\u{ord(sign):04x}"'


def test_letters_stay_letters() -> None:
    assert dumps("Küste, 漢字, “so”") == '"Küste, 漢字, “so”"'


def test_one_and_line_hold_the_same() -> None:
    reading = voyage()
    assert json.loads(one(reading)) == json.loads(line(reading)) == reading.to_dict()
