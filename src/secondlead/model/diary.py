"""An entry of the diary as it is shown and exported: the expectation with its story and the reports that told of it.

Here: the noun. Not here: how expectations are found (ledger/diary/), what they look like (views/, export/).
"""

from __future__ import annotations

from dataclasses import dataclass

from secondlead.model.ledger import Expectation


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """An expectation in its story.

    outlets: who printed the reports that tell of it, in order; first, last: when the first and the last of them came out, the one that
    closed it among them; tellings: how many reports tell of it or closed it; as_of: the moment that its state is of.
    """

    story: str
    title: str
    expectation: Expectation
    outlets: tuple[str, ...]
    first: str
    last: str
    tellings: int
    as_of: str
