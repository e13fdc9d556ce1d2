"""Set phrases of silence and refusal, and headlines that name their source.

Here: patterns of lexicon/en/silence_formulas.tsv put to sentences. Not here: what stance they carry (stance.py).
"""

from __future__ import annotations

import itertools
import re
from functools import cache

from secondlead.lexicon import index, table
from secondlead.model.parse import FINITE, TENSED, Parse, Sentence, Word
from secondlead.model.spans import Span, cut
from secondlead.statements.draft import BY_FORM, BY_PHRASE, Draft
from secondlead.statements.nominal import is_day
from secondlead.statements.phrases import clause_end, noun_phrase_before, noun_phrase_from, span_of, subject, whole_subject

TAG = 4  # words of a source behind a headline's colon that needs no noun of speaking: "coast guard", "state radio"
_MATTER = frozenset(
    {"on", "about", "regarding", "concerning", "over", "to", "for", "that", "whether", "as", "if", "when", "why", "how", "what", "where"}
)
_BEHIND = {"from": ("from", "by"), "at": ("at", "with")}  # the words that a source follows


@cache
def _formulas() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(row["cue"], re.IGNORECASE), row["source"], row["content"]) for row in table("silence_formulas"))


@cache
def _hints() -> tuple[tuple[str, tuple[int, ...]], ...]:
    """What a sentence holds in which a formula stands, and the places of its formulas in the table."""
    found: dict[str, list[int]] = {}
    for place, row in enumerate(table("silence_formulas")):
        for word in row["holds"].split("|"):
            found.setdefault(word, []).append(place)
    return tuple((word, tuple(places)) for word, places in sorted(found.items()))


def silences(parse: Parse) -> list[Draft]:
    """A draft for each set phrase of silence or refusal; of phrases that overlap the longest counts."""
    found: list[Draft] = []
    text = parse.report.text
    for sentence in parse.sentences:
        words = parse.words_of(sentence)
        start, end = words[0].start, words[-1].end
        lower = text[start:end].lower()
        hinted = sorted({place for word, places in _hints() if word in lower for place in places})
        matches = [
            (match, where, told)
            for pattern, where, told in map(_formulas().__getitem__, hinted)
            for match in pattern.finditer(text, start, end)
        ]
        for match, where, told in sorted(matches, key=lambda one: (one[0].start() - one[0].end(), one[0].start())):
            cue = cut(text, match.start(), match.end())
            if any(one.cue and one.cue.overlaps(cue) for one in found):
                continue
            draft = _silence(parse, sentence, cue, where, told)
            if draft:
                found.append(draft)
    return found


def _silence(parse: Parse, sentence: Sentence, cue: Span, where: str, told: str) -> Draft | None:
    inside = parse.words_in(cue)
    verb = next((w for w in reversed(inside) if w.upos == "VERB"), inside[-1])
    after = inside[-1].index + 1
    stop = clause_end(parse, after - 1)
    source: Span | None = None
    if where in _BEHIND:
        at = next((i for i in range(after, min(after + 8, stop)) if parse.words[i].lower in _BEHIND[where]), None)
        if at is None:
            return None
        source = noun_phrase_from(parse, at + 1, stop)
        after = _past_apposition(parse, parse.words_in(source)[-1].index + 1, stop) if source else at + 1
    elif where == "subject":
        source = whole_subject(parse, inside[0].index, sentence.first) or subject(parse, verb)
        if source and source.overlaps(cue):
            source = None
    elif where == "nobody":
        source = _nobody(parse, parse.words[sentence.first : inside[0].index])
        if source is None:
            return None
    elif where == "to":
        return _unanswered(parse, sentence, cue, inside[0].index)
    elif told == "before":  # "the account could not be verified": nobody is silent, the matter is the subject
        matter = noun_phrase_before(parse, inside[0].index, sentence.first)
        return Draft(None, cue, (matter,), BY_PHRASE, "formula") if matter else None
    content = _matter(parse, after, stop)
    if content and all(is_day(w) for w in parse.words_in(content)):
        content = None
    if not content and where in ("subject", "nobody") and cue.text.lower().endswith(("comment", "elaborate", "answer", "commented")):
        content = cut(parse.report.text, parse.words_in(cue)[-1].start, cue.end)  # "declined to comment": all that there is
        cue = cut(parse.report.text, cue.start, content.start)
    return Draft(source, cue, (content,) if content else (), BY_PHRASE, "formula")


def _nobody(parse: Parse, words: tuple[Word, ...]) -> Span | None:
    """The subject that says no by itself, before a verb of answering: "neither the embassy nor the consulate", "no one at the bank"."""
    at = next((i for i, w in enumerate(words) if w.lower in ("neither", "none", "nobody", "no", "no-one")), None)
    if at is None or any(w.text in (",", ";", ":") for w in words[at:]) or any(w.xpos in FINITE for w in words[at:]):
        return None
    return span_of(parse, words[at:])


def _past_apposition(parse: Parse, at: int, stop: int) -> int:
    """Behind ", the capital," after a source, if what follows opens the matter."""
    if at < stop and parse.words[at].text == ",":
        close = next((i for i in range(at + 1, min(at + 12, stop)) if parse.words[i].text == ","), None)
        if close is not None and close + 1 < stop and parse.words[close + 1].lower in _MATTER:
            return close + 1
    return at


def _unanswered(parse: Parse, sentence: Sentence, cue: Span, verb: int) -> Draft | None:
    """ "Calls to X went unanswered": X is silent, on the calls."""
    whole = noun_phrase_before(parse, verb, sentence.first) or span_of(parse, parse.words[sentence.first : verb])
    words = parse.words[sentence.first : verb]
    at = next((i for openers in (("to",), ("at", "with", "for")) for i, w in enumerate(words) if w.lower in openers), None)
    if at is None or at + 1 >= len(words):
        return None
    rest = words[at + 1 :]
    apposed = any(w.text == "," for w in rest) and not any(w.upos in ("VERB", "AUX") for w in rest)
    source = span_of(parse, rest) if apposed else noun_phrase_from(parse, words[at + 1].index, verb)
    return Draft(source, cue, (span_of(parse, list(words)) if words else whole,), BY_PHRASE, "formula") if source else None


def _matter(parse: Parse, at: int, stop: int) -> Span | None:
    """What is kept silent about: from the word after on, about, to ... up to a comma that ends the clause."""
    if at >= stop:
        return None
    opener = parse.words[at].lower
    if opener in ("on", "about", "of", "regarding", "concerning", "over", "to") and at + 1 < stop:
        at += 1
    elif opener not in _MATTER and parse.words[at].upos not in ("DET", "NOUN", "PROPN", "PRON", "ADJ"):
        return None
    last = at
    if opener == "for" and at + 1 < stop and parse.words[at + 1].lemma in ("comment", "reaction", "response"):
        return span_of(parse, parse.words[at : at + 2])  # "for comment | late on Sunday"
    while last < stop and not _ends(parse, last, stop):
        last += 1
    return span_of(parse, parse.words[at:last]) if last > at else None


def _ends(parse: Parse, at: int, stop: int) -> bool:
    word = parse.words[at]
    return (word.text in (",", ";") and _breaks(parse, at, stop)) or (
        word.lower in ("but", "and") and at + 1 < stop and parse.words[at + 1].xpos == "VBD"
    )


def _breaks(parse: Parse, at: int, stop: int) -> bool:
    """Whether the comma at a word ends the clause: what follows is a new clause, not one more noun."""
    following = parse.words[at + 1 : min(at + 6, stop)]
    return any(
        w.upos in ("VERB", "AUX", "SCONJ", "CCONJ") or w.xpos in ("WDT", "WP", "PRP") or w.lower in ("according", "while", "which")
        for w in following
    )


@cache
def _speakers() -> frozenset[str]:
    return frozenset(index("source_nouns"))


def headlines(parse: Parse) -> list[Draft]:
    """ "Content: source", "Source: content" and "Source denies: content" in a headline, or in each of its halves round a semicolon; the
    source is the side that names somebody who can speak."""
    found = []
    for sentence in parse.sentences:
        if not sentence.headline:
            continue
        words = parse.words_of(sentence)
        halves = _halves(words)
        told = [one for half in halves if (one := _named(parse, half))]
        found += told if len(told) == len(halves) or len(halves) == 1 else []
    return found


def _halves(words: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """The words apart at semicolons, if each part has a colon of its own."""
    cuts = [-1, *(i for i, w in enumerate(words) if w.text == ";"), len(words)]
    parts = [words[a + 1 : b] for a, b in itertools.pairwise(cuts)]
    return parts if all(any(_divides(part, i) for i in range(len(part))) for part in parts) else [words]


def _named(parse: Parse, words: tuple[Word, ...]) -> Draft | None:
    """A headline, or a half of one, that names its source."""
    colons = [i for i, w in enumerate(words) if _divides(words, i)]
    if not colons:
        return None
    at = colons[-1]
    left, right = list(words[:at]), [w for w in words[at + 1 :] if w.text not in (".",)]
    if not right:  # a full stop alone
        return None
    colon = words[at]
    cue = Span(colon.start, colon.end, colon.text)
    verb = left[-1]
    tagged = (
        len(right) <= TAG and right[0].text.islower() and not {right[-1].lower, right[-1].lemma}.isdisjoint(_speakers())
    )  # "..., talks continue: official"
    if not tagged and verb.lemma in _saying() and verb.xpos in TENSED and _speaks(parse, _unmarked(left[:-1])):  # "Halden denies: no ..."
        source, content, cue = _unmarked(left[:-1]), right, span_of(parse, [verb])
    elif (_speaks(parse, right) and len(right) <= 8) or (len(right) <= TAG and _nameless(right) and _tells(left)):
        source, content = right, left
    elif _speaks(parse, _unmarked(left)) and len(left) <= 8 and colon.text == ":" and right[0].xpos not in ("WP", "WRB", "WDT"):
        source, content = _unmarked(left), right
    else:
        return None
    return Draft(span_of(parse, source), cue, (span_of(parse, _unmarked(content)),), BY_FORM, "headline")


@cache
def _saying() -> frozenset[str]:
    return frozenset(row["lemma"] for row in table("cues") if row["part"] == "verb" and "say" in row["sorts"].split("|"))


def _tells(words: list[Word]) -> bool:
    return any(w.upos in ("VERB", "AUX") for w in words)


def _nameless(words: list[Word]) -> bool:
    """Whether words can be the tag of a source at a headline's end: nouns in small letters, no verb."""
    return words[0].text.islower() and not _tells(words) and any(w.upos == "NOUN" for w in words)


def _divides(words: tuple[Word, ...], i: int) -> bool:
    """A colon, a dash, or a hyphen between spaces, with words on both sides."""
    if not 0 < i < len(words) - 1:
        return False
    spaced = words[i - 1].end < words[i].start and words[i].end < words[i + 1].start
    tag = words[i - 1].end < words[i].start and words[i + 1].text.islower()  # "... for Halden -sources"
    return words[i].text in (":", "--", "–", "—") or (words[i].text == "-" and (spaced or tag))


def _unmarked(words: list[Word]) -> list[Word]:
    """A headline without its lead mark in front."""
    if words and words[0].text == "(":
        close = next((i for i, w in enumerate(words[:8]) if w.text == ")"), None)
        if close is not None and close + 1 < len(words):
            return words[close + 1 :]
    return words


def _speaks(parse: Parse, words: list[Word]) -> bool:
    """Whether a side of a colon names a source and says nothing: no finite verb, a name or a noun that speaks."""
    if not words or any(w.upos in ("VERB", "AUX") or w.xpos in ("WP", "WDT", "WRB") for w in words):
        return False
    named = any(parse.words_in(one.span)[0].index >= words[0].index and one.span.end <= words[-1].end and one.type in ("PER", "ORG")
                for one in parse.mentions if words[0].start <= one.span.start)  # fmt: skip
    return named or any(w.lemma in _speakers() or w.lower in _speakers() for w in words)
