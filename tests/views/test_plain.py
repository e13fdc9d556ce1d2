"""Rules: the words of a report never command a terminal, and always come out in some form."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlead.views.plain import encoded, shown

SHOWN = [
    ("\x1b[31mred", "␛[31mred", "an escape sequence is seen, not obeyed"),
    ("a\x07b\x08c\x00", "a␇b␈c␀", "bell, backspace, null"),
    ("a\x7f", "a␡", "delete"),
    ("\x9b31m", "�31m", "the one-byte form of an escape sequence"),
    ("a\tb\nc\r\u2028d\x85e", "a b c  d e", "white space that moves the cursor is a space"),
    ("\u202egnp.exe\u2066", "�gnp.exe�", "overrides that turn a line around"),
    ("שלום\u200f", "שלום\u200f", "right-to-left words and their own marks stay"),
    ("\ud800", "�", "half of a surrogate pair"),
    ("naïve “quote” 漢字 👍", "naïve “quote” 漢字 👍", "all else stays"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SHOWN, ids=[case[2] for case in SHOWN])
def test_shown(text: str, expected: str, why: str) -> None:
    assert shown(text) == expected, why


@given(st.text())
def test_nothing_shown_is_a_control_character_or_a_surrogate(text: str) -> None:
    assert not [sign for sign in shown(text) if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")]
    assert len(shown(text)) == len(text)


ENCODED = [
    ("● “so” – it’s…", "utf-8", "● “so” – it’s…".encode(), "as it is"),
    ("● “so” – it’s…", "ascii", b'* "so" - it\'s...', "plain signs"),
    ("漢", "ascii", b"?", "none at all"),
    ("é", "latin-1", b"\xe9", "what an encoding has, it keeps"),
]


@pytest.mark.parametrize(("text", "encoding", "expected", "why"), ENCODED, ids=[case[3] for case in ENCODED])
def test_encoded(text: str, encoding: str, expected: bytes, why: str) -> None:
    assert encoded(text, encoding) == expected, why
