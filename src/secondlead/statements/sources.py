"""Who a source is: "he", "the official", "South Korea's defense ministry", "Pyongyang or Moscow" -> name, kind, body, country, number.

Here: the source book of one report. Not here: who is made to answer for which words (steps.py), tables of names and nouns (lexicon/).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from secondlead.lexicon import index
from secondlead.model.parse import Parse, Word
from secondlead.model.reading import Source, SourceKind
from secondlead.model.spans import Span
from secondlead.statements import outlets
from secondlead.statements.affiliation import abroad, governmental
from secondlead.statements.bearers import shown
from secondlead.statements.chunks import chunks
from secondlead.statements.countries import sign
from secondlead.statements.describing import Describer
from secondlead.statements.lists import side_by_side
from secondlead.statements.nominal import Phrase, genitive, phrase_of, words_of
from secondlead.statements.recall import SPOKE, Recall
from secondlead.statements.referent import Occurrence, Referent
from secondlead.statements.sourcewords import Noun, Pronoun, noun_at_end, plural, pronoun, public_nouns
from secondlead.statements.unlisted import unlisted

_AGED = re.compile(r"\d-year-old$")
_BRACKET = re.compile(r"\s*\([^)]*\)$")
_LOOKED_UP_BY_ROLE = frozenset({SourceKind.ANONYMOUS, SourceKind.OFFICE})


class SourceBook:
    """Every source that one report can name, in the order of its text. Built once a report; asked for any span."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._say = Describer(parse)
        self._recall = Recall()
        self._quoted = _mask(parse, [one.span for one in parse.quotations])
        self._told = _mask(parse, [span for one in parse.attributions for span in one.sources])
        self._asked: dict[tuple[int, int, int], Referent] = {}
        for first, last in chunks(parse):
            self._remember(parse.words[first:last])

    def source(self, span: Span, *, before: int | None = None) -> Source:
        """Whom span names; what it refers back to is looked for before `before` (the start of span by default)."""
        return self._referent(span, before).source(span)

    def is_outlet(self, named: str | Span) -> bool:
        """Whether a name, or the source at a span, is a news outlet."""
        if isinstance(named, Span):
            return self._referent(named, None).kind is SourceKind.OUTLET
        return outlets.outlet_of(named) is not None

    def outlet_at(self, span: Span, place: str) -> str | None:
        """The outlet that a span names. place: "press" where only outlets stand, "heard" where people may too: unlisted names count."""
        told = self._referent(span, None)
        if told.kind is SourceKind.OUTLET:
            return told.name
        phrase = phrase_of(self._parse.words_in(span), self._say.mentions.named) if place else None
        if phrase is None or told.power or told.count == "several":
            return None
        return unlisted(phrase, self._say.mentions, heard=place == "heard")

    def outlet(self, text: str) -> str | None:
        """The outlet's name as the ledger calls it, or None where text names none."""
        told = outlets.outlet_of(text)
        return told.name if told else None

    def coreferent(self, one: Span, other: Span) -> bool:
        """Whether two source spans name the same source."""
        return self._referent(one, None).key == self._referent(other, None).key

    def entity_names(self) -> Mapping[Span, tuple[str, str]]:
        """For each mention of the parse: the id that mentions of one bearer share, and the fullest name."""
        return {one.span: (bearer.id, bearer.name) for one in self._parse.mentions if (bearer := self._say.mentions.bearer(one))}

    def _referent(self, span: Span, before: int | None) -> Referent:
        key = (span.start, span.end, span.start if before is None else before)
        if key not in self._asked:
            self._asked[key] = self._several(self._parse.words_in(span), span, key[2])
        return self._asked[key]

    def _several(self, words: Sequence[Word], span: Span, before: int) -> Referent:
        """One referent for a span; several side by side make one with parts."""
        text = " ".join(span.text.split()) or span.text
        if not words:
            return Referent(f"words:{text.casefold()}", text, SourceKind.UNKNOWN)
        if (joint := self._joint_name(text)) is not None:
            return joint
        whole = sign(text) or outlets.by_name(text)
        pieces = [tuple(words)] if whole else side_by_side(words, self._say.mentions.named)
        if len(pieces) == 1:
            return self._meant(pieces[0], before) or Referent(f"words:{text.casefold()}", text, SourceKind.UNKNOWN)
        return _joined([told for piece in pieces if (told := self._meant(piece, before))])

    def _joint_name(self, text: str) -> Referent | None:
        """ "The Federation of Mills and Bakeries (FMB)", marked in two halves: the one body that its acronym tells."""
        name = shown(_BRACKET.sub("", text))
        mention = self._say.mentions.by_form(name) if " and " in name else None
        whole = mention is not None and mention.type == "ORG" and self._say.mentions.name(mention) == name != mention.span.text
        return self._say.of_mention(mention) if mention and whole else None

    def _meant(self, words: Sequence[Word], before: int) -> Referent | None:
        phrase = phrase_of(words, self._say.mentions.named)
        return self._one(phrase, before) if phrase else None

    def _one(self, phrase: Phrase, before: int) -> Referent | None:
        """The referent of one phrase. A cascade; the first that speaks:

        1. a pronoun: the person, body or group in play that it can mean;
        2. a name: of a person, an outlet, a government, an organisation (describing.py);
        3. a definite description, or a bare noun in the headline: the one that it takes up;
        4. a description of somebody new; another such as before inherits the government that those spoke for.
        """
        head = phrase.core[-1]
        alone = self._pronoun(phrase)
        if alone and phrase.words[0] is not head and phrase.sense == "new":
            return self._some_of(phrase, self._of_pronoun(alone, head, before, False))
        quoted = bool(self._quoted[head.index])
        if alone:
            return self._of_pronoun(alone, head, before, quoted)
        if alike := self._of_group(phrase, head, before) or self._of_people(phrase, head, before):
            return alike
        told = self._say.named_one(phrase)
        if told and told.kind in (SourceKind.OUTLET, SourceKind.ORGANISATION):
            told = self._recall.longer_outlet(phrase.text, before) or told
        if told:
            return told
        if _AGED.search(phrase.text):
            told = self._recall.in_play(before, head.sentence, lambda one: one.kind is SourceKind.PERSON and one.count != "several")
            if told and phrase.sense == "same":
                return told
        if phrase.noun:
            again = self._again(phrase, phrase.noun, head, before)
            if again:
                return again
        return self._new(phrase, head, before)

    def _of_group(self, phrase: Phrase, head: Word, before: int) -> Referent | None:
        """ "The pair", "both men": so many people named together before."""
        row = index("groups").get(" ".join(w.lower for w in phrase.words))
        people = self._recall.together(int(row["size"]), row["gender"], before, head.sentence) if row else ()
        return _joined(list(people)) if people else None

    def _of_people(self, phrase: Phrase, head: Word, before: int) -> Referent | None:
        """ "The Italian said", "the Briton": the person in play, best one known to be of that people; else a person unknown by name."""
        told = sign(phrase.text) if phrase.sense == "same" and len(phrase.core) == 1 else None
        if told is None or told.sort != "people" or head.text.endswith(("s", "sh", "ch", "ese")):
            return None
        if phrase.tail and phrase.tail[0].text != ",":
            return None

        def fits(one: Referent) -> bool:
            return one.kind is SourceKind.PERSON and one.count != "several" and one.country in (None, told.power.code)

        known = self._recall.in_play(before, head.sentence, lambda one: fits(one) and one.country is not None)
        return (
            known
            or self._recall.in_play(before, head.sentence, fits)
            or Referent(f"people:{head.lower}", head.text, SourceKind.PERSON, country=told.power.code, count="one", human=True)
        )

    def _pronoun(self, phrase: Phrase) -> Pronoun | None:
        """The phrase as a pronoun; "WHO", "IT" and "US" in capitals are names."""
        head = phrase.core[0]
        name = head.index in self._say.mentions.named or (len(head.text) > 1 and head.text.isupper())
        return pronoun(head.lower) if len(phrase.core) == 1 and not name else None

    def _of_pronoun(self, alone: Pronoun, head: Word, before: int, quoted: bool) -> Referent:
        told = self._recall.pronoun(alone, before, head.sentence, quoted=quoted)
        if told:
            return told
        kind = SourceKind.PERSON if alone.gender in ("m", "f") else SourceKind.UNKNOWN
        return Referent(f"pronoun:{alone.word}", head.text, kind, count=alone.number, gender=alone.gender, human=kind is SourceKind.PERSON)

    def _some_of(self, phrase: Phrase, all_: Referent) -> Referent:
        """ "One of them", "two of whom": not all of those whom the pronoun means, but of their body and country."""
        part = " ".join(w.lower for w in phrase.words if w.start < phrase.core[-1].start)
        article = "" if all_.parts or all_.kind is SourceKind.UNKNOWN else "the "
        people = all_.kind is SourceKind.PERSON or all_.human or all_.key.startswith("pronoun:")
        kind = SourceKind.ANONYMOUS if people else all_.kind
        return replace(
            all_, key=f"at:{phrase.words[0].start}", name=f"{part} {article}{all_.name}", kind=kind, count=phrase.count, parts=()
        )

    def _again(self, phrase: Phrase, noun: Noun, head: Word, before: int) -> Referent | None:
        """Who a description takes up, if it takes up anybody."""
        headline = self._parse.sentences[head.sentence].headline
        words = words_of(phrase)
        if headline and not phrase.sense and noun.plural:
            return self._later(noun, words, head)
        if phrase.sense != "same" or (phrase.tail and phrase.tail[0].text != ","):
            return None
        owned = pronoun(phrase.core[0].lower) is not None and len(phrase.core) > 1
        if owned or (any(genitive(w) for w in phrase.core)):
            return None
        last = self._recall.same_head(noun, words, before)
        if last and noun.human:
            return _as_counted(last, noun)
        by_role = self._say.by_role(noun, words, head.start) if noun.human and not noun.plural else None
        if last or by_role:
            return last or by_role
        return self._compatible(phrase, noun, head, before)

    def _later(self, noun: Noun, words: frozenset[str], head: Word) -> Referent | None:
        """The headline's bare "officials": the first below it that the same noun calls."""
        for one in self._recall.after(head.end):
            if one.referent.noun == noun.word and not one.headline and words <= one.referent.words:
                return one.referent
        return None

    def _compatible(self, phrase: Phrase, noun: Noun, head: Word, before: int) -> Referent | None:
        """Somebody of another name that a description fits: "the outlet" a paper, "the company" a firm, "the politician" a person."""
        kind = noun.kind
        modifiers = words_of(phrase) - {head.lower, noun.word}
        wire = noun.word in ("agency", "service", "paper")
        press = kind == "outlet" or (wire and bool(modifiers) and modifiers <= {"news", "press"})
        if press or (wire and not modifiers):
            told = self._recall.in_play(
                before, head.sentence, lambda one: self._other_outlet(one) or (not press and _is_body(one, noun.word) and _is_public(one))
            )
            if told or kind == "outlet":
                return told
        if modifiers:
            return None
        if kind == "organisation" and noun.word in public_nouns():
            told = self._recall.in_play(before, head.sentence, lambda one: _is_body(one, noun.word) and _is_public(one))
            told = told or self._recall.in_play(before, head.sentence, lambda one: _is_body(one, noun.word))
            if told:
                return told
        if kind == "organisation" and noun.speaks == "own":
            return self._recall.in_play(
                before, head.sentence, lambda one: one.kind is SourceKind.ORGANISATION and one.power is None and one.key.startswith("name:")
            )
        if noun.human and kind == "anonymous" and not noun.plural:
            return self._recall.in_play(
                before,
                head.sentence,
                lambda one: (
                    one.kind is SourceKind.PERSON and one.count != "several" and (not noun.gender or one.gender in ("", noun.gender))
                ),
                gender=noun.gender,
            )
        return None

    def _other_outlet(self, one: Referent) -> bool:
        """Whether an outlet is not the one that prints: no report calls its own outlet "the agency"."""
        own = self._parse.report.outlet
        printing = outlets.outlet_of(own) if own else None
        return one.kind is SourceKind.OUTLET and one.name not in (own, printing.name if printing else own)

    def _new(self, phrase: Phrase, head: Word, before: int) -> Referent:
        """A description that stands for itself; its body by its own words, else by those before it."""
        told, tie = self._say.described(phrase)
        if tie.inherits:
            words = words_of(phrase)
            home = self._say.dateline if abroad().isdisjoint(words) else None
            own = told.kind in (SourceKind.ORGANISATION, SourceKind.OFFICE)
            power = self._recall.government(before, words, home, own=own)
            if power:
                told = replace(told, body=power.government, power=power, country=power.code)
        elif tie.lent and not told.body:
            lent = noun_at_end([tie.lent])
            company = self._recall.same_head(lent, frozenset({lent.word}), before) if lent else None
            if company is None and tie.lent not in index("bodies_told"):
                company = self._recall.in_play(
                    before,
                    head.sentence,
                    lambda one: one.kind is SourceKind.ORGANISATION and one.key.startswith("name:") and one.power is None,
                )
            definite = any(w.upos == "DET" and w.lower == "the" for w in phrase.tail[:2])
            body = company.name if company else f"the {tie.lent}" if definite else None
            told = replace(told, body=body, country=told.country or (company.country if company else None))
        owner = pronoun(phrase.core[0].lower)
        if owner and told.body in (None, told.name):
            whose = self._recall.pronoun(owner, before, head.sentence)
            if whose:
                family = phrase.noun is not None and phrase.noun.speaks == "family"
                body = f"{whose.name} family" if family else whose.body or whose.name
                named = whose.kind in (SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.OUTLET)
                name = re.sub(rf"(?i)\b{owner.word}\b", lambda _: f"{whose.name}’s", told.name, count=1) if named else told.name
                told = replace(told, name=name, body=body, power=told.power or whose.power, country=told.country or whose.country)
        return told

    def _remember(self, words: Sequence[Word]) -> None:
        """Put a chunk of the text into the memory: its head as a referent, the names before it as lesser ones."""
        phrase = phrase_of(words, self._say.mentions.named)
        if phrase is None:
            return
        head = phrase.core[-1]
        single = self._pronoun(phrase)
        if single and (single.owner or single.person != 3 or head.lower in ("that", "which", "who", "whom", "him", "them")):
            return
        for mention in self._say.mentions.within(phrase.words):
            if not mention.span.end >= head.end or mention.span.start > head.end:
                told = self._say.of_mention(mention)
                if told:
                    self._put(mention.span, head, told, -2)
        known = single is not None or self._say.says_something(phrase)
        if known and (told := self._one(phrase, words[0].start)) and told.kind is not SourceKind.UNKNOWN:
            if told.power and self._of_two(words):
                told = replace(told, body=None, power=None, country=None)
            self._put(Span(phrase.words[0].start, head.end), head, told, self._weight(words, head))

    def _of_two(self, words: Sequence[Word]) -> bool:
        """ "The French and | German ministers", "Ecuador | and Colombia said": a country that shares what is said with another."""
        joints, all_ = ("and", "or", "nor"), self._parse.words
        first, last = words[0].index, words[-1].index
        if first > 1 and all_[first - 1].lower in joints and sign(all_[first - 2].text):
            return sign(words[0].text) is not None
        return last + 2 < len(all_) and all_[last + 1].lower in joints and all((sign(words[-1].text), sign(all_[last + 2].text)))

    def _put(self, span: Span, head: Word, told: Referent, weight: int) -> None:
        headline = self._parse.sentences[head.sentence].headline
        self._recall.add(Occurrence(span.start, span.end, head.sentence, told, weight, bool(self._quoted[head.index]), headline))

    def _weight(self, words: Sequence[Word], head: Word) -> int:
        """How much a place puts its referent in play: a source 4, a subject 2, behind a preposition -1."""
        weight = SPOKE if self._told[head.index] else 0
        first, after = words[0].index, words[-1].index + 1
        sentence = self._parse.sentences[head.sentence]
        following = self._parse.words[after] if after < sentence.last else None
        if head.relation.startswith("nsubj") or (following and following.upos in ("VERB", "AUX") and following.xpos not in ("VBG", "VBN")):
            weight += 2
        if first > sentence.first and self._parse.words[first - 1].upos == "ADP" and self._parse.words[first - 1].lower not in ("by", "to"):
            weight -= 1
        return weight


def _joined(found: list[Referent]) -> Referent:
    """Several side by side as one, with parts."""
    names = tuple(dict.fromkeys(one.name for one in found))
    if len(names) == 1:
        return found[0]
    kinds, bodies, countries = {one.kind for one in found}, {one.body for one in found}, {one.country for one in found}
    return Referent(
        " + ".join(sorted(one.key for one in found)),
        " and ".join(names) if len(names) == 2 else ", ".join(names[:-1]) + f" and {names[-1]}",
        kinds.pop() if len(kinds) == 1 else max(found, key=lambda one: list(SourceKind)[::-1].index(one.kind)).kind,
        bodies.pop() if len(bodies) == 1 else None,
        country=countries.pop() if len(countries) == 1 else None,
        count="several",
        parts=names,
    )


def _is_body(one: Referent, noun: str) -> bool:
    """Whether "the agency", "the body" (noun) can take up a referent: a named body, a government's or many states' too, but no state."""
    named = one.key.startswith("name:") or (one.key.startswith("power:") and one.country is None)
    return one.kind is SourceKind.ORGANISATION and noun in public_nouns() and named and one.count != "several"


def _is_public(one: Referent) -> bool:
    """Whether a body's own words say that it is no firm: a government's, or a council, agency, board."""
    return one.power is not None or governmental(tuple(one.words)) or not public_nouns().isdisjoint(one.words)


def _as_counted(told: Referent, noun: Noun) -> Referent:
    """One of several named before, in the singular: "South Korean government officials", then "the official"."""
    if noun.plural or told.count != "several" or told.kind is SourceKind.PERSON:
        return told
    many = plural(noun.word)
    name = told.name[: -len(many)] + noun.word if told.name.endswith(many) else told.name
    return replace(told, name=name, count="one", key=f"{told.key}/one")


def _mask(parse: Parse, spans: Sequence[Span]) -> bytearray:
    """For each word, whether one of spans holds it."""
    mask = bytearray(len(parse.words))
    for span in spans:
        for word in parse.words_in(span):
            mask[word.index] = 1
    return mask
