"""Which words of a content stand in its main clause, and which in a modifier, an adjunct, a condition or another's words.

Here: the levels, told by word order first and by the tree where the order leaves two ways open. Not here: hedges (hedging.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from enum import Enum, auto

from secondlead.model.parse import FINITE, Word
from secondlead.statements.patterns import NEGATIONS, is_quote, matches

_ALWAYS_FINITE = {"is", "are", "was", "were", "has", "had", "do", "does", "did", "'s", "'re", "'m"}
_COMMAS = frozenset({",", ";", "—", "–"})
_NEVER_FINITE = {"be", "been", "being", "having"}
_SUBORDINATORS = {
    "because",
    "although",
    "though",
    "while",
    "whereas",
    "since",
    "after",
    "before",
    "until",
    "when",
    "as",
    "amid",
    "despite",
    "so",
    "even",
}
_ALWAYS_CLAUSE = {"because", "although", "though", "while", "whereas", "amid", "despite"}
_RELATIVES = {"who", "which", "whose", "whom", "where"}


class Level(Enum):
    """How a word hangs in the content."""

    MAIN = auto()
    MODIFIER = auto()  # a relative clause, or a clause that a noun governs
    ADJUNCT = auto()  # because, after, amid ...; a participle after a comma
    CONDITION = auto()  # if, unless, subject to ...
    NESTED = auto()  # what somebody else in the content says or thinks


def finite(words: Sequence[Word], at: int) -> bool:
    """Whether a finite verb group begins at this place."""
    word = words[at]
    if word.lower in _NEVER_FINITE or word.upos not in {"VERB", "AUX"}:
        return False
    # Taggers mistake "plans" for an infinitive more often than they take it for a verb at all.
    if (
        word.xpos not in FINITE
        and not (word.upos == "AUX" and word.lower in _ALWAYS_FINITE)
        and not (word.xpos == "VB" and word.lower.endswith("s"))
    ):
        return False
    back = at - 1
    while back >= 0 and (words[back].upos == "ADV" or words[back].lower in NEGATIONS or is_quote(words[back])):
        back -= 1
    return back < 0 or not (words[back].upos == "AUX" or words[back].lower == "to")


def subject(words: Sequence[Word], at: int) -> int | None:
    """The place of the word that stands as subject of the verb group at this place, or None."""
    back = at - 1
    while (
        back >= 0
        and (words[back].upos in {"AUX", "ADV", "PART"} or words[back].lower in NEGATIONS or is_quote(words[back]))
        and words[back].lower != "'s"
    ):
        back -= 1
    return back if back >= 0 and words[back].upos in {"NOUN", "PROPN", "PRON", "NUM", "DET"} else None


def conditions(words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """The conditions in a sentence's words: places [first, last) from the opening word to the clause's end, closing marks left out."""
    found: list[tuple[int, int]] = []
    every = matches("conditions", words)
    barred = {place for match in every if match.row["kind"] == "not" for place in match.places}
    for match in every:
        kind, first = match.row["kind"], match.first
        if kind == "not" or first in barred or any(low <= first < high for low, high in found):
            continue
        if kind == "first" and not _opens_inverted(words, first):
            continue
        if kind == "phrase" and words[first].upos == "VERB" and words[first].xpos not in {"VBG", "JJ"}:
            continue
        last = first
        while last < len(words) and not (last > match.last and (words[last].text in {",", ";", "—", "–", ":"} or _torn(words, last))):
            last += 1
        if last + 1 < len(words) and words[last].text == "," and words[last + 1].lower in _RELATIVES:
            # "If Hamburg, who have won once, fail to draw": the relative clause is only set in.
            past = _comma(words, last + 1)
            last = _comma(words, past + 1) if past < len(words) else last
        last = min(last, _clause_end(words, first))
        if last < len(words) and words[last].text == "," and _list_comma(words, last):
            last = next((n for n in range(last + 1, len(words)) if words[n].text == ","), last)
        while last > first + 1 and (words[last - 1].upos == "PUNCT" or is_quote(words[last - 1])):
            last -= 1
        if last > first + 1:
            found.append((first, last))
    return tuple(found)


def _clause_end(words: Sequence[Word], opener: int) -> int:
    """By the tree: the place after the last word of the clause that the opener marks, where the main clause follows without a comma."""
    verb = next((n for n, w in enumerate(words) if w.index == words[opener].head and n > opener), None)
    if verb is None or words[opener].relation != "mark" or words[verb].relation != "advcl":
        return len(words)
    within = {words[verb].index}
    for _ in range(6):
        within |= {w.index for w in words if w.head in within}
    last = max(n for n, w in enumerate(words) if w.index in within)
    return last + 1 if last >= verb and words[verb].head not in within else len(words)


def _torn(words: Sequence[Word], at: int) -> bool:
    """Whether something was left out before this word: two fragments of a content meet here."""
    return words[at].index > words[at - 1].index + 1


def _list_comma(words: Sequence[Word], at: int) -> bool:
    """Whether the comma stands inside a name or date ("in Carrow, Ostavia, ...") rather than at a clause's end."""
    following = next((n for n in range(at + 1, len(words)) if words[n].text == ","), None)
    return following is not None and following - at <= 3 and all(w.upos in {"PROPN", "NUM"} for w in words[at + 1 : following])


def _opens_inverted(words: Sequence[Word], at: int) -> bool:
    """ "Should the talks fail, ...": at the head of a sentence, a subject after it, and a comma later."""
    if any(not is_quote(w) for w in words[:at]) or at + 1 >= len(words):
        return False
    subject_next = words[at + 1].upos in {"DET", "PROPN", "PRON", "NOUN", "ADJ"}
    return subject_next and any(w.text == "," for w in words[at:]) and words[-1].text != "?"


def levels(words: Sequence[Word], consumed: Collection[int], nests: Collection[int]) -> tuple[Level, ...]:
    """The level of each word. consumed: places of hedges in the verb group; nests: of verbs after which others speak."""
    told = [Level.MAIN] * len(words)
    for first, last in conditions(words):
        told[first:last] = [Level.CONDITION] * (last - first)
    commas = [n for n, word in enumerate(words) if word.text in _COMMAS]
    at, seen, last_break = 0, False, 0  # seen: the main clause has had its finite verb
    while at < len(words):
        word = words[at]
        if told[at] is Level.CONDITION:
            at += 1
            if at < len(words) and words[at].text == ",":
                last_break = at + 1
            continue
        opened = None if at in consumed else _opened(words, at, seen, at == last_break, commas)
        if opened is not None:
            level, stop = opened
            for place in range(at, stop):
                if told[place] is Level.MAIN:
                    told[place] = level
            at = stop
            continue
        seen = seen or finite(words, at)
        if at in nests:
            told[at + 1 :] = [Level.NESTED if level is not Level.CONDITION else level for level in told[at + 1 :]]
            break
        if word.text in {",", ";", ":", "—", "–"} or (is_quote(word) and at == last_break) or (word.lower == "that" and at == last_break):
            last_break = at + 1
        if word.lower in {"and", "but", "or"} and _clause_ahead(words, at):
            seen, last_break = False, at + 1
        at += 1
    return tuple(told)


def _clause_ahead(words: Sequence[Word], at: int) -> bool:
    """Whether a clause with a subject of its own begins after the conjunction."""
    place = at + 1
    return (
        place < len(words)
        and not finite(words, place)
        and words[place].upos in {"DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ", "ADV"}
        and any(finite(words, n) for n in range(place + 1, len(words)))
    )


def _comma(words: Sequence[Word], at: int) -> int:
    """The place of the next comma, or the end."""
    return next((n for n in range(at, len(words)) if words[n].text in _COMMAS), len(words))


def _opened(words: Sequence[Word], at: int, seen: bool, fresh: bool, commas: Sequence[int]) -> tuple[Level, int] | None:
    """The lower level that begins here and where it stops; None where the main clause goes on. fresh: a clause begins here.

    commas: the places of all commas, in order.
    """
    word, before = words[at], words[at - 1] if at else None
    after = bisect_left(commas, at + 1)
    end = commas[after] if after < len(commas) else len(words)
    if (
        word.lower in _SUBORDINATORS
        and word.upos in {"SCONJ", "ADP", "ADV"}
        and not (word.lower in {"so", "even"} and not _so_that(words, at))
    ):
        has_verb = any(finite(words, n) for n in range(at + 1, end))
        if (fresh and not seen and has_verb and end < len(words)) or (seen and (has_verb or word.lower in _ALWAYS_CLAUSE)):
            return Level.ADJUNCT, end
        return None
    if before is None:
        return None
    if word.lower in _RELATIVES and (before.upos in {"NOUN", "PROPN", "ADP", "PRON", "NUM"} or before.text == ","):
        return Level.MODIFIER, _relative_end(words, at, before.text == ",", seen)
    if word.lower == "that" and before.upos in {"NOUN", "PROPN"} and any(finite(words, n) for n in range(at + 1, len(words))):
        return Level.MODIFIER, _relative_end(words, at, False, seen)
    if before.text == "," and word.xpos == "VBG" and seen:
        return Level.ADJUNCT, end
    return None


def _so_that(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].lower in {"that", "though", "as"}


def _relative_end(words: Sequence[Word], at: int, loose: bool, seen: bool) -> int:
    """Where a relative clause ends: at a comma; or, while the main verb is still to come, before the second finite verb group."""
    end = _comma(words, at + 1)
    if loose:
        return end
    groups = 0
    for place in range(at + 1, end):
        if finite(words, place):
            groups += 1
            joined = words[place - 1].upos == "CCONJ"
            own_subject = words[place - 1].upos == "PRON"
            if groups > 1 and not seen and not joined and not own_subject:
                while place - 1 > at + 1 and words[place - 1].upos == "ADV":
                    place -= 1  # "that fell into the lake | probably iced up"
                return place
    return end
