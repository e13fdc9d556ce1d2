"""What a quantity is a number of: killed, injured, missing, votes, trip ...

Here: the order in which that is asked. Not here: how each is found (beside.py, befell.py, tolls.py, measured.py);
of whom and where (scope.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondlead.model.parse import Parse, Word
from secondlead.reading.quantities.befell import befell, object_in_list, of_tree
from secondlead.reading.quantities.beside import beside, object_of
from secondlead.reading.quantities.company import of_sort
from secondlead.reading.quantities.draft import Draft
from secondlead.reading.quantities.measured import thing
from secondlead.reading.quantities.outcomes import outcomes
from secondlead.reading.quantities.tolls import carried, toll

_UNITS = {"people": "person", "bodies": "body", "cases": "case"}


def counted(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Each draft with what it counts; a part ("among them six children") and a further number take it over from the one before.

    The first that speaks: 1 an age, a measure written on to a noun; 2 an outcome beside the number or its noun; 3 the verb that it is the
    object of; 4 what befell it, behind; 5 the counted noun before ("the toll rose to 41"); 6 the number before, in a list or a part;
    7 the thing measured, or the noun itself.
    """
    done: list[Draft] = []
    for one in drafts:
        if one.counts:
            done.append(one)
            continue
        end = parse.sentences[parse.words[one.first].sentence].last
        begin = parse.sentences[parse.words[one.first].sentence].first
        of_whole = ""
        if one.measure == "" and done and done[-1].first >= begin and done[-1].measure == "things" and _of_them(parse.words, one, end):
            if one.figure.sort == "part":
                done.append(replace(one, unit="share", measure="share", counts=done[-1].counts))
                continue
            of_whole = done[-1].counts
            one = replace(one, unit=done[-1].unit, measure="things", also=done[-1].noun)
        if one.measure in ("", "things") and one.joined != "adjective":
            found = (
                of_tree(parse, one)
                or beside(parse.words, one, end)
                or object_of(parse.words, one, begin)
                or befell(parse.words, one, end)
                or toll(parse.words, one, begin)
                or object_in_list(parse, one)
                or carried(parse.words, one, done, begin)
                or (outcomes("people").get(parse.words[one.noun].lower) if one.noun is not None else None)
            )
            if found:
                counts, who = found
                unit = one.unit or _UNITS.get(who, who[1:] if who.startswith("=") else "")
                if counts != "aboard" or one.noun is not None or not one.unit:
                    done.append(replace(one, counts=counts, unit=unit, measure="things"))
                    continue
        done.append(replace(one, counts=of_whole or thing(parse, one, begin, end)))
    return done


def _of_them(words: Sequence[Word], one: Draft, end: int) -> bool:
    """96 of them, 12 of whom: of what the number before counts."""
    behind = words[one.last + 1 : min(end, one.last + 3)]
    return len(behind) == 2 and behind[0].lower == "of" and behind[1].upos == "PRON" and behind[1].lower in of_sort("them")
