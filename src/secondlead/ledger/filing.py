"""A reading as the ledger keeps it: with its frames, its place in a series, its story.

Here: making the record. Not here: which series (series.py), which story (placing.py), where it is kept (storage/).
"""

from __future__ import annotations

from collections.abc import Sequence

from secondlead.model.frame import Frame
from secondlead.model.ledger import Filed
from secondlead.model.reading import Reading
from secondlead.model.version import VERSION


def filed_of(
    id_: str,
    reading: Reading,
    frames: Sequence[Frame],
    arrived: str,
    story: str,
    series: str,
    copy_of: str | None = None,
    vectors: Sequence[tuple[str, bytes]] = (),
) -> Filed:
    """The record of a report that came at a moment (ISO, with zone)."""
    return Filed(id_, reading, tuple(frames), arrived, story, series, copy_of, VERSION, tuple(vectors))
