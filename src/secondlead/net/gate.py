"""The address gate: which address may be fetched. Here: scheme, credentials, port, and what the host resolves to. Not here: the fetching.

`Gate.check` asks, in this order, and refuses at the first no:
    1. is it http or https, with a host, and no name or password in it?
    2. is the port one that pages are served from?
    3. does the host resolve?
    4. is every address that it resolves to a public one?
The caller connects to the addresses that were checked, never to the name again: a name may resolve differently a second later.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from secondlead.errors import FetchError, RefusedError

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]

PORTS = frozenset({80, 443, 8000, 8008, 8080, 8443})  # where pages are served; not the ports of mail, databases and the like
MEND_PUBLIC = "only public addresses are fetched; save the page and give the file"
INNER = {  # IPv6 blocks that carry an IPv4 address, and how many bits stand right of it: the inner address is judged as well
    ipaddress.IPv6Network("::ffff:0:0/96"): 0,
    ipaddress.IPv6Network("::/96"): 0,
    ipaddress.IPv6Network("64:ff9b::/96"): 0,
    ipaddress.IPv6Network("2002::/16"): 80,
}
CLOSED = tuple(  # what the standard library calls global, or might in some version, and is not for us
    ipaddress.ip_network(block)
    for block in (
        "100.64.0.0/10",  # carriers' own, and one cloud's metadata
        "168.63.129.16/32",  # one cloud's host
        "192.88.99.0/24",  # 6to4 relays
        "2001::/23",  # protocol assignments, Teredo among them
        "64:ff9b:1::/48",  # local translation
        "fec0::/10",  # site-local, of old
    )
)


def public(text: str) -> bool:
    """Whether an IP address is one that anybody on the Internet can be reached at."""
    try:
        address = ipaddress.ip_address(text.split("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        for block, right in INNER.items():
            if address in block:
                inner = ipaddress.IPv4Address((int(address) >> right) & 0xFFFFFFFF)
                return block.network_address != ipaddress.IPv6Address("::") and public(str(inner))
    closed = any(address.version == block.version and address in block for block in CLOSED)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified or closed)


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of host, by the system's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Checked:
    """An address that has passed: its parts, and the IP addresses that may be connected to."""

    scheme: str
    host: str
    port: int
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """What may be fetched. The defaults are for the open network; a test gives its own resolver and its own idea of public."""

    resolve: Resolve = resolve
    is_public: Callable[[str], bool] = public
    ports: frozenset[int] | None = PORTS  # None: any

    def check(self, url: str, seconds: float = 20.0, *, place: str | None = None) -> Checked:
        """Raises RefusedError where url may not be fetched, FetchError where its host is not found within seconds.

        place: the address that the user gave, where url is what it redirected to.
        """
        place = place or shown(url)
        what = "" if shown(url) == place else f"redirects to {shown(url)}, "
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError as error:
            raise RefusedError(place, f"{what}not an address that can be read", "check it") from error
        scheme = parts.scheme.lower()
        if scheme not in ("http", "https"):
            raise RefusedError(place, f"{what}{scheme or 'no scheme'}: is not fetched", "give an http or https address")
        if parts.username is not None or parts.password is not None:
            raise RefusedError(place, f"{what}a name or password in the address", "leave it out, or save the page and give the file")
        if not host or any(letter.isspace() or ord(letter) < 33 for letter in host):
            raise RefusedError(place, f"{what}no host in the address", "check it")
        port = port if port is not None else 443 if scheme == "https" else 80
        if self.ports is not None and port not in self.ports:
            raise RefusedError(place, f"{what}port {port} is not fetched from", "save the page and give the file")
        addresses = self._resolved(place, what, host, port, seconds)
        if not addresses or not all(self.is_public(address) for address in addresses):
            raise RefusedError(place, f"{what}{host} is a private address", MEND_PUBLIC)
        return Checked(scheme, host, port, tuple(addresses))

    def _resolved(self, place: str, what: str, host: str, port: int, seconds: float) -> Sequence[str]:
        """The host's addresses. The system's resolver knows no time limit, so it runs aside and is left behind when time is up."""
        answer: list[Sequence[str] | Exception] = []

        def ask() -> None:
            try:
                answer.append(self.resolve(host, port))
            except (OSError, UnicodeError) as error:  # UnicodeError: a label too long or empty for the resolver's encoding
                answer.append(error)

        asking = threading.Thread(target=ask, daemon=True, name="resolve")
        asking.start()
        asking.join(max(0.0, seconds))
        if not answer:
            raise FetchError(place, f"{what}no answer about {host} in time", "try again later")
        found = answer[0]
        if isinstance(found, Exception):
            raise FetchError(place, f"{what}{host} is not found", "check the address and the connection") from found
        return found


def shown(url: str) -> str:
    """url as it may be printed: without name and password, without what would break the line, not too long."""
    flat = "".join(letter if letter.isprintable() else "?" for letter in url)
    scheme, mark, rest = flat.partition("://")
    authority, slash, path = rest.partition("/")
    flat = scheme + mark + authority.rpartition("@")[2] + slash + path if mark else flat
    return flat if len(flat) <= 200 else flat[:197] + "..."
