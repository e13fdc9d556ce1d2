"""How large a report may be. Here: the ceiling and its one complaint. Not here: who reads the bytes."""

from __future__ import annotations

from secondlead.errors import TooLargeError

MAX_BYTES = 15 * 1024 * 1024  # of a report, in bytes as it arrives; part of the contract


def too_large(place: str, size: int | None = None) -> TooLargeError:
    """The complaint about an input over the ceiling; size in bytes where it is known."""
    how = f"{size / 1024 / 1024:.0f} MiB, " if size else ""
    return TooLargeError(place, f"{how}over the 15 MiB that one report may have", "split it, or give the report alone")
