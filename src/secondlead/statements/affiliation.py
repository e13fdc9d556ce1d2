"""For whom a source speaks: the government, organisation, company, family that its words name.

Here: from the words around a head to a body and a country. Not here: what the phrase refers to (sources.py).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import Mention, Word
from secondlead.statements.countries import Power, signs_in
from secondlead.statements.nominal import genitive, joined
from secondlead.statements.sourcewords import Noun, noun_at_end

_FORMER = frozenset({"former", "ex", "retired", "then", "onetime", "late"})
_TIES = frozenset({"of", "for", "from", "at", "with", "to"})


@dataclass(frozen=True, slots=True)
class Affiliation:
    """body: None where the words name none; inherits: it speaks for a government that these words do not name."""

    body: str | None = None
    power: Power | None = None
    inherits: bool = False
    lent: str = ""  # an organisation noun that stands for one named before ("company spokesman")

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-2."""
        return self.power.code if self.power else None


@cache
def _government_words() -> dict[str, bool]:
    return {row["word"]: row["government"] != "no" for row in table("government_words")}


@cache
def abroad() -> frozenset[str]:
    """Words of what a government has in other countries: an embassy in Seoul is not South Korea's."""
    return frozenset(row["word"] for row in table("government_words") if row["government"] == "abroad")


def governmental(words: Sequence[str]) -> bool:
    """Whether words (lower case) say that a body is a government's; "university" and its like say that it is not."""
    told = _government_words()
    if any(told.get(word) is False for word in words):
        return False
    pairs = itertools.pairwise(words)
    return any(told.get(word) or noun_speaks(word) == "government" for word in words) or any(told.get(f"{a} {b}") for a, b in pairs)


def noun_speaks(word: str) -> str:
    """For whom an organisation noun speaks; "" where word is none."""
    told = noun_at_end([word])
    return told.speaks if told and told.kind == "organisation" else ""


def affiliation(
    noun: Noun | None,
    before: Sequence[Word],
    behind: Sequence[Word],
    mention_at: Callable[[Word], Mention | None],
    name_of: Callable[[Mention], str],
) -> Affiliation:
    """The body behind a role or office. before: words before the head; behind: words after it. A cascade, the first that names a body:

    0. somebody who was, but is no longer: nobody;
    1. an organisation that the words name, if it is not a part of a government;
    2. police, courts and the like, with their place;
    3. a government: the role is one of its own, or the words say so, and a country, capital or seat says which;
    4. a person whose aide, lawyer or kin it is.
    """
    tied = _tied(behind)
    signs = signs_in(joined(before)) + signs_in(joined(tied or behind[:10]))
    powers = [one[2].power for one in signs]
    power = powers[0] if powers else None
    nation = next((one for one in powers if one.code), power)
    bloc = next((one for one in powers if not one.code), None)
    words = [w.lower for w in (*before, *tied)]
    orgs = _organisations((*before, *tied), mention_at, name_of)
    speaks = noun.speaks if noun else "holder"
    if any(w.lower in _FORMER or w.lower.startswith("ex-") for w in before):
        return Affiliation(None, nation)
    state = speaks == "government" or (speaks != "none" and (governmental(words) or any(one[2].sort == "seat" for one in signs)))
    united = any(one[2].power is bloc and (one[2].sort != "people" or state) for one in signs)
    if bloc and united and not (nation and nation.code) and speaks != "none":
        return Affiliation(bloc.name, bloc)
    minister = (
        speaks == "government"
        and noun is not None
        and (noun.word.endswith("minister") or (noun.word.endswith("secretary") and "state" in words))
    )
    for org in () if minister else orgs:
        if not governmental([word.lower() for word in org.replace("’", " ").replace("'", " ").split()]) and not signs_in(org):
            return Affiliation(org, nation)
    if speaks == "none":
        return Affiliation(None, nation)
    own = [w for w in before if noun_speaks(w.lower) == "own" and not _government_words().get(w.lower)]
    place = nation.name if nation else next((name_of(m) for w in (*before, *tied) if (m := mention_at(w)) and m.type in ("LOC", "ORG")), "")
    if "police" in words:
        return Affiliation(f"{nation.adjective if nation else place} police".strip() if nation or place else None, nation)
    seat = any(one[2].sort == "seat" for one in signs)
    if own and speaks != "own" and not seat:
        proper = [w for w in before if w.upos == "PROPN" and not genitive(w)]
        if proper and before[-1] is own[-1] and proper[-1].index < own[-1].index:
            return Affiliation(joined(before[before.index(proper[0]) :]), nation)
        return Affiliation(None, nation, lent=own[-1].lower)
    tied_noun = next((w.lower for w in tied if noun_speaks(w.lower) == "own"), "")
    if tied_noun and not governmental(words):
        return Affiliation(_phrase_of_own(tied), nation, lent=tied_noun if tied[0].lower not in ("a", "an", "another", "one") else "")
    if state or (noun and noun.kind == "office" and noun.word.startswith("spokes") and nation):
        if nation:
            return Affiliation(nation.government, nation)
        return Affiliation(None, None, inherits=True)
    acronym = (
        before[-1].text if before and before[-1].upos == "PROPN" and before[-1].text.isupper() and 2 <= len(before[-1].text) <= 6 else ""
    )
    if acronym and not signs:
        return Affiliation(acronym, nation)
    person = next((name_of(m) for w in (*before, *tied) if (m := mention_at(w)) and m.type == "PER"), None)
    if person:
        return Affiliation(f"{person} family" if speaks == "family" else person, nation)
    return Affiliation(None, nation)


def _tied(behind: Sequence[Word]) -> list[Word]:
    """The words behind a head up to the end of its "of X", "for X", "at X"; empty where none follows at once."""
    if not behind or behind[0].lower not in _TIES:
        return []
    out = []
    for word in behind[1:]:
        if (
            word.text in (",", "(", ";", "–", "—")
            or word.upos in ("VERB", "AUX", "SCONJ")
            or word.lower in ("who", "which", "that", "whose")
        ):
            break
        out.append(word)
    return out


def _organisations(words: Sequence[Word], mention_at: Callable[[Word], Mention | None], name_of: Callable[[Mention], str]) -> list[str]:
    found = dict.fromkeys(m for w in words if (m := mention_at(w)) and m.type == "ORG")
    return [name_of(one) for one in found]


def _phrase_of_own(tied: Sequence[Word]) -> str | None:
    """ "the Alpine rescue service" as a body's name, where a capital says that it is one's own."""
    words = [w for w in tied if w.upos != "DET"]
    return joined(words) if any(w.upos == "PROPN" for w in words) else None
