"""Text and what its format says of it -> Report. Here: which word of several counts (outlet, date). Not here: formats, layout.

Outlet, first that speaks: given > metadata > source line > dateline.
Published, first that speaks: given > metadata > dateline, where it prints the year > a line that holds the date alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondlead.errors import EmptyError
from secondlead.intake.dates import checked_published, day_in
from secondlead.intake.editnotes import notes_of
from secondlead.intake.language import foreign
from secondlead.intake.layout import Layout, lay_out
from secondlead.intake.leads import lead_of
from secondlead.intake.outlets import outlet_name
from secondlead.model.report import Block, BlockKind, Report
from secondlead.model.spans import cut


@dataclass(frozen=True, slots=True)
class Told:
    """What an input says of itself besides its text, or what the user says of it."""

    published: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    headline: bool = False  # the text's first paragraph is its headline
    warnings: tuple[str, ...] = ()


UNTOLD = Told()


def compose(text: str, data: bytes, name: str, given: Told, metadata: Told | None = None) -> Report:
    """The report of text; data: the input's bytes, for its id. Raises EmptyError where there is nothing to read."""
    metadata = metadata or Told()
    when = checked_published(given.published) if given.published else None
    if not text.strip():
        raise EmptyError(name, "empty: nothing in it to read", "give a report's text")
    layout = lay_out(text, headline_first=metadata.headline)
    headline = next((block.span.text for block in layout.blocks if block.kind is BlockKind.HEADLINE), None)
    lead = lead_of(headline) if headline else None
    published, published_from = _published(when, metadata, layout)
    warning = foreign(text)
    return Report(
        id=hashlib.sha256(data).hexdigest()[:16],
        input=name,
        text=text,
        data=data,
        title=_title(headline[lead[1] :] if headline and lead else headline),
        byline=metadata.byline or _byline(layout),
        outlet=_outlet(given, metadata, layout),
        credit=layout.credit,
        url=given.url or metadata.url,
        published=published,
        published_from=published_from,
        lead=lead[0] if lead else None,
        blocks=tuple(_apart(text, layout.blocks, lead[1] if lead else 0)),
        warnings=(*given.warnings, *metadata.warnings, *((warning,) if warning else ())),
        notes=notes_of(text, layout.blocks),
    )


def _apart(text: str, blocks: tuple[Block, ...], mark: int) -> Iterator[Block]:
    """The blocks, the first `mark` characters of the headline as one of their own: "UPDATE 2-" is no word of what it says."""
    for block in blocks:
        words = cut(text, block.span.start + mark, block.span.end) if block.kind is BlockKind.HEADLINE else block.span
        if mark and words != block.span and len(words):
            yield Block(BlockKind.MARK, cut(text, block.span.start, words.start))
            yield Block(BlockKind.HEADLINE, words)
        else:
            yield block


def _title(headline: str | None) -> str | None:
    return " ".join(headline.split()) or None if headline else None


def _byline(layout: Layout) -> str | None:
    printed = next((block.span.text for block in layout.blocks if block.kind is BlockKind.BYLINE), None)
    return re.sub(r"^(?:By|by|BY)\s+", "", printed) if printed else None


def _outlet(given: Told, metadata: Told, layout: Layout) -> str | None:
    if given.outlet:
        return given.outlet
    if metadata.outlet:
        return outlet_name(metadata.outlet)
    if layout.credit_outlet:
        return outlet_name(layout.credit_outlet)
    return layout.dateline.outlet if layout.dateline else None


def _published(given: str | None, metadata: Told, layout: Layout) -> tuple[str | None, str]:
    printed = day_in(layout.date_line) if layout.date_line else None
    for value, where in (
        (given, "given"),
        (metadata.published, "metadata"),
        (layout.dateline.day if layout.dateline else None, "dateline"),
        (printed, "text"),
    ):
        if value:
            return value, where
    return None, "unknown"
