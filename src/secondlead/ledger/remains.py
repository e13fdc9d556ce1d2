"""What stands in one report alone: an answer to something, a figure told anew, an echo, or news.

Here: those questions, asked of one statement against the other report by an index of its words, never against all of it.
Not here: pairs (alignment.py), the order of the questions (changes.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from secondlead.ledger.english import behind
from secondlead.ledger.figures import conflicting, counted, equal, outcomes, shared, told
from secondlead.ledger.folding import Found
from secondlead.ledger.likeness import SAME, Relation, Weights, held, same_source, turned, words_shared
from secondlead.ledger.sides import Side, stems
from secondlead.model.change import ChangeKind
from secondlead.model.circumstances import Quantity
from secondlead.model.reading import Stance

# Tried with LEAST (alignment.py): ANSWERED .45 loses one of the stories' denials; ECHO from .70 to .80 changes nothing there.
ANSWERED = 0.40  # of the words, by Dice's measure: what a denial or a confirmation shares with what it answers
COMMON, MORE = 2, 3  # and how many that are no names; more where none of them names what happens
ECHO = 0.75  # of a statement's words in another of the other report: it says nothing that stood not there
Words = dict[str, frozenset[str]]


class Index:
    """The statements of a report by their words, and its figures by what they count."""

    def __init__(self, several: Sequence[Side], weigh: Weights) -> None:
        self.sides = several
        self._weigh = weigh
        self._by_word: dict[str, list[Side]] = defaultdict(list)
        self._by_count: dict[str, list[tuple[Side, Quantity]]] = defaultdict(list)
        for one in several:
            for word in one.words:
                self._by_word[word].append(one)
            for figure in one.figures:
                self._by_count[counted(figure)].append((one, figure))

    def holding(self, words: frozenset[str], share: float) -> list[Side]:
        """Those that may hold that share of words by weight: each that has one of the weightiest, which cannot all be missing."""
        left = (1.0 - share) * self._weigh(words)
        found: dict[int, Side] = {}
        for word in sorted(words, key=lambda one: (-self._weigh((one,)), one)):
            for side in self._by_word.get(word, ()):
                found.setdefault(side.number, side)
            left -= self._weigh((word,))
            if left < 0:
                break
        return [found[number] for number in sorted(found)]

    def counting(self, what: str, unit: str) -> list[tuple[Side, Quantity]]:
        """Every figure of that, with the statement that tells it."""
        return [(side, figure) for side, figure in self._by_count.get(what, ()) if figure.unit == unit]


def beside(pairs: Iterable[tuple[Side, Side]]) -> Words:
    """For the wording of each sentence, the words of the other report's sentences that it is paired with."""
    found: Words = {}
    for one, other in pairs:
        if other.sentence:
            found[one.wording] = found.get(one.wording, frozenset()) | frozenset(stems(other.sentence.span.text))
    return found


def still(one: Side, other_report: Index, became: Words, weigh: Weights) -> bool:
    """Whether the other report still says it: in one of its statements, or in the sentence that this one's sentence has become."""
    words = became.get(one.wording)
    if words is not None and one.words and not turned(one) and weigh(one.words & words) >= ECHO * weigh(one.words):
        return True
    return len(one.words) > 1 and any(_echoes(one, other, weigh) for other in other_report.holding(one.words, ECHO))


def headed(one: Side, own: Index, weigh: Weights) -> bool:
    """Whether one is a headline that repeats a paragraph of its own report: what became of that is told there."""
    return one.headline and any(
        not other.headline and turned(one) == turned(other) and held(one, other, weigh) >= SAME and same_figures(one, other)
        for other in own.holding(one.words, SAME)
    )


def figure_anew(other: Side, old: Index, new: Index) -> Found | None:
    """An outcome counted anew in a sentence of its own, where old has one value of it and new no longer has that one."""
    for value in other.figures:
        what = counted(value)
        before = old.counting(what, value.unit) if what in outcomes() else []
        if not before or any(not equal(figure, before[0][1]) for _, figure in before):
            continue
        if not any(equal(figure, before[0][1]) for _, figure in new.counting(what, value.unit)):
            one = min((side for side, _ in before), key=lambda side: (side.headline, side.number))
            return Found(ChangeKind.FIGURE, one, other, told(before[0][1], value) + behind(other))
    return None


def figure_elsewhere(one: Side, other: Side, new: Index) -> Iterable[tuple[ChangeKind, str]]:
    """The outcome that one counts and other only names ("the number of people killed has risen"), where new has one other value of it."""
    if one.wording == other.wording:
        return
    there = {counted(figure) for figure in other.figures}
    for value in one.figures:
        what = counted(value)
        if what in outcomes() and what not in there and set(stems(what)) <= other.words:
            now = [figure for _, figure in new.counting(what, value.unit)]
            if now and all(equal(figure, now[0]) for figure in now) and not equal(now[0], value):
                yield ChangeKind.FIGURE, told(value, now[0]) + behind(other)


def answered(answer: Side, old: Index, weigh: Weights, relation: Relation) -> Side | None:
    """The earlier statement that a denial or a confirmation answers: of those that put something forward, the most alike in words.

    Who says it, and who is named beside, counts for nothing: it is another who answers.
    """
    several = []
    for one in old.holding(answer.words, ANSWERED / 2):
        if turned(one) or one.statement.stance not in (Stance.ASSERTS, Stance.CONFIRMS):
            continue
        common = (one.words & answer.words) - one.named - answer.named  # who and where alone make no answer
        enough = len(common) >= (COMMON if one.acts & answer.acts else MORE) or answer.words <= one.words
        if enough and (near := words_shared(one, answer, weigh)) >= ANSWERED:
            several.append((-round(near, 6), one.number, one))
    several.sort(key=lambda entry: entry[:2])
    fit = next((one for _, _, one in several if relation(one, answer) not in ("different", "other value")), None)
    if fit is None or not fit.headline:
        return fit
    there = held(answer, fit, weigh)  # the paragraph that it repeats, where no less of the answer stands there
    twins = (one for _, _, one in several if not one.headline and held(fit, one, weigh) >= SAME and held(answer, one, weigh) >= there)
    return next(twins, fit)


def _echoes(one: Side, other: Side, weigh: Weights) -> bool:
    """Whether one says nothing that other does not say: its words stand there, from the same mouth, with the same stance and figures."""
    if one.statement.stance is not other.statement.stance:
        return False
    mouth = one.headline or other.headline or same_source(one, other) == 1.0
    return mouth and same_figures(one, other) and held(one, other, weigh) >= ECHO


def same_figures(one: Side, other: Side) -> bool:
    """Whether other has each figure of one, with no other value."""
    figures = shared(one.figures, other.figures)
    return len(figures) == len(one.figures) and not any(conflicting(*pair) for pair in figures)
