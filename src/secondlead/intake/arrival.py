"""A version against a duplicate: what a report that comes in is to those that came before. Here: a pure function over kept facts.
Not here: keeping them (a store), finding near-duplicates under other links (the ledger).

`arrival` compares with what is known under the same link or the sender's name for the item, the latest first; first that fits:
    1. the sender or its mark takes it back: kill
    2. the same text, and a mark that says it is sent again: repeat
    3. the same text and the same version: unchanged, whatever its id or date has become
    4. a lower version than one that is known, or a known earlier text: an old version that came late
    5. the mark or the sender's signal says that it corrects: correction
    6. a higher version, a higher number of its lead, or another text: update; a touch of the headline alone is one too
    7. nothing known: new
The same text under another link is a copy, where the caller gives what is known of that text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from secondlead.lexicon import index
from secondlead.model.arrivals import KnownVersion
from secondlead.model.report import LeadAction, Report


class Arrival(StrEnum):
    """What a report is to those that are known."""

    NEW = "new"
    UPDATE = "update"
    CORRECTION = "correction"
    REPEAT = "repeat"  # sent again, no new evidence
    KILL = "kill"
    OLDER = "older"  # a version before one that is known
    UNCHANGED = "unchanged"  # the very same again
    COPY = "copy"  # the same text, under another link or from another outlet


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgement, the version that it was judged against (None: nothing is known), and why, in words."""

    arrival: Arrival
    against: KnownVersion | None
    because: str


def known_of(report: Report) -> KnownVersion:
    """What is to be kept of a report."""
    return KnownVersion(
        report=report.id,
        text=text_key(report.text),
        title=report.title,
        uri=report.item.uri if report.item else None,
        version=report.item.version if report.item else None,
        link=link_key(report.url) if report.url else None,
        outlet=report.outlet,
        published=report.published,
        number=report.lead.number if report.lead else None,
    )


def arrival(report: Report, known: Iterable[KnownVersion]) -> Judged:
    """What report is to the known ones; known may hold others too, those that share neither link, name nor text are passed over."""
    new, several = known_of(report), list(known)
    same_item = sorted((one for one in several if _same_item(new, one)), key=_age, reverse=True)
    same_text = [one for one in several if one.text == new.text and one not in same_item]
    action = report.lead.action if report.lead else None
    latest = same_item[0] if same_item else None
    if report.status == "canceled" or action is LeadAction.WITHDRAW or "kill" in report.signal:
        return Judged(Arrival.KILL, latest, "its sender takes it back")
    if latest is None:
        copied = max(same_text, key=_age, default=None)
        if copied is None:
            return Judged(Arrival.NEW, None, "nothing is known under its link or name")
        if action is LeadAction.REPEAT and copied.outlet == new.outlet:
            return Judged(Arrival.REPEAT, copied, "the same text, marked as sent again")
        return Judged(Arrival.COPY, copied, "the same text, under another link or name")
    return _among(report, new, latest, same_item, action)


def _among(report: Report, new: KnownVersion, latest: KnownVersion, same_item: list[KnownVersion], action: LeadAction | None) -> Judged:
    """The judgement of a report whose link or name is known."""
    order = _order(new.version, latest.version)
    twin = next((one for one in same_item if one.text == new.text and one.title == new.title), None)
    if twin is not None and action is LeadAction.REPEAT:
        return Judged(Arrival.REPEAT, twin, "the same text, marked as sent again")
    if twin is latest and order <= 0:
        return Judged(Arrival.UNCHANGED, latest, "the same text under the same link or name")
    if twin is latest:
        return Judged(Arrival.REPEAT, latest, f"version {new.version}, with the same text")
    if order < 0 or (twin is not None and order == 0):
        return Judged(Arrival.OLDER, latest, "a version before the latest one known")
    if action is LeadAction.CORRECT or "correction" in report.signal:
        return Judged(Arrival.CORRECTION, latest, "its sender corrects")
    return Judged(Arrival.UPDATE, latest, _why(new, latest, order))


def _why(new: KnownVersion, latest: KnownVersion, order: int) -> str:
    if order > 0:
        return f"version {new.version} after {latest.version}"
    if new.number is not None and new.number != latest.number:
        return f"lead number {new.number} after {latest.number or 'none'}"
    if new.text == latest.text:
        return "the same text under another headline"
    return "another text under the same link or name"


def _same_item(new: KnownVersion, one: KnownVersion) -> bool:
    return (new.uri is not None and new.uri == one.uri) or (new.link is not None and new.link == one.link)


def _order(new: str | None, known: str | None) -> int:
    """1, 0 or -1: whether a version is after, the same as, or before a known one. 0 where either is no number."""
    one, other = _number(new), _number(known)
    if one is None or other is None:
        return 0
    return (one > other) - (one < other)


def _number(version: str | None) -> int | None:
    value = (version or "").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 12 else None


def _age(one: KnownVersion) -> tuple[int, datetime]:
    """By which the latest is found: its version, then its moment; what has neither is the oldest."""
    try:
        moment = datetime.fromisoformat(one.published or "")
    except ValueError:
        moment = datetime.min
    return _number(one.version) or 0, moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def text_key(text: str) -> str:
    """The same for texts that differ in white space alone: what a feed's software does to a text is no new version."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", errors="surrogatepass")).hexdigest()


def link_key(url: str) -> str:
    """The same for addresses of one page: no fragment, no parameters that only tell where a reader came from, no "www."."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return url.strip()
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True, max_num_fields=None) if not _tracks(key)]
    place = f"{host}:{port}" if port not in (None, 80, 443) else host
    return urlunsplit(("https", place, parts.path.rstrip("/") or "/", urlencode(kept), ""))


def _tracks(key: str) -> bool:
    return key.lower() in index("link_parameters") or key.lower().startswith("utm_")
