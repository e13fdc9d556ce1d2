"""Rules: which addresses may be fetched. No name is looked up: each test brings its own resolver."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from secondlead.errors import FetchError, RefusedError
from secondlead.net.gate import Gate, public, shown

PUBLIC = "93.184.216.34"  # any address of the open network

ADDRESSES = [
    (PUBLIC, True, "public"),
    ("2606:2800:220:1::1", True, "public, IPv6"),
    ("127.0.0.1", False, "this machine"),
    ("127.8.8.8", False, "this machine by another number"),
    ("0.0.0.0", False, "any machine"),
    ("10.1.2.3", False, "private"),
    ("172.16.0.1", False, "private"),
    ("192.168.1.1", False, "private"),
    ("169.254.169.254", False, "a cloud's metadata"),
    ("100.100.100.200", False, "carriers' own, another cloud's metadata"),
    ("168.63.129.16", False, "a third cloud's"),
    ("192.0.2.1", False, "for documentation"),
    ("198.18.0.1", False, "for benchmarks"),
    ("224.0.0.1", False, "multicast"),
    ("239.255.255.250", False, "multicast"),
    ("240.0.0.1", False, "reserved"),
    ("255.255.255.255", False, "broadcast"),
    ("::1", False, "this machine"),
    ("::", False, "any machine"),
    ("fe80::1%eth0", False, "link-local"),
    ("fc00::1", False, "private"),
    ("fd00:ec2::254", False, "a cloud's metadata"),
    ("fec0::1", False, "site-local of old"),
    ("ff02::1", False, "multicast"),
    ("2001:db8::1", False, "for documentation"),
    ("2001::1", False, "Teredo"),
    ("::ffff:127.0.0.1", False, "IPv4 within IPv6"),
    ("::ffff:10.0.0.1", False, "the same"),
    ("::127.0.0.1", False, "the same of old"),
    ("64:ff9b::10.0.0.1", False, "the same, translated"),
    ("64:ff9b::a00:1", False, "the same, in hexadecimal"),
    ("2002:7f00:1::", False, "the same by 6to4"),
    ("no address", False, "no address at all"),
]


@pytest.mark.parametrize(("address", "expected", "why"), ADDRESSES)
def test_public(address: str, expected: bool, why: str) -> None:
    assert public(address) is expected, why


def resolver(*addresses: str) -> Gate:
    return Gate(resolve=lambda host, port: addresses)


REFUSED = [
    ("ftp://norda.example/a", "ftp", "a scheme that is not fetched"),
    ("file:///etc/passwd", "file", "the same"),
    ("gopher://norda.example/", "gopher", "the same"),
    ("//norda.example/a", "scheme", "none"),
    ("http:///a", "no host", "no host"),
    ("http://", "no host", "nothing but the scheme"),
    ("http://ida:secret@norda.example/", "name or password", "credentials"),
    ("http://ida@norda.example/", "name or password", "a name alone"),
    ("http://norda.example:22/", "port 22", "a port where no page is"),
    ("http://norda.example:6379/", "port 6379", "the same"),
    ("http://norda.example:99999/", "not an address", "no port"),
    ("http://[::1/", "not an address", "an open bracket"),
    ("http://nor da.example/", "no host", "white space in the host"),
]


@pytest.mark.parametrize(("url", "word", "why"), REFUSED)
def test_refused(url: str, word: str, why: str) -> None:
    with pytest.raises(RefusedError) as caught:
        resolver(PUBLIC).check(url)
    assert word in str(caught.value), why
    assert "secret" not in str(caught.value), "a password is never printed"
    assert "\n" not in str(caught.value)


def test_passed() -> None:
    checked = resolver(PUBLIC).check("https://norda.example/a?b#c")
    assert (checked.scheme, checked.host, checked.port, checked.addresses) == ("https", "norda.example", 443, (PUBLIC,))
    assert resolver(PUBLIC).check("HTTP://norda.example:8080/").port == 8080


def test_one_private_address_among_several_refuses() -> None:
    with pytest.raises(RefusedError, match="private address"):
        resolver(PUBLIC, "10.0.0.1").check("http://norda.example/")


def test_no_address_at_all_refuses() -> None:
    with pytest.raises(RefusedError):
        resolver().check("http://norda.example/")


def test_an_unknown_host_may_be_known_later() -> None:
    def fails(host: str, port: int) -> Sequence[str]:
        raise OSError("no such name")

    with pytest.raises(FetchError, match=r"norda\.example is not found"):
        Gate(resolve=fails).check("http://norda.example/")


def test_a_resolver_that_hangs_is_left_behind() -> None:
    release = threading.Event()

    def hangs(host: str, port: int) -> Sequence[str]:
        release.wait(30)
        return (PUBLIC,)

    try:
        with pytest.raises(FetchError, match="in time"):
            Gate(resolve=hangs).check("http://norda.example/", seconds=0.05)
    finally:
        release.set()


def test_the_real_resolver_reads_numbers_however_written() -> None:
    """Numbers need no network: 127.1, hexadecimal and one long number are all this machine."""
    for host in ("127.1", "0x7f.1", "2130706433", "localhost"):
        with pytest.raises((RefusedError, FetchError)):
            Gate().check(f"http://{host}/")


SHOWN = [
    ("http://ida:secret@norda.example/a", "http://norda.example/a", "without credentials"),
    ("http://norda.example/a@b", "http://norda.example/a@b", "an @ in the path stays"),
    ("http://norda.example/\n\x1b[2J", "http://norda.example/??[2J", "nothing that breaks the line or the screen"),
]


@pytest.mark.parametrize(("url", "expected", "why"), SHOWN)
def test_shown(url: str, expected: str, why: str) -> None:
    assert shown(url) == expected, why
    assert len(shown("http://norda.example/" + "x" * 5000)) <= 200
