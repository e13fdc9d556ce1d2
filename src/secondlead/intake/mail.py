"""A mail message -> reports: its text, and messages that it carries. Here: headers and parts, by the standard library's email. Not here:
mailboxes (mbox.py), pages (html.py)."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from secondlead.errors import EmptyError, FormatError
from secondlead.intake.compose import Told, compose
from secondlead.intake.decode import decoded
from secondlead.intake.markup import paragraphs
from secondlead.intake.outlets import outlet_row
from secondlead.intake.source import Found, Source, part_name
from secondlead.model.report import ItemId

BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
MOST_PARTS = 5_000  # lines that may begin a part; the parser takes a sixth of a millisecond for each
DEEPEST = 4  # messages within messages
POLICY = email.policy.default.clone(max_line_length=None)


def reports(source: Source) -> Iterator[Found]:
    """The report of a message, and those of messages that it carries."""
    yield from message_reports(source.whole(), source.name, source.given)


def message_reports(data: bytes, name: str, given: Told) -> Iterator[Found]:
    """The report of a message; an error where it holds no text."""
    if data.count(b"\n--") > MOST_PARTS:
        raise FormatError(name, "a message of very many parts", "save its text and give that")
    try:
        message = email.message_from_bytes(data, policy=POLICY)
        found = list(_of(message, data, name, given, DEEPEST))
    except (*BROKEN, RecursionError, AssertionError) as error:
        # headers and encodings of spam break the parser in many ways, and it has no exception of its own
        raise FormatError(name, "a message that cannot be taken apart", "save its text and give that") from error
    yield from found


def _of(message: EmailMessage, data: bytes, name: str, given: Told, depth: int) -> Iterator[Found]:
    inner = [part for part in _leaves(message) if part.get_content_type() == "message/rfc822"] if depth else []
    for number, part in enumerate(inner, 1):
        carried = part.get_payload()
        one = carried[0] if isinstance(carried, list) and carried else None
        if isinstance(one, EmailMessage):
            yield from _of(one, one.as_bytes(), part_name(name, number), given, depth - 1)
    body, others = _body(message)
    if not body and inner:
        return
    if not body:
        yield EmptyError(name, "a message without a text", "give its attachments themselves")
        return
    subject = _header(message, "subject")
    text = f"{subject}\n\n{body}" if subject else body
    outlet, author = _sender(message)
    warnings = (f"{others} attachments are not read" if others > 1 else "1 attachment is not read",) if others else ()
    told = Told(_date(message), outlet, author, headline=subject is not None)
    try:
        report = compose(text, data, name, replace(given, warnings=(*given.warnings, *warnings)), told)
    except EmptyError as error:
        yield error
        return
    number_of = _header(message, "message-id")
    before = tuple(word for key in ("supersedes", "obsoletes", "replaces") if (word := _header(message, key)))
    yield replace(report, item=ItemId(number_of) if number_of else None, derived_from=before)


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that are no containers; messages within are leaves, not entered."""
    waiting: list[EmailMessage] = [message]
    while waiting:
        part = waiting.pop()
        payload = part.get_payload()
        if part.get_content_type() != "message/rfc822" and isinstance(payload, list):
            waiting.extend(one for one in reversed(payload) if isinstance(one, EmailMessage))
        else:
            yield part


def _body(message: EmailMessage) -> tuple[str, int]:
    """The text, plain before marked up, and how many parts were left out."""
    plain, marked, others = "", "", 0
    for part in _leaves(message):
        kind = part.get_content_type()
        if kind == "message/rfc822":
            continue
        if kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            text = _text(part)
            if kind == "text/plain":
                plain = f"{plain}\n\n{text}" if plain and text.strip() else plain or text
            else:
                marked = marked or text
        elif part.get_content_disposition() == "attachment":
            others += 1
    if plain.strip():
        return plain.replace("\r\n", "\n").strip("\n"), others
    return "\n\n".join(paragraphs(marked)) if marked.strip() else "", others


def _text(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    return decoded(data, "", part.get_content_charset())[0] if data.strip() else ""


def _header(message: EmailMessage, key: str) -> str | None:
    try:
        value = message.get(key)
    except BROKEN:  # a date in the year 99999 is one of the things that the parser does not survive
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _sender(message: EmailMessage) -> tuple[str | None, str | None]:
    """The outlet, where the sender goes by the name of one, else the writer."""
    value = message.get("from")
    addresses: tuple[Address, ...] = getattr(value, "addresses", ())
    name = " ".join(addresses[0].display_name.split()) if addresses else ""
    if not name:
        return None, None
    return (name, None) if outlet_row(name) else (None, name)


def _date(message: EmailMessage) -> str | None:
    value = _header(message, "date")
    try:
        moment = parsedate_to_datetime(value) if value else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment is None:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
