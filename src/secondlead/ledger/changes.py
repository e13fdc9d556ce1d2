"""The changes from one reading to another, statement by statement.

Here: the order of the work. Not here: pairing (alignment.py), comparing (comparing.py), what is left over (remains.py), corrections, moves.
"""

from __future__ import annotations

from collections.abc import Iterable

from secondlead.ledger.alignment import Alignment, align
from secondlead.ledger.comparing import compare
from secondlead.ledger.corrections import corrected, corrections
from secondlead.ledger.english import behind, quoted, who
from secondlead.ledger.folding import Found, folded
from secondlead.ledger.likeness import Relation, Weights, simple_relation, turned
from secondlead.ledger.moves import moved
from secondlead.ledger.remains import Index, answered, beside, figure_anew, figure_elsewhere, headed, still
from secondlead.ledger.sides import sides
from secondlead.model.change import Change, ChangeKind, Diff
from secondlead.model.reading import Reading, Stance


def diff(old: Reading, new: Reading, relation: Relation = simple_relation) -> Diff:
    """What new changes against old: every change with both places, the weightiest kind first, then in the order of the text.

    `relation` judges whether two statements may be one (likeness.Relation). Of two equal texts the diff is empty.
    """
    left, right = sides(old), sides(new)
    weigh = Weights((*left, *right))
    aligned = align(left, right, weigh, relation)
    before, after = Index(left, weigh), Index(right, weigh)
    found = [*_within(aligned, new, after), *_come(aligned, before, after, weigh, relation), *_gone(aligned, before, after, weigh)]
    found += _moves(aligned)
    return Diff(old.report, new.report, folded(found, weigh))


def changes(old: Reading, new: Reading, relation: Relation = simple_relation) -> tuple[Change, ...]:
    """The changes of `diff` alone."""
    return diff(old, new, relation).changes


def _within(aligned: Alignment, new: Reading, right: Index) -> Iterable[Found]:
    """What differs within each pair; what the outlet itself corrects is a correction and neither figure nor wording."""
    mended = corrections(new.report)
    for one, other in aligned.pairs:
        several = compare(one, other)
        if mended and (text := corrected(one, other, mended)):
            yield Found(ChangeKind.CORRECTED, one, other, text)
            several = tuple(entry for entry in several if entry[0] not in (ChangeKind.FIGURE, ChangeKind.RESOURCED))
        elif not several and one.key != other.key and one.wording != other.wording:
            yield Found(ChangeKind.REWORDED, one, other, f"Reworded{behind(other)}: {quoted(other)}; before: {quoted(one)}")
        for kind, text in (*several, *figure_elsewhere(one, other, right)):
            yield Found(kind, one, other, text)


def _come(aligned: Alignment, old: Index, new: Index, weigh: Weights, relation: Relation) -> Iterable[Found]:
    """What is new, first that fits.

    1. a denial or a confirmation of what stood before
    2. nothing new: the old report says it too, or it is a headline over a paragraph that says it
    3. another value of an outcome
    4. an added statement
    """
    became = beside([(other, one) for one, other in aligned.pairs])
    for other in aligned.come:
        answers = turned(other) or other.statement.stance is Stance.CONFIRMS
        if answers and (one := answered(other, old, weigh, relation)):
            kind = ChangeKind.CONFIRMED if other.statement.stance is Stance.CONFIRMS else ChangeKind.DENIED
            yield Found(kind, one, other, f"Now {kind} by {who(other)}: {quoted(one)}")
        elif still(other, old, became, weigh) or headed(other, new, weigh):
            continue
        elif figure := figure_anew(other, old, new):
            yield figure
        else:
            yield Found(ChangeKind.ADDED, None, other, f"Added{behind(other)}: {quoted(other)}")


def _gone(aligned: Alignment, old: Index, new: Index, weigh: Weights) -> Iterable[Found]:
    """What has gone, but for what the new report says all the same."""
    became = beside(aligned.pairs)
    for one in aligned.gone:
        if not still(one, new, became, weigh) and not headed(one, old, weigh):
            yield Found(ChangeKind.DROPPED, one, None, f"Dropped{behind(one)}: {quoted(one)}")


def _moves(aligned: Alignment) -> Iterable[Found]:
    for one, other, by in moved(aligned.pairs):
        yield Found(ChangeKind.MOVED, one, other, f"Moved {'up' if by < 0 else 'down'}: {quoted(other)}")
