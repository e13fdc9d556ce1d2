"""How records lie in columns: compressed text, slips, vectors, sketches of stories.

Here: bytes and JSON. Not here: SQL. Compressed by zlib at its own level 6.
"""

from __future__ import annotations

import json
import math
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from secondlead.model.filing import Slip
from secondlead.model.ledger import Fingerprint
from secondlead.model.plainjson import dumped, loaded

TERMS = 400  # of a story that are kept, the weightiest
_COLUMNS = ("id", "sha", "input", "arrived", "link", "uri", "text", "outlet", "title", "wording")  # of a slip, which have their own column
_PLACED = ("story", "series", "copy_of")


def squeezed(value: str) -> bytes:
    """Text, compressed; lone surrogates are kept."""
    return zlib.compress(value.encode("utf-8", "surrogatepass"))


def unsqueezed(value: bytes) -> str:
    """The text again."""
    return zlib.decompress(value).decode("utf-8", "surrogatepass")


def sound(value: str) -> str:
    """Text as a database takes it: lone surrogates as question marks."""
    return value.encode("utf-8", "replace").decode()


def moment_utc(value: str | None) -> str | None:
    """A moment or day as it sorts: in UTC, a day at its start; None where it is no ISO 8601."""
    try:
        when = datetime.fromisoformat(value or "")
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        return None


def slip_json(slip: Slip) -> str:
    """What of a slip has no column of its own."""
    held: dict[str, Any] = dumped(slip)
    return json.dumps({name: value for name, value in held.items() if name not in (*_COLUMNS, *_PLACED)})


def slip_of(columns: Mapping[str, Any], rest: str) -> Slip:
    """The slip again; columns: those of reports and of its placement."""
    bare = {"id": "", "sha": "", "input": "", "arrived": "", "story": "", "series": ""}
    return replace(loaded(Slip, bare | json.loads(rest)), **columns)


def vectors_blob(vectors: Sequence[tuple[str, bytes]]) -> bytes:
    """(statement id, vector) of a report: the ids in a line of JSON, then the vectors, all of one length."""
    return zlib.compress(json.dumps([one for one, _ in vectors]).encode() + b"\n" + b"".join(vector for _, vector in vectors))


def vectors_of(blob: bytes) -> tuple[tuple[str, bytes], ...]:
    """The vectors again."""
    head, _, rest = zlib.decompress(blob).partition(b"\n")
    ids = json.loads(head)
    size = len(rest) // len(ids) if ids else 0
    return tuple((one, rest[at * size : (at + 1) * size]) for at, one in enumerate(ids))


def fingerprint_blob(one: Fingerprint) -> bytes:
    """A fingerprint, compressed: a line of JSON, then the vector. Many are read for each report that comes, so it is packed by hand."""
    head = json.dumps([one.day, [term for term, _ in one.terms], [weight for _, weight in one.terms]])
    return zlib.compress(head.encode() + b"\n" + one.vector, 1)


def fingerprint_of(blob: bytes) -> Fingerprint:
    """The fingerprint again."""
    head, _, vector = zlib.decompress(blob).partition(b"\n")
    day, terms, weights = json.loads(head)
    return Fingerprint(tuple(zip(terms, weights, strict=True)), vector, day)


@dataclass(frozen=True, slots=True)
class Sums:
    """What a story's reports come to: terms with their summed weights, the sum of the vectors."""

    terms: Mapping[str, float]
    vector: Sequence[int]

    @classmethod
    def of(cls, several: Iterable[Fingerprint]) -> Sums:
        """The sums of some reports."""
        found = cls({}, ())
        for one in several:
            found = found.with_(one)
        return found

    def with_(self, one: Fingerprint) -> Sums:
        """With one report more."""
        terms = dict(self.terms)
        for term, weight in one.terms:
            terms[term] = terms.get(term, 0.0) + weight
        if len(terms) > TERMS:
            terms = dict(sorted(terms.items(), key=lambda item: (-item[1], item[0]))[:TERMS])
        new = array("b", one.vector)
        old = self.vector or [0] * len(new)
        return Sums(terms, [a + b for a, b in zip(old, new, strict=True)] if len(new) == len(old) else old)

    def mean(self) -> bytes:
        """The mean of the vectors, of length 127, in signed bytes."""
        size = math.sqrt(sum(one * one for one in self.vector))
        return array("b", [round(127 * one / size) for one in self.vector] if size else [0] * len(self.vector)).tobytes()

    def packed(self) -> bytes:
        """As bytes."""
        return squeezed(json.dumps({"terms": self.terms, "vector": list(self.vector)}, ensure_ascii=False))


def sums_of(blob: bytes) -> Sums:
    """The sums again."""
    held = json.loads(unsqueezed(blob))
    return Sums(held["terms"], held["vector"])
