"""A number far from what it counts: behind a counted noun, or in the list and contrast of another number.

Here: "the death toll rose to 41", "among them six children", "up from four". Not here: verbs (befell.py, beside.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from secondlead.model.parse import TENSED, Word
from secondlead.reading.quantities.beside import object_of
from secondlead.reading.quantities.company import of_sort
from secondlead.reading.quantities.draft import Draft
from secondlead.reading.quantities.outcomes import FAR, Outcome, counted_by, outcomes


def toll(words: Sequence[Word], one: Draft, begin: int) -> Outcome | None:
    """the death toll rose to 41, deaths reached 41, put the number of dead at 41, a toll of 41, the number of people killed was 41."""
    if one.measure == "things" and one.noun is not None:
        return None
    before = one.first - 1
    while before > begin and words[before].lower in of_sort("passing"):
        before -= 1
    if before < begin or words[before].lower not in of_sort("reach"):
        return None
    for at in range(before - 1, max(begin, before - FAR) - 1, -1):
        word = words[at]
        found = (
            outcomes("noun").get(word.lower)
            or outcomes("group").get(word.lower)
            or (outcomes("state").get(word.lower) if at and words[at - 1].lower in of_sort("before the dead") else None)
        )
        if not found and word.xpos in ("VBN", "VBD") and at and words[at - 1].lower in of_sort("those counted"):
            found = outcomes("transitive").get(word.lower)
        if found:
            return found
        if word.lower in of_sort("number noun"):
            return _numbered(words, at, before)
        if word.text in (";", ":") or word.lower in ("who", "which"):
            return None
    return None


def _numbered(words: Sequence[Word], at: int, before: int) -> Outcome:
    """What "the number" is of, in the words behind it: "put the number of refugees at"; the noun itself where they do not tell."""
    if words[at + 1].lower == "of":
        noun = next((word for word in words[at + 2 : before] if word.xpos in ("NNS", "NNPS") or word.lower in of_sort("people")), None)
        state = next(
            (word for word in words[at + 2 : before] if word.lower in outcomes("state") or word.lower in outcomes("transitive")), None
        )
        if state is not None and (noun is None or noun.lower in of_sort("people")):
            return outcomes("state").get(state.lower) or outcomes("transitive")[state.lower]
        if noun is not None:
            return noun.lower, "=" + ("person" if noun.lower in of_sort("people") else noun.lemma)
    return words[at].lower, "="


def carried(words: Sequence[Word], one: Draft, done: Sequence[Draft], begin: int) -> Outcome | None:
    """What the number before counts, where this one is a part of it ("including six children") or stands in its list ("and two guards")."""
    if not done or done[-1].first < begin or done[-1].measure not in ("things", "area"):
        return None
    earlier = done[-1]
    if earlier.measure == "area" and one.noun is not None and [word.lower for word in words[earlier.last + 1 : one.first]][-1:] == ["and"]:
        return object_of(words, earlier, begin)
    outcome = counted_by().get(earlier.counts)
    gap = words[earlier.last + 1 : one.first]
    if len(gap) > FAR:
        return None
    if one.noun is None and gap and not one.unit:
        before, behind = gap[-1], words[one.last + 1 : one.last + 3]
        if before.lower in of_sort("against") and any(word.lower in of_sort("compared") for word in gap):
            return earlier.counts, f"={earlier.unit}"  # nine people died, up from four
        if any(word.lower in of_sort("part") for word in gap) and not any(word.xpos in TENSED for word in gap):
            return earlier.counts, f"={earlier.unit}"  # 60 countries, including 12 in Africa
        if len(gap) == 1 and before.lower == "to" and earlier.noun is not None and words[earlier.noun].lower in of_sort("contested"):
            return earlier.counts, f"={earlier.unit}"  # 26 votes to 7
        if (
            (before.upos == "CCONJ" or before.text == ",")
            and behind
            and behind[0].upos == "ADP"
            and not any(word.upos in ("VERB", "AUX") for word in gap)
        ):
            return earlier.counts, f"={earlier.unit}"  # killed five in Castrel and nine in Verrin
    if outcome is None:
        return None
    part = next((i for i, word in enumerate(gap) if word.lower in of_sort("part")), None)
    if part is not None and not any(word.xpos in TENSED for word in gap[part:]):
        return earlier.counts, outcome
    if gap and all(word.text == "," or word.upos == "CCONJ" for word in gap) and one.noun is not None:
        return earlier.counts, outcome
    return None
