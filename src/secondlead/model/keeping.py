"""A reading and its frames as what a store keeps of them, and back, whole.

Here: the contract's JSON of the reading, and beside it what that leaves out (layout, editors' notes, who found a statement). Not here:
where it is kept (storage/). Any field that a record gains later is kept too: what the contract's way there and back loses is kept plainly.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, get_type_hints

from secondlead.model.contract import reading_dict
from secondlead.model.frame import Frame
from secondlead.model.plainjson import dumped, loaded, value_of
from secondlead.model.reading import Reading
from secondlead.model.report import Report
from secondlead.model.restore import from_dict

_APART = frozenset({"data", "whole", "text"})  # the bytes have their own place, the text is in the contract's JSON
_FINDER = ("by", "score")  # of a statement: the reader's own notes


def kept(reading: Reading) -> tuple[str, str]:
    """(the contract's JSON, what it leaves out as JSON)."""
    contract = reading_dict(reading)
    back = from_dict(contract)
    beside = {
        "report": _lost(reading.report, back.report),
        "warnings": dumped(reading.warnings),
        "found": [[getattr(one, name) for name in _FINDER] for one in reading.statements],
    }
    return _json(contract), _json(beside)


def restored(contract: str, beside: str, data: bytes = b"") -> Reading:
    """The reading again; data: the report's bytes, where they are wanted."""
    reading, held = from_dict(json.loads(contract)), json.loads(beside)
    hints = get_type_hints(Report)
    report = reading.report
    lost = {name: value_of(hints[name], value, report.text) for name, value in held["report"].items() if name in hints}
    found = tuple(replace(one, **dict(zip(_FINDER, how, strict=True))) for one, how in zip(reading.statements, held["found"], strict=True))
    return replace(reading, report=replace(report, data=data, **lost), statements=found, warnings=tuple(held["warnings"]))


def kept_frames(frames: Sequence[Frame], text: str) -> str:
    """Frames as JSON; text: the report's."""
    return _json([dumped(one, text) for one in frames])


def restored_frames(value: str, text: str) -> tuple[Frame, ...]:
    """The frames again."""
    return tuple(loaded(Frame, one, text) for one in json.loads(value))


def _lost(report: Report, back: Report) -> Mapping[str, Any]:
    names = [one.name for one in fields(Report) if one.name not in _APART]
    return {name: dumped(getattr(report, name), report.text) for name in names if getattr(report, name) != getattr(back, name)}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
