"""What hangs on a time, judged: which marker tells of it, whether it looks back, whether anything real is meant.

Here: small questions of a marker, a time, a statement. Not here: the entries that follow (sightings.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondlead.ledger.diary.phrases import Phrase
from secondlead.ledger.diary.sentence import Told
from secondlead.ledger.diary.words import Marker
from secondlead.lexicon import index
from secondlead.model.reading import Modality, Statement

NEAR = 8  # words between a marker and the infinitive that hangs on it

_UNREAL = re.compile(r"\b(?:had|could|were|was)\b", re.IGNORECASE)


def told_by(before: Sequence[Marker]) -> Marker:
    """Of the markers before a time the nearest; an infinitive or a bare word of the present gives way to what governs it."""
    last = before[-1]
    for upper in reversed(before[:-1]):
        if last.class_ not in ("infinitive", "end", "now") or last.first - upper.last > NEAR:
            break
        if upper.class_ == "past" and last.first - upper.last <= 1:
            return upper  # "would have run out"
        if upper.class_ in ("ahead", "deadline", "term", "moved", "infinitive", "now"):
            last = upper
        else:
            break
    return last if last.class_ not in ("infinitive", "now") else before[-1]


def gone(phrase: Phrase) -> bool:
    """Whether a time is of the present at large or looks back: "now", "earlier in the day", "the first ten months"."""
    backward = {("rel", "-1"), ("shift", "B"), ("ago", ""), ("rel", "B"), ("rel", "L")}
    rows = [row for word in phrase.span.text.casefold().split() if (row := index("time_words").get(word.strip(",."))) is not None]
    ordinal = phrase.length and any(row["word"] == "first" for row in rows)
    return phrase.value.endswith("_REF") or ordinal or any((row["class"], row["value"]) in backward for row in rows)


def meant(statement: Statement | None) -> bool:
    """Whether a statement is of what is meant to be: an infinitive alone is no plan ("to avoid a runoff in December")."""
    return statement is not None and statement.modality in (Modality.PLANNED, Modality.EXPECTED)


def kind_of(statement: Statement | None) -> str:
    """The kind of an entry that no marker tells: by the reader's modality."""
    if statement is not None and statement.modality is Modality.PLANNED:
        return "plan"
    return "expectation" if statement is not None and statement.modality is Modality.EXPECTED else "announcement"


def unreal(told: Told, statement: Statement) -> bool:
    """ "If he had come on Friday, we would have talked", "if pigs could fly we would sign tomorrow": quoted as it was not."""
    if statement.condition is None or not _UNREAL.search(statement.condition.text):
        return False
    rest = " ".join(part.text for part in statement.content).replace(statement.condition.text, " ")
    return re.search(r"\b(?:would|could|might)\b", rest) is not None and told.sentence.text.lstrip(' “"').startswith(("If", "Had", "Were"))
