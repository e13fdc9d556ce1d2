"""Whether what a time goes with lies behind or ahead: the verb group over it, and the words before it.

Here: simple rules over tags and tree. Not here: which day that makes.
"""

from __future__ import annotations

from secondlead.model.parse import FINITE, Parse, Word
from secondlead.reading.times.directions import words_for

AHEAD, BEHIND, OPEN = 1, -1, 0
REACH = 12  # words before it in which its clause may tell a plan
BASE = ("VERB", "AUX", "NOUN")  # tags of the verb behind "was to": resume, set, have
STEPS = 12  # governors looked at on the way up


def direction(parse: Parse, first: int, last: int, exact: bool = False) -> int:
    """AHEAD, BEHIND or OPEN for the expression from word first to word last (indices); exact: it names a day.

    1 words before it that point ahead or back (starting, for a day; since)  2 a modal right before it  3 a plan told before it in
    its clause (was expected in, is due to)  4 the verb group that governs it, or the one before it where the governor stands behind a comma
    5 until, after what lasts.
    """
    words = parse.words
    sentence = parse.sentences[words[first].sentence]
    before = [w.lower for w in words[max(sentence.first, first - 4) : first]]
    told = _before(before)
    if before[-1:] == ["for"] and (told == AHEAD or (exact and told == OPEN)):
        return BEHIND if _called_off(parse, words[first].sentence) else AHEAD
    if told:
        return told
    if _modal_before(parse, sentence.first, first):
        return AHEAD
    if _done_before(parse, sentence.first, first):
        return BEHIND
    if planned := _planned_before(parse, sentence.first, first):
        return planned
    inside = range(first, last + 1)
    until = before[-1:] in (["until"], ["till"])
    head = next((words[i] for i in inside if words[i].head not in inside or words[i].head == i), words[last])
    told = _governed(parse, head, before)
    return AHEAD if until and told == BEHIND and _lasting(parse, head) else told


def _called_off(parse: Parse, number: int) -> bool:
    """Whether the sentence undoes a plan: was to meet on Friday, a visit set for Monday was cancelled."""
    off = words_for("off_verb")
    words = parse.words_of(parse.sentences[number])
    return any(
        w.xpos in ("VBD", "VBN") and (w.lemma in off or (w.lemma in ("put", "call") and words[min(i + 1, len(words) - 1)].lower == "off"))
        for i, w in enumerate(words)
    )


def _modal_before(parse: Parse, start: int, first: int) -> bool:
    """Whether a modal stands right before it: would on Wednesday name a chief."""
    words = parse.words
    at = first - 1
    while at >= start and words[at].upos in ("ADP", "ADV") and first - at < 4:
        at -= 1
    if at >= start and words[at].lower in words_for("be_now") and words[at].upos in ("VERB", "AUX"):  # the funeral is on Saturday
        return True
    return at >= start and first - at > 1 and words[at].lower in words_for("modal") and words[at].xpos == "MD"


def _planned_before(parse: Parse, start: int, first: int) -> int:
    """AHEAD where the clause before it tells a plan, also of a past ("was expected in the port", "was to resume"); BEHIND for one undone,
    or told as past twice ("had been due", "was to have met", "was to meet but it was called off"); surer than the tree.
    """
    words = parse.words
    for at in range(first - 1, max(start, first - REACH) - 1, -1):
        word = words[at]
        if word.upos == "PUNCT" and word.text != "-":
            return OPEN
        if word.lower not in words_for("be_form"):
            if word.lower not in words_for("plan_state") and (word.xpos in FINITE or (word.xpos == "VBN" and _apart(words[at - 1]))):
                return OPEN
            continue
        after = [w for w in words[at + 1 : first] if w.upos != "ADV" and w.lower not in ("not", "also")]
        lower = [w.lower for w in after]
        if not lower or not (lower[0] in words_for("plan_state") or (lower[0] == "to" and len(after) > 1 and after[1].upos in BASE)):
            return OPEN
        if lower[0] == "set" and lower[1:2] not in (["to"], ["for"]):  # was set on fire
            return OPEN
        now = word.lower in words_for("be_now") or word.lower in ("is", "are")
        twice = words[at - 1].lower in words_for("had_form") or ("have" in lower[:3] and any(w.xpos == "VBN" for w in after[2:4]))
        return BEHIND if not now and (twice or _called_off(parse, word.sentence)) else AHEAD
    return OPEN


def _apart(before: Word) -> bool:
    """Whether a participle behind this word has no helper: an appeal filed, a man arrested."""
    return before.upos != "AUX" and before.lower not in words_for("be_form") | words_for("had_form") | words_for("be_base")


def _done_before(parse: Parse, start: int, first: int) -> bool:
    """Whether a verb of what was done stands right before it: a ban issued Thursday; not "was due to be issued Thursday"."""
    words = parse.words
    at = first - 1
    while at > start and words[at].lower in words_for("day_lead"):
        at -= 1
    word = words[at]
    if (
        at < start
        or word.upos != "VERB"
        or _tag(word) not in ("VBD", "VBN")
        or word.lower in words_for("plan_word")
        or word.lemma in words_for("until_verb")
    ):
        return False
    helpers = [w.lower for w in words[max(start, at - 4) : at]]
    return not any(one in words_for("modal") or one in ("to", "be", "is", "are") for one in helpers)


def _lasting(parse: Parse, head: Word) -> bool:
    """Whether what was done lasts until then: adjourned until Monday."""
    words, word = parse.words, head
    for _ in range(3):
        if word.upos == "VERB":
            return word.lemma in words_for("until_verb")
        word = words[word.head]
    return False


def _before(before: list[str]) -> int:
    """What the last words before the expression say of themselves."""
    for size in (4, 3, 2, 1):
        phrase = " ".join(before[-size:]) if len(before) >= size else ""
        if phrase in words_for("ahead"):
            return AHEAD
        if phrase in words_for("behind"):
            return BEHIND
    return OPEN


def _governed(parse: Parse, head: Word, before: list[str]) -> int:
    words, word = parse.words, head
    through_noun = False
    for _ in range(STEPS):
        if word.upos in ("VERB", "AUX") or _copula(parse, word):
            word = _rather(parse, word, head)
            told = _group(parse, word, through_noun)
            if told != OPEN:
                return told
        elif word.upos in ("NOUN", "PROPN", "ADJ") and word is not head:
            told = _noun(word)
            if told != OPEN:
                return told
            through_noun = True
        if word.head == word.index:
            break
        word = words[word.head]
    return AHEAD if before[-1:] == ["for"] and through_noun else OPEN


def _rather(parse: Parse, verb: Word, head: Word) -> Word:
    """The verb, but for one behind a comma after the expression the last verb before it: "is due on Saturday, his club said"."""
    words = parse.words
    if verb.index < head.index:  # agreed to meet again on Thursday
        between = range(head.index - 1, verb.index + 1, -1)
        inner = next((words[i] for i in between if words[i].xpos == "VB" and words[i - 1].lower == "to"), None)
        return inner if inner and not any(w.xpos in FINITE for w in words[inner.index + 1 : head.index]) else verb
    if not any(w.text in (",", "”", '"', "''") for w in words[head.index + 1 : verb.index]):
        return verb
    first = parse.sentences[verb.sentence].first
    return next((words[i] for i in range(head.index - 1, first - 1, -1) if words[i].upos in ("VERB", "AUX")), verb)


def _noun(word: Word) -> int:
    return AHEAD if word.lower in words_for("plan_noun") else OPEN


def _copula(parse: Parse, word: Word) -> bool:
    return any(w.relation == "cop" for w in parse.children(word))


def _group(parse: Parse, verb: Word, through_noun: bool) -> int:
    """The verb group of one verb (or of a noun or adjective with its copula)."""
    helpers = [
        w
        for w in parse.children(verb)
        if w.relation.startswith(("aux", "cop")) or w.xpos in ("MD", "TO") or (w.relation == "mark" and w.lower == "to")
    ]
    lower = [w.lower for w in helpers]
    finite = [w for w in helpers if w.xpos in FINITE]
    if any(one in words_for("modal") for one in lower):
        done = any(one in ("have", "'ve") for one in lower) and verb.xpos in ("VBN", "VBD", "VBG")
        if done and not any(one in ("will", "'ll", "shall") for one in lower):
            return BEHIND
        if "would" in lower and verb.lemma in words_for("say_verb") and _denied(parse, verb):
            return BEHIND
        return AHEAD
    tag = _tag(verb)
    past = any(w.xpos == "VBD" for w in finite) or any(one in ("has", "have", "had", "'ve", "having") for one in lower)
    if verb.xpos in ("VB", "VBN") and any(w.xpos == "TO" or w.lower == "to" for w in helpers):
        return _infinitive(parse, verb, past, bool(finite))
    if through_noun and verb.lemma in words_for("set_verb"):
        return AHEAD
    if past:
        return BEHIND
    if any(w.xpos in ("VBZ", "VBP") for w in finite):  # is meeting, is due, is held, is scheduled
        if verb.upos in ("NOUN", "PROPN") and not through_noun:
            return AHEAD
        planned = any(w.lower in words_for("plan_word") for w in parse.children(verb))
        if planned or verb.lemma in words_for("plan_verb") or verb.lower in words_for("plan_word") or verb.xpos == "VBG":
            return AHEAD
        return AHEAD if not through_noun else OPEN
    if tag in ("VBD", "VBN"):
        if tag == "VBN" and verb.relation == "xcomp":
            return OPEN
        return AHEAD if tag == "VBN" and verb.lower in words_for("plan_word") else BEHIND
    if tag in ("VBZ", "VBP"):
        if (
            verb.lemma in words_for("say_verb") and any(w.relation in ("ccomp", "parataxis") for w in parse.children(verb))
        ) or parse.sentences[verb.sentence].headline:
            return BEHIND
        return AHEAD if not through_noun or verb.lemma in words_for("plan_verb") else OPEN
    return OPEN


def _tag(verb: Word) -> str:
    """Its tag, where its form does not belie it: no past ends in one s, and few are the base form."""
    if verb.xpos != "VBD":
        return verb.xpos
    if verb.lower.endswith("s") and not verb.lower.endswith("ss"):
        return "VBZ"
    return "VBP" if verb.lower == verb.lemma and verb.lemma not in words_for("same_past") else "VBD"


def _denied(parse: Parse, verb: Word) -> bool:
    """Whether nobody would do it: neither side would say on Wednesday."""
    first = parse.sentences[verb.sentence].first
    return any(w.lower in words_for("negation") for w in parse.words[max(first, verb.index - 5) : verb.index])


def _infinitive(parse: Parse, verb: Word, past: bool, finite: bool) -> int:
    """To do it: ahead if what governs it plans it now or planned it; behind if it was done ("managed to flee Monday")."""
    if past:
        return BEHIND  # was to meet, to have met
    if finite:
        return AHEAD  # is to meet
    governor = parse.words[verb.head]
    at = verb.index - 1
    if at > 0 and parse.words[at].lower == "to" and parse.words[at - 1].upos in ("VERB", "ADJ"):  # surer than the tree
        governor = parse.words[at - 1]
    if governor is verb:
        return AHEAD
    had = any(w.lower == "had" for w in parse.children(governor))
    if had and governor.lemma in words_for("had_verb"):
        return BEHIND
    if governor.lemma in words_for("did_verb") and governor.xpos in ("VBD", "VBN"):
        return BEHIND
    if governor.lemma in words_for("plan_verb") or governor.lower in words_for("plan_word") or governor.lower in words_for("plan_noun"):
        return AHEAD
    return AHEAD if governor.upos in ("NOUN", "PROPN") or governor.xpos in ("VBZ", "VBP") else OPEN
