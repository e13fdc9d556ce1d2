"""What holds for every test: the long ones in slices, Hypothesis's profiles, no network.

Here: options and guards. Not here: fixtures of one room (beside its tests).
"""

from __future__ import annotations

import os
import socket
import zlib

import hypothesis
import pytest

SLICES = 8  # a plain run takes one slice of the long tests; `make test` takes another with each commit

hypothesis.settings.register_profile("slice", max_examples=40, derandomize=True, deadline=None)
hypothesis.settings.register_profile("long", max_examples=1000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "slice"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run every test marked `long`, not a slice of them")
    parser.addoption("--slice", type=int, default=0, help=f"which of the {SLICES} slices of the long tests to run (modulo {SLICES})")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the quick tests and one slice of the long ones; which slice depends on the name of the test alone."""
    if config.getoption("--long"):
        return
    taken = config.getoption("--slice") % SLICES
    left_out = [item for item in items if item.get_closest_marker("long") and zlib.crc32(item.nodeid.encode()) % SLICES != taken]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


def pytest_report_header(config: pytest.Config) -> str:
    if config.getoption("--long"):
        return "long tests: all"
    return f"long tests: slice {config.getoption('--slice') % SLICES} of {SLICES} (repeat with --slice; all with --long)"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches beyond this machine fails and says so."""
    connect = socket.socket.connect

    def at_home(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else "localhost"
        if self.family != socket.AF_UNIX and host not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test reached out to {host!r}; tests use no network")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", at_home)
