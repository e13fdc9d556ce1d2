"""Which statement of the one report is which of the other: one to one, best first, the same every time.

Here: pairs, and what is left over. Not here: what differs within a pair (comparing.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondlead.ledger.likeness import SAME, Relation, Weights, held, likeness, plan_and_another_act, same_source, turned
from secondlead.ledger.sides import Side

# Tried from .40 to .50 on tests/ledger/changes and tests/stories (`pytest tests/ledger`): 77 of 88 changes here and at .40 (which
# pairs more that is only near), 76 between and beyond; at .50 one of the cases is lost.
LEAST = 0.44
FREQUENT = 40  # a word that more statements hold leads to no candidates: it tells nothing, and keeps the work from growing with the square
HEADLINE = 0.08  # less, where one of the two is a headline: it repeats what a paragraph says
POLARITY = 0.10  # less, where one puts forward what the other puts down


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs in the new report's order, and what stands in one report alone."""

    pairs: tuple[tuple[Side, Side], ...]
    gone: tuple[Side, ...]
    come: tuple[Side, ...]


def align(old: Sequence[Side], new: Sequence[Side], weigh: Weights, relation: Relation) -> Alignment:
    """The alignment of two reports' statements. Each stage takes what those before it have left.

    1. the same content, told by the same source with the same stance
    2. sentences in the same words: what is read in them is the same, so what one reading has more of is neither come nor gone
    3. the most alike by words, source, names and figures, unless `relation` calls them different
    """
    left, right = dict.fromkeys(one.number for one in old), dict.fromkeys(one.number for one in new)
    by_old, by_new = {one.number: one for one in old}, {one.number: one for one in new}
    found: list[tuple[Side, Side]] = []

    def take(one: Side, other: Side) -> None:
        if one.number in left and other.number in right:
            del left[one.number], right[other.number]
            found.append((one, other))

    for one, other in _identical(old, new):
        take(one, other)
    kept = _same_sentences(old, new)
    for one, other in _scored(
        [by_old[number] for number in left if by_old[number].wording in kept],
        [by_new[number] for number in right if by_new[number].wording in kept],
        weigh,
    ):
        if one.wording == other.wording:
            take(one, other)
    rest_old = [by_old[number] for number in left if by_old[number].wording not in kept]
    rest_new = [by_new[number] for number in right if by_new[number].wording not in kept]
    for one, other in _scored(rest_old, rest_new, weigh):
        if one.number in left and other.number in right and relation(one, other) != "different":
            take(one, other)
    found = list(_fuller(found, rest_old, rest_new, left, right, weigh))
    return Alignment(
        tuple(sorted(found, key=lambda pair: (pair[1].number, pair[0].number))),
        tuple(one for one in rest_old if one.number in left),
        tuple(one for one in rest_new if one.number in right),
    )


def _fuller(
    pairs: Sequence[tuple[Side, Side]],
    old: Sequence[Side],
    new: Sequence[Side],
    left: dict[int, None],
    right: dict[int, None],
    weigh: Weights,
) -> Iterator[tuple[Side, Side]]:
    """The pairs, a headline that is paired with a paragraph replaced by the paragraph left over that it repeats."""
    for one, other in pairs:
        if one.headline and not other.headline and (twin := _twin(one, old, left, weigh)):
            del left[twin.number]
            left[one.number] = None
            yield twin, other
        elif other.headline and not one.headline and (twin := _twin(other, new, right, weigh)):
            del right[twin.number]
            right[other.number] = None
            yield one, twin
        else:
            yield one, other


def _twin(headline: Side, several: Sequence[Side], left: dict[int, None], weigh: Weights) -> Side | None:
    fit = [
        one
        for one in several
        if one.number in left and not one.headline and turned(one) == turned(headline) and held(headline, one, weigh) >= SAME
    ]
    return max(fit, key=lambda one: (round(held(headline, one, weigh), 6), -one.number), default=None)


def _identical(old: Sequence[Side], new: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    waiting: dict[tuple[object, ...], list[Side]] = defaultdict(list)
    for one in old:
        waiting[_identity(one)].append(one)
    for other in new:
        several = waiting.get(_identity(other))
        if several:
            several.sort(key=lambda one: (one.wording != other.wording, one.number))
            yield several.pop(0), other


def _identity(side: Side) -> tuple[object, ...]:
    source = side.statement.source
    return side.key, side.headline, side.statement.stance, source.name.casefold() if source else None


def _same_sentences(old: Sequence[Side], new: Sequence[Side]) -> frozenset[str]:
    return frozenset({one.wording for one in old if one.sentence}) & frozenset(one.wording for one in new if one.sentence)


def _scored(old: Sequence[Side], new: Sequence[Side], weigh: Weights) -> list[tuple[Side, Side]]:
    """Candidates that share a telling word, the most alike first; ties by what stands in them, whichever report comes first."""
    holders: dict[str, list[Side]] = defaultdict(list)
    for other in new:
        for word in other.words:
            holders[word].append(other)
    ranked = []
    for one in old:
        near = {other.number: other for word in one.words if len(holders.get(word, ())) <= FREQUENT for other in holders.get(word, ())}
        for other in near.values():
            score = likeness(one, other, weigh)
            score -= HEADLINE * (one.headline != other.headline) + POLARITY * (turned(one) != turned(other))
            if plan_and_another_act(one, other):
                continue
            if score >= LEAST + HEADLINE * (one.headline and other.headline):  # headlines change their subject, and share its words
                ranked.append(
                    (-round(score, 9), -same_source(one, other), one.number + other.number, sorted((one.key, other.key)), one, other)
                )
    ranked.sort(key=lambda entry: entry[:4])
    return [(entry[4], entry[5]) for entry in ranked]
