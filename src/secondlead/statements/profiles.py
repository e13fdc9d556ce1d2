"""What a report says of the people whom it names: their roles, the words that describe them, for whom they speak.

Here: descriptions beside names, gathered over the whole report. Not here: phrases that name nobody (describing.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from secondlead.model.parse import TENSED, Mention, Parse, Word
from secondlead.statements import names
from secondlead.statements.affiliation import Affiliation, affiliation
from secondlead.statements.bearers import Bearer
from secondlead.statements.mentions import Mentions
from secondlead.statements.nominal import genitive, phrase_of, words_of
from secondlead.statements.sourcewords import noun_at_end

_REACH = 40  # places of a role looked back over


@dataclass(slots=True)
class Profile:
    """What the report says of a named person, from all places together."""

    roles: dict[str, int] = field(default_factory=dict)  # role noun -> where it first stood
    words: set[str] = field(default_factory=set)
    tie: Affiliation = field(default_factory=Affiliation)
    gender: str = ""


class Profiles:
    """The profile of each person named in one report."""

    def __init__(self, parse: Parse, mentions: Mentions) -> None:
        self._parse = parse
        self._mentions = mentions
        self._profiles: dict[str, Profile] = {}
        self._roles: dict[str, list[tuple[int, Mention]]] = {}
        people = [(one, bearer) for one in mentions.all if one.type == "PER" and (bearer := mentions.bearer(one))]
        for one, bearer in people:
            self._learn(one, self._profiles.setdefault(bearer.id, Profile()))
        for one, bearer in people:
            for role in self._profiles[bearer.id].roles:
                self._roles.setdefault(role, []).append((one.span.start, one))

    def of(self, bearer: Bearer) -> Profile:
        """What the report says of the bearer."""
        return self._profiles.get(bearer.id) or Profile()

    def by_role(self, role: str, at: int) -> Iterator[Mention]:
        """The people whom the report calls by this role, as named before at, the last first."""
        places = self._roles.get(role, [])
        last = bisect_left(places, at, key=lambda place: place[0])
        for _, one in reversed(places[max(0, last - _REACH) : last]):
            yield one

    def _learn(self, one: Mention, profile: Profile) -> None:
        """Add to a person's profile what stands around this mention: the role before the name, the description behind it."""
        words = self._parse.words_in(one.span)
        if not words:
            return
        sentence = self._parse.sentences[words[0].sentence]
        before = self._run_before(words[0].index, sentence.first)
        titles = [w.lower for w in words if names.is_title(w.text)]
        role_at = max((i for i, w in enumerate(before) if (n := noun_at_end([x.lower for x in before[: i + 1]])) and n.human), default=None)
        if role_at is not None and not any(w.text == "," for w in before):
            self._tell(profile, before[: role_at + 1], one)
        elif titles and (noun := noun_at_end(titles)):
            profile.roles.setdefault(noun.word, one.span.start)
        behind = self._parse.words[words[-1].index + 1 : min(sentence.last, words[-1].index + 22)]
        if behind and behind[0].text == ",":
            segment = _segment(behind[1:])
            if segment and segment[0].lower not in ("who", "which", "and"):
                self._tell(profile, segment, one)
        elif behind and behind[0].lower == "of" and profile.tie.body is None:
            tie = affiliation(None, (), _segment(behind), self._mentions.at, self._mentions.name)
            profile.tie = tie if tie.body or tie.power else profile.tie
        self._learn_from_before(profile, words[0].index, sentence.first, one)

    def _learn_from_before(self, profile: Profile, index: int, floor: int, one: Mention) -> None:
        """ "the mayor of X, Jane Doe": the description before the comma."""
        if index - 2 < floor or self._parse.words[index - 1].text != ",":
            return
        at = index - 2
        while (
            at >= floor
            and self._parse.words[at].text not in (",", ";", ":", ".")
            and self._parse.words[at].upos not in ("VERB", "AUX", "SCONJ", "CCONJ")
        ):
            at -= 1
        words = self._parse.words[at + 1 : index - 1]
        phrase = phrase_of(words, self._mentions.named)
        if phrase and phrase.noun and phrase.noun.human and not phrase.noun.plural:
            self._tell(profile, words, one)

    def _tell(self, profile: Profile, words: Sequence[Word], one: Mention) -> None:
        """Take a description into the profile, if its head is a role; a body already known stays."""
        phrase = phrase_of(words, self._mentions.named)
        if phrase is None or not phrase.noun or not phrase.noun.human:
            return
        profile.roles.setdefault(phrase.noun.word, one.span.start)
        profile.words |= words_of(phrase)
        profile.gender = profile.gender or phrase.noun.gender
        tie = affiliation(phrase.noun, phrase.core[:-1], phrase.tail, self._mentions.at, self._mentions.name)
        if profile.tie.body is None and (tie.body or tie.inherits or (tie.power and not profile.tie.power)):
            profile.tie = tie

    def _run_before(self, index: int, floor: int) -> Sequence[Word]:
        at = index
        while at > floor:
            word = self._parse.words[at - 1]
            if not (word.upos in ("NOUN", "PROPN", "ADJ", "NUM", "X") or genitive(word) or word.text in ("-", ".")):
                break
            at -= 1
        return self._parse.words[at:index]


def _segment(words: Sequence[Word]) -> Sequence[Word]:
    """Up to the comma or verb that ends an apposition."""
    out: list[Word] = []
    for word in words:
        if (
            word.text in (",", ";", ".", "“", "”", "(", ")", "–", "—")
            or word.upos == "AUX"
            or (out and word.upos == "VERB" and word.xpos in TENSED)
        ):
            break
        out.append(word)
    return out
