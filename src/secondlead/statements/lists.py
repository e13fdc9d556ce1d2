"""Lists of sources taken apart: "A, B and C", told from names, places and second roles with "and" in them.

Here: where the joints are. Not here: what each piece is (nominal.py) and whom it means (sources.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from secondlead.model.parse import Word
from secondlead.statements.nominal import Phrase, ends_in_name, phrase_of, source_like
from secondlead.statements.sourcewords import noun_at_end, quantity

_ROLE_WITH = frozenset({"of", "for", "from", "at", "with", "in", "to"})


def starts_phrase(word: Word) -> bool:
    """Whether word can open a noun phrase of its own in a list: a determiner, a name, a known noun."""
    return (
        word.upos in ("DET", "PROPN", "NUM", "PRON")
        or word.text[:1].isupper()
        or quantity(word.lower) is not None
        or noun_at_end([word.lower]) is not None
        or word.upos in ("ADJ", "NOUN")
    )


def side_by_side(words: Sequence[Word], named: frozenset[int]) -> list[tuple[Word, ...]]:
    """words as a list "A, B and C" taken apart at its outermost joints; one piece where it is no list.

    A joint is "and", "or" or "nor" between two phrases that can each be a source; never inside a name or a clause.
    """
    cut_at = next((i for i, w in enumerate(words) if i > 0 and w.lower in ("who", "whom", "whose", "which")), len(words))
    joints = [
        i
        for i in range(1, cut_at - 1)
        if (words[i].lower in ("and", "or", "nor") or (words[i].text == "&" and words[i + 1].text[:1].islower()))
        and not (words[i].index in named and words[i - 1].index in named and words[i + 1].index in named)
    ]
    for joint in reversed(joints):
        left, right = list(words[:joint]), list(words[joint + 1 :])
        if left and left[-1].text != "," and _second_role(left, right, named):
            continue
        while left and left[-1].text == ",":
            left.pop()
        if left and _parts_here(left, right, named):
            return [*_commas(left, named), tuple(right)]
    return [tuple(words)]


def _second_role(left: Sequence[Word], right: Sequence[Word], named: frozenset[int]) -> bool:
    """ "Jane Doe, director of X and a professor at Y": a second description in the same apposition."""
    one, other = phrase_of(left, named), phrase_of(right, named)
    if one is None or other is None or not one.tail or one.tail[0].text != ",":
        return False
    apposed = phrase_of(one.tail[1:], named)
    if apposed is None or apposed.noun is None or not apposed.noun.human:
        return False
    return ends_in_name(one, named) and other.noun is not None and not other.noun.plural and not ends_in_name(other, named)


def _parts_here(left: Sequence[Word], right: Sequence[Word], named: frozenset[int]) -> bool:
    """Whether the words on both sides of a joint are each a source."""
    if not starts_phrase(right[0]):
        return False
    one, other = phrase_of(left, named), phrase_of(right, named)
    if one is None or other is None:
        return False
    left_says = source_like(one.core, one.noun, named)
    right_says = source_like(other.core, other.noun, named)
    if not left_says or not right_says:
        return False
    # "adviser to the bank and author of the study": a second role of the same person has no determiner.
    if (
        other.noun is not None
        and other.noun.human
        and not other.noun.plural
        and not other.sense
        and one.tail
        and not ends_in_name(other, named)
    ):
        return False
    # "officials in Kyiv and Warsaw", "the presidents of France and Germany": the joint stands behind a preposition.
    prepositions = [w for w in one.tail if w.upos == "ADP" or w.lower in _ROLE_WITH]
    if prepositions and not any(w.text == "," for w in one.tail):
        return (
            other.noun is not None
            and (right[0].upos == "DET" or other.noun.plural or right[0].lower in ("a", "an", "the", "its", "his", "her"))
            and left[-1].text != "the"
        )
    # "the ministry of health and welfare", "the foreign and defense ministers": one head for both.
    return not (one.noun is None and other.noun is not None and left[-1].upos == "ADJ")


def _commas(words: Sequence[Word], named: frozenset[int]) -> list[tuple[Word, ...]]:
    """The pieces of "A, B" before "and C"; a description behind a name, or a name behind a description, stays with it."""
    pieces: list[list[Word]] = [[]]
    commas: list[Word] = []
    for i, word in enumerate(words):
        if word.text == "," and i and word.index not in named:
            pieces.append([])
            commas.append(word)
        else:
            pieces[-1].append(word)
    out: list[list[Word]] = []
    for number, piece in enumerate(pieces):
        if not piece:
            continue
        phrase = phrase_of(piece, named)
        before = phrase_of(out[-1], named) if out else None
        if out and (
            phrase is None
            or before is None
            or not source_like(phrase.core, phrase.noun, named)
            or _apposed(before, phrase, named)
            or piece[0].text.isdigit()
        ):
            out[-1] += [commas[number - 1], *piece]
        else:
            out.append(piece)
    return [tuple(piece) for piece in out]


def _apposed(before: Phrase, phrase: Phrase, named: frozenset[int]) -> bool:
    """A human role next to a name without a role of its own, in either order."""
    one_named, other_named = (ends_in_name(p, named) for p in (before, phrase))
    one_role = before.noun is not None and before.noun.human and not one_named
    other_role = phrase.noun is not None and phrase.noun.human and not phrase.noun.plural and not other_named
    return (one_named and before.noun is None and other_role) or (
        one_role and before.count == "one" and other_named and len(phrase.core) <= 4
    )
