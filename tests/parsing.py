"""Parses without the encoder, for tests of the rules that work on them.

Here: `parse_of`, crude on purpose: real tokens, tags from a few lists and endings, no tree (every word is a root of relation "dep"
unless the test gives heads). A rule that gives the right answer here does not lean on the parser. Not here: what the encoder would find.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from secondlead.model.parse import Attribution, EventMention, Mention, Parse, Quotation, Sentence, Word
from secondlead.model.report import Report
from secondlead.model.spans import Span, cut
from secondlead.reading.tokens import tokens

_BE = {
    "is": "VBZ",
    "are": "VBP",
    "was": "VBD",
    "were": "VBD",
    "be": "VB",
    "been": "VBN",
    "being": "VBG",
    "'s": "VBZ",
    "'re": "VBP",
    "'m": "VBP",
    "am": "VBP",
}
_HAVE = {"has": "VBZ", "have": "VBP", "had": "VBD", "having": "VBG", "'ve": "VBP"}
_DO = {"do": "VBP", "does": "VBZ", "did": "VBD"}
_MODAL = {
    "will": "will",
    "would": "would",
    "can": "can",
    "could": "could",
    "may": "may",
    "might": "might",
    "shall": "shall",
    "should": "should",
    "must": "must",
    "'ll": "will",
    "'d": "would",
    "wo": "will",
    "ca": "can",
    "cannot": "cannot",
}
_CLOSED_WORDS = """
DET: the a an this that these those no any some every each all both either neither another such
ADP: of in on at by for from with about into over under between against during amid towards toward across near within
  without through since per like despite after before until as than upon via along off out up down
PRON: he she it they we i you him her them us me who whom whose which what that himself herself itself themselves nobody
  nothing none there everyone someone anyone everything his its their our my your
CCONJ: and or but nor
SCONJ: if because although though while when where whether unless once whereas
ADV: not n't never soon still already also now then again yet possibly perhaps maybe almost even however too very well
  so just only here far later earlier today tomorrow yesterday often always back abroad away more most once ever why how
ADJ: likely unlikely possible probable due set new last next first senior able sure certain clear unclear true untrue
  false dead safe ready key big small good bad late early own more many other former potential official several few
  least military armored armoured
PART: to
"""
_CLOSED = {entry.split(":")[0]: tuple(entry.split(":")[1].split()) for entry in re.split(r"\n(?! )", _CLOSED_WORDS.strip())}
_NUMBER_WORDS = "one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion"
_NUMBERS = frozenset(_NUMBER_WORDS.split())
_ADJECTIVES = (
    "armored",
    "armoured",
    "big",
    "early",
    "good",
    "key",
    "late",
    "military",
    "new",
    "official",
    "possible",
    "potential",
    "senior",
    "small",
)
_BEFORE_NOUNS = frozenset(
    (
        "the",
        "a",
        "an",
        "no",
        "of",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "any",
        "in",
        "for",
        "on",
        "by",
        "with",
        "'s",
        *_NUMBERS,
        *_ADJECTIVES,
    )
)
_BEFORE_PLURALS = frozenset(
    (
        "the",
        "of",
        "no",
        "any",
        "some",
        "many",
        "media",
        "these",
        "his",
        "her",
        "their",
        "by",
        "in",
        "for",
        "a",
        "'s",
        "are",
        "were",
        "have",
        "mass",
    )
)
_IRREGULAR = {
    "said": ("say", "VBD"),
    "told": ("tell", "VBD"),
    "thought": ("think", "VBN"),
    "known": ("know", "VBN"),
    "knew": ("know", "VBD"),
    "seen": ("see", "VBN"),
    "saw": ("see", "VBD"),
    "left": ("leave", "VBD"),
    "gone": ("go", "VBN"),
    "went": ("go", "VBD"),
    "met": ("meet", "VBD"),
    "held": ("hold", "VBN"),
    "taken": ("take", "VBN"),
    "took": ("take", "VBD"),
    "made": ("make", "VBD"),
    "given": ("give", "VBN"),
    "gave": ("give", "VBD"),
    "fell": ("fall", "VBD"),
    "fallen": ("fall", "VBN"),
    "rose": ("rise", "VBD"),
    "risen": ("rise", "VBN"),
    "paid": ("pay", "VBD"),
    "understood": ("understand", "VBN"),
    "began": ("begin", "VBD"),
    "broke": ("break", "VBD"),
    "found": ("find", "VBD"),
    "felt": ("feel", "VBD"),
    "came": ("come", "VBD"),
    "won": ("win", "VBD"),
    "lost": ("lose", "VBD"),
    "sank": ("sink", "VBD"),
    "sunk": ("sink", "VBN"),
    "shot": ("shoot", "VBD"),
    "hit": ("hit", "VBD"),
    "put": ("put", "VBD"),
    "cut": ("cut", "VBD"),
    "shut": ("shut", "VBN"),
    "built": ("build", "VBD"),
    "sent": ("send", "VBD"),
    "spent": ("spend", "VBD"),
    "kept": ("keep", "VBD"),
    "stood": ("stand", "VBD"),
    "wrote": ("write", "VBD"),
    "written": ("write", "VBN"),
    "spoken": ("speak", "VBN"),
    "got": ("get", "VBD"),
    "ran": ("run", "VBD"),
    "drew": ("draw", "VBD"),
    "drawn": ("draw", "VBN"),
    "become": ("become", "VB"),
    "became": ("become", "VBD"),
    "stolen": ("steal", "VBN"),
    "stole": ("steal", "VBD"),
    "brought": ("bring", "VBD"),
    "bought": ("buy", "VBD"),
    "sold": ("sell", "VBD"),
    "struck": ("strike", "VBD"),
    "shown": ("show", "VBN"),
    "does": ("do", "VBZ"),
    "done": ("do", "VBN"),
    "flown": ("fly", "VBN"),
    "flew": ("fly", "VBD"),
    "fled": ("flee", "VBD"),
    "led": ("lead", "VBD"),
    "heard": ("hear", "VBD"),
    "meant": ("mean", "VBD"),
    "set": ("set", "VBN"),
    "killed": ("kill", "VBN"),
    "driven": ("drive", "VBN"),
    "borne": ("bear", "VBN"),
    "withdrew": ("withdraw", "VBD"),
    "grew": ("grow", "VBD"),
    "caught": ("catch", "VBD"),
    "sought": ("seek", "VBD"),
}
_VERB_WORDS = """
accept acknowledge acquire add admit affect agree aim allege allow announce anticipate appear arrest arrive ask assume attack
attend ban be become begin believe bolster break bring build buy call cancel carry cause charge claim close come comment confirm
consider contain continue cool cost cut damage decide decline deliver deny deploy detain die dismiss dispute do doubt draw drop
end estimate evacuate exist expand expect export face fall fear feel find fire flee forecast fund get give go grow happen have
head hide hint hit hold hope imply import indicate injure insist intend investigate involve join keep kill know land last launch
lay lead leave lift look lose make mark mean meet merge miss move mull need negotiate open operate order pay plan play pledge
postpone predict presume promise propose publish put question quit rain raise reach recover refer refuse refute reject release
remain report resign respond resume retire return rise rule run say scrap see seek seem sell send shelve ship show shut sign sink
slow speak speculate spread stand start stay steal step stop strike suggest supply support survive suspect take tell test think
threaten train travel trigger understand urge use vaccinate verify veto visit vote vow want warn weaken weigh win withdraw work
worry
"""
_VERBS = frozenset(_VERB_WORDS.split())


def _verb_lemma(form: str, ending: str) -> str | None:
    stem = form[: -len(ending)]
    for candidate in (
        stem,
        stem + "e",
        stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else "",
        stem[:-1] + "y" if stem.endswith("i") else "",
    ):
        if candidate in _VERBS:
            return candidate
    return None


def _tag(form: str, previous: str, first: bool) -> tuple[str, str, str]:
    """(lemma, upos, xpos) of a token; `previous` is the lower form before it."""
    lower = form.lower().replace("’", "'")
    if not any(c.isalnum() for c in form):
        return lower, "PUNCT", "." if form in ".!?" else "," if form == "," else ":"
    if lower == "'s" and previous not in {"it", "that", "there", "he", "she", "what", "who", "let"}:
        return "'s", "PART", "POS"
    for forms, lemma in ((_BE, "be"), (_HAVE, "have"), (_DO, "do")):
        if lower in forms:
            return lemma, "AUX", forms[lower]
    if lower == "ca" or (lower in _MODAL and not (lower == "may" and form[0] == "M" and not first)):
        return _MODAL[lower], "AUX", "MD"
    if lower[0].isdigit() or lower in _NUMBERS:
        return lower, "NUM", "CD"
    if lower in {"not", "n't"}:
        return "not", "PART", "RB"
    if lower == "to":
        return "to", "PART", "TO"
    for upos, words in _CLOSED.items():
        if lower in words:
            tag = {"DET": "DT", "ADP": "IN", "PRON": "PRP", "CCONJ": "CC", "SCONJ": "IN", "ADV": "RB", "ADJ": "JJ"}.get(upos, "TO")
            return lower, upos, tag
    if form[0].isupper() and not first:
        return lower, "PROPN", "NNP"
    if lower in _IRREGULAR:
        lemma, tag = _IRREGULAR[lower]
        if tag == "VBD" and previous in {*_BE, *_HAVE}:
            tag = "VBN"
        return lemma, "VERB", tag
    after_to = previous in {"to", *_MODAL, *_DO, "not", "n't"}
    if lower in _VERBS:
        noun = previous in _BEFORE_NOUNS
        return (lower, "NOUN", "NN") if noun else (lower, "VERB", "VB" if after_to else "VBP")
    for ending, tag in (("ing", "VBG"), ("ed", "VBD"), ("es", "VBZ"), ("s", "VBZ")):
        if lower.endswith(ending):
            lemma_or_none = _verb_lemma(lower, ending)
            if lemma_or_none:
                if tag == "VBZ" and (previous in _BEFORE_PLURALS or after_to):
                    return lemma_or_none, "NOUN", "NNS"
                if tag == "VBD" and previous in {*_BE, *_HAVE, "widely", "being"}:
                    tag = "VBN"
                return lemma_or_none, "VERB", tag
            if ending == "ing" and previous in _BE:
                return lower[:-3], "VERB", "VBG"
            if ending == "ed":
                return lower[:-2], "VERB", "VBN" if previous in {*_BE, *_HAVE} else "VBD"
    if lower.endswith("ly"):
        return lower, "ADV", "RB"
    if lower.endswith(("ous", "ful", "ive", "less", "able", "ible", "ern", "ian", "ean", "nal", "cal", "iet")) and not first:
        return lower, "ADJ", "JJ"
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        return lower[:-1], "NOUN", "NNS"
    return lower, "NOUN", "NN"


def _sentences(text: str, cuts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """[first, last) of each sentence: after . ! ? and its closing marks, before a capital; and at an empty line."""
    bounds, first = [], 0
    for at in range(1, len(cuts) + 1):
        if at == len(cuts):
            bounds.append((first, at))
            break
        gap = text[cuts[at - 1][1] : cuts[at][0]]
        back = at - 1
        while back > first and text[cuts[back][0]] in "”\"’'":
            back -= 1
        ended = text[cuts[back][0] : cuts[back][1]] in {".", "!", "?"} and (text[cuts[at][0]].isupper() or text[cuts[at][0]] in '“"‘')
        if gap and (ended or "\n\n" in gap):
            bounds.append((first, at))
            first = at
    return bounds


def span(text: str, part: str, nth: int = 0) -> Span:
    """The nth place where part stands in text; it must be there."""
    at = -1
    for _ in range(nth + 1):
        at = text.find(part, at + 1)
        assert at >= 0, f"{part!r} is not in {text!r}"
    return cut(text, at, at + len(part))


def parse_of(
    text: str,
    *,
    outlet: str | None = "Meridian Wire",
    headline: bool = False,
    heads: Mapping[int, tuple[int, str]] | None = None,
    mentions: Sequence[tuple[str, str]] = (),
    attributions: Sequence[Attribution] = (),
    events: Sequence[EventMention] = (),
) -> Parse:
    """A parse of text. headline: the first sentence is one. heads: index -> (head, relation). mentions: (name, type)."""
    cuts = tokens(text)
    bounds = _sentences(text, cuts)
    words: list[Word] = []
    for number, (first, last) in enumerate(bounds):
        for at in range(first, last):
            form = text[cuts[at][0] : cuts[at][1]]
            opening = (
                at == first
                or (at == first + 1 and not words[-1].text[0].isalnum())
                or (at > first and words[-1].text in {"“", '"', "‘", ":"})
            )
            before = words[-1].lower if at > first else ""
            lemma, upos, xpos = _tag(form, before, opening)
            head, relation = (heads or {}).get(at, (at, "dep"))
            words.append(Word(at, *cuts[at], form, lemma, upos, xpos, head, relation, number))
    named = [
        Mention(Span(found.start(), found.end(), name), kind)
        for name, kind in mentions
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    ]
    quotations = [Quotation(Span(found.start(), found.end(), found.group())) for found in re.finditer(r"“[^”]*”|\"[^\"]*\"", text)]
    sentences = tuple(Sentence(first, last, headline and number == 0) for number, (first, last) in enumerate(bounds))
    report = Report(id="0" * 16, input="text", text=text, outlet=outlet)
    return Parse(
        report, tuple(words), sentences, tuple(quotations), tuple(sorted(named, key=lambda m: m.span)), tuple(attributions), tuple(events)
    )
