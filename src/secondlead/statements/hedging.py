"""The hedges and negations in a content's words: those that lower the clause, and those that a modifier keeps to itself.

Here: finding and placing them, clause by clause. Not here: what they come to together with the cue (certainty.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from secondlead.model.parse import Parse, Word
from secondlead.model.reading import Embedded
from secondlead.model.spans import Span
from secondlead.statements.embedding import NOMINAL, covered
from secondlead.statements.patterns import NEGATIONS, Match, is_quote, matches, widest
from secondlead.statements.scope import Level, finite, levels, subject
from secondlead.statements.stance import CueReading, negated_before, opposite, read_match, suits

_NO = NEGATIONS | {"no", "none", "nobody", "nothing", "neither", "nowhere"}
_EMPTY = {"be", "to", "that", "of", "have", "there", "it", "?"}


@dataclass(frozen=True, slots=True)
class Hedge:
    """One hedge on a clause: its class with its own negation reckoned in."""

    class_: str
    modality: str
    stance: str
    span: Span
    last: int  # place of its last word


@dataclass(frozen=True, slots=True)
class Clause:
    """One main clause of the content: places of its words, its hedges, and the negations beside them."""

    places: tuple[int, ...]
    hedges: tuple[Hedge, ...]
    negations: tuple[Span, ...]
    turned: bool  # whether they turn the clause's class round


@dataclass(frozen=True, slots=True)
class Hedging:
    """What was found in one sentence of a content. own: its own verbs ("it sees the possibility", "we deny")."""

    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    embedded: tuple[Embedded, ...]
    own: tuple[CueReading, ...]


def read_content(parse: Parse, words: Sequence[Word], same: Callable[[Word], bool]) -> Hedging:
    """The content's words (one sentence of them), read. same: whether a subject is the source itself."""
    hedges = widest(m for m in matches("hedges", words) if _is_used(words, m))
    taken = {n for m in hedges for n in m.places if m.row["kind"] != "adverb"}
    own, nests, own_places = _speakers(parse, words, taken, same)
    held = levels(words, taken | own_places, nests)
    hedges = tuple(m for m in hedges if not set(m.places) & own_places)
    on_clause: list[Match] = []
    embedded: list[Embedded] = []
    for match in hedges:
        level = held[match.first]
        if level in {Level.NESTED, Level.CONDITION} or match.row["kind"] == "flat":
            continue
        over = None if level is Level.MAIN and _on_clause(words, held, match) else covered(words, match)
        if over is None and level is Level.MAIN:
            on_clause.append(match)
        elif over is not None and match.row["class"] not in {"certain", "no", "none"} and match.row["kind"] != "noun":
            embedded.append(_embedded(parse, words, match, over))
    if on_clause and (any(m.row["kind"] != "noun" for m in on_clause) or _says_of(words, held)):
        on_clause = [m for m in on_clause if m.row["kind"] != "noun"]  # "the chance of a sale is slim": slim says it
    told = max(own_places, default=-1) + 1  # negations up to here are the source's own verb's
    clauses = tuple(_clause(parse, words, places, on_clause, told) for places in _split(words, held))
    return Hedging(tuple(words), clauses, tuple(embedded), tuple(r for _, r in own))


def _says_of(words: Sequence[Word], held: Sequence[Level]) -> bool:
    """Whether the clause says something of a chance, not that there is one: "the risk of infection was low", but "the risk remains"."""
    verb = next((words[n] for n, level in enumerate(held) if level is Level.MAIN and finite(words, n)), None)
    return verb is not None and verb.lemma not in {"exist", "remain", "persist", "arise"}


def _is_used(words: Sequence[Word], match: Match) -> bool:
    """Whether a match is what its row is about: a participle row wants a participle, "May" no month, a noun row its noun at the head."""
    word, kind = words[match.first], match.row["kind"]
    if word.lower == "may" and word.upos != "AUX":
        return False
    if kind == "noun":
        return all(w.upos in {"DET", "ADJ"} or is_quote(w) for w in words[: match.first])
    if kind == "participle" and _active(words, match.first):
        return False
    if kind == "participle":
        return (
            word.upos in {"VERB", "ADJ"}
            and word.xpos not in {"VBZ", "VBP", "VB"}
            and not (word.lower in {"said", "reported"} and not _after_noun(words, match.first))
        )
    if kind == "adjective":
        after = match.last + 1
        while after < len(words) and is_quote(words[after]):
            after += 1
        if match.first > 0 and words[match.first - 1].lower in {"no", "all", "every", "any"}:
            return False
        return after < len(words) and words[after].upos in {"NOUN", "PROPN", "ADJ"}
    return True


def _active(words: Sequence[Word], at: int) -> bool:
    """ "He believed the bridge would hold": a pronoun stands right before as the subject, so the form is no participle."""
    back = at - 1
    while back >= 0 and words[back].upos == "ADV":
        back -= 1
    return back >= 0 and words[back].lower in {"he", "she", "they", "it", "we", "i", "you", "who"}


def _after_noun(words: Sequence[Word], at: int) -> bool:
    """Whether a noun stands before, or a noun and a comma ("the drought, said to be ...")."""
    before = at - 2 if at > 1 and words[at - 1].text == "," else at - 1
    return before >= 0 and words[before].upos in {"NOUN", "PROPN", "NUM"}


def _transitive(words: Sequence[Word], at: int) -> bool:
    """Whether a participle by its tag is the main verb: it takes an object ("a painting assumed to be a copy fetched two million")."""
    around = 0 < at < len(words) - 1 and words[at - 1].upos in {"NOUN", "PROPN"} and words[at + 1].upos in {"DET", "NUM", "PROPN", "PRON"}
    return around and words[at].xpos in {"VBN", "VBD"} and words[at].upos == "VERB"


def _speakers(
    parse: Parse, words: Sequence[Word], taken: set[int], same: Callable[[Word], bool]
) -> tuple[list[tuple[Match, CueReading]], set[int], set[int]]:
    """The content's verbs of saying: the source's own; places after which somebody else speaks; all places of the former."""
    own: list[tuple[Match, CueReading]] = []
    nests: set[int] = set()
    places: set[int] = set()
    opened = False
    for match in widest(m for m in matches("stance_verbs", words) if suits(m, words)):
        if set(match.places) <= taken or match.row["kind"] in {"mark", "noun"} or match.row["pattern"] == "ask":
            continue
        word, who = words[match.first], subject(words, match.first)
        if match.row["kind"] != "phrase" and (word.upos not in {"VERB", "AUX"} or _passive(words, match.first) or who is None):
            continue
        alone = match.row["kind"] == "phrase" and _speaks_alone(words, match, who)
        mine = alone or (who is not None and same(words[who]))
        if mine and not nests and not opened and not any(finite(words, n) for n in range(who or 0)):
            own.append((match, read_match(parse, words, match)))
            places |= set(match.places)
            opened = match.row["stance"] != "asserts"
        elif match.row["kind"] == "plan":
            continue
        elif not mine and who is not None and _governs_clause(words, match):
            nests.add(match.last)
    return own, nests, places


def _speaks_alone(words: Sequence[Word], match: Match, who: int | None) -> bool:
    """Whether a phrase with no subject of its own is all the words ("No comment"), or opens them ("There was no word on ...")."""
    whole = who is None and match.last - match.first + 1 >= sum(w.upos != "PUNCT" for w in words)
    return whole or (match.first <= 3 and words[match.first].lower == "there")


def _passive(words: Sequence[Word], at: int) -> bool:
    """Whether the verb here is passive: a participle after be."""
    back = at - 1
    while back >= 0 and (words[back].upos == "ADV" or words[back].lower in NEGATIONS):
        back -= 1
    return back >= 0 and words[at].xpos in {"VBN", "VBD"} and words[back].lemma == "be"


def _governs_clause(words: Sequence[Word], match: Match) -> bool:
    """Whether a clause of somebody's words follows the verb: by the tree where there is one, else "that" or a subject and a finite verb."""
    verb = words[match.first]
    governed = [w for w in words if w.head == verb.index and w.index != verb.index]
    if governed:
        return any(w.relation in {"ccomp", "ccomp:speech"} and w.index > verb.index for w in governed)
    after = match.last + 1
    if after < len(words) and words[after].lower == "that":
        return True
    for place in range(after, len(words)):
        if words[place].text in {",", ";"} or words[place].upos in {"CCONJ", "SCONJ"} or words[place].lower in {"who", "which"}:
            return False
        if finite(words, place):
            return place > after and words[place - 1].upos in NOMINAL | {"PRON", "ADV"}
    return False


def _on_clause(words: Sequence[Word], held: Sequence[Level], match: Match) -> bool:
    """Whether a hedge at the level of the main clause lowers the clause, not only the words after it."""
    kind, first, last = match.row["kind"], match.first, match.last
    if kind == "adjective":
        return False
    if kind == "participle":
        # "A train believed to be carrying him left": a modifier. "Talks expected to resume", with no other verb: a headline's clause.
        joined = first > 0 and words[first - 1].lower in {"and", "but", "or"} and any(finite(words, n) for n in range(first))
        alone = not any(finite(words, n) for n in range(len(words)) if held[n] is Level.MAIN and not first <= n <= last)
        return joined or (alone and not any(_transitive(words, n) for n in range(last + 1, len(words))))
    if kind == "adverb":
        return _adverb_on_clause(words, match)
    return True


def _adverb_on_clause(words: Sequence[Word], match: Match) -> bool:
    first, last = match.first, match.last
    before = next((words[n] for n in range(first - 1, -1, -1) if not is_quote(words[n])), None)
    after = next((words[n] for n in range(last + 1, len(words)) if not is_quote(words[n])), None)
    if after is None or after.upos == "PUNCT":
        return True
    if match.row["modality"] == "expected" or match.row["class"] == "no":
        return True
    if before is None or before.text in {":", ";"}:
        return after.upos != "NUM"
    if before.upos == "AUX" or before.lower in NEGATIONS:
        return True
    if before.upos == "DET" or after.upos in {"ADP", "NUM", "DET", "PROPN", "NOUN", "ADJ", "SCONJ", "PRON"}:
        # ", perhaps he was ill": a clause after the adverb, not a phrase.
        return before.text == "," and after.upos in {"PRON", "DET", "PROPN", "NOUN"} and _clause_next(words, last + 1)
    if after.lower == "to" or after.xpos == "VBG":
        return after.lower == "to" and match.row["class"] == "unlikely"
    if after.upos == "VERB" and before.text == ",":
        return finite(words, last + 1) and not after.lower.endswith("ed")
    return True


def _clause_next(words: Sequence[Word], at: int) -> bool:
    for place in range(at, len(words)):
        if words[place].upos == "PUNCT" and not is_quote(words[place]):
            return False
        if finite(words, place):
            return True
    return False


def _embedded(parse: Parse, words: Sequence[Word], match: Match, over: tuple[int, int, int]) -> Embedded:
    negated = match.negated or (match.row["kind"] == "group" and negated_before(words, match.first))
    class_ = (match.row["negated"] or opposite(match.row["class"])) if negated else match.row["class"]
    if class_ == "percent":
        class_ = _by_figure(words, match)
    return Embedded(parse.span_of(words[match.first], words[over[2]]), class_, parse.span_of(words[over[0]], words[over[1]]))


def _split(words: Sequence[Word], held: Sequence[Level]) -> list[tuple[int, ...]]:
    """The places of each main clause: cut at a conjunction or a semicolon that a new finite verb follows and one goes before."""
    clauses: list[list[int]] = [[]]
    main = [n for n, level in enumerate(held) if level is Level.MAIN]
    for position, place in enumerate(main):
        word = words[place]
        cuts = (word.lower in {"and", "but", "or", "yet"} and word.upos != "ADV") or word.text in {";", "—", "–"}
        if cuts and any(finite(words, n) for n in clauses[-1]) and _finite_next(words, main[position + 1 :]):
            clauses.append([])
        clauses[-1].append(place)
    return [tuple(places) for places in clauses]


def _finite_next(words: Sequence[Word], places: Sequence[int]) -> bool:
    """Whether a finite verb comes in these places before the next conjunction."""
    for place in places:
        if words[place].upos == "CCONJ":
            return False
        if finite(words, place):
            return True
    return False


def _clause(parse: Parse, words: Sequence[Word], places: tuple[int, ...], on_clause: Sequence[Match], told: int) -> Clause:
    inside = set(places)
    mine = [m for m in on_clause if m.first in inside]
    used = {n for m in mine for n in range(m.first, m.last + 1)} | set(range(told))
    hedges = []
    for match in mine:
        before = match.row["kind"] in {"group", "participle"} and negated_before(words, match.first)
        class_ = match.row["class"]
        if class_ == "percent":
            class_ = _by_figure(words, match)
        if match.negated or (before and not match.row["stance"]):
            class_ = match.row["negated"] or opposite(class_)
        if before:
            used |= set(range(max(0, match.first - 4), match.first))
        hedges.append(Hedge(class_, match.row["modality"], match.row["stance"], _because(parse, words, match), match.last))
    spans = tuple(parse.span_of(words[n], words[n]) for n in _negations(words, places, used))
    turned = len(spans) % 2 == 1
    flat = next((n for n, m in enumerate(mine) if turned and m.row["negated"] == "no"), None)
    if flat is not None:  # "no truce is possible": the negated possibility is no weaker than "impossible"
        hedges[flat], turned = replace(hedges[flat], class_="no"), False
    return Clause(places, tuple(hedges), spans, turned)


def _because(parse: Parse, words: Sequence[Word], match: Match) -> Span:
    """The hedge's own words, the empty ones at its edges left out ("is likely to" -> "likely")."""
    first, last = match.first, match.last
    while last > first and (words[last].lemma in _EMPTY or words[last].lower in _EMPTY):
        last -= 1
    while first < last and (words[first].lemma in _EMPTY or words[first].lower in _EMPTY):
        first += 1
    if match.negated is False and first > 0 and words[first - 1].lower in NEGATIONS:
        first -= 1
    return parse.span_of(words[first], words[last])


def _negations(words: Sequence[Word], places: tuple[int, ...], used: set[int]) -> list[int]:
    """Where the clause itself says no: "not" in its verb group, "no" before its subject or right after its verb."""
    found = []
    for position, place in enumerate(places):
        word = words[place]
        if place in used or word.lower not in _NO:
            continue
        before = next((words[n] for n in reversed(places[:position]) if not is_quote(words[n]) and words[n].upos != "ADV"), None)
        after = words[place + 1] if place + 1 < len(words) else None
        following = after.lower if after is not None else ""
        opens = before is None or before.upos in {"AUX", "VERB", "CCONJ"} or before.lower == "that" or before.text in {",", ":"}
        if word.lower in NEGATIONS and word.lower != "nor":
            # "any charge not cited": a participle after a noun negates itself alone.
            bare = (
                following == "to"
                or before is None
                or before.upos not in {"NOUN", "PROPN"}
                or (after is not None and after.xpos not in {"VBN", "VBD", "VBG"})
            )
            ahead = after is not None and (after.upos in {"VERB", "AUX"} or following == "to")
            verbal = (before is not None and before.upos == "AUX") or (ahead and bare)
            says_no = verbal and following not in {"only", "just", "least", "merely", "necessarily"}
        elif word.lower == "no":
            says_no = opens and following not in {"fewer", "less", "more", "doubt", "matter", "later", "earlier", "sooner", "."}
        else:
            says_no = opens and following != "but" and word.lower != "nor"
        if says_no:
            found.append(place)
    return found


def _by_figure(words: Sequence[Word], match: Match) -> str:
    """The class that a chance in percent falls into."""
    figure = next((words[n].text for n in match.places if words[n].text[0].isdigit()), "50")
    try:
        chance = float(figure.replace(",", "")) / 100
    except ValueError:
        return "even"
    for class_, high in (
        ("almost-no", 0.05),
        ("very-unlikely", 0.2),
        ("unlikely", 0.45),
        ("even", 0.55),
        ("likely", 0.8),
        ("very-likely", 0.95),
    ):
        if chance < high or (chance == high and class_ == "even"):
            return class_
    return "almost-certain" if chance < 1 else "certain"
