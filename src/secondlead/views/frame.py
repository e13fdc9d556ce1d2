"""A reading's statements as a table, one row each.

Here: the rows, and the DataFrame of them where pandas is installed. Not here: files of tables (export/).
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from secondlead.errors import ExtraError
from secondlead.model.reading import Reading, Statement
from secondlead.views.brief import words

if TYPE_CHECKING:
    import pandas

# The columns, in their order, and what pandas takes them for. "string" and "Int64" keep missing values apart from empty ones.
COLUMNS = {
    "report": "string",  # the report's id
    "input": "string",
    "outlet": "string",
    "published": "string",  # ISO 8601, as the reading has it: a day or a moment
    "lead": "string",
    "id": "string",
    "within": "string",
    "source": "string",  # the name: the fullest form in the report; missing in the outlet's own voice
    "source_text": "string",
    "kind": "string",
    "body": "string",
    "country": "string",
    "count": "string",
    "cue": "string",
    "content": "string",
    "start": "Int64",  # of the content, in code points of the report's text
    "end": "Int64",
    "quote": "string",
    "certainty": "string",
    "low": "float64",
    "high": "float64",
    "because": "string",  # several are parted by " | "
    "embedded": "string",
    "stance": "string",
    "modality": "string",
    "condition": "string",
    "relay": "string",  # from the origin to the outlet, parted by " > "
    "stated": "string",
    "stated_from": "string",
    "stated_to": "string",
    "confidence": "float64",
}


def frame(readings: Iterable[Reading]) -> pandas.DataFrame:
    """The statements of several readings as one DataFrame. Raises ExtraError where pandas is not installed."""
    try:
        library: Any = import_module("pandas")
    except ImportError as error:
        raise ExtraError("to_frame", "pandas is not installed", "pip install 'secondlead[frame]'") from error
    listed = [row(reading, statement) for reading in readings for statement in reading.statements]
    table: pandas.DataFrame = library.DataFrame(listed, columns=list(COLUMNS)).astype(COLUMNS)
    return table


def row(reading: Reading, statement: Statement) -> dict[str, str | int | float | None]:
    """A statement as the cells of a row; None where there is nothing."""
    report, source, certainty, stated = reading.report, statement.source, statement.certainty, statement.stated
    return {
        "report": report.id,
        "input": report.input,
        "outlet": report.outlet,
        "published": report.published,
        "lead": report.lead.mark if report.lead else None,
        "id": statement.id,
        "within": statement.within,
        "source": source.name if source else None,
        "source_text": source.span.text if source else None,
        "kind": str(source.kind) if source else None,
        "body": source.body if source else None,
        "country": source.country if source else None,
        "count": source.count if source else None,
        "cue": statement.cue.text if statement.cue else None,
        "content": words(statement.content) or None,
        "start": min((one.start for one in statement.content), default=None),
        "end": max((one.end for one in statement.content), default=None),
        "quote": str(statement.quote),
        "certainty": certainty.class_,
        "low": certainty.low,
        "high": certainty.high,
        "because": " | ".join(one.text for one in certainty.because) or None,
        "embedded": " | ".join(f"{one.class_}: {one.hedge.text}" for one in certainty.embedded) or None,
        "stance": str(statement.stance),
        "modality": str(statement.modality),
        "condition": statement.condition.text if statement.condition else None,
        "relay": " > ".join(hop.name for hop in statement.relay) or None,
        "stated": stated.text if stated else None,
        "stated_from": stated.from_ if stated else None,
        "stated_to": stated.to if stated else None,
        "confidence": statement.confidence,
    }
