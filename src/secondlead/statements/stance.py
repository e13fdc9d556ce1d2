"""What a cue says of its source: the stance, the class of the cue alone, the modality that it lends.

Here: the cue, with its negation, read by the tables stance_verbs.tsv and, for cues that name nobody, hedges.tsv.
Not here: the content (hedging.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondlead.lexicon import Row, index
from secondlead.model.parse import Attribution, Parse, Word
from secondlead.model.reading import Stance
from secondlead.model.spans import Span
from secondlead.statements.patterns import NEGATIONS, Match, is_quote, matches, widest

_REACH = 5  # words before a match that may still belong to its verb group


@dataclass(frozen=True, slots=True)
class CueReading:
    """The cue alone. because: its words, where they make the content less than flat."""

    stance: Stance
    class_: str
    modality: str = ""
    because: Span | None = None
    last: int = -1  # the index of its last word in the parse


FLAT = CueReading(Stance.ASSERTS, "certain")


def opposite(class_: str) -> str:
    """What the class becomes under a negation."""
    return index("certainty_scale")[class_]["negated"]


def negated_before(words: Sequence[Word], at: int) -> bool:
    """Whether the verb group that runs up to this place holds a negation ("has not yet", "did never")."""
    for back in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = words[back]
        if word.lower in NEGATIONS or (word.lower == "yet" and words[back - 1].lemma == "have"):
            return True
        if not (word.upos in {"AUX", "ADV", "PART"} or is_quote(word)) or word.lower == "'s":
            return False
    return False


def suits(match: Match, words: Sequence[Word]) -> bool:
    """Whether the tag of the match's word agrees with the row's kind: a verb row wants a verb, a noun row a noun."""
    kind, one = match.row["kind"], match.first == match.last
    word = words[match.first]
    if kind in {"verb", "plan"}:
        return word.upos in {"VERB", "AUX"} if one else True
    if kind == "noun" and one:
        return word.upos in {"NOUN", "PROPN", "ADJ"}
    return True


def of_row(row: Row, negated: bool) -> tuple[Stance, str]:
    """The stance and class of a row of stance_verbs.tsv."""
    if not negated:
        return Stance(row["stance"]), row["class"]
    return Stance(row["not_stance"] or row["stance"]), row["not_class"] or opposite(row["class"])


def read_match(parse: Parse, words: Sequence[Word], match: Match, *, nobody: bool = False) -> CueReading:
    """A match of stance_verbs.tsv, read with its negation; nobody: the subject negates it."""
    # Rows that bring their own negation ("neither", "no word", "decline") are not negated once more by a word before them.
    own = match.row["kind"] == "phrase"
    # In "asked the press not to film" the negation is the content's.
    within = match.negated and "*" not in match.row["pattern"]
    negated = not own and (nobody or within or negated_before(words, match.first))
    stance, class_ = of_row(match.row, negated)
    span = parse.span_of(words[match.first], words[match.last])
    return CueReading(stance, class_, match.row["modality"], None if class_ == "certain" else span, words[match.last].index)


def read_cue(parse: Parse, attribution: Attribution) -> CueReading:
    """The attribution's cue, read. No cue, and a cue that no table knows, assert flatly."""
    if attribution.cue is None:
        return FLAT
    cue = parse.words_in(attribution.cue)
    if not cue:
        return FLAT
    sentence = parse.sentences[cue[0].sentence]
    last = max(sentence.last, cue[-1].index + 1)
    words = parse.words[sentence.first : last]
    low, high = cue[0].index - sentence.first, cue[-1].index - sentence.first
    # A row may reach beyond the cue (its "to" belongs to the content), but the words that count must lie in it.
    near = [m for m in matches("stance_verbs", words, range(high + 1)) if m.last >= low and _in_cue(m, words, low, high)]
    # A verb may be tagged as a noun; a noun row on a verb ("concerning") is never meant.
    near = [m for m in near if suits(m, words)] or [
        m for m in near if m.row["kind"] != "noun" or not words[m.first].lower.endswith(("ing", "ed"))
    ]
    named = [m for m in widest(near) if m.first <= high]
    hedged = [] if attribution.sources and named else _hedges_in(words, low, high)
    # "is believed to" holds the verb that the other table knows; "could not verify" does not.
    if hedged and all(set(m.places) <= set(hedged[0].places) for m in named):
        return _of_hedge(parse, words, hedged[0])
    if not named:
        return FLAT
    return read_match(parse, words, _ruling(named), nobody=_nobody(parse, attribution))


def _nobody(parse: Parse, attribution: Attribution) -> bool:
    """Whether the source itself says no: "neither Tarn nor its embassy", "no official"."""
    words = parse.words_in(attribution.sources[0]) if attribution.sources else ()
    before = parse.words[words[0].index - 1].lower if words and words[0].index else ""
    return bool(words) and (words[0].lower in {"neither", "no", "none", "nobody"} or before == "neither")


def _in_cue(match: Match, words: Sequence[Word], low: int, high: int) -> bool:
    """Whether the match's weightiest word, its verb, noun or mark, lies within the cue; for a phrase its first word will do ("has yet")."""
    if match.row["kind"] == "phrase" and low <= match.first <= high and high > low:
        return True
    weighty = [n for n in match.places if words[n].upos not in {"AUX", "PART", "ADP", "DET", "SCONJ", "ADV"}] or list(match.places)
    return any(low <= n <= high for n in weighty)


def _ruling(named: Sequence[Match]) -> Match:
    """Of several words in one cue, the one that takes a stance of its own; else one that is no bare "say"; else the first."""
    for match in named:
        if match.row["stance"] != "asserts":
            return match
    return next((m for m in named if m.row["class"] != "certain"), named[0])


def _hedges_in(words: Sequence[Word], low: int, high: int) -> list[Match]:
    """Hedges that make up the cue ("is believed", "reportedly"), the longest first."""
    found = [m for m in matches("hedges", words, range(high + 1)) if m.last >= low]
    found = [m for m in found if m.row["kind"] not in {"flat", "adjective"} or (words[m.first].upos == "ADJ" and m.row["class"])]
    found = [m for m in found if any(low <= n <= high and words[n].upos != "AUX" for n in m.places) or low <= m.first <= m.last <= high]
    return sorted(found, key=lambda m: -len(m.places))


def _of_hedge(parse: Parse, words: Sequence[Word], match: Match) -> CueReading:
    negated = match.negated or negated_before(words, match.first)
    class_ = match.row["class"]
    if negated:
        class_ = match.row["negated"] or opposite(class_)
    stance = Stance(match.row["stance"] or "asserts")
    return CueReading(stance, class_, match.row["modality"], parse.span_of(words[match.first], words[match.last]), words[match.last].index)
