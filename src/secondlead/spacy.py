"""Second Lead in spaCy: a pipeline component, and a Doc made of a Parse. Needs the extra `secondlead[spacy]`, but none of spaCy's models.

Here: our records -> spaCy's Doc. Not here: reading (desk.py), spaCy's own components.

    nlp = spacy.blank("en")
    nlp.add_pipe("secondlead", config={"outlet": "Meridian Wire"})
    doc = nlp(text)
    doc.spans["contents"][0]._.statement.certainty

What the component fills: doc.ents; doc.spans "sources", "cues", "contents" and, all together, "secondlead", each span with its statement's
id; doc._.reading, doc._.statements, span._.statement. A span of ours that ends within a token of spaCy's is widened to the whole token.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import secondlead
from secondlead.errors import ExtraError
from secondlead.model import restore
from secondlead.model.parse import Parse, Word
from secondlead.model.reading import Reading, Statement
from secondlead.model.spans import Span as Place

try:
    from spacy.language import Language
    from spacy.parts_of_speech import IDS
    from spacy.tokens import Doc, Span
    from spacy.util import filter_spans
    from spacy.vocab import Vocab
except ImportError as error:
    raise ExtraError("secondlead.spacy", "spaCy is not installed", "pip install 'secondlead[spacy]'") from error

KEY = "secondlead"  # of doc.user_data, where the reading is kept as the contract's JSON: so it is stored and sent on with the Doc
GROUPS = {"SOURCE": "sources", "CUE": "cues", "CONTENT": "contents"}

Reader = Callable[[str, str | None, str | None], Reading]


def _read(text: str, published: str | None, outlet: str | None) -> Reading:
    return secondlead.read(text, published=published, outlet=outlet)


class SecondLead:
    """The component. published and outlet hold for every text, where the text does not say otherwise itself."""

    def __init__(self, published: str | None = None, outlet: str | None = None, read: Reader = _read) -> None:
        self.published = published
        self.outlet = outlet
        self.read = read

    def __call__(self, doc: Doc) -> Doc:
        """The doc with all that its text's reading holds; a text of white space alone stays as it is."""
        return fill(doc, self.read(doc.text, self.published, self.outlet)) if doc.text.strip("\ufeff \t\r\n") else doc


@Language.factory(
    "secondlead",
    default_config={"published": None, "outlet": None},
    assigns=["doc.ents", "doc.spans", "doc._.reading", "doc._.statements", "span._.statement"],
)
def make(nlp: Language, name: str, published: str | None, outlet: str | None) -> SecondLead:
    """The component for nlp.add_pipe("secondlead", config={"published": ..., "outlet": ...})."""
    return SecondLead(published, outlet)


def fill(doc: Doc, reading: Reading) -> Doc:
    """Write a reading of the doc's text into the doc, and give the doc back."""
    shift = 1 if doc.text.startswith("\ufeff") and not reading.report.text.startswith("\ufeff") else 0  # reading drops a byte-order mark

    def span(place: Place, label: str, id: str) -> Span | None:
        return doc.char_span(place.start + shift, place.end + shift, label=label, alignment_mode="expand", span_id=id)

    doc.user_data[KEY] = reading.to_dict()
    found = (span(one.span, one.type, one.id) for one in reading.entities)
    doc.ents = filter_spans([*filter(None, found), *doc.ents])
    groups: dict[str, list[Span]] = defaultdict(list)
    for statement in reading.statements:
        places = [("SOURCE", statement.source.span)] if statement.source else []
        places += [("CUE", statement.cue)] if statement.cue else []
        places += [("CONTENT", one) for one in statement.content]
        for label, place in places:
            made = span(place, label, statement.id)
            if made is not None:
                groups[GROUPS[label]].append(made)
                groups[KEY].append(made)
    for group in (*GROUPS.values(), KEY):
        doc.spans[group] = groups[group]
    return doc


def doc_of(parse: Parse, vocab: Vocab | None = None) -> Doc:
    """A Doc with the words, lemmas, tags, tree, sentences, names and attributions of a parse, for whatever works on a parsed Doc.

    Relations are those of Universal Dependencies. White space that is more than one blank becomes a token, as spaCy has it; what was not
    read (datelines, credits) is kept as words of tag X in sentences of their own, so that the Doc has all of the text.
    Heads that leave their sentence or run in a circle, and roots after a sentence's first, are hung on that first root.
    """
    pieces = _pieces(parse)
    at = {word.index: number for number, (_, _, word) in enumerate(pieces) if word}
    over = heads(parse)
    doc = Doc(
        vocab or Vocab(),
        words=[text for text, _, _ in pieces],
        spaces=[blank for _, blank, _ in pieces],
        tags=[word.xpos if word else "_SP" if text.isspace() else "XX" for text, _, word in pieces],
        pos=[(word.upos if word.upos in IDS else "X") if word else "SPACE" if text.isspace() else "X" for text, _, word in pieces],
        lemmas=[word.lemma if word else text for text, _, word in pieces],
        heads=[at[over[word.index]] if word else beside for (_, _, word), beside in zip(pieces, _hung(pieces), strict=True)],
        deps=["dep" if not word else "root" if over[word.index] == word.index else _relation(word) for _, _, word in pieces],
    )

    def spans(several: Iterable[tuple[Place, str]]) -> list[Span]:
        made = (doc.char_span(place.start, place.end, label=label, alignment_mode="expand") for place, label in several)
        return [one for one in made if one is not None]

    doc.ents = filter_spans(spans((one.span, one.type) for one in parse.mentions))
    doc.spans["sources"] = spans((place, "SOURCE") for one in parse.attributions for place in one.sources)
    doc.spans["cues"] = spans((one.cue, "CUE") for one in parse.attributions if one.cue)
    doc.spans["contents"] = spans((place, "CONTENT") for one in parse.attributions for place in one.contents)
    return doc


Piece = tuple[str, bool, Word | None]  # a token, whether a blank follows it, and the word that it is


def _pieces(parse: Parse) -> list[Piece]:
    """The report's text as tokens: the parse's words, and what stands between them."""
    text, pieces, before = parse.report.text, list[Piece](), 0

    def between(end: int) -> None:
        nonlocal before
        if pieces and before < end and text[before] == " ":
            pieces[-1] = (pieces[-1][0], True, pieces[-1][2])
            before += 1
        for found in BETWEEN.finditer(text, before, end):
            pieces.append((found["words"] or found["space"], bool(found["blank"]), None))
        before = end

    for word in parse.words:
        between(word.start)
        pieces.append((text[word.start : word.end], False, word))
        before = word.end
    between(len(text))
    return pieces


BETWEEN = re.compile(r"(?P<space>\s+)|(?P<words>\S+)(?P<blank> ?)")


def _hung(pieces: Sequence[Piece]) -> Iterator[int]:
    """Where each token that is no word of the parse hangs: white space on the token before it, other words on their stretch's first."""
    first = None
    for number, (text, _, word) in enumerate(pieces):
        if word or not text.isspace():
            first = None if word else number if first is None else first
        yield max(0, number - 1) if text.isspace() else number if first is None else first


def heads(parse: Parse) -> dict[int, int]:
    """The head of each word by its index: one tree a sentence, whatever the parse has."""
    found: dict[int, int] = {}
    for sentence in parse.sentences:
        words = {word.index: word.head for word in parse.words_of(sentence)}
        if words:
            root = next((index for index, head in words.items() if head == index), min(words))
            found[root] = root
            for index in words:
                path, seen = [index], {index}
                while path[-1] not in found:
                    above = words[path[-1]]
                    if above not in words or above in seen:
                        found[path[-1]] = root
                    else:
                        path.append(above)
                        seen.add(above)
                for one in path:
                    found.setdefault(one, words[one])
    return found


def _relation(word: Word) -> str:
    """The word's relation; a root that was hung on another is beside it."""
    return "parataxis" if word.relation == "root" else word.relation or "dep"


def _extend() -> None:
    """Make doc._.reading, doc._.statements and span._.statement known to spaCy, unless somebody else has taken the name."""
    for name, getter in (("reading", reading_of), ("statements", statements_of)):
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)
    if not Span.has_extension("statement"):
        Span.set_extension("statement", getter=statement_of)


def reading_of(doc: Doc) -> Reading | None:
    """doc._.reading: the reading that the component wrote into a doc; None without one."""
    kept = doc.user_data.get(KEY)
    return restore.from_dict(kept) if kept else None


def statements_of(doc: Doc) -> tuple[Statement, ...]:
    """doc._.statements: those of the reading."""
    reading = reading_of(doc)
    return reading.statements if reading else ()


def statement_of(span: Span) -> Statement | None:
    """span._.statement: the statement that a span of our groups belongs to; None for any other span."""
    kept = span.doc.user_data.get(KEY) if span.id_ and span.label_ in GROUPS else None
    return next((restore.statement(one) for one in kept["statements"] if one["id"] == span.id_), None) if kept else None


_extend()
