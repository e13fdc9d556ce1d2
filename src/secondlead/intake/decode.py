"""Bytes -> text. Here: magic numbers, byte-order marks, encodings. Not here: what the text is (formats.py).

`decoded` tries, first that fits:
    1. magic number of a known binary format: refused
    2. byte-order mark: that encoding
    3. many NULs, nearly all at even or nearly all at odd places: UTF-16 without its mark; any other NUL: refused
    4. UTF-8, strictly
    5. UTF-8 with a few broken bytes (they become U+FFFD, with a warning)
    6. what the page or the server declares, where it does
    7. mostly ASCII: Windows-1252, else Latin-1
    8. charset detection on a sample
    9. Windows-1252, else Latin-1, unless full of control characters: refused
"""

from __future__ import annotations

import codecs
import re

from secondlead.errors import NotTextError

MEND = "give a text or HTML file"

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ\x00", "xz-compressed"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"OggS", "Ogg audio"),
    (b"ID3\x03", "MP3 audio"),
    (b"ID3\x04", "MP3 audio"),
    (b"fLaC", "FLAC audio"),
    (b"\x1aE\xdf\xa3", "a Matroska film"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x00\x00\x01\x00", "an icon"),
)
MARKS: tuple[tuple[bytes, str], ...] = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 32 * 1024  # bytes given to charset detection, which takes a second a megabyte and learns nothing more from it
CONTROLS = bytes([*range(0x01, 0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
MOST_CONTROLS = 0.1  # share of control characters above which 8-bit data is no text; a text that carries a few keeps them


def decoded(data: bytes, place: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of data without its byte-order mark, and warnings. Raises NotTextError where it is no text."""
    refuse_known(data, place)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, place)
    if b"\x00" in data:
        return _wide(data, place), ()
    if len(data.translate(None, CONTROLS)) < (1 - MOST_CONTROLS) * len(data):
        raise NotTextError(place, "binary data, not text", MEND)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    mended = _mended(data)
    if mended is not None:
        return mended, ("some bytes are not UTF-8 and are shown as \ufffd",)
    return _eight_bit(data, place, declared), ()


def refuse_known(data: bytes, place: str) -> None:
    """Raises NotTextError where data begins as a known binary format does."""
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise NotTextError(place, f"{what}, not text", MEND)
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise NotTextError(place, "an image, sound or film, not text", MEND)
    if data[4:8] == b"ftyp" and data[:1] == b"\x00":
        raise NotTextError(place, "a film or an image, not text", MEND)
    if data[:2] in (b"BM", b"MZ") and b"\x00" in data[:64]:
        raise NotTextError(place, "an image or a program, not text", MEND)


def _marked(data: bytes, encoding: str, place: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    if "\x00" in text or broken * 10 > len(text):
        raise NotTextError(place, "begins as text does but is binary data", MEND)
    return text, (f"some bytes are not {encoding.upper()} and are shown as \ufffd",) if broken else ()


def _wide(data: bytes, place: str) -> str:
    """UTF-16 without its mark: English in it has a NUL in every second byte."""
    even, odd = data[0:SAMPLE:2].count(0), data[1:SAMPLE:2].count(0)
    half = max(1, min(len(data), SAMPLE) // 2)
    for here, there, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if here > 0.4 * half and there < 0.05 * half:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                break
            if "\x00" not in text:
                return text
    raise NotTextError(place, "holds NUL bytes: binary data, not text", MEND)


def _mended(data: bytes) -> str | None:
    """data as UTF-8 with its broken bytes replaced, where most of what is not ASCII is sound; else None."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    foreign = len(re.findall(r"[^\x00-\x7f]", text))
    return text if foreign >= 10 * broken else None


def _eight_bit(data: bytes, place: str, declared: str | None) -> str:
    tries = []
    if declared:
        tries.append(declared)
    high = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    if high > 0.05 * len(data):  # an English text has fewer accents and curly quotes than that
        guess = _guess(data)
        if guess:
            tries.append(guess)
    tries.append("cp1252")
    for encoding in tries:
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if isinstance(text, str) and "\x00" not in text:
            return text
    text = data.decode("latin-1")
    if len(re.findall(r"[\x80-\x9f]", text)) > MOST_CONTROLS * len(text):
        raise NotTextError(place, "an encoding that cannot be found", "save it as UTF-8")
    return text


def _guess(data: bytes) -> str | None:
    # Loading the detector's tables takes as long as reading a short report; only odd encodings need it.
    from charset_normalizer import from_bytes as detect

    first = next(place for place, byte in enumerate(data) if byte > 0x7F)
    start = max(0, first - SAMPLE // 4)
    best = detect(data[start : start + SAMPLE]).best()
    return best.encoding if best else None
