"""The changes from one reading to another, statement by statement.

Here: the order of the work. Not here: pairing (alignment.py), comparing (comparing.py), corrections, moves, the sentences (english.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from secondlead.ledger.alignment import Alignment, align
from secondlead.ledger.comparing import compare
from secondlead.ledger.corrections import corrected, corrections
from secondlead.ledger.english import behind, quoted, who
from secondlead.ledger.figures import conflicting, counted, equal, outcomes, shared, told
from secondlead.ledger.folding import Found, folded
from secondlead.ledger.likeness import SAME, Relation, Weights, held, same_source, simple_relation, turned, words_shared
from secondlead.ledger.moves import moved
from secondlead.ledger.sides import Side, sides, stems
from secondlead.model.change import Change, ChangeKind, Diff
from secondlead.model.reading import Reading, Stance

ANSWERED = 0.40  # of the words, by Dice's measure: what a denial or a confirmation shares with what it answers
COMMON, MORE = 2, 3  # and how many that are no names; more where none of them names what happens
ECHO = 0.75  # of a statement's words in another of the other report: it says nothing that stood not there. Tried with LEAST (alignment.py)


def diff(old: Reading, new: Reading, relation: Relation = simple_relation) -> Diff:
    """What new changes against old: every change with both places, the weightiest kind first, then in the order of the text.

    `relation` judges whether two statements may be one (likeness.Relation). Of two equal texts the diff is empty.
    """
    left, right = sides(old), sides(new)
    weigh = Weights((*left, *right))
    aligned = align(left, right, weigh, relation)
    found = [*_within(aligned, new, right), *_come(aligned, left, right, weigh, relation), *_gone(aligned, left, right, weigh)]
    found += _moves(aligned)
    return Diff(old.report, new.report, folded(found, weigh))


def changes(old: Reading, new: Reading, relation: Relation = simple_relation) -> tuple[Change, ...]:
    """The changes of `diff` alone."""
    return diff(old, new, relation).changes


def _within(aligned: Alignment, new: Reading, right: Sequence[Side]) -> Iterable[Found]:
    """What differs within each pair; what the outlet itself corrects is a correction and neither figure nor wording."""
    mended = corrections(new.report)
    for one, other in aligned.pairs:
        several = compare(one, other)
        if mended and (text := corrected(one, other, mended)):
            yield Found(ChangeKind.CORRECTED, one, other, text)
            several = tuple(entry for entry in several if entry[0] not in (ChangeKind.FIGURE, ChangeKind.RESOURCED))
        elif not several and one.key != other.key and one.wording != other.wording:
            yield Found(ChangeKind.REWORDED, one, other, f"Reworded{behind(other)}: {quoted(other)}; before: {quoted(one)}")
        for kind, text in (*several, *_figure_elsewhere(one, other, right)):
            yield Found(kind, one, other, text)


def _figure_elsewhere(one: Side, other: Side, new: Sequence[Side]) -> Iterable[tuple[ChangeKind, str]]:
    """The outcome that one counts and other only names ("the number of people killed has risen"), where new has one other value of it."""
    if one.wording == other.wording:
        return
    there = {counted(figure) for figure in other.figures}
    for value in one.figures:
        what = counted(value)
        if what in outcomes() and what not in there and set(stems(what)) <= other.words:
            now = [figure for side in new for figure in side.figures if counted(figure) == what and figure.unit == value.unit]
            if now and all(equal(figure, now[0]) for figure in now) and not equal(now[0], value):
                yield ChangeKind.FIGURE, told(value, now[0]) + behind(other)


def _come(aligned: Alignment, old: Sequence[Side], new: Sequence[Side], weigh: Weights, relation: Relation) -> Iterable[Found]:
    """What is new, first that fits: a denial or a confirmation of what stood before; another value of a figure; an added statement."""
    beside = _beside([(other, one) for one, other in aligned.pairs])
    for other in aligned.come:
        answers = turned(other) or other.statement.stance is Stance.CONFIRMS
        if answers and (one := _answered(other, old, weigh, relation)):
            kind = ChangeKind.CONFIRMED if other.statement.stance is Stance.CONFIRMS else ChangeKind.DENIED
            yield Found(kind, one, other, f"Now {kind} by {who(other)}: {quoted(one)}")
        elif _still(other, old, beside, weigh) or _headed(other, new, weigh):
            continue
        elif figure := _figure(other, old, new):
            yield figure
        else:
            yield Found(ChangeKind.ADDED, None, other, f"Added{behind(other)}: {quoted(other)}")


def _gone(aligned: Alignment, old: Sequence[Side], new: Sequence[Side], weigh: Weights) -> Iterable[Found]:
    beside = _beside(aligned.pairs)
    for one in aligned.gone:
        if not _still(one, new, beside, weigh) and not _headed(one, old, weigh):
            yield Found(ChangeKind.DROPPED, one, None, f"Dropped{behind(one)}: {quoted(one)}")


def _beside(pairs: Iterable[tuple[Side, Side]]) -> dict[str, frozenset[str]]:
    """For the wording of each sentence, the words of the other report's sentences that it is paired with."""
    found: dict[str, frozenset[str]] = {}
    for one, other in pairs:
        if other.sentence:
            found[one.wording] = found.get(one.wording, frozenset()) | frozenset(stems(other.sentence.span.text))
    return found


def _still(one: Side, several: Sequence[Side], beside: dict[str, frozenset[str]], weigh: Weights) -> bool:
    """Whether the other report still says it: in one of its statements, or in the sentence that this one's sentence has become."""
    words = beside.get(one.wording)
    if words is not None and one.words and not turned(one) and weigh(one.words & words) >= ECHO * weigh(one.words):
        return True
    return any(_echoes(one, other, weigh) for other in several)


def _headed(one: Side, own: Sequence[Side], weigh: Weights) -> bool:
    """Whether one is a headline that repeats a paragraph of its own report: what became of that is told there."""
    return one.headline and any(
        not other.headline and turned(one) == turned(other) and held(one, other, weigh) >= SAME and same_figures(one, other)
        for other in own
    )


def _figure(other: Side, old: Sequence[Side], new: Sequence[Side]) -> Found | None:
    """An outcome counted anew in a sentence of its own, where old has one value of it and new no longer has that one."""
    for value in other.figures:
        if counted(value) not in outcomes():
            continue
        before = [(one, figure) for one in old for figure in one.figures if counted(figure) == counted(value) and figure.unit == value.unit]
        kept = (
            any(equal(figure, before[0][1]) for side in new for figure in side.figures if counted(figure) == counted(value))
            if before
            else True
        )
        if not kept and all(equal(figure, before[0][1]) for _, figure in before):
            one = min((one for one, _ in before), key=lambda one: (one.headline, one.number))
            return Found(ChangeKind.FIGURE, one, other, told(before[0][1], value) + behind(other))
    return None


def _answered(answer: Side, old: Sequence[Side], weigh: Weights, relation: Relation) -> Side | None:
    """The earlier statement that a denial or a confirmation answers: of those that put something forward, the most alike in words.

    Who says it, and who is named beside, counts for nothing: it is another who answers.
    """
    several = []
    for one in old:
        if turned(one) or one.statement.stance not in (Stance.ASSERTS, Stance.CONFIRMS):
            continue
        common = (one.words & answer.words) - one.named - answer.named  # who and where alone make no answer
        told = len(common) >= (COMMON if one.acts & answer.acts else MORE) or answer.words <= one.words
        if told and (near := words_shared(one, answer, weigh)) >= ANSWERED:
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
    if one.statement.stance is not other.statement.stance or len(one.words) < 2:
        return False
    mouth = one.headline or other.headline or same_source(one, other) == 1.0
    return mouth and same_figures(one, other) and held(one, other, weigh) >= ECHO


def same_figures(one: Side, other: Side) -> bool:
    """Whether other has each figure of one, with no other value."""
    figures = shared(one.figures, other.figures)
    return len(figures) == len(one.figures) and not any(conflicting(*pair) for pair in figures)


def _moves(aligned: Alignment) -> Iterable[Found]:
    for one, other, by in moved(aligned.pairs):
        yield Found(ChangeKind.MOVED, one, other, f"Moved {'up' if by < 0 else 'down'}: {quoted(other)}")
