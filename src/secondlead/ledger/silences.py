"""Who has said nothing, over which collected reports, and until when. An absence is never a fact about the world.

Here: silences of a story. Not here: how a silence is read in one report (statements/formulas.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from secondlead.ledger.bodies import root_of
from secondlead.ledger.fillers import akin
from secondlead.ledger.order import moment, place
from secondlead.model.ledger import Filed, Ref, Silence
from secondlead.model.reading import Stance, Statement

_SILENT = frozenset({Stance.SILENT, Stance.DECLINES})


def silences(reports: Sequence[Filed], until: str, failed: Sequence[tuple[str, str]] = ()) -> tuple[Silence, ...]:
    """Each body that was said to be silent and has not been quoted since, by when it was first said.

    failed: (from, to) of the times at which a feed could not be asked; a silence that reaches into one is unknown.
    """
    ordered = sorted(reports, key=place)
    found: dict[tuple[str, str], Silence] = {}
    for filed in ordered:
        for statement in filed.reading.statements:
            for name in _names(statement) if statement.stance in _SILENT else ():
                about = " ".join(part.text for part in statement.content) or ""
                key = (name.casefold(), "")
                if key not in found:
                    found[key] = Silence(name, about, moment(filed), Ref(filed.id, statement.id), (), until)
    out = []
    for one in found.values():
        after = [filed for filed in ordered if moment(filed) >= one.since]
        if any(_spoke(one.body, filed, one.ref) for filed in after):
            continue
        unknown = any(start < until and end > one.since for start, end in failed)
        out.append(Silence(one.body, one.about, one.since, one.ref, tuple(filed.id for filed in after), until, unknown))
    return tuple(sorted(out, key=lambda one: (one.since, one.body)))


def _names(statement: Statement) -> tuple[str, ...]:
    source = statement.source
    if source is None:
        return ()
    return source.parts or (source.body or source.name,)


def _spoke(body: str, filed: Filed, silence: Ref) -> bool:
    for statement in filed.reading.statements:
        if statement.source is None or statement.stance in _SILENT or Ref(filed.id, statement.id) == silence:
            continue
        root = root_of(statement, filed.reading)
        if any(akin(body, name) for name in (root.name, root.body) if name):
            return True
    return False
