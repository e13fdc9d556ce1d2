"""How a content stands to the world: done, going on, planned, expected, possible, conditional, a habit.

Here: the choice among them, from the verb group of the ruling clause and what the hedges lend it. Not here: how sure (certainty.py).

The order of `modality_of`: 1 a condition; 2 what the cue or the source's own verb lends; 3 what a hedge lends, unless a perfect follows it
("may have left"); 4 the future; 5 the progressive; 6 a habit; 7 the present; 8 done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from secondlead.model.parse import Parse, Word
from secondlead.model.reading import Modality
from secondlead.statements.hedging import Clause, Hedging
from secondlead.statements.patterns import NEGATIONS, is_quote, matches
from secondlead.statements.scope import finite, subject
from secondlead.statements.sourcewords import noun_at_end
from secondlead.statements.stance import CueReading

_FUTURE = {"will", "shall", "would", "'ll", "wo", "'d"}


def modality_of(
    parse: Parse, hedging: Hedging, clause: Clause, said: Sequence[CueReading], conditional: bool, same: Callable[[Word], bool]
) -> Modality:
    """The modality of the content whose ruling clause is given; said: the cue and the source's own verbs, innermost first."""
    if conditional:
        # "vowed to halve fares if elected" is a plan still; its condition is kept beside it.
        return Modality.PLANNED if said and said[-1].modality == "planned" else Modality.CONDITIONAL
    told = max((reading.last for reading in said[:-1]), default=-1)  # the source's own verbs end here
    aside = [one.hedge for one in hedging.embedded]  # "a ferry believed to be carrying X ran aground": ran is the verb
    words = [
        w
        for n in clause.places
        if not is_quote(w := hedging.words[n]) and w.index > told and not (aside and any(at.start <= w.start < at.end for at in aside))
    ]
    infinitive = _after_hedge(hedging, clause)
    past = bool(infinitive) and infinitive[0].lower == "have"
    lent = next((reading.modality for reading in said if reading.modality), "")
    if lent and not (past or _told_as_past(words, lent)):
        return Modality(lent)
    hedged = next((hedge.modality for hedge in clause.hedges if hedge.modality), "")
    if past:
        return Modality.DONE
    if hedged:
        return Modality(hedged)
    if infinitive and infinitive[0].upos in {"AUX", "VERB"}:
        return _of_infinitive(infinitive)
    if words and words[0].lower == "to" and said[-1].class_ != "certain":
        return Modality.ONGOING if "have" not in [w.lower for w in words[:4]] else Modality.DONE
    return _of_verbs(parse, words, same)


def _after_hedge(hedging: Hedging, clause: Clause) -> list[Word]:
    """The verb group that follows the last hedge of the verb group ("appears to | have left", "may | have left")."""
    run: list[Word] = []
    for hedge in clause.hedges:
        place = hedge.last + 1
        if hedging.words[hedge.last].lower not in {"to", "may", "might", "could"}:
            continue
        run = []
        while place < len(hedging.words) and (
            hedging.words[place].upos in {"AUX", "VERB", "ADV", "PART"} or is_quote(hedging.words[place])
        ):
            if hedging.words[place].upos in {"AUX", "VERB"}:
                run.append(hedging.words[place])
            place += 1
    return run


def _of_infinitive(run: Sequence[Word]) -> Modality:
    """ "to be moving", "to be ready": going on. A passive or a bare infinitive after "appears to" is present too."""
    return Modality.DONE if len(run) > 1 and run[0].lemma == "be" and run[1].xpos == "VBN" else Modality.ONGOING


def _told_as_past(words: Sequence[Word], lent: str) -> bool:
    """Fears and beliefs may be about the past: "fears that hundreds died" lends no possibility to come."""
    first = _group(words)
    if lent not in {"possible", "expected"} or not any(finite(words, n) for n in range(len(words))):
        return False
    return bool(first) and first[0].xpos == "VBD" and first[0].lemma not in {"be", "have"} and len(first) == 1


def _ing(word: Word) -> bool:
    return (
        word.upos in {"VERB", "AUX"} and (word.xpos == "VBG" or word.lower.endswith("ing")) and word.lower not in {"bring", "sing", "ring"}
    )


def _group(words: Sequence[Word]) -> list[Word]:
    """The first verb group: finite, or else the first run that opens with "to" or a verb."""
    start = next((n for n in range(len(words)) if finite(words, n)), None)
    if start is None:
        start = next((n for n, w in enumerate(words) if w.upos in {"VERB", "AUX"}), None)
    if start is None:
        return []
    group = [words[start]]
    for word in words[start + 1 :]:
        if word.upos in {"AUX", "VERB"} or word.lower == "to":
            group.append(word)
        elif not (word.upos in {"ADV", "PART"} or word.lower in NEGATIONS):
            break
        if word.upos == "VERB" and word.lemma not in {"appear", "seem"}:
            break
    return group


def _of_verbs(parse: Parse, words: Sequence[Word], same: Callable[[Word], bool]) -> Modality:
    group = _group(words)
    if not group:
        return Modality.DONE
    plan = _planned_by_words(words)
    if plan is not None:
        return plan
    forms = [w.lower for w in group]
    main = group[-1]
    if any(form in _FUTURE for form in forms[:2]):
        return Modality.DONE if "have" in forms else _future(parse, words, group, same)
    if len(group) >= 3 and group[0].lemma == "be" and forms[1] == "to" and main.lemma != "blame":
        return Modality.PLANNED
    if words and words[0].lower == "to" and "have" not in forms:
        return Modality.ONGOING if _ing(main) else Modality.PLANNED
    if _ing(main) and any(w.lemma == "be" for w in group[:-1]):
        return (
            Modality.DONE
            if any(w.lower in {"was", "were"} for w in group) and not any(w.lower == "been" for w in group) and _over(words)
            else Modality.ONGOING
        )
    bare = group[0].lower == group[0].lemma and group[0].xpos in {"VBD", "VB"} and len(group) == 1  # "usually arrive": no past form
    present = group[0].xpos in {"VBZ", "VBP"} or (bare and _habit(words))
    if present and "have" not in forms and "has" not in forms[:1] and _habit(words):
        return Modality.HABITUAL
    if any(form in {"have", "has", "had", "having"} for form in forms[:-1]):
        return Modality.DONE
    if present:
        passive = main.xpos == "VBN" and len(group) > 1
        return Modality.DONE if group[0].lemma in {"appear", "seem"} and passive else Modality.ONGOING
    if "to" in forms and main.upos == "AUX":
        return Modality.ONGOING
    return Modality.DONE


def _planned_by_words(words: Sequence[Word]) -> Modality | None:
    """The modality that a verb of intention in the clause lends ("Kim plans to travel")."""
    for match in matches("stance_verbs", words):
        word = words[match.first]
        if match.row["kind"] == "plan" and word.upos == "VERB":
            who = subject(words, match.first)
            follows = match.last + 1 < len(words) and (
                words[match.last].lower == "to" or words[match.last + 1].lower in {"to", "a", "the"} or _ing(words[match.last + 1])
            )
            if who is not None and follows:
                return Modality.PLANNED
    return None


def _over(words: Sequence[Word]) -> bool:
    """A past progressive is over only where something is said to have come after it; in reported speech it is the present, shifted."""
    return any(w.lower in {"when", "until"} for w in words)


def _habit(words: Sequence[Word]) -> bool:
    return any(match.row["modality"] == "habitual" for match in matches("forms_of_time", words))


def _future(parse: Parse, words: Sequence[Word], group: Sequence[Word], same: Callable[[Word], bool]) -> Modality:
    """A plan where somebody decides it: the subject is the source, a person or a body, or the verb is passive; else an expectation."""
    start = words.index(group[0])
    who = subject(words, start)
    main = group[-1]
    forms = {m.row["modality"] for m in matches("forms_of_time", [main])}
    chosen = main.upos == "VERB" and "expected" not in forms
    if not chosen or who is None:
        return Modality.EXPECTED
    word = words[who]
    named = any(m.type in {"PER", "ORG", "LOC"} and m.span.start <= word.start < m.span.end for m in parse.mentions)
    passive = len(group) > 2 and group[-2].lemma == "be"
    # "the ministry would wait", "flights will resume", but "profit would miss its target": nobody decides that.
    decided = noun_at_end([word.lower]) is not None or "planned" in forms
    agent = word.upos in {"PROPN", "PRON"} or named or same(word) or passive or decided
    return Modality.PLANNED if agent else Modality.EXPECTED
