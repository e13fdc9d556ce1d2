"""How sure a source is of what it is made to say: the judgement on one attribution.

Here: `judge`, which puts the cue and the content's hedges together by the rules of composition. Not here: the cue alone (stance.py),
the hedges and where they hold (hedging.py, scope.py), the tense (modality.py).

The order of `judge`: 1 the cue, which ends it if it takes no position; 2 the content's first sentence with a verb; 3 each of its
clauses, the weakest hedge winning; the first clause rules; 4 the source's own verbs in it and the cue, weakest again (a denial
turns, a doubt halves); 5 what the wording makes of a plain assertion (a denial, a doubt, a question); 6 a negative that answers
a claim of the same report denies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from secondlead.lexicon import index
from secondlead.model.parse import Attribution, Parse, Word
from secondlead.model.reading import Certainty, Embedded, Modality, Stance
from secondlead.model.spans import Span
from secondlead.statements.hedging import Clause, read_content
from secondlead.statements.modality import modality_of
from secondlead.statements.patterns import NEGATIONS, is_quote
from secondlead.statements.scope import conditions, finite
from secondlead.statements.stance import FLAT, CueReading, opposite, read_cue

_NO_POSITION = {Stance.NEITHER, Stance.DECLINES, Stance.SILENT, Stance.ASKS}
_NEGATIVE = {"no", "almost-no", "very-unlikely", "unlikely"}
_QUESTION_WORDS = {"if", "whether", "who", "whom", "whose", "what", "which", "when", "where", "why", "how"}
_OWN_VOICE = {"i", "we", "me", "us"}
_OTHERS = {"it", "he", "she", "they"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one attribution comes to."""

    certainty: Certainty
    stance: Stance
    modality: Modality
    condition: Span | None = None


def certainty_of(class_: str, because: Iterable[Span] = (), embedded: Iterable[Embedded] = ()) -> Certainty:
    """The class with its interval."""
    row = index("certainty_scale")[class_]
    return Certainty(class_, float(row["low"]), float(row["high"]), tuple(because), tuple(embedded))


def judge(parse: Parse, attribution: Attribution, *, answers: bool = False) -> Judgement:
    """How sure, in what stance and modality, on what condition.

    answers: the report itself carries the positive claim that this one answers.
    """
    cue = read_cue(parse, attribution)
    words = _ruling_sentence(_sentences(parse, attribution))
    if not words:
        return Judgement(
            certainty_of(_content_free(cue), [cue.because] if cue.because else []), cue.stance, Modality(cue.modality or "done")
        )
    same = _same(parse, attribution)
    hedging = read_content(parse, words, same)
    cue = _foreseen(parse, attribution, _request(cue, words), words)
    said = (*reversed(hedging.own), cue)
    clauses = _without_echo(hedging.clauses) if cue.stance is Stance.DENIES else hedging.clauses
    clause, content = _main(clauses)
    stance = next((reading.stance for reading in reversed(said) if reading.stance is not Stance.ASSERTS), Stance.ASSERTS)
    # "asked if the man was armed": there "if" opens a question.
    condition = None if stance in _NO_POSITION and words[0].lower == "if" else _condition(parse, attribution, words)
    modality = modality_of(parse, hedging, clause, said, condition is not None, same)
    if modality is Modality.PLANNED and cue.modality == "planned" and _before_then(parse, attribution):
        modality = Modality.DONE
    asked = _is_question(words)
    if stance in _NO_POSITION or asked:
        because = [reading.because for reading in said if reading.because is not None]
        return Judgement(
            certainty_of("none", because), Stance.ASKS if asked and stance not in _NO_POSITION else stance, modality, condition
        )
    class_ = content
    if cue.stance is Stance.DENIES and class_ in _NEGATIVE and _worded(parse, attribution):
        class_ = opposite(class_)
    for reading in said:
        class_ = _through(reading, class_)
    if stance is Stance.ASSERTS:
        worded = next((hedge.stance for hedge in clause.hedges if hedge.stance and hedge.class_ in _NEGATIVE | {"none"}), "")
        stance = Stance(worded) if worded else stance
    if stance is Stance.ASSERTS and answers and class_ in _NEGATIVE:
        stance = Stance.DENIES
    because = [reading.because for reading in said if reading.because is not None]
    because += [hedge.span for hedge in clause.hedges if hedge.class_ != "certain"] + list(clause.negations)
    return Judgement(certainty_of(class_, sorted(set(because)), hedging.embedded), stance, modality, condition)


def weaker(one: str, other: str) -> str:
    """The weaker class of two; their negations are reckoned together (a likely "no plans" is `unlikely`)."""
    scale = index("certainty_scale")
    minus = (one in _NEGATIVE) != (other in _NEGATIVE)
    plain = [opposite(c) if c in _NEGATIVE else c for c in (one, other)]
    weakest = max(plain, key=lambda c: int(scale[c]["weakness"]))
    return opposite(weakest) if minus else weakest


def _main(clauses: Sequence[Clause]) -> tuple[Clause, str]:
    """The clause that rules the content and its class: the first, for a hedge on its neighbour ("P, and may Q") is the neighbour's own."""
    clause = clauses[0]
    class_ = "certain"
    for hedge in clause.hedges:
        class_ = weaker(class_, hedge.class_)
    return clause, opposite(class_) if clause.turned else class_


def _request(cue: CueReading, words: Sequence[Word]) -> CueReading:
    """ "Asked the media not to film": asking for something is a request, no question."""
    if cue.stance is not Stance.ASKS or cue.because is None or " " in cue.because.text:
        return cue
    plain = [w for w in words if not is_quote(w)]
    question = bool(plain) and (plain[-1].text == "?" or plain[0].lower in _QUESTION_WORDS)
    wanted = any(w.lower == "to" and plain[n + 1].upos in {"VERB", "AUX"} for n, w in enumerate(plain[:-1]))
    return replace(FLAT, modality="planned") if wanted and not question else cue


def _foreseen(parse: Parse, attribution: Attribution, cue: CueReading, words: Sequence[Word]) -> CueReading:
    """ "Bank sees inflation easing": who sees in the present what has no finite verb forecasts; who saw a man running was there."""
    verb = parse.words_in(attribution.cue)[-1] if attribution.cue and cue == replace(FLAT, last=cue.last) else None
    if verb is None or verb.lower not in index("foreseeing_verbs") or any(finite(words, n) for n in range(len(words))):
        return cue
    becoming = any(w.lower.endswith("ing") and w.upos in {"VERB", "AUX"} for w in words[1:])
    return replace(cue, class_="likely", modality="expected", because=attribution.cue) if becoming else cue


def _before_then(parse: Parse, attribution: Attribution) -> bool:
    """Whether the cue is a past perfect: what somebody "had urged" is no plan any more."""
    words = parse.words_in(attribution.cue) if attribution.cue else ()
    return len(words) > 1 and any(w.lower in {"had", "'d"} for w in words[:-1])


def _without_echo(clauses: Sequence[Clause]) -> list[Clause]:
    """ "Rejected as baseless": under a denial the word only says it again, where it holds no negation of its own ("no plans" does)."""
    negations = NEGATIONS | {"no", "nothing", "without"}
    return [
        replace(c, hedges=tuple(h for h in c.hedges if h.stance != "denies" or negations & set(h.span.text.lower().split())))
        for c in clauses
    ]


def _through(reading: CueReading, content: str) -> str:
    """The content's class as it comes through one who says or thinks it."""
    if reading.stance is Stance.DENIES:
        return "certain" if content in _NEGATIVE else "no"
    if reading.stance is Stance.DOUBTS:
        return opposite(reading.class_) if content in _NEGATIVE else reading.class_
    return weaker(reading.class_, content)


def _worded(parse: Parse, attribution: Attribution) -> bool:
    """ "Halden denies: no troops crossed": behind a colon stands how it is denied, and not what."""
    words = parse.words_in(attribution.cue) if attribution.cue else ()
    return bool(words) and ":" in (words[-1].text, parse.words[words[-1].index + 1].text if words[-1].index + 1 < len(parse.words) else "")


def _content_free(cue: CueReading) -> str:
    return "none" if cue.stance in _NO_POSITION else cue.class_


def _sentences(parse: Parse, attribution: Attribution) -> list[list[Word]]:
    """The content's words by sentence, without those of the cue and the source where the fragments run over them."""
    apart = [*attribution.sources, *([attribution.cue] if attribution.cue else [])]
    by_sentence: dict[int, list[Word]] = {}
    for fragment in sorted(attribution.contents):
        within = [one for one in apart if fragment.holds(one)]
        for word in parse.words_in(fragment):
            if not (within and any(one.start <= word.start < one.end for one in within)):
                by_sentence.setdefault(word.sentence, []).append(word)
    return list(by_sentence.values())


def _ruling_sentence(sentences: Sequence[list[Word]]) -> list[Word]:
    """The first sentence that has a finite verb, else the first: it carries the claim, and what follows must not lower it."""
    return next((words for words in sentences if any(finite(words, n) for n in range(len(words)))), sentences[0] if sentences else [])


def _same(parse: Parse, attribution: Attribution) -> Callable[[Word], bool]:
    """Whether a subject within the content is the source itself."""
    names = {parse.words_in(span)[-1].lower for span in attribution.sources if parse.words_in(span)}

    def same(word: Word) -> bool:
        if not attribution.sources:
            return False
        quoted = any(q.span.start < word.start < q.span.end for q in parse.quotations)
        if word.lower in _OWN_VOICE:
            return True
        return (word.lower in _OTHERS and not quoted) or word.lower in names

    return same


def _condition(parse: Parse, attribution: Attribution, words: Sequence[Word]) -> Span | None:
    """The condition in the content, or right before or after it in its sentence."""
    inside = conditions(words)
    if inside and _of_neighbour(words, inside[0][0]):
        return None
    if inside:
        first, last = inside[0]
        return parse.span_of(words[first], words[last - 1])
    sentence = parse.words_of(parse.sentences[words[0].sentence])
    apart = [*attribution.sources, *([attribution.cue] if attribution.cue else [])]
    for first, last in conditions(sentence):
        span = parse.span_of(sentence[first], sentence[last - 1])
        if any(span.overlaps(one) for one in (*apart, *attribution.contents)):
            continue
        between = sentence[last : next((n for n, w in enumerate(sentence) if w.index >= words[0].index), last)]
        if span.end <= words[0].start and all(w.upos == "PUNCT" or any(a.start <= w.start < a.end for a in apart) for w in between):
            return span
        if words[-1].index + 1 == sentence[first].index:
            return span
    return None


def _of_neighbour(words: Sequence[Word], at: int) -> bool:
    """ "He had beaten her and threatened to kill her if ...": the condition at this place is the second verb's, which only speaks."""
    joint = next((n for n in range(at - 1, 0, -1) if words[n].lower in {"and", "but"}), None)
    verb = next((w for w in words[joint + 1 : at] if w.upos != "ADV"), None) if joint else None
    if joint is None or verb is None or verb.upos != "VERB" or verb.xpos == "VB":
        return False
    planned = index("stance_verbs").get(verb.lemma, {}).get("modality") == "planned" or verb.lemma in {"threaten", "warn"}
    return planned and any(finite(words, n) and words[n].xpos != "MD" for n in range(joint))


def _is_question(words: Sequence[Word]) -> bool:
    """Whether the sentence asks: it ends in a question mark, and is no fragment."""
    marks = [w for w in words if not is_quote(w)]
    return bool(marks) and marks[-1].text == "?"
