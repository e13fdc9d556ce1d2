"""A mailbox (mbox) -> reports, message by message. Here: where a message ends. Not here: what is in it (mail.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondlead.errors import InputError
from secondlead.intake.jsons import lines_of
from secondlead.intake.limits import MAX_BYTES, too_large
from secondlead.intake.mail import message_reports
from secondlead.intake.source import Found, Source, part_name

START = re.compile(rb"From \S.*\d{4}")  # the line before a message: sender and date
QUOTED = re.compile(rb"^>(>*From )")


def reports(source: Source) -> Iterator[Found]:
    """Reports, one after the other; never more of the mailbox in memory than one message may have."""
    for number, message in enumerate(_messages(source), 1):
        name = part_name(source.name, number)
        if message is None:
            yield too_large(name)
            continue
        try:
            yield from message_reports(message, name, source.given)
        except InputError as error:
            yield error


def _messages(source: Source) -> Iterator[bytes | None]:
    """Each message without the line before it; None for one that is too large."""
    held, blank, over, begun = bytearray(), True, False, False
    for line in lines_of(source):
        if isinstance(line, InputError):
            over = True
            held.clear()
            continue
        if blank and START.match(line):
            if begun:
                yield None if over else bytes(held)
            held.clear()
            over, begun, blank = False, True, False
            continue
        blank = not line.strip()
        if not over:
            held += QUOTED.sub(rb"\1", line) if line[:1] == b">" else line
            if len(held) > MAX_BYTES:
                over = True
                held.clear()
    if begun:
        yield None if over else bytes(held)
