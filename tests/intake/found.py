"""Bytes in, what was found out: for the tests of formats. Here: opening. Not here: any test."""

from __future__ import annotations

from collections.abc import Mapping

from secondlead.errors import InputError
from secondlead.intake.compose import Told
from secondlead.intake.formats import checked, opened, reports_of
from secondlead.model.report import Report


def found(
    data: bytes | str, name: str = "in", kind: str | None = None, fields: Mapping[str, str] | None = None
) -> list[Report | InputError]:
    """Reports and errors, as `secondlead read` gives them."""
    data = data.encode() if isinstance(data, str) else data
    return list(checked(reports_of(opened(data, name, Told(), kind, fields)), name))


def reports(data: bytes | str, name: str = "in", kind: str | None = None, fields: Mapping[str, str] | None = None) -> list[Report]:
    """The reports alone; an error among them fails the test."""
    several = found(data, name, kind, fields)
    assert all(isinstance(one, Report) for one in several), several
    return [one for one in several if isinstance(one, Report)]


def errors(data: bytes | str, name: str = "in", kind: str | None = None, fields: Mapping[str, str] | None = None) -> list[str]:
    """The errors as they print, each in one line."""
    lines = [str(one) for one in found(data, name, kind, fields) if isinstance(one, InputError)]
    assert all("\n" not in line for line in lines)
    return lines
