"""Connections for fetch.py: to checked addresses only, and never beyond the deadline. Here: sockets. Not here: redirects, statuses, sizes.

This module imports the HTTP library at its head; fetch.py imports this module only when a page is fetched.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore2
import httpx2

from secondlead.net.gate import Checked


class Overdue(httpx2.TimeoutException):
    """The time for the whole fetch is up."""


class _Stream(httpcore2.NetworkStream):
    """A connection on which no single step may take longer than what is left of the whole."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def _left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time is up")
        return left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(httpcore2.SyncBackend):
    """Connects to the addresses that the gate has checked, whatever host the request names."""

    def __init__(self, checked: Checked, deadline: float) -> None:
        self._checked = checked
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        failure: Exception = httpcore2.ConnectError("no address")
        for address in self._checked.addresses:
            left = self._deadline - time.monotonic()
            if left <= 0:
                raise httpcore2.ConnectTimeout("the time is up")
            try:
                stream = super().connect_tcp(address, self._checked.port, left, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, self._deadline)
        raise failure


class _Body(httpx2.SyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        with _mapped():
            yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class _mapped:
    """The connection library's exceptions as the HTTP library's own, so that fetch.py maps one tree only."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, httpcore2.TimeoutException):
            raise Overdue(str(error)) from error
        if isinstance(error, (httpcore2.NetworkError, httpcore2.ProtocolError)):
            raise httpx2.TransportError(str(error)) from error


class PinnedTransport(httpx2.BaseTransport):
    """One request to one checked address. The Host header and the certificate are those of the name."""

    def __init__(self, checked: Checked, deadline: float, context: ssl.SSLContext | None = None) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=context or (httpx2.create_ssl_context() if checked.scheme == "https" else None),
            network_backend=_Backend(checked, deadline),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Sends request and gives the response as soon as its headers are there."""
        url = httpcore2.URL(scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path)
        with _mapped():
            response = self._pool.handle_request(
                httpcore2.Request(method=request.method, url=url, headers=request.headers.raw, content=b"", extensions=request.extensions)
            )
        return httpx2.Response(
            status_code=response.status, headers=response.headers, stream=_Body(response), extensions=response.extensions
        )

    def close(self) -> None:
        """Closes the connection."""
        self._pool.close()
