"""Words of a report, made safe to print.

Here: what a terminal would obey, replaced by what it shows; signs that an output cannot encode, replaced by plain ones. Not here: HTML.
"""

from __future__ import annotations

# C0 by its control picture, DEL too; C1 and the marks that turn the direction of the whole line by the sign for what cannot be shown.
# The two plain direction marks (U+200E, U+200F) and U+061C stay: right-to-left text needs them, and they turn nothing but themselves.
_SHOWN: dict[int, str] = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡"}
_SHOWN |= dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000), 0xFEFF), "�")
_SHOWN |= {ord(space): " " for space in "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"}

# The brief's own signs, and the commonest of the press, for an output that knows ASCII alone.
_SIMPLE = str.maketrans(
    {
        "●": "*", "◐": "~", "→": ">", "◇": "?", "✗": "x", "○": "o", "¿": "?", "¶": "=", "└": "`", "─": "-", "·": "-", "…": "...",
        "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ",
        "✓": "v", "▲": "^", "▽": "v", "⇄": "@", "−": "-", "↕": "|", "≈": "~",
    }
)  # fmt: skip


def shown(text: str) -> str:
    """text with every control character, lone surrogate and direction override replaced by something that is only seen."""
    return text.translate(_SHOWN)


def encoded(text: str, encoding: str) -> bytes:
    """text in an encoding; where that has no sign for something, by plain signs, and "?" at last."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_SIMPLE).encode(encoding, errors="replace")
