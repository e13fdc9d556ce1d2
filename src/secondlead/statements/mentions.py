"""The names of one report at hand: which word belongs to which mention, who bears it, by which forms it goes.

Here: look-ups over the parse's mentions. Not here: how bearers are told apart (bearers.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from secondlead.model.parse import Mention, Parse, Word
from secondlead.statements import names
from secondlead.statements.bearers import Bearer, bearers, settled

_NAMES = frozenset({"PER", "ORG", "LOC"})


class Mentions:
    """all: the mentions, one type a name; named: the indices of all words within a mention of a person, body or place."""

    def __init__(self, parse: Parse) -> None:
        self.all = settled(parse.mentions)
        self._bearers = bearers(self.all, parse.report.text, _headline_end(parse))
        self._of_word: dict[int, Mention] = {}
        self._by_form: dict[str, Mention] = {}
        for one in self.all:
            if one.type in _NAMES:
                self._of_word |= {word.index: one for word in parse.words_in(one.span)}
                self._index(one)
        self.named = frozenset(self._of_word)

    def bearer(self, one: Mention) -> Bearer | None:
        """Who bears the name."""
        return self._bearers.get((one.span.start, one.span.end))

    def at(self, word: Word) -> Mention | None:
        """The mention that holds word."""
        return self._of_word.get(word.index)

    def within(self, words: Sequence[Word]) -> list[Mention]:
        """The mentions that words touch, in order."""
        return list(dict.fromkeys(m for w in words if (m := self._of_word.get(w.index))))

    def name(self, one: Mention) -> str:
        """The fullest name of the mention's bearer."""
        bearer = self.bearer(one)
        return bearer.name if bearer else one.span.text

    def by_form(self, form: str) -> Mention | None:
        """The last mention of the person or body that goes by this name or surname."""
        return self._by_form.get(names.fold(form))

    def surname(self, form: str) -> bool:
        """Whether a lone word is the surname of somebody whom the report names in full: "Dele Baku ... Baku told the radio"."""
        known = self.by_form(form) if " " not in form else None
        return known is not None and known.type == "PER" and names.is_full(self.name(known))

    def _index(self, one: Mention) -> None:
        bearer = self.bearer(one)
        if bearer is None or one.type not in ("PER", "ORG"):
            return
        parts = names.parts(bearer.name) if one.type == "PER" else ()
        for form in (bearer.name, *parts[-1:]):
            self._by_form[names.fold(form)] = one


def _headline_end(parse: Parse) -> int:
    """Where the headline ends: a name in capitals at every word is a poor witness to where a name ends."""
    ends = [parse.words[one.last - 1].end for one in parse.sentences if one.headline and one.last > one.first]
    return max(ends, default=0)
