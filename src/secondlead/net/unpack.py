"""A body as it travels -> its bytes, never more of them than allowed. Here: Content-Encoding, piece by piece. Not here: connections.

The HTTP library unpacks a whole piece at once, however much comes out of it; so it is not asked to.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from secondlead.errors import FetchError, TooLargeError

GZIP, ZLIB, BARE = 31, 15, -15  # zlib's windowBits
MEMBER = b"\x1f\x8b"
KINDS = {"gzip": GZIP, "x-gzip": GZIP, "deflate": ZLIB}


def unpacked(pieces: Iterable[bytes], encoding: str, place: str, most: int, *, cut: bool = False) -> bytes:
    """The body, of at most `most` bytes.

    Raises TooLargeError where there is more (cut: gives what was read until then), FetchError where it cannot be unpacked.
    """
    kind = encoding.strip().lower()
    if kind in ("", "identity"):
        return _gathered(pieces, place, most, cut)
    if kind not in KINDS:
        raise _broken(place)
    body, packer, bits = bytearray(), zlib.decompressobj(KINDS[kind]), KINDS[kind]
    left = b""  # behind the end of a member
    for piece in _paired(pieces):
        waiting, left = left + piece, b""
        while waiting:
            if packer.eof:
                if bits != GZIP or not MEMBER.startswith(waiting[:2]):
                    return bytes(body)
                if len(waiting) < 2:
                    left = waiting
                    break
                packer = zlib.decompressobj(bits)
            try:
                body += packer.decompress(waiting, most + 1 - len(body))
            except zlib.error as error:
                if bits != ZLIB or body:
                    raise _broken(place) from error
                bits = BARE  # some servers' deflate is the bare stream
                packer = zlib.decompressobj(bits)
                continue
            if len(body) > most:
                return _over(body, place, most, cut)
            waiting = packer.unused_data if packer.eof else packer.unconsumed_tail
    if not packer.eof:
        raise _broken(place)
    return bytes(body)


def _paired(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces, the first one of at least two bytes: only both together show whether they are a header."""
    held, begun = b"", False
    for piece in pieces:
        held += piece
        if begun or len(held) >= 2:
            yield held
            held, begun = b"", True
    if held:
        yield held


def _gathered(pieces: Iterable[bytes], place: str, most: int, cut: bool) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > most:
            return _over(body, place, most, cut)
    return bytes(body)


def _over(body: bytearray, place: str, most: int, cut: bool) -> bytes:
    if cut:
        return bytes(body[:most])
    raise TooLargeError(place, "over the 15 MiB that one report may have", "give the report's own page")


def _broken(place: str) -> FetchError:
    return FetchError(place, "the answer is packed in a way that cannot be undone", "save the page and give the file")
