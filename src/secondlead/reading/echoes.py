"""Names again: what a report names once it names by the same words elsewhere.

Here: names found by their likeness to others of the same report. Not here: who is meant (statements/referent.py).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from secondlead.model.parse import Mention, Word
from secondlead.model.spans import Span, cut

KINDS = ("PER", "ORG", "LOC")
_Form = tuple[str, ...]  # a name's words as printed


def echoed(text: str, words: Sequence[Word], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, and 1 the same capitalised words wherever else they stand free, with the type most of their mentions have;
    2 the surname of a person that the report names in full; 3 the few of another type brought to that of the many."""
    forms = _forms(words, mentions)
    longest = max((len(form) for form in forms), default=0)
    kept = [_settled(one, form, forms) for one, form in _formed(words, mentions)]
    ends = [word.end for word in words]
    taken = {i for one in mentions for i in _places(words, ends, one.span)}
    first = {form[0] for form in forms}
    found: list[Mention] = []
    at = 0
    while at < len(words):
        size = 0
        if words[at].text in first and at not in taken:
            size = next((n for n in range(longest, 0, -1) if _free(words, at, n, taken) and _form(words, at, n) in forms), 0)
        if size:
            span = cut(text, words[at].start, words[at + size - 1].end)
            found.append(Mention(span, forms[_form(words, at, size)]))
        at += size or 1
    return sorted([*kept, *found], key=lambda one: one.span)


def _forms(words: Sequence[Word], mentions: Sequence[Mention]) -> dict[_Form, str]:
    """{form: the type that most of its mentions have}; no form whose types are even, none that could be any word."""
    counts: dict[_Form, Counter[str]] = {}
    surnames: dict[_Form, Counter[str]] = {}
    for one, form in _formed(words, mentions):
        if one.type in KINDS and _telling(form):
            counts.setdefault(form, Counter())[one.type] += 1
            if one.type == "PER" and len(form) > 1 and _telling(form[-1:]):
                surnames.setdefault(form[-1:], Counter())[one.type] += 1
    found = {form: kinds.most_common(2) for form, kinds in (surnames | counts).items()}
    return {form: best[0][0] for form, best in found.items() if len(best) == 1 or best[0][1] > best[1][1]}


def _telling(form: _Form) -> bool:
    """Whether the form can be looked for: it opens and ends with a capital, and is longer than a letter or two."""
    return form[0][0].isupper() and form[-1][0].isupper() and sum(map(len, form)) > 2


def _formed(words: Sequence[Word], mentions: Sequence[Mention]) -> Iterator[tuple[Mention, _Form]]:
    ends = [word.end for word in words]
    for one in mentions:
        places = _places(words, ends, one.span)
        yield one, tuple(words[i].text for i in places) or (one.span.text,)


def _places(words: Sequence[Word], ends: Sequence[int], span: Span) -> range:
    low = last = bisect_right(ends, span.start)
    while last < len(words) and words[last].start < span.end:
        last += 1
    return range(low, last)


def _settled(one: Mention, form: _Form, forms: dict[_Form, str]) -> Mention:
    kind = forms.get(form, one.type)
    return Mention(one.span, kind) if one.type in KINDS else one


def _form(words: Sequence[Word], at: int, size: int) -> _Form:
    return tuple(word.text for word in words[at : at + size])


def _free(words: Sequence[Word], at: int, size: int, taken: set[int]) -> bool:
    """Whether the words are in no name yet, and no part of a longer one that is not known: "Reed" is no echo in "Reed Street"."""
    if at + size > len(words) or any(i in taken for i in range(at, at + size)):
        return False
    return not any(0 <= i < len(words) and words[i].upos == "PROPN" and i not in taken and words[i].text[0].isupper()
                   and _touch(words, min(i, at), max(i, at + size - 1)) for i in (at - 1, at + size))  # fmt: skip


def _touch(words: Sequence[Word], a: int, b: int) -> bool:
    return words[a].sentence == words[b].sentence
