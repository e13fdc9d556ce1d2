"""Editors' notes -> what was added, what was corrected (the right and the wrong value), where; and what is to come.

Here: reading the blocks that layout.py has told as notes, by lexicon/en/note_*.tsv. Not here: which blocks are notes (furniture.py),
what a correction does to earlier versions (the ledger).

A note is asked, first that fits:
    1. "X stead Y. Here is a corrected repetition", as a French agency heads a text that replaces another
    2. "This story has been corrected to show ...", "An earlier version of this story misstated ...", as papers and sites write
    3. a row of items, each opened by a verb: "(Adds reaction in paragraph 3, corrects name)", "Eds: SUBS 2nd graf to CORRECT date"
Besides, "UPCOMING: 800 words by 4 p.m." is looked for in each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from secondlead.lexicon import index, table
from secondlead.model.notes import Edit, EditAct, EditorNote, Upcoming
from secondlead.model.report import Block, BlockKind
from secondlead.model.spans import Span, cut

LONGEST = 1200  # characters of a note that are read
REPETITION = re.compile(
    r"(?:(?P<right>[^.;]{1,80}?),?\s(?:stead|sted|instead of|not)\s(?P<wrong>[^.;]{1,80}?)\.\s+)?"
    r"here is a corrected (?:repetition|version)",
    re.IGNORECASE,
)
CHANGED = re.compile(
    r"\b(?:story|article|report|version|piece|post|headline|item)\b[^.;]{0,60}?\b(?:has been|was|is)\s"
    r"(?P<verb>updated|corrected|amended|revised|edited|clarified)"
    r"(?:\s(?P<how>to (?:show|reflect|say|note|include|add|correct|clarify|make clear)(?: that)?|with|by adding)\s(?P<what>[^;]{1,300}))?",
    re.IGNORECASE,
)
EARLIER = re.compile(
    r"\b(?:an|a previous|previous|the) ?(?:earlier |previous |original )?version of this "
    r"(?:story|article|report|piece|post|headline)\b(?P<what>[^;]{1,400})",
    re.IGNORECASE,
)
MISTAKEN = re.compile(
    r"\b(?:misstated|misspelled|misidentified|incorrect\w*|wrong\w*|erroneous\w*|mistaken\w*|in error|misattributed)\b", re.IGNORECASE
)
OPENING = re.compile(
    r"[\s(\[=*]*(?:(?:ATTN|ATTENTION|ATTENTION EDITORS|Eds?\.?|EDS\.?|Editors?(?:['’]s?)?(?: notes?)?)\s?[:—–-]+\s*"
    r"|This\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}\s)?(?:story|version|article|report|item)\s(?:has been\s)?|repetition,\s)",
    re.IGNORECASE,
)
WORD = re.compile(r"[A-Za-z]+")
BOUNDARY = re.compile(r"(?:^|[;,:.(]\s*|\band\s|\bto\s|&\s)$", re.IGNORECASE)
EDGES = " \t\r\n,;:./()[]=-–—"
TO_COME = re.compile(r"\b(?:UPCOMING|TO COME|Upcoming)\b\s?:?\s*(?P<what>[^\n]{1,200})")
SIZE = re.compile(r"(?P<words>\d[\d,]{0,6})[ -]words?\b")
BY = re.compile(
    r"\bby\s(?P<by>(?:about\s)?(?:noon|midnight|\d{1,2}(?::\d\d)?\s?[ap]\.?m\b\.?(?:\s[A-Z]{2,4}\b)?"
    r"|\d{4}\s?(?:GMT|UTC)|\d{1,2}:\d\d(?:\s?[A-Z]{2,4}\b)?))",
    re.IGNORECASE,
)
# What is done for the sake of what stands behind "to": "SUBS 2nd graf to CORRECT date" tells a place for the correction.
MEANS = (EditAct.REPLACED, EditAct.RECAST, EditAct.REFILED, EditAct.REPEATED, EditAct.UPDATED)


def notes_of(text: str, blocks: Iterable[Block]) -> tuple[EditorNote, ...]:
    """The notes among the blocks of text that tell something, in order. Places count code points of text."""
    found = (note_of(text, block.span) for block in blocks if block.kind is BlockKind.NOTE)
    return tuple(note for note in found if note.edits or note.upcoming)


def note_of(text: str, span: Span) -> EditorNote:
    """What the note at span of text tells."""
    span = cut(text, span.start, min(span.end, span.start + LONGEST))
    words = span.text
    edits = tuple(_repetition(words) or _sentence(words) or _items(words))
    return EditorNote(
        span,
        tuple(replace(one, span=_moved(one.span, span.start)) for one in edits),
        tuple(replace(one, span=_moved(one.span, span.start)) for one in _upcoming(words)),
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by, span.text)


def _repetition(words: str) -> list[Edit]:
    found = REPETITION.search(words)
    if not found:
        return []
    right, wrong = _value(found["right"]), _value(found["wrong"])
    return [Edit(EditAct.CORRECTED, cut(words, *found.span()), f"{right} for {wrong}" if right else "", "", right, wrong)]


def _sentence(words: str) -> list[Edit]:
    """What a paper's or a site's sentence on its own version tells."""
    earlier = EARLIER.search(words)
    if earlier and MISTAKEN.search(earlier["what"]):
        what, where = _place(earlier["what"])
        return [Edit(EditAct.CORRECTED, cut(words, *earlier.span()), _plain(what), where, *_values(_plain(what)))]
    found = CHANGED.search(words)
    if not found:
        return []
    how, what = (found["how"] or "").lower(), found["what"] or ""
    act = EditAct.CORRECTED if found["verb"].lower() in ("corrected", "amended") or "correct" in how else EditAct.UPDATED
    if act is EditAct.UPDATED and ("includ" in how or "add" in how or how == "with"):
        act = EditAct.ADDED
    if found["verb"].lower() == "clarified" or "clar" in how or "clear" in how:
        act = EditAct.CLARIFIED
    told, where = _place(what)
    values = _values(_plain(told)) if act is EditAct.CORRECTED else ("", "")
    return [Edit(act, cut(words, *found.span()), _plain(told), where, *values)]


@dataclass(frozen=True, slots=True)
class _Verb:
    start: int
    end: int
    act: EditAct
    purpose: bool  # "SUBS 2nd graf to CORRECT date": says why the verb before was done


def _items(words: str) -> list[Edit]:
    """The items of a row, each from its verb to the next."""
    opening = OPENING.match(words)
    first = opening.end() if opening else 0
    verbs = list(_verbs(words, first))
    edits: list[Edit] = []
    for at, verb in enumerate(verbs):
        end = verbs[at + 1].start if at + 1 < len(verbs) else len(words)
        stop = re.search(r"(?<=[a-z)])\.\s+(?=[A-Z])|///|\bUPCOMING\b|\bSENT\b", words[verb.end : end])
        end = verb.end + stop.start() if stop else end
        what, where = _place(words[verb.end : end])
        what = _plain(what)
        if verb.purpose and edits and edits[-1].act in MEANS:
            where = where or edits[-1].where
            if edits[-1].act is EditAct.REPLACED:
                edits.pop()
        values = _values(what) if verb.act in (EditAct.CORRECTED, EditAct.REPLACED) else ("", "")
        edits.append(Edit(verb.act, cut(words, verb.start, end), what, where, *values))
    return edits


def _verbs(words: str, first: int) -> Iterator[_Verb]:
    known = index("note_verbs")
    for found in WORD.finditer(words, first):
        row = known.get(found[0].lower())
        if row is None:
            continue
        before = words[first : found.start()]
        opens = BOUNDARY.search(before) is not None
        purpose = re.search(r"\bto\s$", before, re.IGNORECASE) is not None
        capitals = found[0].isupper() and len(found[0]) > 2
        if capitals or (opens and (not purpose or row["act"] in ("corrected", "clarified", "updated", "removed"))):
            yield _Verb(found.start(), found.end(), EditAct(row["act"]), purpose)


@cache
def _places() -> re.Pattern[str]:
    rows = "|".join(f"(?:{row['pattern']})" for row in table("note_places"))
    before = r"(?:\b(?:in|to|from|at|of|on|after|through)\s)?(?:the\s|its\s)?\b"
    behind = r"\b(?=\s*(?:$|[;,.)/(]|and\b|to\b|with\b|that\b))"
    return re.compile(rf"{before}(?P<place>{rows}){behind}", re.IGNORECASE)


def _place(words: str) -> tuple[str, str]:
    """words without the place that they name, and the place."""
    found = list(_places().finditer(words))
    if not found:
        return words, ""
    rest = words
    for one in reversed(found):
        rest = rest[: one.start()] + rest[one.end() :]
    return rest, ", ".join(" ".join(one["place"].split()) for one in found)


@cache
def _tellings() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in table("note_values"))


def _values(what: str) -> tuple[str, str]:
    """(right, wrong) as the words of a correction tell them, "" for what they do not."""
    best = ("", "")
    for pattern in _tellings():
        found = pattern.search(what)
        if found:
            groups = found.groupdict()
            told = _value(groups["right"]), _value(groups.get("wrong"))
            if all(told):
                return _alike(*told), told[1]
            best = best if best[0] else told
    return best


def _alike(right: str, wrong: str) -> str:
    """The end of right that stands against wrong, with the names or figures before it: of "the ferry carried 41", against "44", "41"."""
    words = right.split()
    at = max(0, len(words) - len(wrong.split()))
    if (shape := _shape(wrong)) != "word" and _shape(words[at]) != shape:
        at = next((place for place in reversed(range(len(words))) if _shape(words[place]) == shape), at)
        return words[at]
    while at and _shape(words[at - 1]) == _shape(words[at]) != "word":
        at -= 1
    return " ".join(words[at:])


def _shape(word: str) -> str:
    return "figure" if word[0].isdigit() else "name" if word[0].isupper() else "word"


def _value(words: str | None) -> str:
    return " ".join((words or "").split()).strip(EDGES + "\"'“”‘’")


def _plain(words: str) -> str:
    plain = " ".join(words.split()).strip(EDGES)
    return re.sub(r"^(?:with|that|to|of)(?:\s|$)|\s(?:and|with|to)$", "", plain).replace(" ,", ",").strip(EDGES)


def _upcoming(words: str) -> Iterator[Upcoming]:
    for found in TO_COME.finditer(words):
        size, by = SIZE.search(found["what"]), BY.search(found["what"])
        if size or by:
            number = int(size["words"].replace(",", "")) if size else None
            yield Upcoming(cut(words, *found.span()), number, by["by"] if by else "")
