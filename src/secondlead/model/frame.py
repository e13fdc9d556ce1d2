"""A frame: what one clause of a statement claims, in slots that can be held against those of another.

Here: the records. Not here: how they are read (statements/frames), how two are held against each other (the ledger).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from secondlead.model.spans import Span


class Role(StrEnum):
    """The slots of the contract."""

    WHO = "who"
    ACT = "act"
    WHOM = "whom"
    WHERE = "where"
    WHEN = "when"
    MEANS = "means"
    PURPOSE = "purpose"
    COUNT = "count"


class Kind(StrEnum):
    """A plan is not its event."""

    EVENT = "event"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a slot.

    head: its head noun's lemma; names: the fullest names that its own words or what they take up bear; words: lemmas of its other words
    that mean something; low, high: a number with its bounds (both None: none told, see numbered); from_, to: ISO days or moments;
    country: ISO 3166-1 alpha-2; ids: GeoNames ids of the places named, with those that hold them.
    """

    span: Span
    head: str
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    numbered: bool = False
    low: float | None = None
    high: float | None = None
    unit: str = ""
    from_: str | None = None
    to: str | None = None
    country: str | None = None
    ids: tuple[int, ...] = ()
    preposition: str = ""
    about: bool = False  # a rounded number


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a claim. kind: name, number, word; acts: those that it can tell of; sorts: of things that it can name."""

    lemma: str
    kind: str
    acts: tuple[str, ...] = ()
    sorts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """One claim. acts: the acts of the lexicon that its word can tell of, or the word itself; class_: certainty in its own hedge's scope.

    negative: the clause itself is negated, or its certainty says no; main: False for what a modifier or a noun only implies
    ("the sinking of"), whose certainty is its own. figure: a number of something (Quantity.counts is the act).
    """

    statement: str
    kind: Kind
    acts: tuple[str, ...]
    word: str
    class_: str
    low: float
    high: float
    negative: bool
    span: Span
    slots: tuple[tuple[Role, Filler], ...] = ()
    main: bool = True
    figure: bool = False
    condition: Span | None = None
    particle: str = field(default="", compare=False)  # "if": a condition, which nobody puts forward
    terms: tuple[Term, ...] = field(default=(), compare=False)  # the content words of the clause and of its subject
    times: tuple[tuple[str | None, str | None], ...] = field(default=(), compare=False)  # days or moments that the clause tells of
    numbers: tuple[tuple[float | None, float | None, str], ...] = field(default=(), compare=False)  # low, high, unit
    vector: bytes = field(default=b"", compare=False)  # of the statement's content, 384 signed bytes; put there by whoever files it

    def of(self, *roles: Role) -> tuple[Filler, ...]:
        """The fillers of roles, in order."""
        return tuple(filler for role, filler in self.slots if role in roles)
