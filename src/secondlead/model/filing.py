"""What passes between the ledger and its store: a report's slip, a report ready to be filed, what a search finds.

Here: nouns. Not here: how they are kept (storage/), what is decided on them (ledger/).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from secondlead.model.arrivals import KnownVersion
from secondlead.model.frame import Frame
from secondlead.model.ledger import Fingerprint
from secondlead.model.reading import Reading
from secondlead.model.report import Lead


@dataclass(frozen=True, slots=True)
class Slip:
    """A report of the ledger without its reading. sha: SHA-256 of its bytes, in hex; link, uri, version: what its sender calls it.

    text: a key that is the same for texts that differ in white space alone; wording: what series are told by, as the ledger packs it.
    """

    id: str
    sha: str
    input: str
    arrived: str
    story: str
    series: str
    copy_of: str | None = None
    link: str | None = None
    url: str | None = None
    uri: str | None = None
    version: str | None = None
    text: str = ""
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    published_from: str = "unknown"
    lead: Lead | None = None
    status: str | None = None  # usable, withheld, canceled
    signal: tuple[str, ...] = ()
    embargo_until: str | None = None
    reader: str = ""
    confidential: bool = False
    wording: bytes = b""
    whole: str | None = None  # SHA-256 of the file, line or answer that it was a part of

    def known(self) -> KnownVersion:
        """As a version that came before."""
        number = self.lead.number if self.lead else None
        return KnownVersion(self.id, self.text, self.title, self.uri, self.version, self.link, self.outlet, self.published, number)

    @property
    def moment(self) -> str:
        """When it was published, else when it came."""
        return self.published or self.arrived


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report was put: its story, its series, the report whose text it repeats."""

    story: str
    series: str
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Filing:
    """A report ready to be filed. marks: hashes by which a near text is found; claims: ids of the propositions that its claims would head.

    places: where it and others are put by its coming, by report; because: why, in words.
    """

    slip: Slip
    reading: Reading
    frames: tuple[Frame, ...]
    vectors: tuple[tuple[str, bytes], ...]
    fingerprint: Fingerprint
    marks: tuple[int, ...]
    claims: tuple[str, ...]
    places: Mapping[str, Place]
    because: str = ""
    arrival: str = "new"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found. statement: None where the report's title or text has the words; words: those around them."""

    report: str
    story: str
    statement: str | None
    title: str | None
    outlet: str | None
    published: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Added:
    """What an `add` came to, report by report. refused: (input, why)."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    repeated: int = 0
    refused: tuple[tuple[str, str], ...] = ()
    reports: tuple[str, ...] = ()  # ids of those filed

    @property
    def counts(self) -> Mapping[str, int]:
        """The five counts that an `add` ends with, in their order."""
        names = ("new", "updated", "unchanged", "repeated")
        return {name: getattr(self, name) for name in names} | {"refused": len(self.refused)}
