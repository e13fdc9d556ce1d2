"""Which mentions in a report name the same bearer, and the fullest name of each.

Here: clusters of mentions, by their words and order. Not here: whom a description without a name means (sources.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from secondlead.model.parse import Mention
from secondlead.statements import names
from secondlead.statements.countries import plain, sign

_LINK_WORDS = frozenset({"of", "the", "and", "for", "de", "la", "on", "in", "&", "to", "del", "des", "du"})


@dataclass(slots=True)
class Bearer:
    """Somebody or something named in the report. forms: every form that names it, in order."""

    id: str
    type: str
    forms: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest form, without titles."""
        if self.type == "PER":
            return names.bare(max(self.forms, key=lambda one: (len(names.parts(one)), len(names.bare(one)))))
        told = sign(self.forms[0])
        if told and told.sort == "name" and self.type == "LOC":
            return told.power.name
        spelled = [one for one in self.forms if not is_acronym(one)]
        return shown(max(spelled or self.forms, key=lambda one: (len(one.split()), len(one))))

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


def _same_thing(one: str, bearer: Bearer) -> bool:
    key = plain(one).casefold()
    for form in bearer.forms:
        other = plain(form).casefold()
        if key == other:
            return True
        if is_acronym(one) and not is_acronym(form) and len(form.split()) > 1 and initials(form) == shown(one).replace(".", "").upper():
            return True
    return False


def _shortened(one: str, bearer: Bearer) -> bool:
    """"Harlan" for "Harlan Motors", "the Tavira board" never: a proper start or end of an organisation's name, of its own main word."""
    key = plain(one).casefold().split()
    for form in bearer.forms:
        other = plain(form).casefold().split()
        if len(key) < len(other) and key == other[: len(key)] and not sign(one):
            return True
    return False


def bearers(mentions: Sequence[Mention], text: str) -> dict[tuple[int, int], Bearer]:
    """The bearer of each mention, by the mention's place. Surnames join the last full name before them that fits; else one behind."""
    full = [one for one in mentions if one.type == "PER" and names.is_full(_words(one))]
    made: list[Bearer] = []
    found: dict[tuple[int, int], Bearer] = {}

    def join(one: Mention, bearer: Bearer) -> None:
        bearer.forms.append(_words(one))
        found[(one.span.start, one.span.end)] = bearer

    def new(one: Mention) -> None:
        made.append(Bearer("", one.type))
        join(one, made[-1])

    short: list[Mention] = []
    known: dict[tuple[str, str], Bearer] = {}
    for one in mentions:
        words = _words(one)
        if one.type == "PER":
            if one not in full:
                short.append(one)
                continue
            match = next((b for b in reversed(made[-400:]) if b.type == "PER" and (names.fit(words, b.name) == 3 or names.fit(b.name, words) == 3)), None)
        else:
            match = known.get((one.type, plain(words).casefold())) or next(
                (b for b in reversed(made[-200:]) if b.type == one.type and (_same_thing(words, b) or (one.type == "ORG" and _shortened(words, b)))), None
            )
            match = match or _spelled_before(one, text, found)
        if match:
            join(one, match)
        else:
            new(one)
        known.setdefault((one.type, plain(words).casefold()), found[(one.span.start, one.span.end)])
    _join_short(short, full, found, made)
    number = 0
    for one in mentions:
        bearer = found[(one.span.start, one.span.end)]
        if not bearer.id:
            number += 1
            bearer.id = f"e{number}"
    return found


def _join_short(short: list[Mention], full: list[Mention], found: dict[tuple[int, int], Bearer], made: list[Bearer]) -> None:
    """Each name of one word (or of a title and one) goes to the full name that fits best: a better fit, then the last before it, then the next behind."""
    alone: dict[str, Bearer] = {}
    for one in short:
        words = _words(one)
        told = names.gender(words)
        best: tuple[tuple[int, int, int], Bearer] | None = None
        for other in full:
            fits = names.fit(words, _words(other))
            bearer = found[(other.span.start, other.span.end)]
            if not fits or (told and bearer.gender and told != bearer.gender):
                continue
            before = other.span.start < one.span.start
            rank = (min(fits, 2), int(before), other.span.start if before else -other.span.start)
            if best is None or rank > best[0]:
                best = rank, bearer
        key = " ".join(map(names.fold, names.parts(words)))
        if best:
            bearer = best[1]
        elif key in alone:
            bearer = alone[key]
        else:
            bearer = alone[key] = Bearer("", "PER")
            made.append(bearer)
        bearer.forms.append(words)
        found[(one.span.start, one.span.end)] = bearer


def _spelled_before(one: Mention, text: str, found: dict[tuple[int, int], Bearer]) -> Bearer | None:
    """"Eastern Economic Forum (EEF)": an acronym in brackets right behind a name, or a name in brackets behind its acronym."""
    before = text[: one.span.start]
    if not re.search(r"\(\s*(?:the\s+|or\s+)?[“\"‘']?$", before[-12:]):
        return None
    end = len(before[: before.rfind("(")].rstrip())
    near = next((b for (_, stop), b in reversed(found.items()) if stop == end), None)
    acronym = near and (is_acronym(_words(one)) or is_acronym(near.forms[-1]))
    return near if near and acronym and near.type == one.type else None


def _words(one: Mention) -> str:
    return " ".join(one.span.text.split())
