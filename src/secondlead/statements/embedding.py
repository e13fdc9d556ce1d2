"""What a hedge inside a modifier covers: "believed to be carrying | carrying Kim Jong-un", "possibly | by armored train".

Here: the extent of an embedded hedge and of its words. Not here: whether a hedge is embedded (hedging.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from secondlead.model.parse import Word
from secondlead.statements.patterns import Match, is_quote
from secondlead.statements.scope import finite

NOMINAL = {"NOUN", "PROPN", "ADJ", "NUM"}


def covered(words: Sequence[Word], match: Match) -> tuple[int, int, int] | None:
    """(first, last) places of the words that an embedded hedge covers, and the last place of the hedge itself; None if nothing is."""
    at = match.last + 1
    while at < len(words) and is_quote(words[at]):
        at += 1
    if at >= len(words) or (words[at].upos == "PUNCT"):
        return None
    kind = match.row["kind"]
    if kind == "adjective":
        return at, _noun_run(words, at), match.last
    if kind == "adverb":
        if words[at].upos == "VERB" or words[at].lower in {"to", "that"}:
            return at, _phrase_end(words, at), match.last
        return at, _noun_run(words, at), match.last
    hedge_last, start = match.last, at
    if words[match.last].lower == "to" or words[at].lower == "to":
        verb = at
        while verb < len(words) and (words[verb].lemma in {"be", "have"} or words[verb].upos in {"ADV", "PART"}):
            verb += 1
        if verb < len(words) and words[verb].upos == "VERB":
            hedge_last, start = verb, verb
        elif verb < len(words):
            hedge_last, start = verb - 1, verb
    if start >= len(words):
        return None
    return start, _phrase_end(words, start), hedge_last


def _noun_run(words: Sequence[Word], at: int) -> int:
    """The place where the noun phrase that begins here ends, preposition included; a new determiner ends it ("by train | this month")."""
    place, named = at, False
    if words[place].upos in {"ADP", "SCONJ"}:
        place += 1
    while place < len(words):
        word = words[place]
        if named and word.upos not in {"NOUN", "PROPN", "NUM"} and word.lower not in {"'s", "'", "-"}:
            break
        if word.upos == "VERB" and word.lower.endswith(("ed", "ing", "en")) and place + 1 < len(words) and words[place + 1].upos in NOMINAL:
            place += 1  # "by armored train"
            continue
        if word.upos not in NOMINAL | {"DET", "PRON", "ADV", "PART"} and not is_quote(word) and word.text not in {"-", "$", "£", "€", "%"}:
            break
        named = named or word.upos in {"NOUN", "PROPN", "PRON"}
        if word.lower in {"'s", "'"} and place + 1 < len(words):
            named = False
        place += 1
    while place - 1 > at and is_quote(words[place - 1]):
        place -= 1
    return max(at, place - 1)


def _phrase_end(words: Sequence[Word], at: int) -> int:
    """The place of the last word before a comma, a closing mark, or a finite verb that is not this phrase's own."""
    place = at + 1
    while place < len(words):
        word = words[place]
        if (
            (word.upos == "PUNCT" and word.text not in {"-", "$", "£", "€", "%", "(", ")"} and not is_quote(word))
            or finite(words, place)
            or word.lower in {"who", "which"}
        ):
            break
        place += 1
    while place - 1 > at and (is_quote(words[place - 1]) or words[place - 1].upos in {"CCONJ", "ADV"}):
        place -= 1
    return place - 1
