"""Which mentions in a report name the same bearer, and the fullest name of each.

Here: clusters of mentions, by their words and order. Not here: whom a description without a name means (sources.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from secondlead.model.parse import Mention
from secondlead.statements import names
from secondlead.statements.countries import plain, sign

_NAME_RUN = re.compile(r"(?:(?:[A-Z][\w'’.-]*|of|the|and|for|&|in|on|to)(?:\s+|$))+$")
_REACH = 40  # bearers and places looked at for one mention
_LINK_WORDS = frozenset({"of", "the", "and", "for", "de", "la", "on", "in", "&", "to", "del", "des", "du"})


@dataclass(slots=True)
class Bearer:
    """Somebody or something named in the report. forms: each form that names it, in order of first use."""

    type: str
    id: str = ""
    forms: dict[str, bool] = field(default_factory=dict)  # form -> whether it stands below the headline
    _name: tuple[int, str] = (0, "")

    @property
    def name(self) -> str:
        """The fullest form, without titles."""
        known = len(self.forms) + sum(self.forms.values())
        if self._name[0] != known:
            self._name = known, self._fullest()
        return self._name[1]

    def _fullest(self) -> str:
        below = [one for one, told in self.forms.items() if told]
        forms = below if any(len(names.parts(one)) > 1 for one in below) else list(self.forms)
        if self.type == "PER":
            return names.bare(max(forms, key=lambda one: (len(names.parts(one)), len(names.bare(one)))))
        told = sign(forms[0])
        if told and told.sort == "name" and self.type == "LOC":
            return told.power.name
        spelled = [one for one in forms if not is_acronym(one)]
        return shown(max(spelled or forms, key=lambda one: (len(one.split()), len(one))))

    @property
    def gender(self) -> str:
        """m, f or "" as its forms tell."""
        return next((told for one in self.forms if (told := names.gender(one))), "")


def shown(name: str) -> str:
    """The name of a thing as it is shown: without article and genitive."""
    return re.sub(r"^(?:the|a|an)\s+|['’][sS]?$", "", " ".join(name.split()), flags=re.IGNORECASE) or name


def is_acronym(name: str) -> bool:
    """Whether name is written in capitals alone (EEF, UNHCR, U.N.)."""
    letters = shown(name).replace(".", "")
    return bool(re.fullmatch(r"[A-Z][A-Z&-]{1,7}s?", letters))


def initials(name: str) -> str:
    """The initials of a name's main words: Eastern Economic Forum -> EEF."""
    return "".join(word[0] for word in re.split(r"[\s-]+", shown(name)) if word and word.lower() not in _LINK_WORDS).upper()


def settled(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, each name with the type that it has most often in the report: one stray tag does not make a company a person."""
    counts: dict[str, Counter[str]] = {}
    for one in mentions:
        counts.setdefault(plain(words_of(one)), Counter())[one.type] += 1
    most = {name: max(types, key=lambda kind: (types[kind], kind == "ORG")) for name, types in counts.items()}
    return tuple(one if most[plain(words_of(one))] == one.type else Mention(one.span, most[plain(words_of(one))]) for one in mentions)


class _Clusters:
    """Bearers while they are gathered; found by their words, so that a long report costs no more a mention than a short one."""

    def __init__(self, headline: int) -> None:
        self._headline = headline
        self.of: dict[tuple[int, int], Bearer] = {}
        self._made: dict[tuple[str, str], list[Bearer]] = {}  # (type, folded word) -> bearers with that word, in order
        self._full: dict[str, list[tuple[int, Bearer]]] = {}  # folded word -> places of full names of people

    def put(self, one: Mention, bearer: Bearer | None) -> None:
        """Give the mention to the bearer, or to a new one."""
        words = words_of(one)
        bearer = bearer or Bearer(one.type)
        self.of[(one.span.start, one.span.end)] = bearer
        again = words in bearer.forms
        bearer.forms[words] = bearer.forms.get(words, False) or one.span.start >= self._headline
        if again:
            return
        for key in self._keys(one.type, words):
            known = self._made.setdefault((one.type, key), [])
            if bearer not in known[-_REACH:]:
                known.append(bearer)

    def full_name(self, one: Mention) -> None:
        """Remember where a full name of a person stands."""
        bearer = self.of[(one.span.start, one.span.end)]
        for key in self._keys("PER", words_of(one)):
            self._full.setdefault(key, []).append((one.span.start, bearer))

    def like(self, one: Mention) -> list[Bearer]:
        """Bearers of the mention's type that share a word with it, the last first."""
        found: dict[int, Bearer] = {}
        for key in self._keys(one.type, words_of(one)):
            found |= {id(bearer): bearer for bearer in reversed(self._made.get((one.type, key), [])[-_REACH:])}
        return list(found.values())

    def full_near(self, one: Mention) -> list[tuple[int, Bearer]]:
        """Full names of people that share a word with the mention: some before, a few behind it."""
        found = []
        for key in self._keys("PER", words_of(one)):
            places = self._full.get(key, [])
            at = bisect_left(places, one.span.start, key=lambda place: place[0])
            found += places[max(0, at - _REACH) : at + 4]
        return found

    @staticmethod
    def _keys(type_: str, words: str) -> list[str]:
        if type_ == "PER":
            parts = [names.fold(part) for part in names.parts(words)]
            return list(dict.fromkeys([*parts, *(piece for part in parts if "-" in part for piece in part.split("-"))]))
        spelled = plain(words).casefold().split()
        return [*dict.fromkeys([spelled[0] if spelled else "", f"={initials(words)}", f"={shown(words).replace('.', '').upper()}"])]


def _same_thing(words: str, bearer: Bearer) -> bool:
    """The same name but for its article, its acronym, or (bodies) a longer name's own beginning: "Harlan" for "Harlan Motors"."""
    key = plain(words).casefold()
    begun = key.split()
    for form in bearer.forms:
        other = plain(form).casefold()
        if key == other:
            return True
        if is_acronym(words) and not is_acronym(form) and " " in form and initials(form) == shown(words).replace(".", "").upper():
            return True
        longer = other.split()
        if bearer.type == "ORG" and begun and len(begun) < len(longer) and begun == longer[: len(begun)] and not sign(words):
            return True
    return False


def bearers(mentions: Sequence[Mention], text: str, headline: int = 0) -> dict[tuple[int, int], Bearer]:
    """The bearer of each mention, by the mention's place. Surnames join the last full name before them that fits; else one behind.

    headline: where the headline ends; a form that stands below it is the better name.
    """
    clusters = _Clusters(headline)
    short: list[Mention] = []
    for one in mentions:
        words = words_of(one)
        if one.type != "PER":
            match = next((bearer for bearer in clusters.like(one) if _same_thing(words, bearer)), None)
            clusters.put(one, match or _spelled_before(one, text, clusters.of))
        elif names.is_full(words):
            match = next((b for b in clusters.like(one) if names.fit(words, b.name) == 3 or names.fit(b.name, words) == 3), None)
            clusters.put(one, match)
            clusters.full_name(one)
        else:
            short.append(one)
    _join_short(short, clusters, text)
    number = 0
    for one in mentions:
        bearer = clusters.of[(one.span.start, one.span.end)]
        if not bearer.id:
            number += 1
            bearer.id = f"e{number}"
    return clusters.of


def _join_short(short: Sequence[Mention], clusters: _Clusters, text: str) -> None:
    """Each name of one word goes to the full name that fits best: a better fit, then the last before it, then the next behind."""
    alone: dict[str, Bearer] = {}
    last: dict[str, int] = {}
    used: dict[str, tuple[int, Bearer]] = {}
    for one in short:
        words = words_of(one)
        before_it = text[max(0, one.span.start - 30) : one.span.start].split()
        told = names.gender(f"{before_it[-1]} {words}" if before_it else words)
        key = " ".join(map(names.fold, names.parts(words)))
        best: tuple[tuple[int, int, int], Bearer] | None = None
        for start, bearer in clusters.full_near(one):
            fits = names.fit(words, bearer.name)
            if not fits or (told and bearer.gender and told != bearer.gender):
                continue
            if key in used and used[key][1] is bearer:
                start = used[key][0]
            before = start < one.span.start
            rank = (min(fits, 2), int(before), start if before else -start)
            if best is None or rank > best[0]:
                best = rank, bearer
        if not told and key in alone and (best is None or best[0][2] < last.get(key, -1)):
            best = None  # "Mr. Roe" was somebody else than Ann Roe, and "Roe" behind him is he
        elif not told and best is not None and not best[0][1] and key in alone:
            best = None
        clusters.put(one, best[1] if best else alone.get(key))
        if not best:
            alone[key] = clusters.of[(one.span.start, one.span.end)]
            last[key] = one.span.start
        used[key] = one.span.start, clusters.of[(one.span.start, one.span.end)]


def _spelled_before(one: Mention, text: str, found: dict[tuple[int, int], Bearer]) -> Bearer | None:
    """ "Eastern Economic Forum (EEF)": an acronym in brackets right behind a name, or a name in brackets behind its acronym."""
    before = text[max(0, one.span.start - 200) : one.span.start]
    if not re.search(r"\(\s*(?:the\s+|or\s+)?[“\"‘']?$", before):
        return None
    end = one.span.start - len(before) + len(before[: before.rfind("(")].rstrip())
    near = next((bearer for (_, stop), bearer in islice(reversed(found.items()), 4) if stop == end), None)
    if near is None or near.type != one.type:
        return None
    if is_acronym(words_of(one)) and initials(near.name) != shown(words_of(one)).replace(".", "").upper():
        _lengthened(near, before[: before.rfind("(")].rstrip(), shown(words_of(one)).replace(".", "").upper(), one.span.start)
    return near if is_acronym(words_of(one)) or is_acronym(next(reversed(near.forms))) else None


def _lengthened(bearer: Bearer, before: str, acronym: str, at: int) -> None:
    """ "Federation of Mills and Bakeries (FMB)", marked from "Bakeries" on: the bearer's name from where the acronym begins."""
    run = _NAME_RUN.search(before)
    words = run.group().split() if run else []
    for first in range(len(words)):
        name = " ".join(words[first:])
        if words[first][:1].isupper() and initials(name) == acronym and bearer.name in name:
            bearer.forms.setdefault(name, True)
            return


def words_of(one: Mention) -> str:
    """The mention's text, white space evened out."""
    return " ".join(one.span.text.split())
