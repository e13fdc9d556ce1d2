"""Any frozen record of ours as JSON values, and back: for what is kept beside the contract's JSON.

Here: dataclasses, enums, tuples, spans, moments, bytes. Not here: the contract (contract.py, restore.py), readings (keeping.py).
A field that has its default is left out, so that a field that a later version adds is simply missing in what an earlier one wrote; keys
that are not known are passed over. A span is [start, end], with its words only where they are not those of the text.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from secondlead.model.spans import Span

One = TypeVar("One")


def dumped(value: Any, text: str = "") -> Any:
    """A value as JSON values; text: the report's, in which spans lie. Raises TypeError for what no record of ours holds."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, Span):
        return _span(value, text)
    if isinstance(value, (tuple, list)):
        return [dumped(one, text) for one in value]
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, datetime):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {
            one.name: dumped(held, text) for one in fields(value) if not _is_default(one, held := getattr(value, one.name)) or _bare(one)
        }
    raise TypeError(f"{type(value).__name__} is not kept as JSON")


def loaded(kind: type[One], value: Any, text: str = "") -> One:
    """The record again. Raises KeyError, TypeError or ValueError where the values are not of that kind."""
    return cast(One, value_of(kind, value, text))


def _span(value: Span, text: str) -> list[Any]:
    return [value.start, value.end] if value.text == text[value.start : value.end] else [value.start, value.end, value.text]


def _bare(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _is_default(one: Field[Any], value: Any) -> bool:
    """Whether a field has just its default; 0.0 and 0, True and 1 are told apart."""
    return one.default is not MISSING and type(value) is type(one.default) and repr(value) == repr(one.default)


def value_of(kind: Any, value: Any, text: str) -> Any:
    """A value of any kind that a field may have."""
    return _loader(kind)(value, text)


Load = Callable[[Any, str], Any]


@cache
def _loader(kind: Any) -> Load:
    """What loads values of a kind, made once."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        (one,) = [_loader(part) for part in inner if part is not NoneType]
        return lambda value, text: None if value is None else one(value, text)
    if origin is tuple:
        return _tuples(inner)
    if kind is Span:
        return _spans
    if is_dataclass(kind):
        return _records(cast(type[Any], kind))
    if kind is bytes:
        return lambda value, text: b64decode(value)
    if kind is float:
        return lambda value, text: float(value)
    if kind is datetime:
        return lambda value, text: datetime.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value, text: kind(value)
    return lambda value, text: value


def _tuples(inner: tuple[Any, ...]) -> Load:
    if len(inner) == 2 and inner[1] is Ellipsis:
        one = _loader(inner[0])
        return lambda value, text: tuple([one(held, text) for held in value])
    several = [_loader(part) for part in inner]
    return lambda value, text: tuple([part(held, text) for part, held in zip(several, value, strict=True)])


def _spans(value: Any, text: str) -> Span:
    start, end, *words = value
    return Span(start, end, words[0] if words else text[start:end])


def _records(kind: type[Any]) -> Load:
    hints = get_type_hints(kind)
    several = [(one.name, _loader(hints[one.name])) for one in fields(kind)]
    return lambda value, text: kind(**{name: load(value[name], text) for name, load in several if name in value})
