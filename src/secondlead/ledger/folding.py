"""Changes that are one: the headline's beside the first paragraph's, a nested statement's beside its holder's.

Here: found changes -> Change records, in their order. Not here: how they are found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondlead.ledger.likeness import SAME, Weights, held
from secondlead.ledger.sides import Side
from secondlead.model.change import Change, ChangeKind

# The weightiest first: what a desk must mend, what turned, what grew, what is new, what only moved.
ORDER = (
    ChangeKind.CORRECTED,
    ChangeKind.DENIED,
    ChangeKind.CONFIRMED,
    ChangeKind.FIGURE,
    ChangeKind.HARDENED,
    ChangeKind.SOFTENED,
    ChangeKind.RESOURCED,
    ChangeKind.ADDED,
    ChangeKind.DROPPED,
    ChangeKind.MOVED,
    ChangeKind.REWORDED,
)
QUIET = (ChangeKind.MOVED, ChangeKind.REWORDED)
BY_TEXT = (ChangeKind.FIGURE, ChangeKind.CORRECTED)  # their sentence says all: where it is the same, so is the change


@dataclass(frozen=True, slots=True)
class Found:
    """A change of one pair, or of a statement alone."""

    kind: ChangeKind
    old: Side | None
    new: Side | None
    text: str

    @property
    def side(self) -> Side:
        """The statement that shows it: the new one, the old one where there is no other."""
        side = self.new or self.old
        assert side is not None
        return side


def folded(several: Sequence[Found], weigh: Weights) -> tuple[Change, ...]:
    """The changes, each once, in the order of ORDER and of the text."""
    heads: list[tuple[Found, list[Found]]] = []
    by_text: dict[tuple[ChangeKind, str], list[Found]] = {}
    by_statement: dict[tuple[ChangeKind, bool, str], tuple[Found, list[Found]]] = {}
    for one in _loud(sorted(several, key=_rank)):
        rest: list[Found] | None = None
        if one.kind in BY_TEXT:
            rest = by_text.get((one.kind, _bare(one.text)))
        elif one.kind not in QUIET:
            holder = by_statement.get((one.kind, one.new is None, one.side.statement.within or ""))
            rest = holder[1] if holder and _holds(holder[0], one) else None
            if rest is None and one.side.headline:
                rest = next((rest for head, rest in heads if head.kind is one.kind and _repeats(one, head, weigh)), None)
        if rest is not None:
            rest.append(one)
            continue
        home: list[Found] = []
        heads.append((one, home))
        by_text[one.kind, _bare(one.text)] = home
        by_statement[one.kind, one.new is None, one.side.statement.id] = one, home
    heads.sort(key=lambda entry: (ORDER.index(entry[0].kind), entry[0].side.number))
    return tuple(_change(head, rest) for head, rest in heads)


def _rank(found: Found) -> tuple[int, bool, bool, int]:
    """Paragraphs before the headline, holders before what they hold: the fuller telling leads."""
    return ORDER.index(found.kind), found.side.headline, found.side.statement.within is not None, found.side.number


def _loud(several: Sequence[Found]) -> list[Found]:
    """Without what moved or was reworded and is told already for what else became of it."""
    told = {(one.old.number if one.old else -1, one.new.number if one.new else -1) for one in several if one.kind not in QUIET}
    return [
        one
        for one in several
        if one.kind not in QUIET or one.old is None or one.new is None or (one.old.number, one.new.number) not in told
    ]


def _holds(head: Found, other: Found) -> bool:
    """Whether other's statement stands within head's."""
    return any(span.holds(inner) for span in head.side.statement.content for inner in other.side.statement.content)


def _repeats(headline: Found, head: Found, weigh: Weights) -> bool:
    """Whether a headline's change is that of a paragraph."""
    one, two = head.side, headline.side
    return not one.headline and max(held(one, two, weigh), held(two, one, weigh)) >= SAME


def _bare(text: str) -> str:
    """The sentence of a change without who says it."""
    return text.split(" (")[0]


def _change(head: Found, rest: Sequence[Found]) -> Change:
    more = tuple((one.old.ref if one.old else None, one.new.ref if one.new else None) for one in rest)
    return Change(head.kind, head.old.ref if head.old else None, head.new.ref if head.new else None, head.text, more)
