"""What a sender says of an item besides its text: the part that ninjs and NewsML-G2 share. Here: one record and its way into a Report.
Not here: either format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secondlead.errors import EmptyError
from secondlead.intake.compose import Told, compose
from secondlead.intake.dates import iso
from secondlead.intake.outlets import outlet_name
from secondlead.intake.page import same
from secondlead.intake.source import Found
from secondlead.model.report import ItemId

STATUSES = ("usable", "withheld", "canceled")
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Sent:
    """An item as its sender describes it: strings as they stand in the file, blank ones as None."""

    uri: str | None = None
    version: str | None = None
    headline: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    created: str | None = None
    status: str | None = None
    signal: tuple[str, ...] = ()
    note: str | None = None
    embargo: str | None = None
    hops: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    derived_from: tuple[str, ...] = ()
    urgency: str | None = None
    kind: str | None = None  # text, picture, ...


def sent_report(sent: Sent, paragraphs: Sequence[str], name: str, given: Told) -> Iterator[Found]:
    """The item's report; an error where it is no text. A kill without a text is a report all the same: its note, headline or name."""
    status = _status(sent.status)
    body = [part for number, part in enumerate(paragraphs) if number > 1 or not same(part, sent.headline)]
    if not body and status in ("canceled", "withheld"):
        body = [part for part in (sent.note,) if part] or ([] if sent.headline else [sent.uri or ""])
    elif not body:
        yield EmptyError(name, f"{_article(sent.kind)} with no text in it", "give an item of text")
        return
    text = "\n\n".join([sent.headline, *body] if sent.headline else body)
    published, created = iso(sent.published or ""), iso(sent.created or "")
    told = Told(published or created, sent.outlet, sent.byline, sent.url, headline=sent.headline is not None and bool(body))
    until = (iso(sent.embargo) or UNKNOWN) if sent.embargo else None
    warnings = tuple(_warnings(status, until, sent.note))
    try:
        report = compose(
            text, text.encode("utf-8", errors="surrogatepass"), name, replace(given, warnings=(*given.warnings, *warnings)), told
        )
    except EmptyError as error:
        yield error
        return
    yield replace(
        report,
        item=ItemId(sent.uri, sent.version) if sent.uri else None,
        status=status,
        signal=sent.signal,
        note=sent.note,
        embargo_until=until,
        hops=tuple(map(outlet_name, sent.hops)),
        sources=tuple(dict.fromkeys(map(outlet_name, sent.sources))),
        derived_from=sent.derived_from,
        urgency=_urgency(sent.urgency),
        created=created,
    )


def _status(value: str | None) -> str | None:
    """The status by its last word: "stat:usable", and "cancelled" as some spell it."""
    word = (value or "").rpartition(":")[2].strip().lower().replace("cancelled", "canceled")
    return word if word in STATUSES else None


def _urgency(value: str | None) -> int | None:
    value = (value or "").strip()
    return int(value) if len(value) == 1 and value in "123456789" else None


def _warnings(status: str | None, until: str | None, note: str | None) -> Iterator[str]:
    if status in ("canceled", "withheld"):
        yield f"{status} by its sender" + (f": {' '.join(note.split())[:200]}" if note else "")
    if until:
        yield "embargoed" if until == UNKNOWN else f"embargoed until {until}"


def _article(kind: str | None) -> str:
    word = (kind or "item").rpartition(":")[2].strip().lower()[:40] or "item"
    word = "item" if word == "text" else word
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
