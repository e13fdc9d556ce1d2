"""How alike two statements of two reports are, and a simple answer to how their propositions relate.

Here: a measure from 0 to 1 over words, names, figures, source; `Relation`, the question that a better judge may answer instead.
Not here: which statement is paired with which (alignment.py), what differs between the two of a pair (comparing.py).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable

from secondlead.ledger.figures import conflicting, shared
from secondlead.ledger.sides import Side
from secondlead.model.reading import Modality, Source, Stance

# How the proposition of the second relates to that of the first: same, narrower, wider, denies, other value, different.
Relation = Callable[[Side, Side], str]

# Of the measure: words, source, names, figures. Words decide; the rest tips the scale between sentences that share a scene.
WORDS, SOURCE, NAMES, FIGURES = 0.72, 0.10, 0.10, 0.08
NAME = 0.6  # times as much for a word of a name: who and where are the same throughout a story
ACT = 1.5  # times as much for a word that names what happens
OTHER_ACT = 0.06  # less, where both name what happens, and none of it is in both
SHARED_ACT = 0.04  # more, where a word that names what happens is in both
OPENING = 0.06  # more, where both open the first paragraph: a lead keeps its subject there
NEAR = 80  # characters from the start of the first paragraph within which what it is about begins
DIFFERENT = 0.34  # below this share of words two statements are taken to say different things
SAME = 0.60  # of the words of the shorter one, where it is a headline: it repeats the other
AHEAD = (Modality.PLANNED, Modality.EXPECTED, Modality.POSSIBLE)
REAL = (Modality.DONE, Modality.ONGOING)
TURNED = (Stance.DENIES, Stance.DOUBTS)
NO_POSITION = (Stance.SILENT, Stance.DECLINES, Stance.NEITHER)


class Weights:
    """How much each content word tells, by how many statements of the two reports hold it."""

    def __init__(self, several: Iterable[Side]) -> None:
        counted: Counter[str] = Counter()
        acts: set[str] = set()
        named: set[str] = set()
        number = 0
        for one in several:
            counted.update(one.words)
            acts |= one.acts
            named |= one.named
            number += 1

        def weight(word: str, count: int) -> float:
            kind = NAME if word in named else ACT if word in acts else 1.0
            return kind * (1.0 + math.log((number + 1) / count))

        self._of = {word: weight(word, count) for word, count in counted.items()}

    def __call__(self, words: Iterable[str]) -> float:
        """The weight of all of words."""
        return sum(self._of.get(word, 1.0) for word in words)


def words_shared(old: Side, new: Side, weigh: Weights) -> float:
    """Dice's coefficient of the weighted content words."""
    total = weigh(old.words) + weigh(new.words)
    return 2.0 * weigh(old.words & new.words) / total if total else float(old.key == new.key)


def held(inner: Side, outer: Side, weigh: Weights) -> float:
    """How much of inner's content words outer has too."""
    total = weigh(inner.words)
    return weigh(inner.words & outer.words) / total if total else 0.0


def likeness(old: Side, new: Side, weigh: Weights) -> float:
    """How alike two statements are, 1 for the same wording by the same source."""
    if old.key == new.key:
        words = 1.0
    else:
        words = 0.6 * words_shared(old, new, weigh) + 0.4 * max(held(old, new, weigh), held(new, old, weigh))
        if min(len(old.words), len(new.words)) < 2:  # one word in common is chance, where one word is all there is
            words *= 0.7
    names = len(old.names & new.names) / len(old.names | new.names) if old.names and new.names else words
    figures = 1.0 if shared(old.figures, new.figures) else words if not (old.figures and new.figures) else 0.0
    act = SHARED_ACT if old.acts & new.acts else -OTHER_ACT if _other_acts(old, new) else 0.0
    opening = OPENING * (_opens(old) and _opens(new))
    return WORDS * words + SOURCE * same_source(old, new) + NAMES * names + FIGURES * figures + opening + act


def _other_acts(old: Side, new: Side) -> bool:
    return bool(old.acts and new.acts) and not old.acts & new.words and not new.acts & old.words


def plan_and_another_act(old: Side, new: Side) -> bool:
    """Whether one is a plan and the other tells of something done that the plan did not name: "will open", "have been postponed"."""
    for plan, deed in ((old, new), (new, old)):
        if plan.statement.modality in AHEAD and deed.statement.modality in REAL:
            return not deed.acts <= plan.words
    return False


def _opens(side: Side) -> bool:
    sentence, content = side.sentence, side.statement.content[0]
    return sentence is not None and sentence.paragraph == 0 and content.start - sentence.span.start < NEAR


def same_source(old: Side, new: Side) -> float:
    """1 for one source, 0.6 for one body, 0.5 where one of the two is the outlet's own voice, 0 for others."""
    one, other = old.statement.source, new.statement.source
    if one is None or other is None:
        return 1.0 if one is other else 0.5
    if alike_named(one, other):
        return 1.0
    return 0.6 if one.body is not None and one.body == other.body else 0.0


def alike_named(one: Source, other: Source) -> bool:
    """Whether two sources may be one bearer by their names: "coast guard" and "Norda's coast guard"."""
    first, second = _name(one), _name(other)
    return bool(first and second) and (first <= second or second <= first)


def _name(source: Source) -> frozenset[str]:
    words = source.name.replace("’", "'").replace("'s ", " ").casefold().split()
    return frozenset(word.strip(".,") for word in words if word not in ("the", "a", "an", "of", "and", "unnamed"))


def turned(side: Side) -> bool:
    """Whether its source puts the content down: denies or doubts it, or asserts flatly that it is not so."""
    return side.statement.stance in TURNED or side.statement.certainty.class_ == "no"


def simple_relation(old: Side, new: Side) -> str:
    """How new's proposition relates to old's, by words and figures alone.

    1. few words shared: different
    2. one denies what the other puts forward: denies
    3. figures of the same thing that exclude each other: other value
    4. all words of the one in the other: wider or narrower; else same
    """
    common = old.words & new.words
    if old.key != new.key and 2 * len(common) < DIFFERENT * (len(old.words) + len(new.words)):
        return "different"
    if turned(old) != turned(new) and not {old.statement.stance, new.statement.stance} & set(NO_POSITION):
        return "denies"
    if any(conflicting(one, other) for one, other in shared(old.figures, new.figures)):
        return "other value"
    if old.words < new.words:
        return "narrower"
    return "wider" if new.words < old.words else "same"
