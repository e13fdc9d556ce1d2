"""What a phrase says of whom it means, by its own words and by what the report says of the name that it holds.

Here: names of people, outlets, governments, bodies; descriptions of somebody new. Not here: what takes up an earlier one (recall.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from secondlead.lexicon import table
from secondlead.model.parse import Mention, Parse, Word
from secondlead.model.reading import SourceKind
from secondlead.statements import names, outlets
from secondlead.statements.affiliation import Affiliation, affiliation, governmental
from secondlead.statements.apposed import apposed_body, body_beside
from secondlead.statements.bearers import is_acronym, shown
from secondlead.statements.countries import Power, sign, signs_in
from secondlead.statements.home import dateline, theme
from secondlead.statements.mentions import Mentions
from secondlead.statements.nominal import ARTICLES, Phrase, genitive, is_day, joined, phrase_of, spelled_out, words_of
from secondlead.statements.profiles import Profiles
from secondlead.statements.referent import Referent
from secondlead.statements.sourcewords import Noun, noun_at_end


@cache
def _knowing() -> frozenset[str]:
    return frozenset(row["word"] for row in table("knowing_words"))


class Describer:
    """Describes phrases of one report. dateline: the country that it is sent from; home: that, or the one it is about."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self.mentions = Mentions(parse)
        self._profiles = Profiles(parse, self.mentions)
        self.dateline = dateline(parse)
        self.home = self.dateline or theme(parse)

    def says_something(self, phrase: Phrase) -> bool:
        """Whether a phrase of the running text can be a referent: a source noun, a name, a capitalised head."""
        head = phrase.core[-1]
        capitals = len(phrase.core) > 1 and head.text[:1].isupper() and phrase.core[-2].upos == "PROPN"
        return phrase.noun is not None or head.index in self.mentions.named or ((head.upos == "PROPN" or capitals) and not is_day(head))

    def _lone(self, word: Word) -> bool:
        """Whether the name at word has one word wherever it stands: then a known outlet of that name is meant, whatever the tag."""
        mention = self.mentions.at(word)
        bearer = self.mentions.bearer(mention) if mention else None
        return bearer is None or (bearer.type == "PER" and len(names.parts(bearer.name)) < 2)

    def _opened(self, phrase: Phrase, text: str) -> outlets.Outlet | None:
        """ "Radio Marn", where the name was marked from its second word on, or as a place."""
        first = phrase.core[0]
        apart = len(phrase.core) > 1 and self.mentions.at(first) is not self.mentions.at(phrase.core[-1])
        return outlets.outlet_of(text) if apart and outlets.opens_outlet(first.text) else None

    def _apposed(self, phrase: Phrase) -> Referent | None:
        """The body whose name stands beside a description of it."""
        name = apposed_body(phrase, self.mentions.at)
        inner = phrase_of(name, self.mentions.named) if name else None
        if inner is None:
            return None
        mention = self.mentions.at(inner.core[-1])
        told = self._organisation(inner, mention) if mention and mention.type == "ORG" else self._unlabelled(inner)
        return body_beside(phrase, shown(joined(name)), told)

    def of_mention(self, one: Mention) -> Referent | None:
        """The referent of a bare name; places are none."""
        if one.type == "PER":
            return self._person(one)
        told = phrase_of(self._parse.words_in(one.span), self.mentions.named)
        return self.named_one(told) if told and one.type == "ORG" else None

    def named_one(self, phrase: Phrase) -> Referent | None:
        """The referent of a phrase that names it. A cascade; the first that fits:

        1. a name in apposition to a role ("the mayor of X, Jane Doe"), or a person's name at the end of the core; a body's in apposition;
        2. an outlet, by table or by the words around its name;
        3. a country, capital or seat that stands for its government; a bloc;
        4. an organisation's name; a capitalised head that is no common noun.
        """
        text = self._shown(phrase)
        capital = None if self.mentions.surname(text) else sign(f"the {text}" if phrase.sense == "same" else text)
        press = outlets.beside_noun(text) or (None if phrase.noun or not self._lone(phrase.core[-1]) else outlets.by_name(text))
        press = press or self._opened(phrase, text)
        person = None if press or (capital and capital.sort != "people") else self._person_in(phrase)
        if person:
            return person
        head = phrase.core[-1]
        mention = self.mentions.at(head)
        if body := self._apposed(phrase):
            return body
        role = phrase.noun is not None and phrase.noun.human and not (mention and mention.type == "ORG" and head.text[:1].isupper())
        spelled = self.mentions.name(mention) if mention and mention.type == "ORG" and is_acronym(text) else text
        outlet = press or (None if role else outlets.outlet_of(spelled if " " in spelled else text))
        if outlet and (
            outlet.known
            or not (
                phrase.noun
                and phrase.noun.kind == "organisation"
                and mention is None
                and head.text[:1].islower()
                and phrase.noun.word != "agency"
            )
        ):
            tie = self._tie(phrase, None, phrase.core[:-1])
            return Referent(
                f"outlet:{outlet.name.casefold()}",
                outlet.name,
                SourceKind.OUTLET,
                outlet.name,
                country=outlet.country or tie.country or None,
                count="one",
                noun=phrase.noun.word if phrase.noun else "",
                words=words_of(phrase),
            )
        told = capital
        if told and told.sort == "people" and len(phrase.core) == 1 and head.text.endswith("s"):
            return None
        if told and (told.sort != "people" or text in ("US", "UAE", "Vatican")):
            return self._government(told.power, text if told.sort == "seat" and told.power.code else told.power.name)
        if mention and mention.type == "ORG" and not role and mention.span.end >= head.end:
            return self._organisation(phrase, mention)
        capitals = head.upos == "PROPN" or (len(phrase.core) > 1 and head.text[:1].isupper() and phrase.core[-2].upos == "PROPN")
        if phrase.noun is None and capitals and not is_day(head):
            return self._unlabelled(phrase)
        known = self.mentions.by_form(phrase.text) if head.text[:1].isupper() and len(phrase.core) == 1 else None
        return self._person(known) if known and known.type == "PER" else None

    def described(self, phrase: Phrase) -> tuple[Referent, Affiliation]:
        """A description of somebody new, as its own words tell; and whom it speaks for, as far as they say."""
        noun = phrase.noun
        head = phrase.core[-1]
        tie = self._tie(phrase, noun, phrase.core[:-1])
        name = self._described_name(phrase)
        kind, count = SourceKind.UNKNOWN, phrase.count
        if noun:
            kind = SourceKind(noun.kind)
            knows = noun.human and any(w.lower in _knowing() for w in phrase.tail)
            if kind is SourceKind.PUBLIC and noun.human and (count == "one" or knows):
                kind = SourceKind.ANONYMOUS
            former = any(w.lower == "former" for w in phrase.core)
            if kind is SourceKind.OFFICE and phrase.sense != "same" and (count != "one" or former):
                kind = SourceKind.ANONYMOUS
            if kind is SourceKind.OUTLET and count == "unknown" and not noun.plural:
                count = "several" if noun.word in ("media", "press") else "one"
            if noun.kind == "organisation" and count == "unknown":
                count = "several" if noun.plural else "one"
            if kind is SourceKind.DOCUMENT and count == "unknown":
                count = "several" if noun.plural else "one"
        elif (people := sign(joined(phrase.core))) and people.sort == "people":
            kind, count = SourceKind.PUBLIC, "several"
        body, power = tie.body, tie.power
        if noun and noun.kind == "organisation":
            body, power, tie = self._body_of_organisation(phrase, noun, tie, name)
        elif noun and noun.kind in ("outlet", "public", "document"):
            body, tie = None, Affiliation(None, tie.power)
        return (
            Referent(
                f"at:{head.start}",
                name,
                kind,
                body,
                power if body and power and body == power.government else None,
                power.code if power else None,
                count,
                noun.gender if noun else "",
                bool(noun and noun.human),
                noun.word if noun else "",
                words_of(phrase),
            ),
            tie,
        )

    def by_role(self, noun: Noun, words: frozenset[str], at: int, *, loose: int = 1) -> Referent | None:
        """The person last named before at whom the report calls by this role; one word more may describe him ("the Democratic senator")."""
        for one in self._profiles.by_role(noun.word, at):
            bearer = self.mentions.bearer(one)
            known = self._profiles.of(bearer).words | {noun.word} if bearer else set()
            if len([word for word in words - known if not sign(word.title())]) <= loose:
                return self._person(one)
        return None

    def _shown(self, phrase: Phrase) -> str:
        """The core as text, the capital of a sentence's first word undone where the word is no name."""
        first = phrase.core[0]
        name = first.upos == "PROPN" or first.index in self.mentions.named or sign(first.text) is not None or first.text.isupper()
        name = (
            name
            or (len(phrase.core) > 1 and phrase.core[1].text[:1].isupper())
            or sign(phrase.text) is not None
            or outlets.by_name(phrase.text) is not None
        )
        return phrase.text if name else phrase.text[:1].lower() + phrase.text[1:]

    def _described_name(self, phrase: Phrase) -> str:
        """The phrase as a name: without article, and without what a relative clause adds."""
        words = [*phrase.core]
        for i, word in enumerate(phrase.tail):
            if (
                word.text in (",", "(", "–", "—")
                or word.lower in ("who", "whom", "whose", "which", "that")
                or word.upos in ("AUX", "VERB")
                or i > 14
            ):
                break
            words.append(word)
        while len(words) > len(phrase.core) and (words[-1].upos in ("ADP", "ADV", "SCONJ", "DET") or is_day(words[-1])):
            words.pop()
        lead = [
            w
            for i, w in enumerate(phrase.words)
            if w.start < phrase.core[0].start and (w.lower not in ARTICLES or (i > 0 and phrase.words[i - 1].lower == "of"))
        ]
        name = joined([*lead, *words])
        first, *rest = [*lead, *words]
        if rest and rest[0].text[:1].isupper() and first.upos == "ADJ":
            return name.strip(' ,“”"')
        if (
            first.text[:1].isupper()
            and first.upos not in ("PROPN",)
            and first.index not in self.mentions.named
            and not any(start == 0 for start, _, _ in signs_in(name[:60]))
            and not first.text.isupper()
            and not first.text.endswith(".")
        ):
            name = name[:1].lower() + name[1:]
        return name.strip(' ,“”"')

    def _body_of_organisation(
        self, phrase: Phrase, noun: Noun, tie: Affiliation, name: str
    ) -> tuple[str | None, Power | None, Affiliation]:
        if tie.body and tie.power is None and noun.speaks != "own":
            return tie.body, None, tie
        if noun.speaks == "government" or governmental([w.lower for w in phrase.core]):
            if tie.power and tie.power.code:
                return tie.power.government, tie.power, tie
            return None if tie.power is None else tie.power.name, tie.power, Affiliation(None, None, inherits=tie.power is None)
        lone = len(words_of(phrase)) <= 1 and not phrase.tail
        return (None if lone else name), tie.power, Affiliation(None, tie.power)

    def _tie(self, phrase: Phrase, noun: Noun | None, before: Sequence[Word]) -> Affiliation:
        return affiliation(noun, before, phrase.tail, self.mentions.at, self.mentions.name)

    def _person_in(self, phrase: Phrase) -> Referent | None:
        """The person whom the phrase names at the end of its core, or in apposition to the role that its core is."""
        head = phrase.core[-1]
        mention = self.mentions.at(head)
        if mention and mention.type == "PER":
            return self._person(mention)
        role = phrase.noun.human and not phrase.noun.plural if phrase.noun else phrase.count == "one" and head.upos == "NOUN"
        if role:
            for i, word in enumerate(phrase.tail):
                if word.lower in ("who", "whose", "which"):
                    break
                inner = self.mentions.at(word)
                behind_comma = i > 0 and phrase.tail[i - 1].text == ","
                if inner and inner.type == "PER" and (behind_comma or self._behind_place(phrase, i, inner)):
                    return self._person(inner)
        return self._unmarked_person(phrase)

    def _behind_place(self, phrase: Phrase, i: int, inner: Mention) -> bool:
        """ "police chief of Kabul Gen. Jane Doe": a name at the end, behind "of", a place and titles alone."""
        place = self.mentions.at(phrase.tail[1]) if i > 1 and phrase.tail[0].lower == "of" else None
        between = [w for w in phrase.tail[2:i] if self.mentions.at(w) is not place]
        ends = phrase.tail[-1].end <= inner.span.end and inner.span.start == phrase.tail[i].start
        return place is not None and place.type == "LOC" and ends and all(names.is_title(w.text) or w.text == "." for w in between)

    def _unmarked_person(self, phrase: Phrase) -> Referent | None:
        """A name that nobody marked: capitalised words behind a role in lower case or a title, or a known given name before others."""
        core = phrase.core
        if core[-1].upos != "PROPN" or core[-1].index in self.mentions.named or (phrase.noun and not phrase.noun.human):
            return None
        first = len(core)
        while first > 0 and (core[first - 1].upos == "PROPN" or core[first - 1].text == "-"):
            first -= 1
        name = joined(core[first:])
        role = core[first - 1] if first else None
        behind_role = role is not None and (told := noun_at_end([role.lower])) is not None and told.human
        titled = names.is_title(name.split()[0]) and len(name.split()) > 1
        if not (behind_role or titled or (names.is_full(name) and names.knows_given(name))) or sign(name) or outlets.by_name(name):
            return None
        shown_name = names.bare(name)
        known = self.mentions.by_form(shown_name)
        full = self.mentions.bearer(known) if known and known.type == "PER" else None
        tie = affiliation(noun_at_end([role.lower]) if role else None, core[:first], phrase.tail, self.mentions.at, self.mentions.name)
        return Referent(
            f"person:{(full.name if full else shown_name).casefold()}",
            full.name if full else shown_name,
            SourceKind.PERSON,
            tie.body,
            tie.power,
            tie.country,
            "one",
            names.gender(name),
            True,
        )

    def _person(self, one: Mention) -> Referent:
        bearer = self.mentions.bearer(one)
        if bearer is None:
            return Referent(f"person:{one.span.text.casefold()}", names.bare(one.span.text), SourceKind.PERSON, count="one", human=True)
        profile = self._profiles.of(bearer)
        tie = profile.tie
        body, power = tie.body, tie.power
        if tie.inherits and self.dateline:
            body, power = self.dateline.government, self.dateline
        return Referent(
            f"person:{bearer.id}",
            bearer.name,
            SourceKind.PERSON,
            body,
            power if power and body == power.government else None,
            power.code if power else None,
            "one",
            bearer.gender or profile.gender,
            True,
            next(iter(profile.roles), ""),
            frozenset(profile.words),
        )

    def _government(self, power: Power, name: str) -> Referent:
        name = shown(name)
        seat = name != power.name
        return Referent(
            f"power:{power.name}" + (f"/{name.casefold()}" if seat else ""),
            name,
            SourceKind.ORGANISATION,
            power.government,
            power,
            power.code,
            "one",
            words=frozenset(name.lower().split()),
        )

    def _organisation(self, phrase: Phrase, mention: Mention) -> Referent:
        """A named body; where the name is only the end of a longer one ("South Korea's Unification Ministry"), all of it."""
        name = self._whole(phrase, mention, self.mentions.name(mention))
        text = shown(spelled_out(phrase))
        if phrase.noun and phrase.noun.kind == "organisation" and len(name.split()) == 1 and text.startswith(name):
            name = text
        words = [w.lower for w in phrase.core]
        state = governmental([word.lower() for word in name.split()]) or governmental(words)
        tie = self._tie(phrase, None, phrase.core)
        power = tie.power if state or (tie.power and tie.power.code is None) else None
        if state and power is None:
            power = self.home
        if len(text) > len(name) and text.endswith(name) and signs_in(text[: -len(name)]) and state:
            name = text
        bearer = self.mentions.bearer(mention)
        return Referent(
            f"name:{bearer.id if bearer else name.casefold()}",
            name,
            SourceKind.ORGANISATION,
            power.government if power and state else name,
            power if state else None,
            power.code if power else tie.country,
            "one",
            noun=phrase.noun.word if phrase.noun else "",
            words=frozenset({*words, *(word.lower() for word in name.split())}),
        )

    def _whole(self, phrase: Phrase, mention: Mention, name: str) -> str:
        """A name that was marked from its second word on ("Foods" in "Tavira Foods"), from its first."""
        at = next((i for i, w in enumerate(phrase.core) if w.start >= mention.span.start), 0)
        first = at
        while first > 0 and (word := phrase.core[first - 1]).upos == "PROPN" and not sign(word.text):
            other = self.mentions.at(word)
            if other and other.type == "ORG":
                break
            first -= 1
        joins = first < at and not names.is_title(phrase.core[first].text) and not genitive(phrase.core[at - 1])
        return f"{joined(phrase.core[first:at])} {name}" if joins else name

    def _unlabelled(self, phrase: Phrase) -> Referent | None:
        """Capitalised words that no mention marks: an organisation where nothing else fits."""
        text = shown(phrase.text)
        if not text[:1].isupper() or any(w.upos == "NUM" for w in phrase.core[-1:]):
            return None
        known = self.mentions.by_form(text)
        if known and known.type == "PER":
            return self._person(known)
        near = self.mentions.bearer(known) if known else None
        words = [w.lower for w in phrase.core]
        state = governmental(words)
        tie = self._tie(phrase, None, phrase.core)
        power = (tie.power or self.home) if state else None
        return Referent(
            f"name:{near.id}" if near else f"thing:{text.casefold()}",
            text,
            SourceKind.ORGANISATION,
            power.government if power else text,
            power,
            power.code if power else tie.country,
            "one",
            words=frozenset(words),
        )
