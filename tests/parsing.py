"""Parses made by hand, so that rules are tested without the encoder.

Here: a crude tagger over the true tokenizer; tags, names and attributions that a test gives itself win over it.
Not here: anything that a test could rely on for accuracy; heads are flat (each word hangs on its sentence's first verb).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from secondlead.model.parse import Attribution, Mention, Parse, Quotation, Sentence, Word
from secondlead.model.report import Block, BlockKind, Report
from secondlead.model.spans import Span
from secondlead.reading.tokens import tokens

# Closed classes, and the verbs and nouns that tests use most; the rest is guessed from the word's shape.
CLOSED = {
    "DET": "the a an this that these those another some any no each every both all",
    "ADP": "of in on at by for from with about into over after before since during under against between among through to as amid near outside",
    "CCONJ": "and or but nor",
    "SCONJ": "if because although while when unless whether",
    "PRON": "he she it they him her them his its their who which whom i we you us me our your my there",
    "AUX": "is are was were be been being am has have had do does did will would can could may might shall should must 's 're 've 'll 'd",
    "PART": "not n't 's '",
    "ADV": "also very however still now yesterday already recently possibly likely probably earlier later there here",
    "NUM": "one two three four five six seven eight nine ten dozen hundred",
    "ADJ": "senior several multiple many other local regional unnamed former new unidentified top",
}
VERBS = (
    "said says say told tell tells denied denies confirmed confirms reported reports added adds warned asked wrote believe believes "
    "thinks think expects expect declined refused quoted citing cited saying sees see plans plan left met meet arrived departed died fell rose "
    "killed won lost called spoke went came made resigned insisted claimed announced"
)
TAGS = {"DET": "DT", "ADP": "IN", "CCONJ": "CC", "SCONJ": "IN", "PRON": "PRP", "AUX": "VBZ", "PART": "RB", "ADV": "RB", "NUM": "CD", "ADJ": "JJ"}
TAGS |= {"VERB": "VBD", "NOUN": "NN", "PROPN": "NNP", "PUNCT": ".", "SYM": "SYM", "X": "FW", "INTJ": "UH"}
_WORDS = {word: upos for upos, words in reversed(CLOSED.items()) for word in words.split()} | dict.fromkeys(VERBS.split(), "VERB")


def _tag(text: str, first: bool, before: str) -> tuple[str, str]:
    """(upos, xpos) of a token by its own shape, whether it opens its sentence, and the token before it."""
    lower = text.lower().replace("’", "'")
    if lower in ("'s", "'"):
        return ("PART", "POS") if before[:1].isalnum() and before.lower() not in ("it", "he", "she", "that", "there") else ("AUX", "VBZ")
    if not re.match(r"\w", text):
        return "PUNCT", text if text in ",.:" else "."
    if text[0].isdigit():
        return "NUM", "CD"
    if lower in _WORDS and (first or text.islower() or text == "I"):
        upos = _WORDS[lower]
        return upos, TAGS[upos]
    if text[0].isupper():
        return "PROPN", "NNP"
    if lower.endswith("ly"):
        return "ADV", "RB"
    if re.search(r"(?:ous|ful|ive|ial|ical|ian|ese|ish|less|able)$", lower):
        return "ADJ", "JJ"
    if lower.endswith("s") and not lower.endswith("ss"):
        return "NOUN", "NNS"
    return "NOUN", "NN"


def _sentences(text: str, at: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """(first, last) token of each sentence: cut after a full stop (and the marks that close on it) and at line ends."""
    cuts = [0]
    for i in range(1, len(at)):
        gap = text[at[i - 1][1] : at[i][0]]
        before = text[at[i - 1][0] : at[i - 1][1]]
        stop = before in ".?!" or (before in "”\"'’)" and i > 1 and text[at[i - 2][0] : at[i - 2][1]] in ".?!")
        opens = text[at[i][0]].isupper() or text[at[i][0]] in "“\"'‘("
        if "\n" in gap or (stop and gap and opens):
            cuts.append(i)
    cuts.append(len(at))
    return [(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if a < b]


def _quotations(text: str) -> tuple[Quotation, ...]:
    found = re.finditer(r"“[^”\n]*”|\"[^\"\n]*\"", text)
    return tuple(Quotation(Span(one.start(), one.end(), one.group())) for one in found)


def span_in(text: str, words: str, nth: int = 0) -> Span:
    """The nth occurrence of words in text (from the end where nth is negative), as whole words; ValueError if there is none."""
    left, right = (r"\b" if words[0].isalnum() else ""), (r"\b" if words[-1].isalnum() else "")
    found = [one.start() for one in re.finditer(left + re.escape(words) + right, text)]
    if not found or not -len(found) <= nth < len(found):
        raise ValueError(f"{words!r} stands {len(found)} times in {text!r}")
    return Span(found[nth], found[nth] + len(words), words)


def _every(text: str, words: str) -> list[Span]:
    return [Span(one.start(), one.end(), words) for one in re.finditer(r"\b" + re.escape(words) + r"(?!\w)", text)]


def parse_of(
    text: str,
    *,
    tags: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
    attributions: Sequence[tuple[str | None, str | None, str]] = (),
    headline: bool = False,
    outlet: str | None = None,
    published: str | None = None,
) -> Parse:
    """A parse of text. tags: token -> "UPOS" or "UPOS/XPOS" or "UPOS/XPOS/lemma"; names: name -> type, each of its occurrences a mention
    (the longest name wins where they overlap); attributions: (source, cue, content) as substrings, the first occurrence of each
    content and the cue and source nearest to it. headline: the first line is one.
    """
    at = tokens(text)
    sentences = _sentences(text, at)
    words: list[Word] = []
    for number, (first, last) in enumerate(sentences):
        tagged = []
        for i in range(first, last):
            token = text[at[i][0] : at[i][1]]
            given = (tags or {}).get(token, "").split("/") if tags and token in tags else []
            upos, xpos = _tag(token, i == first or text[at[i - 1][0]] in "“\"", text[at[i - 1][0] : at[i - 1][1]] if i else "")
            if given:
                upos, xpos = given[0], given[1] if len(given) > 1 else TAGS.get(given[0], "NN")
            lemma = given[2] if len(given) > 2 else _lemma(token, upos, xpos)
            tagged.append((token, upos, xpos, lemma))
        root = next((i for i, (_, upos, _, _) in enumerate(tagged) if upos == "VERB"), 0)
        for i, (token, upos, xpos, lemma) in enumerate(tagged):
            relation = "root" if i == root else "punct" if upos == "PUNCT" else "dep"
            words.append(Word(first + i, *at[first + i], token, lemma, upos, xpos, first + root, relation, number))
    mentions: list[Mention] = []
    for name, kind in sorted((names or {}).items(), key=lambda one: -len(one[0])):
        for span in _every(text, name):
            if not any(span.overlaps(other.span) for other in mentions):
                mentions.append(Mention(span, kind))
    mentions.sort(key=lambda one: one.span)
    first_line = text.split("\n", 1)[0]
    blocks = [Block(BlockKind.HEADLINE, Span(0, len(first_line), first_line))] if headline else []
    report = Report("0" * 16, "text", text, title=first_line if headline else None, outlet=outlet, published=published, blocks=tuple(blocks))
    return Parse(
        report,
        tuple(words),
        tuple(Sentence(a, b, headline and number == 0) for number, (a, b) in enumerate(sentences)),
        _quotations(text),
        tuple(mentions),
        tuple(_attribution(text, *one) for one in attributions),
        (),
    )


def _lemma(token: str, upos: str, xpos: str) -> str:
    lower = token.lower()
    if xpos in ("NNS", "NNPS"):
        return lower[:-3] + "y" if lower.endswith("ies") else lower[:-1]
    irregular = {"said": "say", "says": "say", "told": "tell", "was": "be", "were": "be", "is": "be", "are": "be", "has": "have", "had": "have"}
    return irregular.get(lower, lower) if upos in ("VERB", "AUX") else lower


def _attribution(text: str, source: str | None, cue: str | None, content: str) -> Attribution:
    whole = span_in(text, content)

    def nearest(words: str) -> Span:
        found = [Span(one.start(), one.end(), words) for one in re.finditer(re.escape(words), text)]
        outside = [one for one in found if not one.overlaps(whole)] or found
        return min(outside, key=lambda one: max(whole.start - one.end, one.start - whole.end))

    return Attribution((nearest(source),) if source else (), nearest(cue) if cue else None, (whole,))
