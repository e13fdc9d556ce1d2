"""A statement in the making: what the finders found, before anybody is resolved or judged.

Here: the record and how two drafts of the same words become one. Not here: finding (find.py, nest.py, floating.py, voice.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from secondlead.model.parse import Attribution, Parse
from secondlead.model.spans import Span, hull

# A finder's score, beside the encoder's own from 0 to 1: which of two drafts of the same words stays (`once`), and the row of
# lexicon/en/confidence.tsv. Only their order counts, from what the form alone makes sure down to word order; none was tuned.
BY_FORM = 0.9  # a headline's colon
BY_PHRASE = 0.8  # a set phrase, a signature, a whole sentence that nobody else answers for
BY_NOUN = 0.6  # a noun or phrase that brings its clause; a quotation with the speaker in play
BY_ORDER = 0.5  # word order alone


@dataclass(frozen=True, slots=True)
class Draft:
    """source: who answers, None for the outlet's own voice or a speaker not named; carriers: hops after the origin, as named."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    score: float
    by: str
    parent: Draft | None = None
    origin: Span | None = None  # an origin behind the source ("citing regional sources")
    carriers: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()  # hops between origin and source ("quoted X as telling Channel 3")
    through: Span | None = None  # who spoke in the source's stead ("said through her lawyer")
    speaker_only: bool = False  # the source stands in another sentence (a floating quotation)

    @property
    def attribution(self) -> Attribution:
        """As the judge takes it: of the outlet's own relative clause, without what it is told of."""
        content = self.content[-1:] if self.by == "voice" else self.content
        return Attribution((self.source,) if self.source else (), self.cue, content, self.score, self.by)

    @property
    def start(self) -> int:
        """Where its first part begins."""
        return min(one.start for one in (*self.content, *filter(None, (self.source, self.cue))))


def share(parse: Parse, one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    """Jaccard of the words of two contents."""
    a = {w.index for span in one for w in parse.words_in(span)}
    b = {w.index for span in other for w in parse.words_in(span)}
    return len(a & b) / len(a | b) if a | b else 0.0


def same(parse: Parse, one: Draft, other: Draft) -> bool:
    """Whether two drafts tell of one attribution: cues that overlap, or like contents from sources that overlap."""
    if one.cue and other.cue and one.cue.overlaps(other.cue):
        return True
    beside = bool(one.source and other.source and one.source.overlaps(other.source))
    return beside and share(parse, one.content, other.content) > 0.5


def filled(parse: Parse, one: Draft, other: Draft) -> Draft:
    """one, with what it lacks taken from other."""
    content = one.content or other.content
    verbal = one.cue is not None and any(
        w.upos == "VERB" and not w.lower.endswith("ing") for w in parse.words_in(one.cue)
    )  # "said of the report that": said rules
    if other.by == "noun" and not verbal and other.content and any(part.holds(other.content[0]) for part in one.content):
        content = other.content  # a noun's clause ends before the main verb; the tree knows where
    source = one.source or other.source
    if source and any(source.overlaps(part) for part in content):
        source = one.source
    return replace(one, source=source, cue=one.cue or other.cue, content=content, by=f"{one.by}+{other.by}")


def merged(parse: Parse, first: list[Draft], more: list[Draft]) -> list[Draft]:
    """first, filled from more where both tell the same, and what of more is new."""
    found = list(first)
    for draft in more:
        at = next((i for i, one in enumerate(found) if same(parse, one, draft)), None)
        if at is None:
            found.append(draft)
        else:
            found[at] = filled(parse, found[at], draft)
    return found


def once(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that another one repeats word for word; the surer stays, in the place of the first."""
    found: dict[tuple[Span | None, Span | None, tuple[Span, ...]], Draft] = {}
    for draft in drafts:
        key = draft.source, draft.cue, draft.content
        if key not in found or found[key].score < draft.score:
            found[key] = draft
    return list(found.values())


def one_span(text: str, spans: tuple[Span, ...], cue: Span | None) -> Span | None:
    """Several fragments of a source as the one span that holds them, close together on one side of the cue; else the one before it."""
    if not spans:
        return None
    whole = hull(text, spans)
    if len(whole) <= sum(map(len, spans)) + 40 and not (cue and whole.overlaps(cue)):
        return whole
    before = [one for one in spans if cue and one.end <= cue.start]
    return before[-1] if before else spans[0]
