"""Rules: bodies are unpacked piece by piece, and never beyond the ceiling."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlead.errors import FetchError, SecondLeadError, TooLargeError
from secondlead.net.unpack import unpacked

BODY = b"A ferry sank off Port Anselm. " * 50


def bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


KINDS = [
    ("", BODY, "as it is"),
    ("identity", BODY, "by its name"),
    ("gzip", gzip.compress(BODY), "gzip"),
    ("X-GZIP", gzip.compress(BODY), "its old name"),
    ("gzip", gzip.compress(BODY[:100]) + gzip.compress(BODY[100:]), "in two members"),
    ("gzip", gzip.compress(BODY) + b"\0\0\0", "with something behind it"),
    ("deflate", zlib.compress(BODY), "deflate"),
    ("deflate", bare(BODY), "deflate as some servers understand it"),
]


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize(("kind", "data", "why"), KINDS)
def test_each_kind_in_pieces_of_any_size(kind: str, data: bytes, why: str, size: int) -> None:
    pieces = (data[place : place + size] for place in range(0, len(data), size))
    assert unpacked(pieces, kind, "x", 10_000) == BODY, why


BROKEN = [("gzip", b"plainly not"), ("gzip", gzip.compress(BODY)[:-9]), ("br", b"x"), ("gzip, gzip", b"x"), ("deflate", b"\xff\xff\xff")]


@pytest.mark.parametrize(("kind", "data"), BROKEN)
def test_what_cannot_be_unpacked_is_said(kind: str, data: bytes) -> None:
    with pytest.raises(FetchError, match="packed in a way that cannot be undone"):
        unpacked([data], kind, "x", 10_000)


def test_a_bomb_is_given_up_before_it_unfolds() -> None:
    """A thousand to one: memory stays near the ceiling, whatever one piece holds."""
    bomb = gzip.compress(b"\0" * (200 << 20))
    tracemalloc.start()
    with pytest.raises(TooLargeError):
        unpacked([bomb], "gzip", "x", 1 << 20)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 8 << 20


def test_the_ceiling_is_the_last_byte_allowed() -> None:
    assert unpacked([b"x" * 10], "", "x", 10) == b"x" * 10
    with pytest.raises(TooLargeError):
        unpacked([b"x" * 11], "", "x", 10)
    assert unpacked([b"x" * 11], "", "x", 10, cut=True) == b"x" * 10
    assert unpacked([gzip.compress(b"x" * 11)], "gzip", "x", 10, cut=True) == b"x" * 10


@given(st.sampled_from(["", "gzip", "deflate", "br"]), st.lists(st.binary(max_size=50), max_size=5))
def test_any_bytes_are_a_body_or_an_error(kind: str, pieces: list[bytes]) -> None:
    said = "x: "
    try:
        assert len(unpacked(pieces, kind, "x", 100)) <= 100
    except SecondLeadError as error:
        said = str(error)
    assert said.startswith("x: ")
