"""What a report has spoken of so far, and which of it a pronoun or "the official" takes up.

Here: the memory of occurrences and its questions. Not here: what a phrase says by itself (describing.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from secondlead.model.reading import SourceKind
from secondlead.statements.countries import Power
from secondlead.statements.referent import Occurrence, Referent
from secondlead.statements.sourcewords import Noun, Pronoun, plural

SPOKE = 4  # the weight of a place where somebody is a source
_REACH = 120  # occurrences looked back over: a long report must not cost the square of its length
_MOST = 2 * SPOKE + 3  # no place weighs more, gender and kind counted
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_THINGS = frozenset({SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.DOCUMENT})


class Recall:
    """Occurrences in the order of the text; filled while reading, asked about any place before."""

    def __init__(self) -> None:
        self._seen: list[Occurrence] = []
        self._starts: list[int] = []

    def add(self, one: Occurrence) -> None:
        """Remember an occurrence behind all others."""
        self._seen.append(one)
        self._starts.append(one.start)

    def before(self, at: int) -> Iterator[Occurrence]:
        """Those that start before at, the last first."""
        last = bisect_left(self._starts, at)
        for i in range(last - 1, max(-1, last - 1 - _REACH), -1):
            yield self._seen[i]

    def after(self, at: int) -> Iterator[Occurrence]:
        """Those that start at or behind at, the first first."""
        first = bisect_left(self._starts, at)
        yield from self._seen[first : first + _REACH]

    def at(self, start: int, end: int) -> Iterator[Occurrence]:
        """Those that start within."""
        yield from self._seen[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def in_play(
        self, at: int, sentence: int, fits: Callable[[Referent], bool], *, gender: str = "", quoted: bool = False
    ) -> Referent | None:
        """The referent most in play before at, of those that fit: near, a subject, a source, named; its gender known to agree."""
        best: tuple[float, Referent] | None = None
        for near, one in enumerate(self.before(at)):
            far = 2.2 * min(sentence - one.sentence, 12) + 0.05 * near
            if best and _MOST - far < best[0]:
                break  # nobody farther back can be more in play
            if not fits(one.referent):
                continue
            score = one.weight - far
            score += 2 if gender and one.referent.gender == gender else 0
            score += 1 if one.referent.kind is SourceKind.PERSON else 0
            score -= 3 if one.quoted and not quoted else 0
            if best is None or score > best[0]:
                best = score, one.referent
        return best[1] if best else None

    def pronoun(self, said: Pronoun, at: int, sentence: int, *, quoted: bool = False) -> Referent | None:
        """Whom a pronoun means: he and she a person, it a body or document, they several or a body."""
        if said.person != 3:
            return None
        if said.word in _RELATIVE:
            human = said.word in ("who", "whom")
            return next((one.referent for one in self.before(at) if one.referent.human == human), None)
        if said.gender in ("m", "f"):

            def fits(one: Referent) -> bool:
                return one.human and one.count != "several" and one.gender in ("", said.gender)

        elif said.gender == "n":

            def fits(one: Referent) -> bool:
                return not one.human and one.kind in _THINGS and one.count != "several"

        elif said.number == "several":

            def fits(one: Referent) -> bool:
                return one.count == "several" or (one.kind in _THINGS and one.kind is not SourceKind.DOCUMENT)

        else:

            def fits(one: Referent) -> bool:
                return True

        return self.in_play(at, sentence, fits, gender=said.gender if said.gender in ("m", "f") else "", quoted=quoted)

    def same_head(self, noun: Noun, words: frozenset[str], at: int) -> Referent | None:
        """The last before at that the same noun called, or whose name holds it, and whose words include all of the new phrase's."""
        forms = {noun.word, plural(noun.word)}
        loose: Referent | None = None
        for one in self.before(at):
            told = one.referent
            if told.noun != noun.word and not (told.words & forms and not noun.human and told.kind in _THINGS):
                continue
            if not words - forms <= told.words or one.referent.kind is SourceKind.UNKNOWN:
                continue
            if noun.human and told.count in ("one", "several") and (told.count == "several") != noun.plural:
                loose = loose or (None if noun.plural else told)
                continue
            return told
        return loose

    def together(self, size: int, gender: str, at: int, sentence: int) -> tuple[Referent, ...]:
        """So many people named in one sentence before at, and no more, in the order of the text; of the last such sentence."""
        people: dict[int, dict[str, Referent]] = {}
        for one in self.before(at):
            if one.sentence < sentence - 3:
                break
            if one.referent.kind is SourceKind.PERSON and one.referent.count != "several":
                people.setdefault(one.sentence, {})[one.referent.key] = one.referent
        for number in sorted(people, reverse=True):
            found = tuple(reversed(people[number].values()))
            if len(found) == size and all(not gender or one.gender in ("", gender) for one in found):
                return found
        return ()

    def longer_outlet(self, name: str, at: int) -> Referent | None:
        """The outlet before at of whose name `name` is the end: "the Herald" for "Sydney Morning Herald"."""
        ending = f" {name.casefold()}"
        return next(
            (
                one.referent
                for one in self.before(at)
                if one.referent.kind is SourceKind.OUTLET and one.referent.name.casefold().endswith(ending)
            ),
            None,
        )

    def government(self, at: int, words: frozenset[str], home: Power | None, *, own: bool) -> Power | None:
        """The government that a description before which none is named speaks for. words: those that describe it. A cascade:

        1. of those that sources before at spoke for, the only one that is called by one of the words ("the Philippine navy", "a navy
           spokesman"), or the only one at all, if home has no part in the report; a capital alone that spoke only where home is unknown;
        2. home, the country that the report is sent from, if it has a part in the report; where nobody spoke, only if the description is
           of a body or office there (own);
        3. of several foreign ones none: the nearest is a guess.
        """
        spoke: dict[Power, frozenset[str]] = {}
        staffed: set[Power] = set()  # an official or a ministry spoke, no bare capital
        told_of: set[Power] = set()
        for one in self.before(at):
            told = one.referent
            if told.power is None or told.power.code is None:
                continue
            told_of.add(told.power)
            speaks = told.body == told.power.government and one.weight > 0
            if speaks and (one.weight >= SPOKE or not told.key.startswith("power:")):
                spoke[told.power] = spoke.get(told.power, frozenset()) | told.words
                staffed |= set() if told.key.startswith("power:") else {told.power}
        alike = [power for power, called in spoke.items() if called & words]
        if len(alike) == 1:
            return alike[0]
        if len(spoke) == 1 and home not in told_of:
            return next(iter(spoke if home is None else staffed), None)
        return home if home in told_of or (own and not spoke) else None
